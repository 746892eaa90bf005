// A combobox with a list (APG, "editable combobox with list autocomplete", no automatic selection). Focus stays in the text; the list is
// moved through by arrows, as aria-activedescendant. What stands in the list is the widget's: a text asks for it, the next update brings it.

const attached = new WeakSet();

/**
 * Once an element: it goes on working for all that is drawn into it.
 * @param {HTMLElement} host
 * @param {(value: string) => void} choose
 */
export function attach(host, choose) {
  if (attached.has(host)) return;
  attached.add(host);
  new Combobox(host, choose);
}

class Combobox {
  #active = -1;
  #isWanted = false; // the person has typed or asked for the list: it is shown as soon as there is something in it

  /** @param {HTMLElement} host @param {(value: string) => void} choose */
  constructor(host, choose) {
    this.control = /** @type {HTMLInputElement} */ (host.querySelector(".pw-control"));
    this.list = /** @type {HTMLElement} */ (host.querySelector(".pw-listbox"));
    this.choose = choose;
    this.control.addEventListener("keydown", (event) => this.#onKey(event));
    this.control.addEventListener("input", () => this.#want());
    this.control.addEventListener("click", () => this.#want());
    this.control.addEventListener("blur", () => this.#close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays in the text
    this.list.addEventListener("click", ({ target }) => this.#take(this.#options.indexOf(/** @type {HTMLElement} */ (/** @type {Element} */ (target).closest("li")))));
    new MutationObserver(() => this.#onNews()).observe(this.list, { childList: true, subtree: true, characterData: true });
    if (this.control.value !== this.control.defaultValue) this.#want(); // typed before this code came
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  get #isOpen() {
    return !this.list.hidden;
  }

  #want() {
    if (this.control.readOnly) return;
    this.#isWanted = true;
    this.#show(-1);
  }

  // Other proposals: none of them is chosen, whatever was.
  #onNews() {
    if (this.#isWanted || this.#isOpen) this.#show(-1);
  }

  /** @param {number} active */
  #show(active) {
    const options = this.#options;
    if (options.length === 0) return this.#hide();
    this.list.hidden = false;
    this.control.setAttribute("aria-expanded", "true");
    this.#active = active;
    options.forEach((option, index) => {
      const on = String(index === active);
      if (option.getAttribute("aria-selected") !== on) option.setAttribute("aria-selected", on);
    });
    if (active < 0) return this.control.removeAttribute("aria-activedescendant");
    this.control.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }

  #hide() {
    this.list.hidden = true;
    this.#active = -1;
    this.control.setAttribute("aria-expanded", "false");
    this.control.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.#isWanted = false;
    this.#hide();
  }

  /** @param {number} index */
  #take(index) {
    const value = this.#options[index]?.dataset.value;
    if (value === undefined) return;
    this.#close();
    this.choose(value);
  }

  /** Where nothing is open or active, Enter and Escape do what they do in any text. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || this.control.readOnly) return;
    const last = this.#options.length - 1;
    if (event.key === "ArrowDown") this.#down(event.altKey, last);
    else if (event.key === "ArrowUp" && event.altKey) this.#close();
    else if (event.key === "ArrowUp") this.#up(last);
    else if (event.key === "Enter" && this.#active >= 0) this.#take(this.#active);
    else if (event.key === "Escape" && this.#isOpen) this.#close();
    else return;
    event.preventDefault();
  }

  /** @param {boolean} onlyOpen @param {number} last */
  #down(onlyOpen, last) {
    this.#isWanted = true;
    if (!this.#isOpen || onlyOpen) this.#show(onlyOpen ? -1 : Math.min(0, last));
    else this.#show(this.#active >= last ? -1 : this.#active + 1);
  }

  /** @param {number} last */
  #up(last) {
    this.#isWanted = true;
    if (!this.#isOpen) this.#show(last);
    else this.#show(this.#active < 0 ? last : this.#active - 1);
  }
}
