// A combobox by keyboard, as APG has it: what is typed stays, what is taken is told once.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { firstUpdate } from "../testing/every_role.mjs";
import { noBrowser, Stage } from "../testing/page.mjs";

const options = [{ value: "1", label: "Красноярск" }, { value: "2", label: "Красногорск" }];
const update = firstUpdate({
  id: "f", role: "form", name: "Форма",
  children: [{ id: "town", role: "combobox", name: "Город", options }, { id: "submit", role: "button", name: "Отправить" }],
});
const control = "[id='pw-town:control']";

describe("a combobox by keyboard", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    await stage.load();
    await stage.run((bench, drawn) => bench.draw(drawn), update);
    await stage.page.focus(control);
    await stage.page.keyboard.type("к");
    await stage.until(() => document.getElementById("pw-town:control")?.getAttribute("aria-expanded") === "true");
  });

  const state = () =>
    stage.run(() => {
      const box = /** @type {HTMLInputElement} */ (document.getElementById("pw-town:control"));
      return [box.value, box.getAttribute("aria-expanded"), box.getAttribute("aria-activedescendant"), document.querySelectorAll('[aria-selected="true"]').length];
    });
  const inputs = async () => (await stage.sent()).filter(({ type }) => type !== "focus");

  // [WCAG 2.1.1, 4.1.2]
  test("arrows move through what is offered and back to the text, and nothing is sent", async () => {
    assert.deepEqual(await state(), ["к", "true", null, 0]);
    await stage.page.keyboard.press("ArrowDown");
    assert.deepEqual(await state(), ["к", "true", "pw-town:0", 1]);
    await stage.page.keyboard.press("ArrowDown");
    assert.deepEqual(await state(), ["к", "true", "pw-town:1", 1]);
    await stage.page.keyboard.press("ArrowDown");
    assert.deepEqual(await state(), ["к", "true", null, 0]);
    assert.deepEqual(await inputs(), [{ type: "input", node: "town", value: "к" }]);
  });

  test("Enter takes the one that was come to and sends no form; without one it sends the form", async () => {
    await stage.page.keyboard.press("ArrowDown");
    await stage.page.keyboard.press("Enter");
    assert.deepEqual(await inputs(), [{ type: "input", node: "town", value: "к" }, { type: "input", node: "town", value: ["1"] }]);
    assert.equal((await state())[1], "false");
    await stage.page.keyboard.press("Enter");
    assert.equal((await inputs()).at(-1)?.node, "submit");
  });

  test("Escape shuts the list and leaves the text; Alt and an arrow opens it again", async () => {
    await stage.page.keyboard.press("Escape");
    assert.deepEqual(await state(), ["к", "false", null, 0]);
    await stage.page.keyboard.press("Alt+ArrowDown");
    assert.deepEqual(await state(), ["к", "true", null, 0]);
  });

  test("a press of the mouse takes a proposal, and focus stays in the text", async () => {
    await stage.page.click("[id='pw-town:1']");
    assert.deepEqual((await inputs()).at(-1), { type: "input", node: "town", value: ["2"] });
    assert.equal(await stage.run(() => document.activeElement?.id), "pw-town:control");
  });
});
