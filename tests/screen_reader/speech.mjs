// What Orca's words mean, in the terms of W3C's aria-at: role, name, state and position conveyed; and how many words that takes.

/** @typedef {import("./desk.mjs").Locale} Locale */
/** @typedef {"name" | "role" | "state" | "position" | "text" | "silent"} Kind */

/**
 * @typedef {object} Assertion
 * @property {Kind} kind
 * @property {string | [ru: string, en: string]} what a role or a state by its ARIA name; otherwise the words themselves, by language
 * @property {boolean} [should] where it would be good, as against where it must be (aria-at's priorities 2 and 1)
 */

/** @type {Record<string, [ru: RegExp, en: RegExp]>} */
const roles = {
  button: [/нажимаемая кнопка|(?<!-)кнопка(?!-)/i, /push button/i],
  checkbox: [/кнопка-флажок/i, /check box/i],
  combobox: [/выпадающий список/i, /combo box/i],
  disclosure: [/переключаемая кнопка|кнопка|раскрыва/i, /toggle button|button|disclosure/i],
  form: [/форма/i, /form/i],
  group: [/панель/i, /panel/i],
  heading: [/заголовок/i, /heading/i],
  link: [/ссылка/i, /link/i],
  list: [/список/i, /list/i],
  radio: [/радио-кнопка/i, /radio button/i],
  region: [/область/i, /region/i],
  textbox: [/запись|поле ввода/i, /entry|text area/i],
};

/** @type {Record<string, [ru: RegExp, en: RegExp]>} */
const states = {
  checked: [/(?<!не )отмечено/i, /(?<!not )checked/i],
  collapsed: [/св[её]рнут/i, /collapsed/i],
  expanded: [/разв[её]рнут|расширен/i, /expanded/i],
  invalid: [/неверный ввод/i, /invalid entry/i],
  "not-invalid": [/^(?!.*неверный ввод)/is, /^(?!.*invalid entry)/is],
  "not-selected": [/не выбрано/i, /not selected/i],
  "read-only": [/только для чтения/i, /read[- ]only/i],
  required: [/необходимо заполнить/i, /required/i],
  selected: [/(?<!не )выбрано/i, /(?<!not )selected/i],
  unavailable: [/неактивн|недоступн/i, /gr[ae]yed|unavailable|dimmed/i],
  unchecked: [/не отмечено/i, /not checked/i],
};

/** Blanks of any kind are one blank; a full stop that Orca adds for the voice is none. @param {string} text */
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** @param {Assertion["what"]} what @param {Locale} locale */
const inLanguage = (what, locale) => (typeof what === "string" ? what : what[locale === "ru" ? 0 : 1]);

/** @param {Assertion} assertion @param {Locale} locale */
export function title({ kind, what }, locale) {
  return `${kind} ${inLanguage(what, locale)}`.trim();
}

/** @param {Assertion} assertion @param {string[]} said @param {Locale} locale @returns {boolean} */
export function holds({ kind, what }, said, locale) {
  const all = plain(said.join(" "));
  if (kind === "silent") return all === "";
  const table = { role: roles, state: states }[/** @type {"role" | "state"} */ (kind)];
  if (table) {
    const pattern = table[/** @type {string} */ (what)];
    if (!pattern) throw new Error(`expected a ${kind} of ${Object.keys(table).join(", ")}; got ${what}`);
    return pattern[locale === "ru" ? 0 : 1].test(all);
  }
  const words = inLanguage(what, locale);
  if (kind === "position") return new RegExp(`(^|\\D)${words.replace("/", locale === "ru" ? " (в|из) " : " of ")}(\\D|$)`).test(all);
  return all.toLocaleLowerCase(locale).includes(plain(words).toLocaleLowerCase(locale));
}

/** Words that a language's reader says on its own account, about where one comes from and how keys work now. */
const passage = /^(выход из .*|leaving .*|список с .*|list with .*|режим (фокуса|чтения)|(focus|browse) mode|основное содержание|main content|открывает меню|opens menu)\.?$/i;

/**
 * Words of name, role, state and position at a stop: without the description, and without what is said of the places around it.
 * @param {string[]} said
 * @param {{ description: string, around: string[] }} place
 */
export function wordsAtStop(said, { description, around }) {
  const own = said.map(plain).filter((line) => line !== "" && !passage.test(line) && !around.some((name) => name !== "" && line.includes(plain(name))));
  const text = own.join(" ").replace(plain(description), " ");
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{Pd}.,:’']*/gu) ?? []).length;
}

/** How the reader's own keys work now, and that a page has come: said sooner or later, so in no transcript. @param {string} line */
export const isMode = (line) => /^((режим (фокуса|чтения)|(focus|browse) mode)\.?$|завершение загрузки|finished loading|страница имеет|page has )/i.test(plain(line));

/** A transcript's line: what differs from day to day gives way to its name. @param {string} text */
export const settled = (text) => plain(text).replace(/\b\d{1,2}:\d\d\b/g, "‹time›").replace(/\b\d{4}-\d{6,}-\d\b/g, "‹number›").replace(/\.$/, "");
