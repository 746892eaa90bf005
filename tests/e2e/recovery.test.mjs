// A core that breaks while a person types: the memory of the living instance is overwritten, so that its next step traps.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, controlOf, data, fillFromProfile, missing, press, receiptNumber, shown, whole } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

// Keeps every instance the page makes, so that the test can break one; a module's second part has no memory of its own.
const keepInstances = `{
  globalThis.instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    if ((made.instance ?? made).exports.memory) instances.push(made.instance ?? made);
    return made;
  };
}`;

const breakCore = "void new Uint8Array(instances.at(-1).exports.memory.buffer).fill(255)";

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @param {Visit} anna */
const instances = (anna) => anna.page.evaluate("instances.length");

async function openBreakable() {
  const anna = await visit(portal.url);
  await anna.page.addInitScript(keepInstances);
  await anna.openForm();
  assert.equal(await instances(anna), 1);
  return anna;
}

test("[R 71] a core that breaks between two keystrokes costs no character, no focus and no caret", options, async () => {
  const anna = await openBreakable();
  await fillFromProfile(anna);
  await answer(anna, { "/applicant/role": "parent", "/applicant/document/kind": "passport", "/birthRecord/kind": "certificate" });
  const name = controlOf(anna, "/child/patronymic");
  await name.focus();
  await anna.page.keyboard.press("End");
  await anna.page.keyboard.type("абв");
  await anna.page.evaluate(breakCore);
  await anna.page.keyboard.type("где");
  await anna.until(() => /** @type {any} */ (globalThis).instances.length === 2);
  await anna.page.keyboard.press("ArrowLeft");
  await anna.page.keyboard.type("ё");
  assert.equal(await name.inputValue(), "Андреевичабвгдёе");
  assert.equal(await name.evaluate((input) => input === document.activeElement), true);
  assert.deepEqual(await shown(anna, ["/birthRecord/kind", "/applicant/lastName"]), { "/birthRecord/kind": "certificate", "/applicant/lastName": "Соколова" });
  assert.equal(await anna.page.locator('[id="pw-/child/patronymic:note"]').textContent(), "Вы изменили. В профиле: Андреевич (ЗАГС, проверено, на 27 августа 2024 года)");
});

test("[R 71] the core may break in every step of an application; it still arrives whole and once", options, async () => {
  const anna = await openBreakable();
  const before = (await anna.api("/applications")).applications.length;
  await fillFromProfile(anna);
  for (const [field, value] of Object.entries(missing)) {
    await anna.page.evaluate(breakCore);
    await answer(anna, { [field]: value });
  }
  await anna.page.evaluate(breakCore);
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, data);
  assert.equal((await anna.api("/applications")).applications.length, before + 1);
  assert.ok((await instances(anna)) > Object.keys(missing).length, "it did break each time");
});

// [WCAG 2.2.1, 2.2.3, 2.2.5]
test("[R 65] what was typed into a broken core is in the draft after a reload", options, async () => {
  const anna = await openBreakable();
  await answer(anna, { "/applicant/lastName": whole["/applicant/lastName"] });
  await anna.page.evaluate(breakCore);
  await answer(anna, { "/applicant/firstName": "Аня" });
  await anna.until(() => /** @type {any} */ (globalThis).instances.length === 2);
  await anna.reload();
  await anna.page.locator('[id="pw-draft-restored"]').waitFor();
  assert.deepEqual(await shown(anna, ["/applicant/lastName", "/applicant/firstName"]), { "/applicant/lastName": "Соколова", "/applicant/firstName": "Аня" });
});
