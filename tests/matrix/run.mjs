#!/usr/bin/env node
// The whole matrix; the last line is "matrix: N passed, N failed".
//
//   run.mjs [--widget form]… [--workers 2]     axe at every window in the system's look and at every look in the first window: whole once a document, then
//                                              what depends on look and window; IBM's engine once a document; layout at every look × window.
//                                              --full: axe at every look × window too. --part 1/4: a quarter of the states, in this process.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, noBrowser } from "../../web/testing/page.mjs";
import { notBuilt, serveGallery } from "../support/gallery.mjs";
import { looks, states, windows } from "./cells.mjs";
import { aliveOutcome, dress, fit, look, lookOf, visit } from "./look.mjs";
import { forcedOutcomes } from "./forced.mjs";

const { values } = parseArgs({ options: { widget: { type: "string", multiple: true }, workers: { type: "string", default: "2" }, part: { type: "string" }, full: { type: "boolean", default: false } } });
const total = { passed: 0, failed: 0 };
/** @type {Map<string, number>} */
const kinds = new Map();

/** @param {import("./look.mjs").Outcome[]} outcomes */
function count(outcomes) {
  for (const { what, ok, found } of outcomes) {
    total[ok ? "passed" : "failed"] += 1;
    if (ok) continue;
    const kind = found[0].split(":").slice(0, 2).join(":");
    const seen = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, seen);
    if (seen <= 3) console.log(`FAILED ${what}\n${found.map((line) => `         ${line}`).join("\n")}`);
  }
}

/** A part of the states in a process of its own; its last line is added up. @param {number} part @param {number} parts @returns {Promise<void>} */
function work(part, parts) {
  const words = [fileURLToPath(import.meta.url), "--part", `${part}/${parts}`, ...(values.full ? ["--full"] : []), ...(values.widget ?? []).flatMap((name) => ["--widget", name])];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  let rest = "";
  let isDone = false;
  const take = (/** @type {string} */ line) => {
    const sum = /^matrix: (\d+) passed, (\d+) failed$/.exec(line);
    if (!sum) return console.log(line);
    isDone = true;
    total.passed += Number(sum[1]);
    total.failed += Number(sum[2]);
  };
  child.stdout.on("data", (data) => {
    const lines = (rest + data).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
  return new Promise((done, fail) => child.once("close", () => (isDone ? done() : fail(new Error(`worker ${part} has died`)))));
}

async function main() {
  if (noBrowser || notBuilt) throw new Error(String(noBrowser || notBuilt));
  const workers = Number(values.workers);
  if (!values.part) return Promise.all(Array.from({ length: workers }, (_, index) => work(index + 1, workers))).then(() => undefined);
  const site = await serveGallery();
  const browser = await launch();
  const page = await browser.newPage();
  /** @type {Map<string, string>} */
  const dressed = new Map();
  for (const { scheme } of looks) if (scheme) dressed.set(scheme, await lookOf(page, site.url, scheme));
  const [part, parts] = values.part.split("/").map(Number);
  const chosen = states().filter(({ widget }) => (values.widget ?? [widget]).includes(widget)).filter((_, index) => index % parts === part - 1);
  for (const state of chosen) {
    await fit(page, windows[0]);
    const failure = await visit(page, site.url, state).then(() => "", String);
    if (failure) {
      count([{ what: `${state.widget}/${state.example}.${state.lang}`, ok: false, found: [failure] }]);
      continue;
    }
    count([await aliveOutcome(page, state)]);
    for (const [l, each] of looks.entries()) {
      await dress(page, each, dressed.get(each.scheme ?? ""));
      for (const [w, window] of windows.entries()) {
        await fit(page, window);
        const where = `${state.widget}/${state.example}.${state.lang}, ${each.name}, ${window.name}`;
        count(await look(page, where, { layout: true, axe: values.full || w === 0 || l === 0, seen: values.full ? undefined : l === 0 ? ["places"] : ["colours"] }));
      }
    }
    await dress(page, looks[0], undefined);
    console.log(`${state.widget}/${state.example}.${state.lang}: ${total.passed} passed, ${total.failed} failed so far`);
  }
  if (!values.widget && part === 1) count(await forcedOutcomes(page, site.url));
  await browser.close();
  site.close();
}

try {
  await main();
} catch (error) {
  console.error(error);
  total.failed += 1;
}
for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
console.log(`matrix: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
