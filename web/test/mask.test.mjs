// Masks put signs in and never take or change what was typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { masked } from "../mask.js";

const SNILS = "999-999-999 99";

/** @type {[string, string, string, string][]} what, mask, typed, shown */
const cases = [
  ["signs come with the next digit, not before it", SNILS, "112", "112"],
  ["a sign is put in when a digit follows", SNILS, "1122", "112-2"],
  ["a whole number pasted plain gets its signs", SNILS, "11223344595", "112-233-445 95"],
  ["a sign typed by the person is taken as it is", SNILS, "112-", "112-"],
  ["other separators stay as they were typed", SNILS, "112 233 445 95", "112 233 445 95"],
  ["a letter that does not fit stays", SNILS, "112-2б", "112-2б"],
  ["a digit too many stays", SNILS, "112-233-445 951", "112-233-445 951"],
  ["nothing stays nothing", SNILS, "", ""],
  ["a digit of the mask is never put before a person's own", "+7 999 999-99-99", "9131234567", "9131234567"],
  ["eight instead of seven stays", "+7 999 999-99-99", "89131234567", "89131234567"],
  ["a digit of the mask may be typed", "+7 999 999-99-99", "79131234567", "+7 913 123-45-67"],
  ["or typed with its sign", "+7 999 999-99-99", "+79131234567", "+7 913 123-45-67"],
  ["a Roman numeral of any length, then letters and digits", "R-ББ 999999", "iiiба123456", "iii-ба 123456"],
  ["Latin letters are not Russian ones", "R-ББ 999999", "IIIBA", "IIIBA"],
  ["optional digits are digits", "999999-0000", "6600490001", "660049-0001"],
  ["digits or Latin letters", "XX-99", "a1234", "a1234"],
  ["digits or Latin letters that fit", "XX-99", "a123", "a1-23"],
];

for (const [what, mask, typed, expected] of cases) test(`${what}: ${typed} by ${mask}`, () => assert.equal(masked(mask, typed), expected));

test("what was typed is always all there, in order", () => {
  const alphabet = [..."0129aZяЁIV-+ ().x"];
  let seed = 7;
  const next = (/** @type {number} */ below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 20_000; ++round) {
    const mask = Array.from({ length: next(12) }, () => [..."990AБXR-+ ()7"][next(13)]).join("");
    const typed = Array.from({ length: next(14) }, () => alphabet[next(alphabet.length)]).join("");
    let at = 0;
    for (const sign of masked(mask, typed)) if (sign === typed[at]) ++at;
    assert.equal(at, typed.length, `${JSON.stringify(typed)} by ${JSON.stringify(mask)}`);
    assert.equal(masked(mask, masked(mask, typed)), masked(mask, typed));
  }
});
