// The audit in a page: of an element, of a definition that stands in no page, of a tree from anywhere; never fetched by the widgets themselves.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { liveAddress, notBuilt, root, serveGallery } from "../support/gallery.mjs";
import { launch, noBrowser } from "../../web/testing/page.mjs";

const skip = noBrowser || notBuilt || (!existsSync(join(root, "dist/audit.wasm")) && "dist/audit.wasm is not built");
/** @type {Awaited<ReturnType<typeof serveGallery>>} */ let site;
/** @type {import("playwright-core").Browser} */ let browser;
before(async () => void (!skip && ((site = await serveGallery()), (browser = await launch()))));
after(async () => {
  await browser?.close();
  site?.close();
});

/** @param {string} example */
async function formPage(example) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(site.url + liveAddress("form", example, "ru"));
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-ready"));
  return { page, fetched };
}

/** @param {import("playwright-core").Page} page @param {string} target an expression @returns {Promise<any>} */
const audit = (page, target) => page.evaluate(`import("/dist/audit.js").then(({ audit }) => audit(${target})).catch(({ code, path }) => ({ code, path }))`);

test("[R 54] an element in the page is audited as it stands, and only then the rules are fetched", { skip }, async () => {
  const { page, fetched } = await formPage("refused");
  assert.deepEqual(fetched.filter((path) => path.includes("audit")), []);
  const report = await audit(page, 'document.querySelector("portal-form")');
  assert.deepEqual(report.findings, []);
  assert.equal(report.rules, 15);
  assert.ok(report.nodes > 20, `${report.nodes} nodes`);
  assert.deepEqual(fetched.filter((path) => path.includes("audit")), ["/dist/audit.js", "/dist/audit.wasm"]);
  await page.close();
});

test("[R 54] a portal's own definition is audited before anybody sees it; what it refuses comes with its place", { skip }, async () => {
  const { page } = await formPage("empty");
  const schema = (/** @type {string} */ title) => ({ type: "object", properties: { a: { type: "string", title } } });
  const definition = (/** @type {string} */ title) => JSON.stringify({ widget: "form", lang: "ru", properties: { definition: { id: "f", version: "1", language: "ru", title: "Заявка", submit: "Отправить заявку", schema: schema(title) } } });
  assert.deepEqual((await audit(page, definition("Фамилия"))).findings, []);
  const { findings } = await audit(page, definition("Поле"));
  assert.deepEqual(findings.map((/** @type {any} */ { rule, node }) => [rule, node]), [["name_meaningful", "/a"]]);
  assert.deepEqual(await audit(page, '{ widget: "form", properties: { definition: { id: 5 } } }'), { code: "wrong_type", path: "/definition/id" });
  await page.close();
});

test("[R 54] a tree from anywhere is audited; what is none is refused with its place", { skip }, async () => {
  const { page } = await formPage("empty");
  const { findings } = await audit(page, '{ root: "r", nodes: [{ id: "r", role: "region", name: "Дом", children: ["b"] }, { id: "b", role: "button", name: "→" }] }');
  assert.deepEqual(findings, [{ rule: "name_present", criteria: findings[0]?.criteria, node: "b", what: findings[0]?.what }]);
  assert.deepEqual(await audit(page, '{ root: "r", nodes: [{ id: "r", role: "knob" }] }'), { code: "unknown_name", path: "/nodes/0/role" });
  await page.close();
});
