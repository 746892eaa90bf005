#!/usr/bin/env node
// Writes bases.def (letters without their marks, from Unicode's decompositions as this Node has them) and pairs_ru.def, pairs_en.def (which
// letters follow one another in the project's own texts, phrases and names). Run by hand after an update of Unicode or of texts.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const root = fileURLToPath(new URL("../../../", here));

function bases() {
  const rows = [];
  for (const [first, last] of [[0xc0, 0x24f], [0x370, 0x3ff], [0x400, 0x52f], [0x1e00, 0x1eff], [0x1f00, 0x1fff]]) {
    for (let code = first; code <= last; ++code) {
      const letter = String.fromCodePoint(code);
      const base = letter.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
      // Capitals too where lower() of code_points.h does not know them.
      const isKnown = code < 0x180 || (code >= 0x400 && code < 0x530) || (code >= 0x1e00 && code < 0x1f00);
      if ((letter !== letter.toLowerCase() && isKnown && code !== 0x130) || [...base].length !== 1 || base === letter || !/\p{L}/u.test(letter)) continue;
      rows.push(`{0x${code.toString(16)}, 0x${/** @type {number} */ (base.codePointAt(0)).toString(16)}},`);
    }
  }
  return rows;
}

/** @param {string} folder @param {RegExp} pattern @returns {string[]} */
function files(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ["node_modules", "build", "dist", "third_party", ".git"].includes(entry.name) ? [] : files(path, pattern);
    return pattern.test(path) ? [path] : [];
  });
}

/** Pairs of at least three different words: the rest are names of files and slips. @param {string} text @param {RegExp} word @param {number} first */
function pairs(text, word, first) {
  const size = first === 97 ? 27 : 33;
  const counts = Array.from({ length: size }, () => new Array(size).fill(0));
  const place = (/** @type {string} */ letter) => (letter === " " ? 0 : letter.charCodeAt(0) - first + 1);
  const words = new Set([...text.toLowerCase().replaceAll("ё", "е").matchAll(word)].map(([found]) => found));
  for (const found of words) {
    const spaced = ` ${found} `;
    for (let i = 1; i < spaced.length; ++i) counts[place(spaced[i - 1])][place(spaced[i])] += 1;
  }
  return counts.map((row) => `0x${row.reduce((bits, count, index) => (count >= 3 ? bits | (1n << BigInt(index)) : bits), 0n).toString(16)},`);
}

/** @param {string} name @param {string[]} rows @param {string} what */
const write = (name, rows, what) => writeFileSync(new URL(name, here), `// ${what}: made by make_tables.mjs.\n${rows.join("\n")}\n`);

const strings = files(root, /\/(strings|content|catalogue|examples)\/.*\.json$|\/phrases\/.*\.tsv$|README\.md$|\.html$/).map((path) => readFileSync(path, "utf8")).join("\n");
const names = readFileSync(`${root}/node_modules/petrovich/rules.json`, "utf8");
write("bases.def", bases(), "Small letters and those that remain without their marks");
write("pairs_ru.def", pairs(strings + names, /[а-я]+/g, 0x430), "Pairs of Russian letters that occur");
write("pairs_en.def", pairs(strings.replace(/"[^"\s]*":|https?:\S+|`[^`]*`|[\w.-]*[._/][\w./-]*/g, " "), /[a-z]+/g, 97), "Pairs of English letters that occur");
