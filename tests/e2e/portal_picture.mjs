#!/usr/bin/env node
// The picture of the README, made from the demo as it is: a page of the application, partly filled in from the profile. Run after a change of what it shows.
import { join } from "node:path";
import { answer, fillFromProfile } from "./person.mjs";
import { closeBrowser, startPortal, visit } from "./portal.mjs";
import { root } from "../support/gallery.mjs";

const path = process.argv[2] ?? join(root, "examples/portal/screenshot.png");
const portal = await startPortal();
try {
  const anna = await visit(portal.url, { viewport: { width: 1000, height: 900 } });
  await anna.openForm();
  await fillFromProfile(anna);
  await answer(anna, { "/applicant/lastName": "Соколова-Мирная", "/applicant/role": "parent" });
  await anna.page.locator('[id="pw-/applicant/lastName:control"]').focus();
  await anna.page.getByText("Шаг 1", { exact: false }).first().evaluate((step) => step.scrollIntoView({ block: "start" }));
  await anna.page.screenshot({ path, animations: "disabled" });
  console.log(path);
} finally {
  await closeBrowser();
  await portal.stop();
}
