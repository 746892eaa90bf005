// Which tests hold which criterion: "[WCAG 2.4.3]" in a test's name or in a comment just above it, WCAG_2_4_3 in a C++ test's name, and the audit's rules.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root @returns {string[]} */
const testFiles = (root) =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => /(_test\.cpp|\.test\.mjs)$|^tests\/(matrix|screen_reader|hosts)\/.*\.mjs$/.test(file) && !file.startsWith("tools/statement/"));

/** @param {string} text of a file @param {(number: string) => void} add */
function collect(text, add) {
  for (const [, list] of text.matchAll(/\[WCAG ([\d., ]+)\]/g)) for (const number of list.split(/,\s*/)) add(number);
  for (const [, ...parts] of text.matchAll(/\bWCAG_(\d)_(\d+)_(\d+)_/g)) add(parts.join("."));
}

/** @param {string} root @returns {Map<string, string[]>} by criterion, where it is tested */
export function readTags(root) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const add = (/** @type {string} */ number, /** @type {string} */ where) => found.set(number, (found.get(number) ?? new Set()).add(where));
  for (const file of testFiles(root)) collect(readFileSync(join(root, file), "utf8"), (number) => add(number, file));
  const rules = readFileSync(join(root, "accessibility/audit/rules.def"), "utf8");
  for (const [, name, list] of rules.matchAll(/^RULE\((\w+), "([^"]+)"/gm)) for (const number of list.split(/,\s*/)) add(number, `audit: ${name}`);
  return new Map([...found].map(([number, places]) => [number, [...places].sort()]));
}
