// The default host, without a server: drafts and shared records on this device, encrypted at rest (seal.js), in IndexedDB.
//
// Without a secure context or IndexedDB drafts live as long as the page, and replies say so: "stored":"memory".
//
// Where pages say whose they are (<meta name="portal-person">), a draft belongs to the person on whose page it was begun, and no other's page sees
// it. A draft of nobody (begun signed out, or before pages said it) comes up by itself only on a page of nobody; on a person's it is listed as
// "unfiled-…", and is theirs from the first save after they opened it.
import { done, openDevice } from "./device.js";
import { HostProblem, draftIdOf, lockOf, pagePerson } from "./host.js";

const DRAFTS = "drafts"; // [form, draft, person], of nobody [form, draft] → sealed
const UNFILED = "unfiled-"; // before the name of a draft of nobody, on the page of a person
const KEPT_DAYS = 30; // after the last save; then a draft is taken away, as its person was told

/** @typedef {{ form: string, draft: string }} Place */
/** @typedef {Place & { person: string }} Own */
/** @typedef {Own & { savedAt: string, title?: string, count?: number } & Record<string, unknown>} Draft */
/** @typedef {import("./device.js").Device} Device */

/** The last day that a draft is kept. @param {string} savedAt */
function untilOf(savedAt) {
  const day = new Date(savedAt);
  day.setDate(day.getDate() + KEPT_DAYS);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {string} savedAt */
const isOver = (savedAt) => Date.now() - Date.parse(savedAt) > (KEPT_DAYS + 1) * 86_400_000;

/** @param {Own} place */
const idOf = (place) => draftIdOf(place, place.person);
/** @param {Own} place */
const keyOf = (place) => JSON.stringify(idOf(place));
/** The draft of nobody that a person's stands for. @param {Own} place @returns {Own | undefined} */
const unfiled = ({ form, draft, person }) => (person && draft.startsWith(UNFILED) ? { form, draft: draft.slice(UNFILED.length), person: "" } : undefined);

class Drafts {
  /** @type {Map<string, Draft>} those that are not on the device: not yet, or never */
  #waiting = new Map();
  /** @type {Map<string, Promise<boolean>>} whether this page writes the draft: the first that opens it does, as long as it is there */
  #own = new Map();
  /** @type {Map<string, string>} on whose page each was opened: who signs out and in without a new page takes none along */
  #begun = new Map();
  /** @type {Device | undefined} */
  #device;
  // Private windows may refuse a database, or to keep a key in it.
  ready = openDevice().then(
    (device) => (this.#device = device),
    () => undefined,
  );

  /** From here on it is the draft of whose page this is. @template {Place} T @param {T} place @returns {T & Own} */
  begin(place) {
    this.#begun.set(keyOf({ ...place, person: "" }), pagePerson());
    return this.own(place);
  }

  /** @template {Place} T @param {T} place @returns {T & Own} */
  own(place) {
    return { ...place, person: this.#begun.get(keyOf({ ...place, person: "" })) ?? pagePerson() };
  }

  /** @param {Own} place @returns {Promise<boolean>} */
  owns(place) {
    const key = keyOf(place);
    const owned = this.#own.get(key) ?? this.ready.then((device) => !device || taken(lockOf(place, place.person)));
    this.#own.set(key, owned);
    return owned;
  }

  /**
   * @param {Draft} draft
   * @returns {Promise<"device" | "memory">}
   */
  async save(draft) {
    this.#waiting.set(keyOf(draft), draft); // at once: a flush may come in the same task
    if (!(await this.owns(draft))) {
      this.#waiting.delete(keyOf(draft));
      throw new HostProblem({ type: "about:conflict", title: "Another page writes this draft" });
    }
    const device = await this.ready;
    if (!device) return "memory";
    const sealed = await device.sealer.close(draft);
    // Otherwise a later save, a flush or a deletion has come before.
    if (this.#waiting.get(keyOf(draft)) === draft) await this.#put(device, draft, sealed);
    device.sealer.prepare();
    return this.#waiting.get(keyOf(draft)) === draft ? "memory" : "device";
  }

  /** Stores what waits without a pause: each transaction is committed before this returns. */
  flush() {
    for (const draft of this.#waiting.values()) {
      const sealed = this.#device?.sealer.closeNow(draft);
      if (sealed) this.#put(/** @type {Device} */ (this.#device), draft, sealed);
    }
    this.#device?.sealer.prepare();
  }

  /**
   * @param {Own} place
   * @returns {Promise<Draft | null>}
   */
  async load(place) {
    const device = await this.ready;
    const waiting = this.#waiting.get(keyOf(place));
    if (waiting || !device) return waiting ?? null;
    const found = await this.#opened(device, place, await done(device.database.transaction(DRAFTS).objectStore(DRAFTS).get(idOf(place))));
    const former = unfiled(place);
    const was = !found && former && (await this.load(former));
    return was ? { ...was, ...place } : found;
  }

  /** @param {string} form @returns {Promise<Draft[]>} */
  async list(form) {
    const person = pagePerson();
    const waiting = [...this.#waiting.values()].filter((draft) => draft.form === form && draft.person === person);
    const device = await this.ready;
    if (!device) return waiting;
    const store = device.database.transaction(DRAFTS).objectStore(DRAFTS);
    const range = IDBKeyRange.bound([form], [form, []]);
    const [ids, all] = await Promise.all([done(store.getAllKeys(range)), done(store.getAll(range))]);
    const places = /** @type {string[][]} */ (ids).map(([, draft, owner = ""]) => ({ form, draft, person: owner }));
    const opened = places.map((place, index) => (place.person && place.person !== person ? null : this.#opened(device, place, all[index])));
    const stored = (await Promise.all(opened)).flatMap((draft) => draft ?? []).map((draft) => (draft.person === person ? draft : { ...draft, draft: UNFILED + draft.draft }));
    return [...waiting, ...stored].filter(({ draft }, index, every) => index === every.findIndex((other) => other.draft === draft));
  }

  /** @param {Own} place */
  async delete(place) {
    this.#waiting.delete(keyOf(place));
    const device = await this.ready;
    const former = unfiled(place);
    for (const each of former ? [place, former] : [place])
      if (device) await done(device.database.transaction(DRAFTS, "readwrite").objectStore(DRAFTS).delete(idOf(each)));
  }

  /**
   * A draft that cannot be opened (its key is gone, the record is damaged) is no draft; one whose time is over goes.
   * @param {Device} device
   * @param {Own} place
   * @param {import("./seal.js").Sealed | undefined} sealed
   * @returns {Promise<Draft | null>}
   */
  async #opened({ sealer }, place, sealed) {
    const draft = sealed && /** @type {Draft | null} */ (await sealer.open(sealed).catch(() => null));
    if (!draft || keyOf({ ...draft, person: draft.person ?? "" }) !== keyOf(place)) return null;
    if (!isOver(draft.savedAt)) return { ...draft, person: place.person };
    await this.delete(place);
    return null;
  }

  /**
   * @param {Device} device
   * @param {Draft} draft stays waiting where the device has no room
   * @param {import("./seal.js").Sealed} sealed
   */
  async #put({ database }, draft, sealed) {
    this.#waiting.delete(keyOf(draft));
    try {
      const transaction = database.transaction(DRAFTS, "readwrite");
      const former = unfiled(draft);
      if (former) transaction.objectStore(DRAFTS).delete(idOf(former));
      transaction.objectStore(DRAFTS).put(sealed, idOf(draft));
      transaction.commit();
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = reject;
      });
    } catch {
      if (!this.#waiting.has(keyOf(draft))) this.#waiting.set(keyOf(draft), draft);
    }
  }
}

/**
 * A lock of the origin, held until the page is gone. A page that is just being left may hold it a moment longer.
 * @param {string} name
 * @param {number} [patience]
 * @returns {Promise<boolean>}
 */
async function taken(name, patience = 3) {
  if (!globalThis.navigator?.locks) return true;
  const got = await new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => {});
    });
  });
  if (got || patience === 0) return got;
  await new Promise((resolve) => void setTimeout(resolve, 100));
  return taken(name, patience - 1);
}

