// Encryption at rest with keys that never leave the browser's key store: AES-GCM, and a second way for a page's last moment.
//
// WebCrypto answers only later, and a page that is being left has no later. So a piece of AES-CTR key stream is made ahead;
// closing now is then an exclusive or and a one-time Poly1305 tag (RFC 8439, 2.5) keyed from the same stream. No piece serves twice.

const AHEAD = 8192; // bytes of key stream to have at hand beyond twice what was sealed last
const TAG_KEY = 32;
const BLOCK = 16;
const PRIME = (1n << 130n) - 5n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ whole: CryptoKey, stream: CryptoKey }} Keys AES-GCM and AES-CTR */
/** @typedef {{ iv: Bytes, data: Bytes, tag?: Bytes }} Sealed with a tag of its own: closed by key stream, iv is the counter */

/**
 * @param {Uint8Array} bytes at most 16, the first is the lowest
 * @returns {bigint}
 */
function numberOf(bytes) {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/**
 * @param {Uint8Array} message
 * @param {Uint8Array} key 32 bytes, for this message only
 * @returns {Bytes}
 */
export function poly1305(message, key) {
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  const factor = numberOf(key.subarray(0, BLOCK)) & CLAMP;
  let sum = 0n;
  let at = 0;
  for (; at + BLOCK <= message.length; at += BLOCK) {
    const block = (1n << 128n) | (view.getBigUint64(at + 8, true) << 64n) | view.getBigUint64(at, true);
    sum = ((sum + block) * factor) % PRIME;
  }
  if (at < message.length) {
    const rest = message.subarray(at);
    sum = ((sum + ((1n << BigInt(8 * rest.length)) | numberOf(rest))) * factor) % PRIME;
  }
  sum += numberOf(key.subarray(BLOCK));
  return Uint8Array.from({ length: BLOCK }, (_, index) => Number((sum >> BigInt(8 * index)) & 255n));
}

/**
 * @param {Uint8Array} data
 * @param {Uint8Array} stream at least as long
 * @returns {Bytes}
 */
const mixed = (data, stream) => Uint8Array.from(data, (byte, index) => byte ^ stream[index]);

/** @param {unknown} value */
const bytesOf = (value) => new TextEncoder().encode(JSON.stringify(value));

export class Sealer {
  #keys;
  #lastLength = 0;
  /** Key stream not yet used, and the counter block of its first byte. @type {{ bytes: Bytes, counter: Bytes }} */
  #ahead = { bytes: new Uint8Array(), counter: new Uint8Array(BLOCK) };

  /** @param {Keys} keys */
  constructor(keys) {
    this.#keys = keys;
  }

  /**
   * @param {unknown} value
   * @returns {Promise<Sealed>}
   */
  async close(value) {
    const plain = bytesOf(value);
    this.#lastLength = plain.length;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#keys.whole, plain)) };
  }

  /** Makes key stream ahead, where there is not enough for what may come. */
  async prepare() {
    const wanted = TAG_KEY + AHEAD + 2 * this.#lastLength;
    if (this.#ahead.bytes.length >= wanted) return;
    const counter = new Uint8Array(BLOCK);
    crypto.getRandomValues(counter.subarray(0, 8));
    this.#ahead = { bytes: await this.#stream(counter, 2 * wanted), counter };
  }

  /**
   * Within this very call; undefined where too little was made ahead.
   * @param {unknown} value
   * @returns {Sealed | undefined}
   */
  closeNow(value) {
    const plain = bytesOf(value);
    this.#lastLength = plain.length;
    const { bytes, counter } = this.#ahead;
    const blocks = Math.ceil((plain.length + TAG_KEY) / BLOCK);
    if (bytes.length < blocks * BLOCK) return undefined;
    const next = counter.slice();
    const view = new DataView(next.buffer);
    view.setBigUint64(8, view.getBigUint64(8) + BigInt(blocks));
    this.#ahead = { bytes: bytes.slice(blocks * BLOCK), counter: next };
    const data = mixed(plain, bytes.subarray(TAG_KEY));
    return { iv: counter, data, tag: poly1305(data, bytes.subarray(0, TAG_KEY)) };
  }

  /**
   * @param {Sealed} sealed
   * @returns {Promise<unknown>} rejects what was not sealed with these keys, or was changed
   */
  async open({ iv, data, tag }) {
    const plain = tag
      ? await this.#openStream(iv, data, tag)
      : await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.#keys.whole, data);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  /**
   * @param {Bytes} counter
   * @param {Bytes} data
   * @param {Bytes} tag
   */
  async #openStream(counter, data, tag) {
    const stream = await this.#stream(counter, TAG_KEY + data.length);
    if (String(poly1305(data, stream.subarray(0, TAG_KEY))) !== String(tag)) throw new Error("The tag does not fit");
    return mixed(data, stream.subarray(TAG_KEY));
  }

  /**
   * @param {Bytes} counter
   * @param {number} length
   * @returns {Promise<Bytes>}
   */
  async #stream(counter, length) {
    return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CTR", counter, length: 64 }, this.#keys.stream, new Uint8Array(length)));
  }
}
