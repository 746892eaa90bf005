#!/usr/bin/env node
// How well <portal-autofill> understands pages: every folder of the corpus, and the frozen Russian set, in Chromium, by the built package.
//
//   node tools/autofill/conformance.mjs [--suites a,b] [--pages 20] [--brief]
//
// A suite passes page by page: a page is passed where at least 85 in 100 of its labelled fields are close and none of its fields is taken
// for what it is not more often than one in ten. The shares themselves stand above, with and without the attribute autocomplete.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { measure, report } from "./measure.mjs";
import { corpusFolder, frozenPages, readPages, suitePages, suites } from "./pages.mjs";

/** @typedef {import("./measure.mjs").Answered} Answered */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({ options: { suites: { type: "string" }, pages: { type: "string" }, brief: { type: "boolean", default: false } } });
const TYPES = /** @type {Record<string, string>} */ ({ js: "text/javascript", wasm: "application/wasm", css: "text/css", json: "application/json" });
const LEARNT = ["mozilla-training", "generated-ru"];
const BATCH = 40; // pages asked in one call
const CLOSE_ENOUGH = 0.85;
const TAKEN_AT_MOST = 0.1;

/** The built package, and a page with the element. @returns {Promise<{ url: string, close: () => void }>} */
function serveDist() {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/") return void response.setHeader("Content-Type", "text/html").end('<!doctype html><html lang="ru"><portal-autofill></portal-autofill><script type="module" src="/portal.js"></script></html>');
    const file = join(root, "dist", path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader("Content-Type", TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream").end(readFileSync(file));
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ url: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`, close: () => server.close() }));
  });
}

/** What the module in the page answers for pages that were read. @param {import("playwright-core").Page} page @param {unknown[][]} lists @returns {Promise<{ answers: string[][], milliseconds: number }>} */
const askPage = (page, lists) =>
  page.evaluate(async (given) => {
    await customElements.whenDefined("portal-autofill");
    const element = /** @type {any} */ (document.querySelector("portal-autofill"));
    const answers = [];
    await element.ask({ property: "signals", event: "portal-classified" }, document); // wake it
    const begun = performance.now();
    for (const signals of given) answers.push((await element.askSignals({ property: "signals", event: "portal-classified" }, signals, { reasons: false })).map((/** @type {{ token: string }} */ each) => each.token));
    return { answers, milliseconds: performance.now() - begun };
  }, lists);

/** @param {Answered} page */
function isPassed(page) {
  const { all } = measure([page]);
  return all.close >= CLOSE_ENOUGH * all.fields && all.taken <= TAKEN_AT_MOST * (all.fields + all.others);
}

/** @param {string} name @param {import("./pages.mjs").Source[]} sources @param {import("playwright-core").Page} page */
async function run(name, sources, page) {
  const read = [];
  for await (const each of readPages(sources)) read.push(each);
  const modes = { stated: (/** @type {any} */ signals) => signals, bare: (/** @type {any} */ signals) => ({ ...signals, autocomplete: "" }) };
  let fields = 0;
  let spent = 0;
  /** @type {Record<string, Answered[]>} */
  const answered = { stated: [], bare: [] };
  for (const [mode, change] of Object.entries(modes)) {
    for (let at = 0; at < read.length; at += BATCH) {
      const batch = read.slice(at, at + BATCH);
      const { answers, milliseconds } = await askPage(page, batch.map(({ signals }) => signals.map(change)));
      batch.forEach((each, index) => answered[mode].push({ ...each, types: each.signals.map(({ type }) => String(type ?? "")), answers: answers[index] }));
      fields += batch.reduce((sum, { signals }) => sum + signals.length, 0);
      spent += milliseconds;
    }
  }
  if (LEARNT.includes(name)) console.log(`${name}: the model has learnt from these pages; unseen sites are measured by tools/autofill/validate.mjs`);
  report(name, measure(answered.stated), !values.brief);
  report(`${name}, no autocomplete`, measure(answered.bare), false);
  const russian = answered.stated.filter(({ locale }) => locale === "RU");
  if (russian.length > 0 && russian.length < answered.stated.length) report(`${name}, Russian pages`, measure(russian), false);
  console.log(`${name}: ${Math.round((1000 * fields) / spent)} fields a second in WebAssembly`);
  const passed = answered.stated.filter(isPassed).length;
  console.log(`${name}: ${passed} passed, ${answered.stated.length - passed} failed`);
}

const only = values.suites?.split(",");
const most = Number(values.pages ?? Infinity);
const wanted = [["russian-government", frozenPages], ...suites().map((suite) => [suite, () => suitePages(suite)])];
if (suites().length === 0) console.log(`skipped: no corpus at ${corpusFolder} (PORTAL_CORPUS_DIR)`);
const server = await serveDist();
const browser = await chromium.launch({ executablePath: process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  for (const [name, pages] of /** @type {[string, () => import("./pages.mjs").Source[]][]} */ (wanted)) {
    if (!only || only.includes(name)) await run(name, pages().slice(0, most), page);
  }
} finally {
  await browser.close();
  server.close();
}
