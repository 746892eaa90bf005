// The main acts on a form of the page's own in a second engine: seen, written, undone, kept, given back.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";
import puppeteer from "puppeteer-core";

import { notReady, serve } from "./page.mjs";

const FIREFOX = process.env.PORTAL_FIREFOX ?? "/usr/bin/firefox-esr";
const skip = notReady || (existsSync(FIREFOX) ? false : `no browser at ${FIREFOX} (PORTAL_FIREFOX)`);

const HTML = `<style>.far { position: absolute; left: -9999px } .clip { position: absolute; clip-path: inset(50%) } .flat { max-height: 0; overflow: hidden }</style>
<portal-autofill></portal-autofill><form id="f">
<label>Фамилия <input name="fam"></label><label>Имя <input name="im"></label>
<div class="far"><label>Отчество <input name="far"></label></div><div class="clip"><label>Отчество <input name="clip"></label></div><div class="flat"><label>Отчество <input name="flat"></label></div>
<label>Город <input name="city" value="Абакан"></label><label><input type="checkbox" name="sms"> SMS</label>
<fieldset><legend>Как платить</legend><label><input type="radio" name="pay" value="card" checked> Картой</label><label><input type="radio" name="pay" value="cash"> Наличными</label></fieldset>
<label>Пароль <input name="word" type="password"></label></form>`;

test("Firefox: a form is filled, brought back, kept and given back [R 61, 65, 69]", { skip, timeout: 120_000 }, async () => {
  const { url, stop } = await serve("", HTML);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: { "intl.accept_languages": "ru" } });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/`);
    const press = async (/** @type {string} */ words) => (await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${words}"])`))?.click();
    const heading = (/** @type {string} */ words) => page.waitForSelector(`::-p-xpath(//*[self::h2 or self::h3 or self::h4][contains(., "${words}")])`);
    const paragraph = (/** @type {string} */ words) => page.waitForSelector(`::-p-xpath(//p[starts-with(normalize-space(), "${words}")])`);
    const stands = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#f input")].filter((each) => /** @type {HTMLInputElement} */ (each).type !== "radio" || /** @type {HTMLInputElement} */ (each).checked).map((each) => {
      const { name, type, checked, value } = /** @type {HTMLInputElement} */ (each);
      return [name, type === "checkbox" ? checked : value];
    })));
    const blank = { fam: "", im: "", far: "", clip: "", flat: "", city: "Абакан", sms: false, pay: "card", word: "" };
    await press("Показать, что известно");
    await press("Заполнить 2 поля");
    await heading("Заполнено из профиля: 2 поля");
    assert.deepEqual(await stands(), { ...blank, fam: "Соколова", im: "Анна" });
    await press("Отменить всё заполнение");
    await page.waitForSelector(`::-p-xpath(//button[normalize-space()="Показать, что известно"])`);
    assert.deepEqual(await stands(), blank);
    await page.type("[name=fam]", "Иванова");
    await page.click("[name=city]", { count: 3 });
    await page.keyboard.press("Backspace");
    await page.click("[name=sms]");
    await page.click("[name=pay][value=cash]");
    await page.type("[name=word]", "тайна");
    await page.waitForFunction(() => { const { drafts } = /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget; return drafts.unsaved === false && drafts.savedAt !== ""; });
    await paragraph("Черновик сохранён на этом устройстве");
    await page.goto(`${url}/?utm_source=mail`); // a new visit: the browser's own memory of the form does not help
    await heading("Мы вернули ваши ответы");
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("[name=pay][value=cash]")).checked);
    assert.deepEqual(await stands(), { ...blank, fam: "Иванова", city: "", sms: true, pay: "cash" });
    await page.reload(); // here it does: what it puts back is the draft's, and no value of the page
    await heading("Мы вернули ваши ответы");
    assert.deepEqual(await stands(), { ...blank, fam: "Иванова", city: "", sms: true, pay: "cash" });
    await press("Заполнить форму заново");
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("[name=city]")).value === "Абакан");
    assert.deepEqual(await stands(), blank);
  } finally {
    await browser.close();
    stop();
  }
});
