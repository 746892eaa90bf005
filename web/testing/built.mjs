// Where the built modules and texts lie, for tests that need the real core.
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @param {string | undefined} given @param {string} usual */
const folder = (given, usual) => (given ? pathToFileURL(`${given}/`) : new URL(usual, new URL("../../", import.meta.url)));

export const modules = folder(process.env.PORTAL_WASM_DIR, "build/wasm/wasm/");
export const strings = folder(process.env.PORTAL_STRINGS_DIR, "build/strings/");

/** Why the real core cannot be run here; false where it can. @type {string | false} */
export const notBuilt = !existsSync(new URL("form.wasm", modules))
  ? `form.wasm is not in ${modules.pathname} (PORTAL_WASM_DIR)`
  : !existsSync(new URL("ru.json", strings)) && `ru.json is not in ${strings.pathname} (PORTAL_STRINGS_DIR, npm run strings)`;

/** @param {URL} file @returns {any} */
export const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** A definition of many fields. */
export const kindergarten = new URL("../../examples/portal/content/forms/kindergarten.json", import.meta.url);
