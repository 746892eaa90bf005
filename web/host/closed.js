// Why a field of the page is left alone: nobody sees it, it is fixed, it holds a secret, it waits for robots, it is good for one time, or the page says so.
//
// Layout is asked for here and nowhere else: once for each field when the page is read, and again before a field is written.

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const SECRET = /(?:^|\s)(?:cc-[a-z-]+|one-time-code|new-password|current-password)(?:\s|$)/i;
const SKIPPED = "[data-portal-skip]";
const FIXED = ":disabled, [readonly], [aria-disabled=true], [aria-readonly=true]";
const SMALLEST = 4; // pixels: what is smaller cannot be typed into
const FARTHEST = 4000; // pixels from the page's edge: there is no such page, there are such traps
const FAINTEST = 0.05;
const NO_AREA = /^(?:inset\((?:50|100)%.*\)|circle\(0(?:px|%)?.*\)|polygon\((?:0(?:px|%)? 0(?:px|%)?(?:, )?)+\))$/;
const NO_CLIP = /^rect\((\d)(?:px)?,? (\d)(?:px)?,? \1(?:px)?,? \2(?:px)?\)$/; // from 0 to 0, from 1 to 1

// What those who set traps for robots call them, and what they say to whoever sees one.
const TRAP_NAME = /honey[-_ ]?pot|(?:^|[^a-z])(?:hp|bot|trap|honey)(?:[^a-z]|$)|anti[-_]?spam|leave[-_]?(?:me[-_]?)?(?:blank|empty)/i;
const TRAP_WORDS = /(?:оставьте (?:это |данное )?поле пуст|не заполняйте (?:это|данное) поле|leave (?:this|the) field (?:blank|empty)|(?:do not|don['’]t) fill (?:in |out )?this field)(?!.*(?:если|if ))/i;

// What is typed off a picture or a message, and never again.
const ONCE_NAME = /captcha|(?:^|[^a-z])otp(?:[^a-z]|$)|sms[-_]?code/i;
const ONCE_WORDS = /код из (?:смс|sms)|(?:код|символы|буквы|цифры) с (?:картинки|изображения)|code from (?:the |a )?(?:sms|text message|picture|image)/i;

/** Controls that a page may draw by their labels, the control itself unseen: a switch, a card. */
const DRAWN_BY_LABEL = new Set(["checkbox", "radio"]);

/** @type {WeakSet<Element>} fields that show their secret now and then */
const secrets = new WeakSet();

/** @param {Control} control */
function isSecret(control) {
  if (control.type === "password") secrets.add(control);
  if (secrets.has(control) || SECRET.test(control.autocomplete)) return true;
  const disc = getComputedStyle(control).getPropertyValue("-webkit-text-security");
  return disc !== "" && disc !== "none";
}

/** What its names and words say of a control. @param {Control} control */
function saidOf(control) {
  const names = [control.name, control.getAttribute("id"), control.className].join(" ");
  const words = [...[...(control.labels ?? [])].map((label) => label.textContent), control.getAttribute("aria-label"), control.getAttribute("placeholder")].join(" ");
  if (TRAP_NAME.test(names) || TRAP_WORDS.test(words)) return "trap";
  return ONCE_NAME.test(names) || ONCE_WORDS.test(words) ? "once" : "";
}

/** Also out of a shadow root. @param {Element} element @returns {Element | null} */
const parentOf = (element) => element.parentElement ?? /** @type {Partial<ShadowRoot>} */ (element.getRootNode()).host ?? null;

/** Whether an element, or what it stands in, is taken from sight. @param {Element} element @param {Map<Element, boolean>} known @returns {boolean} */
function isCutOff(element, known) {
  const said = known.get(element);
  if (said !== undefined) return said;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isEmpty = box.width < SMALLEST || box.height < SMALLEST;
  const isPage = element === document.body || element === document.documentElement;
  const own =
    element.matches("[aria-hidden=true], [inert], [hidden]") ||
    Number(style.opacity) < FAINTEST ||
    NO_CLIP.test(style.clip) ||
    NO_AREA.test(style.clipPath) ||
    (isEmpty && !isPage && style.overflow !== "visible" && style.display !== "contents");
  const parent = parentOf(element);
  const cut = own || (parent !== null && isCutOff(parent, known));
  known.set(element, cut);
  return cut;
}

/** @param {Element} element @param {Map<Element, boolean>} known */
function isSeen(element, known) {
  if (getComputedStyle(element).visibility !== "visible" || element.checkVisibility?.() === false) return false;
  const { width, height, left, right, bottom } = element.getBoundingClientRect();
  if (width < SMALLEST || height < SMALLEST) return false;
  const isOutside = right + window.scrollX <= 0 || bottom + window.scrollY <= 0 || left + window.scrollX > FARTHEST;
  return !isOutside && !isCutOff(element, known);
}

/**
 * Why a control is never written; "" where it may be.
 * @param {Control} control
 * @param {Map<Element, boolean>} [known] what is known of its surroundings, for many controls at once
 * @returns {"" | "gone" | "secret" | "skipped" | "fixed" | "trap" | "once" | "unseen"}
 */
export function closedBecause(control, known = new Map()) {
  if (!control.isConnected) return "gone";
  if (isSecret(control)) return "secret";
  if (control.closest(SKIPPED)) return "skipped";
  if (control.matches(FIXED)) return "fixed";
  const said = saidOf(control);
  if (said) return said;
  if (isSeen(control, known)) return "";
  const isDrawn = DRAWN_BY_LABEL.has(control.type) && !control.matches("[inert] *") && [...(control.labels ?? [])].some((label) => isSeen(label, known));
  return isDrawn ? "" : "unseen";
}
