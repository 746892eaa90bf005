// The page's own elements as the twin of a drawing: what they hold goes to it, and they stand, unseen, where it draws each node.
//
// They stay what they are: the same roles, names and values for assistive technology, the same keys, input methods and lists. Places are rules of
// a sheet made by script: no style attribute, no markup.
import { isField, read, shown } from "./controls.js";

/** @typedef {import("./controls.js").Wire} Wire */
/** @typedef {[x: number, y: number, width: number, height: number]} Box hundredths of a CSS pixel */
/** @typedef {{ id: string, role: string, name: string, value?: unknown, box: Box, control: Box }} Placed */
/** @typedef {{ height: number, nodes: Placed[], stops: { node: string, option: number, box: Box }[] }} Layout */

const SCOPE = ".pw-root:not(#_):not(#_)";
const DRAWN = `${SCOPE} [data-pw-drawn]`;
// Elements of nodes that have parts, and elements around parts that stand for nothing.
const HOSTS = ".pw-field,.pw-group,.pw-section,.pw-item,.pw-disclosure,.pw-notice,.pw-error-summary,.pw-chart,.pw-qr,.pw-progress,.pw-sample,.pw-term,.pw-button-box";
const AROUND = ".pw-body,.pw-extra,.pw-term-actions,.pw-choice,.pw-combobox,.pw-date-part";

// What drops down (a combobox's list) is the page's own and is seen, as a select's list is the browser's own.
const UNSEEN = `
${DRAWN} { position: relative; z-index: 0; max-inline-size: none; }
${DRAWN} > canvas { position: absolute; z-index: -1; pointer-events: none; }
${DRAWN} :not(.pw-listbox, .pw-listbox *, canvas) {
  border-color: transparent; outline-color: transparent; background: none; box-shadow: none;
  color: transparent; caret-color: transparent; text-decoration-color: transparent; forced-color-adjust: none;
}
${DRAWN} .pw-listbox { forced-color-adjust: auto; }
${DRAWN} :is(.pw-control, .pw-button, progress, svg) { opacity: 0; }
${DRAWN} :not(.pw-listbox *)::before, ${DRAWN} :not(.pw-listbox *)::after { border-color: transparent; background: none; color: transparent; }
${DRAWN} :is(${HOSTS},${AROUND}) > *, ${DRAWN} > :not(canvas) {
  position: absolute; inset: 0 auto auto 0; inline-size: 100%; max-inline-size: none; block-size: 100%; min-block-size: 0; overflow: clip; margin: 0; padding: 0;
  border-width: 0; float: none; pointer-events: none;
}
${DRAWN} :is(${AROUND}) { position: static; inline-size: auto; block-size: auto; overflow: visible; min-block-size: 0; padding: 0; pointer-events: auto; }
`;

/** @param {string} text */
const letters = (text) => [...text].length;

export class Twin {
  /** @type {DocumentOrShadowRoot & ParentNode & NonElementParentNode} */ #root;
  #prefix = "";
  /** @type {Map<string, Wire>} the nodes that are drawn */ nodes = new Map();
  /** @type {Map<string, string>} */ #parents = new Map();
  #sheet = new CSSStyleSheet();

