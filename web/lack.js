// What a person is told while a module's second part is missing: a notice on top of the widget. Loaded with the first, because nothing more may come.
import { announce } from "./live.js";

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
  const box = part("div", "pw-root");
  box.lang = locale;
  const notice = part("div", `pw-notice pw-tone-${state === "gone" ? "danger" : "attention"}`);
  notice.tabIndex = -1;
  notice.setAttribute("role", "group");
  notice.setAttribute("aria-label", title);
  notice.append(part("h3", "pw-heading", title), part("p", "pw-paragraph", text));
  if (!isPress || state === "gone") notice.append(actions(String(words[`${key}.do`]), state === "gone" ? () => location.reload() : retry));
  box.append(notice);
  element.prepend(box);
  shown.set(element, box);
  if (isPress || hadFocus) notice.focus();
  announce(element.ownerDocument, `${title}. ${text}`, isPress || state === "gone");
}

/** @param {string} name @param {() => void} act */
function actions(name, act) {
  const row = part("div", "pw-actions");
  const button = /** @type {HTMLButtonElement} */ (part("button", "pw-button pw-secondary", name));
  button.type = "button";
  button.addEventListener("click", act);
  row.append(button);
  return row;
}

/** @param {string} tag @param {string} name @param {string} [text] */
function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
