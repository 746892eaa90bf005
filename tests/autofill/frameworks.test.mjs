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
