// The screen reader says on the twin of a drawing what it says on the ordinary widget: the same keys on the same form, twice.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { options } from "../e2e/portal.mjs";
import { liveAddress, notBuilt, root, serveGallery } from "../support/gallery.mjs";
import { SOFTWARE_GL } from "../../web/testing/page.mjs";
import { Desk, silent } from "./desk.mjs";

const none = silent || notBuilt || (!existsSync(join(root, "dist/canvas.wasm")) && "dist/canvas.wasm is not built");
const KEYS = ["Tab", "Tab", "Tab", "Tab", "shift+Tab", "1", "BackSpace"];

test("[R 54] [WCAG 4.1.2] Orca says on the twin of a drawing what it says on the ordinary widget", { ...options, skip: none, timeout: 400_000 }, async (context) => {
  const gallery = await serveGallery();
  context.after(() => gallery.close());
  const desk = await Desk.open("chromium", "ru", SOFTWARE_GL);
  context.after(() => desk.close());

  /** @param {boolean} isDrawn @returns {Promise<string[][]>} what was said after each key */
  async function hear(isDrawn) {
    await desk.visit(gallery.url + liveAddress("form", "empty", "ru"), "#before");
    if (isDrawn) {
      const frames = await desk.page.evaluate(async () => {
        const { Drawing } = await import(/** @type {any} */ ("/dist/canvas.js"));
        const element = /** @type {any} */ (document.querySelector("portal-form"));
        const node = element.snapshot().nodes.find((/** @type {any} */ { role }) => role === "section").id;
        const drawing = await Drawing.open(element, { node, snapshot: () => element.snapshot() });
        while (!(drawing.isSettled && drawing.frames > 0)) await new Promise((done) => requestAnimationFrame(done));
        return drawing.frames;
      });
      assert.ok(frames > 0, "it is drawn");
      await desk.listen(2000);
    }
    const said = [];
    for (const keys of KEYS) said.push(await desk.press(keys));
    return said;
  }

  const ordinary = await hear(false);
  const twin = await hear(true);
  console.log(ordinary.map((said, i) => `${KEYS[i]}: ${said.join(" ")}`).join("\n"));
  assert.ok(ordinary.flat().some((said) => said.includes("Фамилия")), "the form is heard");
  assert.deepEqual(twin, ordinary);
});
