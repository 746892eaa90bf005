// The audit of accessibility at run time, for developers of portals: an entry of its own that no page of citizens loads.
//
//   audit is imported from the package's audit.js
//   const { findings } = await audit(document.querySelector("portal-form"));
//   const { findings } = await audit({ widget: "form", properties: { definition }, lang: "ru" });
import { Core } from "./core.js";
import { ConfigError } from "./errors.js";

/** @typedef {{ rule: string, criteria: string, node: string, what: string }} Finding */
/** @typedef {{ findings: Finding[], nodes: number, rules: number }} Report */
/** @typedef {{ widget: string, properties?: Record<string, unknown>, lang?: string, zone?: string }} Draft a widget that stands in no page */
/** @typedef {import("./session.js").Update} Tree */
/** @typedef {Element & { snapshot(): Tree | undefined }} Live */

/** @type {Map<string, Promise<Core>>} */
const cores = new Map();

/** @param {string} name @param {string | URL} base */
function coreOf(name, base) {
  const url = new URL(`${name}.wasm`, base);
  let core = cores.get(url.href);
  if (!core) cores.set(url.href, (core = Core.load(url)));
  core.catch(() => cores.delete(url.href));
  return core;
}

/**
 * A session that has begun: at once, or with the second part of its module.
 * @param {string} kind
 * @param {Core} core
 * @param {import("./session.js").Options} options
 * @param {(event: { name: string, detail: unknown }) => void} [hear]
 */
async function start(kind, core, options, hear = () => {}) {
  const unsupported = { ok: false, value: { type: "about:unsupported" } };
  const begun = /** @type {{ resolve: (value?: unknown) => void, reject: (error: unknown) => void, promise: Promise<unknown> }} */ ({});
  begun.promise = new Promise((resolve, reject) => Object.assign(begun, { resolve, reject }));
  const session = core.create(kind, options, { update: begun.resolve, emit: hear, request: async () => unsupported, error: begun.reject });
  session.start();
  await begun.promise;
  return session;
}

/** The first view of a widget as its definition makes it. @param {Draft} draft @param {string | URL} base @returns {Promise<Tree | undefined>} */
async function treeOf({ widget, properties = {}, lang = "ru", zone }, base) {
  const address = new URL(`strings/${widget}/${lang}.json`, base);
  const [core, response] = await Promise.all([coreOf(widget, base), fetch(address)]);
  if (!response.ok) throw new ConfigError({ code: "unreachable", path: "/lang", expected: `texts at ${address}`, got: `status ${response.status}` });
  const session = await start(widget, core, { strings: await response.json(), properties, host: [], ...(zone && { zone }) });
  try {
    return session.snapshot();
  } finally {
    session.destroy();
  }
}

/**
 * Rules of accessibility over a tree; `portal audit --rules` lists them.
 * @param {Live | Draft | Tree} target an element in the page, a widget that stands in none, or a tree: a snapshot, an update from base 0
 * @param {{ lang?: string, base?: string | URL }} [options] lang: of a tree whose root names none; base: the folder of modules and texts
 * @returns {Promise<Report>}
 * @throws {import("./errors.js").PortalError} what is no tree, or no definition, with its place
 */
export async function audit(target, { lang, base = import.meta.url } = {}) {
  const isLive = typeof (/** @type {Live} */ (target).snapshot) === "function";
  const tree = isLive ? /** @type {Live} */ (target).snapshot() : "widget" in target ? await treeOf(/** @type {Draft} */ (target), base) : target;
  if (!tree) throw new ConfigError({ code: "missing_key", path: "/tree", expected: "a widget that has begun", got: "none yet" });
  const spoken = lang ?? (isLive ? /** @type {Live} */ (target).querySelector("[lang]")?.getAttribute("lang") : "widget" in target ? /** @type {Draft} */ (target).lang : undefined) ?? "ru";
  const { state: _state, port: _port, ...wire } = /** @type {Record<string, unknown>} */ (tree);
  /** @type {Report | undefined} */
  let report;
  const core = await coreOf("audit", base);
  const session = await start("audit", core, { strings: { locale: "en", messages: {} }, properties: { lang: spoken, tree: wire } }, ({ detail }) => (report = /** @type {Report} */ (detail)));
  session.destroy();
  return /** @type {Report} */ (/** @type {unknown} */ (report));
}
