// All the messages of a source tree: found, checked against one another, and put together by locale.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { compileMessage, describeArgument, isLocale } from "./message.mjs";

/**
 * @typedef {{file: string, key?: string, text: string}} Problem
 * @typedef {{room: string, locale: string, file: string, messages: Record<string, string>}} Source
 * @typedef {Source & {outcomes: Map<string, import("./message.mjs").Outcome>}} CompiledSource
 * @typedef {Record<string, import("./message.mjs").Message>} Messages
 */

/** @param {Problem} problem @returns {string} one line: file, key, expected and got */
export function describeProblem({ file, key, text }) {
  return key === undefined ? `${file}: ${text}` : `${file}: ${key}: ${text}`;
}

/** @param {string} root @returns {string[]} rooms that have strings, relative to the root: "sdk", "sdk/filling", "widgets/form" */
export function findRooms(root) {
  const widgets = existsSync(join(root, "widgets")) ? readdirSync(join(root, "widgets")).sort() : [];
  const rooms = ["sdk", "sdk/filling", "sdk/parts", "accessibility", ...widgets.map((name) => `widgets/${name}`)];
  return rooms.filter((room) => existsSync(join(root, room, "strings")));
}

/**
 * @param {string} root
 * @param {string[]} rooms what goes into the result; all rooms are checked whatever it says
 * @returns {{locales: Map<string, Messages>, problems: Problem[], gaps: Problem[]}} gaps: what a further language has not yet, said in
 *   the language of the first ones until then; for whoever checks they are problems
 */
export function compileCatalogue(root, rooms = findRooms(root)) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Problem[]} */
  const gaps = [];
  const sources = findRooms(root).flatMap((room) => readRoom(root, room, problems));
  const names = [...new Set(sources.map((source) => source.locale))].sort();
  addMissingFiles(sources, names, problems, gaps);
  const compiled = sources.map((source) => compileSource(source, problems));
  for (const room of new Set(sources.map((source) => source.room))) {
    checkAgreement(compiled.filter((source) => source.room === room), problems, gaps);
  }
  const locales = new Map(names.map((name) => [name, mergeLocale(compiled.filter((source) => source.locale === name), rooms, problems)]));
  return { locales, problems, gaps };
}

/** @param {string} root @param {string} room @param {Problem[]} problems @returns {Source[]} */
function readRoom(root, room, problems) {
  const files = readdirSync(join(root, room, "strings")).sort();
  return files.flatMap((name) => {
    const file = `${room}/strings/${name}`;
    const locale = /^(.+)\.json$/.exec(name)?.[1];
    if (locale === undefined || !isLocale(locale)) {
      problems.push({ file, text: `expected a file named by its locale, like ru.json; got ${name}` });
      return [];
    }
    const messages = readMessages(readFileSync(join(root, file), "utf8"), file, problems);
    return messages ? [{ room, locale, file, messages }] : [];
  });
}

/** @param {string} text @param {string} file @param {Problem[]} problems @returns {Record<string, string> | undefined} */
function readMessages(text, file, problems) {
  let messages;
  try {
    messages = JSON.parse(text);
  } catch (error) {
    problems.push({ file, text: `expected JSON; got ${/** @type {Error} */ (error).message}` });
    return undefined;
  }
  if (messages === null || typeof messages !== "object" || Array.isArray(messages)) {
    problems.push({ file, text: 'expected one flat object {"key": "message"}; got another value' });
    return undefined;
  }
  for (const key of repeatedKeys(text)) problems.push({ file, key, text: "expected each key once; got it twice" });
  return Object.fromEntries(Object.entries(messages).filter(([key, message]) => {
    const good = /^[a-z][A-Za-z0-9_]*(\.[A-Za-z0-9_-]+)*$/.test(key);
    if (!good) problems.push({ file, key, text: "expected a key like form.required; got another form" });
    if (typeof message !== "string") problems.push({ file, key, text: `expected a string; got ${JSON.stringify(message)}` });
    return good && typeof message === "string";
  }));
}

