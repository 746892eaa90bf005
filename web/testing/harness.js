// In the page of the browser tests: one surface, and what it sent.
import { DomSurface } from "../dom.js";

/** @typedef {import("../dom.js").Sent} Sent */
/** @typedef {import("../dom.js").Update} Update */

const host = /** @type {HTMLElement} */ (document.getElementById("host"));

/** Lines of an element's structure, attributes in alphabetical order. @param {Element} element @param {string[]} [without] attributes */
function lines(element, without = []) {
  /** @type {string[]} */
  const out = [];
  /** @param {Node} node @param {string} indent */
  const walk = (node, indent) => {
    if (!(node instanceof Element)) return out.push(`${indent}${JSON.stringify(node.nodeValue)}`);
    const names = node.getAttributeNames().filter((name) => !without.includes(name) && name !== "data-live").sort();
    out.push(`${indent}${node.localName}${names.map((name) => ` ${name}=${JSON.stringify(node.getAttribute(name))}`).join("")}`);
    for (const child of node.childNodes) walk(child, `${indent}  `);
    return out.length;
  };
  walk(element, "");
  return out.join("\n");
}

/** Says as a line what an observer saw. @param {MutationRecord} record */
const seen = (record) =>
  record.type === "childList"
    ? `children of ${name(record.target)}: +${record.addedNodes.length} -${record.removedNodes.length}`
    : `${record.type === "attributes" ? record.attributeName : "text"} of ${name(record.target)}`;

/** @param {Node} node @returns {string} */
const name = (node) => (node instanceof Element ? node.id || node.className || node.localName : name(/** @type {Node} */ (node.parentNode)));

const bench = {
  host,
  /** @type {Sent[]} */ sent: [],
  /** @type {string[]} */ violations: [],
  /** @type {DomSurface | null} */ surface: null,
  /** @type {((event: Sent) => void) | null} */ answer: null,
  lines,
  DomSurface,

  start({ prefix = "pw-", lang = "ru" } = {}) {
    bench.sent = [];
    bench.surface?.destroy();
    const send = (/** @type {Sent} */ event) => {
      bench.sent.push(event);
      bench.answer?.(event);
    };
    bench.surface = new DomSurface(host, { prefix, lang, send });
    return bench.surface;
  },

  /** @param {Update} update */
  draw(update) {
    host.replaceChildren();
    bench.start().apply(update);
  },

  /** A fresh drawing of the same tree, in no document. @param {Update} update */
  fresh(update, { prefix = "pw-", lang = "ru" } = {}) {
    const other = document.createElement("div");
    new DomSurface(other, { prefix, lang, send: () => {} }).apply(update);
    return /** @type {Element} */ (other.firstElementChild);
  },

  /** What changes in the host while `act` runs. @param {() => void} act */
  changes(act) {
    const observer = new MutationObserver(() => {});
    observer.observe(host, { subtree: true, childList: true, attributes: true, characterData: true });
    act();
    const records = observer.takeRecords().map(seen);
    observer.disconnect();
    return records;
  },
};

addEventListener("securitypolicyviolation", (event) => bench.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
Object.assign(globalThis, { bench });

/** @typedef {typeof bench} Bench */
