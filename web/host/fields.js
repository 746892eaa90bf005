// The page's own fields, for a widget that stands beside them: read, watched, written with the events that frameworks listen for.
//
// Never written: what nobody sees (hidden, outside the page, covered from assistive technology), passwords, cards and one-time codes,
// what is disabled or read-only. Frames are never entered.
import { isControl, readFields } from "../signals.js";

/** @typedef {import("../signals.js").Control} Control */
/** @typedef {import("../signals.js").Signals} Signals */

const SECRET = /(?:^|\s)(?:cc-[a-z-]+|one-time-code|new-password|current-password)(?:\s|$)/i;
const SMALLEST = 4; // pixels: what is smaller cannot be typed into

/** Why a control is never written; "" where it may be. Asks for layout: once for each field, and again before writing. @param {Control} control */
function closedBecause(control) {
  if (!control.isConnected) return "gone";
  if (control.type === "password" || SECRET.test(control.autocomplete)) return "secret";
  if (control.disabled || ("readOnly" in control && control.readOnly)) return "fixed";
  if (control.closest("[aria-hidden=true], [inert], [hidden]")) return "unseen";
  const options = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  if (control.checkVisibility && !control.checkVisibility(options)) return "unseen";
  const { width, height, right, bottom } = control.getBoundingClientRect();
  if (width < SMALLEST || height < SMALLEST) return "unseen";
  if (right + window.scrollX <= 0 || bottom + window.scrollY <= 0) return "unseen";
  for (let parent = control.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    const style = getComputedStyle(parent);
    const box = parent.getBoundingClientRect();
    if (style.overflow !== "visible" && (box.width < SMALLEST || box.height < SMALLEST)) return "unseen";
  }
  return getComputedStyle(control).clip === "rect(0px, 0px, 0px, 0px)" ? "unseen" : "";
}

/** The form that is meant: by its id, around the element, or the first one after it. @param {Element} element @param {string} [id] */
export function formOf(element, id) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  if (id) return root.getElementById(id) ?? findDeep(document, id);
  const around = element.closest("form");
  if (around) return around;
  const forms = [...root.querySelectorAll("form")];
  return forms.find((form) => element.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING) ?? forms[forms.length - 1] ?? null;
}

/** An element by its id in an open shadow root somewhere below. @param {Document | ShadowRoot} root @param {string} id @returns {Element | null} */
function findDeep(root, id) {
  for (const element of root.querySelectorAll("*")) {
    const found = element.shadowRoot && (element.shadowRoot.getElementById(id) ?? findDeep(element.shadowRoot, id));
    if (found) return found;
  }
  return null;
}

/** What a draft of the form is filed under: its page and its name there. @param {Element} form @param {string} [id] */
const keyOf = (form, id) => `${location.pathname}.${id ?? (form.id || form.getAttribute("name") || "form")}`.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^-+/, "");

/** @param {Control} control */
const textIn = (control) => (control instanceof HTMLSelectElement && control.selectedIndex <= 0 && !control.value ? "" : control.value);

/** Past what a framework has laid over the property: it shall see the event as a person's. @param {Control} control @param {string} value */
function setNative(control, value) {
  const prototype = { input: HTMLInputElement, select: HTMLSelectElement, textarea: HTMLTextAreaElement }[/** @type {"input" | "select" | "textarea"} */ (control.localName)].prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
}

const plain = (/** @type {string} */ text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\p{N}]/gu, "");

/** The option that is meant; undefined where there is none. @param {HTMLSelectElement} select @param {string[]} wordings */
function optionFor(select, wordings) {
  const wanted = wordings.map(plain);
  return [...select.options].find(({ value, text }) => wanted.includes(plain(value)) || wanted.includes(plain(text)));
}

/** What a page's own code has made of it is seen after it had its turn. */
const pageHasReacted = () => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * @param {Control} control
 * @param {string} value
 * @param {string[]} also other wordings, for a list
 * @returns {Promise<boolean>} whether it holds the value now; signs that a mask puts in do not count
 */
