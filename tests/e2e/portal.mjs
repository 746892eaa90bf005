// What every story of this room begins with: a fresh demo portal, a browser, and pages that report what a strict portal forbids.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { launch, noBrowser, SOFTWARE_GL } from "../../web/testing/page.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = resolve(root, process.env.PORTAL_DEMO ?? "build/native/examples/portal/backend/portal_demo");
const dist = resolve(root, process.env.PORTAL_DIST ?? "dist");

/** @returns {string | false} */
function whatIsMissing() {
  if (!existsSync(program)) return `no demo portal at ${program} (PORTAL_DEMO)`;
  if (!existsSync(join(dist, "portal.js"))) return `no built package at ${dist} (PORTAL_DIST)`;
  return noBrowser;
}

/** Why the stories cannot be played here; false where they can. */
export const skip = whatIsMissing();

/** Every test of this room: long enough for a slow machine, short enough that nothing hangs. */
export const options = { skip, timeout: 60_000 };

/**
 * The demo portal on a free port, with an empty database.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPortal() {
  const data = mkdtempSync(join(tmpdir(), "portal-e2e-"));
  const child = spawn(program, ["--port", "0", "--data", data, "--dist", dist, "--content", join(root, "examples/portal/content")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise((done, fail) => {
    lines.once("line", (line) => done(/http:\S+/.exec(line)?.[0].replace(/\/$/, "")));
    child.once("exit", (code) => fail(new Error(`the demo portal ended at once with ${code}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, stop };
}

/**
 * The same portal behind a proxy that changes what comes back, until the test ends.
 * @param {import("node:test").TestContext} context
 * @param {string} url
 * @param {(path: string, headers: import("node:http").IncomingHttpHeaders, method: string) => number | void} change may change the
 *   headers; a status it returns is answered instead, when the portal has done its part
 * @param {Record<string, string>} [pages] HTML of its own, by path, under the portal's policy
 * @returns {Promise<string>} its address
 */
export function startProxy(context, url, change, pages = {}) {
  const target = new URL(url);
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ""];
    // The portal takes only its own name, and pages of its own origin: for a browser that is the proxy.
    const headers = { ...request.headers, host: target.host };
    const onward = ask({ port: target.port, host: target.hostname, path: page ? "/" : request.url, method: request.method, headers }, (answer) => {
      const status = change(request.url ?? "/", answer.headers, request.method ?? "GET");
      if (page) {
        answer.resume();
        const policy = String(answer.headers["content-security-policy"]);
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy }).end(page);
      } else if (status) {
        answer.resume();
        response.writeHead(status).end();
      } else {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }
    });
    onward.on("error", () => response.writeHead(502).end());
    request.pipe(onward);
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      context.after(() => {
        server.closeAllConnections();
        server.close();
      });
      done(`http://127.0.0.1:${port}`);
    });
  });
}

/** What a visit has shown: see `visit()`. */
export class Visit {
  /** @type {string[]} every address asked for */ addresses = [];
  /** @type {string[]} errors in the console or thrown */ complaints = [];

  /** @param {Page} page @param {string} url */
  constructor(page, url) {
    this.page = page;
    this.url = url;
    page.on("request", (request) => this.addresses.push(request.url()));
    page.on("console", (message) => message.type() === "error" && this.complaints.push(message.text()));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** Opens a page of the portal. @param {string} path */
  async open(path) {
    await this.page.goto(this.url + path);
  }

  /** Opens a page with a form, and waits until the form is live. @param {string} [path] */
  async openForm(path = "/kindergarten") {
    await this.open(path);
    await this.live();
  }

  /** The form answers by itself, and its drafts were looked at. */
  async live() {
    await this.page.locator("portal-form > form[data-live]").waitFor();
  }

  reload() {
    return this.page.reload().then(() => this.live());
  }

  /** Waits until `done` gives something in the page, looked at before each frame. The driver's own waiting needs eval, which the policy forbids.
   * @template A, R
   * @param {(argument: A) => R} done
   * @param {A} [argument]
   * @returns {Promise<NonNullable<R>>}
   */
  until(done, argument) {
    const given = JSON.stringify(argument) ?? "undefined";
    return this.page.evaluate(`new Promise((resolve) => {
      const look = () => { const found = (${done})(${given}); found ? resolve(found) : setTimeout(look, 16); };
      look();
    })`);
  }

  /** What the portal has. @param {string} path @returns {Promise<any>} */
  async api(path) {
    return (await this.page.request.get(`${this.url}/api${path}`)).json();
  }

  /** Everything the policy has refused so far. @returns {Promise<string[]>} */
  violations() {
    return this.page.evaluate("globalThis.refusedByPolicy");
  }

  /** What screen readers were given to say since the page came. @returns {Promise<{ text: string, politeness: string }[]>} */
  announced() {
    return this.page.evaluate("globalThis.announced");
  }
}

// Runs before any script of a page.
const watch = `{
  globalThis.refusedByPolicy = [];
  globalThis.announced = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    refusedByPolicy.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber));
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const region = target instanceof Element && target.closest("[aria-live]");
      if (region) for (const node of addedNodes) announced.push({ text: node.textContent, politeness: region.getAttribute("aria-live") });
    }
  }).observe(document, { childList: true, subtree: true });
}`;

/** @type {Browser | undefined} */
let browser;
/** @type {string[] | undefined} */
let flags;

/** From the next browser on, WebGL works in it. */
export const withGraphics = () => void (flags = SOFTWARE_GL);

/**
 * A person's browser: fresh storage, Russian unless told.
 * @param {string} url of the portal
 * @param {import("playwright-core").BrowserContextOptions} [wanted]
 * @param {import("playwright-core").BrowserContext} [same] another tab of the same browser
 */
export async function visit(url, wanted = {}, same = undefined) {
  if (same) return new Visit(await same.newPage(), url);
  browser ??= await launch(flags);
  const context = await browser.newContext({ locale: "ru-RU", timezoneId: "Asia/Krasnoyarsk", viewport: { width: 1280, height: 900 }, ...wanted });
  context.setDefaultTimeout(20_000);
  if (wanted.javaScriptEnabled !== false) await context.addInitScript(watch);
  return new Visit(await context.newPage(), url);
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}
