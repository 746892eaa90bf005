// Records that widgets share: revisions, conflicts, news across tabs, and what happens where the device keeps nothing.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openDevice } from "../host/device.js";
import { embedded } from "../host/embedded.js";
import { answer, browserHost, stream } from "../host/host.js";
import { Records } from "../host/records.js";
import { until } from "../testing/until.mjs";

const ending = new AbortController();
// BroadcastChannel keeps Node alive.
after(() => setTimeout(() => process.exit(), 200).unref());

test("a record that was never put is null at revision 0; each put makes the next revision", async () => {
  const host = embedded();
  assert.deepEqual(await answer(host, "store.get", { name: "a" }), { ok: true, value: { value: null, revision: 0 } });
  assert.deepEqual(await answer(host, "store.put", { name: "a", value: { x: "ёж" } }), { ok: true, value: { revision: 1, stored: "device" } });
  assert.deepEqual((await answer(host, "store.put", { name: "a", value: [2] })).value, { revision: 2, stored: "device" });
  assert.deepEqual((await answer(host, "store.get", { name: "a" })).value, { value: [2], revision: 2 });
});

test("[R 71] what is at rest on the device is sealed", async () => {
  const host = embedded();
  await answer(host, "store.put", { name: "secret", value: "Соколова" });
  const { database } = await openDevice();
  const kept = await new Promise((resolve) => {
    const request = database.transaction("records").objectStore("records").get("secret");
    request.onsuccess = () => resolve(request.result);
  });
  const bytes = Buffer.concat(Object.values(kept.sealed).filter((part) => ArrayBuffer.isView(part) || part instanceof ArrayBuffer).map((part) => Buffer.from(/** @type {any} */ (part).buffer ?? part)));
  assert.ok(bytes.length > 0);
  assert.equal(bytes.includes(Buffer.from("Соколова")), false);
});

test("a write that starts from another revision is refused and changes nothing", async () => {
  const host = embedded();
  await answer(host, "store.put", { name: "b", value: 1 });
  const { ok, value } = await answer(host, "store.put", { name: "b", value: 2, revision: 0 });
  assert.equal(ok, false);
  assert.equal(/** @type {any} */ (value).type, "about:conflict");
  assert.equal(/** @type {any} */ (value).revision, 1);
  assert.deepEqual((await answer(host, "store.get", { name: "b" })).value, { value: 1, revision: 1 });
  assert.deepEqual((await answer(host, "store.put", { name: "b", value: 3, revision: 1 })).value, { revision: 2, stored: "device" });
});

test("a watcher hears the record at once, its changes by any widget and in any tab, and nothing after the signal", async () => {
  const [here, there] = [embedded(), embedded()];
  /** @type {any[]} */
  const heard = [];
  const own = new AbortController();
  stream(here, "store.watch", { name: "c" }, ({ value }) => heard.push(value), own.signal);
  await until(() => heard.length === 1);
  await answer(here, "store.put", { name: "c", value: "mine" });
  await until(() => heard.length === 2);
  await answer(there, "store.put", { name: "c", value: "theirs" });
  await answer(there, "store.put", { name: "other", value: "x" });
  await until(() => heard.length === 3);
  assert.deepEqual(heard, [{ value: null, revision: 0 }, { value: "mine", revision: 1 }, { value: "theirs", revision: 2 }]);
  own.abort();
  /** @type {any[]} */
  const witnessed = [];
  stream(here, "store.watch", { name: "c" }, ({ value }) => witnessed.push(value), ending.signal);
  await until(() => witnessed.length === 1);
  await answer(there, "store.put", { name: "c", value: "late" });
  await until(() => witnessed.length === 2);
  assert.deepEqual(witnessed[1], { value: "late", revision: 3 });
  assert.equal(heard.length, 3);
});

test("where the device keeps nothing records live in memory, and say so", async () => {
  const records = new Records(Promise.resolve(undefined));
  assert.deepEqual(await records.put("a", 1), { revision: 1, stored: "memory" });
  assert.deepEqual(await records.get("a"), { value: 1, revision: 1 });
  await assert.rejects(records.put("a", 2, 7), (error) => /** @type {any} */ (error).problem.type === "about:conflict");
});

test("a stream of a kind that no host answers says so, once", async () => {
  /** @type {any[]} */
  const heard = [];
  await stream(browserHost, "nothing.watch", {}, (one) => heard.push(one), ending.signal);
  assert.deepEqual(heard.map(({ ok, value }) => [ok, value.type]), [[false, "about:unsupported"]]);
});

test("the browser itself tells the time and makes ids", async () => {
  const { now } = /** @type {{ now: string }} */ ((await answer(browserHost, "clock.now", {})).value);
  assert.match(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.match(/** @type {{ id: string }} */ ((await answer(browserHost, "id.new", {})).value).id, /^[0-9a-f-]{36}$/);
});
