// How many tests passed, failed and were skipped: read from what CTest, GoogleTest and Node's runner have written.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Count */

/**
 * A run that failed without one failed test still counts as a failure: the runner itself broke.
 * @param {Count} count
 * @param {boolean} ok
 * @returns {Count}
 */
function atLeastOneFailure(count, ok) {
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

/** @param {string} path @param {boolean} ok @returns {Count} */
export function countTap(path, ok) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: [] };
  const text = readFileSync(path, "utf8");
  const total = (/** @type {string} */ name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const skipped = [...text.matchAll(/^\s*ok \d+ - (.*?) # SKIP ?(.*)$/gm)].map(([, name, reason]) => `${name} (${reason || "no reason given"})`);
  return atLeastOneFailure({ passed: total("pass"), failed: total("fail") + total("cancelled"), skipped }, ok);
}

/** @param {string} text @param {string} name */
const attribute = (text, name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(text)?.[1] ?? 0);

/** @param {string} text of an XML attribute */
const plain = (text) => text.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** One GoogleTest report, if its program lived to write it. @param {string} path @returns {Count | undefined} */
function readGtest(path) {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  const head = /<testsuites[^>]*>/.exec(text)?.[0];
  if (!head) return undefined;
  const skipped = [...text.matchAll(/<testcase name="([^"]*)"[^>]*?classname="([^"]*)"[^>]*>\s*<skipped message="([^"]*)"/g)].map(([, name, suite, reason]) => `${suite}.${name} (${plain(reason.split("&#x0A;").pop() ?? "")})`);
  const count = (text.match(/<skipped/g) ?? []).length;
  const failed = attribute(head, "failures") + attribute(head, "errors");
  return { passed: attribute(head, "tests") - attribute(head, "disabled") - failed - count, failed, skipped };
}

/**
 * Entries of CTest; of those that are GoogleTest programs, their cases.
 * @param {string} log what CTest has printed
 * @param {string} reports folder of GoogleTest's XML
 * @param {boolean} ok
 * @returns {Count}
 */
export function countCtest(log, reports, ok) {
  const files = existsSync(reports) ? readdirSync(reports) : [];
  /** @type {Count} */
  const sum = { passed: 0, failed: 0, skipped: [] };
  for (const [, name, outcome] of (existsSync(log) ? readFileSync(log, "utf8") : "").matchAll(/^\s*\d+\/\d+ Test\s+#\d+: (\S+) \.*\s*(Passed|Skipped|\*{3}\S.*?)\s+\d/gm)) {
    const passed = outcome === "Passed";
    const report = files.includes(`${name}.xml`) ? readGtest(join(reports, `${name}.xml`)) : undefined;
    // A report without failures of a program that failed all the same: it crashed after its last test, or timed out.
    const count = report ? atLeastOneFailure(report, passed) : { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped.push(...count.skipped);
  }
  return atLeastOneFailure(sum, ok);
}
