// What people do with a form on most days, played on a module under Node: it tells the splitter which functions a page needs first.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { ABI_VERSION } from "../../web/load.js";
import { missing } from "./story.mjs";

/** @typedef {import("../../web/marshal.js").Door} Door */
/** @typedef {import("../../web/session.js").WireEvent} WireEvent */
/** @typedef {Record<string, (request: any) => unknown>} Answers by the request's kind; others are not answered */
/** @typedef {{ door: Door, options: { properties: object, host?: string[], state?: unknown } & object, answers?: Answers, faults?: object[], isFirst?: boolean }} Visit */

// Of the contract's examples those that most people meet; what only the others show comes on demand.
const EXAMPLES = /^(empty|profile-offered|profile-preview|filled|several-answers|locked|one-mistake|refused|conditional|draft-restored|draft-elsewhere|draft-kept-until|shared-computer|offline|queued|sending|sent|outcome-unknown|pages|page-held|review|questions|questions-review)$/;

// A host asks for these by an attribute of the element alone.
const ASKED_FOR = ["recognise"];

// How a host may fail, one after the other for each kind of request, before it answers.
const FAULTS = [
  { type: "about:offline", title: "no connection", detail: "Failed to fetch", unsent: true },
  { type: "about:offline", title: "no connection", detail: "Failed to fetch" },
  { type: "about:timeout", title: "no answer" },
  { type: "about:blank", title: "Service Unavailable", status: 503 },
];

const REFUSED = { type: "about:blank", title: "Unprocessable", status: 422, errors: [{ pointer: "/child/birthDate", keyword: "maximum", parameters: { limit: 7 } }] };

// What forms of others mostly consist of, where the kindergarten's has nothing of the kind; words of the schema alone, as an author begins.
const PLAIN = {
  id: "plain",
  version: "1.0.0",
  language: "ru",
  title: "Plain",
  schema: {
    type: "object",
    required: ["name", "postcode", "count", "choice"],
    properties: {
      name: { type: "string", title: "Name", minLength: 2, maxLength: 100 },
      postcode: { type: "string", title: "Postcode", pattern: "^[0-9]{6}$" },
      count: { type: "integer", title: "Count", minimum: 0, maximum: 20 },
      weight: { type: "number", title: "Weight" },
      choice: { title: "Choice", enum: ["a", "b"] },
      place: { type: "object", title: "Place", properties: { street: { type: "string", title: "Street" } } },
    },
  },
};

// The browser itself answers these.
const NEVER_FAIL = ["clock.now", "connection.watch", "id.new"];

// What people type that is not as asked: taken all the same, or asked about.
/** @type {Record<string, unknown[]>} */
const ODD = {
  "/applicant/lastName": ["Cоколова", " Соколова ", "соколова"],
  "/applicant/document/issuedOn": ["5 марта 2023", "5.3.23", "31.02.2023", "2023-03-05"],
  "/contacts/email": ["anna@", "anna@example.com "],
  "/contacts/phone": ["+7 900 000 04 17", "89000000417", "9000000417", "1"],
  "/preferences/desiredDate": ["1 сентября 2027", "01.01.2020"],
  "/applicant/document/number": ["0099 417253", "1"],
};

/**
 * @param {string} root
 * @param {object} strings
 * @param {() => Door} open a fresh instance of the same module
 */
export function playAll(root, strings, open) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const common = { strings, zone: "Asia/Krasnoyarsk", instance: "acts" };
  for (const example of read("widgets/form/form.json").examples.filter((/** @type {{ name: string }} */ { name }) => EXAMPLES.test(name))) {
    const { properties, events, host = [] } = withFiles((file) => read(`widgets/form/${file}`), example);
    const visit = begin({ door: open(), options: { ...common, properties, host }, isFirst: true });
    visit.play(events);
    visit.touch();
  }
  const properties = { definition: read("examples/portal/content/forms/kindergarten.json") };
  playPlain(begin({ door: open(), options: { ...common, properties: { definition: PLAIN }, host: hostOf(root) }, answers: portal([]) }));
  const facts = read("examples/portal/content/profiles/sokolova.json").facts;
  playStory(open, { ...common, properties, host: hostOf(root) }, portal(facts));
}

/** What a widget is told it may count on, by the browser and a portal's backend together. @param {string} root */
function hostOf(root) {
  const files = ["web", "web/host"].flatMap((folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith(".js")).map((file) => join(root, folder, file)));
  const said = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bcan: (?:[^\n[]*\? )?\[([^\]]*)\]/g)]).flatMap(([, list]) => [...list.matchAll(/"([a-z]+)"/g)].map(([, name]) => name));
  return [...new Set(said)].filter((name) => !ASKED_FOR.includes(name));
}

