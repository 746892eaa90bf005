// The frozen Russian government fields, by the built package in Chromium: what the classifier promises of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { notReady } from "./page.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

test("at least 95 in 100 of the frozen Russian government fields are understood, with hardly a wrong answer [R 61]", { skip: notReady }, () => {
  const printed = execFileSync(process.execPath, ["tools/autofill/conformance.mjs", "--suites", "russian-government", "--brief"], { cwd: root, encoding: "utf8" });
  const [, fields, close, precision] = /^russian-government +(\d+) +exact +[\d.]+ +close +([\d.]+) +precision +([\d.]+)/m.exec(printed) ?? [];
  assert.equal(Number(fields), 310);
  assert.ok(Number(close) >= 95, `close: expected at least 95; got ${close}`);
  assert.ok(Number(precision) >= 98, `precision: expected at least 98; got ${precision}`);
});
