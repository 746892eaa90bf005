// Drafts on the portal's server, with entity tags: nothing is overwritten that this page has not seen. Loaded on first need.
//
// What the server cannot take now (no connection, or the page is being left) is kept on the device, with what the server had when it was
// written, until it is saved there. Where the server's draft is another one by then, draft.load brings both, and what both began with.
import { HostProblem, problemOf } from "./host.js";
import { ask, withBody } from "./ask.js";

const KEEPALIVE_LIMIT = 60_000; // bytes: browsers let a request outlive its page up to 64 KiB

/** @typedef {import("./host.js").Host} Host */
/** @typedef {{ form: string, draft: string }} Place */
/** @typedef {Place & { version: string, content: unknown }} Save */
/** @typedef {{ etag: string | null, content?: unknown, sent?: unknown }} Seen etag null: that there is none; sent: may have come after it */
/** @typedef {{ last: Save, next?: Promise<unknown>, running: Promise<unknown> }} Pending */

/**
 * @param {string} root the backend's address
 * @param {Host} [device] keeps what the server cannot take
 * @returns {Host}
 */
export function serverDrafts(root, device) {
  /** @type {Map<string, Seen>} what this page has seen, by address */
  const seen = new Map();
  /** @type {Map<string, Pending>} */
  const saving = new Map();
  /** @param {Place} place */
  const addressOf = ({ form, draft }) => `${root}/drafts/${encodeURIComponent(form)}/${encodeURIComponent(draft)}`;
  /** @param {string} kind @param {Place & { etag?: string | null, base?: unknown }} place @param {AbortSignal} signal @returns {Promise<any>} */
  const onDevice = async (kind, place, signal) => device?.requests[kind](place, signal, () => {});

  /** @param {Save} save @param {AbortSignal} signal */
  async function put(save, signal) {
    const address = addressOf(save);
    const known = seen.get(address)?.etag;
    const request = withBody("PUT", { version: save.version, content: save.content }, known ? { "If-Match": known } : { "If-None-Match": "*" }, signal);
    try {
      const { value, etag } = await ask(address, { ...request, keepalive: String(request.body).length * 3 < KEEPALIVE_LIMIT });
      seen.set(address, { etag, content: save.content });
      if (saving.get(address)?.last === save) await onDevice("draft.delete", save, signal);
      return { ...value, stored: "server" };
    } catch (error) {
      const problem = problemOf(error);
      const { content: base, sent } = seen.get(address) ?? {};
      if (problem.status === 412 && problem.current !== undefined) {
        seen.set(address, /** @type {Seen | null} */ (problem.current) ?? { etag: null });
        throw new HostProblem({ ...problem, base, sent });
      }
      seen.set(address, { etag: null, ...seen.get(address), sent: save.content });
      if (!device || problem.type !== "about:offline") throw error;
      return onDevice("draft.save", ahead(save), signal);
    }
  }

  /** What is ahead of the server, with what it is ahead of. @param {Save} save */
  function ahead(save) {
    const known = seen.get(addressOf(save));
    return { ...save, etag: known?.etag, base: known?.content };
  }

  /** One at a time for each draft, and of those that wait only the last. @param {Save} save @param {AbortSignal} signal */
  function inTurn(save, signal) {
    const address = addressOf(save);
    const pending = saving.get(address);
    if (pending) {
      pending.last = save;
      // What waited for a save that met another one was written without it, too.
      const goOn = (/** @type {unknown} */ error) => {
        if (problemOf(error).status === 412) throw error;
      };
      pending.next ??= pending.running.catch(goOn).then(() => start(pending.last));
      return pending.next;
    }
    return start(save);

    /** @param {Save} which */
    function start(which) {
      /** @type {Pending} */
      const own = { last: which, running: put(which, signal) };
      saving.set(address, own);
      const end = () => void (saving.get(address) === own && !own.next && saving.delete(address));
      own.running.then(end, end);
      return own.running;
    }
  }

  return {
    can: ["draft"],
    requests: {
      "draft.load": async (place, signal) => {
        const kept = (await onDevice("draft.load", place, signal))?.draft;
        try {
          const { value, etag } = await ask(addressOf(place), { signal });
          seen.set(addressOf(place), { etag, content: value.content });
          if (!kept) return { draft: { ...value, stored: "server" } };
          const draft = { ...kept, stored: "device" };
          return kept.etag === etag ? { draft, base: value.content } : { draft, base: kept.base ?? {}, theirs: value };
        } catch (error) {
          const problem = problemOf(error);
          if (problem.status === 404) seen.set(addressOf(place), { etag: null });
          else if (problem.type !== "about:offline" || !kept) throw error;
          if (!kept) return { draft: null };
          if (kept.etag && !seen.has(addressOf(place))) seen.set(addressOf(place), { etag: kept.etag, content: kept.base });
          return { draft: { ...kept, stored: "device" }, ...(kept.base !== undefined && { base: kept.base }) };
        }
      },
      "draft.save": (save, signal) => inTurn(save, signal),
      "draft.delete": async (place, signal) => {
        const known = seen.get(addressOf(place))?.etag;
        await ask(addressOf(place), { method: "DELETE", headers: known ? { "If-Match": known } : {}, signal });
        seen.delete(addressOf(place));
        await onDevice("draft.delete", place, signal);
        return {};
      },
      "draft.list": async ({ form }, signal) => (await ask(`${root}/drafts?form=${encodeURIComponent(form)}`, { signal })).value,
    },
    flush() {
      const { signal } = new AbortController();
      for (const { last } of saving.values()) onDevice("draft.save", ahead(last), signal).catch(() => {});
    },
  };
}

