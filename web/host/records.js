// Records that all widgets of an origin share: by name, sealed on the device, one revision after another, watched across tabs.
//
// Where the device keeps nothing they live as long as the page. A write that names the revision it starts from is refused when
// another one came first (about:conflict), so two tabs lose nothing of each other. It imports nothing: so it is a file of its own,
// fetched only by pages whose widgets share something.

const CHANNEL = "portal-widgets";

/** @typedef {import("./device.js").Device} Device */
/** @typedef {{ value: unknown, revision: number }} Record value null and revision 0: there is none */
/** @typedef {{ sealed: import("./seal.js").Sealed, revision: number }} Stored */

/** @param {number} revision */
const conflict = (revision) =>
  Object.assign(new Error("about:conflict"), { problem: { type: "about:conflict", title: "The record has changed meanwhile", revision } });

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Records {
  #ready;
  #channel = new BroadcastChannel(CHANNEL);
  /** @type {Map<string, Record>} where there is no device */
  #memory = new Map();
  /** @type {Set<(name: string) => void>} */
  #watchers = new Set();

  /** @param {Promise<Device | undefined>} ready */
  constructor(ready) {
    this.#ready = ready;
    this.#channel.onmessage = ({ data }) => this.#tell(String(data));
  }

  /** @param {string} name */
  #tell(name) {
    for (const watcher of this.#watchers) watcher(name);
  }

  /** @param {string} name @returns {Promise<Record>} */
  async get(name) {
    const device = await this.#ready;
    if (!device) return this.#memory.get(name) ?? { value: null, revision: 0 };
    /** @type {Stored | undefined} */
    const stored = await done(device.database.transaction("records").objectStore("records").get(name));
    if (!stored) return { value: null, revision: 0 };
    // What cannot be opened any more (its key is gone) is no record, but keeps its revision.
    const value = await device.sealer.open(stored.sealed).catch(() => null);
    return { value: /** @type {{ value: unknown } | null} */ (value)?.value ?? null, revision: stored.revision };
  }

  /**
   * @param {string} name
   * @param {unknown} value null takes the record away
   * @param {number} [base] the revision that it starts from; absent: whatever is there
   * @returns {Promise<{ revision: number, stored: "device" | "memory" }>}
   */
  async put(name, value, base) {
    const device = await this.#ready;
    const revision = device ? await this.#write(device, name, value, base) : this.#remember(name, value, base);
    this.#tell(name);
    this.#channel.postMessage(name);
    return { revision, stored: device ? "device" : "memory" };
  }

  /** @param {string} name @param {unknown} value @param {number | undefined} base */
  #remember(name, value, base) {
    const revision = this.#memory.get(name)?.revision ?? 0;
    if (base !== undefined && base !== revision) throw conflict(revision);
    this.#memory.set(name, { value, revision: revision + 1 });
    return revision + 1;
  }

  /** @param {Device} device @param {string} name @param {unknown} value @param {number | undefined} base */
  async #write({ database, sealer }, name, value, base) {
    // Sealed before the transaction begins: one that waits for something else ends by itself.
    const sealed = await sealer.close({ value });
    const store = database.transaction("records", "readwrite").objectStore("records");
    const revision = /** @type {Stored | undefined} */ (await done(store.get(name)))?.revision ?? 0;
    if (base !== undefined && base !== revision) throw conflict(revision);
    await done(store.put({ sealed, revision: revision + 1 }, name));
    return revision + 1;
  }

  /**
   * Tells the record now and after every change, until the signal. Changes that come close together may be told as one.
   * @param {string} name
   * @param {(record: Record) => void} push
   * @param {AbortSignal} signal
   */
  async watch(name, push, signal) {
    let told = -1;
    const tell = async () => {
      const record = await this.get(name);
      if (signal.aborted || record.revision <= told) return;
      told = record.revision;
      push(record);
    };
    const watcher = (/** @type {string} */ changed) => {
      if (changed === name) tell();
    };
    this.#watchers.add(watcher);
    await tell();
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    this.#watchers.delete(watcher);
  }
}
