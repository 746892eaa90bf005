// A module in two parts does what the whole does, in every named example; parts of two builds refuse each other.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { withFiles } from "../../tools/dist/acts.mjs";
import { Absent, PortalError } from "../../web/errors.js";
import { instantiate } from "../../web/load.js";
import { intlPort } from "../../web/text_port.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.PORTAL_DIST_DIR ?? join(root, "dist");
const built = join(process.env.PORTAL_WASM_DIR ?? join(root, "build/wasm/wasm"), "form.wasm");
const skip = existsSync(join(dist, "form.deferred.wasm")) && existsSync(built) ? false : `no ${dist}/form.deferred.wasm or no ${built}: run "make dist"`;

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, "utf8"));
const compile = (/** @type {string} */ file) => new WebAssembly.Module(new Uint8Array(readFileSync(file)));

/** @type {{ name: string, properties: object, host?: string[], events: object[] }[]} */
const examples = read(join(root, "widgets/form/form.json")).examples.map((/** @type {object} */ example) => withFiles((file) => read(join(root, "widgets/form", file)), example));

/** All that comes out of an example. @param {import("../../web/marshal.js").Door} door @param {(typeof examples)[number]} example */
function play(door, { properties, host = [], events }) {
  const options = { strings: read(join(dist, "strings/form/ru.json")), properties, host, zone: "Asia/Krasnoyarsk", instance: "parts" };
  const first = door.call("portal_create", "form", JSON.stringify(options));
  const { handle } = JSON.parse(first);
  const send = (/** @type {object} */ event) => {
    try {
      return door.call("portal_dispatch", handle, JSON.stringify(event));
    } catch (error) {
      if (error instanceof PortalError) return error.message;
      throw error;
    }
  };
  return [first, ...events.map(send), door.call("portal_snapshot", handle)];
}

test("both parts together answer every named example byte for byte as the whole; the first alone answers so, or lacks something", { skip }, async () => {
  const [whole, first, second] = [built, join(dist, "form.wasm"), join(dist, "form.deferred.wasm")].map(compile);
  const lacking = [];
  for (const example of examples) {
    const expected = play(await instantiate(whole), example);
    assert.deepEqual(play(await instantiate(first, intlPort, second), example), expected, example.name);
    const alone = await instantiate(first);
    try {
      assert.deepEqual(play(alone, example), expected, example.name);
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      lacking.push(example.name);
    }
  }
  console.log(`named examples that need the second part: ${lacking.join(", ")}`);
  assert.ok(lacking.includes("draft-conflict") && !lacking.includes("filled"), "what is rare is apart, and what is not is not");
});

test("parts of two builds refuse each other, because each names the hash of its whole", { skip }, async () => {
  const bytes = readFileSync(join(dist, "form.deferred.wasm"));
  const at = bytes.indexOf("deferred.") + "deferred.".length;
  const hash = bytes.subarray(at, at + 8).toString();
  const other = Buffer.from(bytes.toString("latin1").replaceAll(hash, hash.replace(/./g, (digit) => (digit === "0" ? "1" : "0"))), "latin1");
  await assert.rejects(
    instantiate(compile(join(dist, "form.wasm")), intlPort, new WebAssembly.Module(new Uint8Array(other))),
    (error) => error instanceof PortalError && error.code === "incompatible_module",
  );
});
