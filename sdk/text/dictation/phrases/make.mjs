#!/usr/bin/env node
// Writes ru.tsv and en.tsv: what people say and what it should become, made here without a look at the grammar that reads it.
//
// Columns: kind, phrase, expected, options (of a choice, "|" between). The day of the phrases is Tuesday 2026-11-24. What stands in
// spoken.mjs was written by hand; here the same ways of saying are filled with other numbers, days and names, always the same ones.
import { writeFileSync } from "node:fs";

import { englishCardinal, englishOrdinal, englishYear, russianCardinal, russianOrdinal } from "./spell.mjs";
import { SPOKEN_EN, SPOKEN_RU } from "./spoken.mjs";

let seed = 20261124;
function random(limit) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 4294967296) * limit);
}
const pick = (/** @type {any[]} */ list) => list[random(list.length)];
const between = (/** @type {number} */ low, /** @type {number} */ high) => low + random(high - low + 1);
const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
const iso = (/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day) => `${year}-${two(month)}-${two(day)}`;
const magnitude = () => between(0, 10 ** between(1, 9) - 1);

const MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const MONTHS_EN = "January February March April May June July August September October November December".split(" ");
const DIGITS = "ноль один два три четыре пять шесть семь восемь девять".split(" ");
const DIGITS_EN = "zero one two three four five six seven eight nine".split(" ");

/** A group as it is said: leading zeros one by one, the rest as a number. @param {string} digits */
function group(digits) {
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  return [...Array(zeros).fill("ноль"), ...(rest ? [russianCardinal(Number(rest))] : [])].join(" ");
}
const oneByOne = (/** @type {string} */ digits) => [...digits].map((digit) => DIGITS[Number(digit)]).join(" ");
const oneByOneEn = (/** @type {string} */ digits) => [...digits].map((digit) => DIGITS_EN[Number(digit)]).join(" ");
/** @param {string} digits */
function pairEn(digits) {
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  if (rest.length > 2) return oneByOneEn(digits);
  return [...Array(zeros).fill(pick(["oh", "zero"])), ...(rest ? [englishCardinal(Number(rest))] : [])].join(" ");
}
const cut = (/** @type {string} */ digits, /** @type {number[]} */ lengths) => {
  let at = 0;
  return lengths.map((length) => digits.slice(at, (at += length)));
};
const digitsOf = (/** @type {number} */ count) => Array.from({ length: count }, () => random(10)).join("");

function snils() {
  const nine = `${between(100, 999)}${digitsOf(6)}`;
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0) % 101;
  return nine + two(sum === 100 ? 0 : sum);
}

function anyDay(low = 1930, high = 2026) {
  const [year, month] = [between(low, high), between(1, 12)];
  const day = between(1, new Date(Date.UTC(year, month, 0)).getUTCDate());
  return { year, month, day };
}

