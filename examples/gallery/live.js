// One named example of one widget, alive: live.html?widget=form&example=refused&lang=en. The contract's events are done to the real
// element as a person would do them, and the page's host answers with the contract's replies. When all is done, <html data-ready>.
const address = new URL(location.href).searchParams;
const widget = address.get("widget") ?? "";
const lang = address.get("lang") ?? "ru";
const PATIENCE = 10_000; // milliseconds for one event

/** @typedef {{ type: string, node?: string, value?: any, open?: boolean, request?: number, ok?: boolean, name?: string }} WireEvent */
/** @typedef {{ name: string, doc: string, host?: string[], properties: Record<string, unknown>, events: WireEvent[] }} Example */
/** @typedef {{ push: (value: unknown) => void, answer: (value: unknown) => void, refuse: (problem: unknown) => void }} Asked */

const words = {
  ru: { before: "Пропустить виджет", after: "К началу страницы", example: "Пример" },
  en: { before: "Skip the widget", after: "Back to the top", example: "Example" },
}[lang === "en" ? "en" : "ru"];

/** @param {string} path */
const read = async (path) => (await fetch(path)).json();

/** {"$file":"path"} stands for a JSON file in the widget's folder. @param {any} value @returns {Promise<any>} */
async function withFiles(value) {
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$file === "string") return read(`/widgets/${widget}/${value.$file}`);
  if (Array.isArray(value)) return Promise.all(value.map(withFiles));
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await withFiles(part)])));
}

/** @param {string} what @param {() => any} done */
async function until(what, done) {
  const since = performance.now();
  for (;;) {
    const found = done();
    if (found) return found;
    if (performance.now() - since > PATIENCE) throw new Error(`never came: ${what}`);
    await new Promise((next) => setTimeout(next, 5));
  }
}

// The host: requests are numbered as the session numbers them, and wait until the example answers.

/** By the session's own number: those in between are timers, which no host is asked for. @type {Map<number, Asked>} */
const requests = new Map();

/** What the widget has asked for, for whoever looks: globalThis.asked. @type {{ kind: string, payload: unknown }[]} */
const asks = [];
Object.assign(globalThis, { asked: asks });

/** @param {string} kind */
const handlerOf = (kind) => (/** @type {unknown} */ payload, /** @type {AbortSignal} */ _signal, /** @type {(value: unknown) => void} */ push, /** @type {number} */ id) => {
  asks.push({ kind, payload });
  return new Promise((answer, refuse) => requests.set(id, { push, answer, refuse }));
};
/** Answers every kind of request. */
const anyKind = new Proxy({}, {
  get: (_none, kind) => handlerOf(String(kind)),
  getOwnPropertyDescriptor: (_none, kind) => ({ configurable: true, enumerable: true, writable: true, value: handlerOf(String(kind)) }),
});

class Refusal extends Error {
  /** @param {unknown} problem */
  constructor(problem) {
    super("refused by the example");
    this.problem = problem;
  }
}

/** @param {WireEvent} event @param {Set<number>} streams */
async function reply({ request = 0, ok = true, value }, streams) {
  // A number that is passed over is a timer's, which rings by itself.
  /** @type {Asked | true} */
  const open = await until(`request ${request}`, () => requests.get(request) ?? [...requests.keys()].some((id) => id > request));
  if (open === true) return;
  open.push(value);
  if (streams.has(request)) return;
  if (ok) open.answer(value);
  else open.refuse(new Refusal(value));
}

// The person.

/** @param {string} node */
const hostOf = (node) => document.getElementById(`pw-${node}`);
/** @param {string} node */
const controlOf = (node) => document.getElementById(`pw-${node}:control`);

/** @param {string} text */
const shownDate = (text) => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3.$2.$1");

/** @param {HTMLInputElement} control @param {any} value */
function giveFiles(control, value) {
  const files = new DataTransfer();
  for (const { name, type = "" } of value) files.items.add(new File(["x"], name, { type }));
  control.files = files.files;
}

