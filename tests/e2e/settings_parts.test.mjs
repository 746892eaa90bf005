// What settings bring to the page: reading aloud, the ruler, switches, one question at a time, keys; each only when it was asked for.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, boxOf, controlOf, fillFromProfile, press } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

// A voice that speaks nothing and tells what it was given: headless browsers have none.
const voice = `{
  globalThis.spoken = [];
  const queue = [];
  const fake = {
    speaking: false,
    getVoices: () => [{ lang: "ru-RU", localService: false, name: "far away", voiceURI: "far" }, { lang: "en-US", localService: true, name: "Amy", voiceURI: "amy" }, { lang: "ru-RU", localService: true, name: "Анна", voiceURI: "anna" }, { lang: "ru_RU", localService: true, name: "Павел", voiceURI: "pavel" }].slice(0, globalThis.voices ?? 4),
    cancel: () => { queue.length = 0; },
    speak: (utterance) => { spoken.push(utterance.text); globalThis.spokenBy = utterance.voice?.name; queue.push(utterance); },
    finish: () => { const one = queue.shift(); one?.onboundary?.({ charIndex: 0, charLength: 4, name: "word" }); one?.onend?.(); },
    mark: (charIndex, charLength) => queue[0]?.onboundary?.({ charIndex, charLength, name: "word" }),
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: fake });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}`;

const panel = "portal-accessibility > section[data-live]";

/** The form's page, with these settings turned on in the panel. @param {Record<string, string | true>} chosen */
async function formWith(chosen) {
  const someone = await visit(portal.url, { viewport: { width: 1280, height: 900 } });
  await someone.page.context().addInitScript(voice);
  await someone.openForm();
  await someone.page.click(".settings > summary");
  await someone.page.locator(panel).waitFor();
  const shut = someone.page.locator(`${panel} > details:not([open]) > summary`);
  while ((await shut.count()) > 0) await shut.first().click();
  for (const [name, value] of Object.entries(chosen))
    await someone.page.check(value === true ? `${panel} [id$="set/${name}:control"]` : `${panel} input[name$="set/${name}"][value="${value}"]`);
  await someone.page.click(".settings > summary");
  return someone;
}

/** @param {Visit} someone @returns {Promise<string[]>} */
const spoken = (someone) => someone.page.evaluate("globalThis.spoken.splice(0)");

// What is said comes a moment after the press: the list of voices is waited for.
/** @param {Visit} someone @returns {Promise<string>} */
const said = (someone) => someone.until(() => /** @type {any} */ (globalThis).spoken.shift());

// [WCAG 1.4.2]
test("[R 54] reading aloud begins only when it is pressed, says a field as a person would, marks the word, and Esc stops it", { ...options, timeout: 120_000 }, async () => {
  const someone = await formWith({ read_aloud: true });
  assert.deepEqual(await spoken(someone), [], "it does not speak by itself");
  const bar = someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip");
  await bar.getByRole("button", { name: "Прочитать вслух" }).click();
  assert.match(await said(someone), /детский сад/);
  // From the place of the focus.
  await someone.page.keyboard.press("Escape");
  await someone.page.locator("portal-form input[type=text]").first().fill("Соколова");
  await someone.page.evaluate("document.querySelector('portal-form input[type=text]').focus(); [...document.querySelectorAll('.pw-strip button')].find((b) => b.closest('[data-pw]').nextElementSibling.localName === 'portal-form').click()");
  for (const expected of ["Поле: Ваша фамилия\u00a0*", "обязательно", "Как в паспорте или другом вашем документе", "Сейчас введено: Соколова"]) {
    assert.equal(await said(someone), expected);
    await someone.page.evaluate("speechSynthesis.finish()");
  }
  await said(someone);
  const marked = await someone.page.evaluate(() => {
    /** @type {any} */ (globalThis).speechSynthesis.mark(6, 4);
    return [...(/** @type {any} */ (CSS)).highlights].map(([name, ranges]) => [name, [...ranges].map(String).join("")]);
  });
  assert.deepEqual(marked.map(([name]) => name).sort(), ["pw-sentence", "pw-word"]);
  await someone.page.keyboard.press("Escape");
  assert.equal(await someone.page.evaluate("CSS.highlights.size"), 0);
  await someone.page.evaluate("speechSynthesis.finish()");
  assert.deepEqual(await spoken(someone), [], "what was cut off says nothing more");
  assert.deepEqual(someone.complaints, []);
});

