// A person's preferences in the page: the look that the core computed, on every root with widgets and on the page if it has opted in.
//
// Tokens are one rule of one constructable sheet, flags are one attribute (data-pw) of each widget's element: nothing is rebuilt, so focus,
// caret, values and frames stay, and what has focus stays where it is on the screen. Fetched only where something is chosen.

const KEPT = "pw-look"; // also in page.js
const FRAGMENT = "#portal-preferences=";

/**
 * What accessibility/preferences.h writes as a look.
 * @typedef {{ tokens: Record<string, string>, flags: string[], pace?: Record<string, number>, keys?: Record<string, string>, words?: Record<string, string> }} Look
 * @typedef {import("./page.js").Resident} Resident
 * @typedef {{ residents: Set<Resident>, journal: typeof import("./live.js").journal, dress?: (resident: Resident) => void, wording?: (strings: any) => any, arrivals?: Set<(resident: Resident) => void> }} Page
 *   arrivals: what a part does with each widget that comes later
 * @typedef {(page: Page, look: Look) => () => void} Part begins, and returns how it ends
 */

/** @type {Page} */
let page;
/** @type {Look} */
let look = { tokens: {}, flags: [] };
const tokens = new CSSStyleSheet();
const rules = new CSSStyleSheet();
/** @type {Promise<void> | undefined} */
let loadingRules;

/** Parts that a flag brings, each in a file of its own. @type {{ flags: string[], load: () => Promise<{ begin: Part }> }[]} */
const PARTS = [
  { flags: ["guide-line", "guide-mask"], load: () => import("./reading_guide.js") },
  { flags: ["read-aloud"], load: () => import("./read_aloud.js") },
  { flags: ["scan-one", "scan-two", "dwell"], load: () => import("./switch_access.js") },
  { flags: ["one-question"], load: () => import("./one_question.js") },
  { flags: ["images-hidden"], load: () => import("./pictures.js") },
];
/** What is running, by the place in PARTS. @type {Map<number, { key: string, end: Promise<(() => void) | undefined> }>} */
const running = new Map();

/** @param {Page} given */
export function begin(given) {
  page = given;
  page.arrivals = new Set();
  page.dress = dressOne;
  page.wording = plainly;
  addEventListener("storage", ({ key }) => key === KEPT && restore());
  addEventListener("keydown", onKey, { capture: true });
  restore();
}

function restore() {
  try {
    dress(JSON.parse(localStorage.getItem(KEPT) ?? "null") ?? { tokens: {}, flags: [] });
  } catch {
    // a private window, or a record of another version: the usual look
  }
}

/** @param {Look} next */
function keep(next) {
  try {
    if (Object.keys(next.tokens).length + next.flags.length > 0) localStorage.setItem(KEPT, JSON.stringify(next));
    else for (const name of [KEPT, "pw-voice"]) localStorage.removeItem(name); // the voice is read_aloud.js's
  } catch {
    // the look lives as long as the page
  }
}

/** Applies a look to all that is there and all that comes. @param {Look} next */
export function dress(next) {
  const wasPlain = look.flags.includes("plain");
  look = next;
  still(() => {
    writeTokens();
    for (const resident of page.residents) dressOne(resident);
    reachPage();
  });
  if (look.flags.length > 0) (loadingRules ??= loadRules()).catch(() => (loadingRules = undefined));
  if (wasPlain !== look.flags.includes("plain")) for (const resident of page.residents) resident.relocate(true);
  PARTS.forEach(runPart);
}

