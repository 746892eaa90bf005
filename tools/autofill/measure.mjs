// How good answers are: exact, close, precision, false positives; by language and by label. The same sums for every suite.
//
//   exact      the labelled token; "close": a token of its group (sdk/classifier/tokens.def), an answer that fills nearly the same
//   precision  close answers among the answers given to labelled fields
//   false positives  answers given to fields without a label, among those that could be filled (no password)
// Credentials are not profile fields and are left out, as are answers that are never filled (cards, passwords) on fields without a label.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ token: string, group: string, care: string }} Token */
/** @typedef {{ fields: number, exact: number, close: number, answered: number, others: number, taken: number }} Sums */
/** @typedef {{ locale: string, labels: string[], unseen: string[], types: string[], answers: string[] }} Answered one page; an answer is a token, or "" */

const definition = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../sdk/classifier/tokens.def"), "utf8");
/** @type {Map<string, Token>} */
export const TOKENS = new Map([...definition.matchAll(/^TOKEN\("([^"]+)", "([^"]+)", "[^"]*", (\w+)\)/gm)].map(([, token, group, care]) => [token, { token, group, care }]));

// Labels of corpora that are tokens of ours by another name.
const SAME = /** @type {Record<string, string>} */ ({ street: "address-streetname", loginname: "username", patronymic: "additional-name" });
const CREDENTIALS = new Set(["password", "new-password", "current-password", "username", "loginname", "one-time-code", "nickname"]);

const canonical = (/** @type {string} */ token) => SAME[token] ?? token;
const groupOf = (/** @type {string} */ token) => TOKENS.get(token)?.group ?? TOKENS.get(canonical(token))?.group ?? token;

/** Labels that are no token of ours by any name: no answer can be theirs. @param {{ labels: string[], unseen: string[] }[]} pages @returns {Map<string, number>} */
export function unknownLabels(pages) {
  const known = (/** @type {string} */ label) => label === "none" || CREDENTIALS.has(label) || TOKENS.has(canonical(label));
  const out = new Map();
  for (const { labels, unseen } of pages) for (const label of [...labels, ...unseen]) if (!known(label)) out.set(label, (out.get(label) ?? 0) + 1);
  return out;
}

/** @returns {Sums} */
const nothing = () => ({ fields: 0, exact: 0, close: 0, answered: 0, others: 0, taken: 0 });

/** @param {Answered[]} pages */
export function measure(pages) {
  const all = nothing();
  /** @type {Map<string, Sums>} */ const languages = new Map();
  /** @type {Map<string, Sums>} */ const labels = new Map();
  /** @param {Map<string, Sums>} map @param {string} key */
  const sums = (map, key) => map.get(key) ?? map.set(key, nothing()).get(key) ?? nothing();
  for (const page of pages) {
    const count = (/** @type {string} */ label, /** @type {string} */ answer, /** @type {string} */ type) => {
      if (CREDENTIALS.has(label)) return;
      const where = [all, sums(languages, page.locale || "–")];
      if (label === "none") {
        if (type === "password") return;
        for (const each of where) {
          each.others += 1;
          each.taken += TOKENS.get(answer)?.care === "fill" ? 1 : 0;
        }
        return;
      }
      for (const each of [...where, sums(labels, canonical(label))]) {
        each.fields += 1;
        each.answered += answer ? 1 : 0;
        each.exact += answer && canonical(answer) === canonical(label) ? 1 : 0;
        each.close += answer && groupOf(answer) === groupOf(label) ? 1 : 0;
      }
    };
    page.labels.forEach((label, index) => count(label, page.answers[index], page.types[index]));
    page.unseen.forEach((label) => count(label, "", ""));
  }
  return { all, languages, labels };
}

const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole === 0 ? "    –" : ((100 * part) / whole).toFixed(1).padStart(5));

/** @param {string} name @param {Sums} sums */
export const line = (name, sums) =>
  `${name.padEnd(30)} ${String(sums.fields).padStart(6)}  exact ${share(sums.exact, sums.fields)}  close ${share(sums.close, sums.fields)}  precision ${share(sums.close, sums.answered)}  false positives ${share(sums.taken, sums.others)} of ${sums.others}`;

/** @param {string} title @param {ReturnType<typeof measure>} found @param {boolean} [isWhole] also by language and label */
export function report(title, { all, languages, labels }, isWhole = true) {
  console.log(line(title, all));
  if (!isWhole) return;
  const byCount = (/** @type {[string, Sums]} */ [, a], /** @type {[string, Sums]} */ [, b]) => b.fields - a.fields;
  for (const [name, sums] of [...languages].sort(byCount)) console.log(line(`  ${name}`, sums));
  for (const [name, sums] of [...labels].sort(byCount)) console.log(line(`    ${name}`, sums));
}
