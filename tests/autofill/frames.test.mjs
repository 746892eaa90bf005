// A frame of another origin inside the form: nothing of it is read, nothing is written into it, nothing of the profile reaches it.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";

import { notReady, open } from "./page.mjs";

// The frame's own fields, which a person could fill; it tells what it hears and what stands in them.
const INSIDE = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Чужая форма</title>
<form id="host-form"><label>Имя <input name="inner" autocomplete="given-name"></label><label>СНИЛС <input name="inner-snils" data-portal-fact="person.snils" value="уже стоит"></label></form>
<script>globalThis.heard = []; for (const type of ["input", "change", "focusout", "message"]) addEventListener(type, () => heard.push(type), true);</script>`;

/** @returns {Promise<{ url: string, close: () => void }>} another origin: the same machine, another port */
function serveFrame() {
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(INSIDE));
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ url: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`, close: () => { server.closeAllConnections(); server.close(); } }));
  });
}

test("a frame of another origin in the form is neither read nor filled [R 61]", { skip: notReady }, async () => {
  const other = await serveFrame();
  const { page, close } = await open("plain", `<main id="place"></main><form id="outer"><label>Фамилия <input name="outer"></label><iframe title="Чужая форма" src="${other.url}" width="400" height="200"></iframe></form>`);
  try {
    const frame = page.frames().find((each) => each.url() === other.url);
    assert.ok(frame, "the frame is there");
    assert.notEqual(new URL(frame.url()).origin, new URL(page.url()).origin);
    await frame.getByLabel("Имя").waitFor(); // its fields stand there to be filled
    await page.evaluate(() => {
      document.querySelector("portal-autofill")?.remove();
      document.querySelector("#host-form")?.remove();
      document.body.prepend(Object.assign(document.createElement("portal-autofill"), { lang: "ru" }));
      document.querySelector("portal-autofill")?.setAttribute("for", "outer");
    });
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 1 поле" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), ["person.name.family"], "only the page's own field is asked for");
    const classified = await page.evaluate(async () => (await /** @type {any} */ (document.querySelector("portal-autofill")).classify(document)).map((/** @type {any} */ each) => each.control.name));
    assert.deepEqual(classified, ["outer"]);
    assert.equal(await page.locator("input[name=outer]").inputValue(), "Соколова");
    const inside = await frame.evaluate(() => ({ values: [...document.querySelectorAll("input")].map(({ value }) => value), heard: /** @type {any} */ (globalThis).heard }));
    assert.deepEqual(inside, { values: ["", "уже стоит"], heard: [] });
  } finally {
    await close();
    other.close();
  }
});

test("an element that is meant for a form of the frame finds none: it takes no other and asks for nothing [R 61]", { skip: notReady }, async () => {
  const other = await serveFrame();
  const { page, close } = await open("plain", `<main id="place"></main><iframe title="Чужая форма" src="${other.url}" width="400" height="200"></iframe>`);
  try {
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor(); // for the page's own form
    await page.evaluate(() => document.querySelector("#host-form")?.remove()); // the frame has one of the same id
    await page.getByRole("button", { name: "Показать, что известно" }).waitFor({ state: "detached" });
    const frame = page.frames().find((each) => each.url() === other.url);
    assert.deepEqual(await frame?.evaluate(() => /** @type {any} */ (globalThis).heard), []);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), []);
  } finally {
    await close();
    other.close();
  }
});
