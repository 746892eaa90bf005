// The inspector on the demo: a developer finds out why a field was not filled, and no page of citizens loads anything of it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";
import { root } from "../support/gallery.mjs";
import { chooseForm, inspected, openPanel } from "./inspector.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
const absent = skip || (!existsSync(join(root, "dist/inspector.wasm")) && "dist/inspector.wasm is not built");
const ready = { ...options, skip: absent };

before(async () => {
  if (!absent) portal = await startPortal();
});
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

// [R 18]
test("a developer sees live why a field of the form was not filled", ready, async () => {
  const developer = await visit(portal.url);
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  await openPanel(developer, "Почему так");
  const reasons = developer.page.locator("portal-inspector .pw-item", { hasText: "Фамилия" }).first();
  assert.match(await reasons.innerText(), /профиль не спрашивали/);
  await developer.page.locator("portal-form").getByRole("button", { name: "Заполнить" }).first().click();
  await developer.until((text) => document.querySelector("portal-inspector")?.textContent?.includes(text), "человек ещё не подтвердил");
  assert.deepEqual(developer.complaints, []);
  assert.deepEqual(await developer.violations(), []);
});

test("what the page did is played again to the same updates, and going back changes nothing in the page", ready, async () => {
  const developer = await visit(portal.url);
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  const field = developer.page.locator("portal-form").getByRole("textbox").first();
  await field.fill("Мирная");
  const copy = inspected(developer).getByRole("textbox").first();
  await developer.until(() => [...document.querySelectorAll("portal-inspector input")].some((one) => /** @type {HTMLInputElement} */ (one).value === "Мирная"));
  assert.equal(await copy.inputValue(), "Мирная");
  assert.match(await developer.page.locator("portal-inspector").innerText(), /Повтор сошёлся/);
  await developer.page.getByRole("button", { name: "К началу" }).click();
  assert.equal(await copy.inputValue(), "");
  assert.equal(await field.inputValue(), "Мирная");
  await copy.fill("Другая");
  await developer.page.locator("portal-inspector").getByText("Другой ход", { exact: false }).first().waitFor();
  assert.equal(await field.inputValue(), "Мирная");
  assert.deepEqual(developer.complaints, []);
});

test("the order of focus is drawn over the page's widget and over its copy, follows both, and is nobody's way", ready, async () => {
  const developer = await visit(portal.url);
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  await openPanel(developer, "Порядок фокуса");
  await developer.until(() => document.querySelectorAll("body > .pw-order").length === 2);
  // Each number stands at the left upper corner of what Tab comes to, in that order, whoever asks: the browser itself.
  const drawn = await developer.page.evaluate(() =>
    [...document.querySelectorAll("body > .pw-order")].map((layer) => [...layer.querySelectorAll("text")].map((text) => [text.textContent, text.getAttribute("x"), text.getAttribute("y")].join())),
  );
  const numbers = drawn.map((places) => places.map((place) => Number(place.split(",")[0])));
  for (const list of numbers) assert.deepEqual(list, list.map((_, i) => i + 1));
  const first = developer.page.locator("portal-form a[href], portal-form button, portal-form input, portal-form summary").first();
  await first.focus();
  /** @type {string[]} */ const reached = [];
  for (let i = 0; i < numbers[1].length; ++i) {
    reached.push(
      await developer.page.evaluate((number) => {
        const { left, top } = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
        return [number, left + window.scrollX + 6, top + window.scrollY + 4].join();
      }, i + 1),
    );
    await developer.page.keyboard.press("Tab");
  }
  assert.deepEqual(reached, drawn[1]);
  assert.equal(await developer.page.locator("body > .pw-order").first().getAttribute("aria-hidden"), "true");
  await openPanel(developer, "Порядок фокуса");
  await developer.until(() => !document.querySelector("body > .pw-order"));
  assert.deepEqual(developer.complaints, []);
  assert.deepEqual(await developer.violations(), []);
});

test("a widget whose module the inspector does not have tells the reasons of its decisions itself", ready, async () => {
  const developer = await visit(portal.url);
  await developer.page.goto(`${portal.url}/old?inspector`);
  const list = developer.page.locator("portal-inspector select").first();
  const option = list.locator("option", { hasText: "autofill" }).first();
  await option.waitFor({ state: "attached" });
  await list.selectOption(await option.getAttribute("value"));
  const reasons = developer.page.locator("portal-inspector .pw-item", { hasText: "family-name" }).first();
  await reasons.waitFor();
  assert.match(await reasons.innerText(), /pole1: family-name, уверенность \d+ %[\s\S]*за: «фамилия» \(label\)/i);
  assert.deepEqual(developer.complaints, []);
  assert.deepEqual(await developer.violations(), []);
});

// [R 71]
test("a report is saved without what was typed", ready, async () => {
  const developer = await visit(portal.url);
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  await developer.page.locator("portal-form").getByRole("textbox").first().fill("Мирная");
  await developer.until(() => [...document.querySelectorAll("portal-inspector input")].some((one) => /** @type {HTMLInputElement} */ (one).value === "Мирная"));
  const download = developer.page.waitForEvent("download");
  await developer.page.getByRole("button", { name: "Сохранить отчёт об ошибке" }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  const report = Buffer.concat(chunks).toString("utf8");
  assert.equal(report.includes("Мирная"), false);
  const log = JSON.parse(report);
  assert.deepEqual([log.format, log.kind, log.redacted], ["portal-log-1", "form", true]);
});

test("a page of citizens loads nothing of the inspector", ready, async () => {
  const person = await visit(portal.url);
  await person.openForm("/kindergarten");
  assert.deepEqual(person.addresses.filter((address) => /inspector|sessions/.test(address)), []);
});
