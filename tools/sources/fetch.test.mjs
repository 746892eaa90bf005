// fetch.sh without a network: what it unpacks, refuses and leaves alone, and how it asks apt.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./fetch.sh", import.meta.url));
/** @type {string[]} */
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A tree of its own with one source, "toy-kit", whose tarball lies in the fake archive. */
function tree() {
  const root = mkdtempSync(join(tmpdir(), "sources-"));
  folders.push(root);
  for (const folder of ["tools/sources", "bin", "archive", "toy-1.0", "etc/sources.list.d"]) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(script, join(root, "tools/sources/fetch.sh"));
  writeFileSync(join(root, "toy-1.0/toy.c"), "int toy;\n");
  spawnSync("tar", ["-czf", "archive/toy_1.0.orig.tar.gz", "toy-1.0"], { cwd: root });
  const sha256 = createHash("sha256").update(readFileSync(join(root, "archive/toy_1.0.orig.tar.gz"))).digest("hex");
  writeList(root, sha256);
  writeFileSync(join(root, "etc/sources.list"), "# a comment\ndeb [arch=amd64] http://one.example/debian stable main\n");
  writeFileSync(join(root, "bin/apt-cache"), "#!/bin/sh\nprintf 'Package: toy\\nVersion: 0.9-1\\n\\nPackage: toy\\nVersion: 1.0-2\\n'\n", { mode: 0o755 });
  const answer = `case "$*" in *"toy=1.0-2") cp ${root}/archive/* . ;; *) : ;; esac`;
  writeFileSync(join(root, "bin/apt-get"), `#!/bin/sh\necho "$*" >> ${root}/asked\n${answer}\n`, { mode: 0o755 });
  return root;
}

/** @param {string} root @param {string} sha256 @param {string} [version] */
function writeList(root, sha256, version = "1.0") {
  writeFileSync(join(root, "tools/sources/sources.txt"), `# a comment\ntoy-kit toy ${version} toy_1.0.orig.tar.gz ${sha256}\n`);
}

/** @param {string} root @param {string[]} names @param {Record<string, string>} [environment] */
function fetch(root, names = [], environment = {}) {
  const { status, stdout, stderr } = spawnSync("bash", [join(root, "tools/sources/fetch.sh"), ...names], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${root}/bin:${process.env.PATH}`, PORTAL_APT_DIR: `${root}/etc`, ...environment },
  });
  return { status, stdout, stderr: stderr.replaceAll(root, "ROOT") };
}

test("fetches the pinned version, checks it and unpacks it, once", () => {
  const root = tree();
  assert.deepEqual(fetch(root), {
    status: 0, stderr: "",
    stdout: "reading the lists of source packages\ntoy-kit: downloading toy 1.0-2\ntoy-kit: toy_1.0.orig.tar.gz, unpacked into third_party/toy-kit\n",
  });
  assert.equal(readFileSync(join(root, "third_party/toy-kit/toy.c"), "utf8"), "int toy;\n");
  const asked = readFileSync(join(root, "asked"), "utf8");
  assert.deepEqual(fetch(root, ["toy-kit"]), { status: 0, stdout: "toy-kit: present\n", stderr: "" });
  assert.equal(readFileSync(join(root, "asked"), "utf8"), asked);
});

test("turns deb lines of both formats into source lines, away from the machine's own", () => {
  const root = tree();
  writeFileSync(join(root, "etc/sources.list.d/two.sources"), "Types: deb\nURIs: http://two.example/debian\nSuites: stable\nComponents: main\n");
  assert.equal(fetch(root).status, 0);
  const derived = join(root, "build/sources/apt/sources");
  assert.equal(readFileSync(join(derived, "sources.list"), "utf8"), "deb-src [arch=amd64] http://one.example/debian stable main\n");
  assert.equal(readFileSync(join(derived, "two.sources"), "utf8"), "Types: deb-src\nURIs: http://two.example/debian\nSuites: stable\nComponents: main\n");
  for (const line of readFileSync(join(root, "asked"), "utf8").trim().split("\n")) {
    assert.ok(line.includes(`-o Dir::State::lists=${root}/build/sources/apt/lists`), line);
    assert.ok(line.includes("-o Dir::Etc::sourcelist=/dev/null"), line);
  }
});

test("refuses a tarball with another hash and keeps nothing of it", () => {
  const root = tree();
  writeList(root, "0123");
  const { status, stderr } = fetch(root);
  assert.equal(status, 1);
  assert.match(stderr, /^fetch\.sh: toy-kit: expected toy_1\.0\.orig\.tar\.gz with SHA-256 0123; got [0-9a-f]{64}\n$/);
  assert.equal(existsSync(join(root, "third_party/toy-kit")), false);
  assert.equal(existsSync(join(root, "build/sources/download/toy_1.0.orig.tar.gz")), false);
});

test("says what to do where the archives lack the version or there are none", () => {
  const root = tree();
  writeList(root, "0123", "2.0");
  assert.match(fetch(root).stderr, /expected the source package toy 2\.0-\* in this machine's archives; got none .*PORTAL_TOY_KIT_SOURCE_DIR/);
  writeFileSync(join(root, "etc/sources.list"), "");
  assert.equal(fetch(root).stderr, "fetch.sh: expected deb lines in ROOT/etc; got none\n");
  assert.equal(fetch(root, ["nosuch"]).stderr, "fetch.sh: expected one of: toy-kit; got nosuch\n");
});

test("takes a folder that is given instead", () => {
  const root = tree();
  assert.equal(fetch(root, [], { PORTAL_TOY_KIT_SOURCE_DIR: join(root, "toy-1.0") }).status, 0);
  assert.equal(readlinkSync(join(root, "third_party/toy-kit")), join(root, "toy-1.0"));
  assert.equal(existsSync(join(root, "asked")), false);
  assert.equal(fetch(root, [], { PORTAL_TOY_KIT_SOURCE_DIR: join(root, "none") }).status, 1);
});
