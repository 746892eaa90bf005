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
const programs = join(root, "build/native/tests/conformance");
const skip = existsSync(join(programs, "forms_mutation")) ? false : "no build: make native TARGET=\"forms_conformance forms_mutation\"";

// What nothing fits, not even in the original, or only null does; what is refused or left out wherever it is written otherwise.
const CLOSED = ["mistakes", "names", "constants", "an-answer-that-nothing-fits"];

/** @template Result @param {Record<string, unknown>} files of the corpus's forms, by path @param {(corpus: string) => Result} use */
function within(files, use) {
  const corpus = mkdtempSync(join(tmpdir(), "portal-forms-"));
  try {
    mkdirSync(join(corpus, "forms"), { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      const file = join(corpus, "forms", path);
      mkdirSync(dirname(file), { recursive: true });
      if (content !== undefined) writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }
    return use(corpus);
  } finally {
    rmSync(corpus, { recursive: true });
  }
}

/** @param {string} tool @param {string[]} words @param {string} corpus */
function printed(tool, words, corpus) {
  const { status, stdout } = spawnSync(join(programs, tool), ["build/native/strings/en.json", ...words], { cwd: root, encoding: "utf8", env: { ...process.env, PORTAL_CORPUS_DIR: corpus } });
  return { status, lines: stdout.split("\n") };
}

/** @param {Record<string, unknown>} files @returns what is printed of each suite's failures and figures */
const measured = (files) =>
  within(files, (corpus) => {
    const { status, lines } = printed("forms_conformance", ["--brief"], corpus);
    return { status, figures: lines.filter((line) => /^forms.*: \d+ passed/.test(line)), failures: lines.filter((line) => line.startsWith("  ")) };
  });

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

test("400 forms, written otherwise and crossed by chance, pass as their originals do [R 2, 59]", { skip }, () => {
  const usable = Object.fromEntries(Object.entries(schemas).filter(([name]) => !CLOSED.includes(name)));
  within({ ...filed("builder", forms, ".json"), ...filed("schemas", usable, "-schema.json") }, (corpus) => {
    const { status, lines } = printed("forms_mutation", ["400"], corpus);
    assert.deepEqual(lines, ["mutations: 400 passed, 0 failed, 0 skipped", ""]);
    assert.equal(status, 0);
  });
});

test("a corpus of another shape is counted as it is: no folders, nothing in one, what is no JSON, examples in lists and folders", { skip }, () => {
  const form = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  assert.deepEqual(measured({}).figures, ["forms: 0 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "x.json": form, "README.md": "no form" }).figures, ["forms: 1 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "b/note.txt": "", "a/deep/er/x.json": form, "a/y.json": "no json" }).figures, ["forms a: 1 passed, 1 failed, 0 skipped", "forms b: 0 passed, 0 failed, 0 skipped"]);
  assert.deepEqual(measured({ "a/x-schema.json": form, "a/x-example.json": [{ a: "1" }, { a: 2 }], "a/y.json": form, "a/examples/y.json": { a: "1" }, "a/z.json": form, "a/z-example-2.json": {} }).figures, ["forms a: 1 passed, 2 failed, 0 skipped"]);
});
