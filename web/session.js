// A session: one widget alive. Events in, updates out, requests answered; a trap in the core costs the person nothing.
//
// It keeps the last state and the events since (the log). After a trap the core gets a fresh instance, and the session is
// created from the state, the log is replayed, and the whole tree is handed to the surface. Replay gives requests other
// numbers; they come in the same order, so each is paired with the one that is already on its way.
//
// The same way leads to what a module keeps in its second part (Absent): the fresh instance has both, and the event is tried again.
// While the second part does not come, what was typed waits, and what comes after it; what was pressed is left out and said so; a
// host's answer comes later once more, as if the host were slow. Where it will never come (Gone), all three are left out, and the page says
// what to do.
import { Absent, Gone, PortalError, Trap } from "./errors.js";
import { isStream } from "./host/host.js";

const LOG_LIMIT = 100; // events after which the state is taken and the log begins anew
const TRAP_LIMIT = 3; // times that one event may trap before it is left out
const PAUSES = [1, 2, 5, 10, 20, 30]; // seconds before a second part that did not come is asked for again; then a person or a connection must come
const REPEATABLE = ["press", "toggle", "focus", "leave"]; // events that a person simply does again

/**
 * What stands in sdk/ui/update.h; base 0 is a whole tree.
 * @typedef {object} Update
 * @property {number} base
 * @property {number} version
 * @property {string} root
 * @property {({ id: string, role: string } & Record<string, unknown>)[]} [nodes]
 * @property {string[]} [removed]
 * @property {string} [focus]
 * @property {{ text: string, assertive?: boolean }[]} [announce]
 * @property {{ name: string, detail: unknown }[]} [events]
 * @property {WireRequest[]} [requests]
 * @property {unknown} [state] of a snapshot
 */

/** @typedef {{ id: number, kind: string } & Record<string, unknown>} WireRequest */
/** @typedef {{ type: string } & Record<string, unknown>} WireEvent sdk/ui/event.h */
/** @typedef {{ ok: boolean, value: unknown }} Answer ok false: value is an RFC 9457 problem */

/**
 * What stands in sdk/session/session.h.
 * @typedef {object} Options
 * @property {object} strings
 * @property {Record<string, unknown>} properties
 * @property {string} [zone]
 * @property {string} [instance]
 * @property {string[]} [host]
 * @property {unknown} [state]
 */

/**
 * Where a session's output goes.
 * @typedef {object} Sink
 * @property {(update: Update) => void} update draws it; may throw, then it is given the whole tree
 * @property {(event: { name: string, detail: unknown }) => void} emit for the page
 * @property {(kind: string, payload: Record<string, unknown>, id: number) => Promise<Answer>} request never rejects
 * @property {(kind: string, payload: Record<string, unknown>, push: (answer: Answer) => void, signal: AbortSignal, id: number) => void} [stream]
 *   of a request that is answered as often as there is news, until the signal
 * @property {(error: unknown) => void} error an event that was refused or left out; the session goes on
 * @property {(lack: Lack) => void} [lack] the module's second part is missing, and how that goes on
 */

/**
 * @typedef {object} Lack
 * @property {"waiting" | "stopped" | "gone" | "here"} state asked for again by itself; only by retry(), a press, a connection; never; come after all
 * @property {number} tries
 * @property {string} [node] whose event needs it
 * @property {boolean} [isPress] which was left out: its person does it again
 */

/** A tool of developers that looks on: told each event with the milliseconds it took. @typedef {(event: WireEvent, update: Update, took: number) => void} Watcher */

/** @typedef {{ id: number, timer?: ReturnType<typeof setTimeout>, isStream?: boolean }} OpenRequest */

/**
 * A step that a replay repeats: an event, or the creation, which has none.
 * @typedef {object} Entry
 * @property {WireEvent} [event]
 * @property {OpenRequest} [answers] of a reply: the request, whose number a replay may change
 * @property {OpenRequest[]} [made] the requests that came of it
 * @property {OpenRequest[]} [streams] of the creation: those that the state knows to be open
 * @property {number} traps
 * @property {boolean} [isAbsent] it needs the module's second part
 */

// A session that nobody holds any more ends in the core too.
const forgotten = new FinalizationRegistry((/** @type {{ core: Core, lease: Lease }} */ { core, lease }) => core.release(lease));

