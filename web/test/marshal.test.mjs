// The door's calls over real linear memory.
import assert from "node:assert/strict";
import test from "node:test";
import { PortalError } from "../errors.js";
import { Door } from "../marshal.js";
import { intlPort } from "../text_port.js";
import { fakeDoor, newWorld } from "../testing/fake_widget.js";

test("a call writes texts of any script, reads the reply and releases everything it allocated", async () => {
  const world = newWorld();
  const door = await fakeDoor(world);
  const options = { strings: {}, properties: { definition: { title: "Ёж 🦔 \u0000 end" } } };
  const reply = JSON.parse(door.call("portal_create", "fake", JSON.stringify(options)));
  assert.equal(reply.update.nodes[0].name, "ru Ёж 🦔 \u0000 end");
  assert.deepEqual(world.creations, [options]);
  assert.equal(world.live, 0);
});

test("a short text is read as the decoder reads it, whole or broken, also after the memory has grown", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const door = new Door();
  door.open({ memory });
  let got = "";
  /** @type {import("../text_port.js").TextPort} */
  const port = { ...intlPort, pluralCategory: (text) => ((got = text), "other") };
  const { plural_category: hand } = door.imports(port);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const signs = [0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xd0, 0xdf, 0xe0, 0xef, 0xbb, 0xf0, 0xff];
  for (const a of signs)
    for (const b of signs)
      for (const c of signs) {
        const bytes = Uint8Array.of(a, b, c);
        new Uint8Array(memory.buffer).set(bytes, 8);
        hand(8, 3, 0);
        assert.equal(got, decoder.decode(bytes), bytes.toString());
      }
  memory.grow(1);
  for (const text of ["", "я".repeat(16), "я".repeat(17), "x".repeat(33), "Анна-Мария"]) {
    const bytes = new TextEncoder().encode(text);
    new Uint8Array(memory.buffer).set(bytes, 65536);
    hand(65536, bytes.length, 0);
    assert.equal(got, text);
  }
});

test("a reply larger than the memory at hand is read from the grown memory", async () => {
  const door = await fakeDoor(newWorld());
  const title = "я".repeat(200_000);
  const reply = JSON.parse(door.call("portal_create", "fake", JSON.stringify({ strings: {}, properties: { definition: { title } } })));
  assert.equal(reply.update.nodes[0].name, `ru ${title}`);
});

test("the core's error becomes a PortalError with code, path, expected and got, and releases too", async () => {
  const world = newWorld();
  const door = await fakeDoor(world);
  assert.throws(
    () => door.call("portal_create", "fake", JSON.stringify({ strings: {}, properties: { definition: "wrong" } })),
    (error) =>
      error instanceof PortalError &&
      error.code === "wrong_type" &&
      error.path === "/properties/definition" &&
      error.expected === "an object" &&
      error.got === "a string" &&
      error.message === "wrong_type at /properties/definition: expected an object; got a string",
  );
  assert.equal(world.live, 0);
});

test("a trap comes out as it is, and what was allocated is given back to the dying instance", async () => {
  const world = newWorld();
  world.trapsAtCreation = 1;
  const door = await fakeDoor(world);
  assert.throws(() => door.call("portal_create", "fake", "{}"), WebAssembly.RuntimeError);
  assert.equal(world.live, 0);
});

test("no memory for an argument is the caller's error, too_large", () => {
  const door = new Door();
  const memory = new WebAssembly.Memory({ initial: 1 });
  /** @type {number[]} */
  const freed = [];
  door.open({ memory, portal_alloc: (/** @type {number} */ length) => (length > 100 ? 0 : 16), portal_free: (/** @type {number} */ pointer) => freed.push(pointer), portal_dispatch: () => assert.fail("must not be called") });
  assert.throws(
    () => door.call("portal_dispatch", 1, "x".repeat(101)),
    (error) => error instanceof PortalError && error.code === "too_large" && error.got === "a text of 101 bytes",
  );
  assert.deepEqual(freed, [16]);
});

test("imports read their texts from memory and hand results over with portal_alloc", () => {
  const door = new Door();
  const memory = new WebAssembly.Memory({ initial: 1 });
  let top = 1000;
  door.open({ memory, portal_alloc: (/** @type {number} */ length) => (top += length) - length });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(new TextEncoder().encode("ru"), 8);
  const word = new TextEncoder().encode("ГРОЗАß");
  bytes.set(word, 100);
  const imports = door.imports(intlPort);

  const pointer = Number(imports.fold_case(100, word.length, 40));
  const length = new DataView(memory.buffer).getUint32(40, true);
  assert.equal(new TextDecoder().decode(bytes.subarray(pointer, pointer + length)), "грозаss");
  bytes.set(new TextEncoder().encode("-12.5e-1"), 200);
  assert.equal(imports.parse_number(200, 8), -1.25);
  assert.deepEqual([1, 3, 5, 1.5].map((number) => imports.plural_category(8, 2, number)), [1, 3, 4, 5]);
});

test("patterns are compiled to handles, searched, and gone after release; what is no pattern has handle 0", () => {
  const door = new Door();
  const memory = new WebAssembly.Memory({ initial: 1 });
  door.open({ memory });
  const bytes = new Uint8Array(memory.buffer);
  const imports = door.imports(intlPort);
  const put = (/** @type {string} */ text) => new TextEncoder().encodeInto(text, bytes).written;
  const handle = Number(imports.pattern_compile(0, put("^\\p{Lu}")));
  assert.notEqual(handle, 0);
  assert.equal(imports.pattern_search(handle, 0, put("Ёлка")), 1);
  assert.equal(imports.pattern_search(handle, 0, put("ёлка")), 0);
  imports.pattern_release(handle);
  assert.equal(imports.pattern_search(handle, 0, put("Ёлка")), 0);
  assert.equal(imports.pattern_compile(0, put("(")), 0);
});
