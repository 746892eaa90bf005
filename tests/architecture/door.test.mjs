// The door is one list: exports.txt, bridge.cpp and the built modules export the same names.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { matching, root, textOf } from "./tree.mjs";

const listed = (/** @type {string} */ file) => textOf(file).split("\n").filter((line) => line !== "" && !line.startsWith("#")).sort();
const reviewed = listed("wasm/exports.txt");

// Not ours: what Emscripten exports of every standalone library besides.
const CONVENTION = ["memory", "_initialize", "__indirect_function_table", "stackSave", "stackRestore", "stackAlloc", "__errno_location"];

for (const [bridge, exports] of [["bridge.cpp", "exports.txt"], ["text_bridge.cpp", "text_exports.txt"], ["canvas_bridge.cpp", "canvas_exports.txt"]]) {
  test(`${bridge} exports exactly what ${exports} lists`, () => {
    const written = [...textOf(`wasm/${bridge}`).matchAll(/EMSCRIPTEN_KEEPALIVE[^(]*?\b(\w+)\(/g)].map(([, name]) => name).sort();
    assert.deepEqual(written, listed(`wasm/${exports}`));
  });
}

test("every export has the door's prefix and stands in the door's description", () => {
  for (const name of [...reviewed, ...listed("wasm/text_exports.txt"), ...listed("wasm/canvas_exports.txt")]) {
    assert.match(name, /^portal_[a-z_]+$/);
    assert.ok(textOf("wasm/README.md").includes(`\`${name}`), `wasm/README.md does not describe ${name}`);
  }
});

for (const source of matching(/^wasm\/modules\/\w+\.cpp$/)) {
  const name = source.replace(/^.*\/(\w+)\.cpp$/, "$1.wasm");
  const file = [join(root, "build/wasm/wasm", name), join(root, "dist", name)].find((path) => existsSync(path));
  test(`${name} exports the door and imports only what its description names`, { skip: file ? false : `${name} is not built` }, async () => {
    const module = await WebAssembly.compile(readFileSync(/** @type {string} */ (file)));
    const exported = WebAssembly.Module.exports(module).map((each) => each.name).filter((each) => !CONVENTION.includes(each)).sort();
    assert.deepEqual(exported, reviewed);
    const described = textOf("wasm/README.md");
    const strangers = WebAssembly.Module.imports(module)
      .filter(({ module: from, name: what }) => (from === "portal" ? !described.includes(`\`${what}(`) : from !== "wasi_snapshot_preview1" && from !== "env"))
      .map(({ module: from, name: what }) => `${from}.${what}`);
    assert.deepEqual(strangers, []);
  });
}
