// A person's consents in a browser: by keyboard, in two tabs, without a connection, to keep as a file; axe in every state. [R 41, 45, 46, 54, 58, 71, 73, 79]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, afterEach, beforeEach } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const windows = { desktop: { width: 1280, height: 1024 }, "400 %": { width: 320, height: 256 }, phone: { width: 390, height: 844 } };
const offers = "act/offers/all";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
// A portal of its own each: what it was told of a person, it tells the person's next browser.
beforeEach(async () => void (!skip && (portal = await startPortal())));
afterEach(() => portal?.stop());
after(closeBrowser);

/** @param {Visit} someone @param {string} id */
const part = ({ page }, id) => page.locator(`portal-consent [id$="-${id}"]`);
/** @param {Visit} someone @param {string} id */
const button = ({ page }, id) => page.locator(`portal-consent [id$="-${id}:control"]`);

/** A page of consents that is live and has read what the device keeps. @param {Parameters<typeof visit>[1]} [wanted] @param {import("playwright-core").BrowserContext} [same] */
async function open(wanted, same) {
  const someone = await visit(portal.url, wanted, same);
  await someone.open("/consents");
  await button(someone, offers).waitFor();
  return someone;
}

/** @param {Visit} someone @param {string} id @param {string} text */
const says = (someone, id, text) =>
  someone.until(({ id, text }) => [...document.querySelectorAll("portal-consent [id]")].some((node) => node.id.endsWith(`-${id}`) && node.textContent?.includes(text)), { id, text });

/** What a screen reader is given. @param {Visit} someone @param {string} text */
const heard = (someone, text) => someone.until((wanted) => /** @type {any} */ (globalThis).announced.some((/** @type {{ text: string }} */ one) => one.text === wanted), text);

test("before a person decides nothing is ticked, kept or sent; by keyboard one press gives, one withdraws, and the portal hears of both", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  assert.equal(await someone.page.locator("portal-consent :checked:not(option)").count(), 0);
  assert.deepEqual((await someone.api("/consents")).records, []);
  assert.equal(someone.addresses.filter((address) => address.endsWith("/api/consents")).length, 1, "asked once, nothing sent");

  await button(someone, offers).focus();
  await someone.page.keyboard.press("Enter");
  await says(someone, "state/offers/all", "Согласие дано");
  assert.equal(await someone.page.evaluate("document.activeElement.textContent"), "Отозвать согласие на предложения: все услуги", "focus stays where it was");
  await heard(someone, "Согласие на предложения дано: все услуги");
  await someone.page.keyboard.press("Space");
  await says(someone, "state/offers/all", "Согласие отозвано");
  await heard(someone, "Согласие на предложения отозвано: все услуги. Всё, что мы подобрали, удалено");
  await someone.until(() => !document.querySelector('portal-consent [id$="-outbox"]'));
  const { records } = await someone.api("/consents");
  assert.deepEqual(records.map((/** @type {any} */ { kind, events }) => [kind, events.map((/** @type {any} */ { state, method }) => `${state} ${method}`)]), [["proactive", ["given portal", "withdrawn portal"]]]);
  assert.deepEqual(await someone.violations(), []);
  assert.deepEqual(someone.complaints, []);
});

test("a withdrawal in one tab is seen at once in the other, and said there", { ...options, timeout: 120_000 }, async () => {
  const one = await open();
  const two = await open({}, one.page.context());
  await button(one, offers).click();
  await says(two, "state/offers/all", "Согласие дано");
  await button(two, offers).click();
  await says(one, "state/offers/all", "Согласие отозвано");
  await heard(one, "Согласия изменены в другой вкладке или на другом устройстве");
  assert.equal(await part(one, "state/offers/all").count(), 1);
});

