// The portal's backend as a host, over its OpenAPI contract. Problems (RFC 9457) pass through as they come.
import { HostProblem, composeHost, draftsOf, lazily } from "./host.js";

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
 * Sends what must happen once, however often it is sent; what the backend answers.
 * @param {string} address
 * @param {string} key
 * @param {unknown} body
 * @param {AbortSignal} signal
 * @param {Record<string, string>} [headers]
 */
export const postOnce = async (address, key, body, signal, headers) =>
  (await ask(address, withBody("POST", body, { "Idempotency-Key": key, ...headers }, signal))).value;

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
    can: ["profile", "submit", "outcome", "cases", "consult", "consents", "messages", "offers", "ratings", "address", "files", "handover"],
    requests: {
      ...lazily(["cases.watch", "case.action", "help.ask"], async () => (await import("./server_cases.js")).serverCases(root)),
      ...lazily(["consents.list", "consents.put", "messages.get", "messages.put", "offer.accept"], async () =>
        (await import("./server_consents.js")).serverConsents(root)),
      ...lazily(["file.upload", "file.drop"], async () => (await import("./server_files.js")).serverFiles(root)),
      "address.suggest": async ({ text }, signal) => (await ask(`${root}/addresses?text=${encodeURIComponent(text)}`, { signal })).value,
      "profile.load": async ({ facts }, signal) => (await ask(`${root}/profile?facts=${facts.map(encodeURIComponent).join(",")}`, { signal })).value,
      "application.submit": ({ key, ...application }, signal) => postOnce(`${root}/applications`, key, application, signal),
      "handover.make": async (answers, signal) => (await ask(`${root}/handovers`, withBody("POST", answers, {}, signal))).value,
      "handover.open": async (code, signal) => (await ask(`${root}/handovers/open`, withBody("POST", code, {}, signal))).value,
      "application.outcome": ({ key }, signal) => postOnce(`${root}/applications/outcome`, key, {}, signal),
      "ratings.send": ({ event }, signal) => postOnce(`${root}/ratings`, event.id, event, signal, { "Content-Type": "application/cloudevents+json" }),
      "feedback.load": async ({ token }, signal) => (await ask(`${root}/feedback/${encodeURIComponent(token)}`, { signal })).value,
    },
  };
  if (drafts !== "server") return host;
  const onServer = async () => (await import("./server_drafts.js")).serverDrafts(root, fallback);
  return composeHost(host, draftsOf(onServer));
}
