// Encryption at rest: both ways open again, neither opens when changed.
import assert from "node:assert/strict";
import test from "node:test";
import { Sealer, poly1305 } from "../host/seal.js";

async function keys() {
  /** @param {string} name */
  const make = (name) => /** @type {Promise<CryptoKey>} */ (crypto.subtle.generateKey({ name, length: 256 }, false, ["encrypt", "decrypt"]));
  return { whole: await make("AES-GCM"), stream: await make("AES-CTR") };
}

/** @param {string} hex */
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** @param {Uint8Array} data */
const hex = (data) => Buffer.from(data).toString("hex");

test("the tag is Poly1305: RFC 8439, section 2.5.2 and appendix A.3, vectors 2, 3 and 7 to 11", () => {
  const ones = "ffffffffffffffffffffffffffffffff";
  const zeros = "00000000000000000000000000000000";
  const text = Buffer.from(
    'Any submission to the IETF intended by the Contributor for publication as all or part of an IETF Internet-Draft or RFC and any statement made within the context of an IETF activity is considered an "IETF Contribution". Such statements include oral statements in IETF sessions, as well as written and electronic communications made at any time or place, which are addressed to',
  );
  /** @type {[key: string, message: Uint8Array, tag: string][]} */
  const vectors = [
    ["85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b", Buffer.from("Cryptographic Forum Research Group"), "a8061dc1305136c6c22b8baf0c0127a9"],
    [zeros + "36e5f6b5c5e06070f0efca96227a863e", text, "36e5f6b5c5e06070f0efca96227a863e"],
    ["36e5f6b5c5e06070f0efca96227a863e" + zeros, text, "f3477e7cd95417af89a6b8794c310cf0"],
    ["02000000000000000000000000000000" + zeros, bytes(ones), "03000000000000000000000000000000"],
    ["02000000000000000000000000000000" + ones, bytes("02000000000000000000000000000000"), "03000000000000000000000000000000"],
    ["01000000000000000000000000000000" + zeros, bytes(ones + "f0ffffffffffffffffffffffffffffff" + "11000000000000000000000000000000"), "05000000000000000000000000000000"],
    ["01000000000000000000000000000000" + zeros, bytes(ones + "fbfefefefefefefefefefefefefefefe" + "01010101010101010101010101010101"), zeros],
    ["02000000000000000000000000000000" + zeros, bytes("fdffffffffffffffffffffffffffffff"), "faffffffffffffffffffffffffffffff"],
  ];
  for (const [key, message, tag] of vectors) assert.equal(hex(poly1305(message, bytes(key))), tag);
});

test("what is closed in either way opens again", async () => {
  const sealer = new Sealer(await keys());
  const value = { name: "Ёж 🦔", list: [1, null, "x".repeat(5000)] };
  assert.deepEqual(await sealer.open(await sealer.close(value)), value);
  await sealer.prepare();
  const sealed = sealer.closeNow(value);
  assert.ok(sealed?.tag);
  assert.deepEqual(await sealer.open(sealed), value);
});

test("pieces of one key stream follow one another and never serve twice", async () => {
  const sealer = new Sealer(await keys());
  await sealer.prepare();
  const values = Array.from({ length: 20 }, (_, index) => ({ index, text: "same" }));
  const sealed = values.map((value) => sealer.closeNow(value));
  assert.equal(new Set(sealed.map((each) => each && hex(each.iv))).size, 20);
  assert.deepEqual(await Promise.all(sealed.map((each) => each && sealer.open(each))), values);
});

test("nothing of the plain text stands in what is sealed", async () => {
  const sealer = new Sealer(await keys());
  await sealer.prepare();
  for (const sealed of [await sealer.close("СНИЛС 112-233-445"), sealer.closeNow("СНИЛС 112-233-445")]) {
    assert.ok(sealed && !Buffer.from(sealed.data).includes("112-233"));
  }
});

test("more than was made ahead cannot be closed at once, and can after it was closed the slow way", async () => {
  const sealer = new Sealer(await keys());
  const value = "x".repeat(200_000);
  await sealer.prepare();
  assert.equal(sealer.closeNow(value), undefined);
  await sealer.prepare();
  assert.notEqual(sealer.closeNow(value), undefined);
});

test("one changed bit, another key, another counter: it does not open", async () => {
  const sealer = new Sealer(await keys());
  const stranger = new Sealer(await keys());
  await sealer.prepare();
  for (const sealed of [await sealer.close({ a: 1 }), sealer.closeNow({ a: 1 })]) {
    assert.ok(sealed);
    const flip = (/** @type {Uint8Array} */ data) => Uint8Array.from(data, (byte, index) => (index === 3 ? byte ^ 1 : byte));
    await assert.rejects(sealer.open({ ...sealed, data: flip(sealed.data) }));
    await assert.rejects(sealer.open({ ...sealed, iv: flip(sealed.iv) }));
    await assert.rejects(stranger.open(sealed));
  }
});
