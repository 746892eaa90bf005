// Compiles petrovich's rules (npm, MIT) into rows of a C++ table, in their order: node compile_rules.mjs <rules.json> <out.def>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [from, to] = process.argv.slice(2);
const rules = JSON.parse(readFileSync(from, "utf8"));
const parts = /** @type {Record<string, string>} */ ({ lastname: "last", firstname: "first", middlename: "patronymic" });
const genders = /** @type {Record<string, string>} */ ({ male: "male", female: "female", androgynous: "unknown" });

const rows = Object.entries(parts).flatMap(([section, part]) =>
  ["exceptions", "suffixes"].flatMap((list) =>
    (rules[section][list] ?? []).map((/** @type {{ gender: string, test: string[], mods: string[], tags?: string[] }} */ { gender, test, mods, tags }) => {
      if (mods.length !== 5 || !(gender in genders) || (tags ?? []).some((tag) => tag !== "first_word")) throw new Error(`${section}: a rule of another shape: ${test.join(" ")}`);
      return `{NamePart::${part}, ${list === "exceptions"}, ${(tags ?? []).length > 0}, Gender::${genders[gender]}, "${test.join(" ")}", {${mods.map((mod) => `"${mod}"`).join(", ")}}},`;
    })));
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, `// Made of petrovich's rules.json by compile_rules.mjs.\n${rows.join("\n")}\n`);
