// Widgets' contracts as TypeScript: each element's properties, methods and events, for pages that are written with types.
import { className, eventType, TYPES } from "./manifest.mjs";

/** @typedef {import("./manifest.mjs").Contract} Contract */

// A page sets what it has read from anywhere; the widget says where that is not what it takes.
const own = (/** @type {string} */ type) => (type === "json" ? "unknown" : TYPES[type]);
const doc = (/** @type {string} */ words) => `  /** ${words.replaceAll("*/", "* /")} */\n`;

/** @param {Contract} contract */
function element({ name, summary, properties, methods = [], events }) {
  const type = `${className(name)}Element`;
  const fields = properties.map((each) => `${doc(each.doc)}  ${each.name}: ${own(each.type)} | undefined;\n`);
  const asks = methods.map(
    (each) => `${doc(each.doc)}  ${each.name}(root?: Document | ShadowRoot | Element, more?: { reasons?: boolean }): Promise<({ control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement } & ${each.answer ?? "object"})[]>;\n`,
  );
  const heard = events.map((each) => `  "${each.name}": ${eventType(each.detail, each.types)};\n`);
  return `/** ${summary.en} */
export interface ${type} extends PortalElement {
${[...fields, ...asks].join("")}${listeners(type)}}
export interface ${type}EventMap extends HTMLElementEventMap {
${heard.join("")}}
`;
}

/** @param {string} type */
const listeners = (type) =>
  ["add", "remove"]
    .map((what) => {
      const last = what === "add" ? "options?: boolean | AddEventListenerOptions" : "options?: boolean | EventListenerOptions";
      return `  ${what}EventListener<K extends keyof ${type}EventMap>(type: K, listener: (this: ${type}, event: ${type}EventMap[K]) => unknown, ${last}): void;
  ${what}EventListener(type: string, listener: EventListenerOrEventListenerObject, ${last}): void;
`;
    })
    .join("");

/** The file elements.d.ts. @param {Contract[]} contracts */
export const elementTypes = (contracts) => `// Made from the widgets' contracts: attributes and more words in custom-elements.json and in each README.
import type { PortalElement } from "./portal.js";

${contracts.map(element).join("\n")}
declare global {
  interface HTMLElementTagNameMap {
${contracts.map(({ name }) => `    "portal-${name}": ${className(name)}Element;\n`).join("")}  }
}
`;
