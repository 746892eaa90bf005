// Every named state of the tracker as a server would send it, in both languages, through axe on a phone; nothing runs out of the screen.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const portal = join(root, "build/native/tools/portal/portal");
const browserPath = process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium";
const skip = !existsSync(portal) ? "portal is not built: make native TARGET=portal" : !existsSync(browserPath) && "no Chromium (PORTAL_CHROMIUM)";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const css = readFileSync(join(root, "web/portal.css"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** @type {string[]} */
const names = JSON.parse(readFileSync(join(root, "widgets/tracker/tracker.json"), "utf8")).examples.map((/** @type {{ name: string }} */ { name }) => name);

/** @type {import("playwright-core").Browser} */ let browser;
before(async () => void (!skip && (browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] }))));
after(async () => browser?.close());

/** The state with every disclosure open. @param {string} name @param {string} lang */
function page(name, lang) {
  const html = execFileSync(portal, ["render", "tracker", name, "--lang", lang], { cwd: root, encoding: "utf8" }).replaceAll("<details ", "<details open ");
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${name}</title><style>${css}</style><body><main><h1>Портал</h1>${html}</main></body></html>`;
}

for (const lang of ["ru", "en"])
  test(`axe finds nothing in any named state of the tracker [R 54], ${lang}`, { skip }, async () => {
    const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const found = [];
    for (const name of names) {
      await tab.setContent(page(name, lang));
      await tab.evaluate(axe);
      const violations = await tab.evaluate(async (values) => {
        const result = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
        return result.violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].target}`);
      }, tags);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      found.push(...violations.map((/** @type {string} */ text) => `${name}: ${text}`), ...(wide > 0 ? [`${name}: ${wide} px too wide`] : []));
    }
    await tab.close();
    assert.ok(names.length > 20);
    assert.deepEqual(found, []);
  });
