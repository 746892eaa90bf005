// What a page of the element's tests runs: the elements over a hand-made module, and a way to ask the device's host.
import { Core } from "../core.js";
import { defineElements } from "../define.js";
import { answer } from "../host/host.js";
import { embedded } from "../host/embedded.js";
import { Assets, setHost } from "../page.js";
import { fakeDoor, newWorld } from "./fake_widget.js";

const world = newWorld();
const core = new Core(() => fakeDoor(world));

export const stage = {
  world,
  setHost,
  found: document.querySelector(".pw-root"),
  /** @type {{ name: string, detail: any }[]} */
  events: [],
  /** @type {string[]} */
  violations: [],
  async define() {
    await core.restart();
    defineElements(core, new Assets(document.baseURI, ["ru", "en"], "fake"));
  },
  /** @param {string} kind @param {Record<string, unknown>} payload */
  ask: (kind, payload) => answer(embedded(), kind, payload),
};

for (const name of ["portal-told", "portal-error"]) {
  document.addEventListener(name, (event) => stage.events.push({ name, detail: /** @type {CustomEvent} */ (event).detail }));
}
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => stage.violations.push(`${violatedDirective} ${blockedURI}`));
Object.assign(globalThis, { stage });
