// Each way in which pages hide a field, set a trap, or hold a secret: never asked for, never written, never kept.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open, serve } from "./page.mjs";

const label = (/** @type {string} */ name, more = "", words = "Фамилия") => `<label>${words} <input name="${name}" ${more}></label>`;
const STYLE = `<style>
.none { display: none } .invisible { visibility: hidden } .clear { opacity: 0 } .faint { opacity: 0.01 } .left { position: absolute; left: -9999px } .right { position: absolute; left: 9999px }
.above { position: absolute; top: -9999px } .dot { position: absolute; width: 1px; height: 1px; overflow: hidden } .clip { position: absolute; clip: rect(0 0 0 0) } .clip1 { position: absolute; clip: rect(1px, 1px, 1px, 1px) }
.inset { clip-path: inset(50%) } .circle { clip-path: circle(0) } .flat { max-height: 0; overflow: hidden } .zero input { width: 0; height: 0; border: 0; padding: 0 } .scale { transform: scale(0) } .disc { -webkit-text-security: disc }
</style>`;
const hidden = ["none", "invisible", "clear", "faint", "left", "right", "above", "dot", "clip", "clip1", "inset", "circle", "flat", "zero", "scale"];
const FORM = `${STYLE}<portal-autofill></portal-autofill><form id="traps">${label("seen")}
${hidden.map((way) => `<div class="${way}">${label(way)}</div>`).join("")}
<div hidden>${label("attribute")}</div><div aria-hidden="true">${label("aria", 'tabindex="-1"')}</div><div inert>${label("inert")}</div><details><summary>Ещё</summary>${label("shut")}</details>
<fieldset disabled>${label("off")}</fieldset>${label("fixed", "readonly")}${label("fixed-aria", 'aria-readonly="true"')}${label("disabled", "disabled")}
${label("honeypot")}${label("bot-field")}${label("hp_name")}${label("polite", "", "Фамилия. Если вы человек, не заполняйте это поле")}${label("quiet", 'placeholder="Leave this field blank"')}
${label("password", 'type="password"')}${label("new", 'autocomplete="new-password" type="password"')}${label("code", 'autocomplete="one-time-code"')}${label("card", 'autocomplete="cc-number"')}${label("dotted", 'class="disc"')}
${label("captcha")}${label("sms", "", "Фамилия. Код из SMS")}<div data-portal-skip>${label("skipped")}</div>
</form>`;

test("of a form full of traps only the field that is seen is asked for, written and kept [R 61]", { skip: notReady }, async () => {
  const { page, close } = await open("", FORM);
  try {
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), ["person.name.family"]);
    assert.equal(await page.getByRole("checkbox").count(), 1);
    await page.getByRole("button", { name: "Заполнить 1 поле" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    // Robots and scripts may type where people cannot.
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("input"))
        if (each.name && each.name !== "seen" && each.closest("form")) {
          each.value = "робот";
          each.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
    });
    await page.getByText(/^Черновик сохранён на этом устройстве/).waitFor();
    const { content } = await page.evaluate(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.kept);
    assert.deepEqual(Object.keys(content).filter((key) => key.startsWith("/")), ["/seen"]);
  } finally {
    await close();
  }
});

test("a frame of another origin is neither read nor written", { skip: notReady }, async () => {
  const other = await serve("", "<form><label>СНИЛС <input name=\"snils\"></label></form>");
  const { page, close } = await open("", `<portal-autofill></portal-autofill><form id="f">${label("fam")}<iframe src="http://localhost:${other.port}/"></iframe></form>`);
  try {
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 1 поле" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    assert.equal(await page.frameLocator("iframe").locator("[name=snils]").inputValue(), "");
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), ["person.name.family"]);
  } finally {
    await close();
    other.stop();
  }
});

test("a mask that puts signs in is no refusal, code that puts its own value back is one, and undo brings the page's own value", { skip: notReady }, async () => {
  const { page, close } = await open("", `<portal-autofill></portal-autofill><form id="f">${label("fam")}${label("snils", "", "СНИЛС")}${label("given", "", "Имя")}${label("born", 'value="__.__.____"', "Дата рождения")}</form>`);
  try {
    await page.evaluate(() => {
      const on = (/** @type {string} */ name, /** @type {(input: HTMLInputElement) => void} */ then) => {
        const input = /** @type {HTMLInputElement} */ (document.querySelector(`[name=${name}]`));
        input.addEventListener("input", () => then(input));
      };
      on("snils", (input) => (input.value = input.value.replace(/\D/g, "").replace(/^(...)(...)(...)(..)$/, "$1 $2 $3 $4")));
      on("given", (input) => (input.value = ""));
    });
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 4 поля" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 3 поля" }).waitFor();
    await page.getByText("Страница не приняла значения: «Имя». Заполните эти поля сами.").waitFor();
    const values = () => page.locator("form input").evaluateAll((all) => all.map((each) => /** @type {HTMLInputElement} */ (each).value));
    assert.deepEqual(await values(), ["Соколова", "112 233 445 95", "", "14.03.1991"]);
    await page.getByRole("button", { name: "Отменить всё заполнение" }).click();
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
    assert.deepEqual(await values(), ["", "", "", "__.__.____"]);
  } finally {
    await close();
  }
});

