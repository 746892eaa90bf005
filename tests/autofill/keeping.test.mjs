// What a draft of the page's own form is kept for, where, and when it is asked about: in a browser, with everything in between.
import assert from "node:assert/strict";
import test from "node:test";

import { notReady, open } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */
const isReady = (/** @type {Page} */ page) => page.getByText("Ответы сохраняются сами на этом устройстве.").waitFor();
const isSaved = (/** @type {Page} */ page) => page.getByText(/^Черновик сохранён на/).waitFor();
const isBack = (/** @type {Page} */ page) => page.getByRole("heading", { name: "Мы вернули ваши ответы" }).waitFor();
const valueOf = (/** @type {Page} */ page, name = "city") => page.locator(`[name=${name}]`).inputValue();
const has = (/** @type {Page} */ page, /** @type {string} */ value, name = "city") => page.waitForFunction(([of, wanted]) => /** @type {any} */ (document.querySelector(`[name=${of}]`))?.value === wanted, [name, value]);
/** @param {string} [city] @param {string} [attributes] @param {string} [form] */
const formWith = (city = "", attributes = "", form = 'id="f"') => `<portal-autofill ${attributes}></portal-autofill><form ${form}><label>Город <input name="city" value="${city}"></label><label>Улица <input name="street"></label><button type="reset">Очистить</button><button>Отправить</button></form>`;

test("where the page shows another answer than the draft, the person chooses and nothing is said to be back [R 65]", { skip: notReady }, async () => {
  let city = "Абакан";
  const { page, close } = await open("", () => formWith(city));
  try {
    await isReady(page);
    await page.locator("[name=city]").fill("Ачинск");
    await isSaved(page);
    city = "Москва";
    await page.reload();
    await page.getByRole("heading", { name: "1 ответ на странице не такой, как в черновике" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Мы вернули ваши ответы" }).count(), 0);
    assert.equal(await valueOf(page), "Москва");
    assert.equal(await page.getByRole("button", { name: "Город: оставить «Москва», как на странице" }).count(), 1);
    await page.getByRole("button", { name: "Город: взять «Ачинск» из черновика" }).click();
    await has(page, "Ачинск");
    assert.equal(await page.getByRole("heading", { name: /не такой, как в черновике/ }).count(), 0);
  } finally {
    await close();
  }
});

test("on a shared computer nothing is kept, all can be wiped, and leaving the page leaves nothing behind", { skip: notReady }, async () => {
  const { page, url, close } = await open("", () => formWith("", "shared"));
  try {
    await page.getByText("Чужой компьютер: ничего не сохраняем.").waitFor();
    await page.locator("[name=city]").fill("Ачинск");
    await page.getByRole("button", { name: "Стереть ответы сейчас" }).click();
    await has(page, "");
    await page.locator("[name=city]").fill("Абакан");
    await page.goto(`${url}/dist/portal.css`);
    await page.goBack();
    await page.getByText("Чужой компьютер: ничего не сохраняем.").waitFor();
    assert.equal(await valueOf(page), "");
    assert.deepEqual(await page.evaluate(async () => Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done) => {
      const request = indexedDB.open(/** @type {string} */ (name));
      request.onsuccess = () => {
        const { result } = request;
        if (!result.objectStoreNames.contains("drafts")) return done(0);
        const count = result.transaction("drafts").objectStore("drafts").count();
        count.onsuccess = () => done(count.result);
      };
    })))).then((counts) => counts.filter(Boolean)), []);
  } finally {
    await close();
  }
});

/** The portal's drafts, in memory. */
function draftServer() {
  /** @type {Map<string, { version: string, content: any, savedAt: string, etag: string }>} */
  const kept = new Map();
  let saves = 0;
  /** @type {import("./page.mjs").Answer} */
  const api = async (request, response) => {
    const path = new URL(request.url ?? "", "http://localhost").pathname;
    const found = kept.get(path);
    const say = (/** @type {number} */ status, /** @type {unknown} */ value, /** @type {Record<string, string>} */ headers = {}) => response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json", ...headers }).end(JSON.stringify(value));
    if (path === "/api/drafts") return say(200, { drafts: [...kept].map(([key, { savedAt }]) => ({ draft: key.split("/")[4], savedAt, count: 1 })) });
    if (request.method === "GET") return found ? say(200, found, { ETag: found.etag }) : say(404, { type: "about:blank", status: 404 });
    if (request.method === "DELETE") return kept.delete(path), say(200, {});
    let text = "";
    for await (const chunk of request) text += chunk;
    if (found ? request.headers["if-match"] !== found.etag : request.headers["if-none-match"] !== "*") return say(412, { type: "about:blank", status: 412, current: found ?? null });
    kept.set(path, { ...JSON.parse(text), savedAt: new Date().toISOString(), etag: `"${++saves}"` });
    return say(200, { savedAt: kept.get(path)?.savedAt }, { ETag: `"${saves}"` });
  };
  return { kept, api };
}

test('with drafts="server" the draft goes to the portal and comes back to another browser [R 12, 65]', { skip: notReady }, async () => {
  const { kept, api } = draftServer();
  const html = () => formWith("", 'drafts="server" host="/api"');
  const { page, url, close } = await open("", html, api);
  try {
    await page.getByText(/^Ответы сохраняются сами/).waitFor();
    await page.locator("[name=city]").fill("Ачинск");
    await page.getByText(/^Черновик сохранён на портале/).waitFor();
    assert.deepEqual([...kept.values()].map(({ content }) => content), [{ "/city": { typed: "Ачинск", touched: true } }]);
    const other = await /** @type {import("playwright-core").Browser} */ (page.context().browser()).newPage();
    await other.goto(url);
    await isBack(other);
    await has(other, "Ачинск");
    await other.locator("[name=street]").fill("Мира");
    await other.waitForFunction(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.drafts.unsaved === false);
    await page.locator("[name=city]").fill("Абакан");
    await has(page, "Мира", "street"); // of the other browser: merged
    assert.deepEqual([...kept.values()].map(({ content }) => Object.keys(content).sort()), [["/city", "/street"]]);
  } finally {
    await close();
  }
});

