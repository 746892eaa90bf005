// For developers: the order in which Tab goes, drawn over an element as numbers joined by a line. Seen only, and out of everyone's way.
const SVG = "http://www.w3.org/2000/svg";
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Where Tab stops, in order: of a group of radio buttons at one. @param {Iterable<Element>} within @returns {HTMLElement[]} */
function stopsIn(within) {
  const groups = new Set();
  return /** @type {HTMLElement[]} */ ([...within]).filter((element) => {
    const field = /** @type {HTMLInputElement} */ (element);
    if (field.tabIndex < 0 || field.disabled || !field.checkVisibility?.({ visibilityProperty: true }) || field.getClientRects().length === 0) return false;
    if (field.type !== "radio") return true;
    const chosen = [...within].find((other) => /** @type {HTMLInputElement} */ (other).name === field.name && /** @type {HTMLInputElement} */ (other).checked);
    if (groups.has(field.name) || (chosen && chosen !== field)) return false;
    groups.add(field.name);
    return true;
  });
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return element;
}

/**
 * Draws until `signal` ends it, anew when something moves.
 * @param {Element} root a widget's own
 * @param {string} prefix ids of what is drawn begin with it
 * @param {AbortSignal} signal
 */
export function drawOrder(root, prefix, signal) {
  const layer = /** @type {SVGElement} */ (shape("svg", { "aria-hidden": "true", class: "pw-order" }));
  const look = { position: "absolute", left: "0", top: "0", overflow: "visible", width: "1px", height: "1px", pointerEvents: "none", zIndex: "2147483647" };
  Object.assign(layer.style, look); // by the object model: a policy against inline styles allows it
  let waits = false;
  const draw = () => {
    waits = false;
    if (signal.aborted) return;
    const own = root.querySelectorAll(STOPS);
    const stops = stopsIn([...own].filter((stop) => stop.closest(`[id^="${CSS.escape(prefix)}"]`)));
    const places = stops.map((stop) => stop.getBoundingClientRect()).map(({ left, top }) => [left + window.scrollX + 6, top + window.scrollY]);
    const color = getComputedStyle(root).getPropertyValue("--pw-attention").trim() || "Highlight";
    const ground = getComputedStyle(root).getPropertyValue("--pw-ground").trim() || "Canvas";
    layer.replaceChildren(
      shape("polyline", { points: places.map((place) => place.join()).join(" "), fill: "none", stroke: color, "stroke-width": 2 }),
      ...places.flatMap(([x, y], i) => [
        shape("circle", { cx: x, cy: y, r: 11, fill: color, stroke: ground }),
        shape("text", { x, y: y + 4, fill: ground, "font-size": 12, "font-weight": 700, "font-family": "sans-serif", "text-anchor": "middle" }, String(i + 1)),
      ]),
    );
  };
  const soon = () => {
    if (!waits) requestAnimationFrame(draw);
    waits = true;
  };
  const changes = new MutationObserver(soon);
  const sizes = new ResizeObserver(soon);
  document.body.append(layer);
  changes.observe(root, { childList: true, subtree: true, attributes: true });
  sizes.observe(root);
  sizes.observe(document.body);
  addEventListener("scroll", soon, { capture: true, passive: true, signal });
  addEventListener("resize", soon, { signal });
  signal.addEventListener("abort", () => {
    changes.disconnect();
    sizes.disconnect();
    layer.remove();
  });
  draw();
}
