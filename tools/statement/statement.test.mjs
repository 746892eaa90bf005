// The statement follows the tests: whoever adds or drops a tag writes it anew.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { criteria, outcomeOf, statement } from "./statement.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("[R 54] accessibility/STATEMENT.md is what the tests' tags say now (make statement)", () => {
  assert.equal(readFileSync(new URL("../../accessibility/STATEMENT.md", import.meta.url), "utf8"), statement(root));
});

test("the statement has every criterion of WCAG 2.2 once: 31 A, 24 AA, 31 AAA", () => {
  const of = (/** @type {string} */ level) => criteria.filter((each) => each.level === level).length;
  assert.deepEqual([of("A"), of("AA"), of("AAA"), new Set(criteria.map(({ number }) => number)).size], [31, 24, 31, 86]);
});

test("what no test names is not said to be tested", () => {
  const one = /** @type {const} */ ({ number: "1.1.1", level: "A", name: "", how: "", status: "met" });
  assert.equal(outcomeOf(one, []), "met by design, no test");
  assert.equal(outcomeOf(one, ["a.test.mjs"]), "met");
  assert.equal(outcomeOf({ ...one, status: "none" }, []), "not applicable");
});

test("the statement claims no compliance", () => {
  assert.doesNotMatch(statement(root), /complian|conforms to|соответствует/i);
});
