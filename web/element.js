// A widget's custom element, whatever the widget: its contract says which attributes and properties it has. Light DOM.
//
// What the page put into it stays until the first update: words to wait with, or HTML from the server, which is taken over.
import { chosenFiles } from "./controls.js";
import { DomSurface } from "./dom.js";
import { ConfigError, faultOf } from "./errors.js";
import { adoptSheet, fetchJson, hostFor, moveIn, moveOut } from "./page.js";
import { answer, composeHost, lazily, stream } from "./host/host.js";
import { tellLack } from "./lack.js";
import { warmUp } from "./text_port.js";

const BUSY_AFTER = 300; // milliseconds of waiting that nobody needs to hear of
const OWN_ATTRIBUTES = ["lang", "locale"]; // besides these, host, drafts and zone are read once, at the start

/** @typedef {import("./core.js").Contract} Contract */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Update} Update */
/** @typedef {NonNullable<Contract["attributes"]>[number]} Attribute */
/** @typedef {NonNullable<Contract["methods"]>[number]} Method */

export class PortalElement extends HTMLElement {
  /** @type {Contract} given by define.js */
  static contract;
  /** @type {import("./core.js").Core} */
  static core;
  /** @type {import("./page.js").Assets} */
  static assets;

  /** @type {Record<string, unknown>} */
  #properties = {};
  /** @type {Map<string, object>} the latest reading of an attribute, by property: an older one comes too late */
  #reading = new Map();
  /** @type {Session | undefined} */
  #session;
  /** @type {DomSurface | undefined} */
  #surface;
  /** @type {import("./host/host.js").Host | undefined} */
  #host;
  #locale = "";
  #isStarting = false;
  /** @type {Session | undefined} that answers what askSignals() asks */
  #asking;
  /** @type {object[]} its last answer */
  #said = [];

  static get observedAttributes() {
    return [...OWN_ATTRIBUTES, ...(this.contract.attributes ?? []).map(({ name }) => name)];
  }

