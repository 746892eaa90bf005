// The whole story, by keyboard alone: from the list of services to a number in the portal's database.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { boxOf, choose, data, focusedName, known, missing, receiptNumber, retype, shown, tabTo } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @param {Visit} anna */
async function openFromHome(anna) {
  await anna.open("/");
  await tabTo(anna, "Подать заявление в детский сад");
  await anna.page.keyboard.press("Enter");
  await anna.page.waitForURL("**/kindergarten");
  await anna.live();
}

/** @param {Visit} anna */
async function takeFromProfile(anna) {
  await tabTo(anna, "Заполнить из профиля");
  await anna.page.keyboard.press("Enter");
  await anna.until(() => document.activeElement?.textContent === "Вот что знает портал");
  const offers = anna.page.locator('[id="pw-autofill"] .pw-check:has(input[type=checkbox])');
  assert.equal(await offers.count(), Object.keys(known).length);
  const first = offers.first();
  assert.equal(await first.locator("input").isChecked(), true);
  const described = await first.locator("input").getAttribute("aria-describedby");
  assert.equal(await anna.page.locator(`[id="${described}"]`).textContent(), "Госуслуги, проверено, на 12 октября 2026 года");
  const phones = anna.page.getByRole("radiogroup", { name: "Телефон" }).or(anna.page.getByRole("group", { name: "Телефон" }));
  assert.equal(await phones.first().getByRole("radio").count(), 3, "two that the profile knows, and none of them");
  assert.equal(await phones.first().getByRole("radio", { checked: true }).getAttribute("value"), "2", "nothing is guessed");
  assert.equal((await shown(anna, ["/applicant/lastName"]))["/applicant/lastName"], "", "nothing is filled before it was agreed to");
  await tabTo(anna, "Заполнить 20 полей");
  await anna.page.keyboard.press("Enter");
  await anna.until(() => document.activeElement?.id === "pw-autofill");
  assert.equal(await focusedName(anna).then((text) => text.includes("Заполнено из профиля: 20 полей")), true);
  assert.deepEqual(await shown(anna, Object.keys(known)), known, "also on pages that are not open yet");
  assert.equal(await boxOf(anna, "/applicant/lastName").locator(".pw-note").textContent(), "Из профиля: Госуслуги, проверено, на 12 октября 2026 года");
}

/** Presses the button that goes on, and comes to a page by its heading. @param {Visit} anna @param {string} button @param {string} heading */
async function goOn(anna, button, heading) {
  await tabTo(anna, button);
  await anna.page.keyboard.press("Enter");
  await anna.page.getByRole("heading", { name: heading }).waitFor();
  assert.equal(await focusedName(anna).then((text) => text.startsWith(heading)), true, "focus is on the page");
}

/** @param {Visit} anna */
async function leaveTooEarly(anna) {
  await tabTo(anna, "Дальше: Второй родитель");
  await anna.page.keyboard.press("Enter");
  await anna.until(() => document.activeElement?.id === "pw-errors");
  assert.equal(await anna.page.locator('[id="pw-errors"] a').count(), 2, "what is missing on this page, but not what was given before");
  assert.equal(await anna.page.locator('[id="pw-errors:title"]').textContent(), "Исправьте 2 поля");
}

/** @param {Visit} anna */
async function fixFromTheSummary(anna) {
  await tabTo(anna, "Выберите ответ: «Кто вы ребёнку»");
  await anna.page.keyboard.press("Enter");
  assert.equal(await focusedName(anna), "Родитель");
  await choose(anna, "Родитель");
  await tabTo(anna, "Паспорт гражданина России");
  assert.match(await anna.page.locator('[id="pw-errors"]').innerText(), /Кто вы ребёнку: исправлено/);
  await choose(anna, "Паспорт гражданина России");
  await goOn(anna, "Дальше: Второй родитель", "Шаг 2 из 10: Второй родитель");
  await goOn(anna, "Дальше: Ребёнок", "Шаг 3 из 10: Ребёнок");
}

/** @param {Visit} anna */
async function correctTheFlat(anna) {
  await tabTo(anna, "Свидетельство о рождении, выданное в России");
  await choose(anna, "Свидетельство о рождении, выданное в России");
  await goOn(anna, "Дальше: Адрес ребёнка", "Шаг 4 из 10: Адрес ребёнка");
  await tabTo(anna, "Квартира");
  await retype(anna, "25");
  await tabTo(anna, "Вернуть из профиля: 24");
  assert.equal(await boxOf(anna, "/address/registration/flat").locator(".pw-note").textContent(), changedNote);
}

const changedNote = "Вы изменили. В профиле: 24 (МВД России, проверено, на 3 июня 2026 года)";
const corrected = { ...known, "/address/registration/flat": "25" };

/** @param {Visit} anna */
async function reloadHalfway(anna) {
  await anna.reload();
  await anna.page.getByRole("heading", { name: "Мы вернули ваши ответы" }).waitFor();
  await anna.page.getByRole("heading", { name: "Шаг 4 из 10: Адрес ребёнка" }).waitFor();
  assert.deepEqual(await shown(anna, Object.keys(corrected)), corrected);
  assert.deepEqual(await shown(anna, ["/applicant/role", "/applicant/document/kind"]), { "/applicant/role": "parent", "/applicant/document/kind": "passport" });
  assert.equal(await boxOf(anna, "/address/registration/flat").locator(".pw-note").textContent(), changedNote);
  assert.equal(await boxOf(anna, "/address/registration/house").locator(".pw-note").textContent(), "Из профиля: МВД России, проверено, на 3 июня 2026 года");
}

