// A page that says of its fields that they are about a child: the person is asked which one, and only that child's answers are written.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

const FORM = `<main id="place"></main><form id="of-child">
<label>Имя ребёнка <input name="given" data-portal-fact="children.*.name.given"></label>
<label>Дата рождения ребёнка <input name="born" data-portal-fact="children.*.birthDate"></label>
</form>`;
const CHILDREN = [["Ася", "2019-11-26"], ["Пётр", "2021-01-02"]];

test("of several children one is chosen by name, and only that child's answers are written [R 61]", { skip: notReady }, async () => {
  const { page, close } = await open("plain", FORM);
  try {
    await page.evaluate(async (children) => {
      const from = { verified: true, asOf: "2026-05-14", source: { id: "zags", name: "ЗАГС" } };
      const facts = children.flatMap(([given, born], index) => [{ path: `children.${index}.name.given`, value: given, ...from }, { path: `children.${index}.birthDate`, value: born, ...from }]);
      const portal = "/dist/portal.js";
      (await import(portal)).setHost({ can: ["profile"], requests: { "profile.load": async () => ({ facts }) } });
      document.querySelector("portal-autofill")?.remove();
      document.querySelector("#host-form")?.remove();
      document.body.prepend(Object.assign(document.createElement("portal-autofill"), { lang: "ru" }));
      document.querySelector("portal-autofill")?.setAttribute("for", "of-child");
    }, CHILDREN);
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("group", { name: "О каком ребёнке эта форма?" }).or(page.getByRole("radiogroup", { name: "О каком ребёнке эта форма?" })).waitFor();
    assert.equal(await page.getByRole("checkbox").count(), 0, "nothing of a child before it is said which");
    await page.getByRole("radio", { name: "Пётр" }).check();
    await page.getByRole("button", { name: "Заполнить 2 поля" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 2 поля" }).waitFor();
    assert.deepEqual(await page.locator("#of-child input").evaluateAll((all) => all.map((each) => /** @type {HTMLInputElement} */ (each).value)), ["Пётр", "02.01.2021"]);
  } finally {
    await close();
  }
});
