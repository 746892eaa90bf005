// A form of each framework, and one in a shadow root, is filled so that the framework knows it, and brought back.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

for (const app of ["plain", "react", "vue", "angular", "shadow"]) {
  test(`${app}: what the person agrees to is written, known to the page's own code, and undone [R 61]`, { skip: notReady }, async () => {
    const { page, close } = await open(app);
    try {
      await page.getByRole("button", { name: "Показать, что известно" }).click();
      await page.getByRole("button", { name: "Заполнить 4 поля" }).click();
      await page.getByRole("heading", { name: "Заполнено из профиля: 4 поля" }).waitFor();
      const known = () => page.evaluate(() => /** @type {any} */ (globalThis).known());
      assert.deepEqual(await known(), { fam: "Соколова", im: "Анна", ot: "Сергеевна", snils: "112-233-445 95" });
      assert.equal(await page.locator("#fam").inputValue(), "Соколова");
      await page.locator("#im").fill("Анна-Мария");
      await page.getByRole("button", { name: "Отменить всё заполнение" }).click();
      await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
      assert.deepEqual(await known(), { fam: "", im: "Анна-Мария", ot: "", snils: "" });
    } finally {
      await close();
    }
  });
}

test("react: a form that is built anew under the preview and by its first answer is filled, a value that its state refuses is named [R 61]", { skip: notReady }, async () => {
  const { page, close } = await open("react_anew");
  try {
    const known = () => page.evaluate(() => /** @type {any} */ (globalThis).known());
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 3 поля" }).waitFor();
    await page.evaluate(() => {
      Object.assign(globalThis, { before: document.querySelector("#fam") });
      /** @type {any} */ (globalThis).buildAnew();
    });
    await page.waitForFunction(() => document.querySelector("#fam") !== /** @type {any} */ (globalThis).before);
    await page.getByRole("button", { name: "Заполнить 3 поля" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 2 поля" }).waitFor();
    await page.getByText("Страница не приняла значения: «Имя». Заполните эти поля сами.").waitFor();
    assert.deepEqual(await known(), { fam: "Соколова", ot: "Сергеевна" });
    assert.equal(await page.locator("#im").inputValue(), "");
    await page.getByRole("button", { name: "Отменить всё заполнение" }).click();
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
    assert.deepEqual(await known(), { fam: "", ot: "" });
  } finally {
    await close();
  }
});
