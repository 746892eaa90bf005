// The custom element in Chromium, under the policy of a strict portal, over a hand-made module.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import test, { after, before, beforeEach } from "node:test";
import { POLICY, launch, noBrowser } from "../testing/page.mjs";

/** @typedef {typeof import("../testing/element_harness.js").stage} Stage */

const web = new URL("../", import.meta.url);
const files = /** @type {Record<string, unknown>} */ ({
  "/strings/fake/ru.json": { locale: "ru", messages: {} },
  "/strings/fake/en.json": { locale: "en", messages: {} },
  "/definition.json": { title: "one" },
  "/second.json": { title: "two" },
});
let body = "";

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  response.setHeader("Content-Security-Policy", POLICY);
  if (pathname === "/") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Cache-Control", "no-store"); // no second life in the back/forward cache
    return void response.end(`<!doctype html><html lang="ru"><title>x</title><body>${body}<script type="module" src="/web/testing/element_harness.js"></script>`);
  }
  if (pathname in files) return void response.setHeader("Content-Type", "application/json").end(JSON.stringify(files[pathname]));
  if (!pathname.startsWith("/web/")) return void response.writeHead(404).end();
  const type = pathname.endsWith(".css") ? "text/css" : "text/javascript";
  response.setHeader("Content-Type", type).end(await readFile(new URL(`.${pathname.slice(4)}`, web)).catch(() => ""));
});

/** @type {import("playwright-core").Browser} */ let browser;
/** @type {import("playwright-core").BrowserContext} */ let context;
/** @type {import("playwright-core").Page} */ let page;
let url = "";

