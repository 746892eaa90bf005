// Fetches and starts a core module: our own imports, no generated glue (wasm/README.md).
import { AbiError, Absent, ConfigError, Gone, PortalError } from "./errors.js";
import { Door } from "./marshal.js";
import { intlPort } from "./text_port.js";

export const ABI_VERSION = 1;
const EBADF = 8; // WASI's "bad file descriptor": what its library calls without need gets no file

const DEFERRED = "deferred."; // the namespace between a module's two parts, with the hash of the whole: parts of two builds never meet

/** @typedef {(isWhole?: boolean) => Promise<Door>} Instantiate a fresh instance every time, of one compiled module; whole: with its second part */

/**
 * @param {string | URL} url
 * @returns {Promise<Instantiate>}
 */
export async function loadCore(url) {
  const module = await compile(url);
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let deferred;
  const load = () =>
    (deferred ??= compile(String(url).replace(/\.wasm$/, `.deferred.wasm?${joint(module)?.slice(DEFERRED.length)}`)).catch((error) => {
      const fault = lasting(error);
      if (fault === error) deferred = undefined;
      throw fault;
    }));
  return async (isWhole) => {
    const second = isWhole ? await load() : undefined;
    if (second && joint(module) !== joint(second)) throw gone(String(url), "a part of another build");
    return instantiate(module, intlPort, second);
  };
}

/** @param {string} path @param {string} got */
const gone = (path, got) => new Gone({ code: "unreachable", path, expected: "the second part of the module that this page has", got });

/**
 * What no second try mends: the server says that it has no such file, or sends a page where the file stood.
 * @param {unknown} error
 */
function lasting(error) {
  if (error instanceof WebAssembly.CompileError) return gone("", error.message);
  const status = error instanceof ConfigError ? Number(/^status (4\d\d)$/.exec(error.got)?.[1]) : NaN;
  return status && ![408, 425, 429].includes(status) ? gone(/** @type {ConfigError} */ (error).path, `status ${status}`) : error;
}

/** @param {WebAssembly.Module} module @returns {string | undefined} what its second part knows it by */
const joint = (module) => WebAssembly.Module.imports(module).find(({ module: from }) => from.startsWith(DEFERRED))?.module;

/** @param {string | URL} url */
async function compile(url) {
  const response = await fetch(url).catch((error) => {
    throw new ConfigError({ code: "unreachable", path: String(url), expected: "a WebAssembly module", got: String(error) });
  });
  if (!response.ok) throw new ConfigError({ code: "unreachable", path: String(url), expected: "a WebAssembly module", got: `status ${response.status}` });
  // Servers that do not know the type still serve the bytes; only streaming insists on it.
  const isTyped = response.headers.get("content-type")?.startsWith("application/wasm");
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * @param {WebAssembly.Module} module
 * @param {import("./text_port.js").TextPort} [port]
 * @param {WebAssembly.Module} [deferred] its second part, which takes the places that the first holds for it
 * @returns {Promise<Door>}
 * @throws {AbiError}
 */
export async function instantiate(module, port = intlPort, deferred = undefined) {
  const door = new Door();
  /** @type {WebAssembly.Imports} */
  const imports = { portal: door.imports(port) };
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (from === "portal" || kind !== "function") continue;
    (imports[from] ??= {})[name] = from.startsWith(DEFERRED) ? lack : name === "proc_exit" ? stop : () => EBADF;
  }
  const { exports } = await link(module, imports);
  if (deferred) await link(deferred, { [joint(module) ?? ""]: exports });
  /** @type {any} */ (exports)._initialize?.();
  door.open(exports);
  if (!("portal_abi_version" in exports)) throw new AbiError(ABI_VERSION, "none");
  if (door.abiVersion !== ABI_VERSION) throw new AbiError(ABI_VERSION, door.abiVersion);
  return door;
}

/**
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Imports} imports
 */
async function link(module, imports) {
  try {
    return await WebAssembly.instantiate(module, imports);
  } catch (error) {
    if (!(error instanceof WebAssembly.LinkError || error instanceof TypeError)) throw error;
    throw new PortalError({ code: "incompatible_module", path: "", expected: "a module that imports only what wasm/README.md names", got: error.message });
  }
}

/** @returns {never} */
function lack() {
  throw new Absent();
}

/** @returns {never} */
function stop() {
  throw new WebAssembly.RuntimeError("the core has stopped itself");
}

// Kinds that a page can do without at first: they come after all others, in a module of their own.
const LAST = ["accessibility"];

/** @param {string} kind */
export const isLast = (kind) => LAST.includes(kind);

/**
 * Which modules a page needs: up to two kinds come singly, more in the one that has all. They are loaded in this order.
 * @param {Iterable<string>} elementNames local names of the elements that wait to be defined
 * @param {string} [prefix]
 * @returns {string[]} the modules' names, without ".wasm"
 */
export function chooseModules(elementNames, prefix = "portal-") {
  const kinds = new Set();
  for (const name of elementNames) {
    if (name.startsWith(prefix)) kinds.add(name.slice(prefix.length));
  }
  const last = LAST.filter((kind) => kinds.delete(kind));
  return [...(kinds.size > 2 || kinds.size + last.length === 0 ? ["all"] : kinds), ...last];
}
