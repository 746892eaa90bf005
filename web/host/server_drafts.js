// Drafts on the portal's server, with entity tags: nothing is overwritten that this page has not seen. Loaded on first need.
//
// What the server cannot take now (no connection, or the page is being left) is kept on the device, and is newer than what the
// server has until it is saved there.
import { problemOf } from "./host.js";
import { ask, withBody } from "./http.js";

const KEEPALIVE_LIMIT = 60_000; // bytes: browsers let a request outlive its page up to 64 KiB

/** @typedef {import("./host.js").Host} Host */
/** @typedef {{ form: string, draft: string }} Place */
/** @typedef {Place & { version: string, content: unknown, etag?: string }} Save with an etag: the person has chosen to replace that revision */
/** @typedef {{ last: Save, next?: Promise<unknown>, running: Promise<unknown> }} Pending */

/**
 * @param {string} root the backend's address
 * @param {Host} [device] keeps what the server cannot take
 * @returns {Host}
 */
export function serverDrafts(root, device) {
  /** @type {Map<string, string | null>} what this page has seen, by address; null: that there is none */
  const seen = new Map();
  /** @type {Map<string, Pending>} */
  const saving = new Map();
  /** @param {Place} place */
  const addressOf = ({ form, draft }) => `${root}/drafts/${encodeURIComponent(form)}/${encodeURIComponent(draft)}`;
  /** @param {string} kind @param {Place & { etag?: string | null }} place @param {AbortSignal} signal @returns {Promise<any>} */
  const onDevice = async (kind, place, signal) => device?.requests[kind](place, signal, () => {});

  /** @param {Save} save @param {AbortSignal} signal */
  async function put(save, signal) {
    const address = addressOf(save);
    const known = save.etag ?? seen.get(address);
    const request = withBody("PUT", { version: save.version, content: save.content }, known ? { "If-Match": known } : { "If-None-Match": "*" }, signal);
    try {
      const { value, etag } = await ask(address, { ...request, keepalive: String(request.body).length * 3 < KEEPALIVE_LIMIT });
      seen.set(address, etag);
      if (saving.get(address)?.last === save) await onDevice("draft.delete", save, signal);
      return { ...value, stored: "server" };
    } catch (error) {
      if (!device || problemOf(error).type !== "about:offline") throw error;
      return onDevice("draft.save", { ...save, etag: known }, signal);
    }
  }

  /** One at a time for each draft, and of those that wait only the last. @param {Save} save @param {AbortSignal} signal */
  function inTurn(save, signal) {
    const address = addressOf(save);
    const pending = saving.get(address);
    if (pending) {
      pending.last = save;
      pending.next ??= pending.running.catch(() => {}).then(() => start(pending.last));
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
          seen.set(addressOf(place), etag);
          const isNewer = kept && (kept.etag === etag || kept.savedAt > value.savedAt);
          return { draft: isNewer ? { ...kept, stored: "device" } : { ...value, stored: "server" } };
        } catch (error) {
          const problem = problemOf(error);
          if (problem.status === 404) seen.set(addressOf(place), null);
          else if (problem.type !== "about:offline" || !kept) throw error;
          return { draft: kept ? { ...kept, stored: "device" } : null };
        }
      },
      "draft.save": (save, signal) => inTurn(save, signal),
      "draft.delete": async (place, signal) => {
        const known = seen.get(addressOf(place));
        await ask(addressOf(place), { method: "DELETE", headers: known ? { "If-Match": known } : {}, signal });
        seen.delete(addressOf(place));
        await onDevice("draft.delete", place, signal);
        return {};
      },
      "draft.list": async ({ form }, signal) => (await ask(`${root}/drafts?form=${encodeURIComponent(form)}`, { signal })).value,
    },
    flush() {
      const { signal } = new AbortController();
      for (const [address, { last }] of saving) onDevice("draft.save", { ...last, etag: last.etag ?? seen.get(address) }, signal).catch(() => {});
    },
  };
}

