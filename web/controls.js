// How each role is drawn: pure descriptions, the same structure as sdk/surface/html writes (sdk/surface/README.md).
// Over 400 lines because it is one list: every role.

import { chartParts } from "./chart.js";

/**
 * A node as it comes over the wire (sdk/ui/vocabulary.def).
 * @typedef {{ value: string, label: string, hint?: string }} Option
 * @typedef {{ id: string, role: string, children?: string[], name?: string, value?: unknown, checked?: boolean, options?: Option[],
 *   required?: boolean, mark?: string, hint?: string, error?: string, note?: string, question?: string, unit?: string, room?: string, picker?: string, parts?: string[], text?: string, level?: number, tone?: string,
 *   emphasis?: string, aside?: boolean, unavailable?: string, read_only?: boolean, autocomplete?: string, input_mode?: string, input_type?: string,
 *   mask?: string, max_length?: number, width?: number, rows?: number, accept?: string, multiple?: boolean, target?: string,
 *   href?: string, open?: boolean, current?: string, status?: string, compact?: boolean, look?: string, shape?: string, marks?: string, columns?: string[],
 *   scale?: { value: number, text: string }[], series?: import("./chart.js").Point[], data_name?: string, hidden?: boolean, lang?: string }} Wire
 *
 * An element to be: attributes whose name begins with "=" are where a control starts and belong to the person afterwards.
 * @typedef {Record<string, string>} Attributes
 * @typedef {{ tag: string, attributes: Attributes, parts: Item[] }} Part
 * @typedef {{ child: string }} Child the place of another node
 * @typedef {Part | Child | string} Item
 * @typedef {{ prefix: string, lang: string }} Context
 * @typedef {(node: Wire, x: string, children: Item[], context: Context) => Part} Draw
 */

/** @typedef {string | number | boolean | undefined} Loose nothing is written for undefined, false, "" and 0 */

/**
 * @param {string} tag
 * @param {Record<string, Loose>} attributes
 * @param {(Item | Loose)[]} parts
 * @returns {Part}
 */
export function part(tag, attributes, ...parts) {
  /** @type {Attributes} */
  const kept = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value) kept[name] = value === true ? "" : String(value);
  }
  return { tag, attributes: kept, parts: /** @type {Item[]} */ (parts.filter(Boolean)) };
}

/**
 * The element that stands for a node.
 * @param {string} tag @param {string} name its class, without pw- @param {Wire} node @param {string} x @param {Record<string, Loose>} attributes
 * @param {(Item | Loose)[]} parts
 */
const host = (tag, name, node, x, attributes, ...parts) => part(tag, { class: `pw-${name}`, id: x, lang: node.lang, ...attributes }, ...parts);

/** An attribute that is also written where it is empty. @param {unknown} value */
const always = (value) => text(value) || true;

/** @param {unknown} value */
const text = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** @param {Wire} node @param {string} x @param {number} level @param {Loose} [tabindex] */
const title = (node, x, level, tabindex) =>
  part(headingTag(node, level), { class: "pw-heading", id: `${x}:title`, tabindex }, node.name);

/** @param {Wire} node @param {number} level */
const headingTag = (node, level) => `h${Math.min(Math.max(node.level || level, 1), 6)}`;

/** @param {Wire} node @param {string} x @param {"hint" | "error" | "note" | "question" | "unit"} name @param {string} [tag] */
const help = (node, x, name, tag = "div") => node[name] && part(tag, { class: `pw-${name}`, id: `${x}:${name}` }, node[name]);

/** @param {Wire} node @param {string} x @param {string} [tag] */
const why = (node, x, tag = "div") => node.unavailable && part(tag, { class: "pw-why", id: `${x}:why` }, node.unavailable);

// A form's children stand in a body of their own: every insertion right into a <form> costs the browser a walk over all of it.
/** @param {"form" | "section"} tag @param {string} name @returns {Draw} */
const root = (tag, name) => (node, x, children, { lang }) =>
  part(
    tag,
    { class: `pw-root pw-${name}`, id: x, lang: node.lang || lang, hidden: node.hidden, novalidate: tag === "form", method: tag === "form" && "post", "aria-labelledby": `${x}:title` },
    title(node, x, 2),
    ...(tag === "form" ? [part("div", { class: "pw-body" }, ...children)] : children),
  );

