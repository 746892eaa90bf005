// What files say and do not say: reasons on first lines, no widget's name in web/, no way to markup, no machine's paths.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { files, isTest, lines, matching, root, scripts, show, textOf } from "./tree.mjs";

const LONG = 400;
const product = scripts.filter((file) => file.startsWith("web/") && !isTest(file));
const withoutComments = (/** @type {string} */ text) => text.replace(/\/\*[^]*?\*\//g, (all) => all.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");

// Names of widgets that are also plain words of the platform, and stay allowed: HTML's own form, and accessibility as such.
const PLAIN_WORDS = ["form", "accessibility"];
// A member of the platform's own that is called as a widget is: SpeechRecognitionEvent.
const PLATFORM = /\bevent\.results\b/g;
// Names with the elements' prefix that belong to all widgets: the event of every element, the data base of the device, the page's zone, the mark of whose the page is, the lock and the header of case news, the attribute by which a page states a fact.
const OWN_NAMES = ["portal-error", "portal-widgets", "portal-zone", "portal-person", "portal-part-missing", "portal-cases", "Portal-Cursor", "portal-fact"];

test("web/ has no word of any one widget", () => {
  const names = [...readdirSync(join(root, "widgets"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    "tracker", "suggestions", "consent", "rating"].filter((name) => !PLAIN_WORDS.includes(name));
  assert.ok(product.length > 5, "the files of web/ were not seen");
  const own = new RegExp(`\\b(?:${[...new Set(names)].join("|")})\\b|portal-[a-z]+(?=["'\`>])`, "i");
  const found = product.flatMap((file) => withoutComments(textOf(file)).split("\n").flatMap((text, index) => {
    const word = own.exec(text.replace(PLATFORM, ""))?.[0];
    return word && !OWN_NAMES.includes(word) ? [`${file}:${index + 1}: ${word}`] : [];
  }));
  assert.deepEqual(found, []);
});

test("nothing in web/ makes markup or code out of text, or writes a style attribute", () => {
  const ways = /\.(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|cssText)\b|\beval\(|new Function\b|\bDOMParser\b|document\.write|setAttribute\("style"|javascript:/;
  const found = product.flatMap((file) => withoutComments(textOf(file)).split("\n").flatMap((text, index) => (ways.test(text) ? [`${file}:${index + 1}: ${text.trim()}`] : [])));
  assert.deepEqual(found, []);
  assert.deepEqual(show(lines(matching(/^examples\/.*\.html$/), /\sstyle=|\son[a-z]+=/)), [], "the policy blocks inline style and handlers");
});

const COMMENT = /^(?:\/\/|\/\*|#|<!--|"""|;)/;

test("every file of code says its reason in its first line", () => {
  const code = matching(/\.(?:cpp|h|def|m?js|css|sh|cmake|d\.ts)$/);
  const silent = code.filter((file) => {
    // The include guard and the line of the interpreter come first by necessity.
    const first = textOf(file).split("\n").filter((line) => line.trim() !== "" && !/^#!|^#pragma once/.test(line))[0] ?? "";
    return !COMMENT.test(first) || /^#\s*include/.test(first) || first.replace(/[^\p{L}]/gu, "").length < 10;
  });
  assert.deepEqual(silent, []);
});

test(`a file of more than ${LONG} lines explains itself`, () => {
  const code = matching(/\.(?:cpp|h|m?js|css|sh|cmake)$/);
  const silent = code.filter((file) => textOf(file).split("\n").length - 1 > LONG && !/400 lines|because|since/i.test(textOf(file).split("\n").slice(0, 12).join("\n")));
  assert.deepEqual(silent.map((file) => `${file}: ${textOf(file).split("\n").length - 1} lines; say in the first lines why it is long, or part it`), []);
});

test("sources are listed, never globbed", () => {
  const build = matching(/CMakeLists\.txt$|\.cmake$/);
  assert.ok(build.length > 5);
  assert.deepEqual(show(lines(build, /file\s*\(\s*GLOB(?:_RECURSE)?/i)), []);
});

test("no file names a path of one machine", () => {
  const text = files.filter((file) => !/\.(?:png|ico|woff2|wasm|br)$|package-lock\.json$/.test(file) && !file.startsWith("tests/architecture/"));
  assert.deepEqual(show(lines(text, /\/(?:work|root|home|Users)\/[a-z][\w.-]*/)), []);
});

test("packages come from the public registry, whatever mirror this machine uses", () => {
  const hosts = [...textOf("package-lock.json").matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host);
  assert.deepEqual([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org"), []);
});