/** The kindergarten story: from the profile, page by page, with every kind of slip, interrupted, checked, changed, accepted. @param {() => Door} open @param {any} options @param {Answers} answers */
function playStory(open, options, answers) {
  const first = begin({ door: open(), options, answers });
  first.play([press("autofill-start"), press("autofill-apply")]);
  turnPages(first);
  first.rest();
  const { state } = first.snapshot();
  // Interrupted: by another page of the browser, and by a trap.
  begin({ door: open(), options, answers }).play(["next", "back", "autofill-start", "autofill-apply", "autofill-undo"].map(press));
  begin({ door: open(), options: { ...options, state }, answers }).play([press("autofill-undo"), press("draft-new")]);
  const last = begin({ door: open(), options: { ...options, state }, answers });
  playFaults(open, { ...options, state }, answers);
  last.play([{ type: "set", name: "definition", value: options.properties.definition }, { type: "locale", strings: options.strings }]);
  last.play([press(last.find("change/siblings"))]);
  last.play([...type(last.find("/siblings", "text_field", 1), "Лев"), press("next"), press("submit")]);
  last.rest();
  if (!last.find("receipt-number")) throw new Error("acts.mjs: expected the kindergarten story to end with a receipt; got none");
  last.end();
}

/** A form of an author's first day: sent empty, filled in with slips, sent. @param {ReturnType<typeof begin>} visit */
function playPlain(visit) {
  visit.play([press("submit")]);
  visit.touch();
  const fields = visit.snapshot().nodes.filter((/** @type {{ id: string }} */ { id }) => id.startsWith("/"));
  for (const value of ["x", "", "-1", "21", "2,5", "1", "660049", "a"]) {
    for (const { id, options: choices = [] } of fields) visit.play(type(id, choices.length > 0 ? choices[0].value : value));
    visit.rest();
  }
  visit.play([...type("/name", "Anna"), ...type("/postcode", "660049"), ...type("/count", "2"), ...type("/weight", "2,5"), press("submit")]);
  visit.rest();
  if (!visit.find("receipt-number")) throw new Error("acts.mjs: expected the plain form to end with a receipt; got none");
}

/** A bad connection, from the first request to the receipt. @param {() => Door} open @param {any} options with the state of an application that is filled in @param {Answers} answers */
function playFaults(open, { state, ...options }, answers) {
  const start = begin({ door: open(), options, answers, faults: FAULTS });
  for (let turn = 0; turn < FAULTS.length; ++turn) {
    start.play([press("autofill-start"), press("autofill-apply"), ...type("/applicant/lastName", "Соколова")]);
    start.rest();
  }
  const end = begin({ door: open(), options: { ...options, state }, answers, faults: FAULTS });
  for (const isOnline of [true, false, true, true, true, true]) {
    end.connection(isOnline);
    end.play([press("submit")]);
    end.rest();
    end.touch();
  }
  const refused = begin({ door: open(), options: { ...options, state }, answers, faults: [REFUSED] });
  refused.play([press("submit")]);
  refused.touch();
  if (!end.find("receipt-number")) throw new Error("acts.mjs: expected an application to arrive in the end; got no receipt");
}

/** Until all answers are checked. @param {ReturnType<typeof begin>} visit */
function turnPages(visit) {
  visit.play([press("next"), { type: "focus", node: "errors" }]); // too early
  for (let page = 0; page < 20 && !visit.find("review"); ++page) {
    if (visit.find("add/siblings")) {
      const typeName = () => [0, 1].flatMap((index) => type(visit.find("/siblings", "text_field", index), "Соколов"));
      visit.play([press("add/siblings"), press("add/siblings")]);
      visit.play([press(visit.find("remove/siblings"))]);
      visit.play(typeName());
      visit.play([press(visit.find("remove/siblings"))]);
      visit.play([press("add/siblings")]);
      visit.play(typeName());
    } else {
      fillPage(visit);
    }
    visit.touch();
    visit.play([press("next")]);
  }
  visit.touch();
  visit.play([press("back"), press("next")]);
}

/** Each field oddly, emptied, and at last as it was, or as the person knows it. @param {ReturnType<typeof begin>} visit */
function fillPage(visit) {
  for (const { id: node, role, value: before, options: choices = [] } of visit.snapshot().nodes) {
    if (!node.startsWith("/") || (node.startsWith("/child/") && before)) continue; // the facts are of the child that is named
    const odd = role === "checkbox" ? [true] : (ODD[node] ?? ["Я1"]);
    const all = [...odd, ...choices.map((/** @type {{ value: unknown }} */ { value }) => value), role === "checkbox" ? false : "", ...(before ? [before] : []), ...(node in missing ? [missing[/** @type {keyof typeof missing} */ (node)]] : [])];
    visit.play(all.flatMap((value) => type(node, value)));
  }
  visit.rest();
}

/** @param {string} node @returns {WireEvent} */
const press = (node) => ({ type: "press", node });

