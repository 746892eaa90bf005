// What all widgets of a page share: texts by language, the style sheet, the host, the person's preferences, and the page's last moment.
import { ConfigError } from "./errors.js";
import { browserHost, composeHost, deviceOf, lazily } from "./host/host.js";
import { ASKS } from "./host/text_asks.js";
import { announce, journal } from "./live.js";
import { loadCore } from "./load.js";

/** @typedef {import("./host/host.js").Host} Host */

/**
 * @param {string | URL} url
 * @param {string} path what asks for it
 * @returns {Promise<any>}
 * @throws {ConfigError}
 */
export async function fetchJson(url, path) {
  const response = await fetch(url);
  if (!response.ok) throw new ConfigError({ code: "unreachable", path, expected: `a file at ${url}`, got: `status ${response.status}` });
  try {
    return await response.json();
  } catch (error) {
    throw new ConfigError({ code: "malformed_json", path, expected: `JSON at ${url}`, got: String(error) });
  }
}

/** The built files of one module: <module>.wasm, strings/<module>/<locale>.json. */
export class Assets {
  #base;
  #module;
  /** @type {Map<string, Promise<object>>} */
  #strings = new Map();

  /**
   * @param {string | URL} base
   * @param {string[]} locales those that have texts; the first is the portal's own
   * @param {string} module
   */
  constructor(base, locales, module) {
    this.#base = base;
    this.#module = module;
    this.locales = locales;
  }

