// A tree drawn on a canvas as a terminal draws it, over the page's own elements of the same tree, which stay where focus, keys and assistive
// technology are (twin.js). For developers: fetched where one asks for it, with its module and letters.
//
// The canvas is no content: hidden from assistive technology, never focused, never pressed. It is drawn when something happens and not otherwise.
import { loadCore } from "./load.js";
import { Twin } from "./twin.js";
import { Painter } from "./webgl.js";

/** @typedef {import("./dom.js").Update} Update */
/** @typedef {import("./twin.js").Layout} Layout */
/** @typedef {import("./webgl.js").Picture} Picture */
/** @typedef {{ snapshot: () => Update | undefined, node: string, module?: string | URL }} Options the tree, and which of its nodes is drawn with all below it */

const TOKENS =
  "ground text quiet_text surface border rule accent on_accent accent_hover accent_surface danger on_danger danger_hover danger_surface success success_surface attention attention_surface focus focus_gap".split(" ");
const FORCED = matchMedia("(forced-colors: active)");
const GROUND = /ground|surface|^on_|gap$/; // tokens that others stand on or beside
// What may change what is seen. Scrolling does only where the canvas, larger than what is seen, no longer covers it.
const ACTS = ["input", "change", "focusin", "focusout", "click", "keyup", "compositionupdate"];
const LARGEST = 8192; // device pixels of a canvas, that every card can

/** @param {string} value of a length or a number; "" where there is none */
const number = (value, otherwise = 0) => (Number.isFinite(parseFloat(value)) ? parseFloat(value) : otherwise);

export class Drawing {
  /** @type {HTMLElement} */ #element;
  /** @type {Options} */ #options;
  /** @type {import("./marshal.js").Door} */ #door;
  #canvas = document.createElement("canvas");
  #painter = new Painter(this.#canvas);
  /** @type {Twin} */ #twin;
  #sheet = new CSSStyleSheet(); // where the canvas lies
  #colours = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
  #stop = new AbortController();
  /** @type {EventTarget | null} */ #hovered = null;
  /** @type {HTMLElement | null} */ #top = null; // the element of the drawn node
  #sizes = new ResizeObserver(() => this.refresh());
  /** @type {Update | undefined} the tree as it was last asked for */ #update;
  #version = -1;
  #waiting = 0;
  #seen = { from: 0, to: 0 }; // the part of the content that the canvas shows, CSS pixels
  /** @type {Layout | undefined} */ layout;
  /** Drawn so far. */ frames = 0;

  /**
   * @param {HTMLElement} element what holds the tree's elements
   * @param {Options} options
   * @throws {import("./errors.js").PortalError} where the module cannot be had, or the browser has no WebGL 2
   */
  static async open(element, options) {
    const instantiate = await loadCore(options.module ?? new URL("./canvas.wasm", import.meta.url));
    const drawing = new Drawing(element, options, await instantiate());
    drawing.refresh();
    return drawing;
  }

