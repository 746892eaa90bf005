// The words that tasks are written in. A pair is [Russian, English].

/** @typedef {import("./play.mjs").Step} Step */
/** @typedef {import("./speech.mjs").Assertion} Assertion */
/** @typedef {string | [ru: string, en: string]} Words */

/** @param {Words} what @returns {Assertion} */
export const name = (what) => ({ kind: "name", what });
/** @param {string} what @returns {Assertion} */
export const role = (what) => ({ kind: "role", what });
/** @param {string} what @returns {Assertion} */
export const state = (what) => ({ kind: "state", what });
/** @param {string} what "2/5" @returns {Assertion} */
export const position = (what) => ({ kind: "position", what });
/** Anything else that is to be said: a hint, an error, a message. @param {Words} what @returns {Assertion} */
export const text = (what) => ({ kind: "text", what });

/** The next stop: what it is, what it is called, and its states. @param {string} kind @param {Words} called @param {...(string | Assertion)} more states by name, or anything else @returns {Step} */
export const tab = (kind, called, ...more) => press("Tab", role(kind), name(called), ...more.map((each) => (typeof each === "string" ? state(each) : each)));
/** @param {string} keys @param {...Assertion} expect @returns {Step} */
export const press = (keys, ...expect) => ({ keys, expect });
/** @param {string} keys as often as needed, of which nothing is expected @param {number} times @returns {Step[]} */
export const pass = (keys, times) => Array.from({ length: times }, () => ({ keys }));
