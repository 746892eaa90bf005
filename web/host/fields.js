// The page's own fields, for a widget that stands beside them: read, watched, written with the events that frameworks listen for.
//
// What is never written: closed.js. Frames are never entered, custom elements and editable text are no fields.
import { isControl, readFields } from "../signals.js";
import { closedBecause } from "./closed.js";
import { markedFields } from "./marked.js";
import { draftNameOf, formOf, outsideOf } from "./page_form.js";

/** @typedef {import("../signals.js").Control} Control */
/** @typedef {import("../signals.js").Signals} Signals */

/**
 * @typedef {object} PageField one field, or several controls that are one
 * @property {Control[]} controls
 * @property {Partial<Signals>} signals
 * @property {Record<string, string>} [words] what its values are called on the page, where that is not what they are
 * @property {(known?: Map<Element, boolean>) => string} closed why it is left alone
 * @property {() => string} value of several that are marked: one a line
 * @property {(value: string, also: string[]) => () => boolean} put writes it; gives whether it stands there, once the page has had its turn
 */

const MOST_WORDS = 100; // of a list's options

// A list's first option that only says what to do: "Выберите регион", "—".
const INVITES = /^[-–—.…\s]*(?:$|выберите|выбрать|не выбран|укажите|select\b|choose\b|please\b)/i;

/** The option that stands for no answer. @param {HTMLSelectElement} select */
function invitationIn({ options: [first] }) {
  return first && (first.value === "" || first.disabled || INVITES.test(first.text)) ? first : undefined;
}

/** @param {Control} control */
function valueIn(control) {
  if (!(control instanceof HTMLSelectElement)) return control.value;
  if (control.multiple) return [...control.selectedOptions].map(({ value }) => value).join("\n");
  return control.selectedOptions[0] === invitationIn(control) ? "" : control.value;
}

/** Past what a framework has laid over the property: it shall see the event as a person's. @param {Control} control @param {string} value */
function setNative(control, value) {
  const prototype = { input: HTMLInputElement, select: HTMLSelectElement, textarea: HTMLTextAreaElement }[/** @type {"input" | "select" | "textarea"} */ (control.localName)].prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
}

const plain = (/** @type {string} */ text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\p{N}]/gu, "");

/** The option that is meant; undefined where there is none. @param {HTMLSelectElement} select @param {string[]} wordings */
function optionFor(select, wordings) {
  const options = [...select.options];
  const wanted = wordings.map(plain);
  return options.find(({ value }) => value === wordings[0]) ?? options.find(({ value, text }) => wanted.includes(plain(value)) || wanted.includes(plain(text)));
}

/** A page's own code sees what a person does. @param {Control} control @param {string} data */
function tellPage(control, data) {
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  control.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  control.dispatchEvent(new FocusEvent("blur"));
}

const never = () => false;

/** Signs that a mask puts in do not count. @param {Control} control @param {string} value @param {string[]} also other wordings, for a list */
function putInto(control, value, also) {
  if (!(control instanceof HTMLSelectElement)) {
    setNative(control, value);
    tellPage(control, value);
    return () => plain(control.value) === plain(value);
  }
  const chosen = value === "" ? [] : (control.multiple ? value.split("\n") : [value]).map((each) => optionFor(control, [each, ...also]));
  if (chosen.includes(undefined)) return never;
  const meant = [...control.options].filter((option) => chosen.includes(option)).map((option) => option.value);
  if (control.multiple) for (const option of control.options) option.selected = chosen.includes(option);
  else setNative(control, meant[0] ?? invitationIn(control)?.value ?? "");
  const written = meant.join("\n");
  tellPage(control, written);
  return () => valueIn(control) === written;
}

/** @param {Control} control */
function wordsOf(control) {
  if (!(control instanceof HTMLSelectElement) || control.options.length > MOST_WORDS) return undefined;
  const words = [...control.options].filter(({ value, text }) => value !== text).map(({ value, text }) => [value, text.trim()]);
  return words.length > 0 ? Object.fromEntries(words) : undefined;
}

