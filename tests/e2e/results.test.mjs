// What ratings came to, in a browser: readable as tables, without a mouse, in every window; axe finds nothing. [R 54, 105]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const windows = { desktop: { width: 1280, height: 1024 }, "400 %": { width: 320, height: 256 }, phone: { width: 390, height: 844 } };

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** The page with both aggregates alive: that of this portal, where nobody has answered yet, and the sample. */
async function open() {
  const someone = await visit(portal.url);
  await someone.open("/results");
  await someone.page.locator("portal-results figure").first().waitFor();
  return someone;
}

test("axe finds nothing, and nothing scrolls sideways, in any window and in the dark", { ...options, timeout: 120_000 }, async () => {
  const someone = await open();
  await someone.page.evaluate(axe);
  const look = () =>
    someone.page.evaluate(async (values) => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.slice(0, 3).map((/** @type {any} */ node) => `${id}: ${node.target}`));
    }, tags);
  for (const [name, size] of Object.entries(windows)) {
    await someone.page.setViewportSize(size);
    assert.deepEqual(await look(), [], name);
    assert.equal(await someone.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, name);
  }
  await someone.page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await look(), [], "dark");
  assert.deepEqual(someone.complaints, []);
});

test("a chart is read as its name, a sentence and a table; its marks are no part of what is read", { ...options, timeout: 60_000 }, async () => {
  const someone = await open();
  const chart = someone.page.locator('portal-results figure[id$="satisfaction.channels"]');
  const read = await chart.ariaSnapshot();
  assert.match(read, /figure "По каналам"/);
  assert.match(read, /Выше всего: Телефон/);
  assert.match(read, /rowheader "Терминал"/);
  assert.doesNotMatch(read, /img|graphics/);
});

test("by keyboard another service is chosen and the table behind a line is opened", { ...options, timeout: 60_000 }, async () => {
  const someone = await open();
  await someone.page.locator('portal-results select[id$="target:control"]').focus();
  await someone.page.keyboard.press("ArrowDown");
  await someone.until(() => [...document.querySelectorAll("portal-results h2")].some((title) => title.textContent === "Оценки: Запись в детский сад"));
  await someone.page.locator('portal-results figure[id$="satisfaction.rows"] summary').focus();
  await someone.page.keyboard.press("Enter");
  const table = someone.page.locator('portal-results figure[id$="satisfaction.rows"] table');
  assert.equal(await table.isVisible(), true);
  assert.match(await table.innerText(), /октябрь 2026/);
  assert.deepEqual(someone.complaints, []);
});
