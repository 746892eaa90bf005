#!/usr/bin/env node
// Lists every requirement in scope with the tests that hold it: those whose names or comments carry its number as [R 64].
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { marksIn, readRequirements } from "./read.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({ options: { from: { type: "string", default: "../shared/requirements.md" } } });
const source = resolve(root, values.from ?? "");

/** @returns {Map<number, string[]>} places of tests by requirement */
function readTests() {
  const patterns = ["*_test.cpp", "*.test.mjs", "*test_*.cpp"];
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...patterns], { cwd: root, encoding: "utf8" });
  /** @type {Map<number, string[]>} */
  const places = new Map();
  for (const file of listed.split("\0").filter((name) => name !== "" && existsSync(resolve(root, name)) && !name.startsWith("tools/requirements/")).sort()) {
    for (const { number, line, test } of marksIn(readFileSync(resolve(root, file), "utf8"))) {
      places.set(number, [...(places.get(number) ?? []), `${file}:${line}${test ? `  ${test}` : ""}`]);
    }
  }
  return places;
}

if (!existsSync(source)) {
  console.log(`no list of requirements at ${values.from}: name one with --from`);
} else {
  const requirements = readRequirements(readFileSync(source, "utf8"));
  const places = readTests();
  const inScope = requirements.filter(({ scope }) => scope.startsWith("SDK"));
  for (const { number, widgets, text } of inScope) {
    console.log(`R ${number} (${widgets}) ${text}\n${(places.get(number) ?? ["no test names it"]).map((place) => `    ${place}`).join("\n")}`);
  }
  const held = inScope.filter(({ number }) => places.has(number)).length;
  const unknown = [...places.keys()].filter((number) => !requirements.some((each) => each.number === number));
  console.log(`requirements: ${held} of ${inScope.length} in scope are named by a test`);
  if (unknown.length > 0) {
    console.error(`list.mjs: expected numbers of ${values.from}; got ${unknown.map((number) => `[R ${number}] at ${places.get(number)?.[0]}`).join(", ")}`);
    process.exitCode = 1;
  }
}
