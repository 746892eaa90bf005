// Every state and page through axe, all rules up to AAA and the best practices, and no sideways scrolling where there is little room.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";
import { states } from "./states.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** 320 × 256 is a window of 1280 × 1024 at 400 %. */
const windows = { "100 %": { width: 1280, height: 1024 }, "400 %": { width: 320, height: 256 }, phone: { width: 360, height: 740 } };

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** What axe finds, as lines. @param {Visit} visit @returns {Promise<string[]>} */
async function violations({ page }) {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ { id, help, nodes }) => nodes.slice(0, 5).map((/** @type {any} */ node) => `${id}: ${help}: ${node.target} ${node.any[0]?.message ?? ""}`));
  }, tags);
}

/** Looks at what stands in the page now, in windows of every size and in dark colours. @param {Visit} visit @param {string} what */
async function audit(visit, what) {
  for (const [name, size] of Object.entries(windows)) {
    await visit.page.setViewportSize(size);
    assert.deepEqual(await violations(visit), [], `${what}, ${name}`);
    const { wide, has, parts } = await visit.page.evaluate(() => {
      const has = document.documentElement.clientWidth;
      const isOut = (/** @type {Element} */ element) => element.getBoundingClientRect().right > has + 0.5;
      return { wide: document.documentElement.scrollWidth, has, parts: [...document.querySelectorAll("main *")].filter(isOut).map((element) => element.id || element.className) };
    });
    assert.ok(wide <= has, `${what}, ${name}: ${wide} px wide where there are ${has}: ${parts}`);
  }
  await visit.page.setViewportSize(windows["100 %"]);
  await visit.page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await violations(visit), [], `${what}, dark`);
  await visit.page.emulateMedia({ colorScheme: "light" });
}

for (const locale of ["ru-RU", "en-US"]) {
  // [WCAG 1.1.1, 1.3.1, 1.4.3, 1.4.6, 1.4.10, 2.4.1, 3.1.1, 4.1.1, 4.1.2]
  test(`[R 54] axe finds nothing in any state of the application, at 100 %, at 400 %, on a phone and in the dark, ${locale}`, { ...options, timeout: 600_000 }, async () => {
    const someone = await visit(portal.url, { locale, viewport: windows["100 %"] });
    for (const [name, reach] of states) {
      await reach(someone);
      await audit(someone, `${name}, ${locale}`);
    }
    assert.equal(await someone.page.evaluate("document.documentElement.lang"), locale.slice(0, 2));
  });

  test(`[R 54] axe finds nothing on the other pages of the portal, ${locale}`, { ...options, timeout: 600_000 }, async () => {
    const someone = await visit(portal.url, { locale, viewport: windows["100 %"] });
    await someone.open("/applications");
    const receipt = await someone.page.locator(".records a").first().getAttribute("href");
    for (const path of ["/", "/applications", receipt ?? "", "/problems/not-found", "/nowhere"]) {
      await someone.open(path);
      await audit(someone, `${path}, ${locale}`);
    }
    await someone.openForm("/embed");
    await audit(someone, `/embed, ${locale}`);
  });
}

test("axe would find a field without a label and text that is too pale", options, async () => {
  const someone = await visit(portal.url);
  await someone.open("/");
  await someone.page.evaluate(() => {
    const input = document.createElement("input");
    const pale = document.createElement("p");
    const grey = document.createElement("p");
    pale.textContent = grey.textContent = "Бледно";
    pale.style.color = "#888"; // 3.5:1
    grey.style.color = "#666"; // 5.7:1
    document.querySelector("main")?.append(input, pale, grey);
  });
  const rules = (await violations(someone)).map((line) => line.split(":")[0]).sort();
  assert.deepEqual(rules, ["color-contrast", "color-contrast-enhanced", "label"]);
});