/** @param {(node: Wire) => string} cssClass @param {number} level @returns {Draw} */
const message = (cssClass, level) => (node, x, children) =>
  host(
    "div",
    cssClass(node),
    node,
    x,
    { tabindex: "-1", role: node.name && "group", "aria-labelledby": node.name && `${x}:title` },
    node.name && title(node, x, level),
    help(node, x, "hint"),
    ...children,
  );

/** @param {string} tag @param {string} name @returns {Draw} */
const list = (tag, name) => (node, x, children) =>
  host(tag, name, node, x, { role: tag !== "dl" && "list", "aria-label": node.name }, ...children);

/** What a text control shows: numbers as text, ISO dates of a date_field as 25.03.1987. @param {Wire} node */
function shownText(node) {
  const value = text(node.value);
  const date = node.role === "date_field" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return date ? `${date[3]}.${date[2]}.${date[1]}` : value;
}

/** @param {Wire} node @param {unknown} value */
const isChosen = (node, value) => (Array.isArray(node.value) ? node.value.includes(value) : text(node.value) === text(value) && node.value !== undefined);

/** @param {Wire} node */
const fileNames = (node) =>
  node.role === "file_field" && Array.isArray(node.value) ? node.value.map((file) => text(file?.name ?? file)).join(", ") : "";

/** @param {Wire} node @param {string} x */
const describedBy = (node, x) =>
  [node.hint && "hint", node.unavailable && "why", node.error && "error", node.unit && "unit", fileNames(node) && "files", node.note && "note", node.question && "question"]
    .filter(Boolean)
    .map((name) => `${x}:${name}`)
    .join(" ");

// A required group of checkboxes has no attribute that says so: there its mark is read aloud.
/** @param {Wire} node @param {string} x @param {"label" | "legend"} tag */
const label = (node, x, tag) =>
  part(
    tag,
    { class: "pw-label", id: `${x}:label`, for: tag === "label" && `${x}:control` },
    node.name,
    node.mark &&
      part("span", { class: node.required ? "pw-mark" : "pw-optional", "aria-hidden": node.required && node.role !== "checkbox_group" && "true" }, (node.required ? "\u00a0" : " ") + node.mark),
  );

/** Before the control. @param {Wire} node @param {string} x */
const before = (node, x) => [help(node, x, "hint"), why(node, x), help(node, x, "error")];

/** After the control. @param {Wire} node @param {string} x @param {Item[]} children */
const after = (node, x, children) => [
  node.max_length && part("div", { class: "pw-count", id: `${x}:count`, "aria-hidden": "true" }, node.room || `${[...shownText(node)].length} / ${node.max_length}`),
  fileNames(node) && part("div", { class: "pw-files", id: `${x}:files` }, fileNames(node)),
  help(node, x, "note"),
  help(node, x, "question"),
  children.length > 0 && part("div", { class: "pw-extra" }, ...children),
];

/** What every control that is a whole field has; not "required", since an empty field that has it is "invalid" aloud. @param {Wire} node @param {string} x @param {Context} context */
const control = (node, x, context) => ({
  class: "pw-control",
  id: `${x}:control`,
  name: controlName(node, context),
  "aria-required": node.required && "true",
  "aria-describedby": describedBy(node, x),
  "aria-invalid": node.error && "true",
  "aria-disabled": node.unavailable && "true",
});

/** @param {Wire} node @param {Context} context */
const controlName = (node, { prefix }) => (prefix === "pw-" ? "" : prefix) + node.id;

/** @param {(node: Wire, common: Record<string, Loose>, x: string) => Part} draw @returns {Draw} */
const field = (draw) => (node, x, children, context) =>
  host("div", "field", node, x, {},
    label(node, x, "label"),
    ...before(node, x),
    draw(node, control(node, x, context), x),
    help(node, x, "unit", "span"),
    node.picker && part("button", { class: "pw-button pw-quiet pw-picker", id: `${x}:picker`, type: "button", tabindex: "-1" }, node.picker),
    ...after(node, x, children),
  );

/** @param {string} [mode] @param {number} [width] */
const input = (mode, width) =>
  field((node, common) =>
    part("input", {
      ...common,
      type: ["email", "tel", "url", "color"].includes(node.input_type ?? "") ? node.input_type : "text",
      "=value": shownText(node),
      readonly: isLocked(node),
      autocomplete: node.autocomplete,
      inputmode: node.input_mode || mode,
      size: node.width || width,
    }),
  );