/** @param {Visit} anna */
async function addABrother(anna) {
  await goOn(anna, "Дальше: Детские сады", "Шаг 5 из 10: Детские сады");
  await tabTo(anna, "Первый сад");
  await anna.page.keyboard.press("ArrowDown");
  await goOn(anna, "Дальше: Братья и сёстры", "Шаг 6 из 10: Братья и сёстры");
  for (const number of [1, 2]) {
    await tabTo(anna, "Добавить брата или сестру");
    await anna.page.keyboard.press("Enter");
    await anna.until((number) => [...document.querySelectorAll('[id^="pw-/siblings/"][id$="/lastName:control"]')].indexOf(/** @type {Element} */ (document.activeElement)) === number - 1 || null, number);
  }
  await tabTo(anna, /^Убрать: Брат или сестра 2/);
  await anna.page.keyboard.press("Enter");
  await anna.page.getByText("Брат или сестра 2").first().waitFor();
  await tabTo(anna, "Фамилия", "Shift+Tab");
  await anna.page.keyboard.type("Соколов");
  await tabTo(anna, "Имя");
  await anna.page.keyboard.type("Лев");
  await goOn(anna, "Дальше: Когда и как ходить в сад", "Шаг 7 из 10: Когда и как ходить в сад");
}

/** @param {Visit} anna */
async function answerTheRest(anna) {
  await tabTo(anna, "Желаемая дата приёма");
  await anna.page.keyboard.type("01092027");
  for (const option of ["Общеразвивающая — обычная группа", "Полный день, 10,5–12 часов", "Русский", "Русский"]) {
    await tabTo(anna, option);
    await choose(anna, option);
  }
  await goOn(anna, "Дальше: Особые условия и льготы", "Шаг 8 из 10: Особые условия и льготы");
  await tabTo(anna, "Не нужны");
  await choose(anna, "Не нужны");
  await tabTo(anna, "Льгота при приёме");
  await anna.page.keyboard.press("ArrowDown");
  await goOn(anna, "Дальше: Контакты", "Шаг 9 из 10: Контакты");
  await goOn(anna, "Проверить ответы", "Проверьте ответы");
  assert.deepEqual(await shown(anna, Object.keys(missing)), missing);
}

/** @param {Visit} anna */
async function changeTheBrother(anna) {
  await tabTo(anna, "Изменить: Брат или сестра 1: Имя");
  await anna.page.keyboard.press("Enter");
  await anna.until(() => document.activeElement?.matches('[id^="pw-/siblings/"][id$="/firstName:control"]'));
  await retype(anna, "Лев-Антон");
  await tabTo(anna, "Вернуться к проверке");
  await anna.page.keyboard.press("Enter");
  await anna.until(() => document.activeElement?.matches('[id^="pw-change/siblings/"]'));
  assert.equal(await anna.page.locator('[id^="pw-answer/siblings/"][id$="/firstName"] .pw-term-value').first().textContent(), "Лев-Антон");
}

// [WCAG 2.1.1, 2.1.3, 3.3.4, 3.3.6, 3.3.7]
test("[R 61] [R 62] [R 65] [R 18] a whole application by keyboard alone: from the profile, page by page, corrected, interrupted, checked, accepted", { ...options, timeout: 120_000 }, async () => {
  const anna = await visit(portal.url);
  await openFromHome(anna);
  await takeFromProfile(anna);
  await leaveTooEarly(anna);
  await fixFromTheSummary(anna);
  await correctTheFlat(anna);
  await reloadHalfway(anna);
  await addABrother(anna);
  await answerTheRest(anna);
  await changeTheBrother(anna);
  await tabTo(anna, "Отправить заявление");
  await anna.page.keyboard.press("Enter");
  await anna.page.getByRole("heading", { name: "Заявление отправлено" }).waitFor();
  const number = await receiptNumber(anna);
  assert.equal(await focusedName(anna), "Заявление отправлено");
  assert.deepEqual(anna.complaints, []);
  assert.deepEqual(anna.addresses.filter((address) => address.includes("deferred")), [], "an ordinary application needs the module's first part alone");

  const kept = await anna.api(`/applications/${number}`);
  const flat = { ...data.address.registration, flat: "25" };
  assert.deepEqual(kept.data, { ...data, address: { ...data.address, registration: flat }, siblings: [{ lastName: "Соколов", firstName: "Лев-Антон" }] });
  assert.equal(kept.form, "kindergarten");
  assert.equal((await anna.api("/applications")).applications.length, 1);
  await anna.open("/applications");
  assert.match(await anna.page.getByRole("main").innerText(), new RegExp(`Постановка на учёт в детский сад[^]*${number}`));
});

// [WCAG 2.1.2]
test("[R 88] the keyboard never gets caught: Tab leaves every control, and Shift+Tab goes back the same way", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  const there = await walk(anna, "Tab", "Дальше: Второй родитель");
  const back = await walk(anna, "Shift+Tab", "К списку услуг");
  assert.deepEqual([...back].reverse().slice(1), there.slice(there.indexOf("К списку услуг") + 1, -1));
});

/** Names on the way until one comes. @param {Visit} visit @param {"Tab" | "Shift+Tab"} key @param {string} last */
async function walk(visit, key, last) {
  const names = [];
  do {
    await visit.page.keyboard.press(key);
    names.push(await focusedName(visit));
    assert.ok(names.length < 150, `caught at ${names.slice(-3).join(" | ")}`);
  } while (names.at(-1) !== last);
  return names;
}
