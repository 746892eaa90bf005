#!/usr/bin/env node
// All tasks by a real screen reader, in each browser and language; the last line is "orca: N passed, N failed".
//
//   run.mjs [--update] [--widget form]… [--browser chromium]… [--locale ru]… [--task "part of its name"]
import { parseArgs } from "node:util";
import { startPortal } from "../e2e/portal.mjs";
import { notBuilt, serveGallery } from "../support/gallery.mjs";
import { Desk, silent } from "./desk.mjs";
import { play } from "./play.mjs";
import { tasks } from "./tasks.mjs";

const { values } = parseArgs({ options: { update: { type: "boolean" }, widget: { type: "string", multiple: true }, browser: { type: "string", multiple: true }, locale: { type: "string", multiple: true }, task: { type: "string" } } });
const total = { passed: 0, failed: 0, retried: 0 };

/** @param {import("./play.mjs").Task} task @param {Desk} desk @param {{ gallery: string, portal: string }} sites */
async function listen(task, desk, sites) {
  const { outcomes, retried } = await play(task, desk, sites, values.update).catch((error) => ({ outcomes: [{ what: `${task.widget}: ${task.name}`, ok: false, said: String(error) }], retried: false }));
  const failed = outcomes.filter(({ ok }) => !ok);
  total.passed += outcomes.length - failed.length;
  total.failed += failed.length;
  total.retried += retried ? 1 : 0;
  console.log(`${failed.length === 0 ? "ok    " : "FAILED"} ${desk.browser} ${desk.locale} ${task.widget}: ${task.name} (${outcomes.length} assertions${retried ? ", played twice" : ""})`);
  for (const { what, said } of failed) console.log(`         ${what}\n           ${said}`);
}

async function main() {
  const missing = silent || notBuilt;
  if (missing) throw new Error(missing);
  const gallery = await serveGallery();
  const portal = await startPortal();
  const chosen = tasks.filter(({ widget, name }) => (values.widget ?? [widget]).includes(widget) && name.includes(values.task ?? ""));
  for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
    for (const locale of /** @type {const} */ (["ru", "en"])) {
      if (!(values.browser ?? [browser]).includes(browser) || !(values.locale ?? [locale]).includes(locale)) continue;
      const desk = await Desk.open(browser, locale);
      try {
        for (const task of chosen.filter(({ browsers }) => (browsers ?? [browser]).includes(browser))) await listen(task, desk, { gallery: gallery.url, portal: portal.url });
      } finally {
        await desk.close();
      }
    }
  }
  gallery.close();
  await portal.stop();
}

try {
  await main();
} catch (error) {
  // What broke is a failure too, or a run that never began would look like one in which all is well.
  console.error(error);
  total.failed += 1;
}
console.log(`played twice: ${total.retried}`);
console.log(`orca: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
