// The judge of the bench: what is met, what is missed, and that it can say both.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goalsTable, median, paired, sizeTable } from "./goals.mjs";

/** @typedef {import("./goals.mjs").Sample} Sample */

/**
 * @param {string} peer
 * @param {number} round
 * @param {number} ready
 * @param {Partial<Sample>} [rest]
 * @returns {Sample}
 */
const sample = (peer, round, ready, rest) => ({ peer, n: 20, round, load: { ready }, key: { cpu: 10, ks: [], modelOk: true }, val: { ok: true, dom: 5, count: 1, expect: 1 }, ...rest });

/** @param {Sample[]} samples */
const lines = (...samples) => goalsTable({ chromium: "1", bytes: {}, samples }).split("\n");

test("a median leaves out what was not measured, and is none of nothing", () => {
  assert.equal(median([3, undefined, 1, NaN, 10]), 3);
  assert.equal(median([4, 2]), 3);
  assert.equal(median([undefined]), undefined);
});

test("ratios are taken within a round, before the median", () => {
  const samples = [sample("vanilla", 0, 100), sample("portal", 0, 150), sample("vanilla", 1, 1000), sample("portal", 1, 1100), sample("vanilla", 2, 10), sample("portal", 2, 30)];
  assert.equal(paired(samples, "portal", 20, ({ load }) => load?.ready, (ours, base) => ours / base), 1.5);
});

test("a goal is met at its limit and missed above it, and where there is nothing to judge", () => {
  const line = (/** @type {number} */ ready) => lines(sample("vanilla", 0, 100), sample("portal", 0, ready)).find((one) => one.startsWith("ready"));
  assert.match(line(150) ?? "", /150 \(1\.50\) +≤ 1\.5x +met$/);
  assert.match(line(151) ?? "", /151 \(1\.51\) +≤ 1\.5x +missed$/);
  assert.match(lines(sample("vanilla", 0, 100), sample("portal", 0, 1, { load: undefined })).find((one) => one.startsWith("ready")) ?? "", /– \(–\) +≤ 1\.5x +missed$/);
});

test("a peer that did not do the work is named", () => {
  const found = lines(sample("vanilla", 0, 1), sample("portal", 0, 1, { key: { cpu: 1, ks: [], modelOk: false } }), sample("lit", 0, 1, { val: { ok: false, dom: 1, count: 3, expect: 4 } }));
  assert.deepEqual(found.filter((one) => one.startsWith("!")), ["! portal, N = 20, round 0: the model is not what was typed", "! lit, N = 20, round 0: 3 errors shown of 4"]);
});

test("the size is of all that was loaded", () => {
  const size = (/** @type {number} */ brotli) => sizeTable({ chromium: "1", samples: [], bytes: { portal: { files: [{ file: "portal.js", raw: 2, brotli }], raw: 2, brotli, external: [] } } });
  assert.match(size(75_000), /≤ 75 kB met; from elsewhere: nothing/);
  assert.match(size(75_001), /≤ 75 kB missed/);
});
