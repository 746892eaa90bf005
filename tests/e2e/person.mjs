// What a person does with the kindergarten application: by keyboard alone, or quickly where the story is about something else.
import assert from "node:assert/strict";

import { missing } from "../../tools/dist/story.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

export { missing };

/** What the profile knows, as the fields show it. */
export const known = /** @type {const} */ ({
  "/applicant/lastName": "Соколова",
  "/applicant/firstName": "Анна",
  "/applicant/patronymic": "Викторовна",
  "/applicant/document/number": "00 99 417253",
  "/applicant/document/issuedOn": "11.04.2014",
  "/applicant/document/issuerCode": "999-001",
  "/applicant/document/issuedBy": "Отдел УФМС России по Красноярскому краю",
  "/child/lastName": "Соколов",
  "/child/firstName": "Михаил",
  "/child/patronymic": "Андреевич",
  "/child/birthDate": "19.08.2024",
  "/birthRecord/certificateNumber": "IV-ЯЯ 004170",
  "/birthRecord/certificateIssuedOn": "27.08.2024",
  "/birthRecord/certificateIssuedBy": "Агентство ЗАГС Красноярского края",
  "/address/registration/postalCode": "660999",
  "/address/registration/locality": "Красноярск",
  "/address/registration/street": "улица Примерная",
  "/address/registration/house": "17",
  "/address/registration/flat": "24",
  "/contacts/email": "anna.sokolova@example.com",
});

/** @type {Record<string, string>} */
export const whole = { ...known, ...missing };

/** What the portal keeps of `whole`; parts that nobody filled in are left out. */
export const data = {
  applicant: {
    role: "parent",
    lastName: "Соколова",
    firstName: "Анна",
    patronymic: "Викторовна",
    document: { kind: "passport", number: "0099417253", issuedOn: "2014-04-11", issuerCode: "999001", issuedBy: "Отдел УФМС России по Красноярскому краю" },
  },
  child: { lastName: "Соколов", firstName: "Михаил", patronymic: "Андреевич", birthDate: "2024-08-19" },
  birthRecord: { kind: "certificate", certificateNumber: "IV-ЯЯ 004170", certificateIssuedOn: "2024-08-27", certificateIssuedBy: "Агентство ЗАГС Красноярского края" },
  address: { registration: { postalCode: "660999", locality: "Красноярск", street: "улица Примерная", house: "17", flat: "24" } },
  kindergartens: { first: "mbdou-401" },
  preferences: { desiredDate: "2027-09-01", groupFocus: "general", stay: "full", educationLanguage: "russian", nativeLanguage: "russian" },
  specialNeeds: { kind: "none" },
  benefit: { category: "none" },
  contacts: { email: "anna.sokolova@example.com" },
};

// From page to page

/** What stands on each page of the form, in order; then all answers are checked. */
const pages = [["applicant"], ["secondParent"], ["child", "birthRecord"], ["address"], ["kindergartens"], ["siblings"], ["preferences"], ["specialNeeds", "benefit"], ["contacts"]];

/** The number of the page that a field stands on. @param {string} field */
export const pageOf = (field) => pages.findIndex((parts) => parts.includes(field.split("/")[1])) + 1;

const CHECK = pages.length + 1;
const idOf = (/** @type {number} */ page) => (page === CHECK ? "pw-review" : `pw-page-${page}`);

/** The number of the page that is open; 0 where the form has none. @param {Visit} visit */
async function openPage({ page }) {
  for (let number = 1; number <= CHECK; ++number) if ((await page.locator(`[id="${idOf(number)}"]`).count()) > 0) return number;
  return 0;
}

/** Presses "next" or "back" until this page is open, or one that cannot be left; whether it is. @param {Visit} visit @param {number} wanted */
async function turnToPage(visit, wanted) {
  let at = await openPage(visit);
  while (at !== wanted && at !== 0) {
    const to = at + Math.sign(wanted - at);
    await press(visit, to > at ? "next" : "back");
    await visit.page.locator(`[id="${idOf(to)}"], [id="pw-errors"]:focus`).first().waitFor();
    if ((await visit.page.locator(`[id="${idOf(to)}"]`).count()) === 0) return false;
    at = to;
  }
  return true;
}

