// The inspector draws its copy of a widget as a terminal does: loaded when asked, behind the real elements, and only when something happens.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { closeBrowser, options, skip, startPortal, visit, withGraphics } from "./portal.mjs";
import { root } from "../support/gallery.mjs";
import { chooseForm, inspected } from "./inspector.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
const absent = skip || (!existsSync(join(root, "dist/canvas.wasm")) && "dist/canvas.wasm is not built");
const ready = { ...options, skip: absent };

before(async () => {
  if (!absent) portal = await startPortal();
});
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

// How often anything in the page was drawn with WebGL.
const counting = `{
  globalThis.drawn = 0;
  const draw = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function (...given) { globalThis.drawn += 1; draw.apply(this, given); };
}`;

/** @param {Visit} developer */
const box = (developer) => developer.page.getByRole("checkbox", { name: "Рисовать, как рисует терминал" });
/** @param {Visit} developer @returns {Promise<number>} */
const drawn = (developer) => developer.page.evaluate("globalThis.drawn");
/** @param {Visit} developer */
const canvases = (developer) => developer.page.locator("portal-inspector canvas");

/** Lets the browser make so many frames. @param {Visit} developer @param {number} count */
const pass = (developer, count) => developer.page.evaluate(`new Promise((done) => { const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : done()); next(${count}); })`);

// First, while the browser has no graphics.
test("without WebGL the box says why it cannot be ticked, and the copy stays as it was", ready, async () => {
  const developer = await visit(portal.url);
  await developer.page.addInitScript("HTMLCanvasElement.prototype.getContext = () => null");
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  await box(developer).click();
  await developer.page.getByText("Этот браузер не даёт рисовать", { exact: false }).waitFor();
  assert.equal(await box(developer).isChecked(), false);
  assert.equal(await canvases(developer).count(), 0);
  await closeBrowser();
});

test("what is drawn comes when it is asked for, follows what is done in the copy, and rests otherwise", ready, async () => {
  withGraphics();
  const developer = await visit(portal.url);
  await developer.page.addInitScript(counting);
  await developer.openForm("/kindergarten?inspector");
  await chooseForm(developer);
  assert.deepEqual(developer.addresses.filter((address) => address.includes("canvas")), []);

  await box(developer).click();
  await canvases(developer).waitFor({ state: "attached" });
  await developer.until(() => /** @type {any} */ (globalThis).drawn > 0);
  assert.deepEqual(developer.addresses.filter((address) => address.includes("canvas")).map((address) => address.replace(/^.*\//, "")), ["canvas.js", "canvas.wasm"]);

  const field = inspected(developer).getByRole("textbox").first();
  await field.click();
  await pass(developer, 5);
  const before = await drawn(developer);
  await field.pressSequentially("Мирная");
  await pass(developer, 5);
  const after = await drawn(developer);
  assert.ok(after > before, "what was typed is drawn");
  assert.equal(await field.inputValue(), "Мирная");
  await pass(developer, 120);
  assert.equal(await drawn(developer), after, "120 frames of the browser without an event");

  await box(developer).click();
  await canvases(developer).waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "Мирная");
  assert.deepEqual(developer.complaints, []);
  assert.deepEqual(await developer.violations(), []);
});
