// Brings a page into a state, a look and a window, and goes through what is checked there.
import { axeFindings, clippedFindings, ibmFindings, smallFindings, wideFindings } from "./checks.mjs";
import { liveAddress } from "../support/gallery.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./cells.mjs").State} State */
/** @typedef {import("./cells.mjs").Look} Look */
/** @typedef {import("./cells.mjs").Window} Window */
/** @typedef {{ what: string, ok: boolean, found: string[] }} Outcome */

const MEDIUM = 16;
/** What a session has changed goes back when it ends, so it lives as long as its page. @type {WeakMap<Page, import("playwright-core").CDPSession>} */
const sessions = new WeakMap();

/** @param {Page} page @param {string} url @param {State} state */
export async function visit(page, url, { widget, example, lang }) {
  await page.goto(url + liveAddress(widget, example, lang));
  for (let turn = 0; turn < 1000; ++turn) {
    const { ready, failed } = await page.evaluate(() => ({ ready: document.documentElement.hasAttribute("data-ready"), failed: document.documentElement.dataset.failed }));
    if (failed) throw new Error(`${widget}/${example}: ${failed}`);
    if (ready) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`${widget}/${example} was never ready`);
}

/** The look of a scheme, as the core computes it when a person chooses it in the settings. @param {Page} page @param {string} url @param {string} scheme @returns {Promise<string>} JSON */
export async function lookOf(page, url, scheme) {
  await visit(page, url, { widget: "accessibility", example: "first-visit", lang: "ru" });
  await page.evaluate((value) => /** @type {HTMLElement | null} */ (document.querySelector(`[id="pw-set/scheme"] input[value="${value}"]`))?.click(), scheme);
  return page.evaluate(() => JSON.stringify(/** @type {any} */ (globalThis).asked.filter((/** @type {any} */ { kind }) => kind === "look.apply").pop().payload.look));
}

/** @param {Page} page @param {Look} look @param {string | undefined} dressed JSON of a scheme's look */
export async function dress(page, look, dressed) {
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...look.media });
  await page.evaluate((text) => {
    const old = localStorage.getItem("pw-look");
    if (text) localStorage.setItem("pw-look", text);
    else localStorage.removeItem("pw-look");
    // As if another tab had chosen it.
    if (old !== (text ?? null)) dispatchEvent(new StorageEvent("storage", { key: "pw-look", newValue: text ?? null }));
  }, dressed);
}

/** @param {Page} page @param {Window} window */
export async function fit(page, { width, height, text = 100, ratio = 1, touch = false }) {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: ratio, mobile: touch });
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: touch });
  await session.send("Page.setFontSizes", { fontSizes: { standard: (MEDIUM * text) / 100, fixed: (13 * text) / 100 } });
}

/**
 * @param {Page} page
 * @param {string} where
 * @param {{ axe: boolean, ibm: boolean, layout: boolean }} wanted
 * @returns {Promise<Outcome[]>}
 */
export async function look(page, where, wanted) {
  /** @type {Outcome[]} */
  const out = [];
  const add = (/** @type {string} */ what, /** @type {string[]} */ found) => out.push({ what: `${where}: ${what}`, ok: found.length === 0, found });
  if (wanted.layout) {
    add("no sideways scrolling", await wideFindings(page));
    add("nothing clipped", await clippedFindings(page));
    add("targets of 44 px", await smallFindings(page));
  }
  if (wanted.axe) add("axe", await axeFindings(page));
  if (wanted.ibm) {
    const { violations, potential } = await ibmFindings(page);
    add("ibm", violations);
    add("ibm, potential", potential);
  }
  return out;
}
