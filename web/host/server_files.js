// Files to the backend, piece by piece. A piece that was lost is sent again from where the backend stands.
import { ask, withBody } from "./ask.js";
import { HostProblem } from "./host.js";

const PIECE = 256 * 1024; // bytes: progress is seen, and a broken connection costs little

/** @typedef {{ file: string, offset: number, done: boolean }} Stored */
/** @typedef {{ blob?: Blob, name: string, size: number, type: string, file?: string, offset?: number }} Upload */

/**
 * @param {string} root of the API
 * @returns {Record<string, import("./host.js").Handler>}
 */
export function serverFiles(root) {
  // The name may come from a draft, and drafts from elsewhere: it must not lead to another address.
  const addressOf = (/** @type {string} */ file) => `${root}/files/${encodeURIComponent(file)}`;
  /** @param {Upload} upload @param {AbortSignal} signal @returns {Promise<Stored>} what the backend has of it */
  async function begun({ name, size, type, file, offset }, signal) {
    if (file && offset !== undefined) return { file, offset, done: false };
    if (file) return (await ask(addressOf(file), { signal })).value;
    return (await ask(`${root}/files`, withBody("POST", { name, size, type }, {}, signal))).value;
  }
  return {
    "file.upload": async (/** @type {Upload} */ upload, signal) => {
      const { blob } = upload;
      // After a reload the browser gives no file back: only the person can.
      if (!blob) throw new HostProblem({ type: "about:file-gone", title: "The file has to be chosen again" });
      const stored = await begun(upload, signal);
      if (stored.done) return stored;
      const body = blob.slice(stored.offset, stored.offset + PIECE);
      const headers = { "Content-Type": "application/octet-stream" };
      return (await ask(`${addressOf(stored.file)}/${Number(stored.offset)}`, { method: "PUT", body, headers, signal })).value;
    },
    "file.drop": async ({ file }, signal) => {
      await ask(addressOf(file), { method: "DELETE", signal });
      return {};
    },
  };
}