/** As widgets see it: whose it is, is the device's business. @param {Draft | null} draft */
function told(draft) {
  if (!draft) return null;
  const { person: _, ...rest } = draft;
  return { ...rest, until: untilOf(draft.savedAt) };
}

/** @returns {import("./host.js").Host} */
export function embedded() {
  const drafts = new Drafts();
  // Fetched where a widget first asks for one: a form alone never does.
  /** @type {Promise<import("./records.js").Records> | undefined} */
  let loading;
  const records = () => (loading ??= import("./records.js").then(({ Records }) => new Records(drafts.ready)));
  return {
    can: ["draft", "store"],
    requests: {
      "store.get": async ({ name }) => (await records()).get(name),
      "store.put": async ({ name, value, revision }) => (await records()).put(name, value, revision),
      "store.watch": async ({ name }, signal, push) => (await records()).watch(name, push, signal),
      "draft.load": async (place) => {
        const own = drafts.begin(place);
        const [draft, owned] = await Promise.all([drafts.load(own), drafts.owns(own)]);
        return { draft: told(draft), ...(!owned && { elsewhere: true }) };
      },
      "draft.peek": async (place) => ({ draft: told(await drafts.load(drafts.own(place))) }), // by who does not go on writing it
      "draft.save": async (payload) => {
        const savedAt = new Date().toISOString();
        return { savedAt, until: untilOf(savedAt), stored: await drafts.save(drafts.own({ ...payload, savedAt })) };
      },
      "draft.delete": async (place) => {
        await drafts.delete(drafts.own(place));
        return {};
      },
      "draft.list": async ({ form }) => ({
        drafts: (await drafts.list(form)).map(({ draft, savedAt, title, count }) => ({ draft, savedAt, title, count })),
      }),
    },
    flush: () => drafts.flush(),
  };
}
