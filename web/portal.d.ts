// Public types of the package: what a page or a host may rely on.

/** RFC 9457. `about:offline`, `about:timeout`, `about:unsupported` and `about:blank` are made here, all others by the backend. */
export interface Problem {
  type: string;
  title?: string;
  status?: number;
  detail?: string;
  [extension: string]: unknown;
}

/**
 * Answers one kind of request. The value goes to the widget untouched; throw HostProblem where there is none.
 * A kind that ends in ".watch" is a stream: it answers by push(), as often as there is news, and returns when the signal ends it.
 */
export type Handler = (payload: any, signal: AbortSignal, push: (value: unknown) => void, id?: number) => Promise<unknown>;

/**
 * What answers widgets' requests. Kinds, what they carry, and what the answer holds, below what a host says by `can` to be asked for them:
 *
 * "clock"
 * - `clock.now` {} → {now: RFC 3339}, `id.new` {} → {id: UUID}
 *
 * "connection"
 * - `connection.watch` {} → a stream of {online}: then an application may wait for its connection
 *
 * "store"
 * - `store.get` {name} → {value, revision}: a record that all widgets of the origin share; value null and revision 0 where there is none
 * - `store.put` {name, value, revision?} → {revision, stored}; problem `about:conflict` where another revision is there
 * - `store.watch` {name} → a stream of {value, revision}: now, and after every change in any widget or tab
 *
 * "draft"
 * - `draft.load` {form, draft} → {draft: null | {form, draft, version, content, savedAt, …}, …} (sdk/filling/drafts.h: two pages, two devices)
 * - `draft.save` {form, draft, version, content, count?, title?, etag?} → {savedAt, stored: "device" | "memory" | "server", until?}
 * - `draft.peek` {form, draft} → {draft}: as it is kept on this device, without going on with it; `draft.delete` {form, draft} → {}
 * - `draft.list` {form} → {drafts: [{draft, savedAt, title?, count?}]}
 *
 * "handover"
 * - `handover.make` {form, version, content} → {code, until, link?}, `handover.open` {form, code} → {version, content}: the same answers on another
 *   device, by a code; problems of status 404 (unknown) and 429 (too many guesses). `link` opens the form there and is drawn as a QR code
 * - `handover.arrived` {form} → {code?}: whether the page was opened by such a link, told once
 *
 * "profile"
 * - `profile.load` {facts: [path]} → {facts: […]}
 *
 * "submit", "outcome", "outbox"
 * - `application.submit` {form, version, data, key, warnings?: [{pointer, keyword}]} → {number, receivedAt, …}; `key` makes it one application
 * - `application.outcome` {key} → {receipt: null | {number, receivedAt, …}}: of one whose answer was lost; null closes the key for good
 * - `outbox.put` {key, form, draft, send, words} → {}, `outbox.drop` {key} → {}: what waits for a connection, and may go from any page;
 *   `send` is the payload of its `application.submit`, `words` {title, sent, refused, close} what the person is told then
 *
 * "address"
 * - `address.suggest` {text} → {suggestions: [{label, parts?}]}
 *
 * "files"
 * - `file.upload` {key, name, size, type, blob?, file?, offset?} → {file, offset, done}: the next piece, from `offset` on; `file` is the host's name
 *   for it; without `blob` (after a reload) problem `about:file-gone`. `file.drop` {file} → {}: nobody needs it
 *
 * "cases"
 * - `cases.watch` {after?} → a stream of {connection?, asOf?, cursor?, events?, scenarios?}: CloudEvents of the person's cases
 * - `case.action` {case, scenario, version, stage?, action, do, choice?, key?} → {message?, href?}
 *
 * "consult"
 * - `help.ask` {case?, stage?, question, context, consent, key?} → {number, answerBy?}: a question to a person, about a case or about anything
 *
 * "consents", "messages"
 * - `consents.list` {} → {records}, `consents.put` {key, record} → {record_id, event_id}: records shaped by ISO/IEC TS 27560 (sdk/consent/record.h);
 *   `key` names the one event of the record that is told, and is told once
 * - `messages.get` {} → {settings: null | {…}}, `messages.put` {settings} → {settings} (sdk/consent/settings.h)
 *
 * "offers"
 * - `offer.accept` {parts: [{service, version, definition, facts}]} → {parts: [{service, href}]}: what is handed over stands in the applications
 *
 * "assistant": the portal has one; `portal-help-wanted` asks the page to open it
 * - `assistant.answer` {ask, answer} → {}: the answer to the question that an element's property `ask` was set to; `ask` is its id
 *
 * "ratings"
 * - `ratings.send` {event} → anything: a CloudEvent, once for each `id`; a problem with a status of 400 to 499 is final
 * - `feedback.load` {token} → what became of a person's feedback (GET /api/feedback/{token} of examples/portal/openapi.yaml)
 *
 * "recognise" (by the attribute `voice`, the browser's own)
 * - `voice.recognise` {locale, most} → {texts}: at most so many readings of what is said, the likeliest first; `voice.stop` {} → {}: it was enough
 *
 * The page answers these by itself, whole hosts are asked for them where they say that they can:
 * - "file", "print": `file.save` {name, type, text} → {}, `page.print` {title, paragraphs, lang} → {}: a file or a sheet for the person to keep
 * - "text": `text.hear`, `text.propose` and what else stands in sdk/text/engine/engine.h; `address.fragment` {} → {fragment}
 * - "look": `look.apply`, `look.link`, `look.received`, `system.watch`, `journal.watch`, `shortcut.watch`, `file.watch` (web/preferences.js)
 * - "fields", "sessions", "order", "documents", of the page around an element: `fields.watch`, `fields.write` (web/host/fields.js), `sessions.watch`,
 *   `session.watch`, `session.why`, `session.show`, `session.draw`, `order.show`, `document.watch`, `strings.load` (web/host/sessions.js)
 */
