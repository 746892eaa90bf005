// Services for a person in a browser: the gate, the same answers in every zone, a way back, and nothing left after withdrawal. [R 1, 15, 18, 41, 46, 48, 52, 54, 58, 71, 77]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, afterEach, beforeEach } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const windows = { desktop: { width: 1280, height: 1024 }, "400 %": { width: 320, height: 256 }, phone: { width: 390, height: 844 } };

// A portal of its own for each story: it keeps the consents of the one person that this demo has.
/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
beforeEach(async () => void (!skip && (portal = await startPortal())));
afterEach(() => portal?.stop());
after(closeBrowser);

/** @param {Visit} someone @param {string} id */
const part = ({ page }, id) => page.locator(`portal-suggestions [id$="-${id}"]`);
/** @param {Visit} someone @param {string} id */
const button = ({ page }, id) => page.locator(`portal-suggestions [id$="-${id}:control"]`);
/** @param {Visit} someone @param {string} id */
const consent = ({ page }, id) => page.locator(`portal-consent [id$="-${id}:control"]`);
/** @param {Visit} someone */
const text = ({ page }) => page.locator("portal-suggestions").innerText();

/** @param {Parameters<typeof visit>[1]} [wanted] */
async function open(wanted) {
  const someone = await visit(portal.url, wanted);
  await someone.open("/services");
  await part(someone, "gate").waitFor();
  return someone;
}

/** @param {Visit} someone */
async function giveConsent(someone) {
  await consent(someone, "act/offers/all").click();
  await part(someone, "offers").waitFor();
}

test("without a consent nothing about the person is asked for; searching by keyboard finds with a slip", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  const asked = () => someone.addresses.filter((address) => address.includes("/api/profile")).length;
  await button(someone, "query").focus();
  await someone.page.keyboard.type("дедский сад");
  await part(someone, "found/count").waitFor();
  assert.match(await text(someone), /детский сад/i);
  assert.equal(asked(), 0);
  await someone.until(() => /** @type {any} */ (globalThis).announced.some((/** @type {{ text: string }} */ { text }) => text.startsWith("Наш")));
  assert.deepEqual(await someone.violations(), []);
  assert.deepEqual(someone.complaints, []);
});

test("with a consent services are offered, each reason one step away; an accepted one can be taken back", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await giveConsent(someone);
  const why = someone.page.locator("portal-suggestions [id$='/why'] > summary").first();
  await why.focus();
  await someone.page.keyboard.press("Enter");
  await someone.page.locator("portal-suggestions [id$='/why/code']").first().waitFor();
  assert.match(await text(someone), /Все условия выполнены/);
  assert.match(await text(someone), /Основание:/);
  const accept = someone.page.locator("portal-suggestions [id$='/accept:control']").first();
  await accept.focus();
  await someone.page.keyboard.press("Enter");
  await part(someone, "accepted").waitFor();
  await button(someone, "accepted/undo").click();
  await someone.until(() => !document.querySelector('portal-suggestions [id$="-accepted"]'));
  assert.ok(someone.page.url().endsWith("/services"));
  await accept.click();
  await button(someone, "accepted/open").click();
  await someone.page.waitForURL("**/kindergarten");
  assert.ok(!/[?#]/.test(someone.page.url()), someone.page.url());
});

test("a service without a form ends in what to bring and where to go, and nothing is sent", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await button(someone, "query").fill("пособие");
  const steps = someone.page.locator("portal-suggestions [id*='found/'][id$='/accept:control']").first();
  await steps.waitFor();
  const sent = someone.addresses.length;
  await steps.click();
  await part(someone, "accepted").waitFor();
  assert.match(await part(someone, "accepted").innerText(), /^Что дальше: .*Возьмите с собой.*Куда обратиться/su);
  assert.deepEqual(someone.addresses.slice(sent), []);
});

