// What is promised in words is what stands in the code: each widget's README and its contract, portal.d.ts and what widgets ask of a host.
import assert from "node:assert/strict";
import test from "node:test";

import { cpp, isTest, matching, textOf } from "./tree.mjs";

const contracts = matching(/^widgets\/([a-z]+)\/\1\.json$/).map((file) => ({ readme: file.replace(/[^/]+$/, "README.md"), ...JSON.parse(textOf(file)) }));

/** What a text names as code, whatever stands around a name. @param {string} text */
const namedIn = (text) => new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code.split(/[^\w.-]+/)));

test("each widget has a contract and a README", () => {
  assert.ok(contracts.length >= 9, "the contracts were not seen");
  assert.deepEqual(contracts.filter(({ readme }) => matching(/^widgets\/[a-z]+\/README\.md$/).indexOf(readme) < 0), []);
});

for (const { name, readme, attributes, properties, events, methods = [] } of contracts) {
  test(`the README of ${name} names every attribute, property, method and event of its contract`, () => {
    const named = namedIn(textOf(readme));
    const promised = [...attributes, ...properties, ...events, ...methods].map((each) => each.name);
    assert.deepEqual(promised.filter((each) => !named.has(each)), []);
  });

  test(`the README of ${name} says what its keys do and what a screen reader says`, () => {
    assert.match(textOf(readme), /^\| key \|/m);
    assert.match(textOf(readme), /\| Tab, Shift\+Tab \||\| Tab \|/);
    assert.match(textOf(readme), /screen reader/i);
  });
}

test("web/README.md names every module of the page", () => {
  const modules = matching(/^web\/(host\/)?\w+\.js$/).map((file) => file.replace(/^web\//, ""));
  const named = new Set([...textOf("web/README.md").matchAll(/`([^`]+\.js)`/g)].map(([, name]) => name));
  assert.ok(modules.length > 20, "the modules of the page were not seen");
  assert.deepEqual(modules.filter((module) => !named.has(module)), []);
});

// Kinds have a point between two words; "timer" is the session's own.
const KIND = /^[a-z]+\.[a-z]+$/;
const types = textOf("web/portal.d.ts");
const host = types.slice(types.indexOf("What answers widgets' requests"), types.indexOf("export interface Host"));
const described = new Set([...namedIn(host)].filter((each) => KIND.test(each)));
const core = cpp.filter((file) => /^(sdk|widgets)\//.test(file) && !isTest(file)).map(textOf).join("\n");
const asked = [...core.matchAll(/\b(?:request|ask)\("([a-z.]+)"/g)].map(([, kind]) => kind).filter((kind) => KIND.test(kind));

test("portal.d.ts describes every request that a widget makes of a host", () => {
  assert.ok(asked.length > 30, "the requests of widgets were not seen");
  assert.deepEqual([...new Set(asked)].filter((kind) => !described.has(kind)).sort(), []);
});

test("portal.d.ts describes no request that nobody makes", () => {
  // Besides widgets: the outbox. The text engine lists its own, without "text."; a field's "suggest" names the ability whose ".suggest" is asked.
  const makers = core + textOf("web/host/outbox.js");
  const isMade = (/** @type {string} */ kind) => [kind, kind.replace(/^text\./, ""), kind.replace(/^address(?=\.suggest$)/, "")].some((each) => makers.includes(`"${each}"`));
  assert.deepEqual([...described].filter((kind) => !isMade(kind)), []);
});

test("portal.d.ts names every ability that a widget asks a host for", () => {
  const wanted = [...core.matchAll(/\bhost_can\((?:is_print \? )?"([a-z]+)"/g)].map(([, ability]) => ability);
  assert.ok(wanted.length > 20, "the abilities were not seen");
  assert.deepEqual([...new Set(wanted)].filter((ability) => !host.includes(`"${ability}"`)), []);
});

test("what the backend answers over HTTP is described for hosts of one's own", () => {
  const kinds = matching(/^web\/host\/(http|server_\w+|embedded|host)\.js$/).flatMap((file) => [...textOf(file).matchAll(/"([a-z]+\.[a-z]+)"/g)].map(([, kind]) => kind));
  assert.ok(kinds.length > 20, "the backend's kinds were not seen");
  assert.deepEqual([...new Set(kinds)].filter((kind) => !described.has(kind)), []);
});
