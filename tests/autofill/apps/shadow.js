// The form without a framework, inside an open shadow root.
import { mount as plain } from "./plain.js";

export function mount(/** @type {HTMLElement} */ place) {
  const host = document.createElement("div");
  const inside = document.createElement("div");
  host.attachShadow({ mode: "open" }).append(inside);
  place.append(host);
  return plain(inside);
}
