// The form as the server wrote it: where WebAssembly is forbidden, the script does not come, or there is no JavaScript at all.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, boxOf, data, known, missing, pageOf, press, shown, turnTo } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, startProxy, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @param {Record<string, string>} answers */
const inOrder = (answers) => Object.fromEntries(Object.entries(answers).sort(([one], [other]) => pageOf(one) - pageOf(other)));

/** Fills in half, is refused; fills in the rest, is accepted. @param {Visit} anna */
async function applyByPosts(anna) {
  await anna.open("/kindergarten");
  const early = { "/applicant/lastName": "Соколова", "/applicant/document/kind": "passport", "/applicant/role": "parent", "/applicant/document/issuedOn": "31.02.2024" };
  await answer(anna, early);
  const refusal = anna.page.waitForResponse((response) => response.request().method() === "POST");
  await press(anna, "next");
  assert.equal((await refusal).status(), 422);
  await anna.page.locator('[id="pw-errors"]').waitFor();
  assert.match(await anna.page.title(), /^Есть ошибки: /);
  assert.deepEqual(await shown(anna, Object.keys(early)), early, "what was given is still there");
  assert.equal(await boxOf(anna, "/applicant/document/issuedOn").locator(".pw-error").textContent(), "В феврале 2024 года 29 дней: проверьте число");
  assert.equal(await boxOf(anna, "/applicant/firstName").locator(".pw-error").textContent(), "Заполните поле «Ваше имя»");
  const invalid = await anna.page.locator("portal-form [aria-invalid=true]").count();
  assert.equal(await anna.page.locator('[id="pw-errors"] a').count(), invalid, "the summary names every wrong field");

  await answer(anna, inOrder({ ...known, ...missing }));
  await turnTo(anna, "/siblings");
  await press(anna, "add/siblings");
  await answer(anna, { "/siblings/n1/lastName": "Соколов", "/siblings/n1/firstName": "Лев" });
  await turnTo(anna, "/contacts");
  await press(anna, "next");
  assert.equal(await anna.page.locator('[id="pw-answer/siblings/n1/firstName"] .pw-term-value').first().textContent(), "Лев");
  const acceptance = anna.page.waitForResponse((response) => response.request().method() === "POST");
  await press(anna, "submit");
  assert.equal((await acceptance).status(), 303);
  await anna.page.waitForURL("**/applications/*");
  const number = String(await anna.page.locator(".number").textContent());
  assert.match(anna.page.url(), new RegExp(`/applications/${number}$`));
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, { ...data, siblings: [{ lastName: "Соколов", firstName: "Лев" }] });
}

test("[R 71] [R 4] where the policy forbids WebAssembly the form still posts, is checked, and is accepted", options, async (context) => {
  const proxy = await startProxy(context, portal.url, (_path, headers) => {
    headers["content-security-policy"] = String(headers["content-security-policy"]).replace(" 'wasm-unsafe-eval'", "");
  });
  const anna = await visit(proxy);
  await applyByPosts(anna);
  assert.match(anna.complaints.join("\n"), /WebAssembly/, "the developer reads why");
  assert.equal(await anna.page.locator("form[data-live]").count(), 0);
});

test("[R 4] where the script does not come the form still posts, is checked, and is accepted", options, async (context) => {
  const proxy = await startProxy(context, portal.url, (path) => (path === "/dist/portal.js" ? 503 : undefined));
  await applyByPosts(await visit(proxy));
});

test("[R 4] where the core does not come the form still posts, is checked, and is accepted", options, async (context) => {
  const proxy = await startProxy(context, portal.url, (path) => (path.endsWith(".wasm") ? 503 : undefined));
  await applyByPosts(await visit(proxy));
});

test("[R 61] [R 4] without JavaScript the profile is shown, agreed to and filled in by posts", options, async () => {
  const anna = await visit(portal.url, { javaScriptEnabled: false });
  await anna.open("/kindergarten");
  await press(anna, "autofill-start");
  const offers = anna.page.locator('[id="pw-autofill"] .pw-check');
  await offers.first().waitFor();
  assert.equal(await offers.count(), Object.keys(known).length);
  await press(anna, "autofill-apply");
  await anna.page.locator('[id="pw-autofill-undo:control"]').waitFor();
  assert.equal(await anna.page.locator('[id="pw-/applicant/lastName:control"]').inputValue(), "Соколова");
  assert.equal(await boxOf(anna, "/applicant/lastName").locator(".pw-note").textContent(), "Из профиля: Госуслуги, проверено, на 12 октября 2026 года");
  await answer(anna, missing);
  await press(anna, "submit");
  await anna.page.waitForURL("**/applications/*");
  const number = String(await anna.page.locator(".number").textContent());
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, data);
});
