// A rare act: the module's second part comes for it, and nothing of what a person does meanwhile is lost or done twice.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, controlOf, data, fillFromProfile, missing, press, receiptNumber, shown, turnTo } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

const SECOND = "**/form.deferred.wasm*";
const NAME = "/applicant/lastName";
const MIXED = "Cоколова"; // its first letter is Latin: the text engine's answer is what few forms ever get
const KEEP = `[id="pw-keep${NAME}:control"]`;

/** @param {Visit} visit */
const seconds = ({ addresses }) => addresses.filter((address) => address.includes("deferred")).length;

test("[R 71] what is rare waits for the second part; what is typed meanwhile stands, and all goes on to the receipt", options, async () => {
  const anna = await visit(portal.url);
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await anna.page.route(SECOND, async (route) => {
    await held;
    await route.continue();
  });
  await anna.openForm();
  await fillFromProfile(anna);
  const asked = anna.page.waitForRequest((request) => request.url().includes("deferred"));
  await answer(anna, { [NAME]: MIXED });
  const patronymic = controlOf(anna, "/applicant/patronymic");
  await patronymic.focus();
  await asked;
  await anna.page.keyboard.press("End");
  await anna.page.keyboard.type("абв");
  assert.equal(await anna.page.locator(KEEP).count(), 0, "not yet there");
  release();
  await anna.page.locator(KEEP).waitFor();
  assert.equal(await patronymic.evaluate((input) => input === document.activeElement), true);
  await anna.page.keyboard.type("г");
  assert.deepEqual(await shown(anna, [NAME, "/applicant/patronymic"]), { [NAME]: MIXED, "/applicant/patronymic": "Викторовнаабвг" });
  await press(anna, `keep${NAME}`);
  await anna.page.locator(KEEP).waitFor({ state: "detached" });
  await answer(anna, { ...missing, "/applicant/patronymic": "Викторовна" });
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, { ...data, applicant: { ...data.applicant, lastName: MIXED } });
  assert.equal(seconds(anna), 1);
  assert.deepEqual([anna.complaints, await anna.violations()], [[], []]);
});

test("[R 71] [R 65] after a deployment that took the second part away the person is told to reload, and the draft comes back", options, async () => {
  const anna = await visit(portal.url);
  await anna.page.addInitScript("globalThis.told = []; addEventListener('portal-part-missing', ({ detail }) => told.push(detail));");
  await anna.openForm();
  await fillFromProfile(anna);
  await anna.page.route(SECOND, (route) => route.fulfill({ status: 404 }));
  await answer(anna, { [NAME]: MIXED, "/applicant/patronymic": "Викторовна" });
  const notice = anna.page.getByRole("group", { name: "Обновите страницу" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /^Обновите страницу\s+Портал обновился, пока вы заполняли форму\./);
  await answer(anna, { "/applicant/patronymic": "Ивановна" });
  await anna.until(() => [...document.querySelectorAll(".pw-root")].some((root) => /Черновик сохранён на этом устройстве/.test(root.textContent ?? "")));
  assert.deepEqual(await anna.page.evaluate("told"), [{ state: "gone", tries: 1 }]);
  assert.equal(seconds(anna), 1, "nothing is asked for again");
  await anna.page.unroute(SECOND);
  await Promise.all([anna.page.waitForEvent("load"), notice.getByRole("button", { name: "Обновить страницу" }).click()]);
  await anna.live();
  await anna.until(() => /** @type {HTMLInputElement} */ (document.getElementById("pw-/applicant/patronymic:control")).value === "Ивановна");
  assert.deepEqual(await shown(anna, [NAME]), { [NAME]: MIXED });
  assert.equal(await notice.count(), 0);
});

test("[R 71] where the second part does not come, the press is reported and what was typed stays; a later press does it", options, async () => {
  const anna = await visit(portal.url);
  await anna.page.addInitScript("globalThis.faults = []; addEventListener('portal-error', ({ detail }) => faults.push(detail.code));");
  await anna.openForm();
  await fillFromProfile(anna);
  const [role, document, birth, first] = /** @type {const} */ (["/applicant/role", "/applicant/document/kind", "/birthRecord/kind", "/kindergartens/first"]);
  await answer(anna, { [role]: missing[role], [document]: missing[document], [birth]: missing[birth], [first]: missing[first] });
  await turnTo(anna, "/siblings");
  const names = anna.page.locator('[id^="pw-/siblings/"][id$="/lastName:control"]');
  await press(anna, "add/siblings");
  await names.fill("Соколов");
  await anna.page.locator('[id^="pw-remove/siblings/"][id$=":control"]').click();
  await anna.page.route(SECOND, (route) => route.abort("internetdisconnected"));
  await press(anna, "restore/siblings");
  await anna.until(() => /** @type {any} */ (globalThis).faults.length === 1);
  const notice = anna.page.getByRole("group", { name: "Не получилось: нет связи с порталом" });
  await notice.waitFor();
  assert.equal(await notice.evaluate((box) => box === box.ownerDocument.activeElement), true, "a press is answered where it is seen");
  assert.deepEqual(await anna.page.evaluate("faults"), ["unreachable"]);
  await press(anna, "add/siblings");
  await names.fill("Соколова");
  assert.deepEqual(await names.evaluateAll((all) => all.map((input) => /** @type {HTMLInputElement} */ (input).value)), ["Соколова"], "the form goes on");
  await press(anna, "back");
  assert.deepEqual(await shown(anna, [first, NAME]), { [first]: missing[first], [NAME]: "Соколова" });
  await press(anna, "next");
  await anna.page.unroute(SECOND);
  await press(anna, "restore/siblings");
  await names.nth(1).waitFor();
  assert.equal(await notice.count(), 0);
  assert.deepEqual((await names.evaluateAll((all) => all.map((input) => /** @type {HTMLInputElement} */ (input).value))).sort(), ["Соколов", "Соколова"]);
  assert.equal(seconds(anna), 2);
});
