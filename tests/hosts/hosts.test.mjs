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

/** @param {number} index @param {string} example */
async function visit(index, example) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== PORTAL) return route.abort();
    const response = await fetch(site.url + url.pathname + url.search);
    await route.fulfill({ status: response.status, contentType: response.headers.get("content-type") ?? "text/plain", body: Buffer.from(await response.arrayBuffer()) });
  });
  const { storage = {} } = hosts[index];
  await context.addInitScript((items) => Object.entries(items).forEach(([key, value]) => localStorage.setItem(key, value)), storage);
  const page = await context.newPage();
  await page.goto(`${PORTAL}/host/${index}?widget=form&example=${example}&lang=ru`);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-ready") || document.documentElement.dataset.failed);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.failed ?? ""), "");
  if (await page.evaluate(() => "openBvi" in globalThis)) {
    await page.evaluate(() => /** @type {any} */ (globalThis).openBvi());
    await page.waitForFunction(() => document.querySelector("[data-bvi-theme]"));
  }
  await page.waitForTimeout(300); // for what a host does when all is loaded
  return page;
}

for (const [index, { name, size = 0 }] of hosts.entries()) {
  // [WCAG 1.4.3] [WCAG 1.4.4]
  test(`[R 54] [R 69] text of the form is 4.5:1 or more and as large as the host wants it: ${name}`, { skip, timeout: 60_000 }, async () => {
    for (const example of ["refused", "filled"]) {
      const page = await visit(index, example);
      const texts = await textsOf(page);
      assert.ok(texts.length > 20, `${texts.length} texts`);
      assert.deepEqual(texts.filter(({ ratio }) => ratio < 4.5), []);
      assert.deepEqual(texts.filter((text) => text.size < size), []);
      await page.context().close();
    }
  });

  // [WCAG 2.1.1] [WCAG 2.5.5]
  test(`[R 54] [R 69] the form is filled in and refused by keyboard: ${name}`, { skip, timeout: 60_000 }, async () => {
    const page = await visit(index, "empty");
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
}
