// Who may look into whom: the rooms of ARCHITECTURE.md, held by what each file includes and imports.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { cpp, importsOf, includesOf, isTest, root, scripts, show, textOf } from "./tree.mjs";

const ROOMS = ["sdk", "accessibility", "widgets", "wasm", "web", "tools", "examples", "tests"];

// C++: the rooms that a room may include, besides itself. Tests may include the shared test support.
const ALLOWED = /** @type {Record<string, string[]>} */ ({
  sdk: [],
  accessibility: ["sdk"],
  widgets: ["accessibility", "sdk"],
  wasm: ["widgets", "accessibility", "sdk"],
  tools: ["widgets", "accessibility", "sdk"],
  examples: ["widgets", "accessibility", "sdk"],
  tests: ROOMS,
});

// Libraries that only one room knows.
const KNOWN_ONLY_TO = [
  { what: "Emscripten", pattern: /^<emscripten/, room: /^wasm\// },
  { what: "Dear ImGui", pattern: /^<?(imgui|imconfig|imstb)/, room: /^sdk\/surface\/imgui\// },
  { what: "ICU", pattern: /^<unicode\//, room: /^sdk\/text\// },
  { what: "nlohmann/json", pattern: /nlohmann/, room: /^sdk\/json\// },
  { what: "Snowball", pattern: /^<?(runtime\/api|stem_|libstemmer)/, room: /^sdk\/text\/stemming\// },
  { what: "SQLite", pattern: /sqlite3\.h/, room: /^examples\/portal\/backend\// },
  { what: "libpq", pattern: /libpq-fe\.h/, room: /^examples\/portal\/backend\// },
  { what: "cpp-httplib", pattern: /httplib\.h/, room: /^examples\/(portal\/backend|kiosk)\// },
  { what: "espeak-ng", pattern: /espeak/, room: /^examples\/kiosk\// },
];

const roomOf = (/** @type {string} */ path) => path.split("/")[0];
const isOurs = (/** @type {string} */ target) => ROOMS.includes(roomOf(target));
const widgetOf = (/** @type {string} */ path) => /^widgets\/([^/]+)\//.exec(path)?.[1];
const includes = cpp.flatMap(includesOf);

test("the scan sees the project: every room of C++ includes something of ours", () => {
  const rooms = new Set(includes.filter(({ target }) => isOurs(target)).map(({ file }) => roomOf(file)));
  for (const room of ["sdk", "accessibility", "widgets", "wasm", "examples"]) assert.ok(rooms.has(room), `no include of ours was seen in ${room}/`);
});

test("a room includes only rooms to its right", () => {
  const wrong = includes.filter(({ file, target }) => {
    const [from, to] = [roomOf(file), roomOf(target)];
    if (!isOurs(target) || from === to || (isTest(file) && target.startsWith("tests/support/"))) return false;
    return !ALLOWED[from]?.includes(to);
  });
  assert.deepEqual(show(wrong), []);
});

test("what is included by our own path exists", () => {
  const wrong = includes.filter(({ target }) => isOurs(target) && !existsSync(join(root, target)) && !/(^|\/)contract\.h$/.test(target));
  assert.deepEqual(show(wrong), []);
});

test("our own files are included by their path from the root", () => {
  const wrong = includes.filter(({ target }) => !target.startsWith("<") && !isOurs(target) && !/^(imgui|httplib|sqlite3|runtime\/api|stem_)/.test(target));
  assert.deepEqual(show(wrong), []);
});

test("a widget never includes another widget", () => {
  const wrong = includes.filter(({ file, target }) => widgetOf(file) && widgetOf(target) && widgetOf(file) !== widgetOf(target));
  assert.deepEqual(show(wrong), []);
});

for (const { what, pattern, room } of KNOWN_ONLY_TO) {
  test(`only ${room.source.replace(/[\\^]/g, "")} knows ${what}`, () => {
    assert.deepEqual(show(includes.filter(({ file, target }) => pattern.test(target) && !room.test(file))), []);
  });
}

test("what goes to WebAssembly includes no part of the library that is missing there or too large", () => {
  const missing = /^<(iostream|regex|format|ranges|expected|source_location|locale|fstream|sstream|iomanip|functional)>$/;
  const native = /(^|\/)(native|imgui)\/|surface_parity\.cpp$/;
  const core = includes.filter(({ file }) => /^(sdk|accessibility|widgets|wasm)\//.test(file) && !isTest(file) && !native.test(file));
  assert.deepEqual(show(core.filter(({ target }) => missing.test(target))), []);
});

test("nothing that a clang 14 cannot parse is used", () => {
  const wrong = includes.filter(({ target }) => /^<(ranges|expected|format|source_location)>$/.test(target));
  assert.deepEqual(show(wrong), []);
});

// JavaScript

const imports = scripts.flatMap(importsOf);
const product = () => scripts.filter((file) => file.startsWith("web/") && !isTest(file));

test("web/ imports only itself, and no package", () => {
  const ours = imports.filter(({ file }) => product().includes(file));
  assert.ok(ours.length > 10, "the imports of web/ were not seen");
  assert.deepEqual(show(ours.filter(({ target }) => !target.startsWith("web/") || isTest(target))), []);
});

test("no module of the page imports itself by way of others", () => {
  // What stands in a comment is the import of a type.
  const isRun = (/** @type {{ file: string, line: number }} */ { file, line }) => !/^\s*\*|\/\*\*.*\bimport\(/.test(textOf(file).split("\n")[line - 1]);
  const next = new Map(product().map((file) => [file, imports.filter((each) => each.file === file && isRun(each)).map(({ target }) => target)]));
  const reaches = (/** @type {string} */ from) => {
    const seen = new Set(next.get(from));
    for (const each of seen) for (const further of next.get(each) ?? []) seen.add(further);
    return seen;
  };
  assert.deepEqual([...next.keys()].filter((file) => reaches(file).has(file)), []);
});

// The bench measures the page's own code, and the splitter plays on modules through the page's own door.
const players = /^tools\/(bench\/|dist\/(acts|split)\.mjs$)/;

test("tools import no page's code, examples only what the package publishes", () => {
  const wrong = imports.filter(({ file, target }) => !isTest(file) && ((file.startsWith("tools/") && target.startsWith("web/") && !players.test(file)) || (file.startsWith("examples/") && /^(sdk|wasm|tools|web)\//.test(target))));
  assert.deepEqual(show(wrong), []);
});
