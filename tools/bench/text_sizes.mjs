#!/usr/bin/env node
// What each ability of the text engine costs, alone in a module, less what every module stands on; the sum is more than the whole, which shares.
// node tools/bench/text_sizes.mjs [--modules build/wasm/wasm] after: cmake --build --preset wasm --target text_features module_text
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";

const { values } = parseArgs({ options: { modules: { type: "string", default: "build/wasm/wasm" } } });
const folder = join(values.modules, "features");

/** @param {string} file */
function sizes(file) {
  const bytes = readFileSync(file);
  return { raw: bytes.length, brotli: brotliCompressSync(bytes).length };
}

/** @param {string} name @param {{ raw: number, brotli: number }} size */
const line = (name, { raw, brotli }) => console.log(`${name.padEnd(36)}${String(raw).padStart(9)}${String(brotli).padStart(9)}`);

const base = sizes(join(folder, "text-none.wasm"));
console.log("text.wasm by what it can do".padEnd(36) + "bytes".padStart(9) + "Brotli".padStart(9));
line("what each stands on", base);
const rows = readdirSync(folder).filter((name) => /^text-.+\.wasm$/.test(name) && name !== "text-none.wasm").sort();
for (const name of rows) {
  const { raw, brotli } = sizes(join(folder, name));
  line(name.slice(5, -5), { raw: raw - base.raw, brotli: brotli - base.brotli });
}
line("all of text.wasm, with its door", sizes(join(values.modules, "text.wasm")));
