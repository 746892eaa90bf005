// For developers: what runs in the page beside an element, told as it happens; and files that are dropped on it. No page of citizens loads it.
import { HostProblem } from "./host.js";
import { drawOrder } from "./order.js";
import { formOf } from "./page_form.js";

const LOOK = 1000; // milliseconds between looks at a dropped file: an editor has perhaps saved it
const SHOWN = 2000; // milliseconds that a node stays outlined

/** @typedef {import("../session.js").Update} Update */
/** @typedef {import("../session.js").Watcher} Watcher */
/** @typedef {HTMLElement & { snapshot(): (Update & { port?: string }) | undefined, watch(watcher?: Watcher): { kind: string, options: object, events: object[] } | undefined }} Widget */
/** @typedef {(value: unknown) => void} Push */

let last = 0;
/** @type {WeakMap<Element, string>} */
const names = new WeakMap();

/** @param {Element} element */
function nameOf(element) {
  const name = names.get(element) ?? String(++last);
  names.set(element, name);
  return name;
}

/** @param {Element} element @returns {Widget[]} those that have begun, in the page's order */
const othersOf = (element) =>
  /** @type {Widget[]} */ ([...document.querySelectorAll(":defined")]).filter(
    (other) => typeof other.watch === "function" && typeof other.snapshot === "function" && other.localName !== element.localName && other.querySelector(":scope > .pw-root"),
  );

/** @param {Widget} widget */
const labelOf = (widget) => widget.querySelector(".pw-root > .pw-heading")?.textContent?.trim().slice(0, 80) ?? "";

/** The page's sessions, whenever there are others than before. @param {Element} element @param {AbortSignal} signal @param {Push} push */
function watchSessions(element, signal, push) {
  let told = "";
  const tell = () => {
    const sessions = othersOf(element).map((widget) => ({ id: nameOf(widget), kind: widget.localName.replace(/^[^-]+-/, ""), label: labelOf(widget) }));
    const now = JSON.stringify(sessions);
    if (now === told) return;
    told = now;
    push({ sessions });
  };
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => !element.contains(target))) tell();
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  tell();
}

/** A session's log, then each event. What is told goes out after the event: whoever types does not wait for who looks on. @param {Widget} widget @param {AbortSignal} signal @param {Push} push */
function watchSession(widget, signal, push) {
  /** @type {object[]} */
  let steps = [];
  const flush = () => {
    const told = steps;
    steps = [];
    if (!signal.aborted) push({ steps: told });
  };
  const begun = widget.watch((event, update, took) => {
    if (steps.push({ at: new Date().toISOString(), took, event, update }) === 1) setTimeout(flush);
  });
  if (!begun) throw new HostProblem({ type: "about:gone", title: "The widget has not begun" });
  const { kind, options, events } = begun;
  push({ log: { format: "portal-log-1", kind, port: widget.snapshot()?.port ?? "", options: plain(options), steps: events.map((event) => ({ event })) } });
  signal.addEventListener("abort", () => widget.watch(undefined));
}

/** As it goes over the wire: without what JSON has not. @param {object} value */
const plain = (value) => JSON.parse(JSON.stringify(value));

/** Outlines a node for a moment, where it can be seen. @param {Widget} widget @param {string} node */
function show(widget, node) {
  const target = document.getElementById(rootOf(widget).prefix + node);
  target?.scrollIntoView({ block: "nearest" });
  target?.animate({ outline: ["4px solid currentcolor", "4px solid currentcolor"], outlineOffset: ["2px", "2px"] }, SHOWN);
}

/** The root of a widget, and what ids of its nodes begin with. @param {Widget} widget */
function rootOf(widget) {
  const root = /** @type {Element} */ (widget.querySelector(":scope > .pw-root"));
  return { root, prefix: root.id.slice(0, root.id.length - (widget.snapshot()?.root ?? "").length) };
}

