// The project's own files, as git knows them, and what each includes or imports.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Files that are in the repository or about to be, by their path from the root. @type {string[]} */
export const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => file !== "" && existsSync(join(root, file)))
  .sort();

/** @type {Map<string, string>} */
const texts = new Map();

/** @param {string} file */
export function textOf(file) {
  let text = texts.get(file);
  if (text === undefined) texts.set(file, (text = readFileSync(join(root, file), "utf8")));
  return text;
}

/** @param {RegExp} pattern */
export const matching = (pattern) => files.filter((file) => pattern.test(file));

export const cpp = matching(/\.(cpp|h|def)$/);
export const scripts = matching(/\.m?js$/);
export const isTest = (/** @type {string} */ file) => /(_test\.cpp|\.test\.mjs)$|(^|\/)(test|testing|tests)\/|(^|\/)test_/.test(file);

/** @typedef {{ file: string, line: number, target: string }} Reference */

/** @param {string} file @param {RegExp} pattern its first group is the target @returns {Reference[]} */
function references(file, pattern) {
  return textOf(file).split("\n").flatMap((text, index) => {
    const target = pattern.exec(text)?.slice(1).find((group) => group !== undefined);
    return target === undefined ? [] : [{ file, line: index + 1, target }];
  });
}

/** What stands in #include "…" or <…>; the quotes are kept off, the angle brackets on. @param {string} file */
export const includesOf = (file) => references(file, /^\s*#\s*include\s+(?:"([^"]+)"|(<[^>]+>))/);

/** Modules that a file imports, relative ones as paths from the root. @param {string} file */
export const importsOf = (file) =>
  references(file, /^(?:import|export)\b[^"']*from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/).map((each) => ({
    ...each,
    target: each.target.startsWith(".") ? posix.join(posix.dirname(each.file), each.target) : each.target,
  }));

/** Lines that match, comments included. @param {string[]} among @param {RegExp} pattern */
export const lines = (among, pattern) => among.flatMap((file) => references(file, new RegExp(`(${pattern.source})`, pattern.flags)));

/** For messages. @param {Reference[]} found */
export const show = (found) => found.map(({ file, line, target }) => `${file}:${line}: ${target}`);
