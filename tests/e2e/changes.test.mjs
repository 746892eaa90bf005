// What may change under a person's hands (language, draft, connection) and must not cost an answer.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, boxOf, controlOf, data, fillFromProfile, missing, press, receiptNumber, shown, turnTo, whole } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, startProxy, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** @typedef {import("./portal.mjs").Visit} Visit */

/** Texts of the form, without the answers in them, that have letters of this alphabet. @param {Visit} visit @param {string} letters @param {string[]} answers */
async function wordsIn({ page }, letters, answers) {
  const texts = await page.locator("portal-form :is(label, legend, .pw-hint, .pw-note, .pw-error, button, option, h2, h3, p, a)").allTextContents();
  return texts.filter((text) => answers.reduce((rest, answer) => rest.replace(answer, ""), text).match(new RegExp(`[${letters}]`, "i")));
}

/** @param {Visit} visit */
const count = async (visit) => (await visit.api("/applications")).applications.length;

// [WCAG 3.1.1]
test("[R 12] [R 65] the language changes at run time: labels, errors and sources speak it, values, focus and caret stay", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, { "/applicant/role": "parent", "/applicant/document/kind": "passport" });
  await turnTo(anna, "/child");
  const before = await shown(anna, Object.keys(whole));
  await answer(anna, { "/child/birthDate": "31.02.2024" });
  const name = controlOf(anna, "/child/firstName");
  await name.focus();
  await anna.page.keyboard.press("Home");
  await anna.page.keyboard.type("Пётр-");
  await anna.page.evaluate('document.documentElement.lang = "en"');
  await anna.page.getByRole("textbox", { name: "Child’s given name", exact: true }).waitFor();
  await anna.page.keyboard.type("ё");
  assert.deepEqual(await shown(anna, Object.keys(whole)), { ...before, "/child/birthDate": "31.02.2024", "/child/firstName": "Пётр-ёМихаил" });
  assert.match((await boxOf(anna, "/child/lastName").locator(".pw-note").textContent()) ?? "", /Civil registry/);
  assert.equal(await anna.page.locator("portal-form > form").getAttribute("lang"), "en");
  assert.deepEqual(await wordsIn(anna, "а-яё", [...Object.values(whole), "ЯЯ"]), [], "nothing of the other language is left");
  await anna.page.evaluate('document.documentElement.lang = "ru"');
  await anna.page.getByRole("textbox", { name: "Имя ребёнка", exact: true }).waitFor();
  assert.equal(await name.inputValue(), "Пётр-ёМихаил");
  assert.deepEqual(anna.complaints, []);
});

test("[R 65] the portal's own language link opens the same answers in the other language", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await answer(anna, { "/applicant/lastName": "Соколова" });
  await anna.page.getByRole("link", { name: "In English" }).click();
  await anna.page.locator('[id="pw-draft-restored"]').waitFor();
  assert.equal(await anna.page.getByRole("textbox", { name: "Your surname", exact: true }).inputValue(), "Соколова");
});

test("[R 65] drafts: a new one is begun, the former one is listed, opened and, after a question, deleted", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await answer(anna, { "/applicant/lastName": "Первая" });
  await anna.reload();
  await press(anna, "draft-new");
  await anna.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value === "");
  await answer(anna, { "/applicant/lastName": "Вторая" });
  await anna.page.getByText("Сохранённые черновики (2)").click();
  const items = anna.page.locator('[id="pw-draft-list"] > li');
  assert.equal(await items.count(), 2);
  assert.match((await items.filter({ hasText: "Этот черновик" }).textContent()) ?? "", /1 ответ/);

  await press(anna, "draft-open/1");
  await anna.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value === "Первая");

  await press(anna, "draft-delete/2");
  assert.equal(await anna.page.evaluate(() => document.activeElement?.id), "pw-draft-really/2:control");
  await press(anna, "draft-keep/2");
  assert.equal(await items.count(), 2, "nothing is deleted by a question");
  await press(anna, "draft-delete/2");
  await press(anna, "draft-really/2");
  await anna.page.getByText("Сохранённые черновики (1)").waitFor();
  assert.equal(await controlOf(anna, "/applicant/lastName").inputValue(), "Первая");
  await anna.reload();
  await anna.page.getByText("Сохранённые черновики (1)").waitFor();
});

