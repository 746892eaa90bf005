// The installer says what it would do, does nothing where nothing is missing, and refuses what it does not know.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { afterEach, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("ensure.sh", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-setup-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} body a program that stands before the machine's own */
function program(name, body) {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** @param {string} list @param {...string} purposes */
function ensure(list, ...purposes) {
  writeFileSync(join(folder, "packages.txt"), list);
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, PORTAL_SETUP_LIST: join(folder, "packages.txt") };
  return spawnSync(script, purposes, { env, encoding: "utf8" });
}

const LIST = "# words\nbuild bash bash\nbuild portal-absent-one\ntest portal-absent-two no-such-command\ntest portal-present\n";
const onlyPresent = 'case "$*" in *portal-present*) echo installed ;; *) exit 1 ;; esac';

test("nothing is installed where commands or packages are there", () => {
  program("dpkg-query", "echo installed");
  program("apt-get", `touch ${join(folder, "called")}`);
  assert.equal(ensure(LIST, "build", "test").status, 0);
  assert.equal(existsSync(join(folder, "called")), false);
});

test("root installs exactly what is missing for the purposes asked", () => {
  program("dpkg-query", onlyPresent);
  program("id", "echo 0");
  program("apt-get", `echo "apt-get $*" >> ${join(folder, "called")}`);
  const { status, stdout } = ensure(LIST, "test");
  assert.equal(status, 0);
  assert.match(stdout, /^installing: portal-absent-two$/m);
});

test("without root and sudo it says the one line to run, and fails", () => {
  program("dpkg-query", onlyPresent);
  program("id", "echo 1000");
  program("sudo", "exit 1");
  const { status, stderr } = ensure(LIST, "build", "test");
  assert.equal(status, 1);
  assert.equal(stderr, "ensure.sh: missing packages; as root, run: apt-get install --yes --no-install-recommends portal-absent-one portal-absent-two\n");
});

test("an unknown purpose is refused by name", () => {
  const { status, stderr } = ensure(LIST, "fun");
  assert.equal(status, 1);
  assert.match(stderr, /expected purposes of .*packages\.txt; got fun/);
});
