// What is checked of one page as it stands: axe, IBM's engine, no sideways scrolling, nothing clipped with the spacing of WCAG 1.4.12.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const ace = readFileSync(require.resolve("accessibility-checker-engine/ace-window.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @typedef {import("playwright-core").Page} Page */

/** Potential findings of IBM's engine that people have looked at, with the reason why each is none. @type {Record<string, string>} */
export const looked = JSON.parse(readFileSync(new URL("looked_at.json", import.meta.url), "utf8"));

/** @param {Page} page @param {string} script @param {string} global */
async function bring(page, script, global) {
  if (!(await page.evaluate((name) => name in globalThis, global))) await page.evaluate(script);
}

/** What of axe depends not on the document alone: on colours, and on where things stand. */
const SEEN = { colours: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"], places: ["target-size", "scrollable-region-focusable", "css-orientation-lock"] };

/**
 * [WCAG 4.1.2] and all that axe knows up to AAA, and its best practices.
 * @param {Page} page @param {(keyof typeof SEEN)[]} [seen] only what depends on these @returns {Promise<string[]>}
 */
export async function axeFindings(page, seen) {
  await bring(page, axe, "axe");
  const runOnly = seen ? { type: "rule", values: seen.flatMap((which) => SEEN[which]) } : { type: "tag", values: tags };
  return page.evaluate(async (only) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ { id, help, nodes }) => nodes.slice(0, 3).map((/** @type {any} */ node) => `axe ${id}: ${help}: ${node.target} ${node.any[0]?.message ?? ""}`));
  }, runOnly);
}

/** The document that was looked at: what a check says of it alone holds for every look and window in which it is the same. @param {Page} page */
export const documentOf = (page) => page.evaluate(() => [document.head, document.querySelector("main")].map((part) => new globalThis.XMLSerializer().serializeToString(/** @type {Node} */ (part))).join(""));

/** @param {Page} page @returns {Promise<{ violations: string[], potential: string[] }>} */
export async function ibmFindings(page) {
  await bring(page, ace, "ace");
  /** @type {{ rule: string, level: string, kind: string, path: string, message: string }[]} */
  const results = await page.evaluate(async () => {
    const checker = new /** @type {any} */ (globalThis).ace.Checker();
    const { results } = await checker.check(document, ["IBM_Accessibility", "WCAG_2_2"]);
    // What stands in a shut disclosure is drawn for nobody; the engine sees its controls there, but not their labels.
    const isDrawn = (/** @type {any} */ { node }) => !(node instanceof Element) || node.checkVisibility();
    return results.filter((/** @type {any} */ each) => each.value[1] !== "PASS" && isDrawn(each)).map((/** @type {any} */ each) => ({ rule: each.ruleId, level: each.value[1], kind: each.value[0], path: each.path.dom, message: each.message }));
  });
  const say = (/** @type {typeof results[number]} */ { rule, path, message }) => `ibm ${rule}: ${message}: ${path}`;
  const isViolation = (/** @type {typeof results[number]} */ { level, kind }) => level === "FAIL" && kind === "VIOLATION";
  return { violations: results.filter(isViolation).map(say), potential: results.filter((each) => !isViolation(each) && !(each.rule in looked)).map(say) };
}

/** [WCAG 1.4.10] nothing is wider than the window. @param {Page} page @returns {Promise<string[]>} */
export const wideFindings = (page) =>
  page.evaluate(() => {
    const has = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    if (wide <= has) return [];
    const out = [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > has + 0.5).map((element) => element.id || element.className);
    return [`${wide} px wide where there are ${has}: ${out.slice(0, 4).join(", ")}`];
  });

/** [WCAG 1.4.12] no text is cut off when it is spaced as a person may space it. @param {Page} page @returns {Promise<string[]>} */
const clippedFindings = (page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets.push(sheet);
    const isHidden = (/** @type {Element} */ element) => !element.checkVisibility() || element.closest(".pw-hidden, [hidden]") !== null || element.getBoundingClientRect().width <= 1.5;
    const clips = (/** @type {Element} */ element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      // What a person can scroll is not cut off; what is drawn outside its box still is seen.
      return (overflowX === "hidden" || overflowX === "clip") && element.scrollWidth > element.clientWidth + 1 || (overflowY === "hidden" || overflowY === "clip") && element.scrollHeight > element.clientHeight + 1;
    };
    const found = [...document.querySelectorAll("main .pw-root, main .pw-root *")].filter((element) => element.textContent && !isHidden(element) && clips(element)).map((element) => `clipped: ${element.id || element.className}`);
    const has = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > has) found.push(`${document.documentElement.scrollWidth} px wide where there are ${has}, with the spacing of 1.4.12`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    return found.slice(0, 4);
  });

/** [WCAG 2.5.5] what is pressed is 44 px or more. Links inside text are excepted. @param {Page} page @returns {Promise<string[]>} */
const smallFindings = (page) =>
  page.evaluate(() => {
    const size = (/** @type {Element} */ element) => {
      const boxes = [element, ...(element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? [element.parentElement ?? element] : [])].map((each) => each.getBoundingClientRect());
      return { width: Math.max(...boxes.map(({ width }) => width)), height: Math.max(...boxes.map(({ height }) => height)) };
    };
    return [...document.querySelectorAll("main .pw-root :is(button, input:not([type=hidden]), select, textarea, summary)")]
      .filter((element) => element.checkVisibility() && !element.closest(".pw-hidden"))
      .flatMap((element) => {
        const { width, height } = size(element);
        return width < 43.5 || height < 43.5 ? [`${Math.round(width)} × ${Math.round(height)} px: ${element.id || element.className}`] : [];
      })
      .slice(0, 4);
  });

/** Where every box is and what it cuts off, as one number: two looks that only paint otherwise have the same. @param {Page} page @returns {Promise<number>} */
export const boxesOf = (page) =>
  page.evaluate(() => {
    let hash = document.documentElement.scrollWidth;
    const add = (/** @type {number} */ value) => (hash = (Math.imul(hash, 0x01000193) ^ Math.round(value * 8)) >>> 0);
    for (const element of document.querySelectorAll("main, main *")) {
      const { left, top, width, height } = element.getBoundingClientRect();
      [left, top + scrollY, width, height, element.scrollWidth, element.scrollHeight].forEach(add);
    }
    return hash;
  });

/** What is measured in one window. @param {Page} page @returns {Promise<[string, string[]][]>} */
export async function layoutFindings(page) {
  const found = await Promise.all([wideFindings(page), clippedFindings(page), smallFindings(page)]);
  return [["no sideways scrolling", found[0]], ["nothing clipped", found[1]], ["targets of 44 px", found[2]]];
}

/** What the pixels of the widget's controls add up to: two states of one control that look alike give one number. @param {Page} page @param {string} selector */
export async function pictureOf(page, selector) {
  return (await page.locator(selector).first().screenshot({ animations: "disabled", caret: "hide" })).toString("base64");
}
