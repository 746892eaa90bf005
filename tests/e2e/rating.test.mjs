// Rating on the portal's pages: three keys, 400 %, a phone, no connection, many tabs, a letter, a kiosk, and what became of it.
//
// Two faults of forms that people know from elsewhere stand here as tests: answers that the keyboard cannot reach (stars drawn as
// pictures), and focus that leaves the question when it closes (a dialog).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, startProxy, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const root = "portal-rating > form[data-live]";
const answer = (/** @type {number} */ value) => `${root} input[name$="q/satisfaction"][value="${value}"]`;
const submit = `${root} button[type=submit]`;
const thanks = `${root} [id$="thanks"]`;

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** Opens a page with a question, and waits until it is asked. @param {Visit} someone @param {string} path */
async function asked(someone, path) {
  await someone.open(path);
  await someone.page.locator(answer(5)).waitFor();
}

/** What axe finds, as lines. @param {Visit} someone @returns {Promise<string[]>} */
async function violations({ page }) {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.target)}`);
  }, tags);
}

/** The element that has focus, by its id without prefix. @param {Visit} someone @returns {Promise<string>} */
const focused = (someone) => someone.page.evaluate(() => (document.activeElement?.id ?? "").replace(/^pw\d*-/, ""));

test("[R 54] axe finds nothing in any state of the question, at 100 %, at 400 %, on a phone and in the dark", { ...options, timeout: 240_000 }, async () => {
  for (const locale of ["ru-RU", "en-US"]) {
    const someone = await visit(portal.url, { locale, viewport: { width: 1280, height: 1024 } });
    /** @type {[string, () => Promise<unknown>][]} */
    const states = [
      ["asked", () => asked(someone, "/feedback")],
      ["missing", () => someone.page.click(submit)],
      ["open", async () => {
        await someone.page.check(answer(2));
        await someone.page.click(`${root} summary`);
        await someone.page.fill(`${root} textarea`, "8 913 123-45-67");
        await someone.page.focus(answer(2));
      }],
      ["sent", async () => {
        await someone.page.click(submit);
        await someone.page.locator(thanks).waitFor();
      }],
      ["follow-up", async () => {
        await someone.page.goto(String(await someone.page.locator(`${thanks} a`).evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href)));
        await someone.page.reload();
        await someone.page.locator(`${root} [id$="follow-did"]`).waitFor();
      }],
      ["kiosk", () => asked(someone, "/kiosk")],
      ["moderation", () => someone.open("/moderation")],
    ];
    for (const [name, reach] of states) {
      await reach();
      for (const size of [{ width: 1280, height: 1024 }, { width: 320, height: 256 }, { width: 390, height: 844 }]) {
        await someone.page.setViewportSize(size);
        assert.deepEqual(await violations(someone), [], `${name}, ${locale}, ${size.width}`);
        const wide = await someone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name}, ${locale}, ${size.width}: ${wide} px too wide`);
      }
      await someone.page.setViewportSize({ width: 1280, height: 1024 });
      await someone.page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await violations(someone), [], `${name}, ${locale}, dark`);
      await someone.page.emulateMedia({ colorScheme: "light" });
    }
    assert.deepEqual(someone.complaints, []);
  }
});

test("[R 93, 103] three keys rate: Tab, Space, Enter; every answer is reached by keys and says its words", options, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU" });
  await asked(someone, "/feedback");
  // From where the question begins.
  await someone.page.evaluate((at) => {
    const title = /** @type {HTMLElement} */ (document.querySelector(at)?.querySelector("h2"));
    title.tabIndex = -1;
    title.focus();
  }, root);
  await someone.page.keyboard.press("Tab");
  assert.equal(await focused(someone), "q/satisfaction:0");
  const names = [];
  for (let i = 0; i < 5; i += 1) {
    names.push(await someone.page.evaluate(() => document.activeElement?.closest(".pw-choice")?.textContent));
    await someone.page.keyboard.press("ArrowDown");
  }
  assert.deepEqual(names, ["Очень хорошо", "Хорошо", "Ни хорошо ни плохо", "Плохо", "Очень плохо"]);
  await someone.page.keyboard.press("Space");
  await someone.page.keyboard.press("Enter");
  await someone.page.locator(thanks).waitFor();
  assert.equal(await someone.page.locator(`${root} > .pw-body input`).count(), 0);
});

