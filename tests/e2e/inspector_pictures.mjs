#!/usr/bin/env node
// The pictures of examples/inspector/README.md, made from the demo as it is: run after a change of what they show.
import { join } from "node:path";
import { closeBrowser, startPortal, visit } from "./portal.mjs";
import { root } from "../support/gallery.mjs";
import { chooseForm, openPanel } from "./inspector.mjs";

const folder = process.argv[2] ?? join(root, "examples/inspector");
const portal = await startPortal();
const developer = await visit(portal.url, { viewport: { width: 760, height: 620 } });
const { page } = developer;

/** @param {string} name @param {string} at text of what stands at the top */
async function picture(name, at) {
  await page.getByText(at, { exact: true }).last().evaluate((element) => element.scrollIntoView({ block: "start" }));
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  console.log(`${name}.png`);
}

await developer.openForm("/kindergarten?inspector");
await chooseForm(developer);
await openPanel(developer, "Почему так");
await picture("why", "Почему так");
await page.locator("portal-form").getByRole("button", { name: "Заполнить" }).first().click();
await developer.until((text) => document.querySelector("portal-inspector")?.textContent?.includes(text), "человек ещё не подтвердил");
await openPanel(developer, "Почему так");
await page.getByRole("button", { name: "Шаг назад" }).click();
await openPanel(developer, "Запросы и ответы");
await picture("back", "Запросы и ответы");
await closeBrowser();
await portal.stop();