test("[R 54] who listens goes back and on by paragraph, sentence and word, in a voice of this device; a pause hears one at a time", { ...options, timeout: 120_000 }, async () => {
  const someone = await formWith({ read_aloud: true });
  const bar = someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip");
  const press = (/** @type {string} */ name) => bar.getByRole("button", { name, exact: true }).click();
  const step = bar.getByLabel("Переходить по");
  assert.equal(await step.isVisible(), false, "nothing to choose before it reads");
  await someone.page.locator("portal-form input[type=text]").first().focus();
  await bar.getByRole("button", { name: "Прочитать вслух" }).evaluate((button) => /** @type {HTMLElement} */ (button).click());
  assert.equal(await said(someone), "Поле: Ваша фамилия\u00a0*");
  // Voices: those of the device, in the widget's language.
  const voice = bar.getByLabel("Голос");
  assert.deepEqual(await voice.locator("option").allTextContents(), ["Анна", "Павел"]);
  assert.equal(await someone.page.evaluate("spokenBy"), "Анна");
  await voice.selectOption("Павел");
  assert.equal(await said(someone), "Поле: Ваша фамилия\u00a0*", "the same place, in the new voice");
  assert.equal(await someone.page.evaluate("spokenBy"), "Павел");
  // Sentences, while it reads on.
  await press("Следующее предложение");
  assert.equal(await said(someone), "обязательно");
  await press("Предыдущее предложение");
  assert.equal(await said(someone), "Поле: Ваша фамилия\u00a0*");
  // Words, one at a time.
  await press("Пауза");
  await step.selectOption("word");
  const words = [];
  for (let i = 0; i < 2; ++i) {
    await press("Следующее слово");
    words.push(await said(someone));
    await someone.page.evaluate("speechSynthesis.finish()");
  }
  await press("Предыдущее слово");
  words.push(await said(someone));
  assert.deepEqual(words, ["Ваша", "фамилия", "Ваша"]);
  assert.equal(await someone.page.evaluate("[...CSS.highlights.get('pw-word')].map(String).join()"), "Ваша");
  assert.deepEqual(await spoken(someone), [], "after a word it waits");
  // Paragraphs: a field with all that belongs to it is one; the way back leads to where it begins.
  await step.selectOption("block");
  await press("Следующий абзац");
  const second = await said(someone);
  assert.match(second, /^Поле: /);
  assert.doesNotMatch(second, /фамилия/);
  await someone.page.evaluate("speechSynthesis.finish()");
  assert.notEqual(await said(someone), second, "the rest of the paragraph");
  await press("Предыдущий абзац");
  assert.equal(await said(someone), second);
  await press("Предыдущий абзац");
  assert.equal(await said(someone), "Поле: Ваша фамилия\u00a0*");
  await press("Остановить");
  // What was chosen stays on the device, and goes when everything is put back.
  assert.equal(await someone.page.evaluate("localStorage.getItem('pw-voice')"), '{"voice":"pavel","step":"block"}');
  await someone.page.click(".settings > summary");
  await someone.page.click(`${panel} button[value=reset]`);
  await someone.until(() => localStorage.getItem("pw-voice") === null || null);
  assert.deepEqual(someone.complaints, []);
});

test("[R 22, 54] a voice that would send the text away is never taken: without one of its own the device says so", options, async () => {
  const someone = await formWith({ read_aloud: true });
  await someone.page.evaluate("globalThis.voices = 1");
  const bar = someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip");
  await bar.getByRole("button", { name: "Прочитать вслух" }).click();
  await bar.getByText("На этом устройстве нет голоса для чтения").waitFor();
  assert.deepEqual(await spoken(someone), []);
});

