// What a person agrees to at the portal's backend: consents, one event of a record at a time, each exactly once; messages; offers.
import { ask, postOnce, withBody } from "./ask.js";

/**
 * @param {string} root the API's address
 * @returns {Record<string, import("./host.js").Handler>}
 */
export function serverConsents(root) {
  return {
    "consents.list": async (_payload, signal) => (await ask(`${root}/consents`, { signal })).value,
    "consents.put": ({ key, record }, signal) => postOnce(`${root}/consents`, key, { record }, signal),
    "messages.get": async (_payload, signal) => (await ask(`${root}/notifications`, { signal })).value,
    "messages.put": async ({ settings }, signal) => (await ask(`${root}/notifications`, withBody("PUT", { settings }, {}, signal))).value,
    "offer.accept": async ({ parts }, signal) => (await ask(`${root}/offers`, withBody("POST", { parts }, {}, signal))).value,
  };
}
