// Pictures of every page and state in every look, to be looked at by people: node tests/e2e/screenshots.mjs [folder, out/ where none is given]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { closeBrowser, skip, startPortal, visit } from "./portal.mjs";
import { states } from "./states.mjs";

/** @type {Record<string, import("playwright-core").BrowserContextOptions>} */
const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
  "400": { viewport: { width: 320, height: 256 } },
  english: { viewport: { width: 1280, height: 900 }, locale: "en-US" },
};

const folder = process.argv[2] ?? "out";

/** @param {string} url @param {string} look */
async function photograph(url, look) {
  const someone = await visit(url, looks[look]);
  const shoot = (/** @type {string} */ name) => someone.page.screenshot({ path: join(folder, `${look}-${name}.png`), fullPage: true });
  await someone.open("/");
  await shoot("home");
  for (const [name, reach] of states) {
    await reach(someone);
    await shoot(name);
  }
  await someone.open("/applications");
  await shoot("list");
  await someone.openForm("/embed");
  await shoot("embed");
}

if (skip) {
  console.log(`No pictures: ${skip}`);
} else {
  mkdirSync(folder, { recursive: true });
  const portal = await startPortal();
  try {
    for (const look of Object.keys(looks)) await photograph(portal.url, look);
    console.log(`Pictures are in ${folder}`);
  } finally {
    await closeBrowser();
    await portal.stop();
  }
}
