// Training forms that we write ourselves: Russian authorities' fields in many wordings, the same ones for the same seed.
import { BLOCKS, OTHERS, PHRASES, ROLES } from "./phrases.mjs";
import { STYLES, formHtml, pageHtml } from "./markup.mjs";

/** A small generator of numbers from 0 to 1 (mulberry32): the same on every machine. @param {number} seed */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FORMS_A_PAGE = 50;

/** @typedef {{ html: string, labels: Map<number, string> }} WrittenPage labels by data-fid; "none" for what no token names */

class Writer {
  /** @param {number} seed */
  constructor(seed) {
    this.next = chance(seed);
  }

  /** @template T @param {T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @param {string} wordings @param {string[]} role */
  say(wordings, role) {
    const isRole = this.next() < 0.5;
    const text = this.pick(wordings.split("|")).replace("{of}", isRole ? role[0] : "").replace("{Of}", role[1]);
    return text.replace(/\s+/g, " ").trim();
  }

  /** A label as different hands write it. @param {string} text */
  dress(text) {
    const dice = this.next();
    if (dice < 0.12) return `${text} *`;
    if (dice < 0.2) return `${text}:`;
    if (dice < 0.24) return text.toLowerCase();
    if (dice < 0.27) return text.toUpperCase();
    if (dice < 0.31) return `Введите ${text[0].toLowerCase()}${text.slice(1)}`;
    if (dice < 0.34) return `${text} (обязательно)`;
    if (dice < 0.4) return text.replaceAll("ё", "е");
    return text;
  }

  /** @param {string} name */
  callIt(name) {
    const dice = this.next();
    if (dice < 0.2) return `field${Math.floor(this.next() * 90)}`;
    if (dice < 0.3) return this.pick(["a", "q", "f", "pole", "input_", "ctl00$main$txt"]) + Math.floor(this.next() * 40);
    if (dice < 0.42) return `${this.pick(["form", "zayav", "user", "applicant", "data"])}[${name}]`;
    if (dice < 0.5) return `${this.pick(["z", "ch", "p", "my", "req"])}_${name}`;
    return name;
  }

  /** @param {string} token @param {string[]} role @returns {import("./markup.mjs").Field} */
  field(token, role) {
    if (token === "-") {
      const label = this.pick(OTHERS);
      const isList = this.next() < 0.15;
      return { token: "none", label: this.dress(label), name: this.callIt("extra"), options: isList ? ["Да", "Нет", "Другое"] : undefined, tag: this.next() < 0.1 ? "textarea" : undefined, type: /^Дата/.test(label) && this.next() < 0.3 ? "date" : undefined, isRequired: this.next() < 0.1 };
    }
    const phrase = PHRASES[token];
    const options = phrase.options && (token !== "bday-year" || this.next() < 0.7) && this.next() < 0.75 ? phrase.options : undefined;
    return {
      token,
      label: this.dress(this.say(phrase.label, role)),
      name: this.callIt(this.pick(phrase.name.split("|"))),
      hint: phrase.hint && this.next() < 0.35 ? this.pick(phrase.hint.split("|")) : undefined,
      length: phrase.length && this.next() < 0.4 ? this.pick(phrase.length) : undefined,
      type: token === "new-password" ? "password" : phrase.types && this.next() < 0.35 ? this.pick(phrase.types) : undefined,
      options,
      isRequired: this.next() < 0.37,
    };
  }

  /** @returns {import("./markup.mjs").Part[]} */
  parts() {
    const count = 1 + Math.floor(this.next() * 4);
    const role = this.pick(ROLES);
    return Array.from({ length: count }, () => this.pick(BLOCKS)).flatMap(([headings, tokens]) => {
      const fields = tokens.split(" ").filter((token) => !token.endsWith("?") || this.next() < 0.6).map((token) => this.field(token.replace("?", ""), role));
      return this.next() < 0.65 ? [{ heading: this.say(headings, role) }, ...fields] : fields;
    });
  }

  /** @returns {WrittenPage} */
  page() {
    /** @type {Map<number, string>} */
    const labels = new Map();
    let first = 0;
    const forms = Array.from({ length: FORMS_A_PAGE }, () => {
      const parts = this.parts();
      const html = formHtml(this.pick(["Заявление", "Услуга", "Анкета", "Запись", "Регистрация"]), this.pick(STYLES), parts, first);
      for (const part of parts) if ("token" in part) labels.set(first++, part.token);
      return html;
    });
    return { html: pageHtml(forms.join("\n")), labels };
  }
}

/** @param {number} count of pages @param {number} seed @returns {WrittenPage[]} */
export function writtenPages(count, seed) {
  const writer = new Writer(seed);
  return Array.from({ length: count }, () => writer.page());
}