// [WCAG 2.2.5]
test("[R 20] [R 65] without a connection the application waits, is sent by itself when it is back, and once", options, async () => {
  const anna = await visit(portal.url);
  const already = await count(anna);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  await anna.page.context().setOffline(true);
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-failure");
  assert.match(await anna.page.locator('[id="pw-failure"]').innerText(), /Заявление ждёт связи[^]*Отправим заявление сами, когда она появится\./);
  assert.deepEqual(await shown(anna, Object.keys(whole)), whole);
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-failure");
  await anna.page.context().setOffline(false);
  assert.deepEqual((await anna.api(`/applications/${await receiptNumber(anna)}`)).data, data);
  assert.equal(await count(anna), already + 1);
});

/** Somebody who sent a whole application without a connection and left the page. */
async function leaveInTheOutbox() {
  const anna = await visit(portal.url);
  const already = await count(anna);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  await anna.page.route("**/api/applications", (route) => route.abort());
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-failure");
  assert.match(await anna.page.locator('[id="pw-failure"]').innerText(), /когда вы откроете любую страницу этого портала/);
  await anna.until(() => localStorage.getItem("pw-outbox"));
  await anna.page.unroute("**/api/applications");
  return { anna, already };
}

// [WCAG 4.1.3]
test("[R 20] [R 65] an application that waits goes from any page of the portal, once, and the person is told until she has read it", options, async () => {
  const { anna, already } = await leaveInTheOutbox();
  const other = await visit(portal.url, {}, anna.page.context());
  await anna.page.close();
  await Promise.all([other.open("/services"), visit(portal.url, {}, other.page.context()).then((third) => third.open("/results"))]);
  const notice = other.page.locator('[id^="pw-outbox-"]');
  await notice.waitFor();
  const { applications } = await other.api("/applications");
  assert.equal(applications.length, already + 1);
  assert.match(await notice.innerText(), new RegExp(`Заявление отправлено[^]*«Постановка на учёт в детский сад»: заявление ждало связи, и теперь мы его отправили\\. Номер: ${applications[0].number}`));
  assert.deepEqual((await other.api(`/applications/${applications[0].number}`)).data, data);
  await other.until(() => /** @type {any} */ (globalThis).announced.some((/** @type {any} */ { text }) => text.startsWith("Заявление отправлено.")));
  await other.open("/applications");
  await notice.waitFor();
  await notice.getByRole("button", { name: "Понятно" }).click();
  await other.until(() => !localStorage.getItem("pw-outbox"));
  await other.openForm();
  await controlOf(other, "autofill-start").waitFor();
  assert.equal(await controlOf(other, "/applicant/lastName").inputValue(), "", "its draft is gone");
  assert.equal(await notice.count(), 0);
  assert.deepEqual(other.complaints, []);
});

test("[R 20] [R 71] what one person left in the outbox is neither sent nor told on the pages of another", options, async () => {
  const { anna, already } = await leaveInTheOutbox();
  await anna.page.context().addCookies([{ name: "demo_person", value: "empty", url: portal.url }]);
  await anna.page.goto(`${portal.url}/services`);
  await anna.page.waitForLoadState("networkidle");
  assert.equal(await anna.page.locator('[id^="pw-outbox-"]').count(), 0);
  assert.deepEqual((await anna.api("/applications")).applications, []);
  await anna.page.context().addCookies([{ name: "demo_person", value: "sokolova", url: portal.url }]);
  await anna.page.goto(`${portal.url}/services`);
  await anna.page.locator('[id^="pw-outbox-"]').waitFor();
  assert.equal(await count(anna), already + 1);
});

test("[R 20] [R 65] what the person takes out of the outbox goes from no page", options, async () => {
  const { anna, already } = await leaveInTheOutbox();
  await turnTo(anna, "/contacts");
  await answer(anna, { "/contacts/email": "anna.other@example.com" });
  await anna.page.goto(`${portal.url}/services`);
  await anna.page.waitForLoadState("networkidle");
  assert.equal(await count(anna), already);
});

/**
 * A person who sent the whole application and was not told: the portal has it, its answer was lost.
 * @param {import("node:test").TestContext} context
 */
async function loseTheFirstAnswer(context) {
  let sent = 0;
  const proxy = await startProxy(context, portal.url, (path, _headers, method) => (path === "/api/applications" && method === "POST" && ++sent === 1 ? 502 : undefined));
  const anna = await visit(proxy);
  const already = await count(anna);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-failure");
  return { anna, already, sent: () => sent };
}

