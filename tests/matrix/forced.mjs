// With the colours that the system forces, the states of a control still look different: by words, signs and borders.
import { pictureOf } from "./checks.mjs";
import { dress, fit, visit } from "./look.mjs";
import { looks, windows } from "./cells.mjs";

/** Pairs of states of one thing: [what, selector, how the first becomes the second]. @type {[string, string, string][]} */
const pairs = [
  ["a text field, without and with an error", '[id="pw-/applicant/lastName:control"]', "error"],
  ["a checkbox, unticked and ticked", '[id="pw-/needs/special"]', "tick"],
  ["a radio button, not chosen and chosen", '[id="pw-/needs/language"]', "choose"],
  ["a button, without and with focus", '[id="pw-submit"]', "focus"],
  ["a text field, without and with focus", '[id="pw-/applicant/email"]', "focus"],
  ["a button, available and unavailable", '[id="pw-submit"]', "disable"],
];

/** @param {import("playwright-core").Page} page @param {string} selector @param {string} how */
function change(page, selector, how) {
  return page.evaluate(([query, way]) => {
    const host = /** @type {HTMLElement} */ (document.querySelector(query));
    const control = /** @type {HTMLElement} */ (host.matches(".pw-control, button") ? host : host.querySelector("input, button"));
    if (way === "error") /** @type {HTMLElement | null} */ (document.querySelector('[id="pw-submit:control"]'))?.click();
    if (way === "tick" || way === "choose") control.click();
    if (way === "focus") control.focus();
    if (way === "disable") control.setAttribute("aria-disabled", "true");
    if (way !== "focus") /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  }, [selector, how]);
}

/** [WCAG 1.4.1] [WCAG 1.4.11] @param {import("playwright-core").Page} page @param {string} url @returns {Promise<import("./look.mjs").Outcome[]>} */
export async function forcedOutcomes(page, url) {
  /** @type {import("./look.mjs").Outcome[]} */
  const out = [];
  await fit(page, windows[0]);
  for (const look of looks.filter(({ media }) => media?.forcedColors === "active")) {
    for (const [what, selector, how] of pairs) {
      await visit(page, url, { widget: "form", example: "empty", lang: "ru" });
      await dress(page, look, undefined);
      const before = await pictureOf(page, selector);
      await change(page, selector, how);
      const after = await pictureOf(page, selector);
      out.push({ what: `${look.name}: ${what}`, ok: before !== after, found: before === after ? ["the two look alike"] : [] });
    }
  }
  return out;
}
