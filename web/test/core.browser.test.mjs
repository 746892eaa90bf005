// The public entry and the real core in Chromium, under the policy of a strict portal: what one page loads, and what it keeps.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import test, { after, before } from "node:test";
import { kindergarten, modules, notBuilt, strings } from "../testing/built.mjs";
import { POLICY, launch, noBrowser } from "../testing/page.mjs";

const web = new URL("../", import.meta.url);
const skip = noBrowser || notBuilt;
let wasmType = "application/wasm";

/** @type {[prefix: string, folder: URL, type: () => string][]} as a built package lies: all beside the entry */
const routes = [
  ["/dist/strings/form/", strings, () => "application/json"],
  ["/dist/strings/all/", strings, () => "application/json"],
  ["/dist/form.wasm", modules, () => wasmType],
  ["/dist/all.wasm", modules, () => wasmType],
  ["/dist/portal.css", web, () => "text/css"],
  ["/dist/", web, () => "text/javascript"],
];

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  response.setHeader("Content-Security-Policy", POLICY);
  if (pathname === "/" || pathname === "/two") {
    const more = pathname === "/two" ? "<portal-unknown>second</portal-unknown>" : "";
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return void response.end(`<!doctype html><html lang="ru"><title>x</title><body><portal-form src="/definition.json">Подождите</portal-form>${more}
      <script type="module" src="/dist/index.js"></script>`);
  }
  if (pathname === "/favicon.ico") return void response.writeHead(204).end();
  if (pathname === "/definition.json") return void response.setHeader("Content-Type", "application/json").end(await readFile(kindergarten));
  const route = routes.find(([prefix]) => pathname.startsWith(prefix));
  if (!route) return void response.writeHead(404).end();
  const [prefix, folder, type] = route;
  const name = prefix.endsWith("/") ? pathname.slice(prefix.length) : prefix.slice("/dist/".length);
  const content = await readFile(new URL(name, folder)).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { "Content-Type": type() }).end(content);
});

/** @type {import("playwright-core").Browser} */ let browser;
/** @type {import("playwright-core").Page} */ let page;
let url = "";
/** @type {string[]} */ const loaded = [];
/** @type {string[]} */ const complaints = [];

before(async () => {
  if (skip) return;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  browser = await launch();
  page = await (await browser.newContext()).newPage();
  page.on("request", (request) => loaded.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** @param {string} path */
async function open(path) {
  loaded.length = complaints.length = 0;
  await page.goto(url + path);
  await page.locator("portal-form > form.pw-root").waitFor({ timeout: 20_000 });
}

/** @param {string} suffix */
const wasLoaded = (suffix) => loaded.some((address) => address.endsWith(suffix));
const field = () => page.getByRole("textbox").first();

const draftIsBack = () =>
  page.waitForFunction(() => /** @type {HTMLInputElement | null} */ (document.querySelector("portal-form input[type=text]"))?.value === "Соколова");

test("a page with one widget loads that widget's module only, nothing from elsewhere, and nothing is refused", { skip }, async () => {
  await open("/");
  assert.deepEqual([wasLoaded("/form.wasm"), wasLoaded("/all.wasm"), wasLoaded("/server_drafts.js")], [true, false, false]);
  assert.deepEqual(loaded.filter((address) => !address.startsWith(url)), []);
  assert.deepEqual(complaints, []);
  assert.equal(await page.getByText("Подождите").count(), 0);
});

test("an element that has no module of its own is looked for in the module of all; one that it does not hold keeps its fallback", { skip }, async () => {
  await open("/two");
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/all.wasm")));
  assert.deepEqual([wasLoaded("/form.wasm"), wasLoaded("/unknown.wasm"), wasLoaded("/all.wasm")], [true, true, true]);
  assert.equal(await page.locator("portal-unknown").textContent(), "second");
});

test("a server that does not know the type of modules serves them all the same", { skip }, async () => {
  wasmType = "application/octet-stream";
  await open("/");
  wasmType = "application/wasm";
  assert.deepEqual(complaints, []);
});

test("what was typed last comes back after a reload", { skip }, async () => {
  await open("/");
  await field().fill("");
  await field().pressSequentially("Соколова");
  await page.reload();
  await draftIsBack();
  assert.deepEqual(complaints, []);
});

test("the language changes in place and keeps what was typed", { skip }, async () => {
  await open("/");
  await draftIsBack();
  await field().fill("Мирная");
  const heading = await page.locator("portal-form h2").first().textContent();
  await page.evaluate('document.documentElement.lang = "en"');
  await page.waitForFunction((before) => document.querySelector("portal-form h2")?.textContent !== before, heading);
  assert.equal(await field().inputValue(), "Мирная");
  assert.deepEqual(complaints, []);
});
