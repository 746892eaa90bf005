#!/usr/bin/env node
// A case of 200 stages and 5,000 events in the core as pages load it: how long parsing, a fold of all, and one more event take.
// node tools/bench/tracker.mjs [--module build/wasm/wasm/tracker.wasm] [--strings build/native/strings/ru.json] [--rounds 15]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { instantiate } from "../../web/load.js";

const STAGES = 200;
const EVENTS = 5000;
const FOLD_GOAL = 20; // milliseconds
const EVENT_GOAL = 1;

const { values } = parseArgs({
  options: {
    module: { type: "string", default: "build/wasm/wasm/tracker.wasm" },
    strings: { type: "string", default: "build/native/strings/ru.json" },
    rounds: { type: "string", default: "15" },
  },
});

const pad = (/** @type {number} */ number, width = 2) => String(number).padStart(width, "0");

function scenario() {
  const stages = Array.from({ length: STAGES }, (_, i) => ({
    id: `s${i}`,
    kind: i % 5 === 4 ? "wait" : "task",
    title: `Шаг ${i + 1}`,
    ...(i > 0 && { after: [`s${i - 1}`] }),
    deadline: { duration: "P10D", calendar: "working", from: `s${i}.ready` },
    estimate: { p50: "P3D", p90: "P9D" },
    actions: [{ kind: "open", href: "/x" }],
  }));
  return { id: "long", version: "1", language: "ru", title: "Длинный путь", stages, ends: [{ id: "done", kind: "success", title: "Дошли" }] };
}

/** A moment `n` steps of 40 seconds after the beginning. @param {number} n */
const moment = (n) => new Date(Date.UTC(2026, 8, 1) + n * 40000).toISOString().replace(/\.\d+/, "");

/** @param {number} n @param {string} type @param {object} data */
const event = (n, type, data) => ({ specversion: "1.0", type: `portal.${type}`, source: "/bench", id: `e${pad(n, 5)}`, subject: "case", time: moment(n), data });

// Back and forth through the first 150 stages: started, submitted, returned, submitted, done.
function events() {
  const statuses = ["started", "submitted", "accepted", "returned", "submitted", "done"];
  const all = [event(0, "case.opened", { scenario: "long", version: "1" })];
  for (let n = 1; n < EVENTS; n += 1)
    all.push(event(n, "stage.changed", { stage: `s${Math.floor((n / EVENTS) * 150)}`, status: statuses[n % statuses.length], by: n % 2 ? "client" : "authority" }));
  return all;
}

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const door = await instantiate(await WebAssembly.compile(readFileSync(values.module)));
const words = JSON.parse(readFileSync(values.strings, "utf8"));
const kind = "tracker";

/** @param {object} properties */
function open(properties) {
  const options = JSON.stringify({ strings: words, properties, zone: "Asia/Krasnoyarsk" });
  const { handle } = JSON.parse(door.call("portal_create", kind, options));
  return handle;
}

/** The milliseconds that one dispatch takes, and its update. @param {number} handle @param {object} what */
function timed(handle, what) {
  const text = JSON.stringify(what);
  const start = performance.now();
  const update = door.call("portal_dispatch", handle, text);
  return { time: performance.now() - start, update: JSON.parse(update) };
}

/** @param {any} update @param {string} wanted */
const requestOf = (update, wanted) => update.requests?.find((/** @type {any} */ request) => request.kind === wanted)?.id;

const whole = [];
const folds = [];
const singles = [];
const touched = new Set();
const rounds = Number(values.rounds);
const all = events();
for (let round = 0; round < rounds; round += 1) {
  const handle = open({ scenario: scenario() });
  whole.push(timed(handle, { type: "set", name: "events", value: all }).time);
  // Another time of day folds all events anew, already parsed, and builds and compares the view.
  let clock = 1;
  for (let minute = 0; minute < 5; minute += 1) {
    const { time, update } = timed(handle, { type: "reply", request: clock, ok: true, value: { now: `2026-11-${10 + round % 15}T05:0${minute}:00Z` } });
    folds.push(time);
    clock = requestOf(timed(handle, { type: "reply", request: requestOf(update, "timer"), ok: true, value: null }).update, "clock.now");
  }
  for (let n = 0; n < 10; n += 1) {
    const one = event(EVENTS + n, "stage.changed", { stage: `s${149 + n}`, status: "done" });
    const { time, update } = timed(handle, { type: "set", name: "events", value: [one] });
    singles.push(time);
    touched.add(update.nodes?.length ?? 0);
  }
  door.destroy(handle);
}

const fold = median(folds);
const single = median(singles);
const verdict = (/** @type {number} */ got, /** @type {number} */ goal) => (got <= goal ? "met" : "missed");
// On a machine with other work the median tells of that, too; the fastest is nearest to the work itself.
console.log(`tracker: ${STAGES} stages, ${EVENTS} events, medians of ${rounds} rounds, Node ${process.version}, ${values.module}`);
console.log(`  parse, read and fold all   ${median(whole).toFixed(1)} ms (of it parsing and reading ${(median(whole) - fold).toFixed(1)} ms)`);
console.log(`  fold, derive, view, diff   ${fold.toFixed(2)} ms (fastest ${Math.min(...folds).toFixed(2)})   goal ${FOLD_GOAL} ms: ${verdict(fold, FOLD_GOAL)}`);
console.log(`  one more event             ${single.toFixed(2)} ms (fastest ${Math.min(...singles).toFixed(2)})   goal ${EVENT_GOAL} ms: ${verdict(single, EVENT_GOAL)}; nodes touched: ${[...touched].sort((a, b) => a - b).join(", ")} of about ${3 * STAGES}`);
