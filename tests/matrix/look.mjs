// Brings a page into a state, a look and a window, and goes through what is checked there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { axeFindings, boxesOf, documentOf, ibmFindings, layoutFindings } from "./checks.mjs";
import { liveAddress, root } from "../support/gallery.mjs";

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
  forget(page);
  await page.goto(url + liveAddress(widget, example, lang));
  for (let turn = 0; turn < 1000; ++turn) {
    const { ready, failed } = await page.evaluate(() => ({ ready: document.documentElement.hasAttribute("data-ready"), failed: document.documentElement.dataset.failed }));
    if (failed) throw new Error(`${widget}/${example}: ${failed}`);
    if (ready) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`${widget}/${example} was never ready`);
}

/** The page shows the example that it was asked for: role and id of each node, as in the golden tree. @param {Page} page @param {State} state @returns {Promise<Outcome>} */
export async function aliveOutcome(page, { widget, example, lang }) {
  const alive = await page.evaluate((name) => /** @type {any} */ (document.querySelector(`portal-${name}`)).snapshot().nodes.map((/** @type {any} */ { role, id }) => `${role} ${id}`), widget);
  const golden = readFileSync(join(root, "widgets", widget, "golden", `${example}.${lang}.txt`), "utf8").split("\n").filter(Boolean).map((line) => line.trim().split(" ").slice(0, 2).join(" "));
  const apart = [...alive.filter((/** @type {string} */ node) => !golden.includes(node)), ...golden.filter((node) => !alive.includes(node))];
  return { what: `${widget}/${example}.${lang}: alive as in its golden tree`, ok: apart.length === 0, found: apart.slice(0, 4) };
}

/** The look of a scheme, as the core computes it when a person chooses it in the settings. @param {Page} page @param {string} url @param {string} scheme @returns {Promise<string>} JSON */
export async function lookOf(page, url, scheme) {
  await visit(page, url, { widget: "accessibility", example: "first-visit", lang: "ru" });
  await page.evaluate((value) => /** @type {HTMLElement | null} */ (document.querySelector(`[id="pw-set/scheme"] input[value="${value}"]`))?.click(), scheme);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).asked.some((/** @type {any} */ { kind }) => kind === "look.apply"), null, { timeout: 10_000 });
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
  await Promise.all([
    session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: ratio, mobile: touch }),
    session.send("Emulation.setTouchEmulationEnabled", { enabled: touch }),
    session.send("Page.setFontSizes", { fontSizes: { standard: (MEDIUM * text) / 100, fixed: (13 * text) / 100 } }),
  ]);
}

/** Documents that have been checked whole, of one state each. @type {WeakMap<Page, Set<string>>} */
const checked = new WeakMap();

/** What was measured of boxes, by their number: of one state. @type {WeakMap<Page, Map<number, [string, string[]][]>>} */
const measured = new WeakMap();

/** What comes now is another state. @param {Page} page */
export function forget(page) {
  checked.set(page, new Set());
  measured.set(page, new Map());
}

/** Measured once for boxes that are the same: looks that only paint otherwise move none. @param {Page} page */
async function layoutOf(page) {
  const known = measured.get(page) ?? new Map();
  measured.set(page, known);
  const boxes = await boxesOf(page);
  if (!known.has(boxes)) known.set(boxes, await layoutFindings(page));
  return /** @type {[string, string[]][]} */ (known.get(boxes));
}

/** Checked whole once; then only what depends on look and window, unless the document has become another. @param {Page} page */
async function isKnown(page) {
  const known = checked.get(page) ?? new Set();
  checked.set(page, known);
  const now = await documentOf(page);
  return known.has(now) || (known.add(now), false);
}

/**
 * What is wanted of a cell. `seen`: what may differ in it from a document that has been checked whole already. `ibm`: also where it has been; without it IBM's
 * engine looks at each document of a state once, since its rules read the document and no layout.
 * @typedef {{ axe: boolean, seen?: ("colours" | "places")[], ibm?: boolean, layout: boolean }} Wanted
 */

/** @param {Page} page @param {string} where @param {Wanted} wanted @returns {Promise<Outcome[]>} */
export async function look(page, where, wanted) {
  /** @type {Outcome[]} */
  const out = [];
  const add = (/** @type {string} */ what, /** @type {string[]} */ found) => out.push({ what: `${where}: ${what}`, ok: found.length === 0, found });
  if (wanted.layout) for (const [what, found] of await layoutOf(page)) add(what, found);
  if (!wanted.axe) return out;
  const known = await isKnown(page);
  add("axe", await axeFindings(page, known ? (wanted.seen ?? ["colours", "places"]) : undefined));
  if (wanted.ibm ?? !known) {
    const { violations, potential } = await ibmFindings(page);
    add("ibm", violations);
    add("ibm, potential", potential);
  }
  return out;
}
