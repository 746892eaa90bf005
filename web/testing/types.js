// Checked by tsc, never run: what index.js exports is what portal.d.ts promises.
import * as real from "../index.js";

/** @type {typeof import("../portal.js")} */
export const promised = real;
