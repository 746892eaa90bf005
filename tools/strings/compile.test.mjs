// The strings compiler: what it makes of good messages, and how it refuses the others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { compileMessage } from "./message.mjs";

const program = fileURLToPath(new URL("./compile.mjs", import.meta.url));
/** @type {string[]} */
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** @param {Record<string, unknown>} files by path; objects become JSON */
function tree(files) {
  const root = mkdtempSync(join(tmpdir(), "strings-"));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return root;
}

/** @param {string} root @param {string[]} options */
function run(root, ...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--root", root, ...options], { encoding: "utf8" });
  return { status, stdout, problems: stderr.trim().split("\n") };
}

/** @param {string} text @param {string} [locale] */
const compiled = (text, locale = "ru") => {
  const outcome = compileMessage(text, locale);
  assert.deepEqual(outcome.problems, []);
  return outcome.compiled;
};
/** @param {string} text @param {string} [locale] */
const problems = (text, locale = "ru") => compileMessage(text, locale).problems;

test("a message without arguments is a string", () => {
  assert.equal(compiled("Готово"), "Готово");
  assert.equal(compiled("It''s '{'here'}'", "en"), "It's {here}");
});

test("arguments become parts with their kind", () => {
  assert.deepEqual(compiled("До {day, date}: {sum, number} ₽"), ["До ", ["day", "date"], ": ", ["sum", "number"], " ₽"]);
  assert.deepEqual(compiled("{who}, {a, date, long}, {b, date, short}, {c, time, short}"), [
    ["who"], ", ", ["a", "date"], ", ", ["b", "date", "short"], ", ", ["c", "time"]]);
});

test("a plural keeps its forms, exact numbers, offset and the number itself", () => {
  assert.deepEqual(
    compiled("{n, plural, offset:1 =1 {вы} one {вы и # друг} few {вы и # друга} many {вы и # друзей} other {вы и # друга}}"),
    [["n", "plural", { "=1": "вы", one: ["вы и ", ["#"], " друг"], few: ["вы и ", ["#"], " друга"],
      many: ["вы и ", ["#"], " друзей"], other: ["вы и ", ["#"], " друга"] }, 1]]);
});

test("a select keeps its choices", () => {
  assert.deepEqual(compiled("{who, select, female {Она {n}} other {Они}}"), [
    ["who", "select", { female: ["Она ", ["n"]], other: "Они" }]]);
});

test("a plural without a form that the locale needs is refused", () => {
  assert.deepEqual(problems("{n, plural, one {#} few {#} other {#}}"), [
    "expected for {n} the plural forms few, many, one, other; got none for many"]);
  assert.deepEqual(problems("{n, plural, =0 {x} other {y}}", "en"), [
    "expected for {n} the plural forms one, other; got none for one (to choose by exact value alone, write select)"]);
});

test("a plural with a form that no number takes is refused", () => {
  assert.deepEqual(problems("{n, plural, one {#} few {#} other {#}}", "en"), [
    "expected for {n} the plural forms one, other; got few too, which no number takes"]);
  assert.deepEqual(problems("{n, plural, =1 {one} one {#} other {#}}", "en"), [
    "expected for {n} the plural forms other; got one too, which no number takes"]);
  assert.deepEqual(problems("{n, plural, =1 {один} one {#} few {#} many {#} other {#}}"), []);
});

test("what the core cannot say is refused", () => {
  assert.deepEqual(problems(""), ["expected a text; got an empty one"]);
  assert.deepEqual(problems(" a "), ['expected no blanks at the ends; got " a "']);
  assert.deepEqual(problems("{n, plural, one {#}}"), ["expected an ICU message; got MISSING_OTHER_CLAUSE at character 20"]);
  assert.deepEqual(problems("{n, selectordinal, one {#} few {#} many {#} other {#}}"), ["expected plural for {n}; got selectordinal"]);
  assert.deepEqual(problems("{n, number, percent}"), ["expected for {n} one of the styles none; got percent"]);
  assert.deepEqual(problems("{n, number, ::currency/RUB}"), ["expected for {n} one of the styles none; got a skeleton"]);
  assert.deepEqual(problems("{d, date, full}"), ["expected for {d} one of the styles none, long, short; got full"]);
  assert.deepEqual(problems("<b>Важно</b>"), ["expected plain text, which is shown as it stands; got the tag <b>"]);
  assert.deepEqual(problems("{0}"), ["expected an argument's name like {count}; got {0}"]);
  assert.deepEqual(problems("{n, number} {n, date}"), ["expected {n, number} everywhere; got {n, date} too"]);
  const deep = "{a, select, other {".repeat(8) + "x" + "}}".repeat(8);
  assert.deepEqual(problems(deep), ["expected at most 8 messages inside one another; got more"]);
});

