// Registers one custom element for each contract of a core module. No code of any one widget.
import { Core } from "./core.js";
import { PortalElement } from "./element.js";
import { chooseModule } from "./load.js";
import { Assets, adoptSheet, hostFor } from "./page.js";

/** @typedef {import("./core.js").Contract} Contract */

const PREFIX = "portal-";
const LOCALES = ["ru", "en"];

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
 * Loads the module that the page needs and registers its elements. May be called again, for elements that came later.
 * @param {{ base?: string | URL, module?: string, locales?: string[] }} [options] base: the folder of the modules and strings;
 *   module: its name, otherwise chosen by the elements that wait in the document
 */
export async function defineAll({ base = new URL("./", import.meta.url), module, locales = LOCALES } = {}) {
  if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const waiting = [...document.querySelectorAll(":not(:defined)")];
  const assets = new Assets(new URL(base, document.baseURI), locales);
  const name = module ?? chooseModule(waiting.map(({ localName }) => localName), PREFIX);
  const loading = Core.load(assets.module(name)).catch((error) => {
    if (module || name === "all" || error.code !== "unreachable") throw error;
    return Core.load(assets.module("all"));
  });
  fetchAhead(assets, waiting.filter(({ localName }) => localName.startsWith(PREFIX)));
  defineElements(await loading, assets);
}