/** JSON.parse keeps the last of two equal keys in silence. @param {string} text */
function repeatedKeys(text) {
  const keys = [...text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)].filter((match) => match[2]).map((match) => JSON.parse(match[1]));
  return keys.filter((key, index) => keys.indexOf(key) < index);
}

/** The languages in which every text is written; a further one may still lack some. */
const FIRST = ["ru", "en"];

/** @param {Source[]} sources @param {string[]} names @param {Problem[]} problems @param {Problem[]} gaps */
function addMissingFiles(sources, names, problems, gaps) {
  for (const room of new Set(sources.map((source) => source.room))) {
    const present = sources.filter((source) => source.room === room).map((source) => source.locale);
    for (const locale of names.filter((name) => !present.includes(name))) {
      const file = `${room}/strings/${locale}.json`;
      (FIRST.includes(locale) ? problems : gaps).push({ file, text: `expected a file for each of ${names.join(", ")}; got none` });
      if (!FIRST.includes(locale)) sources.push({ room, locale, file, messages: {} });
    }
  }
}

/** @param {Source} source @param {Problem[]} problems @returns {CompiledSource} */
function compileSource(source, problems) {
  const outcomes = new Map();
  for (const [key, message] of Object.entries(source.messages)) {
    const outcome = compileMessage(message, source.locale);
    for (const text of outcome.problems) problems.push({ file: source.file, key, text });
    outcomes.set(key, outcome);
  }
  return { ...source, outcomes };
}

/**
 * Every key in every locale of the room, with the same arguments; the first locale that has a key sets the measure.
 * @param {CompiledSource[]} sources @param {Problem[]} problems @param {Problem[]} gaps
 */
function checkAgreement(sources, problems, gaps) {
  /** @type {Map<string, {file: string, expected: string, outcome: import("./message.mjs").Outcome}>} */
  const measures = new Map();
  const first = sources.filter(({ locale }) => FIRST.includes(locale));
  for (const { file, outcomes } of first.length > 0 ? first : sources) {
    for (const [key, outcome] of outcomes) {
      if (!measures.has(key)) measures.set(key, { file, expected: describeArguments(outcome), outcome });
    }
  }
  for (const { file, locale, outcomes } of sources) {
    if (first.length === 0 || FIRST.includes(locale)) continue;
    for (const key of outcomes.keys()) if (!measures.has(key)) gaps.push({ file, key, text: "expected no message that the others do not have" });
  }
  for (const [key, measure] of measures) {
    for (const { file, locale, outcomes } of sources) {
      const outcome = outcomes.get(key);
      if (!outcome && first.length > 0 && !FIRST.includes(locale)) {
        gaps.push({ file, key, text: `expected a message, as in ${measure.file}; got none` });
        outcomes.set(key, measure.outcome);
        continue;
      }
      const expected = outcome ? measure.expected : "a message";
      const got = outcome ? describeArguments(outcome) : "none";
      if (got !== expected) problems.push({ file, key, text: `expected ${expected}, as in ${measure.file}; got ${got}` });
    }
  }
}

/** @param {import("./message.mjs").Outcome} outcome */
function describeArguments(outcome) {
  const described = [...outcome.arguments].map(([name, argument]) => describeArgument(name, argument));
  return described.sort().join(" ") || "no arguments";
}

/** @param {CompiledSource[]} sources @param {string[]} rooms @param {Problem[]} problems @returns {Messages} */
function mergeLocale(sources, rooms, problems) {
  const owners = new Map();
  /** @type {[string, import("./message.mjs").Message][]} */
  const entries = [];
  for (const { room, file, outcomes } of sources) {
    for (const [key, outcome] of outcomes) {
      if (owners.has(key)) problems.push({ file, key, text: `expected a key of its own; got one that ${owners.get(key)} has` });
      owners.set(key, file);
      if (rooms.includes(room) && outcome.compiled !== undefined) entries.push([key, outcome.compiled]);
    }
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
