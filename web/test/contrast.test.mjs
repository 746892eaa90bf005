// Every pair of colours that portal.css puts together, light and dark: text ≥ 7:1 (WCAG 2.2, 1.4.6), the rest ≥ 3:1 (1.4.11).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../portal.css", import.meta.url), "utf8");

/** The colour tokens of the first rule that stands after `start`. @param {string} start */
function tokensAfter(start) {
  const from = css.indexOf(start);
  assert.notEqual(from, -1, start);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--pw-([a-z-]+):\s*(#[0-9a-f]{3,6})\b/g)].map(([, name, colour]) => [name, colour]));
}

/** Relative luminance, WCAG 2.2. @param {string} colour */
function luminance(colour) {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g) ?? [];
  const [r, g, b] = digits.map((pair) => parseInt(pair, 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "surface", "accent-surface", "danger-surface", "success-surface", "attention-surface"];

/** @type {[string, string[], number][]} what, on what, at least */
const pairs = [
  ["text", grounds, 7],
  ["quiet-text", grounds, 7],
  ["accent", grounds, 7],
  ["accent-hover", grounds, 7],
  ["danger", ["ground", "surface", "danger-surface"], 7],
  ["success", ["ground", "success-surface"], 7],
  ["attention", ["ground", "attention-surface"], 7],
  ["on-accent", ["accent", "accent-hover"], 7],
  ["on-danger", ["danger", "danger-hover"], 7],
  ["border", grounds, 3],
  ["focus", [...grounds, "focus-gap"], 3],
];

const light = tokensAfter(":where(.pw-root)");
const dark = { ...light, ...tokensAfter("prefers-color-scheme: dark") };

test("black on white is 21:1", () => assert.equal(contrast("#000", "#ffffff"), 21));

for (const [theme, tokens] of Object.entries({ light, dark }))
  // [WCAG 1.4.3, 1.4.6, 1.4.11, 2.4.13]
  test(`every pair of the ${theme} theme can be told apart`, () => {
    for (const [what, on, least] of pairs)
      for (const ground of on) {
        assert.ok(tokens[what] && tokens[ground], `${what} and ${ground} are colours`);
        const found = contrast(tokens[what], tokens[ground]);
        assert.ok(found >= least, `${what} ${tokens[what]} on ${ground} ${tokens[ground]}: ${found.toFixed(2)}, at least ${least}`);
      }
  });

test("the dark theme names every colour of the light one", () => {
  assert.deepEqual(Object.keys(tokensAfter("prefers-color-scheme: dark")).sort(), Object.keys(light).sort());
});

// [WCAG 1.4.8]
test("no rule claims more than the person", () => assert.doesNotMatch(css, /!important/));

test("a portal's own colours outweigh the tokens: they have no specificity", () => {
  for (const [, selector] of css.matchAll(/(?:^|\})\s*([^{}@]+?)\s*\{[^{}]*--pw-ground:/g)) assert.equal(selector.trim().split("\n").at(-1)?.trim(), ":where(.pw-root)");
});

test("the solver's tokens (sdk/ui/theme_tokens.def) are the sheet's", () => {
  const list = readFileSync(new URL("../../sdk/ui/theme_tokens.def", import.meta.url), "utf8");
  const names = [...list.matchAll(/^TOKEN\((\w+),/gm)].map(([, name]) => name.replaceAll("_", "-"));
  assert.deepEqual(names.sort(), Object.keys(light).sort());
});
