// The core as objects: Core is a loaded module, in as many lives as it takes; it makes Sessions (session.js).
import { Absent, PortalError, Trap } from "./errors.js";
import { loadCore } from "./load.js";
import { Session } from "./session.js";

/** @typedef {import("./marshal.js").Door} Door */
/** @typedef {import("./session.js").Options} Options */
/** @typedef {import("./session.js").Sink} Sink */

/** @typedef {{ handle: number, generation: number }} Lease a session in the core: handles belong to one instance */

/**
 * What a module tells of a widget's contract (widgets/contract.schema.json).
 * @typedef {object} Contract
 * @property {string} name
 * @property {Record<string, string>} [summary]
 * @property {{ name: string, property?: string, type: string, doc?: string }[]} [attributes]
 * @property {{ name: string, type: string, doc?: string, required?: boolean }[]} [properties]
 * @property {{ name: string, property: string, event: string, doc?: string }[]} [methods]
 * @property {{ name: string, detail: object, doc?: string }[]} [events]
 */

export class Core {
  #instantiate;
  /** @type {Door | undefined} undefined from a trap to the next restart */
  #door;
  /** @type {Promise<void> | undefined} */
  #restarting;
  /** Whether the next instances have the module's second part: since something has needed it. */
  isWhole = false;
  /** Counts the instances: handles belong to one. */
  generation = 0;

  /** @param {import("./load.js").Instantiate} instantiate */
  constructor(instantiate) {
    this.#instantiate = instantiate;
  }

  /** @param {string | URL} url */
  static async load(url) {
    const core = new Core(await loadCore(url));
    await core.restart();
    return core;
  }

  get isAlive() {
    return this.#door !== undefined;
  }

  /** A fresh instance, unless there is a living one. */
  restart() {
    this.#restarting ??= (async () => {
      try {
        this.#door ??= await this.#instantiate(this.isWhole);
        this.generation += 1;
      } finally {
        this.#restarting = undefined;
      }
    })();
    return this.#restarting;
  }

  /** @returns {Contract[]} */
  describe() {
    return this.call("portal_describe").widgets;
  }

  /**
   * @param {string} kind
   * @param {Options} options
   * @param {Sink} sink
   * @returns {Session} to be started
   */
  create(kind, options, sink) {
    return new Session(this, kind, options, sink);
  }

  /**
   * @param {string} name
   * @param {...(number | string)} args
   * @returns {any} the reply
   * @throws {PortalError | Trap}
   */
  call(name, ...args) {
    if (!this.#door) throw new Trap("the core is restarting");
    try {
      return JSON.parse(this.#door.call(name, ...args));
    } catch (error) {
      if (error instanceof PortalError) throw error;
      this.#door = undefined;
      if (!(error instanceof Absent)) throw new Trap(String(error), { cause: error });
      this.isWhole = true;
      throw error;
    }
  }

  /**
   * Ends a session of this instance; of one that is gone there is nothing to end.
   * @param {Lease} lease
   */
  release({ handle, generation }) {
    try {
      if (handle && generation === this.generation) this.#door?.destroy(handle);
    } catch {
      this.#door = undefined; // ended, and the instance with it
    }
  }
}
