// A module in two parts: what people use on most days, and the rest, which the loader fetches when it is called (web/load.js).
//
// What the first part has is found anew in every build, by playing acts.mjs on the module, first with a mark in each branch, then with
// a counter in each function: a kept list of names would have to be mended with every change of the code. A branch that was not
// entered becomes a function (cold.mjs), a function that was not called goes. The play has no clock and no chance: the same module
// gives the same parts. The parts know each other by the hash of the whole, so that parts of two builds never meet.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Door } from "../../web/marshal.js";
import { intlPort } from "../../web/text_port.js";
import { playAll } from "./acts.mjs";
import { oneForEachType, optimised, withMarks, withoutCold } from "./cold.mjs";

const HEADER = 8; // bytes of a profile that are the module's own hash; then one u32 for each function, 0: never called
const PREFIX = "%"; // before what the first part exports to the second alone

/** @typedef {{ root: string, features: string[], whole: string, deferred: string, strings: string }} Given whole becomes the first part */

/** @param {Given} given */
export function split({ root, features, whole, deferred, strings }) {
  const folder = mkdtempSync(join(tmpdir(), "portal-split-"));
  const file = (/** @type {string} */ name) => join(folder, name);
  const bytesOf = (/** @type {string} */ path) => new Uint8Array(readFileSync(path));
  const tool = (/** @type {string} */ name, /** @type {string[]} */ ...args) => execFileSync(name, [...features, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  const play = (/** @type {Uint8Array<ArrayBuffer>} */ module, /** @type {(point: number) => void} */ mark = () => {}) => played(module, root, JSON.parse(readFileSync(strings, "utf8")), mark);
  try {
    const bytes = bytesOf(whole);
    const joint = `deferred.${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}`;
    /** @type {Set<number>} */
    const entered = new Set();
    play(withMarks(bytes, features), (point) => void entered.add(point));
    writeFileSync(file("parted.wasm"), optimised(withoutCold(bytes, features, (point) => entered.has(point)), features));
    tool("wasm-split", "--instrument", file("parted.wasm"), "-o", file("counting.wasm"));
    writeFileSync(file("profile"), profileOf(play(bytesOf(file("counting.wasm")))));
    tool("wasm-split", file("parted.wasm"), `--profile=${file("profile")}`, "-o1", file("first.wasm"), "-o2", file("second.wasm"),
      `--placeholder-namespace=${joint}`, `--import-namespace=${joint}`, `--export-prefix=${PREFIX}`);
    writeFileSync(file("first.wasm"), oneForEachType(bytesOf(file("first.wasm")), features, joint));
    for (const [from, to] of [["first.wasm", whole], ["second.wasm", deferred]]) tool("wasm-opt", "--strip-debug", "--strip-producers", file(from), "-o", to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The instances of a module on which the acts were played. @param {Uint8Array<ArrayBuffer>} bytes @param {string} root @param {object} strings @param {(point: number) => void} mark @returns {any[]} their exports */
function played(bytes, root, strings, mark) {
  const module = new WebAssembly.Module(bytes);
  /** @type {any[]} */
  const instances = [];
  playAll(root, strings, () => {
    const door = new Door();
    /** @type {WebAssembly.Imports} */
    const imports = { portal: { ...door.imports(intlPort), mark } };
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) if (from !== "portal" && kind === "function") (imports[from] ??= {})[name] = () => 8;
    const { exports } = new WebAssembly.Instance(module, imports);
    /** @type {any} */ (exports)._initialize?.();
    door.open(exports);
    instances.push(exports);
    return door;
  });
  return instances;
}

/** Each function that was called in one of them. @param {any[]} instances */
function profileOf(instances) {
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
