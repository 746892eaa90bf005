// Pages that do to a widget what portals do: low-vision scripts, resets, small roots, another direction of writing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, serveGallery } from "../support/gallery.mjs";

const require = createRequire(import.meta.url);
const modules = join(root, "node_modules");

/**
 * @typedef {object} HostKind
 * @property {string} name
 * @property {string} [html]
 * @property {string} [head]
 * @property {string} [tail]
 * @property {Record<string, string>} [storage]
 * @property {number} [size] pixels that text must have at least
 * @property {string} [sized] of which texts that is true: a selector; without it of all
 */

const bviThemes = ["white", "black", "blue", "brown", "green"];
const bvi = (/** @type {string} */ theme) => ({
  name: `bvi 1.0.2, ${theme}, 30 px`,
  head: '<link rel="stylesheet" href="/modules/bvi/dist/css/bvi.min.css">',
  tail: `<script src="/modules/bvi/dist/js/bvi.min.js"></script><a href="#" class="bvi-open">Версия для слабовидящих</a>
    <script>new isvek.Bvi({ theme: "${theme}", fontSize: 30, builtElements: false, speech: false, panelFixed: false }); globalThis.openBvi = () => document.querySelector(".bvi-open").click();</script>`,
  size: 29,
});

// Sienna writes a size on headings, paragraphs, links, items and spans that are there when it is chosen, once, and on nothing else: labels, fields and
// buttons, and what comes later, hear nothing of it. So a widget can follow only as far as Sienna speaks.
const SIENNA_SIZES = "h1, h2, h3, h4, h5, h6, p, a, li, span";
const sienna = (/** @type {string} */ contrast) => ({
  name: `Sienna 2.2.333, ${contrast}, 150 %`,
  tail: '<script src="/modules/sienna-accessibility/dist/sienna.min.js" data-asw-lang="en" defer></script>',
  storage: { "asw-user-settings": JSON.stringify({ states: { contrast } }) },
  size: 23,
  sized: SIENNA_SIZES,
});

/** @type {HostKind[]} */
export const hosts = [
  ...bviThemes.map(bvi),
  ...["dark-contrast", "light-contrast", "high-contrast"].map(sienna),
  { name: "a reset of everything", head: "<style>body * { all: unset } body *, body *::before, body *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0; font: inherit; color: inherit; background: none; list-style: none }</style>", size: 15 },
  { name: "a root of 62.5 %", head: "<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>", size: 15 },
  { name: "right to left", html: 'dir="rtl"', size: 15 },
];

/** The gallery's page inside such a host, at /host/<index>. */
export function serveHosts() {
  const live = readFileSync(join(root, "examples/gallery/live.html"), "utf8").replace("gallery.css", "/gallery/gallery.css").replace("live.js", "/gallery/live.js");
  return serveGallery((path) => {
    const host = hosts[Number(/^\/host\/(\d+)$/.exec(path)?.[1] ?? -1)];
    return host && live.replace("<html ", `<html ${host.html ?? ""} `).replace("<header>", `${host.head ?? ""}<header>`).replace("</html>", `${host.tail ?? ""}</html>`);
  });
}

/** Whether the packages are there. @returns {string | false} */
export const missing = (() => {
  try {
    for (const name of ["bvi/package.json", "sienna-accessibility/package.json"]) require.resolve(join(modules, name));
    return false;
  } catch (error) {
    return String(error);
  }
})();

/**
 * Texts of the widget that are seen, each with its contrast and size: what stands behind is the nearest ground that is not transparent.
 * @param {import("playwright-core").Page} page
 * @param {string} [sized] texts of whose elements the size is asked; of others it is not told
 * @returns {Promise<{ text: string, ratio: number, size?: number }[]>}
 */
export const textsOf = (page, sized = "*") =>
  page.evaluate((selector) => {
    const parse = (/** @type {string} */ colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (/** @type {number[]} */ [r, g, b]) => {
      const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const groundOf = (/** @type {Element | null} */ element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = parse(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 1) > 0.5) return colour;
      }
      return [255, 255, 255];
    };
    const out = [];
    const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector(".pw-root")), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = /** @type {HTMLElement} */ (node.parentElement);
      const text = (node.textContent ?? "").trim();
      if (!text || !element.checkVisibility() || element.closest(".pw-hidden, option") || element.getBoundingClientRect().width <= 1.5) continue;
      const style = getComputedStyle(element);
      const [a, b] = [luminance(parse(style.color)), luminance(groundOf(element))].sort((x, y) => y - x);
      out.push({ text: text.slice(0, 40), ratio: Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100, ...(element.matches(selector) && { size: parseFloat(style.fontSize) }) });
    }
    return out;
  }, sized);
