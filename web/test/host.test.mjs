// Hosts: how they are put together, what a failure looks like, and the device's drafts over a database in memory.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { embedded } from "../host/embedded.js";
import { HostProblem, answer, composeHost, draftsOf } from "../host/host.js";

const PLACE = { form: "kindergarten", draft: "1" };
const CONTENT = { "/child/name": { typed: "Анна Соколова" } };
const SAVE = { ...PLACE, version: "3", count: 1, content: CONTENT };

/** @param {import("../host/host.js").Host} host @param {string} kind @param {any} payload @returns {Promise<any>} */
async function ask(host, kind, payload) {
  const { ok, value } = await answer(host, kind, payload);
  assert.equal(ok, true, JSON.stringify(value));
  return value;
}

/** @returns {Promise<IDBDatabase>} */
const database = () =>
  new Promise((resolve) => {
    const request = indexedDB.open("portal-widgets");
    request.onsuccess = () => resolve(request.result);
  });

/** @param {string} store @returns {Promise<any[]>} */
async function stored(store) {
  const opened = await database();
  try {
    return await new Promise((resolve) => {
      const request = opened.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
    });
  } finally {
    opened.close();
  }
}

test("the first host that has a kind answers it, and all of them say what they can", async () => {
  const first = { can: ["submit"], requests: { "application.submit": async () => "first" } };
  const second = { can: ["submit", "draft"], requests: { "application.submit": async () => "second", "draft.load": async () => "draft" } };
  const host = composeHost(first, second);
  assert.deepEqual(host.can, ["submit", "draft"]);
  assert.deepEqual(await answer(host, "application.submit", {}), { ok: true, value: "first" });
  assert.deepEqual(await answer(host, "draft.load", {}), { ok: true, value: "draft" });
});

test("every failure becomes a problem: unknown kind, a host's own problem, an exception, silence", async () => {
  const host = {
    can: [],
    requests: {
      no: async () => {
        throw new HostProblem({ type: "/problems/closed", status: 409, more: [1] });
      },
      broken: async () => {
        throw new TypeError("oops");
      },
      silent: (/** @type {any} */ _, /** @type {AbortSignal} */ signal) => new Promise((resolve) => signal.addEventListener("abort", resolve)),
    },
  };
  assert.deepEqual(await answer(host, "toString", {}), { ok: false, value: { type: "about:unsupported", title: "The host does not answer this kind of request", kind: "toString" } });
  assert.deepEqual(await answer(host, "no", {}), { ok: false, value: { type: "/problems/closed", status: 409, more: [1] } });
  assert.deepEqual(await answer(host, "broken", {}), { ok: false, value: { type: "about:blank", title: "The host has failed", detail: "TypeError: oops" } });
  assert.deepEqual(await answer(host, "silent", {}, 1), { ok: false, value: { type: "about:timeout", title: "The host has not answered in time" } });
});

test("drafts whose code comes later: loaded once, again after a failure, and then answering within the call", async () => {
  let loads = 0;
  const calls = /** @type {number[]} */ ([]);
  const host = draftsOf(async () => {
    loads += 1;
    if (loads < 3) throw new Error("no connection");
    return { can: ["draft"], requests: { "draft.load": async (payload) => void calls.push(payload) } };
  });
  assert.equal(loads, 1, "it does not wait for a request");
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal((await answer(host, "draft.load", /** @type {any} */ (0))).ok, false);
  await Promise.all([ask(host, "draft.load", 1), ask(host, "draft.load", 2)]);
  assert.equal(loads, 3);
  answer(host, "draft.load", /** @type {any} */ (3));
  assert.deepEqual(calls, [1, 2, 3]);
});

