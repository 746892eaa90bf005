// What nobody sees, and what is secret, is neither read nor written, whatever the profile knows.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

const TRAPS = `<style>.far { position: absolute; left: -9999px } .clear { opacity: 0 } .shut { display: none } .tiny { width: 1px; height: 1px; overflow: hidden }</style>
<main id="place"></main><form id="trapped">
<label>Фамилия <input name="seen"></label>
<div class="far"><label>Имя <input name="far"></label></div>
<div class="clear"><label>Имя <input name="clear"></label></div>
<div class="shut"><label>Имя <input name="shut"></label></div>
<div class="tiny"><label>Имя <input name="tiny"></label></div>
<div aria-hidden="true"><label>Имя <input name="aside" tabindex="-1"></label></div>
<label>Отчество <input name="fixed" readonly></label>
<label>СНИЛС <input name="secret" type="password" value="тайна"></label>
<label>СНИЛС <input name="code" autocomplete="one-time-code"></label>
<label>СНИЛС <input name="card" autocomplete="cc-number"></label>
<input type="hidden" name="hidden" data-portal-fact="person.snils">
<iframe name="frame" src="about:blank"></iframe>
</form>`;

test("only the field that is seen is asked for and written [R 61]", { skip: notReady }, async () => {
  const { page, close } = await open("plain", TRAPS);
  try {
    await page.evaluate(() => document.querySelector("portal-autofill")?.remove());
    await page.evaluate(() => {
      document.querySelector("#host-form")?.remove();
      const element = document.createElement("portal-autofill");
      element.setAttribute("for", "trapped");
      document.body.prepend(element);
    });
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), ["person.name.family"]);
    await page.getByRole("button", { name: "Заполнить 1 поле" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    const values = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#trapped input")].map((each) => [/** @type {HTMLInputElement} */ (each).name, /** @type {HTMLInputElement} */ (each).value])));
    assert.deepEqual(values, { seen: "Соколова", far: "", clear: "", shut: "", tiny: "", aside: "", fixed: "", secret: "тайна", code: "", card: "", hidden: "" });
  } finally {
    await close();
  }
});

test("classify() names each field with its reasons, and draws nothing", { skip: notReady }, async () => {
  const { page, close } = await open("plain");
  try {
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
    const found = await page.evaluate(async () => {
      const all = await /** @type {any} */ (document.querySelector("portal-autofill")).classify(document.querySelector("#host-form"));
      return all.map((/** @type {any} */ each) => [each.control.name, each.token, each.confidence > 0.5, each.stated, each.reasons[0].text]);
    });
    assert.deepEqual(found, [["fam", "family-name", true, false, "фамилия"], ["im", "given-name", true, false, "имя"], ["ot", "patronymic", true, false, "отчество"], ["snils", "snils", true, false, "снилс"]]);
  } finally {
    await close();
  }
});
