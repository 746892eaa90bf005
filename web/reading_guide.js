// A ruler under the line that is read, or a window around it. It follows the pointer and the focus, and takes no press.

const WINDOW = 3.2; // heights of the window, in lines

/** @type {import("./preferences.js").Part} */
export function begin(_page, look) {
  const isMask = look.flags.includes("guide-mask");
  const pieces = (isMask ? ["pw-guide-shade", "pw-guide-shade"] : ["pw-guide-line"]).map((name) => {
    const piece = document.createElement("div");
    piece.className = `pw-guide ${name}`;
    piece.setAttribute("aria-hidden", "true");
    document.body.append(piece);
    return piece;
  });

  /** @param {number} top of the line @param {number} height of the line */
  const show = (top, height) => {
    if (!isMask) return void (pieces[0].style.top = `${Math.round(top + height + 2)}px`);
    const half = (height * WINDOW) / 2;
    const middle = top + height / 2;
    Object.assign(pieces[0].style, { top: "0", height: `${Math.max(0, middle - half)}px` });
    Object.assign(pieces[1].style, { top: `${middle + half}px`, bottom: "0" });
  };
  const lineHeight = (/** @type {Element} */ element) => parseFloat(getComputedStyle(element).lineHeight) || 1.5 * parseFloat(getComputedStyle(element).fontSize);
  const onPointer = (/** @type {PointerEvent} */ event) => {
    const height = event.target instanceof Element ? lineHeight(event.target) : 24;
    show(event.clientY - height / 2, height);
  };
  const onFocus = () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return;
    const box = focused.getBoundingClientRect();
    show(box.top, Math.min(box.height, 2 * lineHeight(focused)));
  };
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener("pointermove", onPointer, { signal, passive: true });
  addEventListener("focusin", onFocus, { signal });
  show(innerHeight / 3, 24);
  onFocus();
  return () => {
    ending.abort();
    for (const piece of pieces) piece.remove();
  };
}
