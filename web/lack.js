// What a person is told while a module's second part is missing: a notice on top of the widget. Loaded with the first, because nothing more may come.
import { announce } from "./live.js";
import { makeNotice } from "./notice.js";

/** @typedef {import("./session.js").Lack} Lack */

/** @type {WeakMap<Element, HTMLElement>} */
const shown = new WeakMap();

/**
 * @param {Element} element the widget
 * @param {Lack} lack
 * @param {{ locale: string, words: Record<string, unknown>, retry: () => void }} page words of the widget's module, plain ones
 */
export function tellLack(element, { state, isPress }, { locale, words, retry }) {
  const before = shown.get(element);
  const hadFocus = before?.contains(document.activeElement) ?? false;
  before?.remove();
  shown.delete(element);
  if (state === "here") return hadFocus ? /** @type {HTMLElement | null} */ (element.querySelector(".pw-root"))?.focus() : undefined;
  const key = `filling.part.${state}`;
  const text = words[`${key}.${element.hasAttribute("shared") ? "shared" : "text"}`] ?? words[`${key}.text`];
  if (typeof text !== "string") return; // this module has no such words
  const title = String(words[key]);
  const isGone = state === "gone";
  const { root, notice } = makeNotice({
    tone: isGone ? "danger" : "attention",
    heading: ["h3", title],
    text,
    button: !isPress || isGone ? [String(words[`${key}.do`]), isGone ? () => location.reload() : retry] : undefined,
  });
  root.lang = locale;
  notice.tabIndex = -1;
  notice.setAttribute("role", "group");
  notice.setAttribute("aria-label", title);
  element.prepend(root);
  shown.set(element, root);
  if (isPress || hadFocus) notice.focus();
  announce(element.ownerDocument, `${title}. ${text}`, isPress || isGone);
}
