// text.wasm itself: as right in WebAssembly as natively, fetched with the first request only, under the policy of a strict portal.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import test, { after } from "node:test";
import { requestText } from "../host/text.js";
import { instantiate } from "../load.js";
import { modules } from "../testing/built.mjs";
import { POLICY, launch, noBrowser } from "../testing/page.mjs";

const file = new URL("text.wasm", modules);
const notBuilt = existsSync(file) ? false : `text.wasm is not in ${modules.pathname} (PORTAL_WASM_DIR)`;
const web = new URL("../", import.meta.url);

const open = async () => instantiate(await WebAssembly.compile(readFileSync(file)));
/** @param {import("../marshal.js").Door} door @param {{ ask: string } & Record<string, unknown>} request */
const ask = (door, { ask: what, ...members }) => JSON.parse(door.call("portal_text", requestText(what, members)));

/** @param {string} locale */
const phrases = (locale) => readFileSync(new URL(`../../sdk/text/dictation/phrases/${locale}.tsv`, import.meta.url), "utf8").trim().split("\n").map((line) => line.split("\t"));

test("the module exports its door and imports only what reads numbers", { skip: notBuilt }, async () => {
  const module = await WebAssembly.compile(readFileSync(file));
  const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
  for (const name of ["portal_abi_version", "portal_alloc", "portal_free", "portal_text"]) assert.ok(exported.includes(name), name);
  assert.deepEqual(WebAssembly.Module.imports(module).filter(({ module: from }) => from === "portal").map(({ name }) => name), ["parse_number"]);
});

test("every dictated phrase is read as it is natively: 98 in 100 are right, none is wrong without a doubt", { skip: notBuilt }, async (t) => {
  const door = await open();
  for (const locale of ["ru", "en"]) {
    let [right, total, slowest] = [0, 0, 0];
    const wrong = [];
    const began = performance.now();
    for (const [kind, text, expected, options] of phrases(locale)) {
      const started = performance.now();
      const { values, doubt } = ask(door, { ask: "hear", kind, text, locale, today: "2026-11-24", options: options?.split("|") ?? [] });
      slowest = Math.max(slowest, performance.now() - started);
      total += 1;
      if ((values[0] ?? "?") === expected) right += 1;
      else if (values.length > 0 && doubt === "none") wrong.push(text);
    }
    t.diagnostic(`${locale}: ${right} of ${total} right; ${((performance.now() - began) / total).toFixed(3)} ms a phrase, the slowest ${slowest.toFixed(2)} ms`);
    assert.deepEqual(wrong, []);
    assert.ok(right >= total * 0.98, `${right} of ${total}`);
  }
});

test("a refusal names the member, and the engine goes on", { skip: notBuilt }, async () => {
  const door = await open();
  assert.throws(() => ask(door, { ask: "hear", kind: "mood", text: "" }), (/** @type {any} */ error) => error.code === "unknown_name" && error.path === "/kind");
  assert.deepEqual(ask(door, { ask: "decline", text: "Иванова Мария Петровна", case: "genitive" }), { text: "Ивановой Марии Петровны" });
});

test("hostile text neither traps nor holds up: unpaired surrogates, bidirectional controls, a million bytes", { skip: notBuilt }, async () => {
  const door = await open();
  for (const text of ["\uD800сто\uDC00", "\u202Eсто\u202C", "сто ".repeat(142_000), "1".repeat(999_999), "и\u0306".repeat(249_000), "-".repeat(999_999)]) {
    for (const request of [{ ask: "hear", kind: "number" }, { ask: "hear", kind: "snils" }, { ask: "name" }, { ask: "latin" }, { ask: "cyrillic" }, { ask: "layout" }, { ask: "fold" }])
      assert.equal(typeof ask(door, { ...request, text }), "object");
  }
});

/** @type {import("playwright-core").Browser | undefined} */ let browser;
/** @type {import("node:http").Server | undefined} */ let server;
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

test("in a page the module comes with the first request, once", { skip: noBrowser || notBuilt }, async (t) => {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("Content-Security-Policy", POLICY);
    if (pathname === "/") return void response.setHeader("Content-Type", "text/html").end("<!doctype html><title>x</title>");
    const content = await readFile(pathname === "/text.wasm" ? file : new URL(`.${pathname}`, web)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { "Content-Type": pathname.endsWith(".wasm") ? "application/wasm" : "text/javascript" }).end(content);
  });
  await new Promise((resolve) => server?.listen(0, "127.0.0.1", () => resolve(undefined)));
  const url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  browser = await launch();
  const page = await browser.newPage();
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(url);
  const modulesAsked = () => loaded.filter((path) => path.endsWith(".wasm"));
  await page.evaluate(async () => {
    const [{ loadCore }, { textEngine, textRequests }] = await Promise.all([import(/** @type {any} */ ("/load.js")), import(/** @type {any} */ ("/host/text.js"))]);
    Object.assign(window, { requests: textRequests(textEngine(loadCore, "/text.wasm")) });
  });
  assert.deepEqual(modulesAsked(), []);
  const heard = await page.evaluate(async () => {
    const { requests } = /** @type {any} */ (window);
    const times = [];
    const said = { kind: "date", text: "двадцать пятое марта тысяча девятьсот восемьдесят седьмого года", today: "2026-11-24" };
    let reply;
    for (let i = 0; i < 20; ++i) {
      const started = performance.now();
      reply = await requests["text.hear"](said);
      times.push(performance.now() - started);
    }
    return { reply, first: times[0], later: Math.max(...times.slice(1)), other: await requests["text.latin"]({ text: "Щукина" }) };
  });
  t.diagnostic(`first answer ${heard.first.toFixed(1)} ms with the module's loading, later at most ${heard.later.toFixed(2)} ms`);
  assert.deepEqual(heard.reply, { values: ["1987-03-25"], doubt: "none" });
  assert.deepEqual(heard.other, { text: "Shchukina" });
  assert.deepEqual(modulesAsked(), ["/text.wasm"]);
});
