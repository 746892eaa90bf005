// What is marked and not typed, and what was emptied, comes back after a reload; what nobody sees, and files, never do.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */
const isReady = (/** @type {Page} */ page) => page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
const isSaved = (/** @type {Page} */ page) => page.getByText(/^Черновик сохранён на этом устройстве/).waitFor();
const isBack = (/** @type {Page} */ page) => page.getByRole("heading", { name: "Мы вернули ваши ответы" }).waitFor();

/** @param {Page} page */
async function answer(page) {
  await page.getByRole("checkbox", { name: "Согласие" }).check();
  await page.getByRole("radio", { name: "Наличными" }).check();
  await page.getByRole("slider", { name: "Лет" }).fill("70");
  await page.locator("[name=langs]").selectOption(["ru", "kk"]);
  await page.locator("[name=city]").fill("");
}

for (const app of ["react_marked", "vue_marked"]) {
  test(`${app}: ticks, choices, sliders, lists and an emptied field survive a reload, and the page's own code knows them [R 65]`, { skip: notReady }, async () => {
    const { page, close } = await open(app);
    try {
      await isReady(page);
      await answer(page);
      const given = { agree: true, pay: "cash", years: "70", langs: ["ru", "kk"], city: "" };
      const known = () => page.evaluate(() => /** @type {any} */ (globalThis).known());
      assert.deepEqual(await known(), given);
      await page.reload();
      await isBack(page);
      await page.waitForFunction(() => /** @type {any} */ (globalThis).known().city === "");
      assert.deepEqual(await known(), given);
    } finally {
      await close();
    }
  });
}

const PLAIN = `<style>.own input { position: absolute; opacity: 0 } .trap { position: absolute; left: -9999px }</style>
<portal-autofill></portal-autofill><form id="plain">
<label>Фамилия <input name="fam" value="Соколова"></label>
<span class="own"><input type="checkbox" id="sms" name="sms"><label for="sms">Сообщать по SMS</label></span>
<label><input type="checkbox" name="news" value="1" checked> Новости</label>
<fieldset><legend>Что нужно</legend><label><input type="checkbox" name="need[]" value="a"> Справка</label><label><input type="checkbox" name="need[]" value="b"> Выписка</label></fieldset>
<fieldset><legend>Когда</legend><label><input type="radio" name="when" value="am"> Утром</label><label><input type="radio" name="when" value="pm"> Днём</label></fieldset>
<label>Регион <select name="region"><option value="0">Выберите регион</option><option value="24">Красноярский край</option></select></label>
<label>Цвет <input type="color" name="colour" value="#000000"></label>
<label>Скан <input type="file" name="scan"></label>
<div class="trap"><label><input type="checkbox" name="robot"> Я робот</label></div>
<label><input type="checkbox" name="bot-field"> Согласен</label>
<label>Пароль <input type="password" name="word"></label>
<input type="hidden" name="token" value="1">
</form>`;

test("a group is one answer, a tick that a label draws is one, and traps, files and secrets are none", { skip: notReady }, async () => {
  const { page, close } = await open("", PLAIN);
  try {
    await isReady(page);
    await page.locator("[name=fam]").fill("");
    await page.getByText("Сообщать по SMS").click();
    await page.locator("[name=news]").uncheck();
    await page.locator("[name='need[]'][value=b]").check();
    await page.locator("[name=when][value=pm]").check();
    await page.locator("[name=region]").selectOption("24");
    await page.locator("[name=colour]").fill("#ff0000");
    await page.locator("[name=scan]").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
    await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("[name=robot]")).click());
    await page.locator("[name=bot-field]").check();
    await page.locator("[name=word]").fill("тайна");
    await isSaved(page);
    const content = await page.evaluate(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.kept.content);
    assert.deepEqual(Object.keys(content).filter((key) => key.startsWith("/")).sort(), ["/colour", "/fam", "/need[]", "/news", "/region", "/sms", "/when"]);
    assert.deepEqual([content["/fam"].typed, content["/need[]"].typed, content["/news"].typed, content["/when"].typed], [{ blank: true }, "b", { blank: true }, "pm"]);
    await page.reload();
    await isBack(page);
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("[name=colour]")).value === "#ff0000");
    const stands = await page.evaluate(() => [...document.querySelectorAll("#plain input:not([type=file]), select")].map((each) => {
      const { name, type, checked, value } = /** @type {HTMLInputElement} */ (each);
      return [name, type === "checkbox" || type === "radio" ? checked : value];
    }));
    assert.deepEqual(stands, [["fam", ""], ["sms", true], ["news", false], ["need[]", false], ["need[]", true], ["when", false], ["when", true], ["region", "24"], ["colour", "#ff0000"], ["robot", false], ["bot-field", false], ["word", ""], ["token", "1"]]);
    await page.getByRole("button", { name: "Заполнить форму заново" }).click();
    await page.waitForFunction(() => !/** @type {HTMLInputElement} */ (document.querySelector("#sms")).checked && /** @type {HTMLInputElement} */ (document.querySelector("[name=fam]")).value === "Соколова");
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[name=when], [name=region]")].map((each) => /** @type {any} */ (each).checked ?? /** @type {any} */ (each).value)), [false, false, "0"]);
  } finally {
    await close();
  }
});