  /** @param {Document | ShadowRoot} root what the elements stand in */
  constructor(root) {
    this.#root = root;
    root.adoptedStyleSheets.push(this.#sheet);
  }

  /** @param {string} prefix @param {Map<string, Wire>} all @param {string} top the node that is drawn with all below it */
  take(prefix, all, top) {
    this.#prefix = prefix;
    this.nodes = new Map();
    this.#parents.clear();
    const walk = (/** @type {string} */ id) => {
      const node = all.get(id);
      if (!node) return;
      this.nodes.set(id, node);
      for (const child of node.children ?? []) {
        this.#parents.set(child, id);
        walk(child);
      }
    };
    walk(top);
  }

  /** @param {string} id */
  host(id) {
    return /** @type {HTMLElement | null} */ (this.#root.getElementById(this.#prefix + id));
  }

  /** The node around an element, and the number of the option it belongs to, of those that have several. @param {EventTarget | null} target */
  placeOf(target) {
    for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
      const id = element.id.startsWith(this.#prefix) ? element.id.slice(this.#prefix.length) : "";
      if (!this.nodes.has(id)) continue;
      const control = /** @type {Element} */ (target).closest(".pw-choice,.pw-date-part")?.querySelector(".pw-control");
      const option = Number(/:(\d+)$/.exec(control?.id ?? "")?.[1] ?? -1);
      return { node: id, option };
    }
    return { node: "", option: -1 };
  }

  /** What the elements hold now. @param {EventTarget | null} hovered */
  read(hovered) {
    /** @type {Record<string, unknown>} */ const values = {};
    /** @type {Record<string, boolean>} */ const open = {};
    for (const [id, node] of this.nodes) {
      const host = this.host(id);
      if (!host) continue;
      if (isField(node)) {
        const value = read(node, host);
        if (JSON.stringify(value) !== JSON.stringify(shown(node))) values[id] = value;
      } else if (host instanceof HTMLDetailsElement) {
        if (host.open !== Boolean(node.open)) open[id] = host.open;
      } else if (node.role === "chart" && host.querySelector("details")?.open) {
        open[id] = true;
      }
    }
    const over = this.placeOf(hovered);
    return { values, open, ...this.#focus(), hovered: over.node, hovered_option: over.option };
  }

  #focus() {
    const control = this.#root.activeElement;
    const { node, option } = this.placeOf(control);
    const isText = control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && !/^(checkbox|radio|file|color)$/.test(control.type));
    if (!isText) return { focused: node, option };
    const { value, selectionDirection } = control;
    const [from, to] = [control.selectionStart ?? value.length, control.selectionEnd ?? value.length].map((place) => letters(value.slice(0, place)));
    const [anchor, caret] = selectionDirection === "backward" ? [to, from] : [from, to];
    return { focused: node, option, text: value, anchor, caret };
  }

  /** @param {Layout} layout */
  place({ height, nodes, stops }) {
    const boxes = new Map(nodes.map((node) => [node.id, node]));
    const px = (/** @type {number} */ hundredths) => `${hundredths / 100}px`;
    const rule = (/** @type {string} */ selector, /** @type {Box} */ [x, y, width, inside], /** @type {Box} */ [left, top], more = "") =>
      `${SCOPE} ${selector} { position: absolute; inset: ${px(y - top)} auto auto ${px(x - left)}; inline-size: ${px(width)}; block-size: ${px(inside)}; ` +
      `min-block-size: 0; max-inline-size: none; margin: 0; padding: 0; overflow: visible; pointer-events: auto; ${more}}`;
    const id = (/** @type {string} */ name) => `#${CSS.escape(this.#prefix + name)}`;
    const control = "z-index: 1; ";
    const top = /** @type {Placed} */ (nodes[0]).box;
    const lines = [UNSEEN, `${DRAWN} { block-size: ${px(top[3])}; min-block-size: 0; margin: ${px(top[1])} ${px(top[0])} ${height - (top[1] + top[3]) / 100}px; padding: 0; border: 0; }`];
    for (const { id: name, role, box, control: inner } of nodes) {
      const around = boxes.get(this.#parents.get(name) ?? "")?.box;
      if (around) lines.push(rule(id(name), box, around));
      if (isField(/** @type {Wire} */ (this.nodes.get(name))) || role === "button") lines.push(rule(id(`${name}:control`), inner, box, control));
      if (role === "combobox") lines.push(rule(id(`${name}:list`), [inner[0], inner[1] + inner[3], inner[2], 0], box, "z-index: 3; block-size: auto; overflow-y: auto; "));
    }
    for (const { node: name, option, box } of stops) {
      const { role } = /** @type {Wire} */ (this.nodes.get(name));
      const own = /** @type {Placed} */ (boxes.get(name)).box;
      const which = id(option < 0 ? `${name}:control` : `${name}:${option}`);
      if (option >= 0 || role === "checkbox") lines.push(rule(which, box, own, control), rule(`${which} + label`, box, own));
      else if (role === "disclosure" || role === "chart") lines.push(rule(`${id(name)}${role === "chart" ? " > details" : ""} > summary`, box, own, control));
    }
    this.#sheet.replaceSync(lines.join("\n"));
  }

  /** As they were. */
  release() {
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

