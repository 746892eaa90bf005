// The live surface: takes updates (sdk/ui/update.h), writes to the page only what differs, and sends what a person does.
// One class, since all of it turns on the same private tree; what can be said without it is in the files it imports.

import { controlOf, draw, focusTarget, isField, isLocked, isRole, read, showValue, shown } from "./controls.js";
import { UpdateError } from "./errors.js";
import { announce } from "./live.js";
import { applyMask } from "./mask.js";
import { create, same, write, writeAttributes } from "./patch.js";

/**
 * @typedef {import("./controls.js").Wire} Wire
 * @typedef {{ text: string, assertive?: boolean }} Announcement
 * @typedef {{ base?: number, version: number, root: string, nodes?: Wire[], removed?: string[], focus?: string, announce?: Announcement[] }} Update
 *   Without a base, or with 0, it starts from nothing and replaces all there is: a first update or a snapshot.
 * @typedef {{ type: string, node: string, value?: unknown, open?: boolean }} Sent an event of sdk/ui/event.h
 */

const ECHOES = 8; // answers that may still be on their way while a person types

export class DomSurface {
  /** @type {HTMLElement} */ #host;
  /** @type {(event: Sent) => void} */ #send;
  /** @type {import("./controls.js").Context} */ #context;
  /** @type {Map<string, Wire>} */ #nodes = new Map();
  /** @type {Map<string, HTMLElement>} */ #elements = new Map();
  /** @type {WeakMap<Element, string>} */ #ids = new WeakMap();
  #root = "";
  #version = 0;
  #adopting = false;
  /** @type {Sent[] | null} */ #held = null; // events met while the tree is being written; sent afterwards
  #focused = "";
  /** @type {Map<string, string[]>} */ #typed = new Map(); // what each field has sent last since focus came, as JSON
  /** @type {Map<string, boolean>} */ #opened = new Map(); // what was told of each disclosure and is not answered yet
  /** @type {Element | null} */ #composing = null;
  /** @type {Sent[] | null} */ #leaving = null; // while a mouse button or a finger is down
  #listening = new AbortController();
  /** @type {import("./patch.js").Tree} */ #tree;