/** @param {"radio" | "checkbox"} type @returns {Draw} */
const choices = (type) => (node, x, children, context) => {
  const one = type === "radio";
  const readOnly = node.read_only && "true";
  const invalid = node.error && "true";
  return host(
    "fieldset",
    `field pw-choices${node.compact ? " pw-compact" : ""}`,
    node,
    x,
    {
      "aria-describedby": describedBy(node, x),
      ...(one && { role: "radiogroup", "aria-required": node.required && "true", "aria-invalid": invalid, "aria-readonly": readOnly }),
    },
    label(node, x, "legend"),
    ...before(node, x),
    ...(node.options ?? []).map(({ value, label, hint }, index) =>
      part(
        "div",
        { class: "pw-choice" },
        part("input", {
          class: "pw-control",
          id: `${x}:${index}`,
          type,
          name: controlName(node, context),
          value: always(value),
          "=checked": isChosen(node, value),
          ...(!one && { "aria-invalid": invalid, "aria-readonly": readOnly }),
          "aria-disabled": node.unavailable && "true",
          "aria-describedby": hint && `${x}:${index}:hint`,
        }),
        part("label", { for: `${x}:${index}` }, label),
        hint && part("div", { class: "pw-hint", id: `${x}:${index}:hint` }, hint),
      ),
    ),
    ...after(node, x, children),
  );
};

/** Day, month, year: of an ISO date, or of what was typed with points between. @param {Wire} node */
function dateParts(node) {
  const [day = "", month = "", year = ""] = shownText({ ...node, role: "date_field" }).split(".");
  return [day, month, year];
}

/** Day, month, year as one text; "" where all are empty. @param {string[]} parts */
const joinedParts = (parts) => parts.join(".").replace(/^\.\.$/, "");

const BIRTH = ["bday-day", "bday-month", "bday-year"];

/** @type {Record<string, Draw>} */
const fields = {
  // What a person chooses from stands in a list; combobox.js moves through it, and comes where one has the focus.
  combobox: field((node, common, x) =>
    part("div", { class: "pw-combobox" },
      part("input", {
        ...common,
        type: "text",
        "=value": shownText(node),
        readonly: isLocked(node),
        autocomplete: node.autocomplete || "off",
        inputmode: node.input_mode,
        role: "combobox",
        "aria-expanded": "false",
        "aria-controls": `${x}:list`,
        "aria-autocomplete": "list",
        size: node.width,
      }),
      part("ul", { class: "pw-listbox", id: `${x}:list`, role: "listbox", "aria-label": node.name, hidden: true },
        ...(node.options ?? []).map(({ value, label, hint }, index) =>
          part("li", { class: "pw-option", id: `${x}:${index}`, role: "option", "aria-selected": "false", "data-value": value }, hint ? `${label} ` : label, hint && part("span", { class: "pw-hint" }, hint)),
        ),
      ),
    ),
  ),
  date_parts: (node, x, children, context) => {
    const { id: _id, "aria-describedby": described, ...common } = control(node, x, context);
    return host("fieldset", "field pw-date-parts", node, x, { "aria-describedby": described },
      label(node, x, "legend"),
      ...before(node, x),
      ...dateParts(node).map((value, index) =>
        part("div", { class: "pw-date-part" },
          part("label", { for: `${x}:${index}` }, node.parts?.[index]),
          part("input", {
            ...common,
            id: `${x}:${index}`,
            type: "text",
            "=value": value,
            readonly: isLocked(node),
            autocomplete: node.autocomplete === "bday" && BIRTH[index],
            inputmode: "numeric",
            size: index === 2 ? 4 : 2,
          }),
        ),
      ),
      ...after(node, x, children),
    );
  },
  text_field: input(),
  number_field: input("decimal"),
  date_field: input("numeric", 10),
  text_area: field((node, common) =>
    part("textarea", { ...common, "=value": shownText(node), readonly: isLocked(node), autocomplete: node.autocomplete, rows: node.rows || 4 }),
  ),
  select: field((node, common) =>
    part(
      "select",
      { ...common, autocomplete: node.autocomplete, "aria-readonly": node.read_only && "true" },
      part("option", { value: true }),
      ...(node.options ?? []).map(({ value, label }) => part("option", { value: always(value), "=selected": isChosen(node, value) }, label)),
    ),
  ),
  file_field: field((node, common) => part("input", { ...common, type: "file", accept: node.accept, multiple: node.multiple })),
  radio_group: choices("radio"),
  checkbox_group: choices("checkbox"),
  checkbox: (node, x, children, context) =>
    host("div", "field pw-check", node, x, {},
      part(
        "div",
        { class: "pw-choice" },
        part("input", { ...control(node, x, context), type: "checkbox", value: "on", "=checked": node.checked, "aria-readonly": node.read_only && "true" }),
        label(node, x, "label"),
      ),
      ...before(node, x),
      ...after(node, x, children),
    ),
};

