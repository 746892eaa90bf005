// portal lint consent: what a text of consent lacks of what the law demands. [R 79]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.PORTAL_COMMAND ?? join(root, "build/native/tools/portal/portal");
const options = { skip: existsSync(program) ? false : `no ${program}: build the target "portal"` };
const lint = (/** @type {string[]} */ ...words) => spawnSync(program, ["lint", "consent", ...words], { encoding: "utf8" });

test("nothing is found in the demo portal's texts, as people or programs read it", options, () => {
  const texts = join(root, "examples/portal/content/consents/consents.json");
  assert.deepEqual([lint(texts).status, lint(texts).stdout], [0, "0 found\n"]);
  assert.deepEqual([lint(texts, "--json").status, lint(texts, "--json").stdout], [0, ""]);
});

test("each thing that is missing or forbidden has a code, its clause and what to do, in either language", options, (context) => {
  const folder = mkdtempSync(join(tmpdir(), "portal-lint-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "bad.txt");
  writeFileSync(file, "Отправляя форму, я даю согласие на обработку любых данных.");
  const { status, stdout } = lint(file, "--json", "--lang", "ru");
  assert.equal(status, 1);
  const found = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(
    found.map(({ code }) => code),
    ["no_operator_name", "no_operator_address", "no_purpose", "no_personal_data", "open_list", "no_actions", "no_term", "no_withdrawal", "not_separate"],
  );
  assert.deepEqual(found.at(-1).clause, "ч. 1");
  assert.match(found.at(-1).advice, /отдельным документом/);
  assert.match(lint(file).stdout, /not_separate \(ч\. 1\): Consent must be a document of its own/);
});

test("a wrong call and a file that cannot be read are refused", options, () => {
  assert.equal(lint().status, 2);
  assert.match(lint("/nowhere.json").stderr, /^portal lint: \/nowhere\.json: storage_failed/);
  assert.equal(lint("/nowhere.json").status, 1);
});
