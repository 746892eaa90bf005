// One bounded sample in a second engine: the main story in Debian's Firefox, driven over WebDriver BiDi.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test, { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { data, known, missing, pageOf } from "./person.mjs";
import { skip, startPortal } from "./portal.mjs";

const FIREFOX = process.env.PORTAL_FIREFOX ?? "/usr/bin/firefox-esr";
const options = { skip: skip || (existsSync(FIREFOX) ? false : `no browser at ${FIREFOX} (PORTAL_FIREFOX)`), timeout: 120_000 };

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
/** @type {import("puppeteer-core").Browser} */ let browser;
before(async () => {
  if (options.skip) return;
  portal = await startPortal();
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: { "intl.accept_languages": "ru" } });
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

/** @typedef {import("puppeteer-core").Page} Page */

/** By the id of a node: its control. @param {Page} page @param {string} id */
const controlOf = async (page, id) => {
  const found = await page.waitForSelector(`::-p-xpath(//*[@id="pw-${id}:control"])`);
  assert.ok(found, id);
  return found;
};

/** @param {Page} page @param {string} id */
const press = async (page, id) => (await controlOf(page, id)).click();

/** Presses "next" until this page is open. @param {Page} page @param {number} wanted */
async function turnTo(page, wanted) {
  const isOpen = (/** @type {number} */ number) => page.evaluate((id) => document.getElementById(id) !== null, `pw-page-${number}`);
  for (let at = 1; !(await isOpen(wanted)); ++at) {
    if (!(await isOpen(at))) continue;
    await press(page, "next");
    await page.waitForFunction((id) => document.getElementById(id) === null, {}, `pw-page-${at}`);
  }
}

/** @param {Page} page @param {Record<string, string>} answers */
async function answer(page, answers) {
  for (const [field, value] of Object.entries(answers)) {
    await turnTo(page, pageOf(field));
    const control = await page.$(`::-p-xpath(//*[@id="pw-${field}:control"])`);
    if (!control) {
      await (await page.$(`::-p-xpath(//*[@id="pw-${field}"]//input[@value="${value}"])`))?.click();
    } else if (await control.evaluate((element) => element.localName === "select")) {
      await control.select(value);
    } else {
      await control.click({ count: 3 });
      await control.type(value);
    }
  }
}

/** @param {Page} page @param {string[]} fields @returns {Promise<Record<string, string>>} */
const shown = (page, fields) =>
  page.evaluate((names) => {
    const kept = /** @type {any} */ (document.querySelector("portal-form")).snapshot().state.widget.content;
    /** @param {string} name */
    const show = (name) => {
      const control = /** @type {HTMLInputElement | null} */ (document.getElementById(`pw-${name}:control`));
      if (!control && !document.getElementById(`pw-${name}`)) return kept[name]?.typed ?? "";
      return control ? control.value : (/** @type {HTMLInputElement | null} */ (document.querySelector(`[id="pw-${name}"] input:checked`))?.value ?? "");
    };
    return Object.fromEntries(names.map((name) => [name, show(name)]));
  }, fields);

test("[R 61] [R 65] [R 20] the main story in Firefox: filled from the profile, answered, reloaded half-way, refused, sent once", options, async () => {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("pageerror", (error) => void complaints.push(String(error)));
  await page.goto(`${portal.url}/kindergarten`);
  await page.waitForSelector("portal-form > form[data-live]");

  await press(page, "autofill-start");
  await press(page, "autofill-apply");
  await controlOf(page, "autofill-undo");
  assert.deepEqual(await shown(page, Object.keys(known)), known);

  const [first, ...rest] = Object.entries(missing);
  await answer(page, Object.fromEntries([first]));
  await page.reload();
  await page.waitForSelector(`::-p-xpath(//*[@id="pw-draft-restored"])`);
  assert.deepEqual(await shown(page, [...Object.keys(known), first[0]]), { ...known, [first[0]]: first[1] });

  await press(page, "next");
  await page.waitForFunction(() => document.activeElement?.id === "pw-errors");
  await answer(page, Object.fromEntries(rest));
  assert.deepEqual(await shown(page, Object.keys(missing)), missing);
  await turnTo(page, pageOf("/contacts"));
  await press(page, "next");
  await press(page, "submit");
  const term = await page.waitForSelector(`::-p-xpath(//*[@id="pw-receipt-number"]//dd)`);
  const number = await term?.evaluate((element) => element.textContent);
  assert.match(number ?? "", /^\d{4}-\d{6,}-\d$/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "pw-receipt:title");
  assert.deepEqual(complaints, []);

  const { applications } = await (await fetch(`${portal.url}/api/applications`)).json();
  assert.equal(applications.length, 1);
  assert.deepEqual((await (await fetch(`${portal.url}/api/applications/${number}`)).json()).data, data);

  const seconds = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("deferred")).length);
  assert.equal(await seconds(), 0, "an ordinary application needs the module's first part alone");
  await page.reload();
  await page.waitForSelector("portal-form > form[data-live]");
  await answer(page, { "/applicant/lastName": "Cоколова" }); // a Latin letter
  await (await controlOf(page, "/applicant/firstName")).focus();
  await controlOf(page, "keep/applicant/lastName");
  assert.equal(await seconds(), 1, "what is rare comes with the second");
});
