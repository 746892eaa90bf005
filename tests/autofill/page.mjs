// A page with the built package, a form of one of apps/ and a host that knows one person.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { launch, noBrowser } from "../../web/testing/page.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
export const profile = readFileSync(join(root, "widgets/autofill/examples/profile.json"), "utf8");

/** Why these tests cannot run here; false where they can. @returns {string | false} */
export const notReady = noBrowser || (existsSync(join(root, "dist/autofill.wasm")) ? false : "dist/autofill.wasm is not built (make dist)");

const TYPES = /** @type {Record<string, string>} */ ({ js: "text/javascript", wasm: "application/wasm", css: "text/css", json: "application/json" });

/** A page's own code: it says what it knows of the values as globalThis.known(). @param {string} app */
async function bundle(app) {
  const source = `import { setHost } from "/dist/portal.js"; import { mount } from ${JSON.stringify(`./${app}.js`)};
    globalThis.known = mount(document.querySelector("#place"));
    globalThis.asked = [];
    setHost({ can: ["profile"], requests: { "profile.load": async ({ facts }) => { asked.push(...facts); return ${profile}; } } });
    document.body.prepend(Object.assign(document.createElement("portal-autofill"), { lang: "ru" }));
    document.querySelector("portal-autofill").setAttribute("for", "host-form");
    import("/dist/portal.js").then(({ defineAll }) => defineAll());`;
  const { outputFiles } = await build({ stdin: { contents: source, resolveDir: join(here, "apps"), loader: "js" }, bundle: true, write: false, format: "esm", target: "es2022", external: ["/dist/portal.js"], define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" }, logLevel: "error" });
  return outputFiles[0].text;
}

// A page of the test's own: its elements stand in its HTML.
const ALONE = `import { setHost } from "/dist/portal.js";
  globalThis.asked = [];
  setHost({ can: ["profile"], requests: { "profile.load": async ({ facts }) => { asked.push(...facts); return ${profile}; } } });`;

/** @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void} Answer */

/**
 * The page on a port of its own, under every path that is not the package's.
 * @param {string} app of apps/, or ""
 * @param {string | (() => string)} html of the page's body, asked at each load
 * @param {Answer} [api] answers what is below /api/
 */
export async function serve(app, html, api) {
  const code = app ? await bundle(app) : ALONE;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/app.js") return void response.setHeader("Content-Type", "text/javascript; charset=utf-8").end(code);
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    if (path.startsWith("/api/")) return void (api ? api(request, response) : response.writeHead(404).end());
    const body = typeof html === "string" ? html : html();
    if (!path.startsWith("/dist/")) return void response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html><html lang="ru"><meta charset="utf-8"><title>Форма</title><body>${body}<script type="module" src="/app.js"></script></body></html>`);
    const file = join(root, path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader("Content-Type", TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream").end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, port, stop: () => { server.closeAllConnections(); server.close(); } };
}

/** @param {string} app of apps/, or "" @param {string | (() => string)} [html] of the page's body @param {Answer} [api] */
export async function open(app, html = '<main id="place"></main>', api = undefined) {
  const { url, port, stop } = await serve(app, html, api);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${url}/`);
  return { page, url, port, close: async () => { await browser.close(); stop(); } };
}
