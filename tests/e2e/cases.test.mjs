// Client scenarios in the demo portal, from the beginning to their end, with authorities that answer, return, refuse and are late.
import assert from "node:assert/strict";
import test, { after } from "node:test";

import { closeBrowser, skip, startPortal, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

after(closeBrowser);

/** A portal of its own for each story: its cases are the only ones. @param {import("node:test").TestContext} context */
async function open(context) {
  const portal = await startPortal();
  context.after(portal.stop);
  return visit(portal.url);
}

const text = (/** @type {Visit} */ { page }) => page.locator("portal-tracker").innerText();

/** Begins a scenario from its page, and waits until the tracker shows it. @param {Visit} person @param {string} name */
async function begin(person, name) {
  await person.open("/cases");
  await person.page.getByRole("button", { name, exact: true }).click();
  await person.page.locator("portal-tracker [data-live]").waitFor();
}

/**
 * Does whatever the tracker asks for, until the case is over.
 * @param {Visit} person
 * @returns {Promise<string[]>} the headings that were shown, each change once
 */
async function playToTheEnd(person) {
  /** @type {string[]} */
  const shown = [];
  const heading = person.page.locator("portal-tracker .pw-notice .pw-heading").first();
  const actions = person.page.locator("portal-tracker [id$='now-actions'] button");
  for (let step = 0; step < 400; ++step) {
    const now = await heading.innerText();
    if (now !== shown.at(-1)) shown.push(now);
    if (["Готово", "Отказ", "Заявление отозвано"].includes(now)) return shown;
    const count = await actions.count();
    if (count > 0) await actions.nth(step % count).click({ timeout: 5000 }).catch(() => {}); // each in its turn, as people go about it
    await person.page.waitForTimeout(400);
  }
  return shown;
}

for (const { name, seen } of [
  { name: "Рождение ребёнка", seen: ["Нужно исправить", "Готово"] },
  { name: "Переезд", seen: ["Нужно исправить", "Готово"] },
  { name: "Своё дело", seen: ["Нужно исправить", "Готово"] },
]) {
  test(`[R 56, 57, 81] «${name}» is played from its beginning to its end, with a return for correction`, { skip, timeout: 240_000 }, async (context) => {
    const person = await open(context);
    await begin(person, name);
    const shown = await playToTheEnd(person);
    for (const one of seen) assert.ok(shown.includes(one), `expected «${one}» among ${JSON.stringify(shown)}`);
    // The path may be walked before the authority closes the case.
    /** @type {string[]} */
    let types = [];
    for (let second = 0; second < 30 && !types.includes("portal.case.ended"); ++second) {
      await person.page.waitForTimeout(1000);
      types = (await person.api("/cases/events")).map((/** @type {any} */ { type }) => type);
    }
    assert.equal(types.filter((type) => type === "portal.case.ended").length, 1);
    assert.deepEqual(await person.violations(), []);
    await person.page.context().close();
  });
}

test("[R 20] without a connection the tracker opens with what it knew, and says so", { skip, timeout: 60_000 }, async (context) => {
  const person = await open(context);
  await begin(person, "Переезд");
  await person.until(() => document.querySelector("portal-tracker")?.textContent?.includes("Переезд"));
  await person.page.waitForTimeout(1500);
  await person.page.route("**/api/cases/**", (route) => route.abort());
  await person.page.reload();
  await person.until(() => document.querySelector("portal-tracker")?.textContent?.includes("Нет связи"));
  assert.match(await text(person), /Переезд/);
  await person.page.context().close();
});

test("news reach a second tab through the stream of the first", { skip, timeout: 60_000 }, async (context) => {
  const person = await open(context);
  await begin(person, "Своё дело");
  const second = await person.page.context().newPage();
  await second.goto(`${person.url}/cases`);
  await second.locator("portal-tracker [data-live]").waitFor();
  const choice = person.page.getByRole("button", { name: "Индивидуальный предприниматель" });
  await choice.first().click();
  await second.locator("portal-tracker").getByText("Подать на регистрацию").first().waitFor();
  await person.page.context().close();
});
