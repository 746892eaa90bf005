// The two faces of the locale port side by side: 100,000 questions that libicu answered, asked of Intl. Differences are listed with their reasons.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { sentencesOf } from "../sentences.js";
import { foldCase, formatDate, formatNumber, pluralCategory } from "../text_port.js";

const program = process.env.PORTAL_PORT_ANSWERS ?? fileURLToPath(new URL("../../build/native/sdk/text/native/port_answers", import.meta.url));
const skip = existsSync(program) ? false : `${program} is not built (PORTAL_PORT_ANSWERS)`;

/** @type {Record<string, (locale: string, input: any) => string>} */
const INTL = {
  plural: pluralCategory,
  number: formatNumber,
  date: (locale, [style, iso]) => formatDate(locale, style, iso, "Asia/Krasnoyarsk"),
  fold: (_, text) => foldCase(text),
  sentences: (locale, text) => sentencesOf(text, locale).map((sentence) => sentence.text).join("|"),
};

/** @type {{ why: string, is: (what: string, locale: string, ours: string, native: string, input: any) => boolean }[]} */
const KNOWN = [
  {
    why: "Tatar has a singular since a CLDR later than that of ICU 72",
    is: (what, locale, ours, native, input) => what === "plural" && locale === "tt" && ours === "one" && native === "other" && input === 1,
  },
];

test("what both faces can do they do alike, in twelve languages", { skip }, (t) => {
  const questions = Number(process.env.PORTAL_PARITY_QUESTIONS ?? 100_000);
  const lines = execFileSync(program, [String(questions)], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 }).trim().split("\n");
  assert.equal(lines.length, questions);
  t.diagnostic(`${questions} questions`);
  /** @type {Map<string, number>} */
  const known = new Map();
  const unknown = [];
  for (const line of lines) {
    const [what, locale, input, answered] = JSON.parse(line);
    const native = Array.isArray(answered) ? answered.join("|") : answered;
    const ours = INTL[what](locale, input);
    if (ours === native) continue;
    const reason = KNOWN.find(({ is }) => is(what, locale, ours, native, input))?.why;
    if (reason) known.set(reason, (known.get(reason) ?? 0) + 1);
    else unknown.push(`${what} ${locale} ${JSON.stringify(input)}: Intl ${JSON.stringify(ours)}, ICU ${JSON.stringify(native)}`);
  }
  for (const [why, count] of known) t.diagnostic(`${count} times: ${why}`);
  assert.deepEqual(unknown.slice(0, 40), [], `${unknown.length} differences`);
});
