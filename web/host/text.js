// What the text engine answers: dictation to data, Latin for passports, names; its module is fetched with the first request.
import { ASKS } from "./text_asks.js";

/** @typedef {import("./host.js").Handler} Handler */
/** @typedef {import("../marshal.js").Door} Door */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What goes through the door: half a surrogate pair, which UTF-8 cannot hold, as U+FFFD. @param {string} ask @param {object} members */
export const requestText = (ask, members) =>
  JSON.stringify({ ...members, ask }, (_, value) => (typeof value === "string" ? decoder.decode(encoder.encode(value)) : value));

/**
 * @param {typeof import("../load.js").loadCore} loadCore given, so that this file shares none with what every page loads
 * @param {string | URL} [module]
 * @returns {(ask: string, members: Record<string, unknown>) => Promise<any>} throws PortalError where the engine refuses
 */
export function textEngine(loadCore, module = new URL("./text.wasm", import.meta.url)) {
  /** @type {Promise<Door> | undefined} */
  let door;
  const open = () =>
    (door ??= loadCore(module)
      .then((instantiate) => instantiate())
      .catch((error) => {
        door = undefined; // the next request tries again
        throw error;
      }));
  return async (ask, members) => {
    const opened = await open();
    try {
      return JSON.parse(opened.call("portal_text", requestText(ask, members)));
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) door = undefined; // a trap: the next request gets a fresh instance
      throw error;
    }
  };
}

/** The person's own day, for «завтра». */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** A request has a kind of its own, so the kind of answer comes as "answer". @param {ReturnType<typeof textEngine>} engine @returns {Record<string, Handler>} by the request's kind: "text.hear" */
export function textRequests(engine) {
  return Object.fromEntries(
    ASKS.map((ask) => {
      /** @type {Handler} */
      const handler = async ({ answer, ...payload }) =>
        engine(ask, ask === "hear" || ask === "propose" ? { today: today(), kind: answer, ...payload } : payload);
      return [`text.${ask}`, handler];
    }),
  );
}
