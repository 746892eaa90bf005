// A browser and a tiny server for tests: the page has the policy that a strict portal has.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { modules } from "./built.mjs";

/** @typedef {import("./harness.js").Bench} Bench */

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; style-src 'self'";

const types = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" });

/** @param {string} inside of the host element */
const pageHtml = (inside) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Проверка</title><link rel="stylesheet" href="/web/portal.css"></head>
<body><main id="host">${inside}</main><script type="module" src="/web/testing/harness.js"></script></body></html>`;

/**
 * @param {() => string} inside HTML of the host element, asked at each load
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve(inside) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    response.setHeader("Content-Security-Policy", POLICY);
    if (path === "/") return void response.setHeader("Content-Type", "text/html").end(pageHtml(inside()));
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const file = path.startsWith("/modules/") ? fileURLToPath(new URL(path.slice("/modules/".length), modules)) : join(root, path);
    if (!/^\/(?:web|modules)\//.test(path) || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader("Content-Type", types[file.slice(file.lastIndexOf("."))] ?? "application/octet-stream");
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ url: `http://127.0.0.1:${address.port}/`, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

const CHROMIUM = process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium";

/** Why browser tests cannot run here; false where they can. @returns {string | false} */
export const noBrowser = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM} (PORTAL_CHROMIUM)`;

/** WebGL without a card, by the processor. */
export const SOFTWARE_GL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

/** @param {string[]} [flags] */
export const launch = (flags = ["--disable-gpu"]) =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", ...flags, "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** A page with the harness, in a browser of its own test file. */
export class Stage {
  inside = "";
  /** @type {import("playwright-core").Browser} */ browser;
  /** @type {import("playwright-core").Page} */ page;
  /** @type {{ url: string, close: () => void }} */ server;
  /** @type {string[]} */ complaints = [];

  /** @param {import("playwright-core").Browser} browser @param {{ url: string, close: () => void }} server @param {import("playwright-core").Page} page */
  constructor(browser, server, page) {
    this.browser = browser;
    this.server = server;
    this.page = page;
    page.on("console", (message) => message.type() === "error" && this.complaints.push(message.text()));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** @param {import("playwright-core").BrowserContextOptions} [options] @param {string[]} [flags] of the browser, instead of those without graphics */
  static async open(options = {}, flags = ["--disable-gpu"]) {
    /** @type {{ stage?: Stage }} */
    const later = {};
    const server = await serve(() => later.stage?.inside ?? "");
    const browser = await launch(flags);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    later.stage = new Stage(browser, server, page);
    return later.stage;
  }

  /** A new page. @param {string} [inside] HTML of the host */
  async load(inside = "") {
    this.inside = inside;
    this.complaints.length = 0;
    await this.page.goto(this.server.url);
    await this.until(() => "bench" in globalThis);
  }

  /**
   * Runs in the page.
   * @template A, R
   * @param {(bench: Bench, argument: A) => R} act
   * @param {A} argument
   * @returns {Promise<Awaited<R>>}
   */
  async run(act, argument = /** @type {A} */ (undefined)) {
    // @ts-ignore the driver's R is the page's
    return this.page.evaluate(`(${act})(globalThis.bench, ${JSON.stringify(argument) ?? "undefined"})`);
  }

  /**
   * Waits until `done` is true in the page. (The driver's own waiting needs eval, which the policy forbids.)
   * @template [A=undefined]
   * @param {(bench: Bench, argument: A) => boolean} done
   * @param {A} [argument]
   */
  async until(done, argument) {
    for (let turn = 0; turn < 500; ++turn) {
      if (await this.run(done, /** @type {A} */ (argument))) return;
      await this.page.waitForTimeout(20);
    }
    throw new Error(`never came: ${done}`);
  }

  /** What was sent since the last time. @returns {Promise<import("../dom.js").Sent[]>} */
  sent() {
    return this.run((bench) => bench.sent.splice(0));
  }

  async close() {
    await this.browser.close();
    this.server.close();
  }
}

/** The newest built surface_parity (sdk/surface/html). @returns {string | undefined} */
function parityTool() {
  const builds = process.env.PORTAL_BUILD_DIR ? [process.env.PORTAL_BUILD_DIR] : existsSync(join(root, "build")) ? readdirSync(join(root, "build")).map((name) => join(root, "build", name)) : [];
  return builds
    .map((build) => join(build, "sdk/surface/html/surface_parity"))
    .filter((file) => existsSync(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** Why the HTML surface cannot be asked here; false where it can. @returns {string | false} */
export const noHtmlSurface = parityTool() ? false : "surface_parity is not built (PORTAL_BUILD_DIR)";

/** What the HTML surface writes for an update. @param {unknown} update @param {string[]} options prefix, lang, action */
export const toHtml = (update, ...options) =>
  execFileSync(/** @type {string} */ (parityTool()), options, { input: JSON.stringify(update), encoding: "utf8" });
