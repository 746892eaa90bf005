// A sample of "make matrix" for "make test": one example of each widget after another, in looks and windows that take turns; and Firefox.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test, { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { launch, noBrowser } from "../../web/testing/page.mjs";
import { contracts, liveAddress, notBuilt, serveGallery } from "../support/gallery.mjs";
import { axeFindings, ibmFindings, wideFindings } from "./checks.mjs";
import { looks, states, windows } from "./cells.mjs";
import { forcedOutcomes } from "./forced.mjs";
import { aliveOutcome, dress, fit, look, lookOf, visit } from "./look.mjs";

const skip = noBrowser || notBuilt;
const FIREFOX = process.env.PORTAL_FIREFOX ?? "/usr/bin/firefox-esr";
const SAMPLE = 3; // examples of a widget
/** @type {Awaited<ReturnType<typeof serveGallery>>} */ let site;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {import("playwright-core").Page} */ let page;
before(async () => {
  if (skip) return;
  site = await serveGallery();
  browser = await launch();
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Every n-th of a widget's states, so that the sample reaches from the first to the last. @param {string} widget */
function sampleOf(widget) {
  const all = states().filter((state) => state.widget === widget);
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  return all.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

for (const [turn, { name }] of (skip ? [] : contracts()).entries())
  // [WCAG 1.3.1, 1.3.4, 1.4.3, 1.4.4, 1.4.6, 1.4.10, 1.4.12, 2.4.10, 2.5.5, 2.5.8, 4.1.1, 4.1.2]
  test(`[R 54] [R 68] axe and IBM's engine find nothing, nothing is too wide, clipped or small: ${name}`, { skip, timeout: 240_000 }, async () => {
    const dark = await lookOf(page, site.url, "yellow_on_black");
    for (const [index, state] of sampleOf(name).entries()) {
      await fit(page, windows[0]);
      await visit(page, site.url, state);
      const alive = await aliveOutcome(page, state);
      const window = windows[(index + turn) % windows.length];
      const each = looks[(index + turn) % looks.length];
      await dress(page, each, each.scheme ? dark : undefined);
      await fit(page, window);
      const outcomes = await look(page, `${state.example}.${state.lang}, ${each.name}, ${window.name}`, { axe: true, ibm: index === 0, layout: true });
      assert.deepEqual([alive, ...outcomes].filter(({ ok }) => !ok), []);
    }
    await dress(page, looks[0], undefined);
  });

// [WCAG 1.4.1, 1.4.11]
test("[R 54] with forced colours all states can be told apart, in two palettes", { skip, timeout: 120_000 }, async () => {
  const outcomes = await forcedOutcomes(page, site.url);
  assert.equal(outcomes.length, 12);
  assert.deepEqual(outcomes.filter(({ ok }) => !ok), []);
});

test("the checks see what they are for", { skip, timeout: 60_000 }, async () => {
  await fit(page, windows[4]);
  await visit(page, site.url, { widget: "form", example: "empty", lang: "ru" });
  await page.evaluate(() => {
    const root = /** @type {Element} */ (document.querySelector(".pw-root"));
    const [wide, clipped, small, bare] = ["div", "div", "button", "input"].map((name) => root.appendChild(document.createElement(name)));
    document.querySelector("main")?.append(wide); // in the root, the sheet would keep it in
    wide.textContent = "Широко";
    wide.style.width = "400px";
    Object.assign(clipped.style, { height: "10px", overflow: "hidden" });
    clipped.textContent = "Обрезано";
    small.textContent = "x";
    Object.assign(small.style, { width: "20px", height: "20px", minHeight: "0" });
    bare.style.width = "50px";
  });
  const failed = (await look(page, "broken", { axe: true, ibm: true, layout: true })).filter(({ ok }) => !ok).map(({ what }) => what);
  assert.deepEqual(failed, ["broken: no sideways scrolling", "broken: nothing clipped", "broken: targets of 44 px", "broken: axe", "broken: ibm"]);
});

test("[R 69] axe finds nothing and nothing is too wide in Firefox", { skip: skip || (existsSync(FIREFOX) ? false : `no browser at ${FIREFOX} (PORTAL_FIREFOX)`), timeout: 240_000 }, async () => {
  const firefox = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  try {
    const other = await firefox.newPage();
    // The checks ask a page only to evaluate; Firefox comes by another driver.
    const asked = /** @type {import("playwright-core").Page} */ (/** @type {unknown} */ (other));
    for (const { name } of contracts()) {
      const [, state] = sampleOf(name);
      await other.goto(site.url + liveAddress(state.widget, state.example, state.lang));
      await other.waitForSelector("html[data-ready]");
      for (const width of [1280, 320]) {
        await other.setViewport({ width, height: 800 });
        const where = `${name}/${state.example}.${state.lang}, ${width} px`;
        assert.deepEqual(await axeFindings(asked, width === 1280 ? ["colours"] : undefined), [], where);
        assert.deepEqual(await wideFindings(asked), [], where);
      }
    }
    assert.deepEqual((await ibmFindings(asked)).violations, []);
  } finally {
    await firefox.close();
  }
});
