// Both surfaces draw the same, and the live one takes over what the other wrote without touching it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { everyRole, firstUpdate, region } from "../testing/every_role.mjs";
import { noBrowser, noHtmlSurface, Stage, toHtml } from "../testing/page.mjs";

/** @typedef {import("../testing/every_role.mjs").Nested} Nested */

const evil = `"><script>alert('&')</script>\r\n </textarea>`;

/** Every text of a tree made hostile. @param {Nested} node @returns {Nested} */
function hostile(node) {
  const out = { ...node };
  for (const name of /** @type {const} */ (["name", "mark", "hint", "error", "note", "text", "unavailable", "autocomplete", "input_mode", "accept", "current", "status", "tone", "emphasis", "data_name", "lang"]))
    if (out[name] !== undefined) out[name] = evil;
  if (typeof out.value === "string" && !out.options) out.value = evil;
  if (out.options) out.options = out.options.map(({ value }) => ({ value: value + evil, label: evil, hint: evil }));
  if (out.columns) out.columns = out.columns.map(() => evil);
  if (out.scale) out.scale = out.scale.map(({ value }) => ({ value, text: evil }));
  if (out.series) out.series = out.series.map((point) => ({ ...point, label: evil, text: evil }));
  if (node.children) out.children = node.children.map(hostile);
  return out;
}

describe("both surfaces", { skip: noBrowser || noHtmlSurface }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());

  /** @type {[string, Nested, string, string][]} */
  const trees = [
    ["every role in every state", everyRole, "pw-", "ru"],
    ["a second widget of a document", everyRole, "pw2-", "en"],
    ["a region", region, "pw-", "en"],
    ["hostile text everywhere", hostile(everyRole), "pw-", "ru"],
  ];
  for (const [what, tree, prefix, lang] of trees)
    test(`draw the same: ${what}`, async () => {
      const update = firstUpdate(tree);
      await stage.load(toHtml(update, prefix, lang));
      const [served, live] = await stage.run(
        (bench, { update, options }) => [bench.lines(/** @type {Element} */ (bench.host.firstElementChild)), bench.lines(bench.fresh(update, options))],
        { update, options: { prefix, lang } },
      );
      assert.equal(live, served);
      assert.deepEqual(stage.complaints, []);
    });

  test("adoption of what both draw the same changes one attribute: data-live", async () => {
    const update = firstUpdate(everyRole);
    await stage.load(toHtml(update, "pw-", "ru"));
    const changes = await stage.run((bench, update) => bench.changes(() => bench.start().adopt(update)), update);
    assert.deepEqual(changes, ["data-live of pw-f"]);
    assert.deepEqual(await stage.sent(), []);
  });

  test("a form that can be posted without script becomes one that is not, in place", async () => {
    const update = firstUpdate(everyRole);
    await stage.load(toHtml(update, "pw-", "ru", "/apply"));
    const [kept, adopted, fresh] = await stage.run((bench, update) => {
      const input = document.getElementById("pw-/child/name:control");
      bench.start().adopt(update);
      const form = /** @type {Element} */ (bench.host.firstElementChild);
      return [input?.isConnected, bench.lines(form, ["action"]), bench.lines(bench.fresh(update))];
    }, update);
    assert.equal(kept, true);
    assert.equal(adopted, fresh);
  });

  test("what a person typed, chose and opened before the script came is sent and stays", async () => {
    const update = firstUpdate(everyRole);
    await stage.load(toHtml(update, "pw-", "ru"));
    await stage.page.fill("[id='pw-/child/name:control']", "Анна Мария");
    await stage.page.fill("[id='pw-/street:control']", "Мира");
    await stage.page.fill("[id='pw-/fixed:control']", "Москва", { force: true }).catch(() => {}); // locked: a person cannot
    await stage.page.selectOption("[id='pw-/document:control']", "other");
    await stage.page.check("[id='pw-/kind:2']");
    await stage.page.uncheck("[id='pw-/agree:control']");
    await stage.page.check("[id='pw-/needs:1']");
    await stage.page.click("[id='pw-d1'] summary");
    await stage.page.focus("[id='pw-/street:control']");
    await stage.page.keyboard.type(", 1");
    const { changes, street } = await stage.run(
      (bench, update) => ({ changes: bench.changes(() => bench.start().adopt(update)), street: /** @type {HTMLInputElement} */ (document.activeElement).value }),
      update,
    );
    assert.deepEqual(changes, ["data-live of pw-f"]);
    assert.equal(street, "Мира, 1");
    assert.deepEqual(await stage.sent(), [
      { type: "input", node: "/child/name", value: "Анна Мария" },
      { type: "input", node: "/document", value: "other" },
      { type: "input", node: "/kind", value: "other" },
      { type: "input", node: "/needs", value: ["birth", "marriage", "other"] },
      { type: "input", node: "/agree", value: false },
      { type: "input", node: "/street", value: "Мира, 1" },
      { type: "toggle", node: "d1", open: true },
      { type: "focus", node: "/street" },
    ]);
  });

  test("server HTML of an older tree is brought up to the new one, and others' elements are left alone", async () => {
    const update = firstUpdate(everyRole);
    await stage.load(toHtml(firstUpdate({ ...everyRole, children: everyRole.children?.slice(2, 3) }), "pw-", "ru"));
    const result = await stage.run((bench, update) => {
      const input = /** @type {Element} */ (document.getElementById("pw-/child/name:control"));
      input.after(document.createElement("password-manager"));
      input.setAttribute("data-manager", "on");
      bench.start().adopt(update);
      const kept = input.isConnected && input.nextElementSibling?.localName === "password-manager" && input.getAttribute("data-manager");
      input.nextElementSibling?.remove();
      return [kept, bench.lines(/** @type {Element} */ (bench.host.firstElementChild), ["data-manager"]), bench.lines(bench.fresh(update))];
    }, update);
    assert.equal(result[0], "on");
    assert.equal(result[1], result[2]);
  });

  test("where there is nothing to take over, it is drawn", async () => {
    await stage.load("<p>Загружаем</p>");
    const result = await stage.run((bench, update) => {
      bench.start().adopt(update);
      return [bench.host.childElementCount, bench.host.firstElementChild?.id];
    }, firstUpdate(region));
    assert.deepEqual(result, [1, "pw-r"]);
  });
});
