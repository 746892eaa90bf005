// What is looked at: every named example of every widget, in each language, look and window. A new widget, state or scheme is in it by existing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contracts, root } from "../support/gallery.mjs";

/**
 * @typedef {object} Window
 * @property {string} name
 * @property {number} width
 * @property {number} height
 * @property {number} [text] percent of the person's own text size
 * @property {number} [ratio] device pixels to one of the page, as zoom makes them
 * @property {boolean} [touch]
 */

/** @type {Window[]} */
export const windows = [
  ...[100, 200, 400, 500].map((text) => ({ name: `1280 px, text ${text} %`, width: 1280, height: 900, text })),
  ...[100, 200].map((text) => ({ name: `320 px, text ${text} %`, width: 320, height: 640, text })),
  { name: "1280 px, zoom 400 %", width: 320, height: 225, ratio: 4 },
  { name: "phone, touch", width: 390, height: 844, touch: true },
];

/** @typedef {{ name: string, media?: { colorScheme?: "light" | "dark", forcedColors?: "active" | "none" }, scheme?: string }} Look media of the browser, or a scheme of the settings */

/** The schemes that the settings offer. @returns {string[]} */
function schemes() {
  const list = /PREFERENCE\(scheme, "([^"]+)"\)/.exec(readFileSync(join(root, "accessibility/preferences.def"), "utf8"))?.[1] ?? "";
  return list.split(" ").filter((name) => name !== "system" && name !== "own");
}

/** @type {Look[]} */
export const looks = [
  { name: "system, light", media: { colorScheme: "light" } },
  { name: "system, dark", media: { colorScheme: "dark" } },
  // The two palettes that browsers map forced colours to where nobody has chosen a third.
  { name: "forced colours, light", media: { colorScheme: "light", forcedColors: "active" } },
  { name: "forced colours, dark", media: { colorScheme: "dark", forcedColors: "active" } },
  ...schemes().map((scheme) => ({ name: scheme, scheme })),
];

/** @typedef {{ widget: string, example: string, lang: "ru" | "en" }} State */

/** @returns {State[]} */
export const states = () =>
  contracts().flatMap(({ name, examples }) => examples.flatMap((example) => /** @type {const} */ (["ru", "en"]).map((lang) => ({ widget: name, example: example.name, lang }))));
