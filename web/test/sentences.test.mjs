// Sentences of Russian and English as they are read aloud.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentencesOf, spoken } from "../sentences.js";

/** @type {[string, string, string[]][]} */
const texts = [
  ["ru", "Возьмите паспорт. Приходите в п. 9.", ["Возьмите паспорт. ", "Приходите в п. 9."]],
  ["ru", "Пр. Мира, д. 10, кв. 5. Вход со двора.", ["Пр. Мира, д. 10, кв. 5. ", "Вход со двора."]],
  ["ru", "Живу в г. Красноярске на ул. Ленина. Это центр.", ["Живу в г. Красноярске на ул. Ленина. ", "Это центр."]],
  ["ru", "Ответ придёт 25 марта 2026 г. Письмо сохраните.", ["Ответ придёт 25 марта 2026 г. ", "Письмо сохраните."]],
  ["ru", "Памятник А. С. Пушкину. Рядом сквер.", ["Памятник А. С. Пушкину. ", "Рядом сквер."]],
  ["ru", "Нужны справка, полис и т. д. Всё это есть в МФЦ.", ["Нужны справка, полис и т. д. ", "Всё это есть в МФЦ."]],
  ["ru", "Стоит 120 руб. за лист, т. е. недорого.", ["Стоит 120 руб. за лист, т. е. недорого."]],
  ["ru", "Скажите «да». Мы запишем!", ["Скажите «да». ", "Мы запишем!"]],
  ["en", "Bring your card, e.g. a passport. We wait.", ["Bring your card, e.g. a passport. ", "We wait."]],
];

for (const [lang, text, expected] of texts)
  test(`[R 54] "${text}"`, () => {
    const found = sentencesOf(text, lang);
    assert.deepEqual(found.map((each) => each.text), expected);
    assert.equal(found.map((each) => each.text).join(""), text, "no character is lost");
    for (const { text: one, start } of found) assert.equal(text.slice(start, start + one.length), one);
  });

test("long numbers are spoken digit by digit, short ones as numbers", () => {
  assert.equal(spoken("СНИЛС 112-233-445 95"), "СНИЛС 1 1 2 2 3 3 4 4 5 9 5");
  assert.equal(spoken("В 2026 году 1200 мест"), "В 2026 году 1200 мест");
});
