// What a page says about each of its fields, as plain data: one pass in document order, no layout, no meaning.
//
// Every route by which a browser finds a label is kept apart (label, aria, table, text before and after), since they differ in trust.

/**
 * @typedef {object} Signals of one field; what is empty is left out
 * @property {string} tag input, select, textarea
 * @property {string} [type]
 * @property {string} [name]
 * @property {string} [id]
 * @property {string} [autocomplete]
 * @property {string} [fact] data-portal-fact
 * @property {string} [label] <label>, by for or around
 * @property {string} [aria] aria-label, aria-labelledby
 * @property {string} [description] aria-describedby, title
 * @property {string} [placeholder]
 * @property {string} [own] the text of the smallest part of the page that holds this control and no other
 * @property {string} [before] the text just before, when there is no control between
 * @property {string} [after] the text just after
 * @property {string} [head] a table's head of its column or row, a definition's term
 * @property {string} [section] the nearest heading or legend above
 * @property {string[]} [options] texts of a list's first and last options
 * @property {number} [choices] how many options
 * @property {string} [pattern]
 * @property {string} [mode] inputmode
 * @property {number} [length] maxlength
 * @property {string} [marks] what the page marks it with: required, fixed (read-only), unseen (by an attribute: no layout is asked for), aside (of a page's head, foot or search)
 * @property {number} form fields of one form follow each other under one number
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const TEXT_LIMIT = 120;
const OPTIONS = 8; // from the beginning and from the end
// What holds no text that a person answers.
const OTHER_TYPES = new Set(["hidden", "submit", "button", "reset", "image", "file", "checkbox", "radio", "range", "color"]);
const ASKED = `select, textarea, input:not(${[...OTHER_TYPES].map((type) => `[type=${type}]`).join(", ")})`;
const UNSEEN = ':is([hidden], [aria-hidden=true], [inert], [style*="display: none"], [style*="display:none"], [style*="visibility: hidden"], [style*="visibility:hidden"])';
const MARKS = {
  required: "[required], [aria-required=true]",
  fixed: "[readonly], [disabled], [aria-readonly=true], [aria-disabled=true]",
  unseen: `${UNSEEN}, ${UNSEEN} *`,
  aside: "header *, footer *, nav *, search *, [role=search] *, [role=navigation] *",
};
const OWN_HEIGHT = 5;
const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION", "SVG", "IFRAME"]);
const FORM_PARTS = new Set(["select", "textarea", "button"]);
const HEADING = /^(?:H[1-6]|LEGEND|CAPTION)$/;
const BLOCK = /^(?:P|DIV|TD|TH|TR|LI|DD|DT|FORM|FIELDSET|SECTION|LABEL|TABLE|UL|OL|DL|BR)$/;

/** @param {Node} node @returns {node is Control} */
export const isControl = (node) =>
  node instanceof Element && ((node.localName === "input" && !OTHER_TYPES.has(/** @type {HTMLInputElement} */ (node).type)) || node.localName === "select" || node.localName === "textarea");

const squeeze = (/** @type {string | null | undefined} */ text) => (text ?? "").replace(/\s+/g, " ").trim();
const HALVES = /[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/g; // of a sign that a cut has parted: no text of its own
const cut = (/** @type {string | null | undefined} */ text) => squeeze(text).slice(0, TEXT_LIMIT).replace(HALVES, "");
const tail = (/** @type {string} */ text) => squeeze(text).slice(-TEXT_LIMIT).replace(HALVES, "");

/** The text of a label without what stands in its own controls. @param {Node} node @returns {string} */
function textOf(node, budget = 2 * TEXT_LIMIT) {
  let text = "";
  for (let child = node.firstChild; child && text.length < budget; child = child.nextSibling) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element && !SILENT.has(child.nodeName.toUpperCase()) && !FORM_PARTS.has(child.localName)) text += ` ${textOf(child, budget)} `;
  }
  return cut(text);
}

/** @param {Element} element @param {string} attribute holding ids */
function referred(element, attribute) {
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return cut(ids.map((id) => root.getElementById?.(id)).map((found) => (found ? textOf(found) : "")).join(" "));
}