before(async () => {
  if (noBrowser) return;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`;
  browser = await launch();
});
beforeEach(async () => {
  if (noBrowser) return;
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** A fresh page with this in its body, its elements not yet defined. @param {string} html */
async function load(html) {
  body = html;
  await page.goto(url);
  await page.waitForFunction("globalThis.stage");
}

/** @template R @param {(stage: Stage) => R} act @returns {Promise<Awaited<R>>} */
const run = (act) => page.evaluate(`(${act})(globalThis.stage)`);
const define = () => run((stage) => stage.define());
const paragraph = (/** @type {string} */ text) => page.locator(".pw-paragraph", { hasText: text }).first().waitFor({ timeout: 5000 });

/** @param {string} name @param {() => Promise<void>} body */
const inBrowser = (name, body) => test(name, { skip: noBrowser }, body);

inBrowser("an element shows its fallback until the first update, then the widget, under the strictest policy", async () => {
  await load('<portal-fake src="/definition.json">Подождите</portal-fake>');
  assert.equal(await page.locator("portal-fake").textContent(), "Подождите");
  await define();
  await page.locator("portal-fake > form.pw-root").waitFor();
  assert.equal(await page.locator("h2").textContent(), "ru one");
  assert.equal(await page.getByText("Подождите").count(), 0);
  assert.equal(await page.locator("portal-fake").getAttribute("aria-busy"), null);
  assert.deepEqual(await run((stage) => [stage.violations, stage.events, document.adoptedStyleSheets.length]), [[], [], 1]);
});

inBrowser("what is missing is waited for, and a property set before the definition counts", async () => {
  await load("<portal-fake id=a>wait</portal-fake><portal-fake id=b>wait</portal-fake>");
  await run(() => Object.assign(/** @type {object} */ (document.querySelector("#a")), { definition: { title: "early" } }));
  await define();
  await page.locator("#a h2", { hasText: "ru early" }).waitFor();
  assert.equal(await page.locator("#b").textContent(), "wait");
  await run(() => Object.assign(/** @type {object} */ (document.querySelector("#b")), { definition: { title: "late" } }));
  await page.locator("#b h2", { hasText: "ru late" }).waitFor();
});

inBrowser("attributes are read by their type, and a change after creation reaches the widget", async () => {
  await load('<portal-fake src="/definition.json" tone="calm" open rank="3"></portal-fake>');
  await define();
  await page.locator("form").waitFor();
  assert.deepEqual(await run((stage) => stage.world.creations[0].properties), { definition: { title: "one" }, tone: "calm", open: true, rank: 3 });
  await run(() => {
    const element = /** @type {Element} */ (document.querySelector("portal-fake"));
    element.setAttribute("src", "/definition.json?slow");
    element.setAttribute("src", "/second.json");
    element.removeAttribute("open");
  });
  await page.locator("h2", { hasText: "ru two" }).waitFor();
  assert.deepEqual(await run((stage) => stage.world.dispatched.filter(({ type }) => type === "set")), [
    { type: "set", name: "open", value: false },
    { type: "set", name: "definition", value: { title: "two" } },
  ]);
});

inBrowser("[R 71] on a shared computer leaving the page erases what was typed, also from a page that Back brings again", async () => {
  await load('<portal-fake src="/definition.json" shared></portal-fake><portal-fake id=own src="/definition.json"></portal-fake>');
  await define();
  await page.locator("#own h2").waitFor();
  await page.locator("portal-fake[shared] h2").waitFor();
  await run(() => void dispatchEvent(new globalThis.PageTransitionEvent("pagehide", { persisted: true })));
  assert.deepEqual(await run(() => [...document.querySelectorAll("portal-fake")].map((each) => each.childElementCount > 0)), [false, true]);
  await run(() => void dispatchEvent(new globalThis.PageTransitionEvent("pageshow", { persisted: true })));
  await page.locator("portal-fake[shared] h2").waitFor();
  assert.equal(await run((stage) => stage.world.creations.length), 3);
});

inBrowser("a widget is told when the connection goes and comes", async () => {
  await load("");
  const told = await page.evaluate(async () => {
    const { browserHost } = await import(/** @type {string} */ ("/web/host/host.js"));
    const told = /** @type {unknown[]} */ ([]);
    const ending = new AbortController();
    browserHost.requests["connection.watch"]({}, ending.signal, (/** @type {unknown} */ news) => told.push(news));
    dispatchEvent(new Event("online"));
    ending.abort();
    dispatchEvent(new Event("online"));
    return told;
  });
  assert.deepEqual(told, [{ online: true }, { online: true }]);
});

inBrowser("a wrong attribute, another origin, a file that is not there: each a typed portal-error", async () => {
  await load('<portal-fake rank="many"></portal-fake><portal-fake src="https://elsewhere.example/x.json"></portal-fake><portal-fake src="/none.json"></portal-fake>');
  await define();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).stage.events.length === 3);
  const errors = await run((stage) => stage.events.map(({ name, detail }) => [name, detail.code, detail.path, detail.got]));
  assert.deepEqual(errors.sort(), [
    ["portal-error", "refused_action", "src", "https://elsewhere.example"],
    ["portal-error", "unreachable", "src", "status 404"],
    ["portal-error", "wrong_type", "rank", '"many"'],
  ]);
  assert.deepEqual(await run((stage) => stage.violations), [], "nothing went to another origin");
});

inBrowser("options that the core refuses are a portal-error; a better property afterwards starts the widget", async () => {
  await load("<portal-fake>fallback</portal-fake>");
  await run(() => Object.assign(/** @type {object} */ (document.querySelector("portal-fake")), { definition: "wrong" }));
  await define();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).stage.events.length === 1);
  assert.deepEqual(await run((stage) => [stage.events[0].detail.code, stage.events[0].detail.path]), ["wrong_type", "/properties/definition"]);
  assert.equal(await page.locator("portal-fake").textContent(), "fallback");
  await run(() => Object.assign(/** @type {object} */ (document.querySelector("portal-fake")), { definition: { title: "right" } }));
  await page.locator("h2", { hasText: "ru right" }).waitFor();
});

inBrowser("the language follows the nearest lang, at run time, and nothing typed is lost", async () => {
  await load('<div id="around"><portal-fake src="/definition.json"></portal-fake></div>');
  await define();
  await page.getByRole("textbox").fill("typed");
  await run(() => document.querySelector("#around")?.setAttribute("lang", "en-GB"));
  await page.locator("h2", { hasText: "en one" }).waitFor();
  assert.equal(await page.locator("form").getAttribute("lang"), "en");
  assert.equal(await page.getByRole("textbox").inputValue(), "typed");
  await run(() => document.querySelector("portal-fake")?.setAttribute("locale", "ru"));
  await page.locator("h2", { hasText: "ru one" }).waitFor();
});

inBrowser("an element that is moved keeps its session and its nodes; one that is put away and comes back, too", async () => {
  await load('<div id="from"><portal-fake src="/definition.json"></portal-fake></div><div id="to" lang="en"></div>');
  await define();
  await page.getByRole("textbox").fill("kept");
  const isSame = await run(async () => {
    const element = /** @type {Element} */ (document.querySelector("portal-fake"));
    const form = element.querySelector("form");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    document.querySelector("#to")?.append(element);
    return form === element.querySelector("form");
  });
  assert.equal(isSame, true);
  await page.locator("#to h2", { hasText: "en one" }).waitFor();
  await page.getByRole("textbox").fill("more");
  await paragraph("kept more");
  assert.equal(await run((stage) => stage.world.creations.length), 1);
});

inBrowser("in a shadow root the sheet is that root's, and the document has none", async () => {
  await load('<div id="host"></div>');
  await define();
  await run(() => {
    const root = /** @type {Element} */ (document.querySelector("#host")).attachShadow({ mode: "open" });
    const element = document.createElement("portal-fake");
    element.setAttribute("src", "/definition.json");
    root.append(element);
  });
  await page.locator("#host form").waitFor();
  assert.deepEqual(await run(() => [document.querySelector("#host")?.shadowRoot?.adoptedStyleSheets.length, document.adoptedStyleSheets.length]), [1, 0]);
});

inBrowser("ids of two widgets differ", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake><portal-fake src="/definition.json"></portal-fake>');
  await define();
  await page.locator("form").nth(1).waitFor();
  assert.deepEqual((await page.locator("form").evaluateAll((forms) => forms.map(({ id }) => id))).sort(), ["pw-root", "pw2-root"]);
});

inBrowser("HTML from the server is taken over, not rebuilt, and what was typed before the script counts", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake>');
  await define();
  await page.locator("form").waitFor();
  const html = (await page.locator("portal-fake").evaluate((element) => element.getHTML())).replace(' data-live=""', "");
  await load(`<portal-fake src="/definition.json">${html}</portal-fake><portal-fake src="/definition.json"></portal-fake>`);
  await page.getByRole("textbox").fill("before");
  await define();
  await paragraph("before");
  assert.equal(await run((stage) => stage.found === document.querySelector("portal-fake .pw-root")), true);
  await page.locator("form").nth(1).waitFor();
  assert.deepEqual(await page.locator("form").evaluateAll((forms) => forms.map(({ id }) => id)), ["pw-root", "pw2-root"]);
});

inBrowser("a widget's events bubble out of the element", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake>');
  await define();
  await page.getByRole("textbox").fill("tell");
  await paragraph("tell");
  assert.deepEqual(await run((stage) => stage.events), [{ name: "portal-told", detail: { text: "told" } }]);
});

inBrowser("a trap in the core costs the person nothing: text, focus and caret stay, and typing goes on", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake>');
  await define();
  await page.getByRole("textbox").fill("first");
  const field = await page.getByRole("textbox").elementHandle();
  await page.getByRole("textbox").fill("trap once");
  await paragraph("first trap once");
  await page.keyboard.type("!");
  await paragraph("first trap once trap once!");
  assert.equal(await run((stage) => stage.world.instances), 2);
  assert.equal(await field?.evaluate((element) => element === document.activeElement), true);
  assert.deepEqual(await run((stage) => stage.events), []);
});

inBrowser("an event that always traps is reported, and what was typed stays in the field", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake>');
  await define();
  await page.getByRole("textbox").fill("trap");
  await page.waitForFunction(() => /** @type {any} */ (globalThis).stage.events.length === 1);
  assert.deepEqual(await run((stage) => stage.events.map(({ name, detail }) => [name, detail.code])), [["portal-error", "trap"]]);
  assert.equal(await page.getByRole("textbox").inputValue(), "trap");
});

inBrowser("requests reach the page's own host first, drafts the device", async () => {
  await load('<portal-fake src="/definition.json"></portal-fake>');
  await run((stage) => stage.setHost({ can: ["submit"], requests: { "draft.load": async () => "mine" } }));
  await define();
  await page.getByRole("textbox").fill("ask");
  await paragraph('ask reply:true:"mine"');
  await page.getByRole("textbox").fill("keep");
  await paragraph('"stored":"device"');
  assert.deepEqual(await run((stage) => stage.world.creations[0].host), ["submit", "draft", "store", "look", "file", "print", "text", "clock", "connection", "fields", "sessions", "order", "documents"]);
});

async function openAnew() {
  page = await context.newPage();
  await page.goto(url);
}

for (const [how, leave] of /** @type {[string, () => Promise<unknown>][]} */ ([
  ["reloads", () => page.reload()],
  ["follows a link", () => page.goto(`${url}?next`)],
  ["closes the tab", async () => {
    await page.close({ runBeforeUnload: true });
    await openAnew();
  }],
  ["reloads, and the browser's cipher has no time to answer", async () => {
    await page.evaluate("crypto.subtle.encrypt = () => new Promise(() => {})");
    await page.reload();
  }],
])) {
  inBrowser(`nothing is lost where a person ${how} right after a keystroke`, async () => {
    await load('<portal-fake src="/definition.json"></portal-fake>');
    await define();
    await page.getByRole("textbox").fill("later");
    await page.getByRole("textbox").pressSequentially(" and the last letters");
    await leave();
    await page.waitForFunction("globalThis.stage");
    const { ok, value } = await run((stage) => stage.ask("draft.load", { form: "f", draft: "1" }));
    assert.equal(ok, true);
    const texts = /** @type {any} */ (value).draft?.content;
    assert.equal(texts?.[texts.length - 2], "later and the last letters");
  });
}
