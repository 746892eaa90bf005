// The languages that nobody speaks: every text is changed, no argument is, and every message still compiles to the same shape.
import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { compileCatalogue } from "./catalogue.mjs";
import { compileMessage } from "./message.mjs";
import { PSEUDO, pseudoMessage } from "./pseudo.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** @param {string} text */
const compiled = (text) => /** @type {import("./message.mjs").Message} */ (compileMessage(text, "en").compiled);

test("a text is accented, half as long again and in brackets; a plural's branches are, too", () => {
  assert.equal(pseudoMessage("en-XA", "Save draft"), "[Šàṽé ðŕàƒţ one two]");
  assert.deepEqual(pseudoMessage("en-XA", compiled("{n, plural, one {# day} other {# days}} left")), [
    "[", ["n", "plural", { one: [["#"], " ðàý"], other: [["#"], " ðàýš"] }], " ļéƒţ", " one two]",
  ]);
});

test("from right to left, each word is turned round between marks of direction", () => {
  assert.equal(pseudoMessage("ar-XB", "Save draft."), "\u202eSave\u202c \u202edraft\u202c.");
});

/** The arguments of a message in their order. @param {any} message @returns {string[]} */
function argumentsOf(message) {
  if (typeof message === "string") return [];
  return message.flatMap((/** @type {any} */ part) =>
    typeof part === "string" ? [] : [`${part[0]} ${part[1] ?? ""}`, ...(part[2] && typeof part[2] === "object" ? Object.values(part[2]).flatMap(argumentsOf) : [])]);
}

test("of all messages of the project each has another text and the same arguments", () => {
  const english = Object.entries(compileCatalogue(root).locales.get("en") ?? {});
  assert.ok(english.length > 500, String(english.length));
  for (const locale of PSEUDO) {
    for (const [key, message] of english) {
      const made = pseudoMessage(locale, message);
      assert.deepEqual(argumentsOf(made), argumentsOf(message), key);
      if (/[a-z]/i.test(typeof message === "string" ? message : message.filter((part) => typeof part === "string").join(""))) assert.notDeepEqual(made, message, key);
    }
  }
});