  /** @param {HTMLElement} element @param {Options} options @param {import("./marshal.js").Door} door */
  constructor(element, options, door) {
    this.#element = element;
    this.#options = options;
    this.#door = door;
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    this.#twin = new Twin(root);
    root.adoptedStyleSheets.push(this.#sheet);
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#listen();
  }

  #listen() {
    const { signal } = this.#stop;
    const refresh = () => this.refresh();
    for (const type of ACTS) this.#element.addEventListener(type, refresh, { signal });
    document.addEventListener("selectionchange", () => this.#element.contains(document.activeElement) && refresh(), { signal });
    this.#element.addEventListener("pointerover", ({ target }) => this.#hover(target), { signal });
    this.#element.addEventListener("pointerleave", () => this.#hover(null), { signal });
    addEventListener("scroll", () => this.#isCovered() || refresh(), { signal, capture: true, passive: true });
    addEventListener("resize", refresh, { signal }); // also of the density, by zooming or on another screen
    for (const query of [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)"), FORCED]) query.addEventListener("change", refresh, { signal });
    const changes = new MutationObserver(refresh);
    changes.observe(this.#element, { subtree: true, childList: true, attributes: true, attributeFilter: ["open", "hidden", "lang", "data-pw", "class"] });
    signal.addEventListener("abort", () => changes.disconnect());
    this.#canvas.addEventListener("webglcontextlost", (event) => event.preventDefault(), { signal });
    this.#canvas.addEventListener("webglcontextrestored", () => (this.#painter.prepare(), this.#forget()), { signal });
  }

  /** What is under the pointer may look otherwise. @param {EventTarget | null} target */
  #hover(target) {
    this.#hovered = target;
    this.refresh();
  }

  /** Everything anew: the card has lost it. */
  #forget() {
    this.#version = -1;
    this.#seen = { from: 0, to: 0 };
    this.refresh();
  }

  /** Something may have changed: looks at it before the next frame, once. */
  refresh() {
    if (!this.#waiting && !this.#stop.signal.aborted) this.#waiting = requestAnimationFrame(() => ((this.#waiting = 0), this.#look()));
  }

  /** The tree may be another: asks for it before the next frame. */
  renew() {
    this.#update = undefined;
    this.refresh();
  }

  /** Whether all that has happened is drawn. */
  get isSettled() {
    return this.#waiting === 0;
  }

  /** The page's elements as they were. */
  close() {
    this.#stop.abort();
    cancelAnimationFrame(this.#waiting);
    this.#sizes.disconnect();
    this.#leave();
    this.#twin.release();
    const root = /** @type {Document | ShadowRoot} */ (this.#element.getRootNode());
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #leave() {
    this.#canvas.remove();
    delete this.#top?.dataset.pwDrawn;
    this.#top = null;
  }

  #look() {
    const update = (this.#update ??= this.#options.snapshot());
    if (!update || !this.#take(update)) return;
    const top = /** @type {HTMLElement} */ (this.#top);
    const density = devicePixelRatio;
    const look = this.#theme(top);
    const request = {
      width: Math.floor(this.#width(top)),
      density: Math.round(density * 1000),
      ...look,
      ...(this.#version !== update.version && { update: this.#part(update) }),
      twin: this.#twin.read(this.#hovered),
    };
    /** @type {{ layout?: Layout, picture?: Picture }} */
    const { layout, picture } = JSON.parse(this.#door.call("portal_canvas", JSON.stringify(request)));
    this.#version = update.version;
    if (layout) {
      this.layout = layout;
      this.#twin.place(layout);
    }
    if (picture) this.#painter.take(picture, (pointer, length) => this.#door.bytes(pointer, length));
    if (picture || !this.#isCovered()) this.#paint(request.width, density);
  }

  /** The tree as it stands. False where there is nothing to draw over. @param {Update} update */
  #take(update) {
    const host = [...this.#element.children].find((child) => child.matches(".pw-root[id]"));
    const prefix = host?.id.endsWith(update.root) ? host.id.slice(0, -update.root.length) : "";
    if (this.#version !== update.version) this.#twin.take(prefix, new Map((update.nodes ?? []).map((node) => [node.id, node])), this.#options.node);
    const top = this.#twin.nodes.size > 0 ? this.#twin.host(this.#options.node) : null;
    if (top !== this.#top || (top && this.#canvas.parentNode !== top)) {
      this.#leave();
      this.#sizes.disconnect();
      this.#top = top;
      if (top) {
        top.dataset.pwDrawn = "";
        top.append(this.#canvas);
        this.#sizes.observe(top);
      }
    }
    return top !== null;
  }

  /** The drawn part alone, as a tree of its own. @param {Update} update @returns {Update} */
  #part(update) {
    return { base: 0, version: update.version, root: this.#options.node, nodes: [...this.#twin.nodes.values()] };
  }

  /** The page's colours and sizes as they are computed here. @param {HTMLElement} top */
  #theme(top) {
    const style = getComputedStyle(top);
    const token = (/** @type {string} */ name) => style.getPropertyValue(`--pw-${name}`).trim();
    const colour = (/** @type {string} */ name) => {
      this.#colours.fillStyle = "#000";
      this.#colours.fillStyle = FORCED.matches ? this.#forced(name) : token(name.replaceAll("_", "-"));
      return String(this.#colours.fillStyle).slice(0, 7);
    };
    return {
      medium: Math.round(number(getComputedStyle(/** @type {Element} */ (top.closest(".pw-root"))).fontSize, 16)),
      look: {
        colours: Object.fromEntries(TOKENS.map((name) => [name, colour(name)])),
        text_percent: Math.round(number(token("scale"), 1) * 100),
        line_percent: Math.round(number(token("line"), 1.5) * 100),
        letter_permille: Math.round(number(token("letter")) * 1000),
        word_permille: Math.round(number(token("word")) * 1000),
        target: Math.round(number(token("target"), 44)),
      },
    };
  }

  /** The person's own colours are three: all that is told apart by others is told apart by a line, a sign or a word as well. @param {string} name of a token */
  #forced(name) {
    this.#canvas.style.color = GROUND.test(name) ? "Canvas" : name === "focus" ? "Highlight" : "CanvasText";
    return getComputedStyle(this.#canvas).color.replace(/^rgba\((.*),.*$/, "rgb($1)"); // a browser may let what is selected shine through Highlight
  }

  /** What there is room for: the drawn node keeps a distance from the edges, by its margins. @param {HTMLElement} top */
  #width(top) {
    const { marginLeft, marginRight } = getComputedStyle(top);
    return top.getBoundingClientRect().width + number(marginLeft) + number(marginRight);
  }

  /** Where the drawn node lies in the content. */
  get #place() {
    const [x, y] = this.layout?.nodes[0]?.box ?? [0, 0];
    return { x: x / 100, y: y / 100 };
  }

  /** What of the content can be seen now. */
  #visible() {
    const top = /** @type {HTMLElement} */ (this.#top).getBoundingClientRect().top - this.#place.y;
    const all = this.layout?.height ?? 0;
    return { from: Math.min(Math.max(-top, 0), all), to: Math.min(Math.max(innerHeight - top, 0), all), all };
  }

  #isCovered() {
    if (!this.#top) return true;
    const { from, to } = this.#visible();
    return from >= to || (from >= this.#seen.from && to <= this.#seen.to);
  }

  /** Half a window more than what is seen, each way: scrolling is smooth and a long page costs no more than a short one. @param {number} width @param {number} density */
  #paint(width, density) {
    const { from, to, all } = this.#visible();
    const more = Math.min(innerHeight / 2, Math.max((LARGEST / density - (to - from)) / 2, 0));
    this.#seen = { from: Math.floor(Math.max(from - more, 0)), to: Math.ceil(Math.min(to + more, all)) };
    const height = this.#seen.to - this.#seen.from;
    if (height <= 0) return;
    const { x, y } = this.#place;
    this.#sheet.replaceSync(
      `.pw-root:not(#_):not(#_) [data-pw-drawn] > canvas { inset: ${this.#seen.from - y}px auto auto ${-x}px; inline-size: ${width}px; block-size: ${height}px; max-inline-size: none; }`,
    );
    this.#painter.paint(Math.round(this.#seen.from * density), Math.round(width * density), Math.round(height * density));
    this.frames += 1;
  }
}
