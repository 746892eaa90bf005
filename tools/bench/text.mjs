#!/usr/bin/env node
// text.wasm against what we promise: its size as it travels, the first answer of a fresh instance, and each answer after it.
// node tools/bench/text.mjs [--module dist/text.wasm] [--rounds 15]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";

import { requestText } from "../../web/host/text.js";
import { instantiate } from "../../web/load.js";

const SIZE_GOAL = 420_000; // bytes of Brotli
const FIRST_GOAL = 60; // milliseconds, of a module that is compiled
const LATER_GOAL = 1;

const { values } = parseArgs({ options: { module: { type: "string", default: "dist/text.wasm" }, rounds: { type: "string", default: "15" } } });
const bytes = readFileSync(values.module);
const module = await WebAssembly.compile(bytes);
const median = (/** @type {number[]} */ times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** @type {Record<string, string[][]>} */
const phrases = {};
for (const locale of ["ru", "en"]) {
  const file = new URL(`../../sdk/text/dictation/phrases/${locale}.tsv`, import.meta.url);
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const [kind, text, , options] = line.split("\t");
    (phrases[kind] ??= []).push([locale, text, options ?? ""]);
  }
}

/** @param {string} kind @param {string[]} phrase */
const request = (kind, [locale, text, options]) => requestText("hear", { kind, text, locale, today: "2026-11-24", options: options.split("|").filter(Boolean) });

const first = [];
for (let round = 0; round < Number(values.rounds); ++round) {
  const started = performance.now();
  (await instantiate(module)).call("portal_text", request("date", phrases.date[0]));
  first.push(performance.now() - started);
}

const door = await instantiate(module);
const rows = Object.entries(phrases).map(([kind, said]) => {
  const requests = said.map((phrase) => request(kind, phrase));
  for (const each of requests) door.call("portal_text", each);
  // Of each phrase the fastest of three: what it takes, not what else the machine did.
  const times = requests.map((each) => Math.min(...[1, 2, 3].map(() => {
    const started = performance.now();
    door.call("portal_text", each);
    return performance.now() - started;
  })));
  return { kind, median: median(times), slowest: Math.max(...times) };
});

let missed = 0;
/** @param {string} name @param {number} value @param {number} goal @param {number} digits */
function line(name, value, goal, digits) {
  if (value > goal) missed += 1;
  console.log(`${name.padEnd(44)}${value.toFixed(digits).padStart(10)}  of ${goal}  ${value <= goal ? "met" : "missed"}`);
}
console.log(`text.wasm: ${bytes.length} bytes`);
line("Brotli 11, bytes", brotliCompressSync(bytes).length, SIZE_GOAL, 0);
line("first answer of a fresh instance, ms", median(first), FIRST_GOAL, 2);
for (const { kind, median: usual, slowest } of rows) line(`${kind}: a phrase ${usual.toFixed(3)} ms, the slowest, ms`, slowest, LATER_GOAL, 3);
process.exitCode = missed === 0 ? 0 : 1;