test("all rooms are merged into one sorted file a locale, unchanged files keep their time", () => {
  const root = tree({
    "sdk/strings/ru.json": { "units.day": "день" }, "sdk/strings/en.json": { "units.day": "day" },
    "widgets/form/strings/ru.json": { "form.send": "Отправить", "form.hello": "Здравствуйте, {name}" },
    "widgets/form/strings/en.json": { "form.send": "Send", "form.hello": "Hello, {name}" },
    "widgets/tracker/README.md": "",
  });
  const out = join(root, "out");
  assert.deepEqual(run(root, "--out", out), { status: 0, stdout: "en: 3 messages\nru: 3 messages\n", problems: [""] });
  const text = readFileSync(join(out, "ru.json"), "utf8");
  assert.equal(text, '{"locale":"ru","messages":{"form.hello":["Здравствуйте, ",["name"]],"form.send":"Отправить","units.day":"день"}}\n');
  const before = statSync(join(out, "ru.json"), { bigint: true }).mtimeNs;
  run(root, "--out", out);
  assert.equal(statSync(join(out, "ru.json"), { bigint: true }).mtimeNs, before);
  run(root, "--out", out, "--rooms", "sdk");
  assert.equal(readFileSync(join(out, "en.json"), "utf8"), '{"locale":"en","messages":{"units.day":"day"}}\n');
});

test("locales that do not agree are refused with file, key, expected and got", () => {
  const root = tree({
    "widgets/form/strings/en.json": { "form.a": "A", "form.b": "{n, number}", "form.c": "{s, select, x {} other {}}" },
    "widgets/form/strings/ru.json": { "form.b": "{n}", "form.c": "{s, select, y {} other {}}", "form.d": "Д" },
    "accessibility/strings/ru.json": { "form.d": "Д" },
  });
  assert.deepEqual(run(root, "--check"), { status: 1, stdout: "", problems: [
    "accessibility/strings/en.json: expected a file for each of en, ru; got none",
    "widgets/form/strings/ru.json: form.a: expected a message, as in widgets/form/strings/en.json; got none",
    "widgets/form/strings/ru.json: form.b: expected {n, number}, as in widgets/form/strings/en.json; got {n}",
    "widgets/form/strings/ru.json: form.c: expected {s, select: other, x}, as in widgets/form/strings/en.json; got {s, select: other, y}",
    "widgets/form/strings/en.json: form.d: expected a message, as in widgets/form/strings/ru.json; got none",
    "widgets/form/strings/ru.json: form.d: expected a key of its own; got one that accessibility/strings/ru.json has",
  ] });
});

