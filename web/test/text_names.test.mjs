// Ten thousand names of public lists through text.wasm: no real name is altered, each is split and declined as its language has it.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { before } from "node:test";
import * as fakers from "@faker-js/faker";
import { requestText } from "../host/text.js";
import { instantiate } from "../load.js";
import { modules } from "../testing/built.mjs";

const petrovich = createRequire(import.meta.url)("petrovich");
const file = new URL("text.wasm", modules);
const skip = existsSync(file) ? false : `text.wasm is not in ${modules.pathname} (PORTAL_WASM_DIR)`;

/** @type {import("../marshal.js").Door} */
let door;
before(async () => {
  if (!skip) door = await instantiate(await WebAssembly.compile(readFileSync(file)));
});
/** @param {string} what @param {Record<string, unknown>} members */
const ask = (what, members) => JSON.parse(door.call("portal_text", requestText(what, members)));

/** @param {number} count @returns {{ last: string, first: string, middle: string, gender: "male" | "female" }[]} */
function russians(count) {
  const faker = fakers.fakerRU;
  faker.seed(20261124);
  return Array.from({ length: count }, (_, i) => {
    const gender = i % 2 === 0 ? "female" : "male";
    return { last: faker.person.lastName(gender), first: faker.person.firstName(gender), middle: faker.person.middleName(gender), gender };
  });
}

test("of ten thousand names none is altered, repaired or called mixed", { skip }, () => {
  const people = russians(6000).map(({ last, first, middle }) => `${last} ${first} ${middle}`);
  for (const locale of ["EN", "DE", "FR", "ES", "PL", "CS_CZ", "TR", "UK", "VI", "SV"]) {
    const faker = /** @type {any} */ (fakers)[`faker${locale}`];
    faker.seed(7);
    for (let i = 0; i < 400; ++i) people.push(`${faker.person.firstName()} ${faker.person.lastName()}`.normalize("NFC"));
  }
  assert.equal(people.length, 10_000);
  const altered = people.filter((name) => {
    const { normalised, repaired, mixed } = ask("name", { text: name });
    return normalised !== name.trim().replace(/\s+/g, " ") || repaired !== "" || mixed;
  });
  assert.deepEqual(altered, []);
});

test("a Russian name is split right in both orders, and its gender known", { skip }, () => {
  const wrong = [];
  for (const { last, first, middle, gender } of russians(5000)) {
    for (const text of [`${last} ${first} ${middle}`, `${first} ${middle} ${last}`]) {
      const got = ask("name", { text });
      if (got.last !== last || got.first !== first || got.patronymic !== middle || got.gender !== gender) wrong.push(`${text}: ${got.last}|${got.first}|${got.patronymic}|${got.gender}`);
    }
  }
  assert.deepEqual([...new Set(wrong)], []);
});

test("names are declined as petrovich itself declines them", { skip }, () => {
  const wrong = [];
  for (const { last, first, middle, gender } of russians(1500)) {
    for (const grammaticalCase of ["genitive", "dative", "accusative", "instrumental", "prepositional"]) {
      const made = petrovich({ first, last, middle, gender }, grammaticalCase);
      const { text } = ask("decline", { text: `${last} ${first} ${middle}`, case: grammaticalCase });
      if (text !== `${made.last} ${made.first} ${made.middle}`) wrong.push(`${text}, not ${made.last} ${made.first} ${made.middle}`);
    }
  }
  assert.deepEqual([...new Set(wrong)].slice(0, 20), []);
});

test("a Latin look-alike in a name is found and put right, wherever it stands", { skip }, () => {
  const twins = /** @type {Record<string, string>} */ ({ а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", А: "A", В: "B", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T" });
  let found = 0;
  for (const { last, first, middle } of russians(2000)) {
    const name = `${last} ${first} ${middle}`;
    const places = [...name].flatMap((letter, index) => (letter in twins ? [index] : []));
    const place = places[found % Math.max(places.length, 1)];
    if (place === undefined) continue;
    const typed = name.slice(0, place) + twins[name[place]] + name.slice(place + 1);
    assert.equal(ask("name", { text: typed }).repaired, name, typed);
    found += 1;
  }
  assert.ok(found > 1900, String(found));
});
