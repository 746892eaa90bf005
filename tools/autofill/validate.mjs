#!/usr/bin/env node
// Cross-validation by site on the training data: each fifth of the sites is decided by a model that has seen none of them. With --again: by
// the models of the last run.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { parseArgs } from "node:util";

import { measure, report } from "./measure.mjs";

const run = promisify(execFile);
const PROGRAM = "build/native/tools/autofill/autofill_model";
const MOST_OUTPUT = 2 ** 28;
const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options: { folds: { type: "string", default: "5" }, brief: { type: "boolean" }, again: { type: "boolean" }, only: { type: "string" } } });
const folds = Number(values.folds);
const more = positionals; // "--rate=0.3" and the like go to the trainer
const extra = Object.entries(values).filter(([name]) => !["folds", "brief", "again", "only"].includes(name)).flatMap(([name, value]) => [`--${name}`, String(value)]);
const suites = ["mozilla-training", "generated-ru"];
const file = (/** @type {string} */ name) => `build/autofill/${name}.jsonl`;
const training = [...suites, "written-ru", "written-world"].map(file);

/** @type {Map<string, any>} */
const pages = new Map([...suites, "frozen"].flatMap((name) => readFileSync(file(name), "utf8").trim().split("\n").map((text) => JSON.parse(text))).map((page) => [`${page.suite}/${page.file}`, page]));

/** @param {string} output @returns {(import("./measure.mjs").Answered & { suite: string })[]} */
function answered(output) {
  return output.trim().split("\n").filter(Boolean).map((text) => JSON.parse(text)).map(({ suite, file: name, decisions }) => {
    const page = pages.get(`${suite}/${name}`);
    return { ...page, types: page.signals.map((/** @type {any} */ each) => each.type ?? ""), answers: decisions.map((/** @type {any} */ each) => each.token) };
  });
}

/** @param {number} fold */
async function one(fold) {
  const model = `build/autofill/fold${fold}.bin`;
  const part = `${fold}/${folds}`;
  if (!values.again) await run(PROGRAM, ["train", "--out", model, "--fold", part, ...extra, ...training, ...more]);
  const decide = async (/** @type {string[]} */ ...args) => answered((await run(PROGRAM, ["decide", "--model", model, ...args], { maxBuffer: MOST_OUTPUT })).stdout);
  return { stated: await decide("--fold", part, ...suites.map(file)), bare: await decide("--fold", part, "--without", "autocomplete", ...suites.map(file)), frozen: fold === 0 ? await decide(file("frozen")) : [] };
}

const wanted = values.only === undefined ? Array.from({ length: folds }, (_, fold) => fold) : [Number(values.only)];
/** @type {Awaited<ReturnType<typeof one>>[]} */
const results = [];
const queue = [...wanted];
await Promise.all([0, 1].map(async () => {
  for (let fold = queue.shift(); fold !== undefined; fold = queue.shift()) results.push(await one(fold));
}));
const isWhole = !values.brief;
for (const suite of suites) {
  const only = (/** @type {"stated" | "bare"} */ kind) => results.flatMap((each) => each[kind]).filter((page) => page.suite === suite);
  report(`${suite}, by site`, measure(only("stated")), isWhole);
  report(`${suite}, no autocomplete`, measure(only("bare")), false);
  report(`${suite}, Russian pages`, measure(only("stated").filter(({ locale }) => locale === "RU")), false);
}
report("russian-government (frozen)", measure(results.flatMap(({ frozen }) => frozen)), false);
