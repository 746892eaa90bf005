// A module in two parts: what people use on most days, and the rest, which the loader fetches when it is called (web/load.js).
//
// Which functions the first part has is found anew in every build, by playing acts.mjs on the module with a counter in each function:
// a kept list of names would have to be mended with every change of the code. The play has no clock and no chance: the same module
// gives the same parts. The parts know each other by the hash of the whole, so that parts of two builds never meet.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Door } from "../../web/marshal.js";
import { intlPort } from "../../web/text_port.js";
import { playAll } from "./acts.mjs";

const HEADER = 8; // bytes of a profile that are the module's own hash; then one u32 for each function, 0: never called
const PREFIX = "%"; // before what the first part exports to the second alone

/** @param {{ root: string, features: string[], whole: string, deferred: string, strings: string }} given whole becomes the first part */
export function split({ root, features, whole, deferred, strings }) {
  const folder = mkdtempSync(join(tmpdir(), "portal-split-"));
  const file = (/** @type {string} */ name) => join(folder, name);
  const tool = (/** @type {string} */ name, /** @type {string[]} */ ...args) => execFileSync(name, [...features, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  try {
    tool("wasm-split", "--instrument", whole, "-o", file("counting.wasm"));
    writeFileSync(file("profile"), profileOf(new Uint8Array(readFileSync(file("counting.wasm"))), root, JSON.parse(readFileSync(strings, "utf8"))));
    const joint = `deferred.${createHash("sha256").update(readFileSync(whole)).digest("hex").slice(0, 8)}`;
    tool("wasm-split", whole, `--profile=${file("profile")}`, "-o1", file("first.wasm"), "-o2", file("second.wasm"),
      `--placeholder-namespace=${joint}`, `--import-namespace=${joint}`, `--export-prefix=${PREFIX}`);
    for (const [from, to] of [["first.wasm", whole], ["second.wasm", deferred]]) tool("wasm-opt", "--strip-debug", "--strip-producers", file(from), "-o", to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Uint8Array<ArrayBuffer>} counting @param {string} root @param {object} strings */
function profileOf(counting, root, strings) {
  const module = new WebAssembly.Module(counting);
  /** @type {any[]} */
  const instances = [];
  playAll(root, strings, () => {
    const door = new Door();
    /** @type {WebAssembly.Imports} */
    const imports = { portal: door.imports(intlPort) };
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) if (from !== "portal" && kind === "function") (imports[from] ??= {})[name] = () => 8;
    const { exports } = new WebAssembly.Instance(module, imports);
    /** @type {any} */ (exports)._initialize?.();
    door.open(exports);
    instances.push(exports);
    return door;
  });
  const profiles = instances.map(written);
  for (const [place] of profiles[0].entries()) if (place >= HEADER / 4) profiles[0][place] = Number(profiles.some((profile) => profile[place] > 0));
  return Buffer.from(profiles[0].buffer);
}

/** @param {any} exports of an instance that has been played on */
function written({ memory, portal_alloc: allocate, __write_profile: write }) {
  const size = 1 << 18; // as many functions as a quarter of it
  const place = allocate(size);
  const length = write(place, size);
  if (length > size) throw new Error(`expected a profile of at most ${size} bytes; got ${length}`);
  return new Uint32Array(memory.buffer.slice(place, place + length));
}