test("a draft is saved on the device, comes back after a reload, is listed and deleted", async () => {
  const host = embedded();
  assert.deepEqual(await ask(host, "draft.load", PLACE), { draft: null });
  const saved = await ask(host, "draft.save", SAVE);
  assert.equal(saved.stored, "device");
  assert.equal(new Date(saved.savedAt).toISOString(), saved.savedAt);
  assert.match(saved.until, /^20\d\d-\d\d-\d\d$/);

  const reloaded = embedded();
  assert.deepEqual((await ask(reloaded, "draft.load", PLACE)).draft, { ...SAVE, savedAt: saved.savedAt, until: saved.until });
  assert.deepEqual((await ask(reloaded, "draft.load", { ...PLACE, form: "other" })).draft, null);
  await ask(reloaded, "draft.save", { ...SAVE, draft: "2", title: "second" });
  await ask(reloaded, "draft.save", { ...SAVE, form: "kindergarten2" });
  const { drafts } = await ask(reloaded, "draft.list", { form: "kindergarten" });
  assert.deepEqual(drafts.map((/** @type {any} */ { draft, title, count }) => ({ draft, title, count })), [{ draft: "1", title: undefined, count: 1 }, { draft: "2", title: "second", count: 1 }]);

  await ask(reloaded, "draft.delete", PLACE);
  assert.deepEqual(await ask(reloaded, "draft.load", PLACE), { draft: null });
});

test("[R 65] a draft is kept for 30 days after its last save, and says until when; then it is gone", async (context) => {
  const host = embedded();
  context.mock.timers?.enable({ apis: ["Date"], now: new Date("2026-11-25T10:00:00") });
  if (!context.mock.timers) return context.skip("this Node mocks no clock");
  const place = { ...PLACE, draft: "short-lived" };
  assert.equal((await ask(host, "draft.save", { ...SAVE, ...place })).until, "2026-12-25");
  context.mock.timers.setTime(Date.parse("2026-12-25T23:00:00"));
  assert.equal((await ask(embedded(), "draft.load", place)).draft.until, "2026-12-25");
  context.mock.timers.setTime(Date.parse("2026-12-27T10:00:00"));
  assert.equal((await ask(embedded(), "draft.load", place)).draft, null);
  assert.ok(!(await ask(embedded(), "draft.list", { form: place.form })).drafts.some((/** @type {any} */ { draft }) => draft === place.draft));
});

test("at rest it is cipher text, under keys that cannot be taken out", async () => {
  const host = embedded();
  await ask(host, "draft.save", SAVE);
  for (const sealed of await stored("drafts")) {
    for (const part of Object.values(sealed)) assert.ok(!Buffer.from(part).includes("Анна"));
  }
  const [{ whole, stream }] = await stored("keys");
  await assert.rejects(crypto.subtle.exportKey("raw", whole));
  await assert.rejects(crypto.subtle.exportKey("raw", stream));
});

test("a record that was moved to another draft's place does not open there", async () => {
  const host = embedded();
  await ask(host, "draft.save", SAVE);
  const opened = await database();
  const store = opened.transaction("drafts", "readwrite").objectStore("drafts");
  store.get(["kindergarten", "1"]).onsuccess = (event) => void store.put(/** @type {any} */ (event.target).result, ["kindergarten", "9"]);
  await new Promise((resolve) => (store.transaction.oncomplete = resolve));
  opened.close();
  assert.deepEqual(await ask(host, "draft.load", { ...PLACE, draft: "9" }), { draft: null });
});

test("flush stores what is being saved before it returns, and the older sealing does not overwrite it", async () => {
  const host = embedded();
  await ask(host, "draft.save", SAVE);
  const slow = ask(host, "draft.save", { ...SAVE, content: "older" });
  const last = ask(host, "draft.save", { ...SAVE, content: "last" });
  host.flush?.();
  assert.equal((await ask(embedded(), "draft.load", PLACE)).draft.content, "last");
  assert.deepEqual([(await slow).stored, (await last).stored], ["device", "device"]);
  assert.equal((await ask(embedded(), "draft.load", PLACE)).draft.content, "last");
  const record = (await stored("drafts"))[0];
  assert.equal(record.tag.length, 16, "it was the flush that stored it");
});

test("a draft that was deleted while it was being sealed stays deleted", async () => {
  const host = embedded();
  await ask(host, "draft.save", SAVE);
  const saving = ask(host, "draft.save", { ...SAVE, content: "late" });
  await ask(host, "draft.delete", PLACE);
  await saving;
  assert.deepEqual(await ask(host, "draft.load", PLACE), { draft: null });
});

