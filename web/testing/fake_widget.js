// The widget behind fake_module.js: it keeps the texts that it is told, and does on demand what a core should never do.
//
// Told "trap" it traps, always; "trap once" the first time in the life of its world; "refuse" is an error of the caller;
// "ask" makes a request, "watch" opens a stream, "wait" a timer; "later" a timer of a minute, after which all texts are saved as a draft; "tell" an event for
// the page. "rare" is in the second part of its module. Presses are kept as texts, too.
import { fakeModule } from "./fake_module.js";
import { Absent, ConfigError, Gone } from "../errors.js";
import { Door } from "../marshal.js";
import { intlPort } from "../text_port.js";

/** @typedef {{ creations: any[], dispatched: any[], live: number, traps: number, abi: number, trapsAtCreation: number, instances: number, isCutOff: boolean, isGone: boolean, refusals: number }} World what outlives an instance */

/** @returns {World} */
export const newWorld = () => ({ creations: [], dispatched: [], live: 0, traps: 0, abi: 1, trapsAtCreation: 0, instances: 0, isCutOff: false, isGone: false, refusals: 0 });

export const contract = {
  name: "fake",
  summary: { ru: "Проба", en: "A fake" },
  attributes: [
    { name: "src", property: "definition", type: "url-json", doc: "" },
    { name: "tone", type: "text", doc: "" },
    { name: "open", type: "flag", doc: "" },
    { name: "rank", type: "number", doc: "" },
  ],
  properties: [
    { name: "definition", type: "json", doc: "", required: true },
    { name: "tone", type: "text", doc: "" },
    { name: "open", type: "flag", doc: "" },
    { name: "rank", type: "number", doc: "" },
  ],
  events: [{ name: "portal-told", detail: { text: "what" }, doc: "" }],
};

class Trapped extends Error {}

class FakeSession {
  /** @param {World} world @param {any} options */
  constructor(world, options) {
    this.world = world;
    this.texts = options.state?.texts ?? [];
    this.locale = options.strings?.locale ?? "ru";
    this.properties = options.properties;
    this.value = "";
    this.version = 0;
    this.nextRequest = 1;
    this.saveTimer = 0;
  }

  /** @param {object} more */
  update(more = {}) {
    const base = this.version;
    this.version += 1;
    return { base, version: this.version, ...this.tree(), ...more };
  }

  tree() {
    const nodes = [
      { id: "root", role: "form", name: `${this.locale} ${this.properties.definition?.title ?? ""}`.trim(), children: ["field", "texts", "send"] },
      { id: "field", role: "text_field", name: "Field", value: this.value },
      { id: "texts", role: "paragraph", text: this.texts.join(" ") || "-" },
      { id: "send", role: "button", name: "Send" },
    ];
    return { root: "root", nodes };
  }

  /** @param {any} event */
  handle(event) {
    const text = event.type === "reply" ? `reply:${event.ok}:${JSON.stringify(event.value)}` : (event.value ?? event.node ?? event.type);
    if (text === "trap" || (text === "trap once" && this.world.traps === 0)) {
      this.world.traps += 1;
      throw new Trapped();
    }
    if (text === "refuse") return { error: { code: "refused_action", path: "/node", expected: "another", got: "this", text: "" } };
    if (event.type === "locale") this.locale = event.strings.locale;
    else if (event.type === "set") this.properties = { ...this.properties, [event.name]: event.value };
    else if (event.type !== "focus" && event.type !== "leave") this.texts = [...this.texts, event.type === "set" ? `${event.name}` : text];
    if (event.type === "input") this.value = event.value;
    /** @type {Record<string, object>} */
    const effects = {
      ask: { requests: [{ id: this.nextRequest, kind: "draft.load", form: "f", draft: "1" }] },
      watch: { requests: [{ id: this.nextRequest, kind: "store.watch", name: "n" }] },
      keep: { requests: [{ id: this.nextRequest, kind: "draft.save", form: "f", draft: "1", version: "1", content: this.texts }] },
      later: { requests: [{ id: this.nextRequest, kind: "timer", after: 60_000 }] },
      wait: { requests: [{ id: this.nextRequest, kind: "timer", after: 10 }] },
      tell: { events: [{ name: "portal-told", detail: { text: "told" } }] },
    };
    const isDue = event.type === "reply" && event.request === this.saveTimer;
    if (text === "later") this.saveTimer = this.nextRequest;
    const effect = isDue ? effects.keep : effects[text];
    if (effect && "requests" in effect) this.nextRequest += 1;
    return { update: this.update(effect) };
  }
}