test("the plural forms of each language are those of its own, and a message holds them all: one, two or six", () => {
  const forms = (/** @type {string} */ locale) => [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort();
  assert.deepEqual(forms("ar"), ["few", "many", "one", "other", "two", "zero"]);
  const arabic = "{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}";
  assert.deepEqual(problems(arabic, "ar"), []);
  assert.deepEqual(problems("{n, plural, one {#} other {#}}", "ar"), ["expected for {n} the plural forms few, many, one, other, two, zero; got none for few, many, two, zero"]);
  assert.deepEqual(problems("{n, plural, other {# 个答案}}", "zh"), []);
  assert.deepEqual(problems("{n, plural, one {#} other {#}}", "zh"), ["expected for {n} the plural forms other; got one too, which no number takes"]);
  for (const locale of ["kk", "tt"]) assert.deepEqual(problems("{n, plural, one {# җавап} other {# җавап}}", locale), [], locale);
});

test("a language is one file of each room: all of it is compiled, in the rooms' order, with its own forms", () => {
  const texts = {
    kk: { "form.a": "{n, plural, one {# жауап} other {# жауап}}", "form.b": "Иә" },
    tt: { "form.a": "{n, plural, one {# җавап} other {# җавап}}", "form.b": "Әйе" },
    tyv: { "form.a": "{n, plural, one {# харыы} other {# харыы}}", "form.b": "Ийе" },
    ar: { "form.a": "{n, plural, zero {لا} one {#} two {#} few {#} many {#} other {#}}", "form.b": "نعم" },
    zh: { "form.a": "{n, plural, other {# 个答案}}", "form.b": "是" },
    ru: { "form.a": "{n, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}}", "form.b": "Да" },
    en: { "form.a": "{n, plural, one {# answer} other {# answers}}", "form.b": "Yes" },
  };
  const files = (/** @type {string} */ room) => Object.fromEntries(Object.entries(texts).map(([locale, messages]) =>
    [`${room}/strings/${locale}.json`, Object.fromEntries(Object.entries(messages).map(([key, text]) => [key.replace("form", room.split("/").at(-1) ?? ""), text]))]));
  const root = tree({ ...files("widgets/form"), ...files("widgets/rating") });
  const { status, stdout, problems: found } = run(root, "--check");
  assert.deepEqual(found, [""]);
  assert.equal(status, 0);
  assert.deepEqual(stdout.trim().split("\n"), ["ar", "en", "kk", "ru", "tt", "tyv", "zh"].map((locale) => `${locale}: 4 messages`));
});

test("a further language may lack a text while it is translated: it is said in the first language, and the check names it", () => {
  const root = tree({
    "widgets/form/strings/ru.json": { "form.a": "А", "form.b": "Б" }, "widgets/form/strings/en.json": { "form.a": "A", "form.b": "B" },
    "widgets/form/strings/kk.json": { "form.a": "Ә", "form.c": "Ж" }, "sdk/strings/ru.json": { "units.day": "день" }, "sdk/strings/en.json": { "units.day": "day" },
  });
  const out = join(root, "out");
  assert.equal(run(root, "--out", out).status, 0);
  assert.deepEqual(JSON.parse(readFileSync(join(out, "kk.json"), "utf8")).messages, { "form.a": "Ә", "form.b": "B", "form.c": "Ж", "units.day": "day" });
  assert.deepEqual(run(root, "--check").problems, [
    "sdk/strings/kk.json: expected a file for each of en, kk, ru; got none",
    "sdk/strings/kk.json: units.day: expected a message, as in sdk/strings/en.json; got none",
    "widgets/form/strings/kk.json: form.c: expected no message that the others do not have",
    "widgets/form/strings/kk.json: form.b: expected a message, as in widgets/form/strings/en.json; got none",
  ]);
});

test("every language that has texts has all of them, in every room", () => {
  assert.deepEqual(run(fileURLToPath(new URL("../../", import.meta.url)), "--check").problems, [""]);
});

test("files of another shape are refused", () => {
  const root = tree({
    "widgets/a/strings/ru.json": '{"a.x": "1", "a.x": "2", "B": "3", "a.y": {"z": "4"}}', "widgets/b/strings/ru.json": "[]",
    "widgets/c/strings/notes.txt": "", "widgets/c/strings/ru_RU.json": "{}", "widgets/d/strings/ru.json": '{"d":',
  });
  const { status, problems: found } = run(root, "--check");
  assert.equal(status, 1);
  assert.deepEqual(found.slice(0, 6), [
    "widgets/a/strings/ru.json: a.x: expected each key once; got it twice",
    "widgets/a/strings/ru.json: B: expected a key like form.required; got another form",
    'widgets/a/strings/ru.json: a.y: expected a string; got {"z":"4"}',
    'widgets/b/strings/ru.json: expected one flat object {"key": "message"}; got another value',
    "widgets/c/strings/notes.txt: expected a file named by its locale, like ru.json; got notes.txt",
    "widgets/c/strings/ru_RU.json: expected a file named by its locale, like ru.json; got ru_RU.json",
  ]);
  assert.match(found[6], /^widgets\/d\/strings\/ru\.json: expected JSON; got /);
});

test("wrong options are refused", () => {
  const root = tree({});
  assert.deepEqual(run(root), { status: 1, stdout: "", problems: ["expected either --out DIR or --check"] });
  assert.equal(run(root, "--colour").status, 1);
  assert.deepEqual(run(root, "--check", "--rooms", "web").problems, ["expected rooms among: ; got web"]);
});
