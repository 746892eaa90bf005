#!/usr/bin/env node
// Reads the training pages in Chromium and writes one line of JSON a page: what tools/autofill/train learns from.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";

import { frozenPages, readPages, suitePages, suites } from "./pages.mjs";
import { worldPages } from "./world.mjs";
import { writtenPages } from "./written.mjs";

const SEED = 20261124;
const WRITTEN_PAGES = 30;
const WORLD_PAGES = 6; // of each language

const { values } = parseArgs({ options: { out: { type: "string", default: "build/autofill" } } });
const out = values.out ?? "";

/** @param {string} name @param {Iterable<import("./pages.mjs").Source>} sources */
async function write(name, sources) {
  const lines = [];
  for await (const page of readPages(sources)) lines.push(JSON.stringify(page));
  const file = `${out}/${name}.jsonl`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join("\n")}\n`);
  console.log(`${file}: ${lines.length} pages`);
}

const written = writtenPages(WRITTEN_PAGES, SEED).map((page, index) => ({ suite: "written-ru", file: `${index}`, locale: "RU", ...page }));
const world = worldPages(WORLD_PAGES, SEED).map(({ code, ...page }, index) => ({ suite: "written-world", file: `${code}-${index}`, locale: code === "uk" ? "UA" : code.toUpperCase(), ...page }));
await write("written-ru", written);
await write("written-world", world);
await write("frozen", frozenPages());
for (const suite of suites()) await write(suite, suitePages(suite));
