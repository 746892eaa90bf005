// The embedding example: the form works where it stands, and so does a page made of the lines it shows.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, press, receiptNumber } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, startProxy, visit } from "./portal.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

const answers = { "/certificate": "family", "/lastName": "Соколова", "/firstName": "Анна", "/snils": "999-000-417 35", "/email": "anna.sokolova@example.com" };
const data = { certificate: "family", lastName: "Соколова", firstName: "Анна", snils: "99900041735", email: "anna.sokolova@example.com" };

/** @param {import("./portal.mjs").Visit} anna @param {string} path */
async function request(anna, path) {
  await anna.openForm(path);
  await answer(anna, answers);
  await press(anna, "submit");
  const number = await receiptNumber(anna);
  assert.deepEqual((await anna.api(`/applications/${number}`)).data, data);
  assert.deepEqual(anna.complaints, []);
}

test("[R 70] [R 95] the form of the embedding example is live and sends", options, async () => {
  await request(await visit(portal.url), "/embed");
});

test("[R 70] a page of just the lines that the example shows works the same", options, async (context) => {
  const anna = await visit(portal.url);
  await anna.open("/embed");
  const lines = await anna.page.locator("pre code").innerText();
  const proxy = await startProxy(context, portal.url, (path) => (path === "/favicon.ico" ? 204 : undefined), { "/copied": lines });
  await request(await visit(proxy), "/copied");
});
