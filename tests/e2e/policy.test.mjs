// What a strict portal forbids and a careful person does not expect: the whole way, and nothing of it happens.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { answer, receiptNumber, whole } from "./person.mjs";
import { closeBrowser, options, skip, startPortal, visit } from "./portal.mjs";
import { states } from "./states.mjs";

/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!skip && (portal = await startPortal())));
after(async () => {
  await closeBrowser();
  await portal?.stop();
});

/** What only this person has: names and numbers, with and without what is between their parts. */
const personal = Object.entries(whole)
  .filter(([field, value]) => /name|number|patronymic|street|email|date|issued/i.test(field) && value.length > 4)
  .flatMap(([, value]) => [value, value.replace(/\W/g, "")])
  .filter((text) => text.length > 4);

test("[R 22] [R 71] the whole way: the policy refuses nothing, nothing is asked of others, no address tells who it is", options, async () => {
  const anna = await visit(portal.url);
  const policy = (await anna.page.request.get(`${portal.url}/kindergarten`)).headers()["content-security-policy"];
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  for (const [, reach] of states) {
    await reach(anna);
    assert.deepEqual(await anna.violations(), []);
  }
  await receiptNumber(anna);
  for (const path of ["/", "/applications", "/embed"]) {
    await anna.open(path);
    assert.deepEqual(await anna.violations(), []);
  }
  assert.deepEqual(anna.addresses.filter((address) => new URL(address).origin !== portal.url), []);
  const telling = anna.addresses.filter((address) => personal.some((text) => decodeURIComponent(address).includes(text)));
  assert.deepEqual(telling, []);
  assert.ok(anna.addresses.length > 20 && personal.length > 15, "there was something to look at");
  assert.deepEqual(anna.complaints, []);
});

test("the policy would refuse what is not the portal's own", options, async () => {
  const anna = await visit(portal.url);
  await anna.open("/kindergarten");
  await anna.page.evaluate(() => {
    const script = document.createElement("script");
    script.text = "1";
    const image = document.createElement("img");
    image.src = "https://example.org/x.png";
    document.body.append(image);
  }).catch(() => {});
  await anna.until(() => /** @type {any} */ (globalThis).refusedByPolicy.length > 0);
  assert.match((await anna.violations()).join("\n"), /img-src|require-trusted-types-for/);
});

test("[R 71] what is kept on the device is sealed: no answer can be read in any of its stores", options, async () => {
  const anna = await visit(portal.url);
  await anna.openForm();
  await answer(anna, { "/applicant/lastName": "Соколова", "/applicant/firstName": "Аннушка" });
  await anna.page.getByText("Черновик сохранён на этом устройстве").waitFor();
  const kept = await anna.page.evaluate(async () => {
    const open = indexedDB.open("portal-widgets");
    const database = /** @type {IDBDatabase} */ (await new Promise((done) => (open.onsuccess = () => done(open.result))));
    const all = database.transaction("drafts").objectStore("drafts").getAll();
    const records = await new Promise((done) => (all.onsuccess = () => done(all.result)));
    const texts = records.flatMap((/** @type {Record<string, unknown>} */ record) =>
      Object.values(record).map((part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) + new TextDecoder("utf-16le").decode(part) : JSON.stringify(part))));
    return { records: records.length, texts: texts.join(""), other: JSON.stringify({ ...globalThis.localStorage, ...globalThis.sessionStorage }) + document.cookie };
  });
  assert.equal(kept.records, 1);
  assert.ok(kept.texts.length > 100);
  for (const secret of ["Соколова", "Аннушка", "lastName"]) assert.equal((kept.texts + kept.other).includes(secret), false, secret);
});
