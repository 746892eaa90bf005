#!/usr/bin/env node
// How well <portal-autofill> understands pages: every folder of the corpus, and the frozen Russian set, in Chromium, by the built package.
//
//   node tools/autofill/conformance.mjs [--suites a,b] [--pages 20] [--brief]
//
// A suite is closed by "<suite>: N passed, N failed, N skipped", which counts its pages and its aims (aims.mjs). A page is passed where at
// least 85 in 100 of its labelled fields are close and none of its fields is taken for what it is not more often than one in ten; it is
// skipped where nothing of it was read. The program fails only where something cannot be measured: a manifest or page that cannot be read,
// a labelled field that its page does not have, a module that fails or answers for another number of fields.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { AIMS, SPEED, judge } from "./aims.mjs";
import { measure, report, unknownLabels } from "./measure.mjs";
import { corpusFolder, frozenPages, readPages, suitePages, suites } from "./pages.mjs";

/** @typedef {import("./measure.mjs").Answered} Answered */
/** @typedef {import("./pages.mjs").Page} Page */
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({ options: { suites: { type: "string" }, pages: { type: "string" }, brief: { type: "boolean", default: false } } });
const TYPES = /** @type {Record<string, string>} */ ({ js: "text/javascript", wasm: "application/wasm", css: "text/css", json: "application/json" });
const LEARNT = ["mozilla-training", "generated-ru"];
const BATCH = 40; // pages asked in one call
const MOST = 2000; // fields of one question
const FORTY = 40; // fields of one form
const TIMES = 25;
const ROUNDS = 5;
const SPEED_PAGES = 100;
const CLOSE_ENOUGH = 0.85;
const TAKEN_AT_MOST = 0.1;
const MODES = {
  stated: (/** @type {Record<string, unknown>} */ signals) => signals,
  bare: (/** @type {Record<string, unknown>} */ signals) => ({ ...signals, autocomplete: "" }),
};

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
  page.evaluate(async ({ given, most }) => {
    await customElements.whenDefined("portal-autofill");
    const element = /** @type {any} */ (document.querySelector("portal-autofill"));
    const answers = [];
    await element.ask({ property: "signals", event: "portal-classified" }, document); // wake it
    const begun = performance.now();
    for (const signals of given) {
      const tokens = [];
      for (let at = 0; at < signals.length; at += most) tokens.push(...(await element.askSignals({ property: "signals", event: "portal-classified" }, signals.slice(at, at + most), { reasons: false })).map((/** @type {{ token: string }} */ each) => each.token));
      answers.push(tokens);
    }
    return { answers, milliseconds: performance.now() - begun };
  }, { given: lists, most: MOST });

/** Every page's answers in one mode. @param {Page[]} pages @param {keyof typeof MODES} mode @param {import("playwright-core").Page} page */
async function answersOf(pages, mode, page) {
  /** @type {Answered[]} */
  const answered = [];
  for (let at = 0; at < pages.length; at += BATCH) {
    const batch = pages.slice(at, at + BATCH);
    const { answers } = await askPage(page, batch.map(({ signals }) => signals.map(MODES[mode])));
    batch.forEach(({ file, signals, ...rest }, index) => {
      if (answers[index]?.length !== signals.length) throw new Error(`${file}: ${answers[index]?.length ?? 0} answers for ${signals.length} fields`);
      answered.push({ ...rest, types: signals.map(({ type }) => String(type ?? "")), answers: answers[index] });
    });
  }
  return answered;
}

/** @param {Answered} page @returns {keyof Count} */
function outcome(page) {
  if (page.labels.length + page.unseen.length === 0) return "skipped";
  const { all } = measure([page]);
  return all.close >= CLOSE_ENOUGH * all.fields && all.taken <= TAKEN_AT_MOST * (all.fields + all.others) ? "passed" : "failed";
}

/** @param {string} name @param {Record<keyof typeof MODES, Answered[]>} answered @returns {{ text: string, outcome: keyof Count }[]} */
function aimed(name, { stated, bare }) {
  const all = measure(stated).all;
  const aims = AIMS.stated.map((aim) => judge(name, aim, all));
  aims.push(...AIMS.bare.map((aim) => judge(`${name}, no autocomplete`, aim, measure(bare).all)));
  aims.push(...AIMS.russian.map((aim) => judge(`${name}, Russian pages`, aim, measure(stated.filter(({ locale }) => locale.toUpperCase().endsWith("RU"))).all)));
  if (name === "russian-government") aims.push(...AIMS.government.map((aim) => judge(`${name}, documents`, aim, all)));
  return aims;
}

