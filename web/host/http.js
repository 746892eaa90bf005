// The portal's backend as a host, over its OpenAPI contract. Problems (RFC 9457) pass through as they come.
import { HostProblem, composeHost, draftsOf } from "./host.js";

/**
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {Promise<{ value: any, etag: string | null, headers: Headers }>}
 * @throws {HostProblem}
 */
export async function ask(address, init) {
  const unsent = globalThis.navigator?.onLine === false; // for certain; a connection that breaks later may have carried the request
  let response;
  let text;
  try {
    response = await fetch(address, { credentials: "same-origin", ...init, headers: { Accept: "application/json", ...init?.headers } });
    text = await response.text();
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new HostProblem({ type: "about:offline", title: "There is no connection", detail: String(error), ...(unsent && { unsent }) });
  }
  const value = parsed(text);
  if (response.ok && value !== undefined) return { value, etag: response.headers.get("ETag"), headers: response.headers };
  if (isProblem(value)) throw new HostProblem({ ...value, type: value.type ?? "about:blank", status: response.status });
  throw new HostProblem({ type: "about:blank", title: response.statusText || "The backend has failed", status: response.status });
}

/** @param {string} text */
function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return undefined;
  }
}

/**
 * @param {any} value
 * @returns {value is import("./host.js").Problem}
 */
const isProblem = (value) => typeof value?.type === "string" || typeof value?.title === "string";

/**
 * @param {string} method
 * @param {unknown} body
 * @param {Record<string, string>} headers
 * @param {AbortSignal} signal
 * @returns {RequestInit}
 */
export const withBody = (method, body, headers, signal) => ({
  method,
  body: JSON.stringify(body),
  headers: { "Content-Type": "application/json", ...headers },
  signal,
});

/**
 * Handlers whose code comes with the first request: most pages need few of them.
 * @param {string[]} kinds
 * @param {() => Promise<Record<string, import("./host.js").Handler>>} load
 * @returns {Record<string, import("./host.js").Handler>}
 */
function later(kinds, load) {
  /** @type {Promise<Record<string, import("./host.js").Handler>> | undefined} */
  let loading;
  const handlers = () => (loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  }));
  return Object.fromEntries(kinds.map((kind) => [kind, async (payload, signal, push) => (await handlers())[kind](payload, signal, push)]));
}

/**
 * @param {string} base the backend's address, "/api"
 * @param {{ drafts?: string | null, fallback?: import("./host.js").Host }} [options] drafts "server": kept there, and by
 *   `fallback` while it cannot be reached
 * @returns {import("./host.js").Host}
 */
export function http(base, { drafts, fallback } = {}) {
  const root = base.replace(/\/+$/, "");
  /** @type {import("./host.js").Host} */
  const host = {
    can: ["profile", "submit", "outcome", "cases", "consult", "consents", "messages", "ratings"],
    requests: {
      ...later(["cases.watch", "case.action", "case.consult"], async () => (await import("./server_cases.js")).serverCases(root)),
      ...later(["consents.list", "consents.put", "messages.get", "messages.put"], async () =>
        (await import("./server_consents.js")).serverConsents(root)),
      "profile.load": async ({ facts }, signal) => (await ask(`${root}/profile?facts=${facts.map(encodeURIComponent).join(",")}`, { signal })).value,
      "application.submit": async ({ key, ...application }, signal) =>
        (await ask(`${root}/applications`, withBody("POST", application, { "Idempotency-Key": key }, signal))).value,
      "application.outcome": async ({ key }, signal) =>
        (await ask(`${root}/applications/outcome`, withBody("POST", {}, { "Idempotency-Key": key }, signal))).value,
      "ratings.send": async ({ event }, signal) =>
        (await ask(`${root}/ratings`, withBody("POST", event, { "Idempotency-Key": event.id, "Content-Type": "application/cloudevents+json" }, signal))).value,
      "feedback.load": async ({ token }, signal) => (await ask(`${root}/feedback/${encodeURIComponent(token)}`, { signal })).value,
    },
  };
  if (drafts !== "server") return host;
  const onServer = async () => (await import("./server_drafts.js")).serverDrafts(root, fallback);
  return composeHost(host, draftsOf(onServer));
}
