// For one or two switches, and for a pointer that cannot press: what can be pressed is marked in turn, or pressed by resting on it.
//
// Focus is not moved by scanning: what is marked is only pressed. While a text is being written the keys are the text's own.

const PRESSED = 'a[href],button:not([tabindex="-1"]),input:not([type=hidden]),select,textarea,summary';
const WRITTEN = "input:not([type=checkbox],[type=radio],[type=file],[type=color],[type=button]),textarea,select";

/** @type {import("./preferences.js").Part} */
export function begin(_page, look) {
  const ending = new AbortController();
  const scan = look.flags.find((flag) => flag.startsWith("scan-"));
  const ends = [scan && scanning(scan === "scan-two", look.pace?.scan ?? 2000, ending.signal), look.pace?.dwell && dwelling(look.pace.dwell, ending.signal)];
  return () => {
    ending.abort();
    for (const end of ends) if (end) end();
  };
}

const pressable = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(PRESSED))].filter((element) => element.getClientRects().length > 0);

/** Presses, or goes into what is written in. @param {HTMLElement} element */
function press(element) {
  element.focus();
  if (!element.matches(WRITTEN)) element.click();
}

/** @param {boolean} isTwo @param {number} pace ms @param {AbortSignal} signal */
function scanning(isTwo, pace, signal) {
  /** @type {HTMLElement | undefined} */
  let marked;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const mark = (/** @type {HTMLElement | undefined} */ next) => {
    marked?.removeAttribute("data-pw-scanned");
    marked = next;
    marked?.setAttribute("data-pw-scanned", "");
    marked?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  const step = () => {
    const all = pressable();
    // From what was pressed last on, and in a circle.
    const from = marked?.isConnected ? marked : /** @type {HTMLElement} */ (document.activeElement);
    mark(all[(all.indexOf(from) + 1) % all.length]);
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    mark(undefined);
  };
  const run = () => {
    step();
    if (!isTwo) timer = setInterval(step, pace);
  };
  const act = () => {
    const target = marked;
    if (!target) return run();
    stop();
    press(target);
    if (!target.matches(WRITTEN)) run();
  };
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") return stop();
      const isWriting = event.target instanceof Element && event.target.matches(WRITTEN) && !marked;
      if (isWriting || event.altKey || event.ctrlKey || event.metaKey || (event.key !== " " && !(isTwo && event.key === "Enter"))) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (isTwo && event.key === " ") step();
      else act();
    },
    { signal, capture: true },
  );
  // A switch is also released: a button must not be pressed by that.
  addEventListener("keyup", (event) => marked && (event.key === " " || event.key === "Enter") && event.preventDefault(), { signal, capture: true });
  return stop;
}

/** @param {number} pace ms @param {AbortSignal} signal */
function dwelling(pace, signal) {
  const MOVES = 6; // px: a hand that trembles rests
  /** @type {HTMLElement | null} */
  let target = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let x = 0;
  let y = 0;
  const leave = () => {
    clearTimeout(timer);
    target?.removeAttribute("data-pw-dwelling");
    target = null;
  };
  addEventListener(
    "pointermove",
    (event) => {
      const over = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(`${PRESSED},label`)) : null;
      if (over === target && Math.hypot(event.clientX - x, event.clientY - y) < MOVES) return;
      if (over === target && timer === undefined) return; // pressed already: it has to be left first
      leave();
      [x, y] = [event.clientX, event.clientY];
      if (!over) return;
      target = over;
      over.setAttribute("data-pw-dwelling", "");
      timer = setTimeout(() => {
        timer = undefined;
        over.removeAttribute("data-pw-dwelling");
        if (over.isConnected) press(over);
      }, pace);
    },
    { signal },
  );
  addEventListener("pointerdown", leave, { signal, capture: true });
  return leave;
}
