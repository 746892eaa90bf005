// Plain wordings ("x.plain"): each stands for a text, in both languages, in shorter sentences, and loses none of what the text fills in.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const LONGEST = 12; // words of one sentence

/** @param {string} message without its plural forms and choices but the last, arguments as one word each */
function asRead(message) {
  let text = message;
  while (/\{/.test(text)) text = text.replace(/\{[^{}]*\}(?=[^{}]*\})/g, "").replace(/\{[^{}]*\}/, "X");
  return text;
}

/** @param {string} message */
const longest = (message) => Math.max(...asRead(message).split(/(?<=[.?!:])\s/).map((sentence) => (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length));

/** @param {string} message */
const argumentsOf = (message) => [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

const rooms = [...readdirSync(new URL(".", import.meta.url)).map((name) => `./${name}`), "../sdk/parts"].filter((room) => existsSync(new URL(`${room}/strings`, import.meta.url)));

for (const room of rooms)
  for (const lang of ["ru", "en"]) {
    const messages = JSON.parse(readFileSync(new URL(`${room}/strings/${lang}.json`, import.meta.url), "utf8"));
    const plain = Object.keys(messages).filter((key) => key.endsWith(".plain") && key !== "accessibility.plain"); // that one is the setting's own name
    // [WCAG 3.1.5]
    test(`[R 17] plain wordings of ${room.replace(/^.*\//, "")}, ${lang}: sentences of at most ${LONGEST} words, nothing filled in that the text does not have`, { skip: plain.length === 0 && "has none" }, () => {
      for (const key of plain) {
        assert.ok(key.slice(0, -6) in messages, `${key} stands for no text`);
        assert.ok(longest(messages[key]) <= LONGEST, `${key}: ${longest(messages[key])} words: ${messages[key]}`);
        const known = argumentsOf(messages[key.slice(0, -6)]);
        for (const argument of argumentsOf(messages[key])) assert.ok(known.includes(argument), `${key}: {${argument}}`);
      }
    });
  }
