// The table's rows and the marks in tests are read as they are written.
import assert from "node:assert/strict";
import test from "node:test";

import { marksIn, readRequirements } from "./read.mjs";

const mark = (/** @type {string} */ numbers) => `[${"R"} ${numbers}]`;

test("rows with a number are requirements, headings and other tables are not", () => {
  const markdown = "| # | Ref | RU | Requirement (EN) | W | Scope |\n|--|--|--|--|--|--|\n|64|VI.1|«выделение»|Required marking|F A|SDK|\n|a|b|\n";
  assert.deepEqual(readRequirements(markdown), [{ number: 64, text: "Required marking", widgets: "F A", scope: "SDK" }]);
});

test("a mark in a name, or in a comment above, belongs to that test", () => {
  assert.deepEqual(marksIn(`test("marks required fields ${mark("64")}", () => {});`), [{ number: 64, line: 1, test: "marks required fields" }]);
  assert.deepEqual(marksIn(`// ${mark("61, 65")}\nTEST(Form, keeps_a_draft) {}`), [
    { number: 61, line: 1, test: "keeps a draft" },
    { number: 65, line: 1, test: "keeps a draft" },
  ]);
});

test("what only looks like a mark is none", () => {
  assert.deepEqual(marksIn("R 64, [R64], [R x], array[R 1"), []);
});
