// The real core behind the door: what it tells, what it refuses, and that a trap anywhere leads to the same tree.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Core } from "../core.js";
import { PortalError } from "../errors.js";
import { instantiate } from "../load.js";
import { kindergarten, modules, notBuilt, readJson, strings } from "../testing/built.mjs";

const module = notBuilt ? undefined : new WebAssembly.Module(readFileSync(new URL("form.wasm", modules)));
const start = () => instantiate(/** @type {WebAssembly.Module} */ (module));

/** @param {string} name @param {(context: import("node:test").TestContext) => Promise<void>} body */
const withCore = (name, body) => test(name, { skip: notBuilt }, body);

/** @param {any} [definition] */
const options = (definition = readJson(kindergarten)) => ({
  strings: readJson(new URL("ru.json", strings)),
  properties: { definition },
  zone: "Asia/Krasnoyarsk",
  instance: "test",
  host: ["draft", "profile", "submit"],
});

/**
 * A session that gets every event; requests are answered by the same problem, timers fire at every tenth event.
 * @param {() => Promise<import("../marshal.js").Door>} doors
 * @param {import("../session.js").WireEvent[]} events
 */
async function play(doors, events) {
  const core = new Core(doors);
  await core.restart();
  /** @type {unknown[]} */
  const errors = [];
  let whole = 0;
  const session = core.create("form", options(), {
    update: ({ base }) => void (whole += Number(base === 0)),
    emit: () => {},
    request: async () => ({ ok: false, value: { type: "about:unsupported" } }),
    error: (error) => errors.push(error),
  });
  session.start();
  for (const [index, event] of events.entries()) {
    session.dispatch(event);
    if (index % 10 === 9) session.flush();
    do await new Promise((resolve) => setImmediate(resolve));
    while (!session.snapshot());
  }
  const snapshot = session.snapshot();
  session.destroy();
  return { snapshot, errors, whole };
}

/** Typing into every text field of the first update, letter by letter, and again from the start up to the count. @param {import("../session.js").Update} update @param {number} count */
function typing({ nodes = [] }, count) {
  const events = /** @type {import("../session.js").WireEvent[]} */ ([]);
  for (const { id, role } of nodes.filter((node) => node.role === "text_field")) {
    for (const value of ["А", "Ан", "Анна", "Анна 7"]) events.push({ type: "input", node: id, value });
    events.push({ type: "leave", node: id }, { type: role && "press", node: "next" });
  }
  while (events.length < count) events.push(...events.slice(0, count - events.length));
  return events.slice(0, count);
}

/** @param {any} definition */
async function firstUpdate(definition) {
  const core = new Core(start);
  await core.restart();
  return core.call("portal_create", "form", JSON.stringify(options(definition))).update;
}

withCore("the module describes its widget: attributes, properties and events, as the contract has them", async () => {
  const core = new Core(start);
  await core.restart();
  const [form] = core.describe();
  const contract = readJson(new URL("../../widgets/form/form.json", import.meta.url));
  assert.equal(form.name, "form");
  for (const list of /** @type {const} */ (["attributes", "properties", "events"])) {
    const shape = (/** @type {any[]} */ all) => all.map(({ name, property, type, required }) => ({ name, property, type, required }));
    assert.deepEqual(shape(form[list] ?? []), shape(contract[list]));
  }
});

withCore("a definition with an unknown key is refused with its path", async () => {
  await assert.rejects(
    firstUpdate({ ...readJson(kindergarten), colour: 1 }),
    (error) => error instanceof PortalError && error.code === "unknown_key" && error.path.endsWith("/colour"),
  );
});

withCore("hostile options and events are errors, never traps", async () => {
  const core = new Core(start);
  await core.restart();
  const { handle } = core.call("portal_create", "form", JSON.stringify(options()));
  const hostile = ["", "{", "[]", "null", '{"type":"input"}', '{"type":"no"}', "[".repeat(100_000), '{"type":"press","node":"\\u0000"}', `{"type":"input","node":"e2","value":${"[".repeat(5000)}${"]".repeat(5000)}}`, "\ud800"];
  for (const text of hostile) {
    assert.throws(() => core.call("portal_dispatch", handle, text), PortalError, text.slice(0, 40));
    assert.throws(() => core.call("portal_create", "form", text), PortalError, text.slice(0, 40));
    assert.throws(() => core.call("portal_create", text, "{}"), PortalError, text.slice(0, 40));
  }
  for (const lost of [0, 1, handle + 1, 0xffffffff]) {
    assert.throws(() => core.call("portal_dispatch", lost, '{"type":"press","node":"submit"}'), (error) => error instanceof PortalError && error.code === "unknown_handle");
    core.release({ handle: lost, generation: core.generation });
  }
  assert.equal(core.call("portal_snapshot", handle).base ?? 0, 0);
});

withCore("a trap at any event leads to the same tree and state as none", async (context) => {
  const apis = /** @type {"setTimeout"[]} */ (["setTimeout"]);
  // Node 18 takes the list itself. The widget's timers fire where play() flushes them.
  context.mock.timers.enable(process.version.startsWith("v18.") ? /** @type {any} */ (apis) : { apis });
  const events = typing(await firstUpdate(readJson(kindergarten)), 130);
  const calm = await play(start, events);
  assert.deepEqual(calm.errors, []);
  for (const trapAt of [1, 2, 17, 60, 99, 100, 101, 129, 130]) {
    let dispatches = 0;
    const rough = await play(async () => {
      const door = await start();
      const { call } = door;
      door.call = (name, ...args) => {
        if (name === "portal_dispatch" && ++dispatches === trapAt) throw new WebAssembly.RuntimeError("unreachable");
        return call.call(door, name, ...args);
      };
      return door;
    }, events);
    assert.deepEqual(rough.errors, [], `trap at ${trapAt}`);
    assert.equal(rough.whole, 2, `trap at ${trapAt}: drawn anew once`);
    assert.deepEqual({ ...rough.snapshot, version: 0 }, { ...calm.snapshot, version: 0 }, `trap at ${trapAt}`);
  }
});
