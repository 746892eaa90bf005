// The backend as a host, against a small server that behaves as the contract says.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { answer, composeHost } from "../host/host.js";
import { embedded } from "../host/embedded.js";
import { http } from "../host/http.js";

const PLACE = { form: "f", draft: "1" };

/**
 * @typedef {{ method: string, url: string, headers: import("node:http").IncomingHttpHeaders, body: any }} Seen
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: unknown, text?: string }} Reply
 */

/**
 * @param {import("node:test").TestContext} context
 * @param {(seen: Seen) => Reply | Promise<Reply>} reply
 */
async function backend(context, reply) {
  /** @type {Seen[]} */
  const seen = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: text ? JSON.parse(text) : undefined };
    seen.push(one);
    const { status = 200, headers = {}, body, text: raw } = await reply(one);
    response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json", ...headers });
    response.end(raw ?? (body === undefined ? "" : JSON.stringify(body)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  context.after(stop);
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { base: `http://127.0.0.1:${port}/api/`, seen, stop };
}

/** A server with drafts and entity tags. */
function draftStore() {
  /** @type {{ revision: number, version?: string, content?: unknown }} */
  const draft = { revision: 0 };
  const tag = () => `"r${draft.revision}"`;
  const body = () => ({ ...PLACE, version: draft.version, content: draft.content, savedAt: "2026-11-22T05:30:00Z", etag: tag() });
  return {
    draft,
    /** @param {Seen} seen @returns {Reply} */
    reply({ method, headers, body: sent }) {
      if (method === "GET") return draft.revision ? { body: body(), headers: { ETag: tag() } } : { status: 404, body: { type: "/problems/draft-not-found", title: "none" } };
      if (method === "DELETE") return { status: 204 };
      const fits = headers["if-match"] ? headers["if-match"] === tag() : headers["if-none-match"] === "*" && draft.revision === 0;
      if (!fits) return { status: 412, body: { type: "/problems/draft-conflict", title: "conflict", current: body() } };
      Object.assign(draft, sent, { revision: draft.revision + 1 });
      return { status: 200, body: { ...PLACE, savedAt: "2026-11-22T05:31:00Z", etag: tag() }, headers: { ETag: tag() } };
    },
  };
}

/** A connection that can be lost and found. @param {import("node:test").TestContext} context */
function breakable(context) {
  const { fetch } = globalThis;
  const line = { isOffline: false };
  context.mock.method(globalThis, "fetch", (/** @type {Parameters<typeof fetch>} */ ...args) => (line.isOffline ? Promise.reject(new TypeError("fetch failed")) : fetch(...args)));
  return line;
}

/** @param {string} base @returns {import("../host/host.js").Host} */
function withServerDrafts(base) {
  const device = embedded();
  return composeHost(http(base, { drafts: "server", fallback: device }), device);
}

test("facts are asked for by path, each encoded, and come through untouched", async (context) => {
  const facts = [{ path: "person.name", value: "Анна", unknown: { deep: [1] } }];
  const { base, seen } = await backend(context, () => ({ body: { facts, more: true } }));
  assert.deepEqual(await answer(http(base), "profile.load", { facts: ["person.name", "a,b&c"] }), { ok: true, value: { facts, more: true } });
  assert.deepEqual(seen.map(({ method, url }) => [method, url]), [["GET", "/api/profile?facts=person.name,a%2Cb%26c"]]);
});

test("an application goes out with its key as header and without it in the body", async (context) => {
  const { base, seen } = await backend(context, () => ({ status: 201, body: { number: "КР-1", receivedAt: "2026-11-22T05:31:00Z" } }));
  const reply = await answer(http(base), "application.submit", { form: "f", version: "3", data: { a: 1 }, key: "k-1" });
  assert.deepEqual(reply, { ok: true, value: { number: "КР-1", receivedAt: "2026-11-22T05:31:00Z" } });
  assert.deepEqual([seen[0].method, seen[0].url, seen[0].headers["idempotency-key"], seen[0].body], ["POST", "/api/applications", "k-1", { form: "f", version: "3", data: { a: 1 } }]);
});

test("what came of an application is asked for by its key alone", async (context) => {
  const { base, seen } = await backend(context, () => ({ body: { receipt: null } }));
  assert.deepEqual(await answer(http(base), "application.outcome", { key: "k-1" }), { ok: true, value: { receipt: null } });
  assert.deepEqual([seen[0].method, seen[0].url, seen[0].headers["idempotency-key"], seen[0].body], ["POST", "/api/applications/outcome", "k-1", {}]);
});

test("a problem passes through, with the status it came with", async (context) => {
  const problem = { type: "/problems/application-invalid", title: "В заявлении есть ошибки", errors: [{ pointer: "/a" }] };
  const { base } = await backend(context, () => ({ status: 422, body: problem }));
  assert.deepEqual(await answer(http(base), "application.submit", { key: "k" }), { ok: false, value: { ...problem, status: 422 } });
});

test("an error that is no problem, and a success that is no JSON, become problems", async (context) => {
  const replies = [{ status: 502, text: "<html>Bad Gateway", headers: { "Content-Type": "text/html" } }, { status: 200, text: "<html>", headers: { "Content-Type": "text/html" } }];
  const { base } = await backend(context, () => replies.shift() ?? {});
  assert.deepEqual(await answer(http(base), "profile.load", { facts: [] }), { ok: false, value: { type: "about:blank", title: "Bad Gateway", status: 502 } });
  assert.deepEqual(await answer(http(base), "profile.load", { facts: [] }), { ok: false, value: { type: "about:blank", title: "OK", status: 200 } });
});

test("no connection is about:offline", async (context) => {
  const { base, stop } = await backend(context, () => ({}));
  stop();
  const { ok, value } = await answer(http(base), "profile.load", { facts: [] });
  assert.deepEqual([ok, /** @type {any} */ (value).type], [false, "about:offline"]);
});

test("drafts stay on the device unless the page says server", async (context) => {
  const { base, seen } = await backend(context, () => ({}));
  const host = composeHost(http(base), embedded());
  const { value } = await answer(host, "draft.save", { ...PLACE, version: "1", content: {} });
  assert.equal(/** @type {any} */ (value).stored, "device");
  assert.equal(seen.length, 0);
  await answer(host, "draft.delete", PLACE);
});

test("a draft on the server is made only where there is none, and then only over what this page has seen", async (context) => {
  const store = draftStore();
  const { base, seen } = await backend(context, store.reply);
  const host = withServerDrafts(base);
  assert.deepEqual(await answer(host, "draft.load", PLACE), { ok: true, value: { draft: null } });
  const first = await answer(host, "draft.save", { ...PLACE, version: "1", count: 1, content: { a: 1 } });
  assert.deepEqual(first, { ok: true, value: { ...PLACE, savedAt: "2026-11-22T05:31:00Z", etag: '"r1"', stored: "server" } });
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 2 } });
  const puts = seen.filter(({ method }) => method === "PUT");
  assert.deepEqual(puts.map(({ url, headers, body }) => [url, headers["if-none-match"], headers["if-match"], body]), [
    ["/api/drafts/f/1", "*", undefined, { version: "1", content: { a: 1 } }],
    ["/api/drafts/f/1", undefined, '"r1"', { version: "1", content: { a: 2 } }],
  ]);
});