/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./core.js").Lease} Lease */

/** Something that a person does once and waits for. @param {Entry} entry */
const isAct = ({ event }) => event?.type === "press" || event?.type === "toggle";

/** @param {Entry} entry @returns {WireEvent} */
const wired = ({ event, answers }) => /** @type {WireEvent} */ (answers ? { ...event, request: answers.id } : event);

/**
 * When there is a connection, a while has passed, or what is returned is called.
 * @param {(value?: undefined) => void} then once
 * @param {number} [seconds]
 */
function soon(then, seconds) {
  const waiting = new AbortController();
  const now = () => {
    if (waiting.signal.aborted) return;
    waiting.abort();
    clearTimeout(timer);
    then();
  };
  const timer = seconds && setTimeout(now, seconds * 1000);
  globalThis.addEventListener?.("online", now, { signal: waiting.signal });
  return now;
}

export class Session {
  #core;
  #kind;
  #options;
  #sink;
  /** @type {Lease} */
  #lease = { handle: 0, generation: 0 };
  #isBusy = false;
  #isEnded = false;
  #isBehind = true; // the surface has not seen what the log leads to
  /** @type {Entry} */
  #origin = { traps: 0 };
  /** @type {Entry[]} */
  #log = [];
  /** @type {Entry[]} */
  #queue = [];
  /** @type {Map<number, OpenRequest>} */
  #open = new Map();
  #ending = new AbortController(); // of streams
  #isTold = false; // that the second part does not come
  #tries = 0; // to get it, in vain
  /** End the waits for it. @type {(() => void)[]} */
  #waits = [];
  /** @type {Watcher | undefined} */
  #watcher;