test("[R 65] an answer of the portal that is lost on its way does not make a second application", options, async (context) => {
  const { anna, already, sent } = await loseTheFirstAnswer(context);
  assert.equal(await count(anna), already + 1, "the portal has it, the person does not know");
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  const { applications } = await anna.api("/applications");
  assert.equal(sent(), 2);
  assert.equal(applications.length, already + 1);
  assert.equal(applications[0].number, number);
});

test("[R 20] [R 65] a lost answer, then a correction: the application that had arrived stays the only one, and the receipt says what is not in it", options, async (context) => {
  const { anna, already, sent } = await loseTheFirstAnswer(context);
  assert.match(await anna.page.locator('[id="pw-failure"]').innerText(), /^Не знаем, дошло ли заявление/);
  await answer(anna, { "/contacts/email": "anna.other@example.com" });
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  assert.equal(sent(), 1, "it was asked for, not sent again");
  assert.equal(await anna.page.locator('[id="pw-later"] h4').innerText(), "Последние исправления в заявление не вошли");
  assert.equal(await anna.page.locator('[id="pw-later-list"]').innerText(), "Электронная почта: anna.other@example.com");
  const { applications } = await anna.api("/applications");
  assert.equal(applications.length, already + 1);
  assert.equal(applications[0].number, number);
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, data);
});

test("[R 20] [R 65] an application that never arrived, then a correction: only the corrected one is sent", options, async () => {
  const anna = await visit(portal.url);
  const already = await count(anna);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  await anna.page.route("**/api/applications", (route) => route.abort(), { times: 1 });
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-failure");
  await answer(anna, { "/contacts/email": "anna.other@example.com" });
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  assert.equal(await anna.page.locator('[id="pw-later"]').count(), 0);
  assert.equal(await count(anna), already + 1);
  assert.equal((await anna.api(`/applications/${number}`)).data.contacts.email, "anna.other@example.com");
});

test("[R 65] a lost answer, then a reload: the form remembers that it was sent, and the same application comes back", options, async (context) => {
  const { anna, already } = await loseTheFirstAnswer(context);
  await anna.reload();
  await anna.page.locator('[id="pw-failure"]').waitFor();
  await press(anna, "submit");
  await receiptNumber(anna);
  assert.equal(await count(anna), already + 1);
});

test("[R 65] two tabs on one draft: the second keeps what it writes in a draft of its own, and both are listed", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await answer(anna, { "/applicant/lastName": "Первая" });
  await anna.page.getByText("Сохранённые черновики (1)").waitFor();
  const page = await anna.page.context().newPage();
  await page.goto(`${portal.url}/kindergarten`);
  await page.getByText("Этот черновик открыт ещё в одной вкладке").waitFor();
  const second = page.locator('[id="pw-/applicant/lastName:control"]');
  assert.equal(await second.inputValue(), "Первая");
  await second.fill("Вторая");
  await page.getByText("Сохранённые черновики (2)").waitFor();
  await answer(anna, { "/applicant/firstName": "Анна" });
  await anna.page.waitForTimeout(1500);
  await page.close();
  await anna.reload();
  await anna.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value !== ""); // the draft comes a moment later
  assert.deepEqual(await shown(anna, ["/applicant/lastName", "/applicant/firstName"]), { "/applicant/lastName": "Первая", "/applicant/firstName": "Анна" });
  await anna.page.getByText("Сохранённые черновики (2)").click();
  await anna.page.locator('[id^="pw-draft-open/own-"] button').click();
  await anna.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value === "Вторая");
});

/** Somebody whose form keeps its draft on the portal. */
async function atDevice() {
  const person = await visit(portal.url);
  await person.page.route("**/kindergarten", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("<portal-form ", '<portal-form drafts="server" ') });
  });
  await person.openForm();
  return person;
}

