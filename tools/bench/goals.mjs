// What the bench measured against what we promise: ratios to the hand-written DOM of the same round, medians over the rounds.

const BASE = "vanilla";
const OURS = "portal";
const MEGABYTE = 1048576;
const SIZE_GOAL = 75; // kB, brotli-11, all that a page with one <portal-form> loads

/**
 * One peer's page in one round, as bench.mjs writes it; what failed is absent.
 * @typedef {{ peer: string, n: number, round: number, load?: { ready: number }, heap?: number, key?: { cpu: number, ks: number[], modelOk: boolean },
 *   hide?: { ok: boolean, dom: number }, show?: { ok: boolean, dom: number }, val?: { ok: boolean, dom: number, count: number, expect: number },
 *   valCpu?: number, loadCpu?: number, fail?: string, fail4?: string, failV?: string }} Sample
 * @typedef {{ file: string, raw: number, brotli: number }} Loaded
 * @typedef {{ chromium: string, bytes: Record<string, { files: Loaded[], raw: number, brotli: number, external: string[] }>, samples: Sample[] }} Results
 *
 * @typedef {object} Goal
 * @property {string} name
 * @property {(sample: Sample) => number | undefined} value
 * @property {"ratio" | "absolute"} kind ratio: to the hand-written DOM in the same round
 * @property {(n: number) => number | undefined} limit undefined: measured, nothing promised
 */

/** @param {number} size @param {Record<number, number>} limits by the number of fields */
const atSizes = (size, limits) => limits[size];

/** @type {Goal[]} */
const GOALS = [
  { name: "ready, ms", kind: "ratio", value: ({ load }) => load?.ready, limit: () => 1.5 },
  { name: "CPU per keystroke, ms", kind: "ratio", value: ({ key }) => key?.cpu, limit: () => 1.3 },
  { name: "hide a field, ms", kind: "absolute", value: ({ hide }) => (hide?.ok ? hide.dom : undefined), limit: (n) => atSizes(n, { 200: 5, 1000: 8 }) },
  { name: "show a field, ms", kind: "absolute", value: ({ show }) => (show?.ok ? show.dom : undefined), limit: (n) => atSizes(n, { 200: 5, 1000: 8 }) },
  { name: "all wrong, checked and shown, ms", kind: "ratio", value: ({ val }) => (val?.ok ? val.dom : undefined), limit: () => 1.3 },
  { name: "heap and linear memory, MB", kind: "absolute", value: ({ heap }) => heap && heap / MEGABYTE, limit: (n) => atSizes(n, { 200: 4, 1000: 8 }) },
  { name: "CPU until ready, ms", kind: "ratio", value: ({ loadCpu }) => loadCpu, limit: () => undefined },
  { name: "CPU of checking all, ms", kind: "ratio", value: ({ valCpu }) => valCpu, limit: () => undefined },
];
const SAME_AT_EVERY_SIZE = 1; // ms a keystroke: how much more of ours there may be in the largest form than in the smallest

/** @param {(number | undefined)[]} values */
export function median(values) {
  const sorted = values.filter((value) => value !== undefined && Number.isFinite(value)).sort((a, b) => Number(a) - Number(b));
  if (sorted.length === 0) return undefined;
  const middle = (sorted.length - 1) / 2;
  return (Number(sorted[Math.floor(middle)]) + Number(sorted[Math.ceil(middle)])) / 2;
}

/**
 * Pairs a peer's samples with those of the hand-written DOM in the same round.
 * @param {Sample[]} samples
 * @param {string} peer
 * @param {number} n
 * @param {Goal["value"]} value
 * @param {(ours: number, base: number) => number} combine
 */
export function paired(samples, peer, n, value, combine) {
  const of = (/** @type {string} */ name) => samples.filter((sample) => sample.peer === name && sample.n === n);
  const bases = of(BASE);
  return median(
    of(peer).map((sample) => {
      const base = bases.find(({ round }) => round === sample.round);
      const [ours, theirs] = [value(sample), base && value(base)];
      return ours === undefined || !theirs ? undefined : combine(ours, theirs);
    }),
  );
}

/** @param {number | undefined} value @param {number | undefined} limit */
const verdict = (value, limit) => (limit === undefined ? "" : value !== undefined && value <= limit ? "met" : "missed");

