// What can go wrong, as types. Every error says a code, the place, what was expected and what was found.

/** @typedef {{ code: string, path: string, expected: string, got: string }} Fault the core's error on the wire; path is an RFC 6901 pointer */

/** A caller's mistake, as the core or the loader reports it. `code` is a name from sdk/base/error_codes.def. */
export class PortalError extends Error {
  /** @param {Fault} fault */
  constructor({ code, path, expected, got }) {
    super(`${code}${path && ` at ${path}`}: expected ${expected}; got ${got}`);
    this.name = new.target.name;
    this.code = code;
    this.path = path;
    this.expected = expected;
    this.got = got;
  }
}

/** The module speaks another version of the door than this loader. */
export class AbiError extends PortalError {
  /**
   * @param {number | string} expected the loader's version
   * @param {number | string} got the module's
   */
  constructor(expected, got) {
    super({ code: "incompatible_module", path: "", expected: `ABI version ${expected}`, got: `ABI version ${got}` });
  }
}

/** The page's own mistake: an attribute, property or address. `path` is its name. */
export class ConfigError extends PortalError {}

/** A part of a module that will not come however often it is asked for: the server has another build by now. */
export class Gone extends ConfigError {}

/** An update that does not start from the version at hand, or does not hang together: ask for a snapshot. */
export class UpdateError extends PortalError {}

/** The instance is lost: it trapped, or an import failed inside a call. Its sessions go on in a fresh one. */
export class Trap extends Error {}

/** The call needs a function of the module's second part, which is not there yet; the instance is lost, the event is not to blame. */
export class Absent extends Trap {}

/**
 * How an error looks in an event's detail.
 * @param {unknown} error
 * @returns {Fault}
 */
export function faultOf(error) {
  if (error instanceof PortalError) return { code: error.code, path: error.path, expected: error.expected, got: error.got };
  return { code: "failed", path: "", expected: "no failure", got: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