/** @type {Record<string, Draw>} */
const roles = {
  ...fields,
  form: root("form", "form"),
  region: root("section", "region"),
  section: (node, x, children) =>
    host("section", "section", node, x, { "aria-labelledby": `${x}:title` }, title(node, x, 3, "-1"), help(node, x, "hint"), ...children),
  group: (node, x, children) =>
    host("fieldset", "group", node, x, { "aria-describedby": node.hint && `${x}:hint` },
      part("legend", { class: "pw-legend" }, node.name),
      help(node, x, "hint"),
      ...children,
    ),
  list: list("ul", "list"),
  steps: list("ol", "steps"),
  terms: list("dl", "terms"),
  item: (node, x, children) =>
    host("li", "item", node, x, { "aria-current": node.current && "step" },
      node.current && part("span", { class: "pw-current" }, node.current),
      node.current && " ",
      node.name && part("span", { class: "pw-text" }, node.name),
      node.status && " ",
      node.status && part("span", { class: `pw-status pw-status-${node.tone || "info"}` }, node.status),
      ...children,
    ),
  disclosure: (node, x, children) => host("details", "disclosure", node, x, { "=open": node.open }, part("summary", { class: "pw-summary" }, node.name), ...children),
  notice: message((node) => `notice pw-tone-${node.tone || "info"}`, 3),
  error_summary: message(() => "error-summary", 2),
  actions: (node, x, children) => host("div", "actions", node, x, {}, ...children),
  heading: (node, x) => host(headingTag(node, 3), "heading", node, x, {}, node.text),
  paragraph: (node, x) => host("p", "paragraph", node, x, {}, node.text),
  chart: (node, x) =>
    host("figure", "chart", node, x, { "aria-labelledby": `${x}:title` },
      part("figcaption", { class: "pw-chart-title", id: `${x}:title` }, node.name),
      part("p", { class: "pw-chart-summary", id: `${x}:summary` }, node.text),
      ...chartParts(node, part),
    ),
  qr_code: (node, x) => {
    const [, side, path] = /^(\S*) ?(.*)$/.exec(node.shape ?? "") ?? [];
    const code = part("svg", { class: "pw-qr-code", viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true", focusable: "false" }, part("path", { d: path }));
    return host("div", "qr", node, x, { role: "img", "aria-label": node.name }, code);
  },
  progress: (node, x) =>
    host("div", "progress", node, x, {},
      part("span", { class: "pw-progress-text", id: `${x}:title` }, node.name),
      part("progress", { max: "100", value: shownText(node), "aria-labelledby": `${x}:title` }),
    ),
  sample: (node, x) => host("div", "sample", node, x, { "data-look": node.look }, part("p", { class: "pw-sample-text" }, node.text)),
  term: (node, x, children) =>
    host("div", "term", node, x, {},
      part("dt", { class: "pw-term-name" }, node.name),
      part("dd", { class: "pw-term-value" }, shownText(node)),
      node.note && part("dd", { class: "pw-note" }, node.note),
      children.length > 0 && part("dd", { class: "pw-term-actions" }, ...children),
    ),
  button: (node, x) =>
    host("span", "button-box", node, x, {},
      part(
        "button",
        {
          class: `pw-button pw-${node.emphasis || "secondary"}`,
          id: `${x}:control`,
          type: node.id === "submit" || node.id === "next" ? "submit" : "button",
          name: "press",
          value: node.id,
          tabindex: node.aside && "-1",
          "aria-disabled": node.unavailable && "true",
          "aria-describedby": node.unavailable && `${x}:why`,
        },
        node.name,
      ),
      why(node, x, "span"),
    ),
  link: (node, x, _children, { prefix }) => host("a", "link", node, x, { href: node.target ? `#${prefix}${node.target}` : node.href }, node.name),
};

/** @param {string} role */
export const isRole = (role) => Object.hasOwn(roles, role);

/** @param {Wire} node */
export const isField = (node) => Object.hasOwn(fields, node.role);

/** What a person may look at and not change. @param {Wire} node */
export const isLocked = (node) => Boolean(node.read_only || node.unavailable);

/** @param {Wire} node @param {Context} context @returns {Part} */
export const draw = (node, context) =>
  roles[node.role](node, context.prefix + node.id, (node.children ?? []).map((child) => ({ child })), context);

/** What was chosen in file fields, for the host alone: the widget knows them by these keys. @type {Map<string, File>} */
export const chosenFiles = new Map();

/** @param {File} file */
function keyOf(file) {
  for (const [key, known] of chosenFiles) if (known === file) return key;
  const key = `f${chosenFiles.size + 1}`;
  chosenFiles.set(key, file);
  return key;
}

/** The controls of a choice. @param {Element} host @returns {NodeListOf<HTMLInputElement>} */
const choicesOf = (host) => host.querySelectorAll(":scope>.pw-choice>.pw-control");

/** @param {Element} host @returns {HTMLInputElement[]} */
const partsOf = (host) => [...host.querySelectorAll(/** @type {"input"} */ (":scope>.pw-date-part>.pw-control"))];

/** The control of any other field, or the button. A field's own control comes before those of its children. @param {Element} host */
export const controlOf = (host) => /** @type {HTMLInputElement} */ (host.querySelector(".pw-control,.pw-button"));

/**
 * The value a field's controls hold, as an input event carries it. Of files only names, sizes and types leave.
 * @param {Wire} node @param {Element} host @returns {unknown}
 */
export function read(node, host) {
  const control = controlOf(host);
  switch (node.role) {
    case "checkbox":
      return control.checked;
    case "radio_group":
      return [...choicesOf(host)].find((one) => one.checked)?.value ?? "";
    case "checkbox_group":
      return [...choicesOf(host)].filter((one) => one.checked).map((one) => one.value);
    case "date_parts":
      return joinedParts(partsOf(host).map((one) => one.value.trim()));
    case "file_field":
      return [...(control.files ?? [])].map((file) => ({ name: file.name, size: file.size, type: file.type, key: keyOf(file) }));
    default:
      return control.value;
  }
}

/** What read() gives where the controls show the node. @param {Wire} node @returns {unknown} */
export function shown(node) {
  const chosen = () => (node.options ?? []).map((option) => option.value).filter((value) => isChosen(node, value));
  switch (node.role) {
    case "checkbox":
      return Boolean(node.checked);
    case "radio_group":
    case "select":
      return chosen()[0] ?? "";
    case "checkbox_group":
      return chosen();
    case "date_parts":
      return joinedParts(dateParts(node));
    case "file_field":
      return [];
    default:
      return shownText(node);
  }
}

/** Makes the controls show the node, touching none that does already. @param {Wire} node @param {Element} host */
export function showValue(node, host) {
  const control = controlOf(host);
  if (node.role === "checkbox") setChecked(control, Boolean(node.checked));
  else if (node.role === "radio_group" || node.role === "checkbox_group")
    for (const one of choicesOf(host)) setChecked(one, isChosen(node, one.value));
  else if (node.role === "date_parts") dateParts(node).forEach((value, index) => setValue(partsOf(host)[index], value));
  else if (node.role !== "file_field") setValue(control, /** @type {string} */ (shown(node)));
}

/** @param {HTMLInputElement} control @param {boolean} on */
function setChecked(control, on) {
  if (control.checked !== on) control.checked = on;
}

/** Keeps the caret where it is, unless it is at the end. @param {HTMLInputElement} control @param {string} value */
function setValue(control, value) {
  if (control.value === value) return;
  const caret = control.selectionStart ?? null;
  const atEnd = caret === null || caret === control.value.length;
  control.value = value;
  if (!atEnd && control.selectionStart !== null) control.setSelectionRange(caret, caret);
}

/** The element that takes focus for a node. @param {Wire} node @param {HTMLElement} host @returns {HTMLElement} */
export function focusTarget(node, host) {
  if (node.role === "radio_group") return [...choicesOf(host)].find((one) => one.checked) ?? controlOf(host);
  if (isField(node) || node.role === "button") return controlOf(host);
  const inside = { form: ".pw-heading", region: ".pw-heading", section: ".pw-heading", disclosure: ".pw-summary" }[node.role];
  return (inside && /** @type {HTMLElement | null} */ (host.querySelector(`:scope>${inside}`))) || host;
}