  get #kind() {
    return /** @type {typeof PortalElement} */ (this.constructor);
  }

  connectedCallback() {
    for (const { name } of this.#kind.contract.properties ?? []) this.#upgrade(name);
    moveIn(this);
    adoptSheet(this.getRootNode());
    if (this.#session) this.relocate();
    else this.#start();
  }

  /** Moving is leaving and coming at once: the session stays, and also for an element that is kept for later. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      moveOut(this);
      this.flush();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} text
   */
  attributeChangedCallback(name, before, text) {
    if (before === text) return;
    const attribute = this.#kind.contract.attributes?.find((each) => each.name === name);
    if (attribute) this.#read(attribute, text);
    else this.relocate();
  }

  /** Stores at once what would be stored soon. */
  flush() {
    this.#session?.flush();
    this.#host?.flush?.();
  }

  /** Nothing of what was typed stays on a computer that others use: not even in a page that the browser keeps for Back. */
  erase() {
    this.#session?.destroy();
    this.#session = this.#surface = undefined;
    this.replaceChildren();
  }

  /** Anew, after it was erased. */
  begin() {
    this.#start();
  }

  /** The tree as it stands, for tools of developers. @returns {Update | undefined} undefined until it is there */
  snapshot() {
    return this.#session?.snapshot();
  }

  /** Its options and events, and each event from now on, for tools of developers. @param {import("./session.js").Watcher} [watcher] */
  watch(watcher) {
    return this.#session?.watch(watcher);
  }

  /** Takes the language of the place where it stands. @param {boolean} [isNewWording] the same language, in other words */
  async relocate(isNewWording = false) {
    const locale = this.#kind.assets.localeFor(this);
    if (isNewWording) this.#kind.assets.forget();
    if (!this.#session || (locale === this.#locale && !isNewWording)) return;
    const before = this.#locale;
    this.#locale = locale;
    try {
      const strings = await this.#kind.assets.strings(locale);
      if (this.#locale !== locale) return;
      if (this.#surface) this.#surface.lang = locale;
      this.#session.dispatch({ type: "locale", strings });
    } catch (error) {
      this.#locale = before;
      this.#report(error);
    }
  }

  /**
   * Asks the core what it makes of the page's fields: a method of the contract. Nothing is drawn.
   * @param {Method} method
   * @param {Document | ShadowRoot | Element} [root]
   * @param {Record<string, unknown>} [more] of the property that asks
   * @returns {Promise<object[]>} what the event says of each field, with its control
   */
  async ask(method, root = document, more = {}) {
    const { fieldsBelow } = await import("./host/fields.js");
    const { controls, signals } = fieldsBelow(root);
    return (await this.askSignals(method, signals, more)).map((each, index) => ({ ...each, control: controls[index] }));
  }

  /**
   * The same of fields that were read elsewhere. One session answers all questions of an element.
   * @param {Method} method
   * @param {Partial<import("./signals.js").Signals>[]} fields
   * @param {Record<string, unknown>} [more] of the property that asks
   * @returns {Promise<object[]>}
   */
  async askSignals({ property, event }, fields, more = {}) {
    const { contract, core, assets } = this.#kind;
    const strings = await assets.strings(assets.localeFor(this));
    const { asText } = await import("./host/fields.js");
    const question = { text: asText(fields), ...more };
    this.#said = [];
    if (this.#asking) {
      this.#asking.dispatch({ type: "set", name: property, value: question });
    } else {
      this.#asking = core.create(contract.name, { strings, properties: { [property]: question }, host: [] }, {
        update: () => {},
        emit: ({ name, detail }) => name === event && (this.#said = /** @type {{ fields: object[] }} */ (detail).fields),
        request: (kind) => answer({ can: [], requests: {} }, kind, {}),
        error: (error) => this.#report(error),
      });
      this.#asking.start();
    }
    return this.#said;
  }

  /** @param {string} name */
  getProperty(name) {
    return this.#properties[name];
  }

  /**
   * @param {string} name
   * @param {unknown} value undefined and null take it away
   */
  setProperty(name, value) {
    this.#reading.delete(name);
    if (value === undefined || value === null) delete this.#properties[name];
    else this.#properties[name] = value;
    if (this.#session && !this.#session.isEnded) this.#session.dispatch({ type: "set", name, value: value ?? null });
    else this.#start();
  }

  /** A property that was set before the element was defined hides its accessor. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }

  /**
   * @param {Attribute} attribute
   * @param {string | null} text
   */
  async #read({ name, property = name, type }, text) {
    const own = {};
    this.#reading.set(property, own);
    try {
      const value = type === "url-json" && text !== null ? await this.#fetch(name, text) : valueOf(name, type, text);
      if (this.#reading.get(property) === own) this.setProperty(property, value);
    } catch (error) {
      this.#report(error);
    }
  }

  /**
   * @param {string} name
   * @param {string} address
   */
  #fetch(name, address) {
    const url = new URL(address, this.baseURI);
    if (url.origin !== location.origin) {
      throw new ConfigError({ code: "refused_action", path: name, expected: "an address on this origin", got: url.origin });
    }
    return fetchJson(url, name);
  }

  async #start() {
    const { contract, core, assets } = this.#kind;
    const isComplete = (contract.properties ?? []).every(({ name, required }) => !required || name in this.#properties);
    if (this.#isStarting || (this.#session && !this.#session.isEnded) || !this.isConnected || !isComplete) return;
    this.#isStarting = true;
    const busy = setTimeout(() => this.setAttribute("aria-busy", "true"), BUSY_AFTER);
    try {
      const locale = assets.localeFor(this);
      const [strings, host] = await Promise.all([assets.strings(locale), hostFor(this), adoptSheet(this.getRootNode())]);
      this.#locale = locale;
      this.#host = host;
      const own = host.isWhole ? host : { ...host, ...composeHost(host, besides(this)) };
      this.#session = core.create(contract.name, this.#options(strings, own), {
        update: (update) => this.#draw(update),
        emit: ({ name, detail }) => this.#emit(name, detail),
        request: (kind, payload, id) => answer(own, kind, kind === "file.upload" ? { ...payload, blob: chosenFiles.get(/** @type {string} */ (payload.key)) } : payload, undefined, id),
        stream: (kind, payload, push, signal, id) => void stream(own, kind, payload, push, signal, id),
        error: (error) => this.#report(error),
        lack: (lack) => this.#lack(lack),
      });
      this.#session.start();
      warmUp(locale);
      this.relocate();
    } catch (error) {
      this.#session = undefined;
      this.#report(error);
    } finally {
      this.#isStarting = false;
      clearTimeout(busy);
      this.removeAttribute("aria-busy");
    }
  }

  /**
   * @param {object} strings
   * @param {import("./host/host.js").Host} host
   * @returns {import("./session.js").Options}
   */
  #options(strings, { can: host, instance: given }) {
    const words = crypto.getRandomValues(new Uint32Array(4));
    const instance = given ?? Array.from(words, (word) => word.toString(36)).join("-");
    const zone = this.getAttribute("zone") ?? document.querySelector('meta[name="portal-zone"]')?.getAttribute("content");
    // No zone: then the text port takes the browser's own, and pages that show no time need not wake Intl for its name.
    return { strings, properties: this.#properties, instance, host, ...(zone && { zone }) };
  }

  /** @param {Update} update */
  #draw(update) {
    if (this.#surface) return this.#surface.apply(update);
    const prefix = prefixFor(this, update.root);
    this.#surface = new DomSurface(this, { prefix, lang: this.#locale, send: (event) => this.#session?.dispatch(event) });
    this.#surface.adopt(update);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** The page hears of it first, and may tell it itself. @param {import("./session.js").Lack} lack */
  async #lack(lack) {
    const news = new CustomEvent("portal-part-missing", { detail: { state: lack.state, tries: lack.tries }, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(news)) return;
    const { messages = {} } = /** @type {{ messages?: Record<string, unknown> }} */ (await this.#kind.assets.strings(this.#locale));
    tellLack(this, lack, { locale: this.#locale, words: messages, retry: () => this.#session?.retry() });
  }

  /** For the page and its developer; what a person has typed stays where it is. @param {unknown} error */
  #report(error) {
    console.error(error);
    this.#emit("portal-error", faultOf(error));
  }
}

/**
 * @param {string} name
 * @param {string} type of the contract
 * @param {string | null} text
 * @throws {ConfigError}
 */
function valueOf(name, type, text) {
  if (type === "flag") return text !== null;
  if (text === null || type === "text") return text;
  try {
    const value = JSON.parse(text);
    if (type !== "number" || typeof value === "number") return value;
  } catch {
    // said below
  }
  throw new ConfigError({ code: "wrong_type", path: name, expected: type === "number" ? "a number" : "JSON", got: JSON.stringify(text.slice(0, 60)) });
}

/** What stands in the page beside an element: fields, other widgets. The code comes where one asks for it. @param {Element} element @returns {import("./host/host.js").Host} */
const besides = (element) => ({
  can: ["fields", "sessions", "order", "documents"],
  requests: {
    ...lazily(["fields.watch", "fields.write"], async () => (await import("./host/fields.js")).fieldsOf(element)),
    ...lazily(["sessions.watch", "session.watch", "session.show", "session.why", "session.draw", "order.show", "document.watch", "strings.load"], async () => (await import("./host/sessions.js")).sessionsOf(element)),
  },
});

let widgets = 0;

/**
 * Before every id of a widget, different in every widget of a document: what the server wrote, or the next that is free.
 * @param {Element} element
 * @param {string} root id of the root node
 */
function prefixFor(element, root) {
  const found = element.querySelector(":scope > [id].pw-root")?.id;
  if (found?.endsWith(root)) return found.slice(0, -root.length);
  let prefix;
  do {
    widgets += 1;
    prefix = widgets === 1 ? "pw-" : `pw${widgets}-`;
  } while (element.ownerDocument.querySelector(`.pw-root[id^="${prefix}"]`));
  return prefix;
}