/** @param {Element} control */
function headOf(control) {
  const cell = control.closest("td, dd");
  if (!cell) return "";
  if (cell.localName === "dd") {
    let term = cell.previousElementSibling;
    while (term && term.localName !== "dt") term = term.previousElementSibling;
    return term ? textOf(term) : "";
  }
  const row = /** @type {HTMLTableRowElement | null} */ (cell.parentElement);
  const first = row?.cells?.[0];
  if (first && first !== cell && first.localName === "th") return textOf(first);
  const table = /** @type {HTMLTableElement | null} */ (cell.closest("table"));
  const top = table?.rows[0];
  const above = top && top !== row ? top.cells[/** @type {HTMLTableCellElement} */ (cell).cellIndex] : undefined;
  return above?.localName === "th" ? textOf(above) : "";
}

/** @param {Control} control */
function ownText(control) {
  let part = control.parentElement;
  for (let height = 0; part && height < OWN_HEIGHT && part.querySelectorAll(ASKED).length < 2; part = part.parentElement, height += 1) {
    const text = textOf(part);
    if (text) return text;
  }
  return "";
}

/** @param {HTMLSelectElement} select */
function optionsOf(select) {
  const count = select.options.length;
  const places = count <= 2 * OPTIONS ? [...Array(count).keys()] : [...Array(OPTIONS).keys(), ...[...Array(OPTIONS).keys()].map((each) => count - OPTIONS + each)];
  return places.map((place) => squeeze(select.options[place].text).slice(0, 30).replace(HALVES, "")).filter(Boolean);
}

/**
 * @param {Control} control
 * @param {string} before
 * @param {string} section
 * @param {number} form
 * @returns {Signals}
 */
function read(control, before, section, form) {
  const attribute = (/** @type {string} */ name) => cut(control.getAttribute(name));
  const select = control.localName === "select" ? /** @type {HTMLSelectElement} */ (control) : undefined;
  const all = {
    tag: control.localName,
    type: control.localName === "input" ? control.type : "",
    name: attribute("name"),
    id: cut(control.id),
    autocomplete: attribute("autocomplete"),
    fact: attribute("data-portal-fact"),
    label: cut([...(control.labels ?? [])].map((label) => textOf(label)).join(" ")),
    aria: cut(`${control.getAttribute("aria-label") ?? ""} ${referred(control, "aria-labelledby")}`),
    description: cut(`${control.title} ${referred(control, "aria-describedby")}`),
    placeholder: attribute("placeholder"),
    own: ownText(control),
    before: tail(before),
    head: headOf(control),
    section,
    options: select ? optionsOf(select) : [],
    choices: select ? select.options.length : 0,
    pattern: attribute("pattern"),
    mode: attribute("inputmode"),
    marks: Object.entries(MARKS).filter(([, where]) => control.matches(where)).map(([mark]) => mark).join(" "),
    length: "maxLength" in control && control.maxLength > 0 && control.maxLength < 1000 ? control.maxLength : 0,
  };
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)));
  return /** @type {Signals} */ ({ ...said, form });
}

/**
 * All fields below a root, open shadow roots included, in the order of reading.
 * @param {Document | ShadowRoot | Element} root
 * @returns {{ controls: Control[], signals: Signals[] }}
 */
export function readFields(root) {
  /** @type {Control[]} */ const controls = [];
  /** @type {Signals[]} */ const signals = [];
  /** @type {Map<Element | null, number>} */ const forms = new Map();
  let text = ""; // since the last control
  let last = ""; // its last block
  let section = "";
  const take = (/** @type {string} */ more) => {
    if (signals.length > 0 && !signals[signals.length - 1].after && squeeze(more)) signals[signals.length - 1].after = cut(more);
    last += ` ${more}`;
  };
  const close = () => {
    if (squeeze(last)) text = last;
    last = "";
  };
  const visit = (/** @type {Node} */ node) => {
    if (node instanceof Text) return take(node.data);
    if (!(node instanceof Element || node instanceof ShadowRoot || node instanceof Document)) return undefined;
    if (node instanceof Element) {
      if (SILENT.has(node.nodeName.toUpperCase())) return undefined;
      if (isControl(node)) {
        close();
        if (!forms.has(node.form)) forms.set(node.form, forms.size);
        controls.push(node);
        signals.push(read(node, text, section, forms.get(node.form) ?? 0));
        text = "";
        return undefined;
      }
      if (FORM_PARTS.has(node.localName)) return undefined;
      if (HEADING.test(node.nodeName) || node.getAttribute("role") === "heading") section = textOf(node) || section;
      if (BLOCK.test(node.nodeName)) close();
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    if (node instanceof Element && BLOCK.test(node.nodeName)) close();
    return undefined;
  };
  visit(root);
  return { controls, signals };
}
