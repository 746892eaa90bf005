// Reads a widget aloud with the device's own voice: by sentence, the word that is spoken is marked. Begins only when it is pressed.
import { stripBefore } from "./strip.js";
import { piecesOf } from "./reading_order.js";
import { spoken } from "./sentences.js";

/** @typedef {import("./page.js").Resident} Resident */
/** @typedef {import("./reading_order.js").Piece} Piece */

const VOICES_COME = 1000; // ms: some browsers make their list of voices late

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
  /** @type {"still" | "reading" | "paused"} */ #state = "still";
  #resident;
  #look;
  #only;
  #bar;
  #turn = 0; // an utterance that was cancelled still ends: its turn is over

  /** @param {Resident} resident @param {import("./preferences.js").Look} look @param {(reader: Reader) => void} only silences all others */
  constructor(resident, look, only) {
    this.#resident = resident;
    this.#look = look;
    this.#only = only;
    const words = this.#words;
    this.#bar = stripBefore(resident, words.reader, [
      { name: words.read, press: () => this.toggle() },
      { name: words.back, press: () => this.#go(-1) },
      { name: words.next, press: () => this.#go(1) },
      { name: words.stop, press: () => this.stop() },
    ]);
    this.#show();
  }

  get #words() {
    return this.#look.words ?? {};
  }

  get #lang() {
    return this.#resident.querySelector(".pw-root")?.getAttribute("lang") ?? document.documentElement.lang;
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

  /** From the place of the focus, where that is in this widget. */
  #start() {
    const root = this.#resident.querySelector(".pw-root");
    this.#pieces = root ? piecesOf(root, this.#words, this.#lang) : [];
    const focused = this.#resident.contains(document.activeElement) ? document.activeElement : null;
    const from = focused ? this.#pieces.findIndex(({ element }) => element.closest(".pw-field,.pw-button-box")?.contains(focused) || element.contains(focused)) : -1;
    this.#at = Math.max(from, 0);
  }

  /** @param {number} by */
  #go(by) {
    if (this.#state === "still") return;
    this.#at = Math.min(Math.max(this.#at + by, 0), this.#pieces.length - 1);
    this.#state = "reading";
    this.#show();
    this.#speak();
  }

  #speak() {
    const piece = this.#pieces[this.#at];
    if (!piece) return this.stop();
    speechSynthesis.cancel();
    const turn = ++this.#turn;
    const text = spoken(piece.text);
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = this.#lang;
    utterance.rate = (this.#look.pace?.rate ?? 100) / 100;
    utterance.voice = speechSynthesis.getVoices().find((voice) => voice.lang.startsWith(this.#lang) && voice.localService) ?? null;
    utterance.onboundary = ({ charIndex, charLength, name }) => {
      if (turn === this.#turn && name === "word" && text === piece.text) this.#mark(piece, charIndex, charLength);
    };
    utterance.onend = () => {
      if (turn !== this.#turn) return;
      this.#at += 1;
      this.#speak();
    };
    this.#mark(piece);
    speechSynthesis.speak(utterance);
    setTimeout(() => this.#silent(turn), VOICES_COME);
  }

  /** @param {number} turn */
  #silent(turn) {
    if (turn !== this.#turn || speechSynthesis.getVoices().length > 0 || speechSynthesis.speaking) return;
    this.#bar.status.textContent = this.#words.novoice;
    this.#bar.status.setAttribute("role", "status");
    this.stop();
  }

  #show() {
    const words = this.#words;
    const [read, ...others] = this.#bar.buttons;
    read.textContent = this.#state === "reading" ? words.pause : this.#state === "paused" ? words.resume : words.read;
    for (const button of others) button.hidden = this.#state === "still";
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
