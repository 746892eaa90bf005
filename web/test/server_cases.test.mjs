// News of cases: read up by cursor, then told as they come; one stream for all tabs; polling where streams fail.
import assert from "node:assert/strict";
import test, { after, beforeEach } from "node:test";
import { CaseNews } from "../host/server_cases.js";
import { until } from "../testing/until.mjs";

const opened = { type: "portal.case.opened", subject: "case-1", id: "1", data: { scenario: "birth", version: "2" } };
const changed = { type: "portal.stage.changed", subject: "case-1", id: "2", data: { stage: "apply", status: "done" } };

/** @type {any[]} */ let events = [];
/** @type {string[]} */ let asked = [];
let isDown = false;
/** @type {FakeSource[]} */ let sources = [];

globalThis.fetch = async (/** @type {any} */ address) => {
  asked.push(String(address));
  if (isDown) throw new TypeError("no connection");
  const url = new URL(String(address), "http://portal.example");
  if (url.pathname.includes("/scenarios/")) return Response.json({ id: "birth", version: "2" });
  const from = Number(url.searchParams.get("after"));
  return Response.json(events.slice(from), { headers: { "Portal-Cursor": String(events.length) } });
};

class FakeSource {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
    this.readyState = 0;
    /** @type {((event: { data: string }) => void) | undefined} */ this.onmessage = undefined;
    /** @type {(() => void) | undefined} */ this.onerror = undefined;
    sources.push(this);
  }
  /** @param {object} batch */
  say(batch) {
    this.onmessage?.({ data: JSON.stringify(batch) });
  }
  close() {
    this.readyState = 2;
  }
}

/** @param {CaseNews} news */
function listen(news, payload = {}) {
  /** @type {any[]} */
  const heard = [];
  const ending = new AbortController();
  news.watch(payload, ending.signal, (batch) => heard.push(batch));
  return { heard, end: () => ending.abort() };
}
// Each test speaks on a channel of its own, as each backend's address does.
let number = 0;
const root = () => `/api${++number}`;

beforeEach(() => {
  events = [opened];
  asked = [];
  sources = [];
  isDown = false;
  Object.assign(globalThis, { EventSource: FakeSource });
});
// Channels and polling keep Node alive.
after(() => setTimeout(() => process.exit(), 100).unref());

test("a watcher first reads up what came behind its cursor, with the definitions that new cases need", async () => {
  const { heard } = listen(new CaseNews(root()));
  await until(() => heard.length > 0);
  assert.deepEqual(heard[0].events, [opened]);
  assert.deepEqual(heard[0].scenarios, [{ id: "birth", version: "2" }]);
  assert.equal(heard[0].cursor, "1");
  assert.ok(asked.some((address) => address.endsWith("/cases/events?after=0")));
});

test("[R 81] then it hears what the stream brings, and two widgets of a page share one", async () => {
  const news = new CaseNews(root());
  const [one, two] = [listen(news), listen(news, { after: "1" })];
  await until(() => [one, two].every(({ heard }) => heard.length > 0) && sources.length > 0);
  assert.equal(sources.length, 1);
  sources[0].say({ asOf: "2026-11-24T09:30:00Z", cursor: "2", events: [changed] });
  await until(() => [one, two].every(({ heard }) => heard.at(-1).cursor === "2"));
  for (const { heard } of [one, two]) {
    assert.deepEqual(heard.at(-1), { asOf: "2026-11-24T09:30:00Z", cursor: "2", events: [changed], connection: "live" });
  }
  one.end();
  sources[0].say({ asOf: "x", cursor: "3", events: [] });
  await until(() => two.heard.at(-1).cursor === "3");
  assert.equal(one.heard.at(-1).cursor, "2");
  assert.equal(sources.length, 1);
});

test("another tab hears the same batches without a stream of its own where the lock is held", async () => {
  /** @type {(() => unknown)[]} */
  const waiting = [];
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { locks: { request: (/** @type {string} */ _, /** @type {() => unknown} */ run) => (waiting.push(run) === 1 ? run() : undefined) } } });
  try {
    const address = "/api/shared";
    const [first, second] = [listen(new CaseNews(address)), listen(new CaseNews(address))];
    await until(() => [first, second].every(({ heard }) => heard.length > 0) && waiting.length === 2 && sources.length > 0);
    assert.equal(sources.length, 1);
    sources[0].say({ asOf: "a", cursor: "7", events: [changed] });
    await until(() => second.heard.at(-1).cursor === "7");
    assert.equal(first.heard.at(-1).cursor, "7");
    assert.equal(sources.length, 1);
  } finally {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  }
});

test("a lost connection is said at once; after three failures it asks from time to time instead", async () => {
  const { heard } = listen(new CaseNews(root(), { poll: 15 }));
  await until(() => sources.length > 0);
  sources[0].onerror?.();
  assert.deepEqual(heard.at(-1), { connection: "offline" });
  sources[0].onerror?.();
  sources[0].onerror?.();
  assert.equal(sources[0].readyState, 2);
  events.push(changed);
  const news = () => heard.slice(1).filter((batch) => batch.connection === "polling" && batch.events?.length);
  await until(() => news().length > 0);
  assert.deepEqual(news().at(-1).events, [changed]);
  assert.ok(asked.some((address) => address.endsWith("/cases/events?after=1")));
});

test("without a connection at the start it says so, and nothing is thrown", async () => {
  isDown = true;
  const { heard } = listen(new CaseNews(root()));
  await until(() => sources.length > 0);
  assert.deepEqual(heard, [{ connection: "offline" }]);
});
