// A refused application: every error is wired five ways, and each of them leads back to its field.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, boxOf, controlOf, fillFromProfile, missing, pageOf, press, whole } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** @typedef {import("./portal.mjs").Visit} Visit */

const wrong = { "/applicant/firstName": "", "/applicant/document/number": "00 99 41725", "/applicant/document/issuedOn": "31.02.2014" };
const unanswered = Object.keys(missing).filter((field) => pageOf(field) === 1);

/** Everything that is marked as wrong, with what describes it. @param {Visit} visit */
const wrongFields = ({ page }) =>
  page.evaluate(() => {
    /** @param {string} id */
    const described = (id) => {
      const text = document.getElementById(id);
      return { id, text: text?.textContent ?? "", visible: text?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false };
    };
    return [...document.querySelectorAll("portal-form [aria-invalid=true]")].map((marked) => ({
      field: marked.closest(".pw-field")?.id ?? "",
      descriptions: (marked.getAttribute("aria-describedby") ?? "").split(" ").map(described),
    }));
  });

/** A page of a form with three wrong answers and two missing ones, that was to be left. @param {Visit} visit */
async function refused(visit) {
  await visit.openForm();
  await fillFromProfile(visit);
  await answer(visit, wrong);
  await visit.page.evaluate("globalThis.announced.length = 0");
  await press(visit, "next");
  await visit.until(() => document.activeElement?.id === "pw-errors");
}

// [WCAG 1.4.1, 3.3.1, 3.3.3]
test("[R 10] [R 54] every wrong field is marked, says why in words that can be seen, and is linked from the summary", options, async () => {
  const anna = await visit(portal.url);
  await refused(anna);
  const marked = await wrongFields(anna);
  const expected = [...Object.keys(wrong), ...unanswered].map((field) => `pw-${field}`).sort();
  assert.deepEqual(marked.map(({ field }) => field).sort(), expected);
  for (const { field, descriptions } of marked) {
    const error = descriptions.find(({ id }) => id === `${field}:error`);
    assert.ok(error?.text, `${field} says why`);
    assert.deepEqual(descriptions.filter(({ text, visible }) => !text || !visible), [], `${field} is described by what is there`);
  }
  const links = await anna.page.locator('[id="pw-errors"] a').evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, marked.map(({ field }) => `#${field}`), "linked once each, in the order of the form");
});

// [WCAG 4.1.3]
test("[R 58] a refusal is said once, and focus is on the summary, whose title is its name", options, async () => {
  const anna = await visit(portal.url);
  await refused(anna);
  const name = await anna.page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-labelledby") ?? "")?.textContent);
  assert.equal(name, "Исправьте 5 полей");
  await anna.until(() => /** @type {any} */ (globalThis).announced.some((/** @type {any} */ { politeness }) => politeness === "assertive"));
  const said = (await anna.announced()).filter(({ text }) => text !== "Черновик сохранён"); // comes when it comes
  assert.deepEqual(said, [{ text: "Исправьте 5 полей", politeness: "assertive" }]);
});

// [WCAG 2.4.3]
test("[R 54] each link of the summary brings focus into its field", options, async () => {
  const anna = await visit(portal.url);
  await refused(anna);
  const links = anna.page.locator('[id="pw-errors"] a');
  for (let index = 0; index < (await links.count()); ++index) {
    const target = (await links.nth(index).getAttribute("href"))?.slice(1);
    await links.nth(index).click();
    const focus = await anna.page.evaluate(() => ({
      field: document.activeElement?.closest(".pw-field")?.id,
      isControl: document.activeElement?.matches("input, select, textarea"),
      isInView: (document.activeElement?.getBoundingClientRect().top ?? -1) >= 0 && (document.activeElement?.getBoundingClientRect().bottom ?? 1e9) <= innerHeight,
    }));
    assert.deepEqual(focus, { field: target, isControl: true, isInView: true });
  }
});

test("[R 10] a field that is put right loses its mark and its words at once, and the summary says so", options, async () => {
  const anna = await visit(portal.url);
  await refused(anna);
  const number = "/applicant/document/number";
  assert.equal(await boxOf(anna, number).locator(".pw-error").textContent(), "Нужно 10 знаков, вы ввели 9");
  await answer(anna, { [number]: whole[number] });
  await controlOf(anna, number).blur();
  assert.equal(await controlOf(anna, number).getAttribute("aria-invalid"), null);
  assert.equal(await boxOf(anna, number).locator(".pw-error").count(), 0);
  assert.equal(await anna.page.locator(`[id="pw-error${number}"]`).textContent(), "Серия и номер паспорта: исправлено");
});

test("[R 10] errors that only the portal finds go to their fields like any other", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, missing);
  const problem = { type: "about:blank", status: 422, title: "x", errors: [{ pointer: "/child/birthDate", keyword: "maximum", parameters: { limit: 7 } }] };
  await anna.page.route("**/api/applications", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) }));
  await press(anna, "submit");
  await anna.until(() => document.activeElement?.id === "pw-errors");
  assert.deepEqual((await wrongFields(anna)).map(({ field }) => field), ["pw-/child/birthDate"]);
  assert.equal(await boxOf(anna, "/child/birthDate").locator(".pw-error").textContent(), "Число должно быть не больше 7");
});
