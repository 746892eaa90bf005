// What a person typed into a form of each framework comes back after a reload, known to the page's own code.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

/** @typedef {import("puppeteer-core").Page | any} Page */
const known = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (globalThis).known());
const isSaved = (/** @type {Page} */ page) => page.getByText(/^Черновик сохранён на этом устройстве/).waitFor();
const isBack = (/** @type {Page} */ page) => page.getByRole("heading", { name: "Мы вернули ваши ответы" }).waitFor();

for (const app of ["plain", "react", "vue", "angular", "shadow"]) {
  test(`${app}: what was typed survives a reload, and the page's own code knows it`, { skip: notReady }, async () => {
    const { page, close } = await open(app);
    try {
      await page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
      await page.locator("#fam").pressSequentially("Соколова");
      await isSaved(page);
      await page.reload();
      await isBack(page);
      await page.waitForFunction(() => /** @type {any} */ (globalThis).known().fam === "Соколова");
      assert.equal(await page.locator("#fam").inputValue(), "Соколова");
      assert.equal((await known(page)).im ?? "", "");
    } finally {
      await close();
    }
  });
}

test("the last keystroke before the page goes is kept, a sent form is only offered, and the person deletes it", { skip: notReady }, async () => {
  const { page, close } = await open("plain");
  try {
    await page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
    await page.locator("#im").pressSequentially("Анна"); // nobody waits for the saving
    await page.reload();
    await isBack(page);
    await page.waitForFunction(() => /** @type {any} */ (globalThis).known().im === "Анна");
    await page.evaluate(() => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector("#host-form"));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.requestSubmit();
    });
    await page.reload();
    await page.getByRole("heading", { name: "Вы уже отправляли эти ответы" }).waitFor();
    assert.equal(await page.locator("#im").inputValue(), "");
    await page.getByRole("button", { name: "Удалить черновик", exact: true }).click();
    await page.getByRole("heading", { name: "Вы уже отправляли эти ответы" }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
    assert.equal(await page.getByRole("heading", { name: "Мы вернули ваши ответы" }).count(), 0);
  } finally {
    await close();
  }
});

test("a step that style alone hides is kept, and given back when it is entered; a password is not", { skip: notReady }, async () => {
  const { page, close } = await open("plain");
  const steps = () =>
    page.evaluate(() => {
      const step = Object.assign(document.createElement("div"), { hidden: true });
      for (const [name, words, type] of [["town", "Город", "text"], ["word", "Пароль", "password"]]) {
        const label = document.createElement("label");
        label.append(words, Object.assign(document.createElement("input"), { name, id: name, type }));
        step.append(label);
      }
      document.querySelector("#host-form")?.append(step);
    });
  const next = () => page.evaluate(() => document.querySelector("#host-form > [hidden]")?.removeAttribute("hidden"));
  try {
    await page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
    await steps();
    await next();
    await page.locator("#word").pressSequentially("тайна");
    await page.locator("#town").pressSequentially("Ачинск");
    await isSaved(page);
    await page.reload();
    await isSaved(page);
    await steps();
    await next();
    assert.equal(await page.getByRole("heading", { name: "Мы вернули ваши ответы" }).count(), 0, "not before there is something to see");
    await page.locator("#town").focus();
    await isBack(page);
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("#town")).value === "Ачинск");
    assert.equal(await page.locator("#word").inputValue(), "");
  } finally {
    await close();
  }
});