/** @returns {string[][]} */
function russian() {
  const rows = [];
  for (let i = 0; i < 170; ++i) {
    const value = magnitude();
    const [grammaticalCase, gender] = [pick([0, 0, 0, 1, 2, 4, 5]), pick(["m", "m", "f", "n"])];
    rows.push(["number", russianCardinal(value, grammaticalCase, gender), String(value)]);
  }
  for (let i = 0; i < 25; ++i) {
    const value = between(1, 3000);
    rows.push(["number", russianOrdinal(value, pick([0, 1, 2, 3, 4, 5]), pick(["m", "f", "n"])), String(value)]);
  }
  for (let i = 0; i < 20; ++i) {
    const [whole, tenths] = [between(0, 120), between(1, 9)];
    rows.push(["number", pick([`${russianCardinal(whole, 0, "f")} ${whole % 10 === 1 && whole % 100 !== 11 ? "целая" : "целых"} ${russianCardinal(tenths, 0, "f")} ${tenths === 1 ? "десятая" : "десятых"}`, `${russianCardinal(whole)} и ${russianCardinal(tenths)}`.replace(/ и /, " запятая ")]), `${whole}.${tenths}`]);
  }
  for (let i = 0; i < 260; ++i) {
    const { year, month, day } = anyDay();
    const saidDay = pick([russianOrdinal(day, 0, "n"), russianOrdinal(day, 1, "n"), String(day), `${day}-е`, `${day}-го`, russianOrdinal(day, 0, "n")]);
    const short = year % 100;
    const saidYear = pick([
      `${russianOrdinal(year, 1, "m")} года`, `${russianOrdinal(year, 1, "m")}`, `${year} года`, `${year}`, `${year}-го`, `${year} г.`, `${russianCardinal(year)} год`,
      ...(year >= 1940 && year < 2000 ? [`${russianOrdinal(short, 1, "m")} года`, `${short}-го`, `${short} года`] : []),
    ]);
    rows.push(["date", `${pick(["", "", "", "родился ", "родилась ", "дата рождения "])}${saidDay} ${MONTHS[month - 1]} ${saidYear}`, iso(year, month, day)]);
  }
  for (let i = 0; i < 45; ++i) {
    const { year, month, day } = anyDay(1941, 2025);
    const said = pick([
      `${two(day)}.${two(month)}.${year}`, `${day}.${month}.${year}`, `${two(day)}/${two(month)}/${year}`, `${year}-${two(month)}-${two(day)}`, `${two(day)} ${two(month)} ${year}`,
      `${group(two(day))} ${group(two(month))} ${russianCardinal(year)}`, `${group(two(day))} ${group(two(month))} ${russianOrdinal(year, 1, "m")} года`,
      `${russianOrdinal(day, 0, "n")} ${russianOrdinal(month, 0, "n")} ${russianOrdinal(year, 1, "m")}`,
    ]);
    rows.push(["date", said, iso(year, month, day)]);
  }
  for (let i = 0; i < 170; ++i) {
    const ten = `9${digitsOf(9)}`;
    const start = pick(["плюс семь", "восемь", "семь", "", "+7", "8"]);
    const [a, b, c, d] = cut(ten, [3, 3, 2, 2]);
    const body = pick([
      `${group(a)} ${group(b)} ${group(c)} ${group(d)}`, `${group(a)} ${group(b)} ${group(c)} ${group(d)}`, oneByOne(ten), `${a} ${b} ${c} ${d}`, `${group(a)} ${oneByOne(ten.slice(3))}`,
      `${a} ${group(b)} ${group(c)} ${group(d)}`, `${oneByOne(a)}, ${oneByOne(b)}, ${oneByOne(c)}, ${oneByOne(d)}`, `${a}-${b}-${c}-${d}`, `(${a}) ${b}-${c}-${d}`,
    ]);
    rows.push(["phone", `${pick(["", "", "мой номер ", "телефон "])}${start} ${body}`.replace(/ +/g, " ").trim(), `+7${ten}`]);
  }
  for (let i = 0; i < 85; ++i) {
    const value = snils();
    const [a, b, c, d] = cut(value, [3, 3, 3, 2]);
    rows.push(["snils", pick(["", "", "снилс ", "номер снилс "]) + pick([
      `${group(a)} ${group(b)} ${group(c)} ${group(d)}`, oneByOne(value), `${a} ${b} ${c} ${d}`, `${a}-${b}-${c} ${d}`, `${group(a)}, ${group(b)}, ${group(c)}, ${group(d)}`,
      `${group(a)} ${group(b)} ${oneByOne(c)} ${oneByOne(d)}`, `${group(a)} тире ${group(b)} тире ${group(c)} пробел ${group(d)}`,
    ]), value]);
  }
  for (let i = 0; i < 85; ++i) {
    const value = two(between(1, 99)) + two(between(0, 26)) + digitsOf(6);
    const [a, b, c, d] = cut(value, [2, 2, 3, 3]);
    const [e, f, g] = cut(value.slice(4), [2, 2, 2]);
    rows.push(["passport", pick([
      `${group(a)} ${group(b)} ${group(c)} ${group(d)}`, `серия ${group(a)} ${group(b)} номер ${group(c)} ${group(d)}`, `паспорт ${group(a)} ${group(b)} ${group(e)} ${group(f)} ${group(g)}`, oneByOne(value),
      `серия ${a} ${b} номер ${c}${d}`, `${a}${b} ${c}${d}`, `паспорт серия ${oneByOne(a + b)} номер ${oneByOne(c + d)}`, `${a} ${b} ${group(c)} ${group(d)}`,
    ]), value]);
  }
  for (let i = 0; i < 110; ++i) {
    const roubles = pick([between(1, 999), between(1000, 99999), between(1, 999) * 1000, between(1, 90) * 100]);
    const kopecks = pick([0, 0, between(1, 99)]);
    const noun = (/** @type {number} */ count, /** @type {string[]} */ forms) => forms[count % 100 >= 11 && count % 100 <= 14 ? 2 : count % 10 === 1 ? 0 : count % 10 >= 2 && count % 10 <= 4 ? 1 : 2];
    const saidRoubles = `${pick([russianCardinal(roubles), russianCardinal(roubles), String(roubles)])} ${noun(roubles, ["рубль", "рубля", "рублей"])}`;
    const saidKopecks = kopecks ? ` ${russianCardinal(kopecks, 0, "f")} ${noun(kopecks, ["копейка", "копейки", "копеек"])}` : "";
    rows.push(["money", saidRoubles + saidKopecks, `${roubles}${kopecks ? `.${two(kopecks)}` : ""} RUB`]);
  }
  const people = [["иван", "ivan"], ["петр", "petr"], ["мария", "mariya"], ["анна", "anna"], ["олег", "oleg"], ["семенов", "semenov"], ["петров", "petrov"], ["иванова", "ivanova"], ["романов", "romanov"], ["светлана", "svetlana"], ["denis", "denis"], ["маркова", "markova"]];
  const hosts = [["яндекс точка ру", "yandex.ru"], ["мейл точка ру", "mail.ru"], ["майл точка ру", "mail.ru"], ["джимейл точка ком", "gmail.com"], ["рамблер точка ру", "rambler.ru"], ["инбокс точка ру", "inbox.ru"], ["gmail точка com", "gmail.com"], ["бк точка ру", "bk.ru"], ["лист точка ру", "list.ru"]];
  const joints = [[" точка ", "."], [" нижнее подчеркивание ", "_"], [" дефис ", "-"], [" подчёркивание ", "_"], [" тире ", "-"]];
  for (let i = 0; i < 75; ++i) {
    const [first, last, joint, host] = [pick(people), pick(people), pick(joints), pick(hosts)];
    const number = pick([0, 0, between(1, 99), between(1950, 2005)]);
    const tail = number ? ` ${pick([russianCardinal(number), String(number)])}` : "";
    rows.push(["email", `${first[0]}${joint[0]}${last[0]}${tail} ${pick(["собака", "собака", "собачка", "эт"])} ${host[0]}`, `${first[1]}${joint[1]}${last[1]}${number || ""}@${host[1]}`]);
  }
  for (let i = 0; i < 45; ++i) {
    const [house, part] = [between(1, 199), between(1, 12)];
    const said = pick([russianCardinal(house), String(house)]);
    const saidPart = pick([russianCardinal(part), String(part)]);
    const letter = pick(["а", "б", "в", "г"]);
    rows.push(["house", ...pick([
      [`дом ${said} дробь ${saidPart}`, `${house}/${part}`], [`${said} дробь ${saidPart}`, `${house}/${part}`], [`дом ${said}`, `${house}`], [`дом ${said} ${letter}`, `${house}${letter.toUpperCase()}`],
      [`дом ${said} корпус ${saidPart}`, `${house} корпус ${part}`], [`${said} строение ${saidPart}`, `${house} строение ${part}`], [`дом номер ${said} литера ${letter}`, `${house}${letter.toUpperCase()}`],
    ])]);
  }
  for (let i = 0; i < 45; ++i) {
    const code = `${between(1, 6)}${digitsOf(5)}`;
    const [a, b] = cut(code, [3, 3]);
    rows.push(["digits", pick([`${group(a)} ${group(b)}`, oneByOne(code), `индекс ${a} ${b}`, `индекс ${group(a)} ${group(b)}`]), code]);
  }
  return rows;
}