/** @param {Element} element @param {AbortSignal} signal @param {Push} push */
function watchDrops(element, signal, push) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let looking;
  const tell = async (/** @type {File} */ file) => push({ name: file.name, text: await file.text() });
  // Only where the browser gives a handle of the file itself, and not a picture of it as it was.
  const follow = async (/** @type {{ getFile(): Promise<File> }} */ handle) => {
    let seen = (await handle.getFile()).lastModified;
    clearInterval(looking);
    looking = setInterval(async () => {
      const file = await handle.getFile().catch(() => undefined);
      if (!file || file.lastModified === seen) return;
      seen = file.lastModified;
      await tell(file);
    }, LOOK);
  };
  element.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  element.addEventListener(
    "drop",
    (event) => {
      const transfer = /** @type {DragEvent} */ (event).dataTransfer;
      const [file] = transfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      const item = /** @type {any} */ (transfer?.items[0]);
      item?.getAsFileSystemHandle?.().then((/** @type {any} */ handle) => handle?.getFile && follow(handle), () => {});
      tell(file);
    },
    { signal },
  );
  signal.addEventListener("abort", () => clearInterval(looking));
}

/** Draws a part of the element's own tree on a canvas, or stops. @param {Widget} element */
function drawer(element) {
  /** @type {import("../canvas.js").Drawing | undefined} */
  let drawing;
  /** @type {object} the latest request: an earlier one comes too late */
  let latest;
  return async (/** @type {string} */ node) => {
    const own = (latest = {});
    drawing?.close();
    drawing = undefined;
    element.watch(undefined);
    if (!node) return;
    const { Drawing } = await import("../canvas.js");
    const opened = await Drawing.open(element, { node, snapshot: () => element.snapshot() });
    if (own !== latest) return opened.close();
    drawing = opened;
    element.watch(() => opened.renew());
  };
}

/** @param {Element} element the one that looks on @returns {Record<string, import("./host.js").Handler>} */
export function sessionsOf(element) {
  /** @type {AbortController | undefined} of the session that is looked at: one at a time */
  let watching;
  /** @type {AbortController | undefined} */
  let drawing;
  const draw = drawer(/** @type {Widget} */ (element));
  const named = (/** @type {string} */ id) => {
    const found = othersOf(element).find((widget) => nameOf(widget) === id);
    if (!found) throw new HostProblem({ type: "about:gone", title: "There is no such widget any more" });
    return found;
  };
  return {
    "sessions.watch": async (_payload, signal, push) => watchSessions(element, signal, push),
    "session.watch": async ({ session }, signal, push) => {
      watching?.abort();
      watching = new AbortController();
      signal.addEventListener("abort", () => watching?.abort());
      watchSession(named(session), watching.signal, push);
    },
    "session.show": async ({ session, node }) => show(named(session), node),
    // What a widget tells by a method of its contract, for the form that it stands for: one whose module the asker does not have.
    "session.why": async ({ session }) => {
      const found = named(session);
      const { contract } = /** @type {{ contract: { methods?: { name: string, explains?: boolean }[] } }} */ (/** @type {unknown} */ (found.constructor));
      const how = contract.methods?.find(({ explains }) => explains);
      if (!how) return { reasons: [] };
      const form = formOf(found, found.getAttribute("for") ?? undefined);
      /** @type {{ control: HTMLInputElement }[]} */
      const told = await /** @type {any} */ (found)[how.name](form);
      return { reasons: plain(told.map(({ control, ...rest }) => ({ ...rest, subject: control.labels?.[0]?.textContent?.trim() || control.name || control.id }))) };
    },
    // Over the element's own nodes below a name, and over a session of the page.
    "order.show": async ({ below, session, on }) => {
      drawing?.abort();
      if (!on) return;
      drawing = new AbortController();
      const own = rootOf(/** @type {Widget} */ (element));
      drawOrder(own.root, own.prefix + below, drawing.signal);
      const other = session && rootOf(named(session));
      if (other) drawOrder(other.root, other.prefix, drawing.signal);
    },
    "session.draw": async ({ node }) => draw(node),
    "document.watch": async (_payload, signal, push) => watchDrops(element, signal, push),
    "strings.load": async ({ widget, locale }) => {
      const response = await fetch(new URL(`./strings/${encodeURIComponent(widget)}/${encodeURIComponent(locale)}.json`, import.meta.url));
      if (!response.ok) throw new HostProblem({ type: "about:unreachable", title: "There are no such texts", status: response.status });
      return { strings: await response.json() };
    },
  };
}
