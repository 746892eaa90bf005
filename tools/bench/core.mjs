#!/usr/bin/env node
// The core's schema and rules in WebAssembly beside Ajv's compiled code and json-logic-js, in one run under Node: data lies in the core already.
// node tools/bench/core.mjs [--module build/wasm/wasm/bench.wasm] [--rounds 9]
//
// The form is the largest schema of PORTAL_CORPUS_DIR/forms/va, every question of it answered by build/native/tests/conformance/forms_conformance.
// Ajv checks no formats here (it would need another package), ours checks them; everything else is the same work.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";

import { Ajv } from "ajv";
// @ts-expect-error it comes without types
import jsonLogic from "json-logic-js";

import { instantiate } from "../../web/load.js";

const AIMS = { validation: 0.5, full: 5, rules: 5 };
const { values } = parseArgs({ options: { module: { type: "string", default: "build/wasm/wasm/bench.wasm" }, rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
const folder = new URL(`${process.env.PORTAL_CORPUS_DIR ?? new URL("../../../shared/corpus", import.meta.url).pathname}/forms/va/`, "file:");
const filler = "build/native/tests/conformance/forms_conformance";

const median = (/** @type {number[]} */ numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds of one call, of as many as take about 60 ms. @param {(times: number) => void} run */
function timeOf(run) {
  for (let times = 1; ; times *= 4) {
    const begin = performance.now();
    run(times);
    const spent = performance.now() - begin;
    if (spent > 60) return spent / times;
  }
}

/** draft-04's words as draft-07's, for Ajv alone. @param {any} schema @returns {any} */
function asDraft7(schema) {
  if (Array.isArray(schema)) return schema.map(asDraft7);
  if (!schema || typeof schema !== "object") return schema;
  /** @type {Record<string, unknown>} */
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if ((key === "id" && typeof value === "string") || key === "$schema" || key === "format") continue;
    if ((key === "exclusiveMinimum" || key === "exclusiveMaximum") && typeof value === "boolean") {
      if (value) out[key] = schema[key === "exclusiveMinimum" ? "minimum" : "maximum"];
    } else {
      out[key] = asDraft7(value);
    }
  }
  return out;
}

const module = await WebAssembly.compile(readFileSync(values.module));

/** @param {Record<string, unknown>} properties */
async function bench(properties) {
  const door = await instantiate(module);
  const { handle } = JSON.parse(door.call("portal_create", "bench", JSON.stringify({ strings: { locale: "en", messages: {} }, properties })));
  return {
    /** @param {string} what @param {number} times @param {string} [at] */
    run(what, times, at) {
      const event = { type: "set", name: what, value: { times, ...(at && { at }) } };
      return JSON.parse(door.call("portal_dispatch", handle, JSON.stringify(event))).events[0].detail.held;
    },
  };
}

let missed = 0;
/** @param {string} name @param {string} measured @param {string} aim @param {boolean} isMet */
function line(name, measured, aim, isMet) {
  if (!isMet) missed += 1;
  console.log(`${name.padEnd(52)}${measured.padStart(34)}   ${aim}${aim ? (isMet ? "  met" : "  missed") : ""}`);
}

async function schemas() {
  const files = readdirSync(folder).filter((name) => name.endsWith("-schema.json"));
  const largest = files.sort((a, b) => statSync(new URL(b, folder)).size - statSync(new URL(a, folder)).size)[0];
  const path = new URL(largest, folder).pathname;
  const schema = JSON.parse(readFileSync(path, "utf8"));
  const value = JSON.parse(execFileSync(filler, ["--fill", path], { encoding: "utf8", maxBuffer: 1 << 26 }));
  console.log(`${largest}: ${statSync(path).size} bytes of schema, ${JSON.stringify(value).length} bytes of answers`);

  const ours = await bench({ schema, value });
  const theirs = new Ajv({ strict: false, validateFormats: false, logger: false });
  const compiled = theirs.compile(asDraft7(schema));
  if (!compiled(value)) console.log("Ajv does not take the answers:", compiled.errors?.[0]);
  if (ours.run("validate", 1) !== 1) console.log("we do not take the answers");
  const ratios = [];
  const own = [];
  const full = [];
  const theirFull = [];
  for (let round = 0; round < rounds; ++round) {
    const mine = timeOf((times) => ours.run("validate", times));
    const other = timeOf((times) => {
      for (let i = 0; i < times; ++i) compiled(value);
    });
    own.push(mine);
    ratios.push(other / mine);
    full.push(timeOf((times) => ours.run("first", times)));
    theirFull.push(timeOf((times) => {
      for (let i = 0; i < times; ++i) new Ajv({ strict: false, validateFormats: false, logger: false }).compile(asDraft7(schema))(value);
    }));
  }
  line("whole form, beside Ajv's compiled code", `${(median(own) * 1000).toFixed(1)} µs, ${median(ratios).toFixed(2)} × Ajv`, `at least ${AIMS.validation} ×`, median(ratios) >= AIMS.validation);
  line("compile and first full validation", `${median(full).toFixed(2)} ms (Ajv ${median(theirFull).toFixed(1)} ms)`, `at most ${AIMS.full} ms`, median(full) <= AIMS.full);
  const places = pointers(value).slice(0, 200);
  const perField = timeOf((times) => {
    for (let i = 0; i < times; ++i) for (const at of places) ours.run("field", 1, at);
  }) / places.length;
  const inside = median(places.map((at) => timeOf((times) => ours.run("field", times, at))).slice(0, 9));
  line("one field again", `${(inside * 1000).toFixed(2)} µs (${(perField * 1000).toFixed(1)} µs with the crossing)`, "", true);
}

/** Places of texts, numbers and flags. @param {any} value @param {string} at @returns {string[]} */
function pointers(value, at = "") {
  if (!value || typeof value !== "object") return [at];
  return Object.entries(value).flatMap(([key, inner]) => pointers(inner, `${at}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`));
}

async function rules() {
  const rule = { and: [{ "<": [{ var: "child.age" }, 7] }, { in: [{ var: "region" }, ["24", "77", "78"]] }, { or: [{ "==": [{ var: "applicant.status" }, "resident"] }, { ">=": [{ var: "applicant.years" }, 5] }] }, { "!": [{ var: "refused" }] }] };
  const facts = { child: { age: 4 }, region: "77", applicant: { status: "guest", years: 6 }, refused: false };
  const ours = await bench({ rule, facts });
  if (ours.run("rules", 1) !== 1 || jsonLogic.apply(/** @type {any} */ (rule), facts) !== true) console.log("the rule does not hold");
  const ratios = [];
  const rates = [];
  for (let round = 0; round < rounds; ++round) {
    const mine = timeOf((times) => ours.run("rules", times));
    const other = timeOf((times) => {
      for (let i = 0; i < times; ++i) jsonLogic.apply(/** @type {any} */ (rule), facts);
    });
    rates.push(1000 / mine);
    ratios.push(other / mine);
  }
  line("a rule of four parts, beside json-logic-js", `${(median(rates) / 1e6).toFixed(2)} M a second, ${median(ratios).toFixed(1)} ×`, `at least ${AIMS.rules} ×`, median(ratios) >= AIMS.rules);
}

console.log(`core in WebAssembly under Node ${process.version}, medians of ${rounds} rounds`);
if (existsSync(folder) && existsSync(filler)) await schemas();
else console.log(`skipped: no forms in ${folder.pathname} (PORTAL_CORPUS_DIR), or no ${filler}`);
await rules();
console.log(missed === 0 ? "every aim is met" : `${missed} aims are missed`);
process.exit(missed === 0 ? 0 : 1);
