// Files to a backend that answers as the contract says, without a network.
import assert from "node:assert/strict";
import test, { afterEach, beforeEach } from "node:test";
import { serverFiles } from "../host/server_files.js";

const { signal } = new AbortController();
/** @type {string[]} */
let asked;
const fetchOfNode = globalThis.fetch;

beforeEach(() => {
  asked = [];
  globalThis.fetch = /** @type {typeof fetch} */ (
    async (address, init) => {
      const body = init?.body instanceof Blob ? await init.body.text() : init?.body ?? "";
      asked.push(`${init?.method ?? "GET"} ${address} ${body}`);
      return new Response(JSON.stringify({ file: "f1", offset: 4, done: false }));
    }
  );
});
afterEach(() => void (globalThis.fetch = fetchOfNode));

const upload = serverFiles("/api")["file.upload"];
const file = { blob: new Blob(["%PDF-1.7"]), name: "а.pdf", size: 8, type: "application/pdf" };

test("a file is announced, then its first piece goes", async () => {
  assert.deepEqual(await upload(file, signal, () => {}), { file: "f1", offset: 4, done: false });
  assert.deepEqual(asked, ['POST /api/files {"name":"а.pdf","size":8,"type":"application/pdf"}', "PUT /api/files/f1/4 -1.7"]);
});

test("a piece in a row goes at once, after a break the backend is asked how much it has", async () => {
  await upload({ ...file, file: "f1", offset: 2 }, signal, () => {});
  await upload({ ...file, file: "f1" }, signal, () => {});
  assert.deepEqual(asked, ["PUT /api/files/f1/2 DF-1.7", "GET /api/files/f1 ", "PUT /api/files/f1/4 -1.7"]);
});

test("a file that the page has no more is asked for again", async () => {
  await assert.rejects(upload({ ...file, blob: undefined }, signal, () => {}), (/** @type {any} */ { problem }) => problem.type === "about:file-gone");
  assert.deepEqual(asked, []);
});

test("a name that came with a draft leads nowhere but to its file", async () => {
  await upload({ ...file, file: "../drafts/f?x#y", offset: 2 }, signal, () => {});
  await serverFiles("/api")["file.drop"]({ file: "../drafts/f" }, signal, () => {});
  assert.deepEqual(asked, ["PUT /api/files/..%2Fdrafts%2Ff%3Fx%23y/2 DF-1.7", "DELETE /api/files/..%2Fdrafts%2Ff "]);
});
