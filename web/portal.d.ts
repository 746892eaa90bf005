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
 * What answers widgets' requests. Kinds, what they carry, and what the answer holds:
 * - `clock.now` {} → {now: RFC 3339}, `id.new` {} → {id: UUID}
 * - `store.get` {name} → {value, revision}: a record that all widgets of the origin share; value null and revision 0 where there is none
 * - `store.put` {name, value, revision?} → {revision, stored}; problem `about:conflict` where another revision is there
 * - `store.watch` {name} → a stream of {value, revision}: now, and after every change in any widget or tab
 * - `draft.load` {form, draft} → {draft: null | {form, draft, version, content, savedAt, …}}
 * - `draft.save` {form, draft, version, content, count?, title?, etag?} → {savedAt, stored: "device" | "memory" | "server"}
 * - `draft.peek` {form, draft} → {draft}: as it is kept on this device, without going on with it; `draft.delete` {form, draft} → {}
 * - `draft.list` {form} → {drafts: [{draft, savedAt, title?, count?}]}
 * - `profile.load` {facts: [path]} → {facts: […]}
 * - `cases.watch` {after?} → a stream of {connection?, asOf?, cursor?, events?, scenarios?}: CloudEvents of the person's cases
 * - `case.action` {case, scenario, version, stage?, action, do, choice?, key?} → {message?, href?}
 * - `help.ask` {case?, stage?, question, context, consent, key?} → {number, answerBy?}: a question to a person, about a case or about anything
 * - `consents.list` {} → {records}, `consents.put` {key, record} → {record_id, event_id}: records shaped by ISO/IEC TS 27560 (sdk/consent/record.h);
 *   `key` names the one event of the record that is told, and is told once
 * - `messages.get` {} → {settings: null | {…}}, `messages.put` {settings} → {settings} (sdk/consent/settings.h)
 * - `offer.accept` {parts: [{service, version, definition, facts}]} → {parts: [{service, href}]}: what is handed over stands in the applications
 * - `assistant.answer` {ask, answer} → {}: the answer to the question that an element's property `ask` was set to; `ask` is its id
 * - `file.save` {name, type, text} → {}, `page.print` {title, paragraphs, lang} → {}: a file or a sheet for the person to keep
 * - `handover.make` {form, version, content} → {code, until}, `handover.open` {form, code} → {version, content}: the same answers on another
 *   device, by a code; problems of status 404 (unknown) and 429 (too many guesses)
 * - `outbox.put` {key, form, draft, send, words} → {}, `outbox.drop` {key} → {}: what waits for a connection, and may go from any page;
 *   `send` is the payload of its `application.submit`, `words` {title, sent, refused, close} what the person is told then
 * - `application.submit` {form, version, data, key, warnings?: [{pointer, keyword}]} → {number, receivedAt, …}
 */
export interface Host {
  /** What a widget may count on: "draft", "store", "clock", "profile", "submit". */
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
  }
}