/** @param {Control} control @param {Signals} signals @returns {PageField} */
const typedField = (control, signals) => ({
  controls: [control],
  signals,
  words: wordsOf(control),
  closed: (known) => closedBecause(control, known),
  value: () => valueIn(control),
  put: (value, also) => putInto(control, value, also),
});

/** The fields of a form: those that are typed into, and those that are marked. @param {Element} form @param {Element} element whose own controls do not count */
function fieldsIn(form, element) {
  const outside = outsideOf(form);
  const reads = [form, ...outside.filter(isControl)].map((root) => readFields(root));
  const isForeign = (/** @type {PageField} */ { controls }) => !element.contains(controls[0]);
  const typed = reads.flatMap(({ controls, signals }) => controls.map((control, index) => typedField(control, signals[index]))).filter(isForeign);
  return { typed, marked: markedFields(form, outside).filter(isForeign) };
}

/** What a page's own code has made of it is seen after it had its turn. */
const pageHasReacted = () => new Promise((resolve) => setTimeout(resolve, 0));

/** What stays the same when a page builds a field anew. @param {PageField} field */
const sameness = ({ signals: { tag, type, name, id, label } }) => [tag, type, name, id, name || id ? "" : label].join("\n");

/**
 * The answers for one element.
 * @param {Element} element
 * @returns {Record<string, import("./host.js").Handler>}
 */
