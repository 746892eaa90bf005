// The same acts through two surfaces: what a person does by keys on the Dear ImGui surface (surface_acts) sends the same events from the DOM surface in a
// browser, and the session's answers make the same tree of both. Every fourth named example; all of them with PORTAL_SURFACES=all (make surfaces).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { noBrowser, Stage } from "../../web/testing/page.mjs";
import { noActs, plays } from "./plays.mjs";

/** @typedef {import("./plays.mjs").Act} Act */

/** @param {string[]} dom @param {string[]} other */
function firstDifference(dom, other) {
  const at = dom.findIndex((line, i) => line !== other[i]);
  return `DOM ${dom[at]}, Dear ImGui ${other[at]}`;
}

describe("a person's acts", { skip: noBrowser || noActs }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());

  /** @param {Act} act */
  async function perform({ node, act }) {
    await stage.run((bench, node) => bench.surface?.focus(node), node);
    if (act === "type") {
      await stage.page.keyboard.press("Control+End");
      await stage.page.keyboard.type("1");
    } else if (act !== "focus") {
      await stage.page.keyboard.press(act === "down" ? "ArrowDown" : "Space");
    }
  }

  /** Some are told a moment after the key. What never comes shows as a difference. @param {number} count */
  const waitFor = (count) => stage.until((bench, least) => bench.sent.length >= least, count).catch(() => {});

  test("send the same events from the DOM and from Dear ImGui, and the answers make the same tree", async () => {
    /** @type {string[]} */ const different = [];
    let acts = 0;
    await stage.load();
    for (const { widget, example, first, acts: played, last } of plays(4)) {
      await stage.run((bench, first) => bench.draw(first), first);
      for (const act of played) {
        await perform(act);
        await waitFor(act.sent.length);
        for (const update of act.updates) await stage.run((bench, update) => bench.surface?.apply(update), update);
        const sent = await stage.sent();
        ++acts;
        if (JSON.stringify(sent) !== JSON.stringify(act.sent))
          different.push(`${widget} ${example}, ${act.act} at ${act.node}: DOM ${JSON.stringify(sent)}, Dear ImGui ${JSON.stringify(act.sent)}`);
      }
      const trees = await stage.run((bench, last) => {
        // What a person's focus leaves behind; and where controls started, which says nothing of what they hold.
        const mine = ["tabindex", "open", "value", "checked", "selected"];
        const whole = (/** @type {Element} */ drawn) => {
          const host = /** @type {Element} */ (drawn.cloneNode(true));
          for (const area of host.querySelectorAll("textarea")) area.textContent = "";
          const controls = /** @type {NodeListOf<HTMLInputElement>} */ (drawn.querySelectorAll(".pw-control"));
          return [bench.lines(host, mine), ...[...controls].map(({ id, value, checked }) => `${id}: ${value} ${checked}`)].join("\n");
        };
        return [whole(/** @type {Element} */ (bench.host.firstElementChild)), whole(bench.fresh(last))];
      }, last);
      if (trees[0] !== trees[1]) different.push(`${widget} ${example}: the trees differ: ${firstDifference(trees[0].split("\n"), trees[1].split("\n"))}`);
    }
    console.log(`surfaces: ${acts} acts in the DOM as in Dear ImGui, ${different.length} different`);
    assert.deepEqual(different, []);
    assert.ok(acts > 60, `${acts} acts`);
  });
});
