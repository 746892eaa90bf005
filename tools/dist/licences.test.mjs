// What others wrote and the package contains is named in it, with its licence.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const textOf = (/** @type {string} */ file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

// Compiled for tests and measurements alone (ARCHITECTURE.md, "ICU judges it").
const UNPUBLISHED = ["icu"];

test("every source of others that is compiled to WebAssembly has its licence in the package", () => {
  const sources = textOf("tools/sources/sources.txt").split("\n").filter((line) => /^\w/.test(line)).map((line) => line.split(/\s+/)[0]);
  assert.ok(sources.length >= 4, "the sources were not seen");
  const licences = textOf("tools/dist/licences.mjs");
  assert.deepEqual(sources.filter((name) => !UNPUBLISHED.includes(name) && !licences.includes(`"third_party/${name}/`)), []);
});
