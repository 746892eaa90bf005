// make conformance over forms that we wrote by the formats' documentation: what no form of the corpus happens to use. [R 2, 59]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { forms } from "./written/builder.mjs";
import { examples, schemas } from "./written/schemas.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = join(root, "build/native/tests/conformance/forms_conformance");
const skip = existsSync(program) ? false : "no build: make native TARGET=forms_conformance";

/** @param {Record<string, unknown>} files of the corpus's forms, by path @returns what is printed of each suite's failures and figures */
function measured(files) {
  const corpus = mkdtempSync(join(tmpdir(), "portal-forms-"));
  try {
    mkdirSync(join(corpus, "forms"), { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      const file = join(corpus, "forms", path);
      mkdirSync(dirname(file), { recursive: true });
      if (content !== undefined) writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }
    const { status, stdout } = spawnSync(program, ["build/native/strings/en.json", "--brief"], { cwd: root, encoding: "utf8", env: { ...process.env, PORTAL_CORPUS_DIR: corpus } });
    const lines = stdout.split("\n");
    return { status, figures: lines.filter((line) => /^forms.*: \d+ passed/.test(line)), failures: lines.filter((line) => line.startsWith("  ")) };
  } finally {
    rmSync(corpus, { recursive: true });
  }
}

/** @param {string} folder @param {Record<string, unknown>} parts @param {string} end */
const filed = (folder, parts, end) => Object.fromEntries(Object.entries(parts).map(([name, part]) => [`${folder}/${name}${end}`, part]));

test("every kind of component, option, operator and way of the Digital Form Builder is expressed, reached and sent [R 2, 59]", { skip }, () => {
  const { status, figures, failures } = measured(filed("builder", forms, ".json"));
  assert.deepEqual(failures, []);
  assert.deepEqual(figures, [`forms builder: ${Object.keys(forms).length} passed, 0 failed, 0 skipped`]);
  assert.equal(status, 0);
});

test("every group of keywords of JSON Schema becomes a form that is filled in, refused when broken, and sent [R 2, 59]", { skip }, () => {
  const { status, figures, failures } = measured({ ...filed("schemas", schemas, "-schema.json"), ...filed("schemas", examples, "-example.json") });
  assert.deepEqual(failures, []);
  assert.deepEqual(figures, [`forms schemas: ${Object.keys(schemas).length} passed, 0 failed, 0 skipped`]);
  assert.equal(status, 0);
});

test("a corpus of another shape is counted as it is: no folders, nothing in one, what is no JSON, examples in lists and folders", { skip }, () => {
  const form = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  assert.deepEqual(measured({}).figures, ["forms: 0 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "x.json": form, "README.md": "no form" }).figures, ["forms: 1 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "b/note.txt": "", "a/deep/er/x.json": form, "a/y.json": "no json" }).figures, ["forms a: 1 passed, 1 failed, 0 skipped", "forms b: 0 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "a/x-schema.json": form, "a/x-example.json": [{ a: "1" }, { a: 2 }], "a/y.json": form, "a/examples/y.json": { a: "1" }, "a/z.json": form, "a/z-example-2.json": {} }).figures, ["forms a: 1 passed, 2 failed, 0 skipped"]);
});