  get wasm() {
    return new URL(`${this.#module}.wasm`, this.#base);
  }

  /** @param {string} locale */
  strings(locale) {
    let strings = this.#strings.get(locale);
    if (!strings) {
      strings = fetchJson(new URL(`strings/${this.#module}/${locale}.json`, this.#base), `strings/${this.#module}/${locale}`).then((all) => page.wording?.(all) ?? all);
      this.#strings.set(locale, strings);
      strings.catch(() => this.#strings.delete(locale));
    }
    return strings;
  }

  /** Texts are asked for anew: their wording has changed. */
  forget() {
    this.#strings.clear();
  }

  /** The language that a widget at this place speaks. @param {Element} element */
  localeFor(element) {
    const asked = (element.getAttribute("locale") || nearestLang(element) || navigator.language).toLowerCase();
    return this.locales.find((locale) => locale.toLowerCase() === asked) ?? this.locales.find((locale) => locale === asked.split("-")[0]) ?? this.locales[0];
  }
}

/** @param {Element} element */
function nearestLang(element) {
  /** @type {Node | null} */
  let node = element;
  while (node) {
    const lang = node instanceof Element && node.getAttribute("lang");
    if (lang) return lang;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return "";
}

// The style sheet

/** @type {Promise<CSSStyleSheet> | undefined} */
let sheet;

async function loadSheet() {
  const response = await fetch(new URL("./portal.css", import.meta.url));
  const made = new CSSStyleSheet();
  if (response.ok) made.replaceSync(await response.text());
  return made;
}

/**
 * The widget's look, in the document or shadow root where it stands. Without it a widget is plain but works.
 * @param {Node} root
 */
export async function adoptSheet(root) {
  const loaded = await (sheet ??= loadSheet()).catch(() => undefined);
  if (!loaded) sheet = undefined;
  else if ((root instanceof Document || root instanceof ShadowRoot) && !root.adoptedStyleSheets.includes(loaded)) root.adoptedStyleSheets.push(loaded);
}

// The host

/** @type {Host | undefined} */
let device;
/** @type {Host | undefined} */
let pageHost;

/** What answers all widgets that start after this, instead of the device alone. @param {Host | undefined} host */
export function setHost(host) {
  pageHost = host;
}

/**
 * @param {Element} element its attributes choose: host="/api", drafts="server"
 * @returns {Promise<Host>}
 */
export async function hostFor(element) {
  const device = deviceHost();
  const address = element.getAttribute("host");
  if (!address && pageHost?.isWhole) return pageHost;
  const own = [...(pageHost ? [pageHost] : []), device, ...(canListen && element.hasAttribute("voice") ? [voiceHost] : [])];
  if (!address) return own.length > 1 ? composeHost(...own) : device;
  const drafts = element.getAttribute("drafts");
  return composeHost(await hostAt(address, drafts), outboxHost(address, drafts), ...own);
}

const deviceHost = () =>
  (device ??= composeHost(deviceOf(async () => (await import("./host/embedded.js")).embedded()), lookHost, paperHost, textHost, browserHost));

/** @param {string} address @param {string | null} drafts */
const hostAt = async (address, drafts) => (await import("./host/http.js")).http(address, { drafts, fallback: deviceHost() });

// What could not be sent goes from any page: its code comes where something waits

/** @type {Promise<ReturnType<typeof import("./host/outbox.js").outboxOf>> | undefined} */
let outbox;
const loadOutbox = () =>
  (outbox ??= import("./host/outbox.js").then(({ outboxOf }) => {
    const host = async (/** @type {string} */ address, /** @type {string | null} */ drafts) => composeHost(await hostAt(address, drafts), deviceHost());
    return outboxOf(deviceHost(), host, { announce: (text) => announce(document, text), dress: () => void adoptSheet(document) });
  }));

/** @param {string} address @param {string | null} drafts @returns {Host} */
const outboxHost = (address, drafts) => ({
  can: globalThis.navigator?.locks ? ["outbox"] : [],
  requests: lazily(["outbox.put", "outbox.drop"], async () => (await loadOutbox()).requests(address, drafts)),
});

// The person's preferences: whose code comes when there are any, or when a widget asks to change them

/** @typedef {Element & { flush(): void, erase(): void, begin(): void, relocate(isNewWording?: boolean): void }} Resident */

/** @type {Set<Resident>} */
const residents = new Set();

/**
 * What preferences.js is given of the page.
 * @type {{ residents: Set<Resident>, journal: typeof journal, dress?: (resident: Resident) => void, wording?: (strings: any) => any,
 *   arrivals?: Set<(resident: Resident) => void> }}
 */
const page = { residents, journal };

/** @type {Promise<typeof import("./preferences.js")> | undefined} */
let preferences;
const loadPreferences = () => (preferences ??= import("./preferences.js").then((module) => (module.begin(page), module)));

const KEPT = "pw-look";

/** @param {string} name @returns {string} "" in a private window */
function keptText(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** What this device keeps of the look, so that a page is dressed before its widgets come. */
export const keptLook = () => keptText(KEPT);

if (keptLook()) loadPreferences().catch(() => {});
if (keptText("pw-outbox")) loadOutbox().then((waiting) => waiting.begin()).catch(() => {});
addEventListener("storage", ({ key }) => key === KEPT && loadPreferences());

/** @type {Host} */
const lookHost = {
  can: ["look"],
  requests: lazily(
    ["look.apply", "look.link", "look.received", "system.watch", "journal.watch", "shortcut.watch", "file.watch"],
    async () => (await loadPreferences()).requests,
  ),
};

/** @type {Host} */
const textHost = {
  can: ["text"],
  requests: lazily(
    ASKS.map((ask) => `text.${ask}`),
    async () => import("./host/text.js").then(({ textEngine, textRequests }) => textRequests(textEngine(loadCore))),
  ),
};

const canListen = "SpeechRecognition" in globalThis || "webkitSpeechRecognition" in globalThis;

/** @type {Host} */
const voiceHost = {
  can: ["recognise"],
  requests: lazily(["voice.recognise", "voice.stop"], async () => (await import("./host/voice.js")).voiceRequests()),
};

/** @type {Host} */
const paperHost = {
  can: ["file", "print"],
  requests: lazily(["file.save", "page.print"], async () => (await import("./host/paper.js")).requests),
};

// The page's last moment, and its language

/** @type {MutationObserver | undefined} */
let languages;

const flushAll = () => residents.forEach((resident) => resident.flush());

/** @param {Resident} resident */
export function moveIn(resident) {
  if (!languages) {
    languages = new MutationObserver(() => residents.forEach((each) => each.relocate()));
    addEventListener("pagehide", () => residents.forEach((resident) => (resident.hasAttribute("shared") ? resident.erase() : resident.flush())));
    addEventListener("pageshow", ({ persisted }) => persisted && residents.forEach((resident) => resident.hasAttribute("shared") && resident.begin()));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flushAll());
  }
  residents.add(resident);
  page.dress?.(resident);
  languages.observe(resident.getRootNode(), { attributeFilter: ["lang"], subtree: true });
}

/** @param {Resident} resident */
export function moveOut(resident) {
  residents.delete(resident);
}
