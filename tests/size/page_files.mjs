// Which files of dist/ a page with one widget loads: followed from import to import, not listed by hand.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

// Loaded at once by every page, though imported dynamically: drafts on the device (web/page.js).
const ALWAYS = ["embedded.js"];

/** @param {string} dist @param {string} file @param {Set<string>} seen what it imports statically is added */
function follow(dist, file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const code = readFileSync(join(dist, file), "utf8");
  for (const [, from] of code.matchAll(/\b(?:import|from)"(\.[^"]+)"/g)) follow(dist, posix.normalize(posix.join(posix.dirname(file), from)), seen);
}

/** @param {string} dist @param {string} widget @param {string} locale @returns {string[]} */
export function pageFiles(dist, widget, locale) {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const entry of ["portal.js", ...ALWAYS]) follow(dist, entry, seen);
  return [...seen, `${widget}.wasm`, "portal.css", `strings/${widget}/${locale}.json`];
}
