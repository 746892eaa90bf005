// What is aimed at on pages that the classifier has not seen, and how far a suite is from it.

/** @typedef {import("./measure.mjs").Sums} Sums */
/**
 * @typedef {object} Aim
 * @property {"exact" | "close" | "precision" | "false positives"} share
 * @property {number} than in 100: at least, or at most
 * @property {boolean} [most]
 */

/** @type {Record<"stated" | "bare" | "russian" | "government", Aim[]>} */
export const AIMS = {
  stated: [
    { share: "exact", than: 88 },
    { share: "close", than: 93 },
    { share: "precision", than: 96 },
    { share: "false positives", than: 5, most: true },
  ],
  bare: [{ share: "exact", than: 86 }],
  russian: [{ share: "close", than: 85 }],
  government: [{ share: "close", than: 95 }],
};

/** Of the module in a page, whatever the machine: said beside what was measured, and not counted. */
export const SPEED = { fieldsASecond: 20_000, millisecondsForForty: 5 };

const PARTS = /** @type {Record<Aim["share"], (sums: Sums) => [number, number]>} */ ({
  exact: ({ exact, fields }) => [exact, fields],
  close: ({ close, fields }) => [close, fields],
  precision: ({ close, answered }) => [close, answered],
  "false positives": ({ taken, others }) => [taken, others],
});

/**
 * One aim, said: "met", "MISSED", or "skipped" where the suite has nothing of the kind.
 * @param {string} name @param {Aim} aim @param {Sums} sums @returns {{ text: string, outcome: "passed" | "failed" | "skipped" }}
 */
export function judge(name, { share, than, most = false }, sums) {
  const [part, whole] = PARTS[share](sums);
  const aim = `aim: at ${most ? "most" : "least"} ${than}`;
  if (whole === 0) return { text: `${name}: ${share} –, ${aim}: skipped, has none`, outcome: "skipped" };
  const got = (100 * part) / whole;
  const isMet = most ? got <= than : got >= than;
  return { text: `${name}: ${share} ${got.toFixed(1)} of 100, ${aim}: ${isMet ? "met" : "MISSED"}`, outcome: isMet ? "passed" : "failed" };
}
