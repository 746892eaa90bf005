// One question at a time, of the same form: the others stand aside, nothing is taken out of the page, and what is filled in stays.
import { stripBefore } from "./strip.js";

const QUESTION = ".pw-field,.pw-group";

/** @typedef {import("./page.js").Resident} Resident */

/** @type {import("./preferences.js").Part} */
export function begin(page, look) {
  /** @type {Map<Resident, { leave: () => void }>} */
  const pagers = new Map();
  const arrive = (/** @type {Resident} */ resident) => {
    if (!pagers.has(resident) && resident.querySelector(".pw-root")) pagers.set(resident, pager(resident, look.words ?? {}));
  };
  page.residents.forEach(arrive);
  page.arrivals?.add(arrive);
  return () => {
    page.arrivals?.delete(arrive);
    for (const { leave } of pagers.values()) leave();
  };
}

/** @param {Resident} resident @param {Record<string, string>} words */
function pager(resident, words) {
  if (!resident.querySelector("form.pw-root")) return { leave: () => {} };
  let current = 0;
  let isAll = false;
  /** @type {Set<string>} those of the page of the form that is open */
  let before = new Set();
  /** @type {ReturnType<typeof stripBefore> | undefined} */
  let bar;
  const questions = () => [...resident.querySelectorAll(QUESTION)].filter((each) => !each.parentElement?.closest(QUESTION));
  const aside = (/** @type {Element} */ element, /** @type {boolean} */ isAside) => element.toggleAttribute("data-pw-away", isAside);

  const show = () => {
    const all = questions();
    if (bar) bar.box.hidden = all.length < 2;
    if (all.length < 2) return resident.querySelectorAll("[data-pw-away]").forEach((each) => aside(each, false));
    // Another page of the form: its questions begin anew, or where focus is.
    if (!all.some(({ id }) => before.has(id))) current = all.findIndex((question) => question.contains(document.activeElement));
    before = new Set(all.map(({ id }) => id));
    bar ??= stripBefore(resident, words.question, [
      { name: words.earlier, press: () => go(current - 1) },
      { name: words.later, press: () => go(current + 1) },
      { name: words.all, press: () => ((isAll = !isAll), show()) },
    ]);
    current = Math.min(Math.max(current, 0), all.length - 1);
    all.forEach((question, index) => aside(question, !isAll && index !== current));
    for (const section of resident.querySelectorAll(".pw-section")) aside(section, !isAll && all.some((each) => section.contains(each)) && !section.contains(all[current]));
    for (const actions of resident.querySelectorAll(".pw-body > .pw-actions")) aside(actions, !isAll && current < all.length - 1);
    const [earlier, later] = bar.buttons;
    earlier.hidden = isAll || current === 0;
    later.hidden = isAll || current === all.length - 1;
    bar.status.textContent = isAll ? "" : `${words.question} ${current + 1} ${words.of} ${all.length}`;
  };
  /** @param {number} to */
  const go = (to) => {
    current = to;
    show();
    const control = /** @type {HTMLElement | null} */ (questions()[current]?.querySelector(".pw-control"));
    control?.focus();
  };
  const ending = new AbortController();
  // Focus is going to what stands aside: an error's field, a field that the page names.
  resident.addEventListener("pw-reveal", (event) => {
    const index = questions().findIndex((question) => question.contains(/** @type {Node} */ (event.target)));
    if (index >= 0) current = index;
    show();
  }, { signal: ending.signal });
  const observer = new MutationObserver((records) => records.some(({ target }) => target instanceof Element && !target.closest(".pw-strip")) && show());
  observer.observe(resident, { childList: true, subtree: true });
  show();
  return {
    leave() {
      ending.abort();
      observer.disconnect();
      bar?.box.remove();
      for (const element of resident.querySelectorAll("[data-pw-away]")) element.removeAttribute("data-pw-away");
    },
  };
}
