// Counting holds to what the runners really write, and a broken runner never counts as green.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

import { countCtest, countTap } from "./count.mjs";

const folder = mkdtempSync(join(tmpdir(), "portal-count-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} text */
function write(name, text) {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

test("a TAP file counts its passed, failed, cancelled and skipped tests", () => {
  const path = write("a.tap", "ok 1 - one\nok 2 - two # SKIP no browser\n# pass 1\n# fail 2\n# cancelled 1\n# skipped 1\n");
  assert.deepEqual(countTap(path, false), { passed: 1, failed: 3, skipped: ["two (no browser)"] });
});

test("a runner that fails without a failed test, or writes nothing, is one failure", () => {
  assert.deepEqual(countTap(write("b.tap", "# pass 4\n# fail 0\n"), false), { passed: 4, failed: 1, skipped: [] });
  for (const ok of [false, true]) assert.deepEqual(countTap(join(folder, "absent.tap"), ok), { passed: 0, failed: 1, skipped: [] });
});

test("CTest's entries count by their cases where GoogleTest has reported, and as one otherwise", () => {
  write("gtest/json_test.xml", '<testsuites tests="5" failures="0" disabled="0" errors="0">\n<testcase name="Reads" status="run" classname="Json"><skipped message="file.cpp:3&#x0A;no &quot;corpus&quot;" /></testcase></testsuites>');
  write("gtest/late_test.xml", '<testsuites tests="2" failures="0" disabled="0" errors="0"></testsuites>');
  const log = write("ctest.log", [
    "1/5 Test #1: json_test ........................   Passed    0.05 sec",
    "2/5 Test #2: strings_agree ....................   Passed    0.10 sec",
    "3/5 Test #3: gone_test ........................***Not Run   0.00 sec",
    "4/5 Test #4: late_test ........................***Exception: SegFault  0.20 sec",
    "5/5 Test #5: slow_test ........................***Timeout 300.00 sec",
  ].join("\n"));
  assert.deepEqual(countCtest(log, join(folder, "gtest"), false), { passed: 4 + 1 + 2, failed: 3, skipped: ['Json.Reads (no "corpus")'] });
});
