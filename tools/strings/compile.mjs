#!/usr/bin/env node
// Checks the messages of every room and writes them, compiled, one file a locale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const usage = `usage: compile.mjs --out DIR [--pseudo] [--rooms sdk,accessibility,widgets/form] [--root DIR]
       compile.mjs --check [--root DIR]
Reads sdk/strings, sdk/filling/strings, sdk/parts/strings, accessibility/strings and widgets/*/strings; writes DIR/<locale>.json. --check only checks.
--pseudo writes en-XA and ar-XB besides (pseudo.mjs): languages that nobody speaks, for looking at layouts.`;

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function readOptions() {
  const { values } = parseArgs({
    options: { out: { type: "string" }, rooms: { type: "string" }, root: { type: "string" }, check: { type: "boolean" }, pseudo: { type: "boolean" } },
  });
  if (Boolean(values.out) === Boolean(values.check)) throw new Error("expected either --out DIR or --check");
  return { out: values.out, root: resolve(values.root ?? repository), rooms: values.rooms?.split(","), pseudo: values.pseudo };
}

async function loadCatalogue() {
  try {
    return await import("./catalogue.mjs");
  } catch (cause) {
    if (/** @type {NodeJS.ErrnoException} */ (cause).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new Error('expected the development dependencies beside package.json; got none: run "npm ci"', { cause });
  }
}

/** An equal file keeps its time, so that nothing depending on it is built anew. @param {string} path @param {string} text */
function writeChanged(path, text) {
  let before;
  try {
    before = readFileSync(path, "utf8");
  } catch {
    before = undefined;
  }
  if (before !== text) writeFileSync(path, text);
}

async function main() {
  const options = readOptions();
  const { compileCatalogue, describeProblem, findRooms } = await loadCatalogue();
  const known = findRooms(options.root);
  const stranger = options.rooms?.find((room) => !known.includes(room));
  if (stranger !== undefined) throw new Error(`expected rooms among: ${known.join(", ")}; got ${stranger}`);
  const { locales, problems: errors, gaps } = compileCatalogue(options.root, options.rooms);
  const problems = options.out === undefined ? [...errors, ...gaps] : errors;
  if (gaps.length > 0 && problems.length === 0) console.log(`${gaps.length} messages are missing in further languages: --check lists them`);
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join("\n"));
  const english = locales.get("en");
  if (options.pseudo && english) {
    const { PSEUDO, pseudoMessage } = await import("./pseudo.mjs");
    for (const locale of PSEUDO) locales.set(locale, Object.fromEntries(Object.entries(english).map(([key, message]) => [key, pseudoMessage(locale, message)])));
  }
  for (const [locale, messages] of locales) {
    console.log(`${locale}: ${Object.keys(messages).length} messages`);
    if (options.out === undefined) continue;
    mkdirSync(options.out, { recursive: true });
    writeChanged(join(options.out, `${locale}.json`), `${JSON.stringify({ locale, messages })}\n`);
  }
  if (locales.size === 0) console.log("no room has strings yet");
}

try {
  await main();
} catch (caught) {
  const error = /** @type {NodeJS.ErrnoException} */ (caught);
  console.error(error.code?.startsWith("ERR_PARSE_ARGS") ? `${error.message}\n${usage}` : error.message);
  process.exitCode = 1;
}