/** The best of some rounds, after the module has been in use: other programs share the machine. @param {string} name @param {Page[]} read @param {import("playwright-core").Page} page */
async function sayHowFast(name, read, page) {
  const bare = read.map(({ signals }) => signals.map(MODES.bare)).filter((signals) => signals.length > 0).slice(0, SPEED_PAGES);
  const fields = bare.reduce((sum, signals) => sum + signals.length, 0);
  if (fields === 0) return;
  const fastest = async (/** @type {unknown[][]} */ lists) => {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push((await askPage(page, lists)).milliseconds);
    return Math.min(...rounds);
  };
  const met = (/** @type {boolean} */ isMet) => (isMet ? "met" : "MISSED");
  const rate = (1000 * fields) / (await fastest(bare));
  console.log(`${name}: ${Math.round(rate)} fields a second in WebAssembly, aim: at least ${SPEED.fieldsASecond}: ${met(rate >= SPEED.fieldsASecond)}`);
  const forty = bare.flat().map((signals) => ({ ...signals, form: 0 })).slice(0, FORTY);
  if (forty.length < FORTY) return;
  const one = (await fastest(Array(TIMES).fill(forty))) / TIMES;
  console.log(`${name}: ${one.toFixed(2)} ms for a page of ${FORTY} fields, aim: at most ${SPEED.millisecondsForForty}: ${met(one <= SPEED.millisecondsForForty)}`);
}

/** Prints a suite's figures and gives its count; throws where it cannot be measured. @param {string} name @param {import("./pages.mjs").Source[]} sources @param {import("playwright-core").Page} page @returns {Promise<Count & { errors: number }>} */
async function run(name, sources, page) {
  /** @type {Page[]} */
  const read = [];
  for await (const each of readPages(sources)) read.push(each);
  const stated = await answersOf(read, "stated", page);
  const bare = await answersOf(read, "bare", page);
  if (LEARNT.includes(name)) console.log(`${name}: the model has learnt from these pages; unseen sites are measured by tools/autofill/validate.mjs`);
  report(name, measure(stated), !values.brief);
  report(`${name}, no autocomplete`, measure(bare), !values.brief);
  for (const [label, count] of unknownLabels(read)) console.log(`${name}: unknown label "${label}", ${count} fields, counted as missed`);
  await sayHowFast(name, read, page);
  const lost = read.flatMap(({ file, lost: fids = [] }) => fids.map((fid) => `${file}: field ${fid} is labelled but not in the page`));
  for (const each of lost) console.log(`${name}: FORMAT ERROR: ${each}`);
  const count = { passed: 0, failed: lost.length, skipped: 0, errors: lost.length };
  for (const each of stated) count[outcome(each)] += 1;
  for (const { text, outcome: found } of aimed(name, { stated, bare })) {
    console.log(text);
    count[found] += 1;
  }
  return count;
}

const only = values.suites?.split(",");
const most = Number(values.pages ?? Infinity);
const wanted = /** @type {[string, () => import("./pages.mjs").Source[]][]} */ ([["russian-government", frozenPages], ...suites().map((suite) => [suite, () => suitePages(suite)])]).filter(([name]) => !only || only.includes(name));
for (const name of only ?? []) if (!wanted.some(([each]) => each === name)) wanted.push([name, () => suitePages(name)]);
if (suites().length === 0) console.log(`skipped: no corpus at ${corpusFolder} (PORTAL_CORPUS_DIR)`);
const server = await serveDist();
const browser = await chromium.launch({ executablePath: process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const [name, pages] of wanted) {
    const page = await browser.newPage(); // a new one each: a module that failed fails no other suite
    const count = await page.goto(server.url).then(() => run(name, pages().slice(0, most), page)).catch((/** @type {Error} */ error) => {
      console.log(`${name}: FORMAT ERROR: ${error.message}`);
      return { passed: 0, failed: 1, skipped: 0, errors: 1 };
    });
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
    if (count.errors > 0) process.exitCode = 1;
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
