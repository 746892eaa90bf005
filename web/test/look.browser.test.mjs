// What can be measured of the look: reflow, spacing, targets, a hostile host, focus, and axe on every role and state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { everyRole, firstUpdate } from "../testing/every_role.mjs";
import { noBrowser, Stage } from "../testing/page.mjs";

const update = firstUpdate(everyRole);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("the look", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());

  /** @param {{ width?: number, css?: string }} [with_] */
  async function show({ width = 1280, css = "" } = {}) {
    await stage.page.setViewportSize({ width, height: 800 });
    await stage.load();
    await stage.run(
      (bench, { update, css }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
        bench.draw(update);
      },
      { update, css },
    );
    // Samples are dressed by a part that comes when the first one is drawn.
    await stage.page.waitForFunction(() => document.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some((rule) => "selectorText" in rule && String(rule.selectorText).includes("[data-look="))));
  }

  /** Elements of ours whose text or box goes over an edge: their own, where it is cut, or the page's. */
  const overflowing = () =>
    stage.run((bench) =>
      [...bench.host.querySelectorAll("*")]
        .filter((one) => !one.matches(".pw-default,option,input,select,textarea"))
        .filter((one) => {
          const box = one.getBoundingClientRect();
          const cut = getComputedStyle(one).overflow !== "visible" && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight);
          return box.right > document.documentElement.clientWidth + 0.5 || box.left < 0 || cut;
        })
        .map((one) => one.id || one.className),
    );

  const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

  /** @type {[string, { width?: number, css?: string }][]} */
  const views = [
    ["at 320 px (400 % of 1280)", { width: 320 }],
    ["at 360 px", { width: 360 }],
    ["at 320 px with the spacing of WCAG 1.4.12", { width: 320, css: SPACING }],
    ["at 1280 px with text of 200 %", { css: ":where(.pw-root) { --pw-scale: 2 }" }],
    ["at 320 px with text of 200 %", { width: 320, css: ":where(.pw-root) { --pw-scale: 2 }" }],
    ["in a right-to-left page at 320 px", { width: 320, css: "html { direction: rtl }" }],
  ];
  for (const [what, options] of views)
    test(`nothing is cut and nothing scrolls sideways ${what}`, async () => {
      await show(options);
      assert.deepEqual(await overflowing(), []);
      assert.equal(await stage.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
    });

  // [WCAG 2.5.5, 2.5.8]
  test("what is pressed is at least 44 px high and wide", async () => {
    for (const width of [1280, 320]) {
      await show({ width });
      const small = await stage.run((bench) =>
        [...bench.host.querySelectorAll("button:not(.pw-default),a[href],summary,.pw-choice,.pw-field > .pw-control")]
          .map((one) => ({ one: one.id || one.className, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.99 || box.width < 43.99)
          .map(({ one, box }) => `${one} ${box.width}×${box.height}`),
      );
      assert.deepEqual(small, []);
    }
  });

  test("buttons take the whole width under 480 px and their own above", async () => {
    await show({ width: 400 });
    const ratio = () => stage.run(() => { const [box, button] = ["pw-actions", "pw-submit:control"].map((id) => /** @type {Element} */ (document.getElementById(id)).getBoundingClientRect().width); return button / box; });
    assert.equal(await ratio(), 1);
    await show();
    assert.ok((await ratio()) < 0.6);
  });

  // [WCAG 1.4.4]
  test("text is 18 px whatever the host makes of its root, and twice that when the person's own medium is", async () => {
    const size = () => stage.run(() => getComputedStyle(/** @type {Element} */ (document.getElementById("pw-intro"))).fontSize);
    await show();
    assert.equal(await size(), "18px");
    await show({ css: "html { font-size: 62.5% } body { font-size: 10px } main { font-size: 8px }" });
    assert.equal(await size(), "18px");
  });

  test("a host's resets and rules by id change nothing", async () => {
    const look = () =>
      stage.run((bench) =>
        [...bench.host.querySelectorAll(".pw-root, .pw-root :not(option, [hidden], [hidden] *)")].map((one) => {
          const style = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          return [one.id || one.className || one.localName, style.color, style.backgroundColor, style.fontSize, style.fontWeight, style.borderTopWidth, style.textTransform, style.float, Math.round(box.width), Math.round(box.height), Math.round(box.x - bench.host.getBoundingClientRect().x)].join(" ");
        }),
      );
    await show();
    const alone = await look();
    await show({
      css: `* { margin: 0; padding: 0; box-sizing: content-box } #host input, #host select, #host textarea { border: 0; width: 20px; height: 10px; background: red; float: left }
        #host label, #host legend { display: inline; color: red; font-size: 9px; float: left; text-transform: uppercase } #host button { background: none; border: 0; color: red; border-radius: 20px }
        #host fieldset { border: 5px solid red; padding: 30px; float: right } #host ul, #host ol { list-style: square; padding: 50px } #host h2, #host h3 { font-size: 60px; color: red } #host a { color: red } #host p { font-size: 8px; max-width: 100px }`,
    });
    const there = await look();
    assert.deepEqual(there.flatMap((line, index) => (line === alone[index] ? [] : [`${line}, alone ${alone[index]}`])), []);
  });

  // [WCAG 1.4.8, 1.4.12]
  test("a person's own style sheet wins over everything", async () => {
    await show({ css: "* { color: rgb(255, 255, 0) !important; background: rgb(0, 0, 0) !important; font-size: 30px !important }" });
    const odd = await stage.run((bench) =>
      [...bench.host.querySelectorAll(".pw-root, .pw-root *")].filter((one) => { const style = getComputedStyle(one); return style.color !== "rgb(255, 255, 0)" || style.backgroundColor !== "rgb(0, 0, 0)" || style.fontSize !== "30px"; }).map((one) => one.id),
    );
    assert.deepEqual(odd, []);
  });

  // [WCAG 2.4.7, 2.4.13]
  test("everything that takes focus shows a ring of 3 px", async () => {
    await show();
    const without = [];
    for (let turn = 0; turn < 80; ++turn) {
      await stage.page.keyboard.press("Tab");
      const [id, ring] = await stage.run(() => { const one = /** @type {Element} */ (document.activeElement); const style = getComputedStyle(one); return [one.id || one.className, `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow.includes("0px 0px 0px 2px")}`]; });
      if (id === "" || one(id)) break;
      if (ring !== "solid 3px true") without.push(`${id}: ${ring}`);
    }
    assert.deepEqual(without, []);
    function one(/** @type {string} */ id) { return id === "pw-root"; }
    for (const id of ["s2", "errors", "n1"]) {
      const ring = await stage.run((bench, id) => { bench.surface?.focus(id); return getComputedStyle(/** @type {Element} */ (document.activeElement)).outline; }, id);
      assert.match(ring, /solid 3px/);
    }
  });

  for (const [what, media] of /** @type {[string, Parameters<import("playwright-core").Page["emulateMedia"]>[0]][]} */ ([["light", {}], ["dark", { colorScheme: "dark" }], ["forced colours", { forcedColors: "active" }]]))
    test(`axe finds nothing, AAA and best practice too: ${what}`, async () => {
      await stage.page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
      await show();
      await stage.page.evaluate(axe);
      const found = await stage.page.evaluate(`(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations, passes } = await axe.run(document.querySelector("#host"), { runOnly: tags, rules: { "page-has-heading-one": { enabled: false } } });
        return { passes: passes.length, violations: violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ": " + node.target + " " + node.failureSummary)) };
      })()`);
      const { passes, violations } = /** @type {{ passes: number, violations: string[] }} */ (found);
      assert.deepEqual(violations, []);
      assert.ok(passes > 20, `axe looked: ${passes} rules passed`);
    });
});