test("anonymous snapshot: with the consent withdrawn neither page, store nor network hold anything derived from the profile", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await giveConsent(someone);
  const derived = await part(someone, "offers").innerText();
  assert.ok(derived.length > 100);
  const sent = someone.addresses.length;
  await consent(someone, "act/offers/all").click();
  await part(someone, "gate").waitFor();
  await someone.until(() => !document.querySelector('portal-suggestions [id*="offer/"]'));
  const page = await someone.page.locator("portal-suggestions").evaluate((element) => [...element.querySelectorAll("*")].map((node) => `${node.tagName} ${[...node.attributes].map(({ name, value }) => `${name}=${value}`).join(" ")} ${node.childElementCount === 0 ? node.textContent : ""}`).join("\n"));
  for (const fact of ["1994", "2024-08", "Соколова", "Все условия выполнены", "Вам подход"]) assert.ok(!page.includes(fact), fact);
  const kept = await someone.page.evaluate(async () => {
    const out = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => {
        const request = indexedDB.open(/** @type {string} */ (name));
        request.onsuccess = () => done(request.result);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((done) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.onsuccess = () => done(request.result);
        });
        out.push(`${name} ${store} ${JSON.stringify(all)}`);
      }
      database.close();
    }
    return out.join("\n");
  });
  for (const fact of ["1994", "Соколова", "offer/"]) assert.ok(!kept.includes(fact), fact);
  for (const address of someone.addresses) assert.ok(!/1994|2024-08|%D0%A1%D0%BE%D0%BA/.test(address), address);
  for (const address of someone.addresses.slice(sent)) assert.ok(!address.includes("/api/profile"), address);
});

test("what a person may have is the same in forty time zones", { ...options, timeout: 600_000 }, async () => {
  const zones = ["Pacific/Kiritimati", "Pacific/Apia", "Pacific/Auckland", "Asia/Kamchatka", "Asia/Magadan", "Australia/Sydney", "Asia/Vladivostok", "Australia/Adelaide", "Asia/Tokyo", "Asia/Yakutsk",
    "Asia/Shanghai", "Asia/Irkutsk", "Asia/Krasnoyarsk", "Asia/Novosibirsk", "Asia/Bangkok", "Asia/Yangon", "Asia/Omsk", "Asia/Dhaka", "Asia/Kathmandu", "Asia/Kolkata",
    "Asia/Yekaterinburg", "Asia/Karachi", "Asia/Kabul", "Europe/Samara", "Asia/Dubai", "Asia/Tehran", "Europe/Moscow", "Africa/Nairobi", "Europe/Kaliningrad", "Africa/Cairo",
    "Europe/Berlin", "Europe/London", "UTC", "Atlantic/Azores", "America/Sao_Paulo", "America/St_Johns", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Pago_Pago"];
  /** @type {string | undefined} */ let first;
  const offsets = new Set();
  for (const zone of zones) {
    const one = await open({ timezoneId: zone });
    await button(one, "mine/start").click();
    await part(one, "mine/count").waitFor();
    offsets.add(await one.page.evaluate("new Date().getTimezoneOffset()"));
    await part(one, "not").locator("> summary").click();
    await part(one, "not/list").waitFor();
    const mine = await part(one, "mine").innerText();
    first ??= mine;
    assert.equal(mine, first, zone);
    await one.page.context().close();
  }
  assert.ok(offsets.size > 24, `the browser took the zones: ${offsets.size} offsets`);
});

for (const locale of ["ru-RU", "en-US"])
  test(`axe finds nothing in the states of the services, ${locale}`, { ...options, timeout: 300_000 }, async () => {
    const someone = await open({ locale });
    const audit = async (/** @type {string} */ what) => {
      for (const [name, size] of Object.entries(windows)) {
        await someone.page.setViewportSize(size);
        await someone.page.evaluate(axe);
        const found = await someone.page.evaluate(async (values) => {
          const { violations } = await /** @type {any} */ (globalThis).axe.run("portal-suggestions", { runOnly: { type: "tag", values } });
          return violations.flatMap((/** @type {any} */ { id, help, nodes }) => nodes.slice(0, 3).map((/** @type {any} */ node) => `${id}: ${help}: ${node.target}`));
        }, tags);
        assert.deepEqual(found, [], `${what}, ${name}`);
        const wide = await someone.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert.ok(Number(wide) <= 0, `${what}, ${name}: ${wide} px too wide`);
      }
      await someone.page.setViewportSize(windows.desktop);
    };
    await audit("no consent");
    await button(someone, "query").fill(locale === "ru-RU" ? "пособие" : "benefit");
    await part(someone, "found/count").waitFor();
    await audit("found");
    await button(someone, "query/clear").click();
    await button(someone, "mine/start").click();
    await part(someone, "mine/count").waitFor();
    await audit("asked");
    await giveConsent(someone);
    await someone.page.locator("portal-suggestions [id$='/why'] > summary").first().click();
    await audit("offered");
    await someone.page.locator("portal-suggestions [id$='/accept:control']").first().click();
    await audit("accepted");
  });
