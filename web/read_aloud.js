// Reads a widget aloud with a voice of the device itself: the sentence and the word that is spoken are marked; back and on by paragraph,
// sentence or word. Begins only when it is pressed. A voice that sends texts to a server is never taken: what is read may be a person's own.
import { stripBefore } from "./strip.js";
import { piecesOf } from "./reading_order.js";
import { spoken, wordsOf } from "./sentences.js";

/** @typedef {import("./page.js").Resident} Resident */
/** @typedef {import("./reading_order.js").Piece} Piece */

const VOICES_COME = 1000; // ms: some browsers make their list of voices late
const KEPT = "pw-voice"; // of this device, as its voices are; preferences.js forgets it with the rest

/** @typedef {"block" | "sentence" | "word"} StepBy */
/** @type {StepBy[]} */
const STEPS = ["block", "sentence", "word"];

/** @returns {{ voice?: string, step?: StepBy }} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {}; // a private window, or another version's record
  }
}

/** @param {{ voice?: string, step?: StepBy }} more */
function keep(more) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...more }));
  } catch {
    // it holds as long as the page
  }
}

/** Voices that speak on the device itself, in a language. @param {string} lang */
const voicesOf = (lang) => speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === lang.toLowerCase().split("-")[0]);

/** Once the browser's list of voices is there. @returns {Promise<unknown>} */
const voicesCome = () => {
  if (speechSynthesis.getVoices().length > 0) return Promise.resolve();
  return new Promise((done) => {
    speechSynthesis.addEventListener?.("voiceschanged", done, { once: true });
    setTimeout(done, VOICES_COME);
  });
};

/** @type {import("./preferences.js").Part} */
export function begin(page, look) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {Map<Resident, Reader>} */
  const readers = new Map();
  const arrive = (/** @type {Resident} */ resident) => {
    if (!readers.has(resident)) readers.set(resident, new Reader(resident, look, (reader) => readers.forEach((other) => other !== reader && other.stop())));
  };
  page.residents.forEach(arrive);
  page.arrivals?.add(arrive);
  const stop = () => readers.forEach((reader) => reader.stop());
  addEventListener("keydown", ({ key }) => key === "Escape" && stop(), { signal, capture: true });
  addEventListener("pagehide", stop, { signal });
  const toggle = (/** @type {any} */ { detail }) => {
    if (detail.name !== "read") return;
    const focused = [...readers].find(([resident]) => resident.contains(document.activeElement)) ?? [...readers][0];
    focused?.[1].toggle();
  };
  addEventListener("pw-shortcut", toggle, { signal });
  return () => {
    stop();
    ending.abort();
    page.arrivals?.delete(arrive);
    readers.forEach((reader) => reader.leave());
  };
}

class Reader {
  /** @type {Piece[]} */ #pieces = [];
  #at = 0;
  #from = 0; // the character of the piece that speech goes on from
  /** @type {"still" | "reading" | "paused"} */ #state = "still";
  #resident;
  #look;
  #only;
  #bar;
  #step;
  #voice;
  #turn = 0; // an utterance that was cancelled still ends: its turn is over

  /** @param {Resident} resident @param {import("./preferences.js").Look} look @param {(reader: Reader) => void} only silences all others */
  constructor(resident, look, only) {
    this.#resident = resident;
    this.#look = look;
    this.#only = only;
    const words = this.#words;
    this.#bar = stripBefore(resident, words.reader, [
      { name: words.read, press: () => this.toggle() },
      { name: words["sentence.back"], press: () => this.#go(-1) },
      { name: words["sentence.next"], press: () => this.#go(1) },
      { name: words.stop, press: () => this.stop() },
    ]);
    this.#step = this.#bar.addChoice(words.step, (step) => this.#choose({ step: /** @type {StepBy} */ (step) }));
    this.#step.select.append(...STEPS.map((step) => Object.assign(document.createElement("option"), { value: step, text: words[step] })));
    this.#voice = this.#bar.addChoice(words.voice, (voice) => this.#choose({ voice }));
    this.#show();
  }