test("choosing sends nothing, and stays changeable", options, async () => {
  const someone = await visit(portal.url);
  await asked(someone, "/feedback");
  for (const value of [5, 1, 3]) await someone.page.check(answer(value));
  await someone.page.waitForTimeout(300);
  assert.deepEqual(someone.addresses.filter((address) => address.endsWith("/api/ratings")), []);
  assert.equal(await someone.page.locator(answer(3)).isChecked(), true);
});

test("focus never leaves the question: not when it is sent, not when it is declined, not when an answer is missing", options, async () => {
  const someone = await visit(portal.url);
  await asked(someone, "/feedback");
  await someone.page.click(submit);
  assert.match(await focused(someone), /^q\/satisfaction:/);
  await someone.page.check(answer(4));
  await someone.page.click(submit);
  await someone.page.locator(thanks).waitFor();
  const inside = () => someone.page.evaluate((at) => document.querySelector(at)?.contains(document.activeElement) && document.activeElement !== document.querySelector(at), root);
  assert.equal(await inside(), true, await focused(someone));
});

/** A page that a service ends on, at the given endpoint. @param {string} endpoint */
const end = (endpoint) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Готово</title><link rel="stylesheet" href="/dist/portal.css">
<script type="module" src="/dist/portal.js"></script></head><body><main><h1>Готово</h1><portal-rating methodology="/api/methodologies/unified/1.0"
target="service/kindergarten" endpoint="${endpoint}" host="/api"></portal-rating></main></body></html>`;

test("[R 43] at every endpoint the question stands in the flow; asked twice, then a door stays; «Не сейчас» holds in every tab", { ...options, timeout: 120_000 }, async (context) => {
  const endpoints = ["success", "refusal", "abandonment", "automatic_grant"];
  const url = await startProxy(context, portal.url, () => {}, Object.fromEntries(endpoints.map((endpoint) => [`/${endpoint}`, end(endpoint)])));
  for (const endpoint of endpoints) {
    const someone = await visit(url);
    await asked(someone, `/${endpoint}`);
    const positions = await someone.page.locator("portal-rating").evaluate((element) => [element, ...element.querySelectorAll("*")].map((each) => getComputedStyle(each).position));
    assert.deepEqual(positions.filter((value) => value === "fixed" || value === "sticky"), []);
  }
  const someone = await visit(url);
  await asked(someone, "/success");
  await asked(someone, "/refusal");
  await someone.open("/abandonment");
  await someone.page.locator(`${root} button[id*="start"]`).waitFor();
  await someone.page.click(`${root} button[id*="start"]`);
  await someone.page.locator(answer(5)).waitFor();
  const other = await visit(url);
  await asked(other, "/success");
  await other.page.click(`${root} button[id*="not-now"]`);
  await other.page.locator(`${root} button[id*="start"]`).waitFor();
  assert.match(await focused(other), /^start/);
  const tab = await visit(url, {}, other.page.context());
  await tab.open("/refusal");
  await tab.page.locator(`${root} button[id*="start"]`).waitFor();
});

test("without a connection a rating is kept, may be changed, and goes by itself when there is one, once", { ...options, timeout: 90_000 }, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU" });
  await asked(someone, "/feedback");
  await someone.page.context().setOffline(true);
  await someone.page.check(answer(2));
  await someone.page.click(submit);
  await someone.page.locator(`${root} [id$="kept"]`).waitFor();
  await someone.page.click(`${root} button[id*="change"]`);
  await someone.page.check(answer(1));
  await someone.page.click(submit);
  await someone.page.locator(`${root} [id$="kept"]`).waitFor();
  await someone.page.context().setOffline(false);
  await someone.page.locator(thanks).waitFor({ timeout: 30_000 });
  const link = await someone.page.locator(`${thanks} a`).getAttribute("href");
  const found = await someone.page.evaluate(async (token) => (await fetch(`/api/feedback/${token}`)).json(), String(link).split("=")[1]);
  assert.deepEqual(found.answers, { satisfaction: 1 });
});

test("a page that is closed before its rating left hands it on by the next page", { ...options, timeout: 90_000 }, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU" });
  await asked(someone, "/feedback");
  await someone.page.context().setOffline(true);
  await someone.page.check(answer(5));
  await someone.page.click(submit);
  await someone.page.locator(`${root} [id$="kept"]`).waitFor();
  const next = await someone.page.context().newPage();
  await someone.page.close();
  await someone.page.context().setOffline(false);
  const arrived = next.waitForResponse((response) => response.url().endsWith("/api/ratings"));
  await next.goto(`${portal.url}/feedback`);
  assert.equal((await arrived).status(), 201);
});

test("[R 93] a letter's link has the answer chosen, and a second sending of it is told kindly", options, async () => {
  const path = "/feedback#invitation=letter-1&target=service/kindergarten&channel=mail&endpoint=success&answer=4";
  const someone = await visit(portal.url, { locale: "ru-RU" });
  await asked(someone, path);
  assert.equal(await someone.page.locator(answer(4)).isChecked(), true);
  assert.equal(await someone.page.locator(`${root} h2`).first().textContent(), "Оцените услугу «Запись в детский сад»");
  await someone.page.click(submit);
  await someone.page.locator(thanks).waitFor();
  const other = await visit(portal.url, { locale: "ru-RU" });
  await asked(other, path);
  await other.page.click(submit);
  await other.page.locator(`${root} [id$="already"]`).waitFor();
});

test("[R 97] a kiosk needs two taps of large targets, and forgets", options, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU", viewport: { width: 1024, height: 768 } });
  await asked(someone, "/kiosk");
  const low = await someone.page.locator(`${root} .pw-choice`).evaluateAll((rows) => Math.min(...rows.map((row) => row.getBoundingClientRect().height)));
  assert.ok(low >= 44, `${low} px`);
  await someone.page.click(`label[for$="q/satisfaction:0"]`);
  await someone.page.click(submit);
  await someone.page.locator(thanks).waitFor();
  await someone.page.click(`${root} button[id*="done"]`);
  await someone.page.locator(answer(5)).waitFor();
  assert.equal(await someone.page.locator(`${root} input:checked`).count(), 0);
});

test("[R 35, 107] what became of it is shown by the link alone, to whoever has it, and to nobody else", options, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU" });
  await asked(someone, "/feedback#target=service/kindergarten");
  await someone.page.check(answer(2));
  await someone.page.click(`${root} summary`);
  await someone.page.check(`${root} input[value=documents]`);
  await someone.page.click(submit);
  await someone.page.locator(thanks).waitFor();
  const href = String(await someone.page.locator(`${thanks} a`).getAttribute("href"));
  const elsewhere = await visit(portal.url, { locale: "ru-RU" });
  await elsewhere.open(href);
  await elsewhere.page.locator(`${root} [id$="follow-did"]`).waitFor();
  assert.match(String(await elsewhere.page.locator(root).textContent()), /Копию больше не просим/);
  assert.deepEqual(elsewhere.addresses.filter((address) => address.includes("receipt=") && !address.includes("#")), [], "the token stands in no address that is sent");
  await elsewhere.open("/feedback#receipt=wrong");
  await elsewhere.page.reload();
  await elsewhere.page.locator(`${root} [id$="follow-problem"]`).waitFor();
});

test("at 400 % the question is found in the flow, and nothing of it is out of the window", options, async () => {
  const someone = await visit(portal.url, { locale: "ru-RU", viewport: { width: 320, height: 256 } });
  await asked(someone, "/feedback");
  await someone.page.locator(submit).scrollIntoViewIfNeeded();
  const box = await someone.page.locator(submit).boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  const order = await someone.page.locator(root).evaluate((form) => [...form.querySelectorAll("legend, summary, button")].map((element) => element.getBoundingClientRect().top));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
});
