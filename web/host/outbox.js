// What waits for a connection, sent by any page of the portal: each once, under its own key, and the person is told.
//
// A widget hands over what it could not send ("outbox.put") beside what it keeps itself, and takes it out again ("outbox.drop"). It lies in a
// record of the device, sealed like all others; a mark beside it lets pages that have nothing to send know that at once (page.js). A page whose
// own widget has the draft open leaves it to that widget. The backend makes one application of one key, whoever comes first. Where pages say
// whose they are (<meta name="portal-person">, a mark that names nobody), what one person left waits for that person.
import { makeNotice } from "../notice.js";
import { answer, lockOf, pagePerson } from "./host.js";

const NAME = "outbox"; // the record
const MARK = "pw-outbox"; // in localStorage

/** @typedef {import("./host.js").Host} Host */
/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} form
 * @property {string} draft the draft that goes once it is sent
 * @property {Record<string, unknown>} send the payload of "application.submit"
 * @property {{ title: string, sent: string, refused: string, close: string }} words in the language of the person who sent it
 * @property {string | null} [person] whose pages it was left on; "" or none: pages that do not say
 * @property {string} address of the backend
 * @property {string | null} drafts where it keeps drafts
 * @property {{ number?: string }} [receipt]
 * @property {true} [refused]
 */

/** What is known at once, also to a page that comes while this one goes. @param {string} name @param {boolean} is */
function note(name, is) {
  try {
    if (is) localStorage.setItem(name, "1");
    else localStorage.removeItem(name);
  } catch {
    // nothing is kept here
  }
}
const withdrawn = (/** @type {string} */ key) => `${MARK}/${key}`;

/** @param {Entry} entry */
const isOwn = (entry) => (entry.person ?? "") === pagePerson();

/**
 * The notice that tells it.
 * @param {Entry} entry @param {string} text
 * @param {() => void} read when the person has
 */
function noticeOf({ key, words, receipt }, text, read) {
  const box = document.createElement("div");
  box.setAttribute("data-pw", "");
  const close = () => {
    const place = box.parentElement;
    box.remove();
    place?.focus(); // where it can take focus: the person goes on from there
    read();
  };
  const { root, notice } = makeNotice({ tone: receipt ? "success" : "danger", heading: receipt ? ["h2", words.title] : undefined, text, button: [words.close, close] });
  notice.id = `pw-outbox-${key}`;
  box.append(root);
  return box;
}

/**
 * @param {Host} device keeps the record
 * @param {(address: string, drafts: string | null) => Promise<Host>} hostAt
 * @param {{ announce: (text: string) => void, dress: () => void }} page says a text; lends the widgets' look
 */
export function outboxOf(device, hostAt, page) {
  const ask = (/** @type {string} */ kind, /** @type {object} */ payload) => device.requests[kind](payload, new AbortController().signal, () => {});
  /** @returns {Promise<{ entries: Entry[], revision: number }>} */
  const read = async () => {
    const { value, revision } = /** @type {any} */ (await ask("store.get", { name: NAME }));
    return { entries: value ?? [], revision };
  };

  /** One change after the other, and anew where another tab came first. @param {(entries: Entry[]) => Entry[]} change */
  async function write(change) {
    for (;;) {
      const { entries, revision } = await read();
      const after = change(entries);
      try {
        await ask("store.put", { name: NAME, value: after.length > 0 ? after : null, revision });
        return note(MARK, after.length > 0);
      } catch (error) {
        if (/** @type {any} */ (error)?.problem?.type !== "about:conflict") throw error;
      }
    }
  }
  const drop = (/** @type {string} */ key) => write((entries) => entries.filter((entry) => entry.key !== key));
  const takeOut = async (/** @type {string} */ key) => {
    note(withdrawn(key), true);
    await drop(key);
    note(withdrawn(key), false);
  };
  const mark = (/** @type {string} */ key, /** @type {Partial<Entry>} */ news) =>
    write((entries) => entries.map((entry) => (entry.key === key ? { ...entry, ...news } : entry)));

  /** @param {Entry} entry */
  async function isOpenSomewhere({ form, draft }) {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === lockOf({ form, draft }, pagePerson()));
  }

  /** Whether the draft still says so: a page that was left at once may not have come to take its entry out. @param {Entry} entry */
  async function isStillWanted({ key, form, draft, drafts }) {
    const { draft: kept } = /** @type {any} */ (await ask("draft.peek", { form, draft }));
    return kept ? kept.content?.queued === true && kept.content.attempt?.key === key : drafts === "server";
  }

  /** @param {string} key */
  async function sendOne(key) {
    const entry = (await read()).entries.find((one) => one.key === key);
    if (!entry || entry.receipt || entry.refused || (await isOpenSomewhere(entry))) return;
    if (localStorage.getItem(withdrawn(key)) || !(await isStillWanted(entry))) return takeOut(key);
    const host = await hostAt(entry.address, entry.drafts);
    const { ok, value } = await answer(host, "application.submit", entry.send);
    const status = Number(/** @type {any} */ (value)?.status);
    if (ok) {
      await mark(key, { receipt: /** @type {{ number?: string }} */ (value) });
      await answer(host, "draft.delete", { form: entry.form, draft: entry.draft });
    } else if (status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429) {
      await mark(key, { refused: true });
    }
  }

  async function run() {
    const { entries } = await read();
    for (const { key, receipt, refused } of entries.filter(isOwn))
      if (navigator.onLine && !receipt && !refused) await navigator.locks.request(`portal-outbox ${key}`, () => sendOne(key));
    for (const entry of (await read()).entries.filter(isOwn)) if (entry.receipt || entry.refused) tell(entry);
  }

  const told = new Set();
  /** Stays, on each page that is opened, until the person has read it. @param {Entry} entry */
  function tell(entry) {
    const { key, form, words, receipt } = entry;
    if (told.has(key)) return;
    told.add(key);
    const number = receipt?.number ?? "";
    const news = new CustomEvent("portal-sent-later", { cancelable: true, detail: { form, number, accepted: Boolean(receipt) } });
    const text = receipt ? `${words.sent} ${number}` : words.refused;
    page.announce(receipt ? `${words.title}. ${text}` : text);
    if (!document.dispatchEvent(news)) return void drop(key);
    page.dress();
    (document.querySelector("main") ?? document.body).prepend(noticeOf(entry, text, () => drop(key)));
  }

  let running = Promise.resolve();
  const begin = () => void (running = running.then(run).catch((error) => console.error(error)));
  addEventListener("online", begin);
  return {
    begin,
    /** @param {string} address @param {string | null} drafts @returns {Record<string, import("./host.js").Handler>} */
    requests: (address, drafts) => ({
      "outbox.put": async (entry) => {
        note(withdrawn(entry.key), false);
        await write((entries) => [...entries.filter(({ key }) => key !== entry.key), { ...entry, person: pagePerson(), address, drafts }]);
        return {};
      },
      "outbox.drop": async ({ key }) => {
        await takeOut(key);
        return {};
      },
    }),
  };
}