  get #words() {
    return this.#look.words ?? {};
  }

  get #lang() {
    return this.#resident.querySelector(".pw-root")?.getAttribute("lang") ?? document.documentElement.lang;
  }

  /** @returns {StepBy} */
  get #stepBy() {
    return kept().step ?? "sentence";
  }

  toggle() {
    if (this.#state === "reading") return this.#pause();
    if (this.#state === "still") this.#start();
    this.#state = "reading";
    this.#only(this);
    this.#show();
    this.#speak();
  }

  stop() {
    if (this.#state === "still") return;
    this.#state = "still";
    this.#turn += 1;
    speechSynthesis.cancel();
    this.#mark();
    // The button that was pressed goes away: its neighbour is the place to be.
    if (this.#bar.box.contains(document.activeElement)) this.#bar.buttons[0].focus();
    this.#show();
  }

  leave() {
    this.#bar.box.remove();
  }

  #pause() {
    this.#state = "paused";
    this.#turn += 1;
    speechSynthesis.cancel(); // its own pause() is forgotten by some voices
    this.#show();
  }

  /** @param {{ voice?: string, step?: StepBy }} what */
  #choose(what) {
    keep(what);
    this.#show();
    if (what.voice !== undefined && this.#state === "reading") this.#speak(); // the same place, in the new voice
  }

  /** From the place of the focus, where that is in this widget. */
  #start() {
    const root = this.#resident.querySelector(".pw-root");
    this.#pieces = root ? piecesOf(root, this.#words, this.#lang) : [];
    const focused = this.#resident.contains(document.activeElement) ? document.activeElement : null;
    const from = focused ? this.#pieces.findIndex(({ element }) => element.closest(".pw-field,.pw-button-box")?.contains(focused) || element.contains(focused)) : -1;
    this.#at = Math.max(from, 0);
    this.#from = 0;
    this.#bar.status.textContent = "";
  }

  /** Back or on by what was chosen. Who reads on reads on from there; who has paused hears this one alone. @param {-1 | 1} by */
  #go(by) {
    if (this.#state === "still") return;
    if (this.#stepBy === "word") this.#goByWord(by);
    else {
      this.#at = this.#stepBy === "block" ? this.#blockBeside(by) : Math.min(Math.max(this.#at + by, 0), this.#pieces.length - 1);
      this.#from = 0;
    }
    this.#show();
    this.#speak(this.#state === "paused" ? this.#stepBy : undefined);
  }

  /** From inside a paragraph the way back is to where it begins. @param {-1 | 1} by */
  #blockBeside(by) {
    const startOf = (/** @type {number} */ at) => this.#pieces.findIndex(({ block }) => block === this.#pieces[at].block);
    const start = startOf(this.#at);
    if (by < 0) return this.#at > start || start === 0 ? start : startOf(start - 1);
    const next = this.#pieces.findIndex(({ block }, index) => index > this.#at && block !== this.#pieces[start].block);
    return next < 0 ? start : next;
  }

  /** @param {-1 | 1} by */
  #goByWord(by) {
    const words = wordsOf(this.#pieces[this.#at].text, this.#lang);
    const here = words.findLastIndex(({ start }) => start <= this.#from);
    const to = words[Math.max(here, 0) + by];
    if (to) this.#from = to.start;
    else if (this.#pieces[this.#at + by]) {
      this.#at += by;
      this.#from = by > 0 ? 0 : wordsOf(this.#pieces[this.#at].text, this.#lang).at(-1)?.start ?? 0;
    }
  }

  /** Where a step that is heard alone ends: the piece's text up to there is said. @param {StepBy} only */
  #endOf(only) {
    const { text } = this.#pieces[this.#at];
    return only === "word" ? (wordsOf(text, this.#lang).find(({ end }) => end > this.#from)?.end ?? text.length) : text.length;
  }

  /** @param {StepBy} [only] this one alone, and then it waits */
  async #speak(only) {
    const piece = this.#pieces[this.#at];
    if (!piece) return this.stop();
    speechSynthesis.cancel();
    const turn = ++this.#turn;
    await voicesCome();
    if (turn !== this.#turn) return;
    const voices = voicesOf(this.#lang);
    this.#showVoices(voices);
    const voice = voices.find(({ voiceURI }) => voiceURI === kept().voice) ?? voices[0];
    if (!voice) return this.#silent();
    const from = this.#from;
    const own = piece.text.slice(from, only ? this.#endOf(only) : undefined);
    const text = spoken(own);
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = this.#lang;
    utterance.rate = (this.#look.pace?.rate ?? 100) / 100;
    utterance.voice = voice;
    utterance.onboundary = ({ charIndex, charLength, name }) => {
      if (turn !== this.#turn || name !== "word" || text !== own) return;
      this.#from = from + charIndex;
      this.#mark(piece, this.#from, charLength);
    };
    utterance.onend = () => turn === this.#turn && this.#said(piece, only);
    this.#mark(piece, ...(only === "word" ? [from, own.length] : []));
    speechSynthesis.speak(utterance);
  }

  /** @param {Piece} piece @param {StepBy} [only] */
  #said(piece, only) {
    if (only === "word") return;
    const isWhole = only !== undefined && !(only === "block" && this.#pieces[this.#at + 1]?.block === piece.block);
    if (isWhole) return void (this.#from = 0);
    this.#at += 1;
    this.#from = 0;
    this.#speak(only);
  }

  #silent() {
    this.#bar.status.setAttribute("role", "status");
    this.stop();
    this.#bar.status.textContent = this.#words.novoice;
  }

  #show() {
    const words = this.#words;
    const [read, back, next, stop] = this.#bar.buttons;
    read.textContent = this.#state === "reading" ? words.pause : this.#state === "paused" ? words.resume : words.read;
    back.textContent = words[`${this.#stepBy}.back`];
    next.textContent = words[`${this.#stepBy}.next`];
    const isStill = this.#state === "still";
    for (const element of [back, next, stop, this.#step.field]) element.hidden = isStill;
    if (isStill) this.#voice.field.hidden = true;
    this.#step.select.value = this.#stepBy;
  }

  /** Where there is a choice. @param {SpeechSynthesisVoice[]} voices */
  #showVoices(voices) {
    const { field, select } = this.#voice;
    field.hidden = voices.length < 2;
    const chosen = kept().voice;
    if ([...select.options].map(({ value }) => value).join("\n") !== voices.map(({ voiceURI }) => voiceURI).join("\n"))
      select.replaceChildren(...voices.map(({ name, voiceURI }) => Object.assign(document.createElement("option"), { value: voiceURI, text: name })));
    select.value = voices.some(({ voiceURI }) => voiceURI === chosen) ? /** @type {string} */ (chosen) : (voices[0]?.voiceURI ?? "");
  }

  /** Marks the sentence, and the word in it; nothing without a piece. @param {Piece} [piece] @param {number} [index] @param {number} [length] */
  #mark(piece, index, length = 0) {
    document.querySelectorAll("[data-pw-reading]").forEach((element) => element.removeAttribute("data-pw-reading"));
    const highlights = /** @type {Map<string, any> | undefined} */ (/** @type {any} */ (CSS).highlights);
    highlights?.delete("pw-sentence");
    highlights?.delete("pw-word");
    if (!piece) return;
    piece.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const sentence = piece.offset < 0 ? undefined : rangeOf(piece.element, piece.start, piece.text.length - piece.offset);
    if (!highlights || !sentence) return piece.element.setAttribute("data-pw-reading", "");
    highlights.set("pw-sentence", new Highlight(sentence));
    if (index === undefined || index < piece.offset) return;
    const word = rangeOf(piece.element, piece.start + index - piece.offset, length || wordLength(piece.text, index));
    if (word) highlights.set("pw-word", new Highlight(word));
  }
}

/** @param {string} text @param {number} from */
const wordLength = (text, from) => /^\S+/.exec(text.slice(from))?.[0].length ?? 0;

/** A stretch of an element's text. @param {Element} element @param {number} start @param {number} length */
function rangeOf(element, start, length) {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let hasStart = false;
  for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
    if (!hasStart && passed + node.length > start) {
      range.setStart(node, start - passed);
      hasStart = true;
    }
    if (hasStart && passed + node.length >= start + length) {
      range.setEnd(node, start + length - passed);
      return range;
    }
    passed += node.length;
  }
  return undefined;
}
