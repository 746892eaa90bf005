// The door from this side (wasm/README.md). The only file that knows linear memory.
import { PortalError } from "./errors.js";

const REPLY_SIZE = 12; // struct Reply { u32 status, ptr, len; }
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const SHORT = 32;

/**
 * Short texts of one or two bytes a character, as patterns search by the hundred: the decoder takes longer to call than they to read.
 * @param {Uint8Array} bytes @param {number} start @param {number} end
 * @returns {string | undefined} undefined for every other text
 */
function readShort(bytes, start, end) {
  let text = "";
  for (let i = start; i < end; ) {
    let code = bytes[i++];
    if (code > 0x7f) {
      const next = i < end ? bytes[i++] : 0;
      if (code < 0xc2 || code > 0xdf || next >> 6 !== 2) return undefined;
      code = ((code & 0x1f) << 6) | (next & 0x3f);
    }
    text += String.fromCharCode(code);
  }
  return text;
}

/** @typedef {import("./text_port.js").TextPort} TextPort */
/** @typedef {{ memory: WebAssembly.Memory, [name: string]: any }} DoorExports */

export class Door {
  /** @type {DoorExports} */
  #exports = /** @type {any} */ (undefined);
  /** @type {Map<number, RegExp>} */
  #patterns = new Map();
  #nextPattern = 1;
  #bytes = new Uint8Array(0);

  /** Before the first call. @param {WebAssembly.Exports} exports */
  open(exports) {
    this.#exports = /** @type {DoorExports} */ (/** @type {unknown} */ (exports));
    this.#bytes = new Uint8Array(0);
  }

  /** @returns {number} */
  get abiVersion() {
    return this.#exports.portal_abi_version();
  }

  /**
   * One call through the door: numbers go as they are, texts as pointer and length.
   * @param {string} name the export
   * @param {...(number | string)} args
   * @returns {string} the reply's text, always a copy
   * @throws {PortalError} what the core calls an error; anything else that is thrown means the instance is lost
   */
  call(name, ...args) {
    /** @type {number[]} */
    const owned = [];
    try {
      const reply = this.#allocate(REPLY_SIZE, owned);
      const words = args.flatMap((value) => (typeof value === "string" ? this.#write(encoder.encode(value), owned) : value));
      this.#exports[name](reply, ...words);
      const view = new DataView(this.#exports.memory.buffer);
      const text = this.#read(view.getUint32(reply + 4, true), view.getUint32(reply + 8, true));
      if (view.getUint32(reply, true) !== 0) throw new PortalError(JSON.parse(text));
      return text;
    } finally {
      for (const pointer of owned) this.#exports.portal_free(pointer);
    }
  }

  /** Bytes of the module itself, not a copy: of use until the next call. @param {number} pointer @param {number} length */
  bytes(pointer, length) {
    return new Uint8Array(this.#exports.memory.buffer, pointer >>> 0, length >>> 0);
  }

  /** Ends a session; an unknown handle is ignored. @param {number} handle */
  destroy(handle) {
    this.#exports.portal_destroy(handle);
  }

  /**
   * What the module imports as "portal".
   * @param {TextPort} port
   * @returns {Record<string, (...args: number[]) => number | void>}
   */
  imports(port) {
    const read = this.#read.bind(this);
    const give = this.#give.bind(this);
    return {
      plural_category: (locale, length, number) => CATEGORIES.indexOf(port.pluralCategory(read(locale, length), number)),
      format_number: (locale, length, number, out) => give(port.formatNumber(read(locale, length), number), out),
      format_date: (locale, length, style, iso, isoLength, zone, zoneLength, out) =>
        give(port.formatDate(read(locale, length), style, read(iso, isoLength), read(zone, zoneLength)), out),
      fold_case: (text, length, out) => give(port.foldCase(read(text, length)), out),
      parse_number: (text, length) => Number(read(text, length)),
      pattern_compile: (source, length) => {
        const pattern = port.compilePattern(read(source, length));
        if (!pattern) return 0;
        this.#patterns.set(this.#nextPattern, pattern);
        return this.#nextPattern++;
      },
      pattern_search: (handle, text, length) => Number(this.#patterns.get(handle)?.test(read(text, length)) ?? false),
      pattern_release: (handle) => void this.#patterns.delete(handle),
    };
  }

  /**
   * @param {number} length
   * @param {number[]} [owned] where the pointer is noted for release; without it we are inside a call, which cannot go on
   * @returns {number}
   */
  #allocate(length, owned) {
    const pointer = this.#exports.portal_alloc(length) >>> 0;
    if (!pointer) {
      if (!owned) throw new WebAssembly.RuntimeError("out of memory");
      throw new PortalError({ code: "too_large", path: "", expected: "memory enough", got: `a text of ${length} bytes` });
    }
    owned?.push(pointer);
    return pointer;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {number[]} [owned]
   * @returns {[pointer: number, length: number]}
   */
  #write(bytes, owned) {
    const pointer = this.#allocate(bytes.length || 1, owned);
    new Uint8Array(this.#exports.memory.buffer).set(bytes, pointer);
    return [pointer, bytes.length];
  }

  /**
   * @param {number} pointer
   * @param {number} length
   */
  #read(pointer, length) {
    const start = pointer >>> 0;
    const end = start + (length >>> 0);
    if (end - start > SHORT) return decoder.decode(this.bytes(pointer, length));
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#exports.memory.buffer); // at first, and after memory has grown
    return readShort(this.#bytes, start, end) ?? decoder.decode(this.bytes(pointer, length));
  }

  /**
   * Hands a text over to the module, which owns it from then on.
   * @param {string} text
   * @param {number} outLength where its length goes
   */
  #give(text, outLength) {
    const [pointer, length] = this.#write(encoder.encode(text));
    new DataView(this.#exports.memory.buffer).setUint32(outLength >>> 0, length, true);
    return pointer;
  }
}
