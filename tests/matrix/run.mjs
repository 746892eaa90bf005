#!/usr/bin/env node
// The whole matrix; the last line is "matrix: N passed, N failed".
//
//   run.mjs [--widget form]… [--part 1/4]      axe and IBM's engine stand at every window in the system's look and at every look in the first
//                                              window; layout at every look × window. --full: axe at every look × window too.
import { parseArgs } from "node:util";
import { launch, noBrowser } from "../../web/testing/page.mjs";
import { notBuilt, serveGallery } from "../support/gallery.mjs";
import { looks, states, windows } from "./cells.mjs";
import { dress, fit, look, lookOf, visit } from "./look.mjs";
import { forcedOutcomes } from "./forced.mjs";

const { values } = parseArgs({ options: { widget: { type: "string", multiple: true }, part: { type: "string", default: "1/1" }, full: { type: "boolean", default: false } } });
const total = { passed: 0, failed: 0 };
/** @type {Map<string, number>} */
const kinds = new Map();

/** @param {import("./look.mjs").Outcome[]} outcomes */
function count(outcomes) {
  for (const { what, ok, found } of outcomes) {
    total[ok ? "passed" : "failed"] += 1;
    if (ok) continue;
    const kind = found[0].split(":").slice(0, 2).join(":");
    const seen = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, seen);
    if (seen <= 3) console.log(`FAILED ${what}\n${found.map((line) => `         ${line}`).join("\n")}`);
  }
}

async function main() {
  if (noBrowser || notBuilt) throw new Error(String(noBrowser || notBuilt));
  const site = await serveGallery();
  const browser = await launch();
  const page = await browser.newPage();
  /** @type {Map<string, string>} */
  const dressed = new Map();
  for (const { scheme } of looks) if (scheme) dressed.set(scheme, await lookOf(page, site.url, scheme));
  const [part, parts] = values.part.split("/").map(Number);
  const chosen = states().filter(({ widget }) => (values.widget ?? [widget]).includes(widget)).filter((_, index) => index % parts === part - 1);
  for (const state of chosen) {
    await fit(page, windows[0]);
    const failure = await visit(page, site.url, state).then(() => "", String);
    if (failure) {
      count([{ what: `${state.widget}/${state.example}.${state.lang}`, ok: false, found: [failure] }]);
      continue;
    }
    for (const [l, each] of looks.entries()) {
      await dress(page, each, dressed.get(each.scheme ?? ""));
      for (const [w, window] of windows.entries()) {
        await fit(page, window);
        const where = `${state.widget}/${state.example}.${state.lang}, ${each.name}, ${window.name}`;
        count(await look(page, where, { layout: true, axe: values.full || w === 0 || l === 0, ibm: l === 0 && (w === 0 || window.width === 320) }));
      }
    }
    await dress(page, looks[0], undefined);
    console.log(`${state.widget}/${state.example}.${state.lang}: ${total.passed} passed, ${total.failed} failed so far`);
  }
  if (!values.widget && part === 1) count(await forcedOutcomes(page, site.url));
  await browser.close();
  site.close();
}

try {
  await main();
} catch (error) {
  console.error(error);
  total.failed += 1;
}
for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
console.log(`matrix: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