/** @param {HTMLInputElement} control @param {string} text */
function type(control, text) {
  control.focus();
  control.value = text;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** @param {string} node @param {any} value */
function input(node, value) {
  const control = /** @type {HTMLInputElement | null} */ (controlOf(node));
  const dateParts = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`[id="pw-${node}"] .pw-date-part > input`));
  if (dateParts.length > 0) {
    String(value).split(".").forEach((part, index) => type(dateParts[index], part));
    return;
  }
  if (!control) {
    const wanted = new Set([value].flat().map(String));
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`[id="pw-${node}"] input`))) if (choice.checked !== wanted.has(choice.value) && (choice.type === "checkbox" || !choice.checked)) choice.click();
    return;
  }
  control.focus();
  if (control.role === "combobox" && Array.isArray(value)) return choose(node, value[0]);
  if (control.type === "checkbox") return void (control.checked === value || control.click());
  if (control.type === "file") giveFiles(control, value);
  else control.value = control.inputMode === "numeric" ? shownDate(String(value)) : String(value);
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** What is offered below a text, opened by its key once its code has come. @param {string} node @param {string} value */
async function choose(node, value) {
  const option = await until(`${value} of ${node}`, () => {
    controlOf(node)?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true }));
    return document.querySelector(`[id="pw-${node}:list"]:not([hidden]) > [data-value="${CSS.escape(value)}"]`);
  });
  option.click();
}

/** @param {WireEvent} event @param {HTMLElement & Record<string, any>} element @param {Set<number>} streams */
async function happen(event, element, streams) {
  const node = event.node ?? "";
  if (event.type === "reply") return reply(event, streams);
  if (event.type === "set") return void (element[event.name ?? ""] = event.value);
  if (event.type === "locale") throw new Error("the gallery has each example in each language already");
  await until(node, () => hostOf(node));
  if (event.type === "input") return input(node, event.value);
  if (event.type === "press") return controlOf(node)?.click();
  if (event.type === "focus") return controlOf(node)?.focus();
  if (event.type === "leave") return document.getElementById("before")?.focus();
  if (event.type === "toggle") {
    const details = /** @type {HTMLDetailsElement} */ (hostOf(node));
    if (details.open !== event.open) details.querySelector("summary")?.click();
  }
}

/** What has changed is on the screen, and what comes of that has begun. */
const settled = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));

/** @param {Example} example */
async function play(example) {
  document.documentElement.lang = lang;
  document.title = `${widget}: ${example.name}`;
  /** @param {string} id @param {string} text */
  const say = (id, text) => (/** @type {HTMLElement} */ (document.getElementById(id)).textContent = text);
  say("before", words.before);
  say("after", words.after);
  say("title", `${words.example}: ${widget}, ${example.name}`);
  const element = /** @type {HTMLElement & Record<string, any>} */ (document.createElement(`portal-${widget}`));
  element.setAttribute("zone", "Asia/Krasnoyarsk");
  Object.assign(element, example.properties);
  document.getElementById("stage")?.append(element);
  const { ready, setHost } = await import(/** @type {string} */ ("/dist/portal.js"));
  setHost({ can: example.host ?? [], requests: anyKind, isWhole: true, instance: "" });
  await ready;
  await until("the widget", () => element.querySelector("[data-live]"));
  // A request that the example answers more than once is a stream.
  const numbers = example.events.filter(({ type }) => type === "reply").map(({ request = 0 }) => request);
  const streams = new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index));
  for (const event of example.events) {
    await happen(event, element, streams);
    await settled();
  }
}

try {
  const contract = await read(`/widgets/${widget}/${widget}.json`);
  const source = contract.examples.find((/** @type {Example} */ { name }) => name === address.get("example"));
  if (!source) throw new Error(`${widget} has no example ${address.get("example")}`);
  await play(await withFiles(source));
  document.documentElement.dataset.ready = "";
} catch (error) {
  document.documentElement.dataset.failed = String(error);
  throw error;
}
