// The magnifier metric: who sees a few lines at a time still sees what came of an action, because it comes within one and a half line
// heights of the focus, or the focus goes to it. WCAG 2.2, 4.1.3 and 2.4.3; the number is our own. [R 58]
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

const MOST = 1.5; // line heights

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/**
 * How far the nearest visible change is from the focus, in line heights: 0 where it is in, or touches, what has focus.
 * @param {Visit} someone @param {() => Promise<unknown>} act
 */
async function distance(someone, act) {
  await someone.page.evaluate(() => {
    const page = /** @type {any} */ (globalThis);
    page.changed = new Set();
    page.focusBefore = document.activeElement;
    page.watching = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (!element || element.closest("[aria-live]")) continue;
        page.changed.add(element);
        addedNodes.forEach((node) => node instanceof Element && page.changed.add(node));
      }
    });
    page.watching.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-invalid", "open", "checked", "aria-disabled"] });
  });
  await act();
  await someone.page.waitForTimeout(250);
  return someone.page.evaluate(() => {
    const page = /** @type {any} */ (globalThis);
    page.watching.disconnect();
    const focused = /** @type {Element} */ (document.activeElement);
    if (focused !== page.focusBefore && focused !== document.body && [...page.changed].some((/** @type {Element} */ each) => each.contains(focused) || focused.contains(each))) return 0;
    const own = (focused.closest(".pw-field") ?? focused).getBoundingClientRect();
    const line = parseFloat(getComputedStyle(focused).lineHeight) || 27;
    const gaps = [...page.changed]
      .filter((/** @type {Element} */ each) => each.isConnected && each.getClientRects().length > 0)
      .map((/** @type {Element} */ each) => each.getBoundingClientRect())
      .map((box) => Math.max(0, box.top - own.bottom, own.top - box.bottom) / line);
    return gaps.length > 0 ? Math.min(...gaps) : Infinity;
  });
}

/** A number that is too short, and away from it by the keyboard: the focus is in the next field when the error comes. @param {import("playwright-core").Page} page */
async function leaveWrong(page) {
  await page.locator("portal-form input[inputmode=numeric]").first().focus();
  await page.keyboard.type("12");
  await page.keyboard.press("Tab");
  await page.locator("portal-form .pw-error").first().waitFor();
}

test("[R 58] what comes of an action in a form comes near the focus, or takes it", { ...options, timeout: 120_000 }, async () => {
  const someone = await visit(portal.url);
  await someone.openForm();
  const { page } = someone;
  /** @type {[string, () => Promise<unknown>][]} */
  const actions = [
    ["an error shown when Tab leaves its field", () => leaveWrong(page)],
    ["the form is sent with mistakes", () => page.locator("portal-form button[value=next]").click()],
    ["the profile is asked for", () => page.locator("portal-form button[value=autofill-start]").click()],
  ];
  for (const [what, act] of actions) {
    const found = await distance(someone, act);
    console.log(`magnifier: ${what}: ${found.toFixed(2)} line heights (at most ${MOST})`);
    assert.ok(found <= MOST, `${what}: ${found} line heights`);
  }
});

test("[R 5, 58] what comes of a setting comes near the focus, or takes it", { ...options, timeout: 120_000 }, async () => {
  const someone = await visit(portal.url);
  await someone.open("/");
  const { page } = someone;
  await page.click(".settings > summary");
  const panel = "portal-accessibility > section[data-live]";
  await page.locator(panel).waitFor();
  const part = (/** @type {string} */ name) => page.click(`${panel} > details[id$="part/${name}"] > summary`);
  for (const name of ["colour", "move", "test"]) await part(name);
  /** @type {[string, () => Promise<unknown>][]} */
  const actions = [
    ["own colours", () => page.check(`${panel} input[name$="set/scheme"][value=own]`)],
    ["a link", () => page.click(`${panel} button[value=link]`)],
    ["the pair test begins", () => page.click(`${panel} button[value=test-start]`)],
    ["an answer", () => page.click(`${panel} button[value=test-second]`)],
    ["the pair test stops", () => page.click(`${panel} button[value=test-stop]`)],
    ["everything is put back", () => page.click(`${panel} button[value=reset]`)],
  ];
  for (const [what, act] of actions) {
    const found = await distance(someone, act);
    console.log(`magnifier: ${what}: ${found.toFixed(2)} line heights (at most ${MOST})`);
    assert.ok(found <= MOST, `${what}: ${found} line heights`);
  }
});