test("the page's own reset: marks, draft and undo follow, and the answers can be had back", { skip: notReady }, async () => {
  const html = `<portal-autofill></portal-autofill><form id="f"><label>Фамилия <input name="fam"></label><label>Город <input name="city" value="Абакан"></label><label><input type="checkbox" name="sms"> SMS</label><button type="reset">Очистить</button></form>`;
  const { page, close } = await open("", html);
  try {
    await page.getByRole("button", { name: "Показать, что известно" }).click();
    await page.getByRole("button", { name: "Заполнить 1 поле" }).click();
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    await page.locator("[name=city]").fill("Ачинск");
    await page.locator("[name=sms]").check();
    await isSaved(page);
    await page.getByRole("button", { name: "Очистить" }).click();
    await page.getByRole("heading", { name: "Форма очищена" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Отменить всё заполнение" }).count(), 0);
    const content = () => page.evaluate(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.kept.content);
    assert.deepEqual(await content(), {});
    await page.getByRole("button", { name: "Вернуть ответы" }).click();
    await has(page, "Ачинск");
    await has(page, "Соколова", "fam");
    assert.equal(await page.locator("[name=sms]").isChecked(), true);
    await page.getByRole("heading", { name: "Заполнено из профиля: 1 поле" }).waitFor();
    await page.getByRole("button", { name: "Очистить" }).click();
    await page.getByRole("heading", { name: "Форма очищена" }).waitFor();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.drafts.unsaved === false);
    await page.reload();
    await page.getByText(/^(?:Ответы сохраняются|Черновик сохранён)/).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Мы вернули ваши ответы" }).count(), 0);
    assert.equal(await valueOf(page), "Абакан");
  } finally {
    await close();
  }
});

test("a form is the same whatever an advertisement adds to the address, and another one by each parameter that tells", { skip: notReady }, async () => {
  const { page, url, close } = await open("", () => formWith());
  try {
    await page.goto(`${url}/form?service=passport&utm_source=mail`);
    await isReady(page);
    await page.locator("[name=city]").fill("Ачинск");
    await isSaved(page);
    await page.goto(`${url}/form?yclid=17&service=passport&lang=en#top`);
    await isBack(page);
    await has(page, "Ачинск");
    await page.goto(`${url}/form?service=visa`);
    await isReady(page);
    assert.equal(await valueOf(page), "");
    await page.goto(`${url}/form#/passport`);
    await isReady(page);
    assert.equal(await valueOf(page), "");
    assert.deepEqual((await page.evaluate(() => JSON.stringify(/** @type {any} */ (document.querySelector("portal-autofill")).snapshot()))).includes("passport"), false, "an address may hold what is nobody's business");
  } finally {
    await close();
  }
});

test("draft-form names a form wherever it stands", { skip: notReady }, async () => {
  const { page, url, close } = await open("", () => formWith("", 'draft-form="passport"'));
  try {
    await isReady(page);
    await page.locator("[name=city]").fill("Ачинск");
    await isSaved(page);
    await page.goto(`${url}/elsewhere?service=visa`);
    await isBack(page);
    await has(page, "Ачинск");
  } finally {
    await close();
  }
});

test("two forms without a name on one page have a draft each", { skip: notReady }, async () => {
  const { page, close } = await open("", () => formWith("", "", "") + formWith("", "", "").replaceAll("city", "town"));
  try {
    await page.waitForFunction(() => document.body.innerText.split("Ответы сохраняются сами").length === 3);
    await page.locator("[name=city]").fill("Ачинск");
    await page.locator("[name=town]").fill("Абакан");
    await page.waitForFunction(() => document.body.innerText.split("Черновик сохранён на этом устройстве").length === 3);
    await page.reload();
    await has(page, "Ачинск");
    await has(page, "Абакан", "town");
    const kept = await page.evaluate(() => [...document.querySelectorAll("portal-autofill")].map((each) => { const { form, content } = /** @type {any} */ (each).snapshot().state.widget.kept; return [form, Object.keys(content)]; }));
    assert.deepEqual(kept, [[".form", ["/city"]], [".form-2", ["/town"]]]);
  } finally {
    await close();
  }
});

test("where a script puts another form in the place of one, each has its own draft", { skip: notReady }, async () => {
  const { page, close } = await open("", () => formWith("", 'for="f"'));
  const go = (/** @type {string} */ path) => page.evaluate((to) => {
    history.pushState(null, "", to);
    const old = /** @type {Element} */ (document.querySelector("#f"));
    old.replaceWith(Object.assign(/** @type {HTMLFormElement} */ (old.cloneNode(true)), { noValidate: true }));
    /** @type {HTMLFormElement} */ (document.querySelector("#f")).reset();
  }, path);
  try {
    await isReady(page);
    await page.locator("[name=city]").fill("Ачинск");
    await go("/next");
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("portal-autofill")).snapshot().state.widget.kept.form === "next.f");
    await page.locator("[name=street]").fill("Мира");
    await isSaved(page);
    assert.equal(await valueOf(page), "");
    await page.reload();
    await has(page, "Мира", "street");
    assert.equal(await valueOf(page), "");
    await page.evaluate(() => void (location.href = "/"));
    await has(page, "Ачинск");
  } finally {
    await close();
  }
});