/** Runs `write` and puts what has focus back where it was on the screen. @param {() => void} write */
function still(write) {
  const focused = document.activeElement;
  const anchor = focused && focused !== document.body && isSeen(focused) ? focused : document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  write();
  const moved = (anchor?.getBoundingClientRect().top ?? 0) - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** @param {Element} element */
function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function writeTokens() {
  tokens.replaceSync(".pw-root:not(#_):not(#_) {} :root[data-pw-reach] {}");
  const [widgets, host] = /** @type {CSSStyleRule[]} */ ([...tokens.cssRules]);
  for (const [name, value] of Object.entries(look.tokens)) {
    widgets.style.setProperty(name, value);
    host.style.setProperty(name.replace("--pw-", "--portal-"), value);
  }
  host.style.setProperty("--portal-font-size", `${100 * Number(look.tokens["--pw-scale"] ?? 1)}%`);
}

/** @param {Resident} resident */
function dressOne(resident) {
  adopt(resident.getRootNode());
  mark(resident);
  for (const arrive of page.arrivals ?? []) arrive(resident);
}

/** @param {Element} element */
function mark(element) {
  const flags = look.flags.join(" ");
  if (flags) element.setAttribute("data-pw", flags);
  else element.removeAttribute("data-pw");
}

/** @param {Node} root */
function adopt(root) {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  for (const sheet of [tokens, rules]) if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** The rest of the page, only where its root element says data-pw-reach: flags there, tokens as --portal-… (README.md). */
function reachPage() {
  const root = document.documentElement;
  if (!root.hasAttribute("data-pw-reach")) return;
  adopt(document);
  mark(root);
}

async function loadRules() {
  const response = await fetch(new URL("./preferences.css", import.meta.url));
  if (!response.ok) throw new Error(`preferences.css: status ${response.status}`);
  const text = (await response.text()).replaceAll("./pointer.svg", String(new URL("./pointer.svg", import.meta.url)));
  still(() => rules.replaceSync(text));
}

/** @param {typeof PARTS[number]} part @param {number} index */
function runPart({ flags, load }, index) {
  const wanted = flags.filter((flag) => look.flags.includes(flag));
  const key = wanted.length > 0 ? JSON.stringify([wanted, look.pace, look.words]) : "";
  const before = running.get(index);
  if ((before?.key ?? "") === key) return;
  before?.end.then((end) => end?.());
  running.delete(index);
  if (!key) return;
  const end = load().then(({ begin: start }) => (running.get(index)?.key === key ? start(page, look) : undefined));
  end.catch((error) => {
    console.error(error);
    running.delete(index);
  });
  running.set(index, { key, end });
}

/** Where a text has a plain version ("x" and "x.plain"), that one. @param {{ messages: Record<string, unknown> }} strings */
function plainly(strings) {
  if (!look.flags.includes("plain")) return strings;
  const messages = { ...strings.messages };
  for (const key in messages) if (key.endsWith(".plain")) messages[key.slice(0, -6)] = messages[key];
  return { ...strings, messages };
}

// Keys: none is taken before the person has turned them on

/** @type {Set<(name: string) => void>} */
const keyWatchers = new Set();

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!look.keys || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
  const key = event.code.replace(/^(Key|Digit)/, "").toLowerCase();
  const name = Object.keys(look.keys).find((each) => look.keys?.[each] === key);
  if (!name) return;
  event.preventDefault();
  dispatchEvent(new CustomEvent("pw-shortcut", { detail: { name } }));
  for (const tell of keyWatchers) tell(name);
}

// What a widget asks of the page

const SIGNALS = {
  forcedColors: "(forced-colors: active)",
  moreContrast: "(prefers-contrast: more)",
  lessContrast: "(prefers-contrast: less)",
  reducedMotion: "(prefers-reduced-motion: reduce)",
  dark: "(prefers-color-scheme: dark)",
};

/** @type {Record<string, import("./host/host.js").Handler>} */
export const requests = {
  "look.apply": async (payload) => {
    keep(payload.look);
    dress(payload.look);
    return {};
  },
  "look.link": async ({ text }) => ({ href: location.href.split("#")[0] + FRAGMENT + encodeURIComponent(text) }),
  "look.received": async () => {
    if (!location.hash.startsWith(FRAGMENT)) return { text: null };
    const text = decodeURIComponent(location.hash.slice(FRAGMENT.length));
    history.replaceState(history.state, "", location.href.split("#")[0]); // read once, and gone from the address
    return { text };
  },
  "system.watch": async (_payload, signal, push) => {
    const media = Object.entries(SIGNALS).map(([name, query]) => ({ name, query: matchMedia(query) }));
    const tell = () => push(Object.fromEntries(media.filter(({ query }) => query.matches).map(({ name }) => [name, true])));
    for (const { query } of media) query.addEventListener("change", tell, { signal });
    tell();
  },
  "journal.watch": async (_payload, signal, push) => {
    const tell = () => push({ items: page.journal.items });
    page.journal.watchers.add(tell);
    signal.addEventListener("abort", () => page.journal.watchers.delete(tell));
    if (page.journal.items.length > 0) tell();
  },
  "shortcut.watch": async (_payload, signal, push) => {
    const tell = (/** @type {string} */ name) => name !== "read" && push({ name });
    keyWatchers.add(tell);
    signal.addEventListener("abort", () => keyWatchers.delete(tell));
  },
  "file.watch": ({ accept }, _signal, push) =>
    new Promise((resolve, reject) => {
      const input = Object.assign(document.createElement("input"), { type: "file", accept });
      input.addEventListener("change", async () => {
        const [file] = input.files ?? [];
        resolve(push({ name: file.name, text: await file.text() }));
      });
      input.addEventListener("cancel", () => reject(new Error("no file was chosen")));
      input.click();
    }),
};