test("[R 12] [R 65] a draft goes on at another device; what two devices change is merged, and what both changed is asked", options, async () => {
  const atHome = await atDevice();
  await answer(atHome, { "/applicant/lastName": "Соколова" });
  await atHome.page.getByText("Черновик сохранён на портале").waitFor();
  const onTheWay = await atDevice();
  const valueOf = (/** @type {typeof atHome} */ person, /** @type {string} */ field, /** @type {string} */ value) =>
    person.until(({ field, value }) => /** @type {HTMLInputElement} */ (document.getElementById(`pw-${field}:control`)).value === value, { field, value });
  await valueOf(onTheWay, "/applicant/lastName", "Соколова");

  const saved = () => onTheWay.page.waitForResponse((response) => response.request().method() === "PUT" && response.ok());
  let done = saved();
  await answer(onTheWay, { "/applicant/firstName": "Анна" });
  await done;
  await answer(atHome, { "/applicant/patronymic": "Викторовна" });
  await valueOf(atHome, "/applicant/firstName", "Анна");
  assert.deepEqual(await shown(atHome, ["/applicant/lastName", "/applicant/patronymic"]), { "/applicant/lastName": "Соколова", "/applicant/patronymic": "Викторовна" });

  await onTheWay.reload();
  await valueOf(onTheWay, "/applicant/patronymic", "Викторовна");
  done = saved();
  await answer(onTheWay, { "/applicant/lastName": "Мирная" });
  await done;
  await answer(atHome, { "/applicant/lastName": "Соколова-Мирная" });
  await atHome.page.getByText("1 ответ изменён в двух местах").first().waitFor();
  assert.equal(await controlOf(atHome, "/applicant/lastName").inputValue(), "Соколова-Мирная");
  await press(atHome, "conflict-take0/applicant/lastName");
  await valueOf(atHome, "/applicant/lastName", "Мирная");
  assert.equal(await atHome.page.locator('[id="pw-conflicts"]').count(), 0);
});

test("[R 65] a code takes the answers to another device, and a wrong one says what to do", options, async () => {
  const atHome = await visit(portal.url);
  await atHome.openForm();
  await answer(atHome, { "/applicant/lastName": "Соколова", "/applicant/firstName": "Анна" });
  await atHome.page.getByText("Продолжить на другом устройстве").click();
  await press(atHome, "handover-make");
  const made = atHome.page.locator('[id="pw-handover-made"]');
  await made.waitFor();
  const code = /\d{4}-\d{4}-\d{4}-\d{4}/.exec(await made.innerText())?.[0] ?? "";

  const onTheWay = await visit(portal.url);
  await onTheWay.openForm();
  await onTheWay.page.getByText("Продолжить на другом устройстве").click();
  await controlOf(onTheWay, "handover-code").fill("0000-0000-0000-0000");
  await press(onTheWay, "handover-open");
  await boxOf(onTheWay, "handover-code").locator(".pw-error").waitFor();
  await controlOf(onTheWay, "handover-code").fill(code.replaceAll("-", " "));
  await press(onTheWay, "handover-open");
  await onTheWay.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value === "Соколова");
  assert.deepEqual(await shown(onTheWay, ["/applicant/firstName"]), { "/applicant/firstName": "Анна" });
});

test("[R 65] the link of a code fills its field on the other device, leaves the address, and opens nothing by itself", options, async () => {
  const atHome = await visit(portal.url);
  await atHome.openForm();
  await answer(atHome, { "/applicant/lastName": "Соколова" });
  await atHome.page.getByText("Продолжить на другом устройстве").click();
  await press(atHome, "handover-make");
  const link = await controlOf(atHome, "handover-link").inputValue();
  assert.equal(await atHome.page.getByRole("img", { name: "QR-код со ссылкой, которая написана ниже" }).count(), 1);

  const onTheWay = await visit(portal.url);
  await onTheWay.page.goto(link);
  await onTheWay.live();
  const code = controlOf(onTheWay, "handover-code");
  await code.waitFor();
  assert.equal(await code.evaluate((input) => input === document.activeElement), true);
  assert.equal(await code.inputValue(), link.split(":").pop());
  assert.equal(onTheWay.page.url(), `${portal.url}/kindergarten`);
  assert.deepEqual(await shown(onTheWay, ["/applicant/lastName"]), { "/applicant/lastName": "" });
  assert.equal(onTheWay.addresses.filter((address) => address.includes("handover")).length, 0, "nobody was told the code");
  await press(onTheWay, "handover-open");
  await onTheWay.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/lastName:control")).value === "Соколова");
  assert.deepEqual([onTheWay.complaints, await onTheWay.violations()], [[], []]);
});

test("[R 65] a draft that was sent is gone: the form is empty the next time", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  await press(anna, "submit");
  await receiptNumber(anna);
  await anna.reload();
  await controlOf(anna, "autofill-start").waitFor();
  assert.equal(await controlOf(anna, "/applicant/lastName").inputValue(), "");
  assert.equal(await anna.page.locator('[id="pw-drafts"]').count(), 0);
});