test("a form that is built anew under the preview, and between two answers, is filled where each answer belongs", { skip: notReady }, async () => {
  const { page, close } = await open("", `<portal-autofill for="f"></portal-autofill><form id="f">${label("fam")}${label("given", "", "Имя")}${label("ot", "", "Отчество")}</form>`);
  try {
    await page.evaluate((first) => {
      const form = /** @type {Element} */ (document.querySelector("#f"));
      const build = (/** @type {boolean} */ withMore) => form.replaceChildren(...[...(withMore ? ["new"] : []), "fam", "given", "ot"].map((name) => {
        const old = form.querySelector(`[name=${name}]`)?.closest("label");
        const label = document.createElement("label");
        const input = Object.assign(document.createElement("input"), { name, value: old?.querySelector("input")?.value ?? "" });
        label.append(old?.textContent ?? first, input);
        return label;
      }));
      Object.assign(globalThis, { build });
      form.addEventListener("input", () => build(true)); // also in the midst of the writing
    }, "Промокод");
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 3 поля" }).waitFor();
    await page.getByRole("checkbox", { name: /^Имя: / }).uncheck();
    await page.evaluate(() => /** @type {any} */ (globalThis).build(false));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    await page.getByRole("button", { name: "Заполнить 2 поля" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 2 поля" }).waitFor();
    const values = () => page.locator("#f input").evaluateAll((all) => all.map((each) => [/** @type {HTMLInputElement} */ (each).name, /** @type {HTMLInputElement} */ (each).value]));
    assert.deepEqual(await values(), [["new", ""], ["fam", "Соколова"], ["given", ""], ["ot", "Сергеевна"]]);
    await page.getByRole("button", { name: "Отменить всё заполнение" }).click();
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor();
    assert.deepEqual(await values(), [["new", ""], ["fam", ""], ["given", ""], ["ot", ""]]);
  } finally {
    await close();
  }
});

test("editable text and elements of the page's own are no fields; fields that belong to the form from outside are", { skip: notReady }, async () => {
  const { page, close } = await open("", `<portal-autofill></portal-autofill><form id="f" name="elements"><div contenteditable="true" aria-label="Фамилия">текст</div><own-field name="fam" aria-label="Фамилия"></own-field>${label("given", "", "Имя")}<input type="text" name="elements" hidden></form><p>${label("ot", 'form="f"', "Отчество")}</p>`);
  try {
    await page.evaluate(() => customElements.define("own-field", class extends HTMLElement { static formAssociated = true; value = "их"; }));
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 2 поля" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 2 поля" }).waitFor();
    await page.locator("[contenteditable]").fill("другой");
    assert.deepEqual(await page.evaluate(() => [document.querySelector("[contenteditable]")?.textContent, /** @type {any} */ (document.querySelector("own-field")).value, ...[...document.querySelectorAll("[name=given], [name=ot]")].map((each) => /** @type {any} */ (each).value)]), ["другой", "их", "Анна", "Сергеевна"]);
  } finally {
    await close();
  }
});

test("of several forms each element takes its own: the one that it names, the one around it, the next one", { skip: notReady }, async () => {
  const form = (/** @type {string} */ id, inside = "") => `<form id="${id}">${inside}${label(`${id}-fam`)}</form>`;
  const { page, close } = await open("", `<portal-autofill for="c"></portal-autofill>${form("a")}${form("b", "<portal-autofill></portal-autofill>")}<portal-autofill></portal-autofill>${form("d")}${form("c")}`);
  try {
    for (const id of ["c", "b", "d"]) {
      const own = page.locator("portal-autofill").nth(["c", "b", "d"].indexOf(id));
      await own.getByRole("button", { name: "Показать, что известно" }).click();
      await own.getByRole("button", { name: "Заполнить 1 поле" }).click();
      await own.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
      assert.equal(await page.locator(`[name=${id}-fam]`).inputValue(), "Соколова");
    }
    assert.equal(await page.locator("[name=a-fam]").inputValue(), "");
  } finally {
    await close();
  }
});