test("[R 65] a draft changed elsewhere is a conflict that brings the server's present value and what both began with", async (context) => {
  const store = draftStore();
  const { base } = await backend(context, store.reply);
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 1 } });
  Object.assign(store.draft, { revision: 5, content: { a: "elsewhere" } });
  const { ok, value } = /** @type {{ ok: boolean, value: any }} */ (await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: "mine" } }));
  assert.deepEqual([ok, value.status, value.current.content, value.base], [false, 412, { a: "elsewhere" }, { a: 1 }]);
  assert.equal((await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: "merged" } })).ok, true);
  assert.deepEqual(store.draft.content, { a: "merged" });
});

test("[R 65] what waited for a save that met another device's is not sent over it", async (context) => {
  const store = draftStore();
  const { base, seen } = await backend(context, store.reply);
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 1 } });
  Object.assign(store.draft, { revision: 5, content: { a: "elsewhere" } });
  const replies = await Promise.all([2, 3].map((a) => answer(host, "draft.save", { ...PLACE, version: "1", content: { a } })));
  assert.deepEqual(replies.map(({ ok, value }) => [ok, /** @type {any} */ (value).status]), [[false, 412], [false, 412]]);
  assert.deepEqual(store.draft.content, { a: "elsewhere" });
  assert.equal(seen.filter(({ method }) => method === "PUT").length, 2);
});

