// What answers a widget's requests: the interface, how hosts are put together, and what happens when none answers.
import { PortalError } from "../errors.js";

/** @typedef {{ type: string, title?: string, status?: number, detail?: string } & Record<string, unknown>} Problem RFC 9457 */

/**
 * Answers one kind of request; the value goes to the widget untouched. Throws HostProblem where it cannot.
 * A kind that ends in ".watch" is a stream: it answers by push(), as often as there is news, until the signal.
 * @typedef {(payload: any, signal: AbortSignal, push: (value: unknown) => void, id?: number) => Promise<unknown>} Handler
 */

/**
 * @typedef {object} Host
 * @property {string[]} can what a widget may count on: the names that portal.d.ts lists with their requests
 * @property {Record<string, Handler>} requests by the request's kind: "draft.save"
 * @property {string} [instance] of a whole host: what its widgets' identifiers begin with, instead of chance
 * @property {boolean} [isWhole] nothing is asked of the device besides, nothing is kept on it: for shared terminals, galleries, tests
 * @property {() => void} [flush] the page may be gone after this call: what is not yet stored is stored now, at once
 */

/** Whose this page is, by the portal's mark that names nobody; "" where it does not say. */
export const pagePerson = () => globalThis.document?.querySelector('meta[name="portal-person"]')?.getAttribute("content") ?? "";

/** What a draft is filed under on the device. @param {{ form: string, draft: string }} place @param {string} person "": nobody's */
export const draftIdOf = ({ form, draft }, person) => (person ? [form, draft, person] : [form, draft]);

/** The lock that a page holds which writes a draft. @param {{ form: string, draft: string }} place @param {string} person */
export const lockOf = (place, person) => `portal-draft ${JSON.stringify(draftIdOf(place, person))}`;

/** An answer that says no: its problem becomes the reply's value. */
export class HostProblem extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title ?? problem.type);
    this.problem = problem;
  }
}

const TIMEOUT = 30_000; // milliseconds

/**
 * One host of several; for each kind the first that has it answers.
 * @param {...Host} hosts
 * @returns {Host}
 */
export function composeHost(...hosts) {
  return {
    can: [...new Set(hosts.flatMap((host) => host.can))],
    requests: Object.assign({}, ...hosts.map((host) => host.requests).reverse()),
    flush: () => hosts.forEach((host) => host.flush?.()),
  };
}

/** What every browser answers by itself. @type {Host} */
export const browserHost = {
  can: ["clock", "connection"],
  requests: {
    "clock.now": async () => ({ now: new Date().toISOString() }),
    "id.new": async () => ({ id: crypto.randomUUID() }),
    "connection.watch": (_, signal, push) =>
      new Promise((resolve) => {
        const tell = () => push({ online: navigator.onLine });
        for (const name of ["online", "offline"]) addEventListener(name, tell, { signal });
        signal.addEventListener("abort", resolve);
        tell();
      }),
    "address.fragment": async () => ({ fragment: location.hash.slice(1) }),
  },
};

const DRAFTS = ["draft.load", "draft.save", "draft.delete", "draft.list"];
const RECORDS = ["store.get", "store.put", "store.watch"];

/** The device's own host, whose code comes later. @param {() => Promise<Host>} load */
export const deviceOf = (load) => later(["draft", "store"], [...DRAFTS, "draft.peek", ...RECORDS], load);

/** Drafts kept by a host whose code comes later. @param {() => Promise<Host>} load */
export const draftsOf = (load) => later(["draft"], DRAFTS, load);

/**
 * Handlers whose code comes with the first request, and is asked for anew where it did not come: most pages need few of them.
 * @param {string[]} kinds
 * @param {() => Promise<Record<string, Handler>>} load
 * @returns {Record<string, Handler>}
 */
export function lazily(kinds, load) {
  /** @type {Promise<Record<string, Handler>> | undefined} */
  let loading;
  const handlers = () =>
    (loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    }));
  return Object.fromEntries(kinds.map((kind) => [kind, async (.../** @type {Parameters<Handler>} */ request) => (await handlers())[kind](...request)]));
}

/**
 * Answers from a host whose code comes later, from now on; once it is there, within the call.
 * @param {string[]} can
 * @param {string[]} kinds
 * @param {() => Promise<Host>} load
 * @returns {Host}
 */
function later(can, kinds, load) {
  /** @type {Host | undefined} */
  let host;
  /** @type {Promise<Host> | undefined} */
  let loading;
  const loaded = () =>
    (loading ??= load().then(
      (value) => (host = value),
      (error) => {
        loading = undefined;
        throw error;
      },
    ));
  loaded().catch(() => {}); // the first request tries again, and says why
  /** @type {Record<string, Handler>} */
  const requests = {};
  for (const kind of kinds) {
    requests[kind] = async (payload, signal, push) => (host ?? (await loaded())).requests[kind](payload, signal, push);
  }
  return { can, requests, flush: () => host?.flush?.() };
}

/** @param {Host} host @param {string} kind */
const handlerOf = (host, kind) => (Object.hasOwn(host.requests, kind) ? host.requests[kind] : undefined);
/** @param {string} kind */
const unsupported = (kind) => ({ ok: false, value: { type: "about:unsupported", title: "The host does not answer this kind of request", kind } });

/** @param {string} kind @returns {boolean} whether its answers come as a stream */
export const isStream = (kind) => kind.endsWith(".watch");

/**
 * Hands on what a stream brings, until the signal; a failure is its last answer, a problem.
 * @param {Host} host
 * @param {string} kind
 * @param {Record<string, unknown>} payload
 * @param {(answer: import("../session.js").Answer) => void} push
 * @param {AbortSignal} signal
 * @param {number} [id] as in answer()
 */
export async function stream(host, kind, payload, push, signal, id) {
  const tell = (/** @type {import("../session.js").Answer} */ answer) => {
    if (!signal.aborted) push(answer);
  };
  const handler = handlerOf(host, kind);
  if (!handler) return tell(unsupported(kind));
  try {
    await handler(payload, signal, (value) => tell({ ok: true, value: value ?? null }), id);
  } catch (error) {
    tell({ ok: false, value: problemOf(error) });
  }
}

/**
 * Never rejects: every failure becomes a problem.
 * @param {Host} host
 * @param {string} kind
 * @param {Record<string, unknown>} payload
 * @param {number} [timeout] milliseconds
 * @param {number} [id] the session's own number, for hosts that replay a log
 * @returns {Promise<import("../session.js").Answer>}
 */
export async function answer(host, kind, payload, timeout = TIMEOUT, id = undefined) {
  const handler = handlerOf(host, kind);
  if (!handler) return unsupported(kind);
  const controller = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(new HostProblem({ type: "about:timeout", title: "The host has not answered in time" }));
        controller.abort();
      }, timeout);
    });
    return { ok: true, value: (await Promise.race([handler(payload, controller.signal, () => {}, id), late])) ?? null };
  } catch (error) {
    return { ok: false, value: problemOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {unknown} error
 * @returns {Problem}
 */
export function problemOf(error) {
  // By its shape: a host that was bundled apart has a HostProblem of its own.
  if (error instanceof Error && "problem" in error) return /** @type {HostProblem} */ (error).problem;
  const detail = error instanceof PortalError ? error.message : String(error);
  return { type: "about:blank", title: "The host has failed", detail };
}
