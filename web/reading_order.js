// What is read aloud of a widget, in order: fields as a person would say them (what it is, its name, hint, error, value), the rest as it stands.
import { sentencesOf } from "./sentences.js";

/**
 * A piece of speech, a sentence at most. `offset`: where the element's own text begins in it; -1: the text is not the element's own. `block`: the
 * paragraph or field that it is of.
 * @typedef {{ text: string, element: Element, start: number, offset: number, block: Element }} Piece
 * @typedef {Record<string, string>} Words
 */

const READ = ".pw-heading,.pw-paragraph,.pw-hint,.pw-legend,.pw-field,.pw-button-box,.pw-link,.pw-summary,.pw-text,.pw-current,.pw-term-name,.pw-term-value,dd.pw-note,.pw-sample-text";

/** @param {Element} root @param {Words} words @param {string} lang @returns {Piece[]} */
export function piecesOf(root, words, lang) {
  /** @type {Piece[]} */
  const out = [];
  for (const element of root.querySelectorAll(READ)) {
    if (!isShown(element) || element.parentElement?.closest(".pw-field,.pw-button-box")) continue;
    if (element.matches(".pw-field")) out.push(...fieldPieces(element, words, lang));
    else out.push(...own(element, prefixOf(element, words), lang));
  }
  return out;
}

/** @param {Element} element */
const isShown = (element) => element.getClientRects().length > 0;

/** @param {Element} element @param {Words} words */
function prefixOf(element, words) {
  if (element.matches(".pw-button-box")) return words.button;
  return element.matches(".pw-link[href]") ? words.link : "";
}

/** An element's own text by sentences, with a word before the first. @param {Element} element @param {string} prefix @param {string} lang @returns {Piece[]} */
function own(element, prefix, lang) {
  const before = prefix ? `${prefix} ` : "";
  return sentencesOf(element.textContent ?? "", lang)
    .filter(({ text }) => text.trim())
    .map(({ text, start }, index) => ({ text: (index === 0 ? before : "") + text, element, start, offset: index === 0 ? before.length : 0, block: element }));
}

/** @param {Element} field @param {Words} words @param {string} lang @returns {Piece[]} */
function fieldPieces(field, words, lang) {
  const part = (/** @type {string} */ name) => field.querySelector(`:scope > .pw-${name}, :scope > .pw-choice > .pw-${name}`);
  const label = part("label");
  const controls = [.../** @type {NodeListOf<HTMLInputElement>} */ (field.querySelectorAll(":scope > .pw-control, :scope > .pw-choice > .pw-control"))];
  /** @type {Piece[]} */
  const out = label ? own(label, kindOf(field, words), lang) : [];
  const say = (/** @type {string} */ text) => out.push({ text, element: label ?? field, start: 0, offset: -1, block: field });
  if (controls[0]?.getAttribute("aria-required") || field.getAttribute("aria-required")) say(words.required);
  for (const name of ["hint", "why"]) {
    const help = part(name);
    if (help) out.push(...own(help, "", lang));
  }
  const error = part("error");
  if (error) out.push(...own(error, words.error, lang));
  say(valueOf(field, controls, words));
  return out.map((piece) => ({ ...piece, block: field }));
}

/** @param {Element} field @param {Words} words */
function kindOf(field, words) {
  if (field.matches(".pw-check")) return words.box;
  return field.matches(".pw-choices") || field.querySelector(":scope > select") ? words.choice : words.field;
}

/** @param {Element} field @param {HTMLInputElement[]} controls @param {Words} words */
function valueOf(field, controls, words) {
  const [control] = controls;
  if (field.matches(".pw-check")) return control.checked ? words.ticked : words.unticked;
  if (field.matches(".pw-choices")) {
    const chosen = controls.filter(({ checked }) => checked).map((one) => one.labels?.[0]?.textContent ?? one.value);
    return chosen.length > 0 ? `${words.chosen} ${chosen.join(", ")}` : words.empty;
  }
  if (control instanceof HTMLSelectElement) return control.value ? `${words.chosen} ${control.selectedOptions[0].text}` : words.empty;
  return control?.value ? `${words.value} ${control.value}` : words.empty;
}