test("[R 65] a device that was offline while another saved gets both drafts, and what both began with", async (context) => {
  const store = draftStore();
  const { base } = await backend(context, store.reply);
  const line = breakable(context);
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 1 } });
  line.isOffline = true;
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 2 } });
  line.isOffline = false;
  Object.assign(store.draft, { revision: 7, content: { a: 1, b: 1 } });
  const { value } = /** @type {any} */ (await answer(withServerDrafts(base), "draft.load", PLACE));
  assert.deepEqual([value.draft.content, value.base, value.theirs.content], [{ a: 2 }, { a: 1 }, { a: 1, b: 1 }]);
});

test("saves of one draft go one after another, and of those that wait only the last", async (context) => {
  const store = draftStore();
  const { base, seen } = await backend(context, async (one) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return store.reply(one);
  });
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  const replies = await Promise.all([1, 2, 3, 4].map((a) => answer(host, "draft.save", { ...PLACE, version: "1", content: { a } })));
  assert.deepEqual(replies.map(({ ok }) => ok), [true, true, true, true]);
  assert.deepEqual(seen.filter(({ method }) => method === "PUT").map(({ body }) => body.content.a), [1, 4]);
});

test("what the server cannot take is kept on the device, comes back from there, and goes to the server with the next save", async (context) => {
  const store = draftStore();
  const { base } = await backend(context, store.reply);
  const line = breakable(context);
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 1 } });
  line.isOffline = true;
  const kept = /** @type {any} */ (await answer(host, "draft.save", { ...PLACE, version: "1", content: { a: 2 } }));
  assert.deepEqual([kept.ok, kept.value.stored], [true, "device"]);
  const again = /** @type {any} */ (await answer(withServerDrafts(base), "draft.load", PLACE));
  assert.deepEqual([again.value.draft.content, again.value.draft.stored], [{ a: 2 }, "device"]);

  line.isOffline = false;
  const reloaded = withServerDrafts(base);
  const newer = /** @type {any} */ (await answer(reloaded, "draft.load", PLACE));
  assert.deepEqual([newer.value.draft.content, newer.value.draft.stored], [{ a: 2 }, "device"]);
  await answer(reloaded, "draft.save", { ...PLACE, version: "1", content: { a: 3 } });
  assert.deepEqual(store.draft.content, { a: 3 });
  const last = /** @type {any} */ (await answer(withServerDrafts(base), "draft.load", PLACE));
  assert.deepEqual([last.value.draft.content, last.value.draft.stored], [{ a: 3 }, "server"]);
});

test("a save that is on its way when the page goes is kept on the device, too", async (context) => {
  const { base } = await backend(context, ({ method }) => (method === "PUT" ? new Promise(() => {}) : { status: 404, body: { type: "/problems/draft-not-found" } }));
  const host = withServerDrafts(base);
  await answer(host, "draft.load", PLACE);
  await answer(host, "draft.delete", PLACE);
  answer(host, "draft.save", { ...PLACE, version: "1", content: { a: "first" } }, 50);
  answer(host, "draft.save", { ...PLACE, version: "1", content: { a: "last" } }, 50);
  host.flush?.();
  const again = /** @type {any} */ (await answer(withServerDrafts(base), "draft.load", PLACE));
  assert.deepEqual([again.value.draft.content, again.value.draft.stored], [{ a: "last" }, "device"]);
});

test("a consent's event is told under its own key, wishes about messages are set whole, and both are read back", async (context) => {
  const { base, seen } = await backend(context, ({ method, url }) => {
    if (url === "/api/consents") return method === "GET" ? { body: { records: [] } } : { status: 201, body: { record_id: "r", event_id: "e" } };
    return { body: { settings: method === "GET" ? null : { channels: ["push"] } } };
  });
  const host = http(base);
  assert.deepEqual(await answer(host, "consents.list", {}), { ok: true, value: { records: [] } });
  assert.deepEqual(await answer(host, "consents.put", { key: "e", record: { record_id: "r" } }), { ok: true, value: { record_id: "r", event_id: "e" } });
  assert.deepEqual(await answer(host, "messages.get", {}), { ok: true, value: { settings: null } });
  assert.deepEqual(await answer(host, "messages.put", { settings: { channels: ["push"] } }), { ok: true, value: { settings: { channels: ["push"] } } });
  assert.deepEqual(
    seen.map(({ method, url, headers, body }) => [method, url, headers["idempotency-key"], body]),
    [
      ["GET", "/api/consents", undefined, undefined],
      ["POST", "/api/consents", "e", { record: { record_id: "r" } }],
      ["GET", "/api/notifications", undefined, undefined],
      ["PUT", "/api/notifications", undefined, { settings: { channels: ["push"] } }],
    ],
  );
  assert.ok(host.can.includes("consents") && host.can.includes("messages"));
});
