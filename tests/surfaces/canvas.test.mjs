// The drawing on a canvas and its twin, the page's own elements: every node of every named example has the same role, name and value in both, and
// lies at the same place; assistive technology gets from the twin what it gets from the ordinary widget; nothing is drawn where nothing happens; only the drawing is seen.
// Every eighth named example; all of them with PORTAL_SURFACES=all (make surfaces).
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { modules } from "../../web/testing/built.mjs";
import { noBrowser, SOFTWARE_GL, Stage } from "../../web/testing/page.mjs";
import { noActs, plays } from "./plays.mjs";

const noModule = existsSync(new URL("canvas.wasm", modules)) ? false : `canvas.wasm is not in ${modules.pathname} (PORTAL_WASM_DIR)`;
const TOLERANCE = 2; // CSS pixels

/** @typedef {import("../../web/dom.js").Update} Update */
/** @typedef {import("../../web/controls.js").Wire} Wire */
/** @typedef {{ role: string, name: string, value: string, description: string, states: string }} Said what assistive technology is given */

/** The tree as a part of another, under a name that is always the same. @param {Update} first @returns {Update} */
function within({ version, root, nodes = [] }) {
  const { level: _level, hidden: _hidden, ...top } = /** @type {Wire} */ (nodes.find(({ id }) => id === root));
  return {
    base: 0, version, root: "page",
    nodes: [{ id: "page", role: "region", name: "Вокруг", children: ["drawn"] }, { ...top, id: "drawn", role: "group" }, ...nodes.filter(({ id }) => id !== root)],
  };
}

// The role that Chromium tells of a node's element, or of its control where that is what a person meets; "" where the element means nothing by itself.
/** @type {Record<string, string>} */
const ROLES = {
  group: "group", section: "region", list: "list", steps: "list", item: "listitem", disclosure: "group", notice: "group", error_summary: "group", actions: "",
  terms: "DescriptionList", term: "", heading: "heading", paragraph: "paragraph", chart: "figure", qr_code: "image", progress: "", sample: "", text_field: "textbox",
  text_area: "textbox", number_field: "textbox", date_field: "textbox", date_parts: "group", combobox: "combobox", select: "combobox", radio_group: "radiogroup",
  checkbox_group: "group", checkbox: "checkbox", file_field: "button", button: "button", link: "link",
};
const OWN_CONTROL = /^(text_field|text_area|number_field|date_field|combobox|select|checkbox|file_field|button)$/;

