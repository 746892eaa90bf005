// A form that was never made for the widgets, in the demo portal: understood, filled from the person's profile, under the strict policy.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { closeBrowser, options, startPortal, visit } from "./portal.mjs";

/** @type {{ url: string, stop: () => Promise<void> }} */ let portal;
before(async () => {
  if (!options.skip) portal = await startPortal();
});
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

test("an old form is filled from the profile after a preview, and brought back [R 61]", options, async () => {
  const story = await visit(portal.url);
  const { page, complaints } = story;
  await page.goto(`${portal.url}/old`);
  await page.getByRole("button", { name: "Показать, что известно" }).click();
  await page.getByRole("button", { name: /^Заполнить \d+ пол/ }).click();
  await page.getByRole("heading", { name: /^Заполнено из профиля/ }).waitFor();
  assert.equal(await page.locator("[name=pole1]").inputValue(), "Соколова");
  await page.getByRole("button", { name: "Отменить всё заполнение" }).click();
  await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
  assert.equal(await page.locator("[name=pole1]").inputValue(), "");
  assert.deepEqual(complaints, []);
});
