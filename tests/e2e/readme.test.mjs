// The README's form of one's own, as it stands there: two files beside dist/, no backend of ours.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { launch, noBrowser } from "../../web/testing/page.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.PORTAL_DIST_DIR ?? join(root, "dist");
const skip = noBrowser || (existsSync(join(dist, "portal.js")) ? false : `no ${dist}/portal.js: run "make dist"`);

/** A block of code of the README. @param {string} language @param {string} word that only this one has */
function block(language, word) {
  const found = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```(\w+)\n([^]*?)^```$/gm)].find(([, of, text]) => of === language && text.includes(word));
  assert.ok(found, `a block of ${language} with ${word}`);
  return found[2];
}

test("the README's form of one's own is filled in and sent, by the module's first part alone", { skip }, async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    /** @type {string[]} */
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    /** @type {unknown[]} */
    const sent = [];
    /** @type {string[]} */
    const files = [];
    const types = /** @type {Record<string, string>} */ ({ js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" });
    await page.route("**/*", async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: block("html", "setHost") });
      if (pathname === "/call-back.json") return route.fulfill({ contentType: "application/json", body: block("json", "call-back") });
      if (pathname === "/call-back") {
        sent.push(route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      }
      if (!pathname.startsWith("/dist/")) return route.fulfill({ status: 404 });
      files.push(pathname);
      return route.fulfill({ contentType: types[pathname.slice(pathname.lastIndexOf(".") + 1)], body: readFileSync(join(dist, pathname.slice("/dist/".length))) });
    });
    await page.goto("https://portal.example/");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("link", { name: /Your name/ }).waitFor();
    await page.getByLabel("Your name").fill("Anna");
    await page.getByLabel("Phone").fill("+7 900 000 00 00");
    await page.getByLabel("After noon").check();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "The application has been sent" }).waitFor();
    assert.deepEqual(sent, [{ name: "Anna", phone: "+7 900 000 00 00", when: "After noon" }]);
    assert.deepEqual([faults, files.filter((file) => file.includes("deferred"))], [[], []]);
  } finally {
    await browser.close();
  }
});