/** Whose page it is, from now on. @param {string} person */
function turnTo(person) {
  /** @type {any} */ (globalThis).document = { querySelector: () => (person ? { getAttribute: () => person } : null) };
}

test("[R 20] [R 71] two persons on one computer never see each other's drafts, nor does who is signed out, and each finds their own again", async (context) => {
  context.after(() => Reflect.deleteProperty(globalThis, "document"));
  const place = { form: "two-persons", draft: "1" };
  const seen = async () => {
    const host = embedded(); // a page of its own
    const { draft } = await ask(host, "draft.load", place);
    const { drafts } = await ask(host, "draft.list", { form: place.form });
    return [draft?.content ?? null, drafts.map((/** @type {any} */ { draft }) => draft)];
  };
  for (const person of ["anna", "boris"]) {
    turnTo(person);
    assert.deepEqual(await seen(), [null, []]);
    const host = embedded();
    await ask(host, "draft.load", place);
    await ask(host, "draft.save", { ...SAVE, ...place, content: `of ${person}` });
  }
  turnTo("anna");
  assert.deepEqual(await seen(), ["of anna", ["1"]]);
  turnTo("");
  assert.deepEqual(await seen(), [null, []]);
  turnTo("boris");
  assert.deepEqual(await seen(), ["of boris", ["1"]]);
  await ask(embedded(), "draft.delete", place);
  assert.deepEqual(await seen(), [null, []]);
  turnTo("anna");
  assert.deepEqual(await seen(), ["of anna", ["1"]]);
});

test("[R 71] what a widget began on one person's page is not saved as another's, where the page changes whose it is", async (context) => {
  context.after(() => Reflect.deleteProperty(globalThis, "document"));
  const place = { form: "signed-out", draft: "1" };
  turnTo("anna");
  const host = embedded();
  await ask(host, "draft.load", place);
  turnTo("boris");
  await ask(host, "draft.save", { ...SAVE, ...place });
  assert.deepEqual(await ask(embedded(), "draft.load", place), { draft: null });
  turnTo("anna");
  assert.deepEqual((await ask(embedded(), "draft.load", place)).draft.content, CONTENT);
});

test("[R 65] a draft of nobody, as all were once, comes up by itself for nobody alone; a person finds it in the list, and it is theirs once they go on", async (context) => {
  context.after(() => Reflect.deleteProperty(globalThis, "document"));
  const place = { form: "of-nobody", draft: "1" };
  await ask(embedded(), "draft.save", { ...SAVE, ...place });
  turnTo("anna");
  const host = embedded();
  assert.deepEqual(await ask(host, "draft.load", place), { draft: null });
  const names = async () => (await ask(embedded(), "draft.list", { form: place.form })).drafts.map((/** @type {any} */ { draft }) => draft);
  assert.deepEqual(await names(), ["unfiled-1"]);
  const opened = { ...place, draft: "unfiled-1" };
  const { draft } = await ask(host, "draft.load", opened);
  assert.deepEqual([draft.content, draft.draft, "person" in draft], [CONTENT, "unfiled-1", false]);
  await ask(host, "draft.save", { ...SAVE, ...opened, content: "hers" });
  assert.deepEqual(await names(), ["unfiled-1"]);
  turnTo("");
  assert.deepEqual([await names(), await ask(embedded(), "draft.load", place)], [[], { draft: null }]);
  turnTo("boris");
  assert.deepEqual(await names(), []);
  turnTo("anna");
  assert.equal((await ask(embedded(), "draft.load", opened)).draft.content, "hers");
  await ask(embedded(), "draft.delete", opened);
  assert.deepEqual(await names(), []);
});

test("without a database drafts live as long as the page, and the reply says so", async (context) => {
  context.mock.method(indexedDB, "open", () => {
    throw new DOMException("refused", "SecurityError");
  });
  const host = embedded();
  assert.equal((await ask(host, "draft.save", SAVE)).stored, "memory");
  assert.deepEqual((await ask(host, "draft.load", PLACE)).draft.content, CONTENT);
  assert.equal((await ask(host, "draft.list", { form: "kindergarten" })).drafts.length, 1);
  await ask(host, "draft.delete", PLACE);
  assert.deepEqual(await ask(host, "draft.load", PLACE), { draft: null });
});
