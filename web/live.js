// Announcements: one polite and one assertive live region a document, shared by all widgets on it, and all that they said as text.

const SETTLES = 100; // ms: a region must be known to assistive technology before its text comes
const YIELDS = 1500; // ms: what is polite waits for what is urgent, which would cut it short
const STAYS = 10_000; // ms: long enough to be read in browse mode too
const KEPT = 50;

/** @typedef {{ region: HTMLElement, waiting: string[] }} Channel */

/** @type {WeakMap<Document, Map<string, Channel>>} */
const channels = new WeakMap();
let urgentUntil = 0;

/** What was said on this page, the latest last, for whoever could not hear or see it in time. */
export const journal = {
  /** @type {string[]} */
  items: [],
  /** @type {Set<() => void>} */
  watchers: new Set(),
};

/** @param {string} text */
function note(text) {
  journal.items = [...journal.items, text].slice(-KEPT);
  for (const tell of journal.watchers) tell();
}

/** @param {Document} document @param {"polite" | "assertive"} politeness @returns {Channel} */
function channelOf(document, politeness) {
  const all = channels.get(document) ?? new Map();
  channels.set(document, all);
  let channel = all.get(politeness);
  if (!channel?.region.isConnected) {
    const region = document.createElement("div");
    region.className = "pw-live";
    region.setAttribute("aria-live", politeness);
    region.setAttribute("aria-relevant", "additions");
    // By properties, so that it is hidden in every root and under a policy without inline styles.
    Object.assign(region.style, { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
    document.body.append(region);
    channel = { region, waiting: channel?.waiting ?? [] };
    all.set(politeness, channel);
  }
  return channel;
}

/**
 * Speaks `text`, in a later task. Texts that meet are all spoken, in order, the assertive before the polite; one that comes twice at
 * once is spoken once, one that comes again later is spoken again.
 * @param {Document} document
 * @param {string} text
 * @param {boolean} [assertive]
 */
export function announce(document, text, assertive = false) {
  const channel = channelOf(document, assertive ? "assertive" : "polite");
  if (channel.waiting.includes(text)) return;
  note(text);
  if (assertive) urgentUntil = Date.now() + SETTLES + YIELDS;
  if (channel.waiting.push(text) > 1) return;
  setTimeout(speak, SETTLES, channel, assertive);
}

/** @param {Channel} channel @param {boolean} assertive */
function speak(channel, assertive) {
  const wait = assertive ? 0 : urgentUntil - Date.now();
  if (wait > 0) return void setTimeout(speak, wait, channel, assertive);
  for (const one of channel.waiting.splice(0)) {
    const message = channel.region.ownerDocument.createElement("div");
    message.textContent = one;
    channel.region.append(message);
    setTimeout(() => message.remove(), STAYS);
  }
}
