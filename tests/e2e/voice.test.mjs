// An answer by voice, from the microphone's button to the field, by keyboard alone; and what a page loads for it, and when.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import test, { after } from "node:test";
import { POLICY, launch, noBrowser } from "../../web/testing/page.mjs";

const dist = new URL("../../dist/", import.meta.url);
const skip = noBrowser || (existsSync(new URL("text.wasm", dist)) ? false : "dist/ is not built");
const TYPES = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" });
const PAGE = '<!doctype html><html lang="ru"><title>Анкета</title><portal-form voice src="/form.json"></portal-form><script type="module" src="/portal.js"></script></html>';
const FORM = await readFile(new URL("../../widgets/form/examples/every_kind.json", import.meta.url));

/** @type {import("playwright-core").Browser | undefined} */ let browser;
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  response.setHeader("Content-Security-Policy", POLICY);
  if (pathname === "/") return void response.setHeader("Content-Type", "text/html; charset=utf-8").end(PAGE);
  const content = pathname === "/form.json" ? FORM : await readFile(new URL(`.${pathname}`, dist)).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { "Content-Type": TYPES[extname(pathname)] ?? "text/plain" }).end(content);
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** @param {string[]} transcripts what the recorded recogniser hears @returns {Promise<{ page: import("playwright-core").Page, loaded: (name: string) => boolean }>} */
async function open(transcripts) {
  if (!server.listening) await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  browser ??= await launch();
  const page = await browser.newPage();
  /** @type {string[]} */
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  await page.addInitScript((heard) => {
    class Recorded {
      start() {
        const results = [heard.map((transcript) => ({ transcript }))];
        setTimeout(() => (/** @type {any} */ (this).onresult({ results }), /** @type {any} */ (this).onend()));
      }
      stop() {}
      abort() {}
    }
    Object.assign(globalThis, { SpeechRecognition: Recorded, webkitSpeechRecognition: Recorded });
  }, transcripts);
  await page.goto(`http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`);
  await page.getByRole("button", { name: "Сказать: Дата рождения" }).waitFor();
  return { page, loaded: (name) => paths.includes(`/${name}`) };
}

test("[R 63] [R 65] a date is said, shown, confirmed by keyboard, and only then stands in the field", { skip }, async () => {
  const { page, loaded } = await open(["двадцать пятое марта восемьдесят седьмого года"]);
  const birth = page.getByRole("textbox", { name: "Дата рождения" });
  assert.deepEqual([loaded("voice.js"), loaded("text.wasm")], [false, false]);
  await birth.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const put = page.getByRole("button", { name: /^Записать: 25\sмарта 1987\sгода$/ });
  await put.waitFor();
  assert.deepEqual([loaded("voice.js"), loaded("text.wasm")], [true, true]);
  assert.match((await page.locator(".pw-question").textContent()) ?? "", /^Вы сказали: «двадцать пятое марта восемьдесят седьмого года»\. Записать 25\sмарта 1987\sгода\?$/);
  assert.equal(await birth.inputValue(), "");
  assert.equal(await put.evaluate((button) => button === document.activeElement), true);
  await page.keyboard.press("Enter");
  await page.locator(".pw-question").waitFor({ state: "detached" });
  assert.equal(await birth.inputValue(), "25.03.1987");
  assert.equal(await birth.evaluate((field) => field === document.activeElement), true);
  await page.close();
});

test("[R 63] typing ordinary answers never loads the text engine; a name in the other layout does, and is asked about", { skip }, async () => {
  const { page, loaded } = await open([]);
  const last = page.getByRole("textbox", { name: "Фамилия" });
  for (const [name, text] of [["Фамилия", "Салтыкова-Щедрина"], ["Дата рождения", "25.03.1987"], ["Электронная почта", "anna@example.ru"]]) {
    await page.getByRole("textbox", { name }).fill(text);
    await page.keyboard.press("Tab");
  }
  assert.deepEqual([loaded("text.js"), loaded("text.wasm")], [false, false]);
  await last.fill("Bdfyjdf");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Записать: Иванова" }).press("Enter");
  await page.locator(".pw-question").waitFor({ state: "detached" });
  assert.equal(await last.inputValue(), "Иванова");
  assert.equal(loaded("text.wasm"), true);
  await page.close();
});

test("where nothing was heard, the field says so and listens again", { skip }, async () => {
  const { page, loaded } = await open([]);
  await page.getByRole("button", { name: "Сказать: Фамилия" }).press("Enter");
  await page.getByText("Ничего не слышно. Скажите ещё раз или наберите ответ.").first().waitFor();
  await page.getByRole("button", { name: "Сказать ещё раз: Фамилия" }).waitFor();
  assert.equal(loaded("text.wasm"), false);
  await page.close();
});