/** Letter by letter where it is a text. @param {string} node @param {unknown} value @returns {WireEvent[]} */
const type = (node, value) => [
  { type: "focus", node },
  ...(typeof value === "string" ? [...value].map((_, index) => ({ type: "input", node, value: value.slice(0, index + 1) })) : []),
  { type: "input", node, value },
  { type: "leave", node },
];

/** A backend in one person's words. @param {{ path: string }[]} facts @returns {Answers} */
function portal(facts) {
  const now = "2026-11-25T09:00:00Z";
  /** @type {unknown} */
  let draft = null;
  return {
    "clock.now": () => ({ now }),
    "id.new": () => ({ id: "5d4f1c1e-0000-4000-8000-000000000000" }),
    "connection.watch": () => ({ online: true }),
    "profile.load": ({ facts: asked }) => ({ facts: facts.filter(({ path }) => asked.includes(path) || asked.includes(path.replace(/\.\d+\./, ".*."))) }),
    "draft.load": () => ({ draft }),
    "draft.save": ({ id: _id, kind: _kind, ...kept }) => {
      draft = { ...kept, savedAt: now, stored: "device", until: "2026-12-25" };
      return { savedAt: now, stored: "device", until: "2026-12-25" };
    },
    "draft.list": () => ({ drafts: draft ? [{ draft: "1", savedAt: now, count: 3 }] : [] }),
    "draft.delete": () => null,
    "application.submit": () => ({ number: "2026-000001-7", receivedAt: now }),
    "text.propose": () => ({ values: [], reason: "" }),
    "store.get": () => ({ value: null }),
    "store.put": () => ({ stored: "device" }),
  };
}

/** @param {Visit} visit */
function begin({ door, options, answers = {}, faults = [], isFirst = false }) {
  const call = (/** @type {string} */ name, /** @type {(string | number)[]} */ ...args) => JSON.parse(door.call(name, ...args));
  if (door.abiVersion !== ABI_VERSION) throw new Error(`acts.mjs: expected ABI version ${ABI_VERSION}; got ${door.abiVersion}`);
  if (isFirst) call("portal_describe"); // a page asks it once; another instance of the module is made without
  const { handle, update } = call("portal_create", "form", JSON.stringify(options));
  /** @type {any[]} timers that were asked for */
  const timers = [];
  /** @type {Map<string, number>} how often each kind was asked */
  const asked = new Map();
  let watch = 0;
  /** @param {WireEvent} event */
  const send = (event) => {
    let update;
    try {
      update = call("portal_dispatch", handle, JSON.stringify(event));
    } catch (error) {
      if (!(/** @type {any} */ (error).code)) throw error;
      return; // refused: a field of another kind than the event
    }
    take(update);
  };
  const take = (/** @type {any} */ { requests = [] }) => {
    for (const request of requests) {
      const failed = asked.get(request.kind) ?? 0;
      asked.set(request.kind, failed + 1);
      if (request.kind === "connection.watch") watch = request.id;
      if (request.kind === "timer") timers.push(request);
      else if (answers[request.kind] && failed < faults.length && !NEVER_FAIL.includes(request.kind)) send({ type: "reply", request: request.id, ok: false, value: faults[failed] });
      else if (answers[request.kind]) send({ type: "reply", request: request.id, ok: true, value: answers[request.kind](request) });
    }
  };
  take(update);
  return {
    /** @param {WireEvent[]} events */
    play: (events) => events.forEach(send),
    /** @param {boolean} online */
    connection: (online) => send({ type: "reply", request: watch, ok: true, value: { online } }),
    /** Focus goes over all that is there. */
    touch() {
      for (const { id: node } of call("portal_snapshot", handle).nodes) for (const type of ["focus", "leave"]) send(/** @type {WireEvent} */ ({ type, node }));
    },
    /** Nobody does anything until nothing is waited for. */
    rest() {
      for (const { id } of timers.splice(0)) send({ type: "reply", request: id, ok: true, value: {} });
    },
    snapshot: () => call("portal_snapshot", handle),
    end: () => door.destroy(handle),
    /** The id of a node of the present tree; "" where there is none. @param {string} start of the id @param {string} [role] @param {number} [index] */
    find(start, role, index = 0) {
      /** @type {{ id: string, role: string }[]} */
      const nodes = call("portal_snapshot", handle).nodes;
      return nodes.filter((node) => node.id.startsWith(start) && (!role || node.role === role))[index]?.id ?? "";
    },
  };
}

/** {"$file": …} stands for the file's content. @param {(file: string) => unknown} read @param {any} value @returns {any} */
export function withFiles(read, value) {
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$file === "string") return read(value.$file);
  if (Array.isArray(value)) return value.map((each) => withFiles(read, each));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withFiles(read, each)]));
}