export interface Host {
  /** What a widget may count on: the names in quotes above. */
  can: string[];
  /** By the request's kind. A handler must begin its work before it first awaits: the page may be going. */
  requests: Record<string, Handler>;
  /** Set for the page (setHost): nothing is asked of the device besides, nothing is kept on it. For shared terminals, galleries, tests. */
  isWhole?: boolean;
  /** Of a whole host: what identifiers that its widgets make begin with, instead of chance. For galleries and tests that repeat. */
  instance?: string;
  /** The page may be gone after this call: store at once what is not yet stored. */
  flush?(): void;
}

/** A host's answer that says no. */
export class HostProblem extends Error {
  constructor(problem: Problem);
  problem: Problem;
}

/** One host of several; for each kind the first that has it answers. */
export function composeHost(...hosts: Host[]): Host;

/** What answers all widgets that start after this, together with drafts on the device. An element's own `host` attribute goes first. */
export function setHost(host: Host | undefined): void;

export interface Fault {
  /** A name from sdk/base/error_codes.def, or "unreachable", "incompatible_module", "trap", "failed". */
  code: string;
  /** RFC 6901 pointer, or the name of an attribute. */
  path: string;
  expected: string;
  got: string;
}

export class PortalError extends Error implements Fault {
  constructor(fault: Fault);
  code: string;
  path: string;
  expected: string;
  got: string;
}
/** The module speaks another version of the door than this loader. */
export class AbiError extends PortalError {
  constructor(expected: number | string, got: number | string);
}
/** The page's own mistake: an attribute, a property or an address. */
export class ConfigError extends PortalError {}
/** An update that does not fit what is drawn. */
export class UpdateError extends PortalError {}

export interface DefineOptions {
  /** The folder of the modules and of strings/; beside this file where it is absent. */
  base?: string | URL;
  /** The modules' names without ".wasm"; absent: chosen by the elements that wait in the document. */
  module?: string | string[];
  /** Languages that have texts, the portal's own first. */
  locales?: string[];
}

/** Loads the module that the page needs and registers its elements. Call it again for elements that came later. */
export function defineAll(options?: DefineOptions): Promise<void>;

/** Resolves when the elements of the import itself are registered. */
export const ready: Promise<void>;

/** Any widget's element. Its own attributes, properties and events stand in its contract, widgets/<name>/<name>.json. */
export interface PortalElement extends HTMLElement {
  /** Stores at once what would be stored soon; the page's own unloading does it too. */
  flush(): void;
  /** The widget's tree as it stands: {root, nodes, …}; undefined until there is one. Holds what the person has entered. For tools of developers. */
  snapshot(): object | undefined;
}

declare global {
  interface HTMLElementEventMap {
    /** Something the page or a host did wrong, or an event the core could not take. What a person typed stays. */
    "portal-error": CustomEvent<Fault>;
    /** The second part of a module does not come: asked for again by itself; only by the person; never, the server has another build; it has come after all. */
    "portal-part-missing": CustomEvent<{ state: "waiting" | "stopped" | "gone" | "here"; tries: number }>;
  }
}