test("[R 54] turned off, the bar is gone and nothing of it is left", options, async () => {
  const someone = await formWith({ read_aloud: true, one_question: true, guide: "mask" });
  await someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip").first().waitFor();
  await someone.page.click(".settings > summary");
  await someone.page.click(`${panel} button[value=reset]`);
  await someone.until(() => document.querySelector(".pw-strip, .pw-guide, [data-pw-away], [data-pw]") === null || null);
  assert.deepEqual(someone.complaints, []);
});

test("[R 54, 88] two switches fill in a choice and a text: Space goes on, Enter presses, in at most twice the steps of a keyboard", options, async () => {
  const someone = await formWith({ scanning: "two_switches" });
  const radio = someone.page.locator("portal-form input[type=radio]").first();
  await someone.page.evaluate("document.querySelector('portal-form input[type=radio]').closest('form').querySelector('button').focus()");
  let steps = 0;
  while (!(await radio.evaluate((element) => element.hasAttribute("data-pw-scanned")))) {
    await someone.page.keyboard.press("Space");
    assert.ok(++steps < 20, "it is never reached");
  }
  await someone.page.keyboard.press("Enter");
  assert.equal(await radio.isChecked(), true);
  let keys = 0;
  await someone.page.evaluate("document.querySelector('portal-form input[type=radio]').closest('form').querySelector('button').focus()");
  await someone.page.keyboard.press("Escape");
  while (!(await radio.evaluate((element) => element === document.activeElement))) {
    await someone.page.keyboard.press("Tab");
    assert.ok(++keys < 20);
  }
  console.log(`switches: ${steps + 1} presses to choose, ${keys + 1} with a keyboard (goal at most twice)`);
  assert.ok(steps + 1 <= 2 * (keys + 1));
});

test("[R 54] one switch presses what is marked in turn, Esc ends it, and a text keeps its own keys", options, async () => {
  const someone = await formWith({ scanning: "one_switch", scan_pace: "fast" });
  const field = someone.page.locator("portal-form input[type=text]").first();
  await field.focus();
  await someone.page.keyboard.type("Анна Мария");
  assert.equal(await field.inputValue(), "Анна Мария");
  await someone.page.evaluate("document.activeElement.blur()");
  await someone.page.keyboard.press("Space");
  await someone.until(() => document.querySelector("[data-pw-scanned]"));
  await someone.page.evaluate("globalThis.firstScanned = document.querySelector('[data-pw-scanned]')");
  await someone.until(() => document.querySelector("[data-pw-scanned]") !== /** @type {any} */ (globalThis).firstScanned || null);
  await someone.page.keyboard.press("Escape");
  assert.equal(await someone.page.locator("[data-pw-scanned]").count(), 0);
});

// [WCAG 2.5.2]
test("[R 54] a pointer that rests presses, once, and one that passes does not", options, async () => {
  const someone = await formWith({ dwell: "short" });
  const label = someone.page.locator("portal-form .pw-choice > label").first();
  const radio = someone.page.locator("portal-form input[type=radio]").first();
  await label.scrollIntoViewIfNeeded();
  await label.hover();
  await someone.page.mouse.move(2, 2);
  await someone.page.waitForTimeout(1000);
  assert.equal(await radio.isChecked(), false);
  await label.hover();
  await someone.until(() => /** @type {HTMLInputElement} */ (document.querySelector("portal-form input[type=radio]")).checked || null);
});

test("[R 6, 60] one question at a time: the others stand aside with what was filled in, and an error's field comes forward", { ...options, timeout: 120_000 }, async () => {
  const someone = await formWith({ one_question: true });
  const bar = someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip");
  await bar.waitFor();
  const shown = () => someone.page.locator("portal-form .pw-field:visible").count();
  assert.equal(await shown(), 1);
  await bar.getByRole("button", { name: "Следующий вопрос" }).click();
  assert.equal(await shown(), 1);
  assert.equal(await someone.page.evaluate("document.activeElement.closest('.pw-field') !== null"), true, "focus goes to the question");
  await someone.page.keyboard.type("Соколова");
  await bar.getByRole("button", { name: "Показать все вопросы" }).click();
  assert.ok((await shown()) > 5);
  assert.equal(await someone.page.locator("portal-form input[type=text]").first().inputValue(), "Соколова");
  await someone.page.locator("portal-form button[value=next]").click();
  const link = someone.page.locator("portal-form .pw-error-summary a").last();
  await bar.getByRole("button", { name: "Показать все вопросы" }).click();
  await link.click();
  const focused = await someone.page.evaluate("`${document.activeElement.id} ${document.activeElement.className} ${document.activeElement.checkVisibility()}`");
  assert.match(focused, /pw-control true$/);
  assert.deepEqual(someone.complaints, []);
});

