// Starting a module: its version, its imports, and which one a page needs.
import assert from "node:assert/strict";
import test from "node:test";
import { AbiError, ConfigError, Gone, PortalError } from "../errors.js";
import { chooseModules, instantiate, loadCore } from "../load.js";
import { fakeModule } from "../testing/fake_module.js";

test("a page with one widget loads that widget's module, however often it stands there", () => {
  assert.deepEqual(chooseModules(["portal-form"]), ["form"]);
  assert.deepEqual(chooseModules(["portal-form", "x-other", "portal-form"]), ["form"]);
});

test("a page with two kinds of widgets loads both modules; with more, or with none yet, the module of all", () => {
  assert.deepEqual(chooseModules(["portal-form", "portal-second"]), ["form", "second"]);
  assert.deepEqual(chooseModules(["portal-form", "portal-second", "portal-third"]), ["all"]);
  assert.deepEqual(chooseModules([]), ["all"]);
  assert.deepEqual(chooseModules(["x-portal-form", "portal"]), ["all"]);
});

test("the settings of accessibility come last, in their own module, and count for nothing in the choice", () => {
  assert.deepEqual(chooseModules(["portal-accessibility", "portal-form"]), ["form", "accessibility"]);
  assert.deepEqual(chooseModules(["portal-accessibility"]), ["accessibility"]);
  assert.deepEqual(chooseModules(["portal-a", "portal-b", "portal-accessibility", "portal-c"]), ["all", "accessibility"]);
});

test("a module of another version is refused, naming both", async () => {
  // A module with one export, portal_abi_version, that returns 7.
  const seven = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 7, 22, 1, 18,
    ...new TextEncoder().encode("portal_abi_version"), 0, 0, 10, 6, 1, 4, 0, 65, 7, 11,
  ]);
  await assert.rejects(
    async () => instantiate(await WebAssembly.compile(seven)),
    (error) => error instanceof AbiError && error.code === "incompatible_module" && error.expected === "ABI version 1" && error.got === "ABI version 7",
  );
});

test("a module that is no core is refused", async () => {
  const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  await assert.rejects(
    async () => instantiate(await WebAssembly.compile(empty)),
    (error) => error instanceof AbiError && error.got === "ABI version none",
  );
});

test("the C library's imports are answered by stubs; a portal import that we do not know is refused by name", async () => {
  const module = await WebAssembly.compile(fakeModule({ extraImports: [["wasi_snapshot_preview1", "fd_write"], ["portal", "unheard_of"]] }));
  await assert.rejects(
    instantiate(module),
    (error) => error instanceof PortalError && error.code === "incompatible_module" && error.got.includes("unheard_of"),
  );
});

test("a module is loaded whatever type the server calls it", async (context) => {
  const bytes = fakeModule();
  for (const type of ["application/wasm", "application/octet-stream"]) {
    context.mock.method(globalThis, "fetch", async () => new Response(bytes, { headers: { "Content-Type": type } }));
    const start = await loadCore("https://portal.example/form.wasm");
    // Its imports "test" get stubs, so its version is what a stub returns.
    await assert.rejects(start(), (error) => error instanceof AbiError && error.got === "ABI version 8");
    context.mock.restoreAll();
  }
});

test("a module that is not there is a ConfigError that names the address and the status", async (context) => {
  context.mock.method(globalThis, "fetch", async () => new Response("", { status: 404 }));
  await assert.rejects(
    loadCore("https://portal.example/form.wasm"),
    (error) => error instanceof ConfigError && error.code === "unreachable" && error.path === "https://portal.example/form.wasm" && error.got === "status 404",
  );
});

/** Two parts of one build: the first has a place that the second fills. @param {string} joint @param {string} other the second part's own */
async function partsOf(joint, other = joint) {
  return { first: fakeModule({ extraImports: [[joint, "0"]] }), second: fakeModule({ extraImports: [[other, "%memory"]] }) };
}

for (const [what, answer, isLasting] of /** @type {[string, (second: Uint8Array<ArrayBuffer>) => Response, boolean][]} */ ([
  ["is not there any more", () => new Response("", { status: 404 }), true],
  ["is a page in its place", () => new Response("<!doctype html>"), true],
  ["is of another build", (second) => new Response(second), true],
  ["comes from a server that is too busy", () => new Response("", { status: 503 }), false],
  ["is asked for too often", () => new Response("", { status: 429 }), false],
  ["is cut off", () => Response.error(), false],
])) {
  test(`[R 71] a second part that ${what} is ${isLasting ? "gone, and not asked for again" : "asked for again"}`, async (context) => {
    const { first, second } = await partsOf("deferred.aaaa", "deferred.bbbb");
    /** @type {string[]} */
    const asked = [];
    context.mock.method(globalThis, "fetch", async (/** @type {string} */ url) => {
      asked.push(String(url));
      return asked.length === 1 ? new Response(first) : answer(second);
    });
    const start = await loadCore("https://portal.example/form.wasm");
    for (let time = 0; time < 2; ++time)
      await assert.rejects(start(true), (error) => error instanceof ConfigError && error.code === "unreachable" && error instanceof Gone === isLasting);
    assert.deepEqual(asked.slice(1), Array(isLasting ? 1 : 2).fill("https://portal.example/form.deferred.wasm?aaaa"));
  });
}
