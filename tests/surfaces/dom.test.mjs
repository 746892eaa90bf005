// The same acts through three surfaces: what a person does by keys and by pointer on the Dear ImGui surface (surface_acts) sends the same events from the
// DOM surface in a browser, and the session's answers make the same tree of both; the HTML surface, with no script of ours, would post the same values.
// Every fourth named example (by pointer every eighth); all of them with PORTAL_SURFACES=all (make surfaces).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { noBrowser, noHtmlSurface, Stage, toHtml } from "../../web/testing/page.mjs";
import { noActs, plays } from "./plays.mjs";

/** @typedef {import("./plays.mjs").Act} Act */
/** @typedef {import("./plays.mjs").Play} Play */

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
  async function perform({ node, act, option }) {
    if (act.startsWith("click")) {
      // Where it stands when nothing moves any more: what an answer brought may still find its place.
      const { x, y } = await stage.run(async (_bench, { node, option }) => {
        const id = `pw-${node}`;
        const control = /** @type {Element} */ (document.getElementById(`${id}:${option < 0 ? "control" : option}`) ?? document.querySelector(`#${CSS.escape(id)} > summary`));
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const place = () => {
          control.scrollIntoView({ block: "center" });
          const { left, top, width, height } = control.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        };
        let before = place();
        for (let still = 0; still < 3; ) {
          await frame();
          const now = place();
          still = now.x === before.x && now.y === before.y ? still + 1 : 0;
          before = now;
        }
        return before;
      }, { node, option });
      await stage.page.mouse.click(x, y);
    } else {
      await stage.run((bench, node) => bench.surface?.focus(node), node);
    }
    await press(act);
  }

  /** @param {Act["act"]} act */
  async function press(act) {
    if (act.endsWith("type")) {
      await stage.page.keyboard.press("Control+End");
      await stage.page.keyboard.type("1");
      if (act === "click and type") await stage.page.keyboard.press("Escape");
    } else if (act === "down" || act === "space") {
      await stage.page.keyboard.press(act === "down" ? "ArrowDown" : "Space");
    }
  }

  /** Some are told a moment after the key. What never comes shows as a difference. @param {number} count */
  const waitFor = (count) => stage.until((bench, least) => bench.sent.length >= least, count).catch(() => {});

  for (const by of /** @type {Play["by"][]} */ (["keys", "pointer"]))
  test(`by ${by} send the same events from the DOM and from Dear ImGui, and the answers make the same tree`, async () => {
    /** @type {string[]} */ const different = [];
    let acts = 0;
    let events = 0;
    await stage.load();
    for (const { widget, example, first, acts: played, last } of plays(by === "keys" ? 4 : 8, by)) {
      await stage.run((bench, first) => bench.draw(first), first);
      for (const act of played.filter(({ act }) => act)) {
        await perform(act);
        await waitFor(act.sent.length);
        for (const update of act.updates) await stage.run((bench, update) => bench.surface?.apply(update), update);
        const sent = await stage.sent();
        ++acts;
        events += sent.length;
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
    console.log(`surfaces: ${acts} acts by ${by} in the DOM as in Dear ImGui, ${different.length} different`);
    assert.deepEqual(different, []);
    assert.ok(acts > 60 && events > acts, `${acts} acts, ${events} events`);
  });

  test("post the same values from plain HTML without a script of ours", { skip: noHtmlSurface }, async () => {
    /** @type {string[]} */ const different = [];
    let acts = 0;
    for (const { widget, example, first, acts: played } of plays(4)) {
      await stage.load(toHtml(first, "pw-", "ru", "/send"));
      for (const { node, act, sent } of played) {
        const told = sent.filter((event) => event.type === "input" && event.node === node).at(-1);
        if (!told) continue;
        const posted = await stage.run((_bench, node) => {
          const controls = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`[id="pw-${CSS.escape(node)}:control"], [id^="pw-${CSS.escape(node)}:"].pw-control`)]);
          const control = controls.find((one) => one.checked && one.type === "radio") ?? controls[0];
          control?.focus();
          return Boolean(control);
        }, node);
        if (!posted) continue; // it came with an answer
        await press(act);
        const values = await stage.run((_bench, node) => {
          const form = document.querySelector("form");
          return form ? [...new FormData(form)].filter(([name]) => name === node || name.startsWith(`${node}:`)).map(([, value]) => String(value)) : null;
        }, node);
        if (!values) continue;
        ++acts;
        const expected = typeof told.value === "boolean" ? (told.value ? ["on"] : []) : [told.value].flat();
        const said = values.length === 3 && expected.length === 1 ? [values.join(".")] : values; // a date in parts
        // A mask's signs are put in by script; whoever reads the post takes the value without them.
        const isMasked = first.nodes.some((/** @type {{ id: string, mask?: string }} */ one) => one.id === node && one.mask);
        const bare = (/** @type {unknown[]} */ list) => (isMasked ? list.map((one) => String(one).replace(/[^\p{L}\p{N}]/gu, "")) : list);
        if (JSON.stringify(bare(said)) !== JSON.stringify(bare(expected))) different.push(`${widget} ${example}, ${act} at ${node}: HTML ${JSON.stringify(values)}, an event ${JSON.stringify(told.value)}`);
      }
    }
    console.log(`surfaces: ${acts} values posted by plain HTML as sent by events, ${different.length} different`);
    assert.deepEqual(different, []);
    assert.ok(acts > 30, `${acts} acts`);
  });
});