test("[R 59, 60] one question at a time goes with a form of pages: each page begins with its first question, one question is left alone", { ...options, timeout: 120_000 }, async () => {
  const someone = await formWith({ one_question: true });
  const bar = someone.page.locator("[data-pw]:has(+ portal-form) > .pw-strip");
  await bar.getByRole("button", { name: "Показать все вопросы" }).click();
  await fillFromProfile(someone);
  await answer(someone, { "/applicant/role": "parent", "/applicant/document/kind": "passport" });
  await bar.getByRole("button", { name: "Показать все вопросы" }).click();
  while (await bar.getByRole("button", { name: "Следующий вопрос" }).isVisible()) await bar.getByRole("button", { name: "Следующий вопрос" }).click();
  await press(someone, "next");
  await boxOf(someone, "/secondParent/present").waitFor();
  assert.equal(await bar.isVisible(), false);
  await press(someone, "next");
  await boxOf(someone, "/child/lastName").waitFor();
  assert.deepEqual(await someone.page.locator("portal-form .pw-field:visible").evaluateAll((all) => all.map(({ id }) => id)), ["pw-/child/lastName"]);
  assert.equal(await controlOf(someone, "next").isVisible(), false, "before its last question");
  assert.match(await bar.innerText(), /1 из 8/);
  assert.deepEqual(someone.complaints, []);
});

// [WCAG 2.1.4]
test("[R 54] no key is taken until shortcuts are on; then they act where the settings are shut, too", options, async () => {
  const someone = await visit(portal.url);
  await someone.openForm();
  await someone.page.keyboard.press("Alt+Shift+Digit1");
  assert.equal(await someone.page.evaluate("localStorage.getItem('pw-look')"), null);
  const other = await formWith({ shortcuts: true });
  await other.page.keyboard.press("Alt+Shift+Digit1");
  await other.until(() => /** @type {string} */ (localStorage.getItem("pw-look")).includes('"--pw-scale":"1.25"') || null);
  await other.openForm();
  await other.page.locator("portal-accessibility > section[data-live]").waitFor({ state: "attached" });
  await other.page.keyboard.press("Alt+Shift+Digit1");
  await other.until(() => /** @type {string} */ (localStorage.getItem("pw-look")).includes('"--pw-scale":"1.5"') || null);
  await other.page.keyboard.press("Alt+Shift+Digit0");
  await other.until(() => document.activeElement?.closest("portal-accessibility") ?? null);
});

test("[R 54] the ruler and the window follow the pointer and take no press", options, async () => {
  const someone = await formWith({ guide: "mask" });
  await someone.page.locator(".pw-guide").first().waitFor({ state: "attached" });
  const radio = someone.page.locator("portal-form input[type=radio]").first();
  await radio.check();
  assert.equal(await radio.isChecked(), true);
});

test("[R 17] plain words take the place of others where a text has them, and what was filled in stays", options, async () => {
  const someone = await formWith({});
  const legend = someone.page.locator("portal-form [id$='-legend']");
  assert.equal(await legend.textContent(), "Звёздочкой * отмечены обязательные поля.");
  await someone.page.locator("portal-form input[type=text]").first().fill("Соколова");
  await someone.page.click(".settings > summary");
  await someone.page.check(`${panel} [id$="set/plain:control"]`);
  await someone.until(() => document.querySelector("portal-form [id$='-legend']")?.textContent?.startsWith("Поля со звёздочкой") || null);
  assert.equal(await someone.page.locator("portal-form input[type=text]").first().inputValue(), "Соколова");
  await someone.page.uncheck(`${panel} [id$="set/plain:control"]`);
  await someone.until(() => document.querySelector("portal-form [id$='-legend']")?.textContent?.startsWith("Звёздочкой") || null);
});