/** @param {number | undefined} value */
const shown = (value) => (value === undefined ? "–" : value.toFixed(value < 100 ? 2 : 0));

/** @param {string[][]} rows the first is the heading */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ").trimEnd()).join("\n");
}

/**
 * @param {Results} results
 * @param {number} n
 */
function tableOf({ samples }, n) {
  const peers = [...new Set(samples.map(({ peer }) => peer))].sort((a, b) => Number(b === BASE) - Number(a === BASE));
  const rows = [[`N = ${n}`, ...peers.map((peer) => `${peer} (x)`), "goal", ""]];
  for (const { name, kind, value, limit } of GOALS) {
    const values = peers.map((peer) => median(samples.filter((sample) => sample.peer === peer && sample.n === n).map(value)));
    const ratios = peers.map((peer) => paired(samples, peer, n, value, (ours, base) => ours / base));
    const judged = (kind === "ratio" ? ratios : values)[peers.indexOf(OURS)];
    const goal = limit(n);
    const cells = peers.map((peer, index) => `${shown(values[index])}${peer === BASE ? "" : ` (${shown(ratios[index])})`}`);
    rows.push([name, ...cells, goal === undefined ? "" : `≤ ${goal}${kind === "ratio" ? "x" : ""}`, verdict(judged, goal)]);
  }
  return table(rows);
}

/**
 * What our keystroke costs beyond the hand-written one, at each size: it may not grow with the form.
 * @param {Results} results
 * @param {number[]} sizes
 */
function growthLine({ samples }, sizes) {
  const extra = sizes.map((n) => paired(samples, OURS, n, ({ key }) => key?.cpu, (ours, base) => ours - base));
  const growth = sizes.length < 2 ? undefined : Number(extra.at(-1)) - Number(extra[0]);
  const list = sizes.map((n, index) => `${shown(extra[index])} at ${n}`).join(", ");
  return `CPU per keystroke beyond the hand-written DOM, ms: ${list}; grows by ${shown(growth)}, goal ≤ ${SAME_AT_EVERY_SIZE} ${verdict(growth, SAME_AT_EVERY_SIZE)}`;
}

/** Whether every peer did the work: the model holds what was typed, every expected error was shown. @param {Results} results */
function workLines({ samples }) {
  const failed = samples.filter(({ key, val, fail, fail4, failV }) => fail || fail4 || failV || !key?.modelOk || !val?.ok);
  return failed.map(({ peer, n, round, key, val, fail, fail4, failV }) => {
    const why = fail ?? fail4 ?? failV ?? (key?.modelOk ? `${val?.count} errors shown of ${val?.expect}` : "the model is not what was typed");
    return `! ${peer}, N = ${n}, round ${round}: ${why}`;
  });
}

/** @param {Results} results */
export function goalsTable(results) {
  const sizes = [...new Set(results.samples.map(({ n }) => n))].sort((a, b) => a - b);
  const rounds = new Set(results.samples.map(({ round }) => round)).size;
  const heading = `Chromium ${results.chromium}, ${rounds} rounds; medians, in brackets the median of each round's ratio to ${BASE}.`;
  return [heading, ...sizes.map((n) => `\n${tableOf(results, n)}`), "", growthLine(results, sizes), ...workLines(results), ""].join("\n");
}

/** @param {Results} results */
export function sizeTable({ bytes }) {
  const ours = bytes[OURS];
  if (!ours) return "";
  const kilobytes = (/** @type {number} */ count) => (count / 1000).toFixed(1);
  const rows = [["A page with one <portal-form> loads", "raw kB", "brotli-11 kB"]];
  for (const { file, raw, brotli } of [...ours.files].sort((a, b) => b.brotli - a.brotli)) rows.push([file, kilobytes(raw), kilobytes(brotli)]);
  rows.push(["all", kilobytes(ours.raw), kilobytes(ours.brotli)]);
  const peers = Object.entries(bytes).map(([peer, { brotli }]) => `${peer} ${kilobytes(brotli)}`).join(", ");
  const total = ours.brotli / 1000;
  return `${table(rows)}\ngoal ≤ ${SIZE_GOAL} kB ${verdict(total, SIZE_GOAL)}; from elsewhere: ${ours.external.length || "nothing"}; peers, kB: ${peers}\n`;
}