async function write(control, value, also) {
  if (closedBecause(control)) return false;
  const option = control.localName === "select" && value !== "" ? optionFor(/** @type {HTMLSelectElement} */ (control), [value, ...also]) : undefined;
  if (control.localName === "select" && value !== "" && !option) return false;
  const meant = option ? option.value : value;
  setNative(control, meant);
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data: meant }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  control.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  control.dispatchEvent(new FocusEvent("blur"));
  await pageHasReacted();
  return plain(control.value) === plain(meant);
}

/**
 * The answers for one element.
 * @param {Element} element
 * @returns {Record<string, import("./host.js").Handler>}
 */
export function fieldsOf(element) {
  /** @type {Control[]} */ let controls = [];
  let isWriting = false;
  return {
    "fields.watch": async ({ for: id }, signal, push) => {
      /** @type {string[]} */ let closed = []; // as it was told
      const tell = () => {
        const form = formOf(element, id);
        const read = form ? readFields(form) : { controls: [], signals: [] };
        const own = read.controls.map((control) => !element.contains(control));
        controls = read.controls.filter((_, index) => own[index]);
        closed = controls.map(closedBecause);
        const fields = read.signals
          .filter((_, index) => own[index])
          .map((signals, index) => ({ ...signals, value: closed[index] === "secret" ? "" : textIn(controls[index]), ...(closed[index] && { closed: closed[index] }) }));
        push({ form: form ? keyOf(form, id) : "", fields });
      };
      const changed = (/** @type {Event} */ event) => {
        const target = event.composedPath()[0];
        const field = target instanceof Node && isControl(target) ? controls.indexOf(target) : -1;
        if (field >= 0 && !isWriting && closedBecause(controls[field]) !== "secret") push({ changed: { field, value: textIn(controls[field]) } });
      };
      // A step that was hidden by style alone has come: nobody can get to a field that is not seen.
      const entered = (/** @type {Event} */ event) => {
        const field = controls.indexOf(/** @type {Control} */ (event.composedPath()[0]));
        if (field >= 0 && !isWriting && closedBecause(controls[field]) !== closed[field]) tell();
      };
      const submitted = (/** @type {Event} */ event) => event.composedPath()[0] === formOf(element, id) && push({ submitted: true });
      const left = () => element.hasAttribute("shared") && /** @type {HTMLFormElement | null} */ (formOf(element, id))?.reset?.();
      // A page that builds its form late, or anew, is read again: when what it holds is other controls.
      let isDue = false;
      const look = new MutationObserver(() => {
        if (isDue) return;
        isDue = true;
        setTimeout(() => {
          isDue = false;
          const form = formOf(element, id);
          const now = form ? readFields(form).controls.filter((control) => !element.contains(control)) : [];
          if (now.length !== controls.length || now.some((control, index) => control !== controls[index])) tell();
        }, 0);
      });
      tell();
      addEventListener("input", changed, { capture: true, signal });
      addEventListener("change", changed, { capture: true, signal });
      addEventListener("focusin", entered, { capture: true, signal });
      addEventListener("submit", submitted, { capture: true, signal });
      addEventListener("pagehide", left, { capture: true, signal });
      look.observe(element.getRootNode(), { childList: true, subtree: true });
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      look.disconnect();
    },
    "fields.write": async ({ values }) => {
      const written = [];
      isWriting = true;
      try {
        for (const { field, value, also = [], expected } of values) {
          const control = controls[field];
          const isAsKnown = control && (expected === undefined || textIn(control) === expected); // else somebody was faster: theirs stands
          const ok = isAsKnown ? await write(control, value, also) : false;
          written.push({ field, ok, value: control && closedBecause(control) !== "secret" ? textIn(control) : "" });
        }
      } finally {
        isWriting = false;
      }
      return { written };
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