  /**
   * @param {Core} core
   * @param {string} kind
   * @param {Options} options
   * @param {Sink} sink
   */
  constructor(core, kind, options, sink) {
    this.#core = core;
    this.#kind = kind;
    this.#options = { ...options, properties: { ...options.properties } };
    this.#sink = sink;
    forgotten.register(this, { core, lease: this.#lease });
  }

  /**
   * The first update comes before this returns, if the core lives.
   * @throws {PortalError} when the options are wrong: then there is no session
   */
  start() {
    if (this.#core.isAlive) this.#begin();
    this.#advance();
  }

  /** @param {WireEvent} event */
  dispatch(event) {
    this.#enqueue({ event, traps: 0 });
  }

  /** Asks at once for what did not come. */
  retry() {
    for (const wake of this.#waits.splice(0)) wake();
  }

  /**
   * The whole tree and the state; undefined while the core restarts.
   * @returns {Update | undefined}
   */
  snapshot() {
    if (this.#isStale) return undefined;
    try {
      return this.#call("portal_snapshot");
    } catch (error) {
      if (!(error instanceof Trap)) this.#sink.error(error);
      this.#isBehind = true;
      this.#advance();
      return undefined;
    }
  }

  /** Lets waiting timers fire now: the page may be gone in a moment. */
  flush() {
    for (const request of [...this.#open.values()]) {
      if (request.timer !== undefined) this.#fire(request);
    }
  }

  /**
   * What a replay begins with: options, and the events since. From now on each event is told.
   * @param {Watcher | undefined} watcher undefined: nobody looks on any more
   */
  watch(watcher) {
    this.#watcher = watcher;
    return { kind: this.#kind, options: this.#options, events: this.#log.map(wired) };
  }

  destroy() {
    this.#isEnded = true;
    this.retry();
    this.#ending.abort();
    for (const { timer } of this.#open.values()) clearTimeout(timer);
    this.#open.clear();
    this.#core.release(this.#lease);
  }

  /** Destroyed, or given up: it hears nothing more. */
  get isEnded() {
    return this.#isEnded;
  }

  get #isStale() {
    return !this.#core.isAlive || this.#lease.generation !== this.#core.generation;
  }

  /** @param {Entry} entry */
  #enqueue(entry) {
    this.#queue.push(entry);
    if (isAct(entry)) this.retry();
    this.#advance();
  }

  /** Runs without a pause, within the caller's task, as long as the core lives. */
  async #advance() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (!this.#isEnded && (this.#isBehind || this.#queue.length > 0)) {
      if (this.#isBehind || this.#isStale) await this.#recover();
      else this.#step(this.#queue[0]);
    }
    this.#isBusy = false;
  }

  #begin() {
    try {
      const update = this.#create();
      const fresh = this.#adopt(this.#origin, update.requests);
      this.#isBehind = false;
      this.#deliver(update, fresh);
    } catch (error) {
      if (!(error instanceof Trap)) throw error;
      this.#count(this.#origin, error);
    }
  }

  /** @param {Entry} entry the head of the queue */
  #step(entry) {
    if (entry.answers && this.#open.get(entry.answers.id) !== entry.answers) return void this.#queue.shift();
    try {
      const began = this.#watcher && performance.now();
      const update = this.#repeat(entry);
      if (began) this.#watcher?.(wired(entry), update, performance.now() - began);
      const fresh = this.#adopt(entry, update.requests);
      this.#queue.shift();
      this.#log.push(entry);
      this.#deliver(update, fresh);
      this.#shorten();
    } catch (error) {
      if (error instanceof Trap) return this.#blame(entry, error);
      this.#queue.shift();
      this.#close(entry.answers);
      this.#sink.error(error);
    }
  }

  /** A stream goes on. @param {OpenRequest | undefined} record */
  #close(record) {
    if (record && !record.isStream) this.#open.delete(record.id);
  }

  async #recover() {
    /** @type {{ request: WireRequest, record: OpenRequest }[]} */
    const fresh = [];
    let current = this.#origin;
    try {
      if (!(await this.#restart()) || this.#isEnded) return;
      this.#open = new Map((this.#origin.streams ?? []).map((record) => [record.id, record]));
      fresh.push(...this.#adopt(current, this.#create().requests));
      for (const entry of [...this.#log]) {
        current = entry;
        fresh.push(...this.#replay(entry));
      }
      const whole = this.#call("portal_snapshot");
      this.#isBehind = false;
      this.#deliver(whole, fresh);
    } catch (error) {
      if (error instanceof Trap && (current !== this.#origin || current.traps + 1 < TRAP_LIMIT)) return this.#blame(current, error);
      this.destroy();
      this.#sink.error(error);
    }
  }

  /** @returns {Promise<boolean>} false: the second part did not come, and it is to be tried again */
  async #restart() {
    try {
      await this.#core.restart();
      if (this.#core.isWhole) {
        if (this.#isTold) this.#sink.lack?.({ state: "here", tries: this.#tries });
        this.#isTold = false;
        this.#tries = 0;
      }
      return true;
    } catch (error) {
      if (!this.#core.isWhole) throw error;
      await this.#goWithout(error);
      return false;
    }
  }

  /** @param {unknown} error why the second part did not come */
  async #goWithout(error) {
    const entry = this.#queue.find(({ isAbsent }) => isAbsent);
    const isGone = error instanceof Gone;
    const isPress = entry && REPEATABLE.includes(String(entry.event?.type));
    if (isPress || !this.#isTold) this.#sink.error(error);
    this.#isTold = true;
    const seconds = PAUSES[this.#tries++];
    const state = isGone ? "gone" : seconds && !isPress ? "waiting" : "stopped";
    this.#sink.lack?.({ state, tries: this.#tries, node: /** @type {string | undefined} */ (entry?.event?.node), isPress });
    if (isGone && !entry) return this.destroy(); // there is no first picture without it
    if (isGone || isPress) return this.#forgo(/** @type {Entry} */ (entry));
    if (!entry?.answers || entry.answers.isStream) return new Promise((resolve) => this.#waits.push(soon(resolve, seconds)));
    this.#waits.push(soon(() => this.#enqueue(entry), seconds));
    this.#forgo(entry);
  }

  /** The core goes on with the first part, and without an event. @param {Entry} entry */
  #forgo(entry) {
    this.#core.isWhole = entry.isAbsent = false;
    this.#leaveOut(entry);
  }

  /** @param {Entry} entry */
  #replay(entry) {
    try {
      return this.#adopt(entry, this.#repeat(entry).requests);
    } catch (error) {
      if (error instanceof Trap) throw error;
      this.#leaveOut(entry, error);
      return [];
    }
  }

  /** An event is not to blame for what is absent. @param {Entry} entry @param {Trap} error */
  #count(entry, error) {
    entry.isAbsent = error instanceof Absent;
    if (!entry.isAbsent) entry.traps += 1;
  }

  /** @param {Entry} entry the one that trapped @param {Trap} error */
  #blame(entry, error) {
    this.#isBehind = true;
    this.#count(entry, error);
    if (entry.traps < TRAP_LIMIT || entry === this.#origin) return;
    const got = `${entry.event?.type} ${entry.event?.node ?? entry.event?.name ?? ""}`.trim();
    this.#leaveOut(entry, new PortalError({ code: "trap", path: "", expected: "an event that the core can handle", got }));
  }

  /**
   * @param {Entry} entry
   * @param {unknown} [error]
   */
  #leaveOut(entry, error) {
    this.#queue = this.#queue.filter((other) => other !== entry);
    this.#log = this.#log.filter((other) => other !== entry);
    if (error) this.#sink.error(error);
  }

  /** @returns {Update} the first one */
  #create() {
    const { handle, update } = this.#core.call("portal_create", this.#kind, JSON.stringify(this.#options));
    Object.assign(this.#lease, { handle, generation: this.#core.generation });
    return update;
  }

  /**
   * @param {string} name
   * @param {...string} texts
   * @returns {Update}
   */
  #call(name, ...texts) {
    return this.#core.call(name, this.#lease.handle, ...texts);
  }

  /**
   * @param {Entry} entry
   * @returns {Update}
   */
  #repeat(entry) {
    const update = this.#call("portal_dispatch", JSON.stringify(wired(entry)));
    this.#close(entry.answers);
    return update;
  }

  /**
   * Pairs an entry's requests with those it made before, and notes all as open.
   * @param {Entry} entry
   * @param {WireRequest[]} [requests]
   * @returns {{ request: WireRequest, record: OpenRequest }[]} those that were never asked
   */
  #adopt(entry, requests = []) {
    const known = entry.made ?? [];
    entry.made = requests.map(({ id, kind }, index) => Object.assign(known[index] ?? (isStream(kind) ? { isStream: true } : {}), { id }));
    for (const record of entry.made) this.#open.set(record.id, record);
    const records = entry.made;
    return requests.map((request, index) => ({ request, record: records[index] })).slice(known.length);
  }

  /**
   * @param {Update} update
   * @param {{ request: WireRequest, record: OpenRequest }[]} fresh
   */
  #deliver(update, fresh) {
    try {
      this.#sink.update(update);
    } catch (error) {
      this.#resync(error);
    }
    for (const event of update.events ?? []) this.#sink.emit(event);
    for (const { request, record } of fresh) this.#ask(record, request);
  }

  /** @param {unknown} cause why the surface could not draw an update */
  #resync(cause) {
    const whole = this.snapshot();
    try {
      if (whole) this.#sink.update(whole);
    } catch {
      this.#sink.error(cause);
    }
  }

  /**
   * @param {OpenRequest} record
   * @param {WireRequest} request
   */
  #ask(record, { id, kind, ...payload }) {
    if (kind === "timer") record.timer = setTimeout(() => this.#fire(record), Number(payload.after));
    else if (record.isStream) this.#sink.stream?.(kind, payload, (answer) => this.#reply(record, answer), this.#ending.signal, id);
    else this.#sink.request(kind, payload, id).then((answer) => this.#reply(record, answer));
  }

  /** @param {OpenRequest} record */
  #fire(record) {
    clearTimeout(record.timer);
    delete record.timer;
    this.#reply(record, { ok: true, value: {} });
  }

  /**
   * @param {OpenRequest} record
   * @param {Answer} answer
   */
  #reply(record, { ok, value }) {
    this.#enqueue({ event: { type: "reply", ok, value }, answers: record, traps: 0 });
  }

  /** Takes the state and forgets the log, when nothing is on its way that only the log knows of. */
  #shorten() {
    const open = [...this.#open.values()];
    if (this.#log.length < LOG_LIMIT || open.some((record) => !record.isStream)) return;
    const whole = this.snapshot();
    if (!whole) return;
    for (const { event } of this.#log) {
      if (event?.type === "set") this.#options.properties[String(event.name)] = event.value;
      if (event?.type === "locale") this.#options.strings = /** @type {object} */ (event.strings);
    }
    this.#options.state = whole.state;
    this.#origin = { traps: 0, streams: open };
    this.#log = [];
  }
}
