#!/usr/bin/env node
// The core's schema and rules in WebAssembly beside Ajv's compiled code and json-logic-js, in one run under Node: data lies in the core already.
// node tools/bench/core.mjs [--module build/wasm/wasm/bench.wasm] [--rounds 9]
//
// The form is the largest schema of PORTAL_CORPUS_DIR/forms/va, every question of it answered by build/native/tests/conformance/forms_conformance.
// Both stop at a first mistake, or both go on to the last (allErrors), of which valid answers have none. Ajv checks no formats here (it would need
// another package), ours checks them; everything else is the same work. A fresh Ajv reads its own metaschema, too. json-logic-js takes the rule as it
// is and reads a fact that is not there as null, as our plain truth does; a form asks more: three-valued, and the value. All of both is warm: each
// runs a round before those that count. Time is the processor's, so that what else runs on the machine does not count.
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

/** Milliseconds of the processor for one call, of as many as take about 60 ms. @param {(times: number) => void} run */
function timeOf(run) {
  for (let times = 1; ; times *= 4) {
    const begin = process.cpuUsage();
    run(times);
    const { user, system } = process.cpuUsage(begin);
    const spent = (user + system) / 1000;
    if (spent > 60) return spent / times;
  }
}

/**
 * Ours and theirs in turn; the medians, and that of each round's ratio.
 * @param {(times: number) => void} ours @param {() => unknown} theirs
 */
function beside(ours, theirs) {
  const repeat = (/** @type {number} */ times) => {
    for (let i = 0; i < times; ++i) theirs();
  };
  const samples = Array.from({ length: rounds + 1 }, () => ({ own: timeOf(ours), other: timeOf(repeat) })).slice(1);
  return {
    own: median(samples.map(({ own }) => own)),
    other: median(samples.map(({ other }) => other)),
    ratio: median(samples.map(({ own, other }) => other / own)),
  };
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
  const options = { strict: false, validateFormats: false, logger: /** @type {const} */ (false) };
  const draft7 = asDraft7(schema);
  const compiled = new Ajv(options).compile(draft7);
  const telling = new Ajv({ ...options, allErrors: true }).compile(draft7);
  if (!compiled(value) || !telling(value)) console.log("Ajv does not take the answers:", compiled.errors?.[0]);
  if (ours.run("validate", 1) !== 1 || ours.run("problems", 1) !== 1) console.log("we do not take the answers");
  const valid = beside((times) => ours.run("validate", times), () => compiled(value));
  line("whole form, beside Ajv's compiled code", `${(valid.own * 1000).toFixed(1)} µs, ${valid.ratio.toFixed(2)} × Ajv`, `at least ${AIMS.validation} ×`, valid.ratio >= AIMS.validation);
  const told = beside((times) => ours.run("problems", times), () => telling(value));
  line("the same, telling every mistake", `${(told.own * 1000).toFixed(1)} µs, ${told.ratio.toFixed(2)} × Ajv`, "", true);
  const first = beside((times) => ours.run("first", times), () => new Ajv(options).compile(draft7)(value));
  line("compile and first full validation", `${first.own.toFixed(2)} ms (Ajv ${first.other.toFixed(1)} ms)`, `at most ${AIMS.full} ms`, first.own <= AIMS.full);
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
  if (ours.run("rules", 1) !== 1 || ours.run("known", 1) !== 1 || jsonLogic.apply(/** @type {any} */ (rule), facts) !== true) console.log("the rule does not hold");
  const theirs = () => jsonLogic.apply(/** @type {any} */ (rule), facts);
  const plain = beside((times) => ours.run("rules", times), theirs);
  line("a rule of four parts, beside json-logic-js", `${(1 / plain.own / 1000).toFixed(2)} M a second, ${plain.ratio.toFixed(1)} ×`, `at least ${AIMS.rules} ×`, plain.ratio >= AIMS.rules);
  const known = beside((times) => ours.run("known", times), theirs);
  line("the same, three-valued, as a form asks it", `${(1 / known.own / 1000).toFixed(2)} M a second, ${known.ratio.toFixed(1)} ×`, "", true);
}

console.log(`core in WebAssembly under Node ${process.version}, medians of ${rounds} rounds`);
if (existsSync(folder) && existsSync(filler)) await schemas();
else console.log(`skipped: no forms in ${folder.pathname} (PORTAL_CORPUS_DIR), or no ${filler}`);
await rules();
console.log(missed === 0 ? "every aim is met" : `${missed} aims are missed`);
process.exit(missed === 0 ? 0 : 1);
