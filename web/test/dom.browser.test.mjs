// Updates: the page becomes the tree, by the fewest writes, and a person's focus, caret and text are theirs.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { everyRole, firstUpdate } from "../testing/every_role.mjs";
import { noBrowser, Stage } from "../testing/page.mjs";

/**
 * @typedef {import("../testing/every_role.mjs").Nested} Nested
 * @typedef {import("../dom.js").Wire} Wire
 */

/** A form of `children`. @param {Nested[]} children */
const form = (...children) => firstUpdate({ id: "f", role: "form", name: "Форма", children });

/** @param {string} id @param {Partial<Nested>} [more] @returns {Nested} */
const text = (id, more = {}) => ({ id, role: "text_field", name: `Поле ${id}`, ...more });

/** @param {Wire[]} nodes */
const next = (...nodes) => ({ base: 1, version: 2, root: "f", nodes });

describe("the live surface", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(() => stage.load());

  /** @param {unknown} update */
  const draw = (update) => stage.run((bench, update) => bench.draw(update), /** @type {any} */ (update));
  /** @param {unknown} update @returns {Promise<string[]>} */
  const changes = (update) => stage.run((bench, update) => bench.changes(() => bench.surface?.apply(update)), /** @type {any} */ (update));
  /** @param {unknown} update */
  const failure = (update) =>
    stage.run((bench, update) => {
      let fault = null;
      const seen = bench.changes(() => {
        try {
          bench.surface?.apply(update);
        } catch (error) {
          const { name, code, path } = /** @type {any} */ (error);
          fault = { name, code, path };
        }
      });
      return { fault, seen, version: bench.surface?.version };
    }, /** @type {any} */ (update));

  test("draws under a strict policy with Trusted Types and nobody complains", async () => {
    await draw(firstUpdate(everyRole));
    assert.deepEqual(await stage.run((bench) => bench.violations), []);
    assert.deepEqual(stage.complaints, []);
  });

  test("hostile text is text", async () => {
    const evil = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>";
    await draw(form(text("a", { name: evil, value: evil, hint: evil, error: evil }), { id: "k", role: "link", name: evil, href: `/${evil}` }));
    const found = await stage.run((bench) => [bench.host.querySelectorAll("img,script").length, bench.host.querySelector("label")?.textContent]);
    assert.deepEqual(found, [0, evil]);
  });

  test("an equal node costs nothing", async () => {
    const update = firstUpdate(everyRole);
    await draw(update);
    assert.deepEqual(await changes({ ...update, base: 1, version: 2 }), []);
  });

  test("a snapshot replaces all and touches only what differs", async () => {
    await draw(form(text("a"), text("b"), text("c")));
    assert.deepEqual(await changes({ ...form(text("a"), text("c", { hint: "где" })), version: 9 }), [
      "aria-describedby of pw-c:control",
      "children of pw-c: +1 -0",
      "children of pw-body: +0 -1",
    ]);
    assert.equal(await stage.run((bench) => bench.surface?.version), 9);
  });

  test("a wrong base changes nothing and says so", async () => {
    await draw(form(text("a")));
    assert.deepEqual(await failure({ base: 7, version: 8, root: "f", nodes: [{ id: "a", role: "text_field", name: "Б" }] }), {
      fault: { name: "UpdateError", code: "wrong_base", path: "/base" }, seen: [], version: 1,
    });
  });

  test("a child that nobody lists changes nothing and says so", async () => {
    await draw(form(text("a")));
    assert.deepEqual(await failure(next({ id: "f", role: "form", name: "Ф", children: ["a", "x"] })), {
      fault: { name: "UpdateError", code: "dangling_reference", path: "/nodes" }, seen: [], version: 1,
    });
  });

  test("a role that does not exist changes nothing and says so", async () => {
    await draw(form(text("a")));
    assert.deepEqual(await failure(next({ id: "a", role: "constructor" })), { fault: { name: "UpdateError", code: "unknown_name", path: "/nodes" }, seen: [], version: 1 });
  });

  test("a typed character writes no attribute, and the answer at most three things, among 200 fields", async () => {
    const fields = Array.from({ length: 200 }, (_, index) => text(`/a/${index}`, { max_length: 50, hint: "где" }));
    await draw(form(...fields));
    await stage.run((bench) => {
      const observer = new MutationObserver(() => {});
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      let version = 1;
      bench.answer = ({ type, node, value }) => {
        if (type !== "input") return;
        const typed = observer.takeRecords().length;
        bench.surface?.apply({ base: version, version: ++version, root: "f", nodes: [{ ...(/** @type {any} */ (globalThis).fields[100]), id: node, value }] });
        /** @type {any} */ (globalThis).counted = [typed, observer.takeRecords().length];
      };
    });
    await stage.run((_bench, fields) => void Object.assign(globalThis, { fields }), fields);
    await stage.page.click("[id='pw-/a/100:control']");
    await stage.run((bench) => void bench.sent.splice(0));
    await stage.page.keyboard.type("щ");
    assert.deepEqual(await stage.run(() => /** @type {any} */ (globalThis).counted), [0, 1]); // the count of characters
    assert.deepEqual(await stage.sent(), [{ type: "input", node: "/a/100", value: "щ" }]);
  });

  test("an error that comes is three writes", async () => {
    await draw(form(text("a", { hint: "где" })));
    assert.deepEqual(await changes(next({ id: "a", role: "text_field", name: "Поле a", hint: "где", error: "Введите имя" })), [
      "aria-describedby of pw-a:control", "aria-invalid of pw-a:control", "children of pw-a: +1 -0",
    ]);
  });

  test("one child moved to the end is one move", async () => {
    await draw(form(text("a"), text("b"), text("c"), text("d")));
    assert.deepEqual(await changes(next({ id: "f", role: "form", name: "Форма", children: ["b", "c", "d", "a"] })), ["children of pw-body: +0 -1", "children of pw-body: +1 -0"]);
  });

  test("the focused field is not moved, nor blurred, when others pass it", async () => {
    await draw(form(text("a"), text("b"), text("c"), text("d")));
    await stage.page.click("[id='pw-c:control']");
    await stage.page.keyboard.type("xy");
    await stage.page.keyboard.press("ArrowLeft");
    await stage.sent();
    await changes(next({ id: "f", role: "form", name: "Форма", children: ["d", "c", "b", "a"] }));
    assert.deepEqual(
      await stage.run((bench) => [document.activeElement?.id, /** @type {any} */ (document.activeElement).selectionStart, [...bench.host.querySelectorAll("input")].map((one) => one.name)]),
      ["pw-c:control", 1, ["d", "c", "b", "a"]],
    );
    assert.deepEqual(await stage.sent(), []);
  });

  test("neighbours that come together are put in at once", async () => {
    await draw(form(text("a"), text("z")));
    const many = Array.from({ length: 50 }, (_, index) => text(`n${index}`));
    const seen = await changes(next({ id: "f", role: "form", name: "Форма", children: ["a", ...many.map(({ id }) => id), "z"] }, .../** @type {Wire[]} */ (many)));
    assert.deepEqual(seen, ["children of pw-body: +50 -0"]);
  });

  test("a person's text is not written over by a late answer", async () => {
    await draw(form(text("a")));
    await stage.page.click("[id='pw-a:control']");
    await stage.page.keyboard.type("абв");
    await changes(next({ id: "a", role: "text_field", name: "Поле a", value: "аб" }));
    assert.equal(await stage.page.inputValue("[id='pw-a:control']"), "абв");
  });

  test("what the core makes of the text is shown, and the caret stays in its place", async () => {
    await draw(form(text("a")));
    await stage.page.click("[id='pw-a:control']");
    await stage.page.keyboard.type("abc");
    await stage.page.keyboard.press("ArrowLeft");
    await changes(next({ id: "a", role: "text_field", name: "Поле a", value: "ABC" }));
    assert.deepEqual(await stage.run(() => { const a = /** @type {any} */ (document.activeElement); return [a.value, a.selectionStart]; }), ["ABC", 2]);
    await stage.sent();
    await stage.page.keyboard.press("End");
    await stage.page.keyboard.press("Backspace");
    await stage.page.keyboard.type("c");
    assert.deepEqual((await stage.sent()).map(({ value }) => value), ["AB", "ABc"]);
  });

  test("under an input method nothing is written until it is done", async () => {
    await draw(form(text("a")));
    await stage.page.click("[id='pw-a:control']");
    const client = await stage.page.context().newCDPSession(stage.page);
    await client.send("Input.imeSetComposition", { text: "かな", selectionStart: 2, selectionEnd: 2 });
    await changes(next({ id: "a", role: "text_field", name: "Поле a", value: "другое", hint: "где" }));
    assert.equal(await stage.page.inputValue("[id='pw-a:control']"), "かな");
    assert.equal(await stage.page.textContent("[id='pw-a:hint']"), "где");
    await client.send("Input.insertText", { text: "仮名" });
    assert.equal(await stage.page.inputValue("[id='pw-a:control']"), "другое");
  });

  test("choices and selects show what the core says", async () => {
    const options = ["r", "g"].map((value) => ({ value, label: value }));
    const tree = (/** @type {Partial<Nested>} */ one, /** @type {string[]} */ several) => [
      { id: "s", role: "select", name: "С", options, ...one }, { id: "r", role: "radio_group", name: "Р", options, ...one },
      { id: "m", role: "checkbox_group", name: "М", options, value: several }, { id: "c", role: "checkbox", name: "Ч", checked: several.length > 0 },
    ];
    await draw(form(...tree({ value: "r" }, ["r"])));
    const state = () => stage.run((bench) => [...bench.host.querySelectorAll("input,select")].map((one) => (one instanceof HTMLSelectElement ? one.value : /** @type {HTMLInputElement} */ (one).checked)));
    assert.deepEqual(await state(), ["r", true, false, true, false, true]);
    await changes(next(.../** @type {Wire[]} */ (tree({ value: "g" }, ["r", "g"]))));
    assert.deepEqual(await state(), ["g", false, true, true, true, true]);
    await changes({ base: 2, version: 3, root: "f", nodes: tree({}, []) });
    assert.deepEqual(await state(), ["", false, false, false, false, false]);
  });

  // [WCAG 2.4.3]
  test("focus goes to a field's control, a section's heading, a notice, a summary, the checked radio", async () => {
    await draw(firstUpdate(everyRole));
    /** @type {[string, string][]} */
    const targets = [["/child/name", "pw-/child/name:control"], ["s2", "pw-s2:title"], ["n2", "pw-n2"], ["errors", "pw-errors"], ["/kind", "pw-/kind:0"], ["/kind2", "pw-/kind2:0"],
      ["submit", "pw-submit:control"], ["law", "pw-law"], ["p1", "pw-p1"], ["f", "pw-f:title"], ["/agree", "pw-/agree:control"]];
    let version = 1;
    for (const [node, id] of targets) {
      await changes({ base: version, version: ++version, root: "f", focus: node });
      assert.equal(await stage.run(() => document.activeElement?.id), id);
      assert.equal(await stage.run(() => { const box = /** @type {Element} */ (document.activeElement).getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }), true, `${node} is in view`);
    }
    await changes({ base: version, version: version + 1, root: "f", focus: "d1" });
    assert.equal(await stage.run(() => document.activeElement?.className), "pw-summary");
  });

  // [WCAG 4.1.3, 2.2.4]
  test("two messages that meet are both spoken, and the same again is spoken again", async () => {
    await draw(form(text("a")));
    const spoken = () => stage.run(() => [...document.querySelectorAll("[aria-live]")].map((region) => [region.getAttribute("aria-live"), ...[...region.children].map((one) => one.textContent)]));
    await changes({ base: 1, version: 2, root: "f", announce: [{ text: "Сохранено" }, { text: "Осталось 2 поля" }, { text: "Сохранено" }, { text: "Нет связи", assertive: true }] });
    assert.deepEqual(await spoken(), [["polite"], ["assertive"]]); // first there, then filled
    await stage.until(() => document.querySelectorAll("[aria-live] > *").length === 3);
    await changes({ base: 2, version: 3, root: "f", announce: [{ text: "Сохранено" }] });
    await stage.until(() => document.querySelectorAll("[aria-live] > *").length === 4);
    assert.deepEqual(await spoken(), [["polite", "Сохранено", "Осталось 2 поля", "Сохранено"], ["assertive", "Нет связи"]]);
    assert.deepEqual(await stage.run(() => { const box = /** @type {Element} */ (document.querySelector("[aria-live]")).getBoundingClientRect(); return [box.width, box.height]; }), [1, 1]);
  });

  test("a button that has its twin in the Tab order is left to the mouse and to reading aloud", async () => {
    const undo = { id: "undo-a", role: "button", name: "Отменить", aside: true };
    await draw(form(text("a", { children: [undo] }), text("b")));
    await stage.page.focus("[id='pw-a:control']");
    await stage.page.keyboard.press("Tab");
    assert.equal(await stage.run(() => document.activeElement?.id), "pw-b:control");
    await stage.sent();
    await stage.page.click("[id='pw-undo-a:control']");
    assert.ok((await stage.sent()).some((event) => /** @type {any} */ (event).type === "press" && /** @type {any} */ (event).node === "undo-a"));
  });

  test("one of a thousand fields goes and comes without a look at the others", async () => {
    const many = Array.from({ length: 1000 }, (_, index) => text(`n${index}`));
    const ids = many.map(({ id }) => id);
    await draw(form(...many));
    const others = ids.filter((id) => id !== "n500");
    const shown = await stage.run(
      (bench, updates) => {
        const seen = [];
        for (const update of updates) seen.push([...bench.changes(() => bench.surface?.apply(update)), [...document.querySelectorAll("#pw-f input")].length]);
        return { seen, at: [...document.querySelectorAll("#pw-f input")].findIndex((input) => input.id === "pw-n500:control") };
      },
      /** @type {any} */ ([
        { base: 1, version: 2, root: "f", nodes: [{ id: "f", role: "form", name: "Форма", children: others }], removed: ["n500"] },
        { base: 2, version: 3, root: "f", nodes: [{ id: "f", role: "form", name: "Форма", children: ids }, many[500]] },
      ]),
    );
    assert.deepEqual(shown.seen, [["children of pw-body: +0 -1", 999], ["children of pw-body: +1 -0", 1000]]);
    assert.equal(shown.at, 500);
  });

  // [WCAG 3.1.1]
  test("the language of the root can change in place", async () => {
    await draw(form(text("a")));
    assert.deepEqual(await stage.run((bench) => bench.changes(() => void (/** @type {any} */ (bench.surface).lang = "en"))), ["lang of pw-f"]);
  });

  test("any sequence of updates leads where a fresh drawing leads", async () => {
    const mismatch = await stage.run((bench) => {
      const roles = ["text_field", "text_area", "select", "radio_group", "checkbox", "section", "group", "notice", "item", "disclosure", "button", "heading", "paragraph", "term", "link", "file_field"];
      let seed = 20261122;
      const random = (/** @type {number} */ below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
      const maybe = (/** @type {unknown} */ value) => (random(2) ? value : undefined);
      /** @type {(id: string) => any} */
      const node = (id) => JSON.parse(JSON.stringify({
        id, role: roles[random(roles.length)], name: `Имя ${random(3)}`, text: `Текст ${random(3)}`, hint: maybe("где"), error: maybe("что сделать"), note: maybe("откуда"), unavailable: maybe("почему"),
        mark: maybe("*"), required: maybe(true), level: 1 + random(6), max_length: maybe(9), lang: maybe("en"), current: maybe("здесь"), emphasis: maybe("primary"), target: maybe("x"), read_only: maybe(true),
        options: Array.from({ length: 1 + random(3) }, (_, index) => ({ value: `v${index}`, label: `Вариант ${random(2)}`, hint: maybe("как") })),
      }));
      let ids = 0;
      /** @type {(depth: number) => any} */
      const tree = (depth) => ({ ...node(`n${ids++}`), kids: depth > 0 ? Array.from({ length: random(4) }, () => tree(depth - 1)) : [] });
      /** @type {(one: any) => any[]} */
      const flat = ({ kids, ...own }) => [kids.length ? { ...own, children: kids.map((/** @type {any} */ kid) => kid.id) } : own, ...kids.flatMap(flat)];
      /** @type {(one: any) => void} */
      const mutate = (one) => {
        if (!random(3)) Object.assign(one, { ...node(one.id), role: random(4) ? one.role : roles[random(roles.length)] });
        if (!random(3)) one.kids.sort(() => random(3) - 1);
        if (!random(4)) one.kids.splice(random(one.kids.length + 1), 1 + random(2), ...(random(3) ? [tree(random(2))] : []));
        one.kids.forEach(mutate);
      };
      const root = { id: "f", role: "form", name: "Форма", kids: Array.from({ length: 5 }, () => tree(2)) };
      let before = flat(root);
      bench.draw({ base: 0, version: 1, root: "f", nodes: before });
      for (let version = 1; version < 200; ++version) {
        root.kids.forEach(mutate);
        if (!random(2)) root.kids.reverse();
        if (!random(3)) root.kids.splice(random(root.kids.length), 1, tree(2));
        const controls = bench.host.querySelectorAll("input,summary,button");
        /** @type {HTMLElement | undefined} */ (controls[random(controls.length || 1)])?.focus();
        const now = flat(root);
        const old = new Map(before.map((one) => [one.id, JSON.stringify(one)]));
        const nodes = now.filter((one) => old.get(one.id) !== JSON.stringify(one));
        const removed = before.map((one) => one.id).filter((id) => !now.some((one) => one.id === id));
        bench.surface?.apply({ base: version, version: version + 1, root: "f", nodes, removed });
        before = now;
        const without = ["value", "checked", "selected", "open", "tabindex"];
        const live = bench.lines(/** @type {Element} */ (bench.host.firstElementChild), without);
        const fresh = bench.lines(bench.fresh({ base: 0, version: 1, root: "f", nodes: now }), without);
        if (live !== fresh) return { version, live: live.split("\n").filter((line, index) => line !== fresh.split("\n")[index]).slice(0, 5), fresh: fresh.split("\n").filter((line, index) => line !== live.split("\n")[index]).slice(0, 5) };
      }
      return null;
    });
    assert.equal(mismatch, null);
  });

  test("after destroy nothing is heard", async () => {
    await draw(form(text("a")));
    await stage.run((bench) => bench.surface?.destroy());
    await stage.page.click("[id='pw-a:control']");
    await stage.page.keyboard.type("x");
    assert.deepEqual(await stage.sent(), []);
  });
});
