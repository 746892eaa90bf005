// What a person does becomes events, each once; driven by a real keyboard and mouse.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { everyRole, firstUpdate } from "../testing/every_role.mjs";
import { noBrowser, Stage } from "../testing/page.mjs";

/** @typedef {import("../testing/every_role.mjs").Nested} Nested */

const options = [{ value: "r", label: "Красный" }, { value: "g", label: "Зелёный" }];
/** @param {Nested[]} children */
const form = (...children) => firstUpdate({ id: "f", role: "form", name: "Форма", children });
/** @type {Nested} */
const submit = { id: "submit", role: "button", name: "Отправить" };
/** @type {Nested} */
const more = { id: "more", role: "button", name: "Ещё" };
/** @param {string} id @param {Partial<Nested>} [own] @returns {Nested} */
const text = (id, own = {}) => ({ id, role: "text_field", name: `Поле ${id}`, ...own });

describe("what a person does", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(() => stage.load());

  /** @param {unknown} update */
  const draw = (update) => stage.run((bench, update) => bench.draw(update), /** @type {any} */ (update));
  /** @param {string} part */
  const at = (part) => `[id='pw-${part}']`;
  const press = (/** @type {string[]} */ ...keys) => keys.reduce((done, key) => done.then(() => stage.page.keyboard.press(key)), Promise.resolve());
  const type = (/** @type {string} */ keys) => stage.page.keyboard.type(keys);
  const spoken = async () => {
    await stage.until(() => Boolean(document.querySelector("[aria-live] > *")));
    return stage.run(() => [...document.querySelectorAll("[aria-live] > *")].map((one) => one.textContent));
  };

  test("typing sends the whole new value, and leaving comes after it", async () => {
    await draw(form(text("a"), text("b")));
    await stage.page.click(at("a:control"));
    await type("ab");
    await press("Tab");
    assert.deepEqual(await stage.sent(), [
      { type: "focus", node: "a" }, { type: "input", node: "a", value: "a" }, { type: "input", node: "a", value: "ab" }, { type: "leave", node: "a" }, { type: "focus", node: "b" },
    ]);
  });

  // [WCAG 2.5.2]
  test("leaving by a press of the mouse is told when the press is over: what comes of it moves nothing under the pointer", async () => {
    await draw(form(text("a"), more));
    await stage.page.focus(at("a:control"));
    await stage.page.hover(at("more:control"));
    await stage.page.mouse.down();
    assert.deepEqual(await stage.sent(), [{ type: "focus", node: "a" }, { type: "focus", node: "more" }]);
    await stage.page.mouse.up();
    assert.deepEqual(await stage.sent(), [{ type: "leave", node: "a" }, { type: "press", node: "more" }]);
  });

  test("a press that ends elsewhere still tells what it left", async () => {
    await draw(form(text("a"), more));
    await stage.page.focus(at("a:control"));
    await stage.page.hover(at("more:control"));
    await stage.page.mouse.down();
    await stage.page.mouse.move(5, 700);
    await stage.page.mouse.up();
    await stage.page.evaluate(() => new Promise((resolve) => setTimeout(resolve))); // behind the task that tells it
    assert.deepEqual((await stage.sent()).at(-1), { type: "leave", node: "a" });
  });

  // [WCAG 3.2.2]
  test("choices send their value at once, and moving within one group does not leave it", async () => {
    await draw(form({ id: "r", role: "radio_group", name: "Р", options }, { id: "m", role: "checkbox_group", name: "М", options }, { id: "c", role: "checkbox", name: "Ч" }));
    await stage.page.focus(at("r:0"));
    await press("Space", "ArrowDown", "Tab", "Space", "Tab", "Space", "Tab", "Space");
    assert.deepEqual(await stage.sent(), [
      { type: "focus", node: "r" }, { type: "input", node: "r", value: "r" }, { type: "input", node: "r", value: "g" }, { type: "leave", node: "r" },
      { type: "focus", node: "m" }, { type: "input", node: "m", value: ["r"] }, { type: "input", node: "m", value: ["r", "g"] }, { type: "leave", node: "m" },
      { type: "focus", node: "c" }, { type: "input", node: "c", value: true },
    ]);
  });

  test("the whole row of a choice is its target", async () => {
    await draw(form({ id: "r", role: "radio_group", name: "Р", options: [{ value: "r", label: "Красный", hint: "как мак" }] }));
    await stage.page.click(at("r:0:hint"), { force: true });
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "input"), [{ type: "input", node: "r", value: "r" }]);
  });

  test("a select sends what was chosen, once", async () => {
    await draw(form({ id: "s", role: "select", name: "С", options }));
    await stage.page.selectOption(at("s:control"), "g");
    assert.deepEqual(await stage.sent(), [{ type: "input", node: "s", value: "g" }]);
  });

  test("of files only names, sizes, types and a key leave", async () => {
    await draw(form({ id: "x", role: "file_field", name: "Скан", multiple: true }));
    await stage.page.setInputFiles(at("x:control"), [{ name: "а.pdf", mimeType: "application/pdf", buffer: Buffer.from("1234") }]);
    assert.deepEqual(await stage.sent(), [{ type: "input", node: "x", value: [{ name: "а.pdf", size: 4, type: "application/pdf", key: "f1" }] }]);
  });

  test("what a password manager fills in with a change event only is sent too", async () => {
    await draw(form(text("a")));
    await stage.run(() => {
      const control = /** @type {HTMLInputElement} */ (document.querySelector("input"));
      control.value = "anna";
      control.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.deepEqual(await stage.sent(), [{ type: "input", node: "a", value: "anna" }]);
  });

  // [WCAG 2.1.1, 2.5.6]
  test("a button is pressed by mouse, Enter and Space, and Enter in a field presses submit and no other", async () => {
    await draw(form(more, text("a"), submit));
    await stage.page.click(at("more:control"));
    await press("Enter", "Space", "Tab", "Enter");
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "press").map(({ node }) => node), ["more", "more", "more", "submit"]);
    assert.equal(stage.page.url(), stage.server.url);
  });

  test("Enter in a form without buttons does not leave the page", async () => {
    await draw(form(text("a")));
    await stage.page.click(at("a:control"));
    await press("Enter");
    assert.deepEqual(await stage.sent(), [{ type: "focus", node: "a" }]);
    assert.equal(stage.page.url(), stage.server.url);
  });

  test("an unavailable button sends nothing and says why", async () => {
    await draw(form(text("a"), { ...submit, unavailable: "Нет связи" }));
    await stage.page.click(at("a:control"));
    await press("Enter");
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "press"), []);
    assert.deepEqual(await spoken(), ["Нет связи"]);
  });

  test("locked fields do not change, by mouse or keyboard, and say why", async () => {
    const locked = { options, unavailable: "Сначала город" };
    await draw(form({ id: "r", role: "radio_group", name: "Р", value: "r", ...locked }, { id: "c", role: "checkbox", name: "Ч", unavailable: "Сначала город" }, { id: "s", role: "select", name: "С", value: "r", ...locked }, text("a", { value: "я", read_only: true })));
    await stage.page.click("text=Зелёный >> nth=0", { force: true });
    await press("ArrowDown");
    await stage.page.focus(at("c:control"));
    await press("Space");
    await stage.page.focus(at("s:control"));
    await press("ArrowDown");
    await stage.page.click(at("a:control"));
    await type("x");
    const state = await stage.run((bench) => [...bench.host.querySelectorAll("input,select")].map((one) => (/** @type {any} */ (one).type.match(/radio|checkbox/) ? /** @type {any} */ (one).checked : /** @type {any} */ (one).value)));
    assert.deepEqual(state, [true, false, false, "r", "я"]);
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "input"), []);
    assert.ok((await spoken()).includes("Сначала город"));
  });

  test("a disclosure tells only what the person did", async () => {
    await draw(form({ id: "d", role: "disclosure", name: "Почему?", open: true }));
    await stage.run((bench) => bench.surface?.apply({ base: 1, version: 2, root: "f", nodes: [{ id: "d", role: "disclosure", name: "Почему?" }] }));
    assert.equal(await stage.run(() => document.querySelector("details")?.open), false);
    await stage.page.waitForTimeout(50); // the browser tells of its own opening in a later task
    assert.deepEqual(await stage.sent(), []);
    await stage.page.click("summary");
    await stage.until(() => /** @type {any} */ (globalThis).bench.sent.some((/** @type {any} */ event) => event.type === "toggle"));
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "toggle"), [{ type: "toggle", node: "d", open: true }]);
  });

  test("a disclosure that is opened and shut before the first answer tells of both, each at once", async () => {
    await draw(form({ id: "d", role: "disclosure", name: "Почему?" }));
    const told = await stage.run(async (bench) => {
      const summary = /** @type {HTMLElement} */ (document.querySelector("summary"));
      const opened = async () => (summary.click(), await null, bench.sent.filter(({ type }) => type === "toggle").map(({ open }) => open));
      return [await opened(), await opened()];
    });
    assert.deepEqual(told, [[true], [true, false]]);
    const answer = (/** @type {number} */ base, /** @type {boolean} */ open) =>
      stage.run((bench, update) => bench.surface?.apply(update), { base, version: base + 1, root: "f", nodes: [{ id: "d", role: "disclosure", name: "Почему?", open }] });
    await stage.sent();
    await answer(1, true);
    await answer(2, false);
    assert.equal(await stage.run(() => document.querySelector("details")?.open), false);
    assert.deepEqual((await stage.sent()).filter(({ type }) => type === "toggle"), []);
  });

  test("a link to a field brings focus to its control and does not change the address", async () => {
    await draw(firstUpdate(everyRole));
    await stage.page.click(at("e2l"));
    assert.equal(await stage.run(() => document.activeElement?.id), "pw-/mail:control");
    assert.equal(stage.page.url(), stage.server.url);
    assert.deepEqual((await stage.sent()).map(({ type, node }) => `${type} ${node}`), ["focus e2l", "focus /mail"]);
  });

  test("a window that loses focus does not leave the field", async () => {
    await draw(form(text("a")));
    await stage.page.click(at("a:control"));
    await stage.run(() => void document.activeElement?.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
    assert.deepEqual(await stage.sent(), [{ type: "focus", node: "a" }]);
  });

  // [WCAG 3.2.1]
  test("focus that an update moves is told after the tree is whole", async () => {
    await draw(form(text("a"), text("b")));
    await stage.page.click(at("a:control"));
    await stage.sent();
    const versions = await stage.run((bench) => {
      /** @type {unknown[]} */ const seen = [];
      bench.answer = (event) => seen.push(`${event.type} ${event.node} at ${bench.surface?.version}`);
      bench.surface?.apply({ base: 1, version: 2, root: "f", focus: "b", nodes: [{ id: "b", role: "text_field", name: "Б", error: "Введите" }] });
      return seen;
    });
    assert.deepEqual(versions, ["leave a at 2", "focus b at 2"]);
  });

  test("an answer that comes inside the event is drawn", async () => {
    await draw(form(text("a"), { id: "c", role: "checkbox", name: "Ч" }));
    await stage.run((bench) => {
      bench.answer = ({ type, value }) => {
        if (type === "input" && value === true) bench.surface?.apply({ base: 1, version: 2, root: "f", nodes: [{ id: "f", role: "form", name: "Форма", children: ["c"] }, { id: "c", role: "checkbox", name: "Ч", checked: true }], removed: ["a"] });
      };
    });
    await stage.page.check(at("c:control"));
    assert.deepEqual(await stage.run((bench) => [bench.host.querySelectorAll("input").length, bench.host.querySelector("input")?.checked]), [1, true]);
  });

  test("a mask puts signs in while typing at the end and never moves the caret", async () => {
    await draw(form(text("a", { mask: "999-999-999 99" })));
    const state = () => stage.run(() => { const control = /** @type {HTMLInputElement} */ (document.querySelector("input")); return [control.value, control.selectionStart]; });
    await stage.page.click(at("a:control"));
    await type("1122334");
    assert.deepEqual(await state(), ["112-233-4", 9]);
    await press("Backspace", "Backspace");
    assert.deepEqual(await state(), ["112-233", 7]);
    await press("ArrowLeft", "ArrowLeft", "Backspace");
    assert.deepEqual(await state(), ["112-33", 4]);
    await type("5");
    assert.deepEqual(await state(), ["112-533", 5]);
    await press("ArrowLeft", "Backspace"); // the sign itself
    await type("9");
    assert.deepEqual(await state(), ["1129533", 4]);
    await press("Backspace");
    await press("End", "Backspace", "Backspace", "Backspace");
    await type("533");
    assert.deepEqual(await state(), ["112-533", 7]);
    await type("б");
    assert.deepEqual(await state(), ["112-533б", 8]);
    assert.equal((await stage.sent()).at(-1)?.value, "112-533б");
  });

  test("a mask takes a paste of any kind", async () => {
    await draw(form(text("a", { mask: "999-999-999 99" })));
    const pasted = async (/** @type {string} */ clip) => {
      await stage.page.fill(at("a:control"), "");
      await stage.page.focus(at("a:control"));
      await stage.page.keyboard.insertText(clip);
      return stage.page.inputValue(at("a:control"));
    };
    assert.equal(await pasted("11223344595"), "112-233-445 95");
    assert.equal(await pasted("112 233 445 95"), "112 233 445 95");
    assert.equal(await pasted("СНИЛС 112"), "СНИЛС 112");
  });
});
