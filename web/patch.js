// From descriptions to elements: makes what is new and writes only what differs.

import { place, placeBetween } from "./place.js";

/**
 * @typedef {import("./controls.js").Part} Part
 * @typedef {import("./controls.js").Item} Item
 * @typedef {{
 *   document: Document,
 *   child: (id: string, there: (key: string) => ChildNode | undefined) => Element,
 *   isNode: (element: Element) => boolean,
 *   focused: () => Element | null,
 * }} Tree what is around: the element of a node by its id (`there` finds what stands in its parent now), whether an element is a
 *   node's, and where focus is
 */

// What our elements are matched by from one drawing to the next. Elements put in by others (password managers, translators)
// have no key and are left alone.
const KEY = Symbol("key");

/** On the node itself: a form has thousands, and a WeakMap of them costs more than all else here. @typedef {Node & { [KEY]?: string }} Keyed */

/** @param {Node} node @param {string} key */
const setKey = (node, key) => void (/** @type {Keyed} */ (node)[KEY] = key);

/** @param {Node} node */
const knownKey = (node) => /** @type {Keyed} */ (node)[KEY];

/** @param {Part | string} item */
const keyOf = (item) => (typeof item === "string" ? "#text" : item.attributes.id ?? item.attributes.class ?? item.tag);

/** The same for what a server wrote. @param {Node} node */
const foundKey = (node) => (node instanceof Element ? node.id || node.getAttribute("class") || node.localName : node.nodeName);

/** What only our own HTML surface writes. @param {ChildNode} node */
const isOurs = (node) => (node instanceof Element ? node.matches('[class^="pw-"],label,option') : node.nodeType === Node.TEXT_NODE);

// Attributes that may be taken away from server HTML; any other is somebody else's.
const OURS = /^(aria-.+|role|required|readonly|autocomplete|inputmode|size|rows|lang|href|for|tabindex|accept|multiple|list)$/;

/** @param {Item} item @param {Tree} tree @returns {Node} */
function make(item, tree) {
  if (typeof item === "object" && "child" in item) return tree.child(item.child, () => undefined);
  const node = typeof item === "string" ? tree.document.createTextNode(item) : create(item, tree);
  setKey(node, keyOf(item));
  return node;
}

/**
 * Whether two descriptions, or two nodes of the wire, say the same: what differs is found without writing both as text.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  const [left, right] = [/** @type {Record<string, unknown>} */ (a), /** @type {Record<string, unknown>} */ (b)];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => name in right && same(left[name], right[name]));
}

/** Children are made first and appended at once. @param {Part} part @param {Tree} tree */
export function create({ tag, attributes, parts }, tree) {
  const element = tag === "svg" || tag === "path" ? tree.document.createElementNS("http://www.w3.org/2000/svg", tag) : tree.document.createElement(tag);
  for (const name in attributes) {
    if (name === "=value" && tag === "textarea") element.textContent = attributes[name];
    else element.setAttribute(name[0] === "=" ? name.slice(1) : name, attributes[name]);
  }
  element.append(...parts.map((item) => make(item, tree)));
  return element;
}

/**
 * @param {Element} element
 * @param {Part | null} was what was drawn there; null: see what is there (a server wrote it)
 * @param {Part} now
 * @param {Tree} tree
 */
export function write(element, was, now, tree) {
  writeAttributes(element, was, now);
  // What is inside a textarea is where its value started.
  if (now.tag !== "textarea" && !same(was?.parts, now.parts)) writeParts(element, was, now, tree);
}

/** @param {Element} element @param {Part | null} was @param {Part} now */
export function writeAttributes(element, was, now) {
  const names = was ? Object.keys(was.attributes) : element.getAttributeNames().filter((name) => OURS.test(name));
  for (const name of names) if (!(name in now.attributes) && !name.startsWith("=")) element.removeAttribute(name);
  for (const [name, value] of Object.entries(now.attributes)) {
    const old = was ? was.attributes[name] : element.getAttribute(name);
    if (old !== value && !name.startsWith("=")) element.setAttribute(name, value);
  }
}

/** @param {Item[]} items @returns {items is import("./controls.js").Child[]} */
const areChildren = (items) => items.every((item) => typeof item === "object" && "child" in item);

/**
 * One of a thousand comes or goes: those that stay in front of it and behind it are not looked at. Those that go are taken away
 * by whoever ends their node.
 * @param {Element} element @param {import("./controls.js").Child[]} was @param {import("./controls.js").Child[]} now @param {Tree} tree
 */
function writeChildren(element, was, now, tree) {
  let start = 0;
  while (start < now.length && was[start]?.child === now[start].child) ++start;
  let end = now.length;
  for (let old = was.length; end > start && old > start && was[old - 1].child === now[end - 1].child; --old) --end;
  const elements = now.slice(Math.max(start - 1, 0), end + 1).map(({ child }) => tree.child(child, () => undefined));
  const wanted = elements.slice(Math.min(start, 1), elements.length - Number(end < now.length));
  if (wanted.length === 0) return;
  const first = start > 0 ? elements[0].nextSibling : element.firstChild;
  placeBetween(element, wanted, first, end < now.length ? elements[elements.length - 1] : null, tree.focused());
}

/** @param {Element} element @param {Part | null} was @param {Part} now @param {Tree} tree */
function writeParts(element, was, now, tree) {
  if (was && areChildren(was.parts) && areChildren(now.parts)) return writeChildren(element, was.parts, now.parts, tree);
  const there = standing(element, was);
  const wanted = now.parts.map((item) => {
    if (typeof item === "object" && "child" in item) return tree.child(item.child, (key) => there.get(key)?.[0]?.node);
    const match = there.get(keyOf(item))?.shift();
    if (!match || (typeof item === "object" && match.node.nodeName.toLowerCase() !== item.tag)) return make(item, tree);
    if (typeof item !== "string") write(/** @type {Element} */ (match.node), match.part, item, tree);
    else if (match.node.nodeValue !== item) match.node.nodeValue = item;
    setKey(match.node, keyOf(item));
    return match.node;
  });
  const kept = new Set(wanted);
  /** @type {ChildNode | null} */
  let next = element.firstChild;
  while (next) {
    const child = next;
    next = child.nextSibling;
    if (kept.has(child)) continue;
    const known = knownKey(child) !== undefined || (child instanceof Element && tree.isNode(child));
    if (known || (!was && isOurs(child))) child.remove();
  }
  place(element, wanted, tree.focused());
}

/**
 * What stands in an element now, by key, in order, each with what was drawn there.
 * @param {Element} element @param {Part | null} was
 */
function standing(element, was) {
  /** @type {Map<string, { node: ChildNode, part: Part | null }[]>} */
  const there = new Map();
  for (const node of element.childNodes) {
    const key = was ? knownKey(node) : foundKey(node);
    if (key === undefined) continue;
    const same = there.get(key);
    if (same) same.push({ node, part: null });
    else there.set(key, [{ node, part: null }]);
  }
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const item of was?.parts ?? []) {
    if (typeof item === "string" || "child" in item) continue;
    const nth = seen.get(keyOf(item)) ?? 0;
    seen.set(keyOf(item), nth + 1);
    const entry = there.get(keyOf(item))?.[nth];
    if (entry) entry.part = item;
  }
  return there;
}