test("without a connection a decision is in force at once, waits through a closed page, and reaches the portal later", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  const before = (await someone.api("/consents")).records.length;
  await someone.page.route("**/api/**", (route) => route.abort());
  await button(someone, "act/personal-data/all").click();
  await says(someone, "state/personal-data/all", "Согласие дано");
  await says(someone, "outbox-text", "1 решение ещё не дошло до портала");
  await someone.page.unroute("**/api/**");
  assert.equal((await someone.api("/consents")).records.length, before);
  const later = await open({}, someone.page.context());
  await later.until(() => !document.querySelector('portal-consent [id$="-outbox"]'));
  assert.equal((await someone.api("/consents")).records.length, before + 1);
});

test("a receipt is a file with the record, the words that were agreed to and the vocabulary", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await button(someone, offers).click();
  await says(someone, "state/offers/all", "Согласие дано");
  await part(someone, "history").locator("> summary").click();
  const coming = someone.page.waitForEvent("download");
  await someone.page.locator('portal-consent [id*="-receipt-json/"]:is(button)').first().click();
  const file = await coming;
  assert.match(file.suggestedFilename(), /^consent-[0-9a-f]{8}\.json$/);
  const receipt = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.equal(receipt.record.schema_version, "ISO/IEC TS 27560:2023");
  assert.equal(receipt.dpv["dpv:hasStatus"], "dpv:ConsentGiven");
  const words = new TextEncoder().encode(receipt.text.join("\n\n"));
  const hash = await someone.page.evaluate(async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)))].map((byte) => byte.toString(16).padStart(2, "0")).join(""), [...words]);
  assert.equal(receipt.record.notice.sha256, hash, "the hash is that of the words");
});

test("what is kept on the device is sealed: no purpose, no text, no pseudonym in the clear", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await button(someone, offers).click();
  await says(someone, "state/offers/all", "Согласие дано");
  const { records } = await someone.api("/consents");
  const kept = await someone.page.evaluate(`(async () => {
    const all = [];
    const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value && typeof value === "object" && !(value instanceof CryptoKey) ? Object.values(value).map(text).join(" ") : String(value);
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((done) => { const ask = database.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result); });
        all.push(...values.map(text));
      }
    }
    return all.join("\\n") + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
  })()`);
  assert.ok(kept.length > 100, "the database was not seen");
  for (const clear of [records[0].subject, "proactive", "Администрация", "предлагать"]) assert.ok(!kept.includes(clear), clear);
});

/** What axe finds, as lines, in windows of every size and in the dark; and nothing goes beyond the window. @param {Visit} someone @param {string} what */
async function audit(someone, what) {
  const { page } = someone;
  await page.evaluate(axe);
  const violations = () => page.evaluate(async (values) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ { id, help, nodes }) => nodes.slice(0, 5).map((/** @type {any} */ node) => `${id}: ${help}: ${node.target}`));
  }, tags);
  for (const [name, size] of Object.entries(windows)) {
    await page.setViewportSize(size);
    assert.deepEqual(await violations(), [], `${what}, ${name}`);
    const { wide, has } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, has: document.documentElement.clientWidth }));
    assert.ok(wide <= has, `${what}, ${name}: ${wide} px wide where there are ${has}`);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await violations(), [], `${what}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
}

for (const locale of ["ru-RU", "en-US"]) {
  test(`axe finds nothing in any state of consents, at 400 %, on a phone and in the dark, ${locale}`, { ...options, timeout: 600_000 }, async () => {
    const someone = await open({ locale });
    await audit(someone, "first visit");
    await button(someone, offers).click();
    await button(someone, "act/personal-data/all").click();
    for (const id of ["legal/offers", "narrow/offers", "history"]) await part(someone, id).locator("> summary").click();
    await someone.page.locator('portal-consent input[value="push"]').check();
    await someone.page.locator('portal-consent [id$="messages/quiet:control"]').check();
    await part(someone, "messages/hours").waitFor();
    await audit(someone, "everything open");
    assert.deepEqual(someone.complaints, []);
  });
}
