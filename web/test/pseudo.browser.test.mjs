// A form in languages that nobody speaks: half as long again, it still fits a narrow phone; from right to left, it is its own mirror image.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import test, { after, before } from "node:test";
import { compileCatalogue, findRooms } from "../../tools/strings/catalogue.mjs";
import { pseudoMessage } from "../../tools/strings/pseudo.mjs";
import { fileURLToPath } from "node:url";
import { kindergarten, modules, notBuilt } from "../testing/built.mjs";
import { POLICY, launch, noBrowser } from "../testing/page.mjs";

const web = new URL("../", import.meta.url);
const skip = noBrowser || notBuilt;
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The form's texts in that language, where the page looks for its English ones. @param {string} locale */
function texts(locale) {
  const english = compileCatalogue(root, findRooms(root).filter((room) => !room.startsWith("widgets/") || room === "widgets/form")).locales.get("en") ?? {};
  return JSON.stringify({ locale: "en", messages: Object.fromEntries(Object.entries(english).map(([key, message]) => [key, pseudoMessage(locale, message)])) });
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const referrer = new URL(request.headers.referer ?? "http://localhost").searchParams;
  response.setHeader("Content-Security-Policy", POLICY);
  if (pathname === "/") {
    return void response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html><html lang="en" dir="${searchParams.get("dir")}"><title>x</title>
      <meta name="viewport" content="width=device-width"><body><portal-form src="/definition.json"></portal-form><script type="module" src="/dist/index.js"></script>`);
  }
  if (pathname === "/definition.json") return void response.setHeader("Content-Type", "application/json").end(await readFile(kindergarten));
  if (pathname.startsWith("/dist/strings/")) return void response.setHeader("Content-Type", "application/json").end(texts(referrer.get("locale") ?? "en-XA"));
  const name = pathname.replace("/dist/", "");
  const folder = name.endsWith(".wasm") ? modules : web;
  const content = await readFile(new URL(name, folder)).catch(() => undefined);
  const type = name.endsWith(".wasm") ? "application/wasm" : name.endsWith(".css") ? "text/css" : "text/javascript";
  response.writeHead(content ? 200 : 404, { "Content-Type": type }).end(content);
});

/** @type {import("playwright-core").Browser} */ let browser;
let url = "";
before(async () => {
  if (skip) return;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** @param {string} locale @param {"ltr" | "rtl"} dir @param {number} width */
async function open(locale, dir, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${url}/?locale=${locale}&dir=${dir}`, { referer: `${url}/?locale=${locale}` });
  await page.locator("portal-form > form.pw-root").waitFor({ timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

test("with texts half as long again nothing is wider than a phone of 320 pixels, and no text is cut off", { skip }, async () => {
  const page = await open("en-XA", "ltr", 320);
  const said = await page.locator("portal-form").innerText();
  if (process.env.PORTAL_LOOK) await page.screenshot({ path: `${process.env.PORTAL_LOOK}/pseudo.png`, fullPage: true });
  assert.ok(/\[.*[îšţé].* one/.test(said), `the texts are not those of the language asked for: ${said}`);
  const cut = await page.evaluate(() => [...document.querySelectorAll("portal-form *")].flatMap((element) => {
    const { overflowX, position } = getComputedStyle(element);
    const isHidden = position === "absolute" && element.clientWidth <= 1; // for screen readers alone
    return !isHidden && element.clientWidth > 0 && overflowX !== "visible" && !element.matches("input, select, textarea") && element.scrollWidth > element.clientWidth + 1 ? [`${element.localName} ${element.id} ${element.className}`] : [];
  }));
  assert.deepEqual(cut, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

test("from right to left every label, field and button stands where its mirror image would", { skip }, async () => {
  const places = async (/** @type {"ltr" | "rtl"} */ dir) => {
    const page = await open("ar-XB", dir, 600);
    return page.evaluate(() => [...document.querySelectorAll("portal-form :is(h1, h2, h3, label, legend, input, select, textarea, button, p)")].flatMap((element) => {
      const { left, right, top, width } = element.getBoundingClientRect();
      return width > 1 ? [{ name: `${element.localName} ${element.id}`, left: Math.round(left), right: Math.round(document.documentElement.clientWidth - right), top: Math.round(top) }] : [];
    }));
  };
  const [ltr, rtl] = [await places("ltr"), await places("rtl")];
  assert.ok(ltr.length > 10, String(ltr.length));
  const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= 1;
  assert.deepEqual(rtl.filter(({ left, right, top }, i) => !near(left, ltr[i].right) || !near(right, ltr[i].left) || !near(top, ltr[i].top)), []);
});