  /**
   * @param {HTMLElement} host what the root element is put into
   * @param {{ prefix: string, send: (event: Sent) => void, lang: string }} options prefix: before every id, "pw-" for the
   *   first widget of a document, "pw2-", "pw3-" … for later ones
   */
  constructor(host, { prefix, send, lang }) {
    this.#host = host;
    this.#send = send;
    this.#context = { prefix, lang };
    this.#tree = {
      document: host.ownerDocument,
      child: (id, there) => this.#childAt(id, there),
      isNode: (element) => this.#ids.has(element),
      focused: () => this.#active(),
    };
    this.#listen();
  }

  get version() {
    return this.#version;
  }

  /** The language of what has none of its own. @param {string} lang */
  set lang(lang) {
    const root = this.#nodes.get(this.#root);
    const before = root && draw(root, this.#context);
    this.#context = { ...this.#context, lang };
    const element = this.#elements.get(this.#root);
    if (root && before && element) writeAttributes(element, before, draw(root, this.#context));
  }

  /**
   * @param {Update} update
   * @throws {UpdateError} wrong_base, or dangling_reference, unknown_name: it does not hang together. Nothing is changed then.
   */
  apply(update) {
    this.#check(update);
    this.#hold(() => {
      const gone = this.#take(update);
      for (const node of update.nodes ?? []) this.#patchChanged(node.id, gone);
      this.#attachRoot(update.root);
      for (const id of gone.keys()) this.#drop(id);
      this.#speakAndFocus(update);
    });
  }

  /**
   * Takes over what sdk/surface/html wrote into the host, without rebuilding it. What a person typed or opened before is sent.
   * Where there is nothing to take over it is apply().
   * @param {Update} update a first one
   */
  adopt(update) {
    const root = this.#host.querySelector(`[id="${this.#context.prefix + update.root}"]`);
    if (!(root instanceof HTMLElement)) return this.apply(update);
    this.#check(update);
    this.#hold(() => {
      this.#take(update);
      this.#adopting = true;
      const taken = this.#adopt(root, update.root);
      this.#adopting = false;
      if (taken !== root) root.replaceWith(taken);
      this.#attachRoot(update.root);
      for (const [id, node] of this.#nodes) this.#settleAdopted(id, node);
      if (!this.#speakAndFocus(update)) this.#onFocus(this.#active());
    });
  }

  /** Moves focus to a node and brings it into view. @param {string} id @returns {boolean} whether there is such a node */
  focus(id) {
    const node = this.#nodes.get(id);
    const host = this.#elements.get(id);
    if (!node || !host) return false;
    const target = focusTarget(node, host);
    const within = target.matches("summary") ? host : target; // a disclosure is not opened by focus on its own name
    for (let shut = within.parentElement?.closest("details:not([open])"); shut; shut = shut.closest("details:not([open])")) shut.setAttribute("open", "");
    if (host.closest("[data-pw-away]")) host.dispatchEvent(new CustomEvent("pw-reveal", { bubbles: true }));
    if (target === host && !target.matches("a[href],[tabindex]")) target.setAttribute("tabindex", "-1");
    if (target !== host && target.matches(".pw-heading:not([tabindex])")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    // The label and the error first, then surely the control itself.
    for (const element of [host, target]) element.scrollIntoView({ block: "nearest", behavior: "instant" });
    return true;
  }

  /** Stops listening. What is drawn stays in the page. */
  destroy() {
    this.#listening.abort();
    this.#nodes.clear();
    this.#elements.clear();
  }

  // Updates

  /** @param {Update} update @returns {boolean} whether focus was moved */
  #speakAndFocus({ announce: messages = [], focus }) {
    for (const { text, assertive } of messages) this.#say(text, assertive);
    return focus !== undefined && this.focus(focus);
  }

  /** @param {string | undefined} text @param {boolean} [assertive] */
  #say(text, assertive) {
    if (text) announce(this.#host.ownerDocument, text, assertive);
  }

  /** @param {Update} update */
  #check({ base = 0, root, nodes = [], removed = [] }) {
    if (base !== 0 && base !== this.#version)
      throw new UpdateError({ code: "wrong_base", path: "/base", expected: String(this.#version), got: String(base) });
    const listed = new Set(nodes.map((node) => node.id));
    const gone = new Set(removed);
    const known = (/** @type {string} */ id) => listed.has(id) || (base !== 0 && this.#nodes.has(id) && !gone.has(id));
    let dangling = known(root) ? undefined : root;
    for (const { children = [] } of nodes) dangling ??= children.find((id) => !known(id));
    if (dangling !== undefined)
      throw new UpdateError({ code: "dangling_reference", path: "/nodes", expected: "every child", got: JSON.stringify(dangling) });
    const strange = nodes.find((node) => !isRole(node.role));
    if (strange) throw new UpdateError({ code: "unknown_name", path: "/nodes", expected: "a role", got: JSON.stringify(strange.role) });
  }

  /** Runs `write`; what a person's agent does meanwhile (focus moves, blurs) is sent when the tree is whole. @param {() => void} write */
  #hold(write) {
    const outermost = this.#held === null;
    this.#held ??= [];
    try {
      write();
    } finally {
      if (outermost) {
        const held = this.#held;
        this.#held = null;
        for (const event of held) this.#send(event);
      }
    }
  }

  /** The new nodes become the present ones. Returns those they replace or end. @param {Update} update */
  #take({ base = 0, version, root, nodes = [], removed = [] }) {
    /** @type {Map<string, Wire>} */
    const gone = base === 0 ? this.#nodes : new Map(removed.map((id) => [id, /** @type {Wire} */ (this.#nodes.get(id))]));
    if (base === 0) this.#nodes = new Map();
    for (const id of removed) this.#nodes.delete(id);
    if (base === 0) this.#opened.clear();
    for (const node of nodes) {
      const before = this.#nodes.get(node.id);
      if (before) gone.set(node.id, before);
      this.#opened.delete(node.id);
      this.#nodes.set(node.id, node);
      if (node.look) this.#dress(node.look);
    }
    this.#version = version;
    this.#root = root;
    return gone;
  }

  /** @param {string} look of a sample */
  async #dress(look) {
    const { showLook } = await import("./samples.js");
    showLook(this.#host, look);
  }

  /** @param {string} id @param {Map<string, Wire>} gone */
  #patchChanged(id, gone) {
    const before = gone.get(id);
    gone.delete(id);
    const element = this.#elements.get(id);
    const after = /** @type {Wire} */ (this.#nodes.get(id));
    if (before && element && !same(before, after)) this.#patch(element, before, after);
  }

  /** @param {HTMLElement} element @param {Wire} before @param {Wire} after */
  #patch(element, before, after) {
    const was = draw(before, this.#context);
    const now = draw(after, this.#context);
    if (before.role !== after.role || was.tag !== now.tag) {
      this.#elements.delete(after.id);
      element.replaceWith(this.#element(after.id));
      return;
    }
    write(element, was, now, this.#tree);
    if (isField(after) && ["value", "checked", "options"].some((name) => differs(before, after, name))) this.#writeValue(after, element);
    if (element instanceof HTMLDetailsElement && differs(before, after, "open") && element.open !== Boolean(after.open)) element.open = Boolean(after.open);
  }

  /** @param {string} id */
  #attachRoot(id) {
    const element = this.#element(id);
    if (!this.#host.contains(element)) this.#host.replaceChildren(element);
    if (!("live" in element.dataset)) element.dataset.live = "";
  }

  /** @param {string} id */
  #drop(id) {
    const element = this.#elements.get(id);
    if (element?.isConnected) element.remove(); // not where it went with what was around it
    this.#elements.delete(id);
    this.#typed.delete(id);
  }

  // Elements

  /** The element of a node, made where there is none. @param {string} id @returns {HTMLElement} */
  #element(id) {
    const known = this.#elements.get(id);
    if (known) return known;
    const element = /** @type {HTMLElement} */ (create(draw(/** @type {Wire} */ (this.#nodes.get(id)), this.#context), this.#tree));
    this.#register(id, element);
    return element;
  }

  /** @param {string} id @param {HTMLElement} element */
  #register(id, element) {
    this.#elements.set(id, element);
    this.#ids.set(element, id);
  }

  /** The element of a child, taken over where the server wrote it. @param {string} id @param {(key: string) => ChildNode | undefined} there */
  #childAt(id, there) {
    const found = this.#adopting && !this.#elements.has(id) ? there(this.#context.prefix + id) : undefined;
    return found instanceof HTMLElement ? this.#adopt(found, id) : this.#element(id);
  }

  /** @param {HTMLElement} element @param {string} id */
  #adopt(element, id) {
    const now = draw(/** @type {Wire} */ (this.#nodes.get(id)), this.#context);
    if (element.localName !== now.tag) return this.#element(id);
    this.#register(id, element);
    write(element, null, now, this.#tree);
    return element;
  }

  // Values

  /**
   * What was sent since focus came is not news when it comes back, late: a person has typed on. Nor is a text written
   * under an input method that is still composing.
   * @param {Wire} node @param {HTMLElement} host
   */
  #writeValue(node, host) {
    if (this.#composing && host.contains(this.#composing)) return;
    const value = shown(node);
    const isText = typeof value === "string" && (!node.options || node.role === "combobox");
    if (isText && this.#typed.get(node.id)?.includes(JSON.stringify(value))) return;
    this.#typed.delete(node.id);
    showValue(node, host);
  }

  /** @param {string} id @param {Wire} node */
  #settleAdopted(id, node) {
    const host = this.#elements.get(id);
    if (!host) return;
    if (host instanceof HTMLDetailsElement && host.open !== Boolean(node.open)) this.#onToggle(host);
    if (!isField(node)) return;
    const there = read(node, host);
    if (JSON.stringify(there) === JSON.stringify(shown(node))) return;
    const typed = there !== "" && there !== false && !(Array.isArray(there) && there.length === 0);
    if (!isLocked(node) && (typed || isDirty(host))) this.#sendValue(node, host);
    else showValue(node, host);
  }

  /** @param {Wire} node @param {HTMLElement} host */
  #sendValue(node, host) {
    const value = read(node, host);
    const json = JSON.stringify(value);
    const typed = this.#typed.get(node.id) ?? [];
    // An input event and a change event tell of the same.
    if (json === (typed.at(-1) ?? JSON.stringify(shown(node)))) return;
    this.#typed.set(node.id, [...typed.slice(-ECHOES), json]);
    this.#emit({ type: "input", node: node.id, value });
  }

  // What a person does

  #listen() {
    /** @type {Record<string, (event: any) => void>} */
    const handlers = {
      input: (event) => this.#onInput(event),
      change: (event) => this.#onInput(event),
      focusin: ({ target }) => this.#onFocus(target),
      focusout: (event) => this.#onLeave(event),
      click: (event) => this.#onClick(event),
      submit: (event) => this.#onSubmit(event),
      compositionstart: ({ target }) => (this.#composing = target),
      compositionend: (event) => this.#onComposed(event),
    };
    const { signal } = this.#listening;
    const page = this.#host.ownerDocument;
    // What comes of leaving a field (an error above the button) must not move the button from under the pointer that presses it.
    page.addEventListener("mousedown", () => (this.#leaving ??= []), { signal, capture: true });
    for (const type of ["mouseup", "dragend", "keydown"]) page.addEventListener(type, () => setTimeout(() => this.#leave()), { signal, capture: true });
    for (const [type, handler] of Object.entries(handlers)) this.#host.addEventListener(type, handler, { signal });
    // Not the event toggle: it comes when the browser finds the time, after an answer that may have told otherwise.
    const opened = new MutationObserver((records) => new Set(records.map(({ target }) => target)).forEach((target) => this.#onToggle(target)));
    opened.observe(this.#host, { subtree: true, attributeFilter: ["open"] });
    signal.addEventListener("abort", () => opened.disconnect());
  }

  /** @param {Sent} event */
  #emit(event) {
    if (this.#held) this.#held.push(event);
    else this.#send(event);
  }

  /** The nearest node around an element. @param {unknown} target @returns {Wire | undefined} */
  #nodeAt(target) {
    for (let element = target instanceof Element ? target : null; element && element !== this.#host; element = element.parentElement) {
      const id = this.#ids.get(element);
      if (id !== undefined) return this.#nodes.get(id);
    }
    return undefined;
  }

  /** @param {InputEvent} event */
  #onInput(event) {
    const node = this.#nodeAt(event.target);
    const host = node && this.#elements.get(node.id);
    if (!host || !isField(node)) return;
    if (isLocked(node)) return this.#refuse(node, host);
    if (node.mask && event.type === "input" && !event.isComposing) applyMask(controlOf(host), node.mask, event.inputType ?? "");
    this.#sendValue(node, host);
  }

  /** @param {Wire} node @param {HTMLElement} host */
  #refuse(node, host) {
    showValue(node, host);
    this.#say(node.unavailable);
  }

  /** @param {CompositionEvent} event */
  #onComposed({ target }) {
    this.#composing = null;
    const node = this.#nodeAt(target);
    const host = node && this.#elements.get(node.id);
    if (!host || !isField(node) || isLocked(node)) return;
    if (node.mask) applyMask(controlOf(host), node.mask, "");
    this.#sendValue(node, host);
    const now = this.#nodes.get(node.id);
    if (now) this.#writeValue(now, host); // what was put off
  }

  /** @param {unknown} target */
  #onFocus(target) {
    const node = this.#nodeAt(target);
    if (!node || node.id === this.#focused) return;
    this.#focused = node.id;
    if (node.role === "combobox") this.#offer(node.id);
    this.#emit({ type: "focus", node: node.id });
  }

  /** What is offered for a text can be moved through, once its code has come. @param {string} id */
  async #offer(id) {
    const { attach } = await import("./combobox.js");
    const host = this.#elements.get(id);
    if (host) attach(host, (value) => {
      this.#typed.delete(id);
      this.#emit({ type: "input", node: id, value: [value] });
    });
  }

  /** @param {FocusEvent} event */
  #onLeave({ target, relatedTarget }) {
    // The window lost focus, not the field: it comes back to the same place.
    if (target === this.#active()) return;
    const node = this.#nodeAt(target);
    const to = this.#nodeAt(relatedTarget);
    if (!to) this.#focused = "";
    if (!node || node === to || !isField(node)) return;
    this.#composing = null;
    const leave = { type: "leave", node: node.id };
    if (this.#leaving) this.#leaving.push(leave);
    else this.#emit(leave);
    this.#typed.delete(node.id);
  }

  #leave() {
    const leaving = this.#leaving ?? [];
    this.#leaving = null;
    for (const event of leaving) this.#emit(event);
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    this.#leave();
    const target = /** @type {Element} */ (event.target);
    const node = this.#nodeAt(target);
    if (!node) return;
    if (target.closest(".pw-picker")) {
      this.#pickDate(node);
    } else if (node.role === "button" && target.closest("button")) {
      event.preventDefault(); // also of a submit: the press says it
      this.#press(node);
    } else if (node.role === "link" && node.target) {
      event.preventDefault();
      this.focus(node.target);
    } else if (isField(node) && isLocked(node) && target.matches("[type=checkbox],[type=radio],[type=file]")) {
      event.preventDefault();
      this.#say(node.unavailable);
    }
  }

  /** The browser's calendar, beside the field: what is chosen there is as if it were typed. @param {Wire} node */
  async #pickDate(node) {
    const { pickDate } = await import("./date_picker.js");
    const host = this.#elements.get(node.id);
    if (host && !isLocked(node)) pickDate(controlOf(host));
  }

  /** Enter in a form that has no button to press. @param {SubmitEvent} event */
  #onSubmit(event) {
    if (this.#nodeAt(event.target)?.id !== this.#root) return;
    event.preventDefault();
    const node = this.#nodes.get("submit") ?? this.#nodes.get("next");
    if (node) this.#press(node);
  }

  /** @param {Wire} node */
  #press(node) {
    if (node.unavailable) this.#say(node.unavailable);
    else this.#emit({ type: "press", node: node.id });
  }

  /** @param {unknown} target */
  #onToggle(target) {
    const node = this.#nodeAt(target);
    if (!(target instanceof HTMLDetailsElement) || node?.role !== "disclosure" || target.open === (this.#opened.get(node.id) ?? Boolean(node.open))) return;
    this.#opened.set(node.id, target.open);
    this.#emit({ type: "toggle", node: node.id, open: target.open });
  }

  #active() {
    const root = this.#host.getRootNode();
    return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  }
}

/** @param {Wire} before @param {Wire} after @param {string} name */
function differs(before, after, name) {
  const key = /** @type {keyof Wire} */ (name);
  return !same(before[key], after[key]);
}

/** Whether a person, or the browser for them, changed a control since the page came. @param {HTMLElement} host */
const isDirty = (host) =>
  [...host.querySelectorAll("input,textarea,option")].some((one) => {
    if (one instanceof HTMLOptionElement) return one.selected !== one.defaultSelected && one.value !== "";
    if (one instanceof HTMLTextAreaElement) return one.value !== one.defaultValue;
    return one instanceof HTMLInputElement && (one.checked !== one.defaultChecked || one.value !== one.defaultValue);
  });
