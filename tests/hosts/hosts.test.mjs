// Widgets in hostile hosts: text stays readable and follows the size, and the form still works.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { launch, noBrowser } from "../../web/testing/page.mjs";
import { notBuilt } from "../support/gallery.mjs";
import { hosts, missing, serveHosts, textsOf } from "./hostile.mjs";

const skip = noBrowser || notBuilt || missing;
const PORTAL = "http://portal.test"; // bvi keeps its settings in cookies of a domain without a port
/** @type {Awaited<ReturnType<typeof serveHosts>>} */ let site;
/** @type {import("playwright-core").Browser} */ let browser;
before(async () => {
  if (skip) return;
  site = await serveHosts();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** One page of a host for all that is looked at in it. @param {number} index */
async function pageOf(index) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.route("**/*", (route) => answer(route));
  const { storage = {} } = hosts[index];
  await context.addInitScript((items) => Object.entries(items).forEach(([key, value]) => localStorage.setItem(key, value)), storage);
  return context.newPage();
}

/** What the server gives, by path: read once for all hosts. @type {Map<string, Promise<{ status: number, contentType: string, body: Buffer }>>} */
const files = new Map();

/** @param {import("playwright-core").Route} route */
async function answer(route) {
  const { origin, pathname, search } = new URL(route.request().url());
  if (origin !== PORTAL) return route.abort();
  const address = site.url + pathname + search;
  const ask = async () => {
    const response = await fetch(address);
    return { status: response.status, contentType: response.headers.get("content-type") ?? "text/plain", body: Buffer.from(await response.arrayBuffer()) };
  };
  if (!files.has(address)) files.set(address, ask());
  return route.fulfill(await files.get(address));
}

/** @param {import("playwright-core").Page} page @param {number} index @param {string} example */
async function visit(page, index, example) {
  await page.goto(`${PORTAL}/host/${index}?widget=form&example=${example}&lang=ru`);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-ready") || document.documentElement.dataset.failed);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.failed ?? ""), "");
  if (await page.evaluate(() => "openBvi" in globalThis)) {
    if (!(await page.evaluate(() => document.querySelector("[data-bvi-theme]") !== null))) await page.evaluate(() => /** @type {any} */ (globalThis).openBvi());
    await page.waitForFunction(() => document.querySelector("[data-bvi-theme]"));
  }
  if (await page.evaluate(() => document.querySelector("script[data-asw-lang]") !== null)) await enlargeBySienna(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))); // a host's own handlers have run
}

/** To 150 %, by its own buttons: what it keeps it applies before the widget has come. @param {import("playwright-core").Page} page */
async function enlargeBySienna(page) {
  await page.waitForSelector(".asw-menu-btn", { state: "attached" });
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector(".asw-menu-btn"))?.click());
  await page.waitForSelector(".asw-plus", { state: "attached" });
  await page.evaluate(() => Array.from({ length: 5 }, () => /** @type {HTMLElement | null} */ (document.querySelector(".asw-plus"))?.click()));
  await page.waitForSelector(".pw-root [data-asw-org-font-size]");
  await page.evaluate(() => document.querySelectorAll(".asw-menu").forEach((menu) => menu.remove())); // its menu takes the focus
}

for (const [index, { name, size = 0, sized }] of hosts.entries())
  // [WCAG 1.4.3] [WCAG 1.4.4] [WCAG 2.1.1] [WCAG 2.5.5]
  test(`[R 54] [R 69] text of the form is 4.5:1 or more and as large as the host lets it be, and the form is filled in and refused by keyboard: ${name}`, { skip, timeout: 60_000 }, async () => {
    const page = await pageOf(index);
    await visit(page, index, index % 2 === 0 ? "refused" : "filled");
    const texts = await textsOf(page, sized);
    assert.ok(texts.length > 20, `${texts.length} texts`);
    assert.deepEqual(texts.filter(({ ratio }) => ratio < 4.5), []);
    assert.deepEqual(texts.filter((text) => (text.size ?? size) < size), []);
    assert.ok(texts.filter((text) => text.size !== undefined).length > 5);
    await visit(page, index, "empty");
    await page.focus('[id="pw-/applicant/lastName:control"]');
    await page.keyboard.type("Соколова");
    assert.equal(await page.inputValue('[id="pw-/applicant/lastName:control"]'), "Соколова");
    await page.focus('[id="pw-/needs/special:control"]');
    await page.keyboard.press("Space");
    await page.waitForSelector('[id="pw-/needs/details"]');
    await page.focus('[id="pw-submit:control"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('[id="pw-errors"]');
    assert.equal(await page.inputValue('[id="pw-/applicant/lastName:control"]'), "Соколова");
    const button = await page.locator('[id="pw-submit:control"]').boundingBox();
    assert.ok(button && button.height >= 43.5, `the button is ${button?.height} px high`);
    await page.context().close();
  });

// [WCAG 1.4.4]
test("[R 54] [R 69] what a person picks in bvi while the form is open, it follows at once, and what is typed stays", { skip, timeout: 60_000 }, async () => {
  const page = await pageOf(0);
  await visit(page, 0, "empty");
  await page.fill('[id="pw-/applicant/lastName:control"]', "Соколова");
  const least = async () => Math.min(...(await textsOf(page)).map((text) => text.size ?? 0));
  const sizes = [await least()];
  for (let press = 0; press < 3; ++press) {
    await page.locator(".bvi-fontSize-plus").first().click();
    sizes.push(await least());
  }
  assert.deepEqual(sizes, [30, 31, 32, 33]);
  for (const theme of ["black", "blue", "brown", "green", "white"]) {
    await page.locator(`.bvi-theme-${theme}`).first().click();
    await page.waitForSelector(`[data-bvi-theme=${theme}]`);
    assert.deepEqual((await textsOf(page)).filter(({ ratio }) => ratio < 4.5), [], theme);
  }
  assert.equal(await page.inputValue('[id="pw-/applicant/lastName:control"]'), "Соколова");
  await page.context().close();
});
