// News of a person's cases from the portal's backend: one stream a browser, whichever tab has it; polling where streams do not get
// through; what was missed meanwhile is asked for by its cursor.
//
// The tab that holds the lock has the stream (Web Locks), the others hear its batches (BroadcastChannel). Each watcher first reads what
// came before, then listens; batches may come twice, which is no harm: events have names.
import { ask, postOnce } from "./ask.js";

const NAME = "portal-cases"; // of the lock and of the channel
const TRIES = 3; // connections that fail one after another before the stream is given up for polling
const POLL = 20_000; // milliseconds

/** @typedef {{ connection?: "live" | "polling" | "offline", asOf?: string, cursor?: string, events?: any[], scenarios?: any[] }} Batch */
/** @typedef {(batch: Batch) => void} Push */

export class CaseNews {
  #root;
  #poll;
  /** @type {Set<Push>} */
  #watchers = new Set();
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {Map<string, Promise<any>>} definitions by id and version, which never change */
  #definitions = new Map();
  #cursor = "0"; // the last that this page has heard of: where its own stream would begin
  #hasBegun = false;
  #connection = /** @type {Batch["connection"]} */ ("offline");

  /** @param {string} root the API's address @param {{ poll?: number }} [options] milliseconds between two questions */
  constructor(root, { poll = POLL } = {}) {
    this.#root = root;
    this.#poll = poll;
  }

  /**
   * @param {{ after?: string }} payload
   * @param {AbortSignal} signal
   * @param {Push} push
   */
  async watch({ after = "0" }, signal, push) {
    const watcher = (/** @type {Batch} */ batch) => push(batch);
    this.#watchers.add(watcher);
    this.#listen();
    try {
      await this.#readUp(after, push);
      this.#begin();
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    } finally {
      this.#watchers.delete(watcher);
    }
  }

  /** What came behind a cursor, to one watcher. @param {string} after @param {Push} push */
  async #readUp(after, push) {
    for (let cursor = after; ; ) {
      const batch = await this.#fetch(cursor);
      this.#advance(batch);
      push(batch);
      if (batch.connection === "offline" || batch.cursor === cursor || !batch.events?.length) return;
      cursor = String(batch.cursor);
    }
  }

  /** @param {string} after @returns {Promise<Batch>} */
  async #fetch(after) {
    try {
      const { value, headers } = await ask(`${this.#root}/cases/events?after=${encodeURIComponent(after)}`);
      const cursor = headers.get("Portal-Cursor") ?? after;
      return { ...(await this.#whole({ events: value, cursor, asOf: new Date().toISOString() })), connection: this.#connection === "live" ? "live" : "polling" };
    } catch {
      return { connection: "offline" };
    }
  }

  /** The batch with the definitions that its new cases need. @param {Batch} batch @returns {Promise<Batch>} */
  async #whole(batch) {
    const scenarios = [];
    for (const { type, data } of batch.events ?? []) {
      const isOpening = type === "portal.case.opened" && data?.scenario && data?.version;
      if (isOpening) scenarios.push(await this.#definition(data.scenario, data.version));
    }
    const found = scenarios.filter(Boolean);
    return found.length > 0 ? { ...batch, scenarios: found } : batch;
  }

  /** @param {string} id @param {string} version */
  #definition(id, version) {
    const key = `${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
    let definition = this.#definitions.get(key);
    if (!definition) {
      definition = ask(`${this.#root}/scenarios/${key}`).then(({ value }) => value);
      definition = definition.catch(() => void this.#definitions.delete(key));
      this.#definitions.set(key, definition);
    }
    return definition;
  }

  #listen() {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(`${NAME} ${this.#root}`);
    this.#channel.onmessage = ({ data }) => this.#hand(data);
  }

  #begin() {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    if (globalThis.navigator?.locks) navigator.locks.request(`${NAME} ${this.#root}`, () => this.#lead());
    else this.#lead();
  }

  /** For as long as the page lives: the lock is let go with it. */
  async #lead() {
    await this.#stream();
    for (;;) {
      const batch = await this.#fetch(this.#cursor);
      if (batch.connection === "offline" || batch.events?.length) this.#tell(batch);
      else this.#tell({ connection: "polling", asOf: batch.asOf });
      await new Promise((resolve) => setTimeout(resolve, this.#poll));
    }
  }

  /** Resolves when streams do not get through. @returns {Promise<void>} */
  #stream() {
    if (!globalThis.EventSource) return Promise.resolve();
    return new Promise((resolve) => {
      let failures = 0;
      const source = new EventSource(`${this.#root}/cases/stream?after=${encodeURIComponent(this.#cursor)}`);
      // Batches go on in their order, whatever their definitions take.
      let before = Promise.resolve();
      source.onmessage = ({ data }) => {
        failures = 0;
        before = before.then(async () => this.#tell({ ...(await this.#whole(JSON.parse(data))), connection: "live" }));
      };
      source.onerror = () => {
        failures += 1;
        this.#tell({ connection: "offline" });
        if (source.readyState !== 2 && failures < TRIES) return; // the browser comes back by itself
        source.close();
        resolve();
      };
    });
  }

  /** To this page and to the others. @param {Batch} batch */
  #tell(batch) {
    this.#channel?.postMessage(batch);
    this.#hand(batch);
  }

  /** @param {Batch} batch */
  #advance({ cursor }) {
    if (cursor && Number(cursor) > Number(this.#cursor)) this.#cursor = cursor;
  }

  /** @param {Batch} batch */
  #hand(batch) {
    this.#advance(batch);
    if (batch.connection) this.#connection = batch.connection;
    for (const watcher of this.#watchers) watcher(batch);
  }
}

/** @type {Map<string, CaseNews>} one a page, whatever the number of widgets */
const news = new Map();

/**
 * @param {string} root
 * @returns {Record<string, import("./host.js").Handler>}
 */
export function serverCases(root) {
  const shared = news.get(root) ?? new CaseNews(root);
  news.set(root, shared);
  /** @param {string} what @param {any} payload @param {AbortSignal} signal */
  const post = (what, { case: id, key = crypto.randomUUID(), ...body }, signal) =>
    postOnce(`${root}/${id ? `cases/${encodeURIComponent(id)}/` : ""}${what}`, key, body, signal);
  return {
    "cases.watch": (payload, signal, push) => shared.watch(payload, signal, push),
    "case.action": (payload, signal) => post("actions", payload, signal),
    "help.ask": (payload, signal) => post("consultations", payload, signal),
  };
}
