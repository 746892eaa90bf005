// Fields of the page that people mark and do not type into: checkboxes, radio buttons, sliders, colours. One group is one field.
import { closedBecause } from "./closed.js";

/** @typedef {import("./fields.js").PageField} PageField */

const TYPES = new Set(["checkbox", "radio", "range", "color"]);
const TOGGLED = new Set(["checkbox", "radio"]);
const TEXT_LIMIT = 120;

const squeeze = (/** @type {string | null | undefined} */ text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, TEXT_LIMIT);

/** @param {ParentNode} root @returns {Generator<HTMLInputElement>} */
function* inputsBelow(root) {
  for (const element of root.querySelectorAll("*")) {
    if (element instanceof HTMLInputElement && TYPES.has(element.type)) yield element;
    if (element.shadowRoot) yield* inputsBelow(element.shadowRoot);
  }
}

/** @param {Element} control */
function namedBy(control) {
  const root = /** @type {Document | ShadowRoot} */ (control.getRootNode());
  const ids = (control.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  return squeeze(ids.map((id) => root.getElementById(id)?.textContent).join(" ") || control.getAttribute("aria-label"));
}

const labelOf = (/** @type {HTMLInputElement} */ input) => namedBy(input) || squeeze([...(input.labels ?? [])].map((label) => label.textContent).join(" "));

/** @param {Element} control */
function groupLabelOf(control) {
  const group = control.closest("fieldset, [role=group], [role=radiogroup]");
  return group ? namedBy(group) || squeeze(group.querySelector("legend")?.textContent) : "";
}

/** Values that tell the members of a group apart; where the page's own do not, their numbers. @param {HTMLInputElement[]} group */
function valuesOf(group) {
  const own = group.map(({ value }) => value.replaceAll("\n", " "));
  return new Set(own).size === own.length && !own.includes("") ? own : own.map((_, index) => String(index + 1));
}

/** @param {HTMLInputElement} input @param {boolean} is */
function mark(input, is) {
  if (input.checked === is) return;
  if (input.type === "checkbox" || is) return input.click(); // as a person: every framework listens for it
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked")?.set?.call(input, false);
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}

/** @param {HTMLInputElement[]} group @returns {PageField} */
function fieldOf(group) {
  const [first] = group;
  const isToggled = TOGGLED.has(first.type);
  const isGroup = isToggled && (group.length > 1 || first.type === "radio");
  const values = valuesOf(group);
  const value = () => (isToggled ? group.flatMap(({ checked }, index) => (checked ? values[index] : [])).join("\n") : first.value);
  return {
    controls: group,
    signals: { tag: "input", type: first.type, name: squeeze(first.name), id: isGroup ? "" : squeeze(first.id), label: (isGroup && groupLabelOf(first)) || labelOf(first) },
    words: isGroup ? Object.fromEntries(group.map((input, index) => [values[index], labelOf(input) || values[index]])) : undefined,
    closed: (known) => {
      const all = group.map((input) => closedBecause(input, known));
      return all.find((each) => ["trap", "secret", "skipped"].includes(each)) ?? (all.includes("") ? "" : all[0]);
    },
    value,
    put: (wanted) => {
      const chosen = wanted === "" ? [] : wanted.split("\n");
      if (isToggled && !chosen.every((each) => values.includes(each))) return () => false;
      if (isToggled && first.type === "radio" && chosen.length > 0) {
        mark(group[values.indexOf(chosen[0])], true);
      } else if (isToggled) {
        group.forEach((input, index) => mark(input, chosen.includes(values[index])));
      } else {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(first, wanted);
        for (const type of ["input", "change"]) first.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
      }
      return () => value() === (isToggled ? values.filter((each) => chosen.includes(each)).join("\n") : wanted);
    },
  };
}

/** All that is marked below a form, and what belongs to it elsewhere. @param {Element} form @param {Element[]} outside @returns {PageField[]} */
export function markedFields(form, outside) {
  const inputs = [...inputsBelow(form), .../** @type {HTMLInputElement[]} */ (outside.filter((each) => each instanceof HTMLInputElement && TYPES.has(each.type)))];
  /** @type {Map<unknown, HTMLInputElement[]>} */ const groups = new Map();
  for (const input of inputs) {
    const key = input.name && TOGGLED.has(input.type) ? `${input.type} ${input.name}` : input;
    groups.set(key, [...(groups.get(key) ?? []), input]);
  }
  return [...groups.values()].map(fieldOf);
}