/** @returns {string[][]} */
function english() {
  const rows = [];
  for (let i = 0; i < 90; ++i) {
    const value = magnitude();
    rows.push(["number", englishCardinal(value, pick([true, false]), pick(["-", " "])), String(value)]);
  }
  for (let i = 0; i < 15; ++i) {
    const value = between(1, 400);
    rows.push(["number", englishOrdinal(value), String(value)]);
  }
  for (let i = 0; i < 15; ++i) {
    const [whole, part] = [between(0, 99), digitsOf(between(1, 2)).replace(/0$/, "5")];
    rows.push(["number", `${englishCardinal(whole)} point ${oneByOneEn(part)}`, `${whole}.${part}`]);
  }
  for (let i = 0; i < 140; ++i) {
    const { year, month, day } = anyDay();
    const [name, ordinal] = [MONTHS_EN[month - 1], englishOrdinal(day)];
    const numeral = `${day}${day % 10 === 1 && day !== 11 ? "st" : day % 10 === 2 && day !== 12 ? "nd" : day % 10 === 3 && day !== 13 ? "rd" : "th"}`;
    const saidYear = pick([englishYear(year), englishYear(year), String(year)]);
    rows.push(["date", pick(["", "", "born on ", "I was born on "]) + pick([`${name} ${ordinal}, ${saidYear}`, `the ${ordinal} of ${name} ${saidYear}`, `${name} ${day}, ${year}`, `${day} ${name} ${saidYear}`, `${name} ${numeral} ${saidYear}`, `${ordinal} ${name} ${saidYear}`]), iso(year, month, day)]);
  }
  for (let i = 0; i < 65; ++i) {
    const ten = `9${digitsOf(9)}`;
    const [a, b, c, d] = cut(ten, [3, 3, 2, 2]);
    rows.push(["phone", `${pick(["plus seven", "eight", "+7", ""])} ${pick([oneByOneEn(ten), oneByOneEn(ten), `${oneByOneEn(a)} ${oneByOneEn(b)} ${pairEn(c)} ${pairEn(d)}`, `${a} ${b} ${c} ${d}`])}`.trim(), `+7${ten}`]);
  }
  for (let i = 0; i < 35; ++i) {
    const value = snils();
    const [a, b, c, d] = cut(value, [3, 3, 3, 2]);
    rows.push(["snils", pick([oneByOneEn(value), `${a} ${b} ${c} ${d}`, `${oneByOneEn(a)} dash ${oneByOneEn(b)} dash ${oneByOneEn(c)} ${pairEn(d)}`]), value]);
  }
  for (let i = 0; i < 35; ++i) {
    const value = two(between(1, 99)) + two(between(0, 26)) + digitsOf(6);
    const [a, b, c] = cut(value, [2, 2, 6]);
    rows.push(["passport", pick([oneByOneEn(value), `series ${pairEn(a)} ${pairEn(b)} number ${oneByOneEn(c)}`, `${a} ${b} ${c}`, `passport ${pairEn(a)} ${pairEn(b)} ${c}`]), value]);
  }
  for (let i = 0; i < 55; ++i) {
    const [whole, cents, [unit, small, code]] = [pick([between(2, 999), between(2, 90) * 1000]), pick([0, between(2, 99)]), pick([["rubles", "kopecks", "RUB"], ["dollars", "cents", "USD"], ["euros", "cents", "EUR"]])];
    rows.push(["money", `${pick([englishCardinal(whole), String(whole)])} ${unit}${cents ? `${pick([" and", ""])} ${englishCardinal(cents)} ${small}` : ""}`, `${whole}${cents ? `.${two(cents)}` : ""} ${code}`]);
  }
  for (let i = 0; i < 45; ++i) {
    const [first, last] = [pick(["john", "mary", "alex", "kate", "peter"]), pick(["smith", "brown", "young", "stone", "miller"])];
    const [[said, written], number, host] = [pick([[" dot ", "."], [" underscore ", "_"], [" dash ", "-"], [" hyphen ", "-"]]), pick([0, between(1, 99)]), pick([["gmail dot com", "gmail.com"], ["yandex dot ru", "yandex.ru"], ["mail dot ru", "mail.ru"], ["outlook dot com", "outlook.com"]])];
    rows.push(["email", `${first}${said}${last}${number ? ` ${englishCardinal(number)}` : ""} at ${host[0]}`, `${first}${written}${last}${number || ""}@${host[1]}`]);
  }
  return rows;
}

/** @param {string} name @param {string} spoken @param {string[][]} made */
function write(name, spoken, made) {
  const rows = [...spoken.trim().split("\n"), ...made.map((row) => row.join("\t"))];
  writeFileSync(new URL(name, import.meta.url), `${[...new Set(rows)].join("\n")}\n`);
}

write("ru.tsv", SPOKEN_RU, russian());
write("en.tsv", SPOKEN_EN, english());
