// What a page with one widget loads, in Brotli bytes, is at most what budget.json allows.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { pageFiles } from "./page_files.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.PORTAL_DIST_DIR ?? join(here, "../../dist");
const absent = existsSync(join(dist, "package.json")) ? false : `no ${dist}: run "make dist"`;

/** @type {{ aim: number, slack: number, inspector: number, drawing: number, pages: Record<string, { widget: string, locale: string, budget: number }> }} */
const { aim, slack, inspector, drawing, pages } = JSON.parse(readFileSync(join(here, "budget.json"), "utf8"));

/** Of the page's files, the second part of its module, which comes with the first rare act: not counted, and never unsaid. @param {string} widget */
const deferred = (widget) => (existsSync(join(dist, `${widget}.deferred.wasm.br`)) ? [{ file: `${widget}.deferred.wasm`, bytes: readFileSync(join(dist, `${widget}.deferred.wasm.br`)).length }] : []);

/** @param {string} name @param {{ file: string, bytes: number }[]} rows @param {number} total @param {number} budget */
function table(name, rows, total, budget) {
  const line = (/** @type {string} */ words, /** @type {number} */ bytes) => `${words.padEnd(28)}${bytes.toLocaleString("en").padStart(9)}`;
  const difference = total - aim;
  return [
    `Brotli 11, bytes: ${name}`,
    ...rows.map(({ file, bytes }) => line(file, bytes)),
    line("total", total),
    line("budget", budget),
    line("the charter's aim", aim) + (difference > 0 ? `  missed by ${difference.toLocaleString("en")}` : `  met, ${(-difference).toLocaleString("en")} to spare`),
  ].join("\n");
}

for (const [name, { widget, locale, budget }] of Object.entries(pages)) {
  test(`${name} loads no more than its budget`, { skip: absent }, () => {
    const rows = pageFiles(dist, widget, locale).map((file) => ({ file, bytes: readFileSync(join(dist, `${file}.br`)).length }));
    const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(table(name, rows, total, budget));
    for (const { file, bytes } of deferred(widget)) console.log(`on demand: ${file.padEnd(17)}${bytes.toLocaleString("en").padStart(9)}  with it ${(total + bytes).toLocaleString("en")}`);
    assert.ok(total <= budget, `expected at most ${budget} bytes; got ${total}: make it smaller, or raise tests/size/budget.json with the reason`);
    if (total < budget * (1 - slack)) console.log(`The budget is more than ${slack * 100} % above what is loaded: lower it to ${total} in tests/size/budget.json.`);
  });
}

// What a developer's page loads besides: never part of a citizen's.
test("the inspector loads no more than its budget, and a drawing no more than its own", { skip: absent }, () => {
  const weigh = (/** @type {string[]} */ files) => files.map((file) => ({ file, bytes: readFileSync(join(dist, `${file}.br`)).length }));
  const sum = (/** @type {{ bytes: number }[]} */ rows) => rows.reduce((all, { bytes }) => all + bytes, 0);
  const opened = weigh(["inspector.wasm", "sessions.js", "strings/inspector/ru.json"]);
  const drawn = weigh(["canvas.wasm", "canvas.js"]); // when a drawing is asked for: its module with the letters, what shows it
  const both = sum(opened) + sum(drawn);
  const line = (/** @type {string} */ words, /** @type {number} */ bytes) => `${words.padEnd(28)}${bytes.toLocaleString("en").padStart(9)}`;
  console.log([...opened, ...drawn].map(({ file, bytes }) => line(file, bytes)).join("\n"));
  console.log(line("all with the drawing", both) + (both > inspector ? `  over ${inspector.toLocaleString("en")} by ${(both - inspector).toLocaleString("en")}` : ""));
  assert.ok(sum(opened) <= inspector, `expected at most ${inspector} bytes; got ${sum(opened)}`);
  assert.ok(sum(drawn) <= drawing, `expected at most ${drawing} bytes for a drawing; got ${sum(drawn)}`);
});

test("the files of a page are those that its modules name, the lazily loaded host of the device among them", { skip: absent }, () => {
  const files = pageFiles(dist, "form", "ru");
  assert.deepEqual(files.filter((file) => !file.startsWith("shared-")), ["portal.js", "embedded.js", "form.wasm", "portal.css", "strings/form/ru.json"]);
  assert.equal(files.includes("http.js"), false, "the network host comes only where an element has host=");
  assert.equal(new Set(files).size, files.length);
});