/** Opens the page that a field stands on. @param {Visit} visit @param {string} field */
export async function turnTo(visit, field) {
  assert.ok(await turnToPage(visit, pageOf(field)), `a page before ${field} cannot be left`);
}

// By hand

/** The element of a field. @param {Visit} visit @param {string} field */
export const boxOf = ({ page }, field) => page.locator(`[id="pw-${field}"]`);

/** The only control of a field. @param {Visit} visit @param {string} field */
export const controlOf = ({ page }, field) => page.locator(`[id="pw-${field}:control"]`);

/** Answers questions with mouse and keyboard, as quickly as can be. @param {Visit} visit @param {Record<string, string>} answers */
export async function answer(visit, answers) {
  for (const [field, value] of Object.entries(answers)) {
    await turnTo(visit, field);
    const control = controlOf(visit, field);
    if ((await control.count()) === 0) await boxOf(visit, field).locator(`input[value="${value}"]`).check();
    else if (await control.evaluate((element) => element.localName === "select")) await control.selectOption(value);
    else await control.fill(value);
  }
}

/** What the fields show; those of pages that are not open, what the form holds for them. @param {Visit} visit @param {string[]} fields @returns {Promise<Record<string, string>>} */
export function shown({ page }, fields) {
  return page.evaluate((names) => {
    const kept = /** @type {any} */ (document.querySelector("portal-form"))?.snapshot?.()?.state.widget.content;
    /** @param {string} name */
    const show = (name) => {
      const control = /** @type {HTMLInputElement | null} */ (document.getElementById(`pw-${name}:control`));
      if (!control && !document.getElementById(`pw-${name}`)) return kept?.[name]?.typed ?? "";
      return control ? control.value : (/** @type {HTMLInputElement | null} */ (document.querySelector(`[id="pw-${name}"] input:checked`))?.value ?? "");
    };
    return Object.fromEntries(names.map((name) => [name, show(name)]));
  }, fields);
}

/** Of "submit": after the pages before it, unless one of them cannot be left. @param {Visit} visit @param {string} id of the node */
export async function press(visit, id) {
  if (id === "submit" && !(await turnToPage(visit, CHECK))) return;
  await visit.page.locator(`[id="pw-${id}:control"]`).click();
}

/** Takes all that the profile knows. @param {Visit} visit */
export async function fillFromProfile(visit) {
  await press(visit, "autofill-start");
  await press(visit, "autofill-apply");
  await controlOf(visit, "autofill-undo").waitFor();
}

/** The number on the receipt. @param {Visit} visit */
export async function receiptNumber({ page }) {
  const number = await page.locator('[id="pw-receipt-number"] .pw-term-value').textContent();
  assert.match(number ?? "", /^\d{4}-\d{6,}-\d$/);
  return String(number);
}

// By keyboard alone

/** The name of what has focus: a control's label without its mark, otherwise the text. @param {Visit} visit @returns {Promise<string>} */
export const focusedName = ({ page }) =>
  page.evaluate(() => {
    const element = /** @type {HTMLInputElement} */ (document.activeElement);
    if (element === document.body) return "";
    const label = element.labels?.[0] ?? element;
    const copy = /** @type {Element} */ (label.cloneNode(true));
    for (const mark of copy.querySelectorAll(".pw-mark, .pw-optional")) mark.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  });

/** Presses Tab until something with this name has focus. @param {Visit} visit @param {string | RegExp} name @param {"Tab" | "Shift+Tab"} [key] */
export async function tabTo(visit, name, key = "Tab") {
  const passed = [];
  for (let turn = 0; turn < 150; ++turn) {
    await visit.page.keyboard.press(key);
    const focused = await focusedName(visit);
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
    passed.push(focused.slice(0, 80));
  }
  assert.fail(`${key} never came to ${name}, but to ${passed.join(" | ")}`);
}

/** Chooses in the group of radio buttons that has focus. @param {Visit} visit @param {string} option */
export async function choose(visit, option) {
  await visit.page.keyboard.press("Space");
  for (let turn = 0; turn < 12 && (await focusedName(visit)) !== option; ++turn) await visit.page.keyboard.press("ArrowDown");
  assert.equal(await focusedName(visit), option);
  assert.equal(await visit.page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).checked), true);
}

/** Puts another text where focus is. @param {Visit} visit @param {string} text */
export async function retype({ page }, text) {
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}
