// One question to the portal's backend: JSON both ways; problems (RFC 9457) pass through as they come.
import { HostProblem } from "./host.js";

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
