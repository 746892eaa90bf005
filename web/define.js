// Registers one custom element for each contract of a core module. No code of any one widget.
import { Core } from "./core.js";
import { PortalElement } from "./element.js";
import { chooseModules, isLast } from "./load.js";
import { Assets, adoptSheet, hostFor, keptLook } from "./page.js";

/** @typedef {import("./core.js").Contract} Contract */

const PREFIX = "portal-";
/** Set by the build: the languages that have texts. @type {string[]} */
const LOCALES = /** @type {any} */ (globalThis).PORTAL_LOCALES ?? ["ru", "en"];

/**
 * @param {Core} core
 * @param {Assets} assets
 */
export function defineElements(core, assets) {
  for (const contract of core.describe()) defineElement(core, assets, contract);
}

/**
 * @param {Core} core
 * @param {Assets} assets
 * @param {Contract} contract
 */
function defineElement(core, assets, contract) {
  if (customElements.get(PREFIX + contract.name)) return;
  class Widget extends PortalElement {
    /** @override */
    static contract = contract;
    /** @override */
    static core = core;
    /** @override */
    static assets = assets;
  }
  for (const { name } of contract.properties ?? []) {
    Object.defineProperty(Widget.prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {PortalElement} */
      get() {
        return this.getProperty(name);
      },
      /** @this {PortalElement} @param {unknown} value */
      set(value) {
        this.setProperty(name, value);
      },
    });
  }
  for (const method of contract.methods ?? []) {
    Object.defineProperty(Widget.prototype, method.name, {
      configurable: true,
      /** @this {PortalElement} @param {Document | ShadowRoot | Element} [root] @param {Record<string, unknown>} [more] */
      value(root, more) {
        return this.ask(method, root, more);
      },
    });
  }
  customElements.define(PREFIX + contract.name, Widget);
}

/**
 * What waiting elements are going to ask for comes while the module does.
 * @param {Assets} assets
 * @param {Element[]} waiting
 */
function fetchAhead(assets, waiting) {
  for (const element of waiting) {
    assets.strings(assets.localeFor(element)).catch(() => {}); // whoever needs it asks again, and says why
    hostFor(element).catch(() => {});
    adoptSheet(element.getRootNode());
  }
}

/**
 * Loads the modules that the page needs and registers their elements. May be called again, for elements that came later.
 * @param {{ base?: string | URL, module?: string | string[], locales?: string[] }} [options] base: the folder of the modules and
 *   strings; module: their names, otherwise chosen by the elements that wait in the document
 */
export async function defineAll({ base = new URL("./", import.meta.url), module, locales = LOCALES } = {}) {
  if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const all = [...document.querySelectorAll(":not(:defined)")].filter(({ localName }) => localName.startsWith(PREFIX));
  const waiting = all.filter((element) => !isShut(element, () => defineAll({ base, module, locales })));
  if (all.length > 0 && waiting.length === 0) return;
  const names = module ? [module].flat() : chooseModules(waiting.map(({ localName }) => localName), PREFIX);
  const folder = new URL(base, document.baseURI);
  const otherwise = (/** @type {unknown} */ error) => {
    // A kind that has no module of its own is in the one that has all.
    if (module || names.includes("all") || /** @type {{ code?: string }} */ (error).code !== "unreachable") throw error;
    return defineModule(new Assets(folder, locales, "all"), waiting);
  };
  const load = (/** @type {string} */ name) => defineModule(new Assets(folder, locales, name), waiting.filter((element) => name === "all" || element.localName === PREFIX + name)).catch(otherwise);
  const own = (/** @type {string} */ name) => !isLast(name);
  await Promise.all(names.filter(own).map(load));
  // What the module of all does not hold has one of its own.
  const left = new Set(waiting.map(({ localName }) => localName).filter((name) => !customElements.get(name) && !isLast(name.slice(PREFIX.length))));
  if (!module && names.includes("all")) await Promise.all([...left].map((name) => load(name.slice(PREFIX.length)).catch(() => {})));
  await Promise.all(names.filter(isLast).map(load));
}

/** Shut places that are waited for. @type {WeakSet<Element>} */
const shut = new WeakSet();

/**
 * Whether a widget stands in a <details> that nobody has opened: its module comes when somebody does. What came with the address, and keys
 * that the person has turned on, do not wait.
 * @param {Element} element
 * @param {() => void} opened
 */
function isShut(element, opened) {
  const place = element.closest("details:not([open])");
  if (!place || keptLook().includes('"keys"')) return false;
  if (location.hash.startsWith("#portal-")) {
    place.setAttribute("open", "");
    return false;
  }
  if (!shut.has(place)) place.addEventListener("toggle", opened, { once: true });
  shut.add(place);
  return true;
}

/**
 * @param {Assets} assets
 * @param {Element[]} waiting those that the module is for
 */
async function defineModule(assets, waiting) {
  const loading = Core.load(assets.wasm);
  fetchAhead(assets, waiting);
  defineElements(await loading, assets);
}