describe("a tree drawn on a canvas, and its twin", { skip: noBrowser || noActs || noModule }, () => {
  /** @type {Stage} */ let stage;
  /** @type {import("playwright-core").CDPSession} */ let protocol;
  before(async () => {
    stage = await Stage.open({}, SOFTWARE_GL);
    protocol = await stage.page.context().newCDPSession(stage.page);
    await protocol.send("DOM.enable");
    await stage.load();
  });
  after(() => stage.close());

  /** Draws the tree by the page alone. @param {Update} tree */
  const show = (tree) => stage.run((bench, tree) => (/** @type {any} */ (bench).drawing?.close(), (/** @type {any} */ (bench).tree = tree), bench.draw(tree)), tree);

  /** Draws it on a canvas, over that. */
  async function drawOver() {
    await stage.run(async (bench) => {
      const { Drawing } = await import(/** @type {any} */ ("/web/canvas.js"));
      const own = /** @type {any} */ (bench);
      own.drawing = await Drawing.open(bench.host, { snapshot: () => own.tree, node: "drawn", module: "/modules/canvas.wasm" });
    });
    await settle();
  }
  const settle = () => stage.until((bench) => /** @type {any} */ (bench).drawing.isSettled && /** @type {any} */ (bench).drawing.frames > 0);

  /** What assistive technology is given of each element that has an id, and of those inside it. @returns {Promise<Map<string, Said>>} */
  async function heard() {
    const { nodes } = await protocol.send("Accessibility.getFullAXTree");
    const { nodes: elements } = await protocol.send("DOM.getFlattenedDocument", { depth: -1 });
    const ids = new Map(elements.map(({ backendNodeId, attributes = [] }) => [backendNodeId, attributes[attributes.indexOf("id") + 1]]).filter(([, id]) => id));
    /** @type {Map<string, Said>} */ const out = new Map();
    for (const { backendDOMNodeId, ignored, role, name, value, description, properties = [] } of nodes) {
      const id = ids.get(/** @type {number} */ (backendDOMNodeId));
      if (!id || ignored) continue;
      const states = properties.map(({ name, value }) => `${name}=${value.value}`).filter((state) => !/^(focused|url)=/.test(state)).join(" ");
      out.set(String(id), { role: role?.value ?? "", name: name?.value ?? "", value: String(value?.value ?? ""), description: description?.value ?? "", states });
    }
    return out;
  }

  /** All that is heard, in the order of the tree; what means nothing by itself is passed through, as screen readers do. */
  async function everythingHeard() {
    const { nodes } = await protocol.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    /** @type {string[]} */ const out = [];
    const walk = (/** @type {string} */ id) => {
      const { ignored, role, name, value, description, properties = [], childIds = [] } = /** @type {typeof nodes[0]} */ (byId.get(id));
      const states = properties.map(({ name, value }) => `${name}=${value.value}`).filter((state) => !/^(focused|url|busy)/.test(state));
      if (!ignored && !/^(generic|InlineTextBox|none)$/.test(role?.value)) out.push([role?.value, name?.value, value?.value, description?.value, ...states].join("|"));
      for (const child of childIds) if (byId.has(child)) walk(child);
    };
    walk(nodes[0].nodeId);
    return out;
  }

  /** Where the elements of the drawn nodes are, and what they hold. */
  const found = () =>
    stage.run((bench) => {
      const { layout } = /** @type {any} */ (bench).drawing;
      const top = /** @type {Element} */ (document.getElementById("pw-drawn")).getBoundingClientRect();
      const [x, y] = layout.nodes[0].box; // the node that is drawn with all below it
      /** @param {Element | null} element */
      const box = (element) => {
        if (!element) return null;
        const { left, top: above, width, height } = element.getBoundingClientRect();
        return [left - top.left + x / 100, above - top.top + y / 100, width, height].map((length) => Math.round(length * 100));
      };
      const at = (/** @type {string} */ id) => document.getElementById(`pw-${id}`);
      return {
        nodes: layout.nodes.map((/** @type {any} */ node) => {
          const host = at(node.id);
          const controls = /** @type {HTMLInputElement[]} */ ([...(host?.querySelectorAll(`[id="pw-${node.id}:control"],[id^="pw-${node.id}:"].pw-control`) ?? [])]);
          const chosen = controls.filter((one) => one.checked).map((one) => one.value);
          /** @type {Record<string, () => unknown>} */
          const values = {
            checkbox: () => controls[0].checked, radio_group: () => chosen[0] ?? "", checkbox_group: () => chosen, file_field: () => [],
            date_parts: () => controls.map((one) => one.value).join(".").replace(/^\.\.$/, ""),
          };
          return { ...node, there: box(host), its: box(at(`${node.id}:control`)), holds: "value" in node ? (values[node.role] ?? (() => controls[0].value))() : undefined, text: host?.textContent };
        }),
        stops: layout.stops.map((/** @type {any} */ stop) => ({
          ...stop,
          there: box(stop.option >= 0 ? at(`${stop.node}:${stop.option}`) : (at(`${stop.node}:control`) ?? at(stop.node)?.querySelector("summary") ?? at(stop.node))),
        })),
      };
    });

  const far = (/** @type {number[]} */ one, /** @type {number[] | null} */ other) => !other || one.some((length, i) => Math.abs(length - other[i]) > TOLERANCE * 100);

  /** @param {any} node @param {Map<string, Said>} said @param {Wire} wire */
  function sayings(node, said, wire) {
    const meansNothing = (node.role === "link" && !wire.href && !wire.target) || (node.role === "notice" && !node.name);
    const expected = meansNothing ? "" : wire.input_type === "color" ? "ColorWell" : ROLES[node.role];
    const id = `pw-${node.id}${OWN_CONTROL.test(node.role) ? ":control" : ""}`;
    const heard = said.get(id);
    const spoken = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();
    if (expected === "") return spoken(node.text ?? "").includes(spoken(node.name)) ? [] : [`${node.id}: its text has no «${node.name}»`];
    if (!heard) return [`${node.id}: a ${node.role} that is not heard`];
    const wrong = [];
    if (heard.role !== expected) wrong.push(`${node.id}: drawn as ${node.role}, heard as ${heard.role}`);
    const mark = wire.mark && (!wire.required || node.role === "checkbox_group") ? ` ${wire.mark}` : "";
    const name = spoken(heard.name || node.text);
    const isWhole = /^(item|disclosure|paragraph)$/.test(node.role) ? name.includes(spoken(node.name)) : name === spoken(node.name + mark);
    if (!isWhole && node.role !== "file_field") wrong.push(`${node.id}: drawn «${node.name + mark}», heard «${name}»`);
    return wrong;
  }

  test("has every node's role, name and value at the same place", async () => {
    let nodes = 0, stops = 0;
    /** @type {string[]} */ const wrong = [];
    for (const { widget, example, first } of plays(8)) {
      const tree = within(first);
      const wires = new Map(tree.nodes?.map((node) => [node.id, node]));
      await show(tree);
      await drawOver();
      const there = await found();
      const said = await heard();
      const say = (/** @type {string} */ line) => wrong.push(`${widget} ${example}: ${line}`);
      for (const node of there.nodes) {
        nodes += 1;
        if (far(node.box, node.there)) say(`${node.id} (${node.role}) is drawn at ${node.box}, and is at ${node.there}`);
        if (OWN_CONTROL.test(node.role) && node.role !== "checkbox" && far(node.control, node.its)) say(`the control of ${node.id} is drawn at ${node.control}, and is at ${node.its}`);
        if (JSON.stringify(node.value) !== JSON.stringify(node.holds)) say(`${node.id} is drawn with ${JSON.stringify(node.value)}, and holds ${JSON.stringify(node.holds)}`);
        for (const line of sayings(node, said, /** @type {Wire} */ (wires.get(node.id)))) say(line);
      }
      for (const stop of there.stops) {
        stops += 1;
        const isLarger = ["text_field", "text_area", "number_field", "date_field", "combobox", "select", "file_field", "date_parts"].includes(wires.get(stop.node)?.role ?? "");
        if (!isLarger && far(stop.box, stop.there)) say(`${stop.node} ${stop.option} is pressed at ${stop.box}, and is at ${stop.there}`);
      }
    }
    console.log(`canvas: ${nodes} nodes and ${stops} places of focus, ${wrong.length} different`);
    assert.deepEqual(wrong, []);
    assert.ok(nodes > 100);
    assert.deepEqual(await stage.run((bench) => bench.violations), []);
    assert.deepEqual(stage.complaints, []);
  });

  test("[WCAG 4.1.2] gives assistive technology the whole of what the ordinary widget gives it, in its order, and nothing of the canvas", async () => {
    for (const { widget, example, first } of plays(8)) {
      await show(within(first));
      const before = await everythingHeard();
      await drawOver();
      assert.deepEqual(await everythingHeard(), before, `${widget} ${example}`);
    }
  });

  test("draws what a person does at the twin, once, and nothing while nobody does anything", async () => {
    const { first } = /** @type {import("./plays.mjs").Play} */ (plays(1).find(({ first }) => first.nodes.some(({ role }) => role === "text_field")));
    await show(within(first));
    await drawOver();
    const field = /** @type {Wire} */ (first.nodes.find((/** @type {Wire} */ { role }) => role === "text_field")).id;
    const frames = () => stage.run((bench) => /** @type {any} */ (bench).drawing.frames);
    /** As many frames of the browser, each of them with time for a drawing. @param {number} count */
    const pass = (count) => stage.run((_bench, count) => new Promise((done) => {
      const next = (/** @type {number} */ left) => (left === 0 ? done(undefined) : requestAnimationFrame(() => next(left - 1)));
      next(count);
    }), count);
    await pass(3);
    await settle();
    const start = await frames();
    await pass(120);
    assert.equal(await frames(), start, "120 frames of the browser without an event");

    await stage.run((bench, field) => bench.surface?.focus(field), field);
    await pass(3);
    await settle();
    const focused = await frames();
    assert.ok(focused > start, "focus is drawn");
    await stage.page.keyboard.press("End");
    await stage.page.keyboard.type("Ы");
    await pass(3);
    await settle();
    assert.ok((await frames()) > focused, "what was typed is drawn");
    const drawn = await stage.run((bench, field) => /** @type {any} */ (bench).drawing.layout.nodes.find((/** @type {any} */ { id }) => id === field).value, field);
    assert.ok(drawn.endsWith("Ы"), drawn);
    const last = await frames();
    await pass(120);
    assert.equal(await frames(), last, "120 frames of the browser, with focus in a field");
  });

  test("keeps focus on the twin: the canvas is hidden from assistive technology and takes neither focus nor presses", async () => {
    const about = await stage.run(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("canvas"));
      canvas.focus();
      return [canvas.getAttribute("aria-hidden"), canvas.tabIndex, document.activeElement === canvas, getComputedStyle(canvas).pointerEvents];
    });
    assert.deepEqual(about, ["true", -1, false, "none"]);
  });

  /** What of the drawn part can be seen: pixels that are not grey, and how many colours there are. */
  async function seen() {
    const { x, y, width, height } = /** @type {{ x: number, y: number, width: number, height: number }} */ (await stage.page.locator("#pw-drawn").boundingBox());
    const shot = await stage.page.screenshot({ clip: { x, y, width, height: Math.min(height, 900 - y) } });
    return stage.run(async (_bench, written) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0))]));
      const paper = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(picture.width, picture.height).getContext("2d"));
      paper.drawImage(picture, 0, 0);
      const { data } = paper.getImageData(0, 0, picture.width, picture.height);
      const colours = new Set();
      let coloured = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue] = data.subarray(at, at + 3);
        colours.add((red << 16) | (green << 8) | blue);
        if (red !== green || green !== blue) coloured += 1;
      }
      return { coloured, colours: colours.size };
    }, shot.toString("base64"));
  }

  for (const forcedColors of /** @type {const} */ (["none", "active"]))
    test(`shows the drawing alone, in ${forcedColors === "none" ? "the page's colours" : "the person's own colours where they are forced"}`, async () => {
      await stage.page.emulateMedia({ forcedColors, colorScheme: "dark" });
      const { first } = /** @type {import("./plays.mjs").Play} */ (plays(1).find(({ first }) => first.nodes.some(({ role }) => role === "error_summary")));
      await show(within(first));
      await drawOver();
      const drawn = await seen();
      assert.equal(drawn.coloured > 0, forcedColors === "none", `${drawn.coloured} pixels that are not between black and white`);
      assert.ok(drawn.colours > 10, "letters, of which most pixels are between two colours");
      await stage.run(() => ((/** @type {HTMLElement} */ (document.querySelector("canvas"))).style.visibility = "hidden"));
      assert.deepEqual((await seen()).colours, 1, "what is seen of the elements where the drawing is away");
      await stage.page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
    });

  test("[WCAG 1.4.10] in a window of 1280 px at 400 % goes nowhere to the side, and the twin is where it is drawn", async () => {
    const { first } = /** @type {import("./plays.mjs").Play} */ (plays(1).find(({ first }) => first.nodes.some(({ role }) => role === "error_summary")));
    await show(within(first));
    await drawOver();
    const wide = (await found()).nodes[0].box[2];
    await stage.page.setViewportSize({ width: 320, height: 256 });
    await stage.until((bench, wide) => /** @type {any} */ (bench).drawing.layout.nodes[0].box[2] < wide && /** @type {any} */ (bench).drawing.isSettled, wide);
    const { nodes } = await found();
    assert.deepEqual(nodes.filter(({ box, there }) => far(box, there)).map(({ id }) => id), []);
    assert.deepEqual(nodes.filter(({ box: [x, , width] }) => x < 0 || x + width > 320_00).map(({ id }) => id), []);
    assert.equal(await stage.run(() => document.documentElement.scrollWidth), 320);
    await stage.page.setViewportSize({ width: 1280, height: 900 });
  });
});
