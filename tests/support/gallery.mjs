// The gallery on a port of its own: the built package, contracts, and examples/gallery, under the policy of a strict portal.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { POLICY } from "../../web/testing/page.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = resolve(root, process.env.PORTAL_DIST ?? "dist");
const types = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" });

/** @typedef {{ name: string, doc: string }} Example */
/** @typedef {{ name: string, examples: Example[] }} Contract */

/** What every widget can be seen in; a new widget or example is here by existing. @returns {Contract[]} */
export function contracts() {
  return readdirSync(join(root, "widgets"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, "widgets", entry.name, `${entry.name}.json`)))
    .map((entry) => JSON.parse(readFileSync(join(root, "widgets", entry.name, `${entry.name}.json`), "utf8")))
    .filter(({ name }) => existsSync(join(dist, `${name}.wasm`)));
}

/** Why there is nothing to show; false where there is. @type {string | false} */
export const notBuilt = existsSync(join(dist, "portal.js")) ? false : `no built package at ${dist} (PORTAL_DIST)`;

/** @param {string} path @returns {string} a file; "" for what is not served */
function fileFor(path) {
  const [, first, ...rest] = normalize(path).split("/");
  const place = { dist, widgets: join(root, "widgets"), gallery: join(root, "examples/gallery"), modules: join(root, "node_modules") }[first];
  const file = place ? join(place, ...rest) : "";
  return file && extname(file) in types && existsSync(file) ? file : "";
}

/**
 * @param {(path: string) => string | undefined} [page] HTML of the test's own, by path
 * @param {number} [port] a free one where it is 0
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serveGallery(page = () => undefined, port = 0) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const own = page(path);
    const file = own === undefined ? fileFor(path) : "";
    if (own === undefined && !file) return void response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    if (own === undefined) response.setHeader("Content-Security-Policy", POLICY);
    const type = own === undefined ? types[extname(file)] : "text/html";
    response.setHeader("Content-Type", type === types[".wasm"] ? type : `${type}; charset=utf-8`);
    response.end(own ?? readFileSync(file));
  });
  return new Promise((done) => {
    server.listen(port, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      done({ url: `http://127.0.0.1:${address.port}`, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

/** @param {string} widget @param {string} example @param {string} lang */
export const liveAddress = (widget, example, lang) => `/gallery/live.html?widget=${widget}&example=${example}&lang=${lang}`;