export function fieldsOf(element) {
  /** @type {PageField[]} */ let fields = []; // in the order in which they were told
  /** @type {() => Element | null} */ let find = () => null;
  /** @type {PageField | undefined} */ let written; // now
  let busy = 0; // writings under way: until they are answered, fields keep the numbers that they were told under
  /** @type {(more?: object) => void} */ let tell = () => {};

  const read = () => {
    const form = find();
    return { form, ...(form ? fieldsIn(form, element) : { typed: [], marked: [] }) };
  };
  const readAll = () => {
    const { typed, marked } = read();
    return [...typed, ...marked];
  };
  const controlsOf = (/** @type {PageField[]} */ all) => all.flatMap(({ controls }) => controls);
  const tellNews = () => {
    const now = controlsOf(readAll());
    const then = controlsOf(fields);
    if (now.length !== then.length || now.some((control, index) => control !== then[index])) tell();
  };
  const later = () => busy === 0 && tellNews();

  /** The field as it stands in the page now. @param {PageField} field */
  function present(field) {
    if (field.controls[0].isConnected) return field;
    const found = readAll().filter((other) => sameness(other) === sameness(field));
    return found.length === 1 ? found[0] : field;
  }

  /** @param {PageField | undefined} field @param {{ value: string, also?: string[], expected?: string }} what */
  async function write(field, { value, also = [], expected }) {
    if (!field) return { ok: false, value: "" };
    const isAsKnown = field.closed() === "" && (expected === undefined || field.value() === expected); // else somebody was faster: theirs stands
    written = field;
    const stands = isAsKnown ? field.put(value, also) : never;
    if (isAsKnown) await pageHasReacted();
    written = undefined;
    const after = present(field);
    return { ok: after === field ? stands() : isAsKnown && plain(after.value()) === plain(value), value: after.closed() === "secret" ? "" : after.value() };
  }

  return {
    "fields.watch": async ({ for: id, draftForm }, signal, push) => {
      /** @type {string[]} */ let closed = []; // as it was told
      const heard = new WeakSet();
      find = () => formOf(element, id);
      tell = (more = {}) => {
        const { form, typed, marked } = read();
        fields = [...typed, ...marked];
        const known = new Map();
        closed = fields.map((field) => field.closed(known));
        const told = fields.map(({ signals, words, value }, index) => ({ ...signals, value: closed[index] === "secret" ? "" : value(), ...(words && { words }), ...(closed[index] && { closed: closed[index] }) }));
        push({ form: form ? draftNameOf(form, id, draftForm) : "", fields: told.slice(0, typed.length), ...(marked.length > 0 && { marked: told.slice(typed.length) }), ...more });
        if (!form) return;
        hear(form.getRootNode());
        // Else the browser itself would keep what was typed, and show it to the next person who goes back.
        if (element.hasAttribute("shared")) form.setAttribute("autocomplete", "off");
      };
      const fieldAt = (/** @type {Event} */ event) => fields.findIndex(({ controls }) => controls.includes(/** @type {Control} */ (event.composedPath()[0])));
      const changed = (/** @type {Event} */ event) => {
        const field = fieldAt(event);
        if (field >= 0 && fields[field] !== written && fields[field].closed() !== "secret") push({ changed: { field, value: fields[field].value() } });
      };
      // A step that was hidden by style alone has come: nobody can get to a field that is not seen.
      const entered = (/** @type {Event} */ event) => {
        const field = fieldAt(event);
        if (field >= 0 && busy === 0 && fields[field].closed() !== closed[field]) tell();
      };
      const isOurs = (/** @type {Event} */ event) => event.composedPath()[0] === find();
      const submitted = (/** @type {Event} */ event) => isOurs(event) && push({ submitted: true });
      const reset = (/** @type {Event} */ event) => isOurs(event) && setTimeout(() => !event.defaultPrevented && tell({ reset: true }), 0);
      const left = () => {
        const form = find();
        if (element.hasAttribute("shared") && form instanceof HTMLFormElement) HTMLFormElement.prototype.reset.call(form);
      };
      // A page that builds its form late, or anew, is read again: when what it holds is other controls.
      let isDue = false;
      const look = new MutationObserver(() => {
        if (isDue) return;
        isDue = true;
        setTimeout(() => {
          isDue = false;
          later();
        }, 0);
      });
      // What does not leave a shadow root is heard there.
      const hear = (/** @type {Node} */ root) => {
        if (heard.has(root)) return;
        heard.add(root);
        look.observe(root, { childList: true, subtree: true });
        root.addEventListener("submit", submitted, { capture: true, signal });
        root.addEventListener("reset", reset, { capture: true, signal });
      };
      tell();
      hear(element.getRootNode());
      addEventListener("input", changed, { capture: true, signal });
      addEventListener("change", changed, { capture: true, signal });
      addEventListener("focusin", entered, { capture: true, signal });
      addEventListener("pagehide", left, { capture: true, signal });
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      look.disconnect();
    },
    "fields.write": async ({ values }) => {
      const outcomes = [];
      const told = fields;
      busy += 1;
      try {
        for (const each of values) outcomes.push({ field: each.field, ...(await write(told[each.field] && present(told[each.field]), each)) });
      } finally {
        written = undefined;
        busy -= 1;
        setTimeout(later, 0); // after the answer
      }
      return { written: outcomes };
    },
  };
}

const CELLS = /** @type {const} */ (["tag", "type", "name", "id", "autocomplete", "fact", "label", "aria", "description", "placeholder", "own", "before", "after", "head", "section", "pattern", "mode", "marks", "options", "choices", "length", "form"]);
const END = "\x7F"; // stands in no text, and JSON writes it as it is

/** Fields as one text, which the core reads several times as fast as their JSON: sdk/classifier/signals.h. @param {Partial<Signals>[]} fields */
export function asText(fields) {
  let text = "";
  for (const field of fields) {
    for (const cell of CELLS) {
      const value = field[cell];
      if (value) text += (Array.isArray(value) ? value.join("\n") : String(value)).replaceAll(END, " ");
      text += END;
    }
  }
  return text.slice(0, -1);
}

/** What an element's question is about: fields below a root, and their signals. @param {Document | ShadowRoot | Element} root */
export const fieldsBelow = (root) => readFields(root);