/**
 * A door on a fresh instance, as load.js would give it.
 * @param {World} world
 * @param {boolean} [isWhole] with the second part, which does not come while the world is cut off
 * @returns {Promise<Door>}
 */
export async function fakeDoor(world, isWhole = false) {
  if (isWhole && world.isGone) throw new Gone({ code: "unreachable", path: "fake.deferred.wasm", expected: "the second part", got: "status 404" });
  if (isWhole && world.isCutOff) {
    world.refusals += 1;
    throw new ConfigError({ code: "unreachable", path: "fake.deferred.wasm", expected: "a WebAssembly module", got: "no answer" });
  }
  world.instances += 1;
  const needs = (/** @type {unknown} */ what) => {
    if (what === "rare" && !isWhole) throw new Absent();
  };
  /** @type {FakeSession[]} */
  const sessions = [];
  const linear = { memory: /** @type {WebAssembly.Memory} */ (/** @type {unknown} */ (undefined)) };
  let top = 16;

  /** @param {number} pointer @param {number} length @returns {any} */
  const json = (pointer, length) => JSON.parse(new TextDecoder().decode(new Uint8Array(linear.memory.buffer, pointer, length)));
  /** @param {number} length */
  const allocate = (length) => {
    if (top + length > linear.memory.buffer.byteLength) linear.memory.grow(1 + (length >> 16));
    const pointer = top;
    top = (top + length + 7) & ~7;
    return pointer;
  };
  /** @param {number} reply @param {object} value @param {number} [status] */
  const answer = (reply, value, status = 0) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const pointer = allocate(bytes.length);
    new Uint8Array(linear.memory.buffer).set(bytes, pointer);
    const view = new DataView(linear.memory.buffer);
    [status, pointer, bytes.length].forEach((word, index) => view.setUint32(reply + 4 * index, word, true));
    return 0;
  };

  const test = {
    portal_abi_version: () => world.abi,
    portal_alloc: (/** @type {number} */ length) => {
      world.live += 1;
      return allocate(length);
    },
    portal_free: () => {
      world.live -= 1;
      return 0;
    },
    portal_describe: (/** @type {number} */ reply) => answer(reply, { widgets: [contract] }),
    portal_create: (/** @type {number} */ reply, /** @type {number} */ kind, /** @type {number} */ kindLength, /** @type {number} */ at, /** @type {number} */ length) => {
      const options = json(at, length);
      world.creations.push(options);
      needs(options.properties?.definition?.title);
      if (world.trapsAtCreation > 0) {
        world.trapsAtCreation -= 1;
        return 1;
      }
      if (options.properties.definition === "wrong") {
        return answer(reply, { code: "wrong_type", path: "/properties/definition", expected: "an object", got: "a string", text: "" }, 1);
      }
      sessions.push(new FakeSession(world, options));
      const requests = options.properties.definition?.asksAtOnce ? [{ id: sessions[sessions.length - 1].nextRequest++, kind: "draft.load", form: "f", draft: "1" }] : undefined;
      return answer(reply, { handle: sessions.length, update: sessions[sessions.length - 1].update({ requests }) });
    },
    portal_dispatch: (/** @type {number} */ reply, /** @type {number} */ handle, /** @type {number} */ at, /** @type {number} */ length) => {
      const event = json(at, length);
      world.dispatched.push(event);
      needs(event.value ?? event.node);
      try {
        const { error, update } = sessions[handle - 1].handle(event);
        return error ? answer(reply, error, 1) : answer(reply, /** @type {object} */ (update));
      } catch (error) {
        if (error instanceof Trapped) return 1;
        throw error;
      }
    },
    portal_snapshot: (/** @type {number} */ reply, /** @type {number} */ handle) => {
      const session = sessions[handle - 1];
      return answer(reply, { base: 0, version: session.version, ...session.tree(), state: { texts: session.texts }, port: "intl" });
    },
    portal_destroy: () => 0,
  };

  const door = new Door();
  const module = await WebAssembly.compile(fakeModule());
  const { exports } = await WebAssembly.instantiate(module, { test, portal: door.imports(intlPort) });
  linear.memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  door.open(exports);
  return door;
}
