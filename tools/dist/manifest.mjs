// Widgets' contracts as a Custom Elements Manifest 1.0.0, which editors and catalogues read.

/**
 * widgets/contract.schema.json, as far as it goes in.
 * @typedef {object} Contract
 * @property {string} name
 * @property {{ ru: string, en: string }} summary
 * @property {{ name: string, property?: string, type: string, doc: string }[]} attributes
 * @property {{ name: string, type: string, doc: string }[]} properties
 * @property {{ name: string, detail: Record<string, string>, types?: Record<string, string>, doc: string }[]} events
 * @property {{ name: string, answer?: string, doc: string }[]} [methods]
 */

const MODULE = "portal.js";
export const TYPES = /** @type {Record<string, string>} */ ({ "url-json": "string", json: "object", text: "string", flag: "boolean", number: "number" });

// What every element has, whatever its contract (web/element.js, web/page.js).
const COMMON_ATTRIBUTES = [
  { name: "locale", type: { text: "string" }, description: "The language of its texts; absent: the nearest lang." },
  { name: "host", type: { text: "string" }, description: "Address of the backend that answers its requests; absent: the device alone. Read once." },
  { name: "zone", type: { text: "string" }, description: "The authority's time zone, an IANA name; absent: <meta name=portal-zone>, else the browser's. Read once." },
  { name: "drafts", type: { text: '"server"' }, description: "Where drafts are kept; absent: on the device. Read once." },
];
const COMMON_EVENTS = [
  { name: "portal-error", type: { text: "CustomEvent<Fault>" }, description: "Something the page or a host did wrong. What a person typed stays." },
];

/** @param {string} name "life-event" → "PortalLifeEvent" */
export const className = (name) => `Portal${name.replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase())}`;

/** @param {Contract} contract */
function declaration(contract) {
  return {
    kind: "class",
    name: className(contract.name),
    customElement: true,
    tagName: `portal-${contract.name}`,
    superclass: { name: "HTMLElement" },
    summary: contract.summary.en,
    description: contract.summary.ru,
    attributes: [
      ...contract.attributes.map(({ name, property, type, doc }) => ({ name, type: { text: TYPES[type] }, description: doc, fieldName: property ?? name })),
      ...COMMON_ATTRIBUTES,
    ],
    members: [
      ...contract.properties.map(({ name, type, doc }) => ({ kind: "field", name, type: { text: TYPES[type] }, description: doc })),
      ...(contract.methods ?? []).map(({ name, doc }) => ({ kind: "method", name, description: doc })),
    ],
    events: [...contract.events.map(({ name, detail, types, doc }) => ({ name, type: { text: eventType(detail, types) }, description: describe(doc, detail) })), ...COMMON_EVENTS],
  };
}

/** @param {Record<string, string>} detail @param {Record<string, string>} [types] */
export const eventType = (detail, types = {}) => `CustomEvent<{ ${Object.keys(detail).map((name) => `${name}: ${types[name] ?? "unknown"}`).join("; ")} }>`;

/** @param {string} doc @param {Record<string, string>} detail */
const describe = (doc, detail) => [doc, ...Object.entries(detail).map(([name, words]) => `detail.${name}: ${words}`)].join("\n");

/** @param {Contract[]} contracts */
export function elementsManifest(contracts) {
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        declarations: contracts.map(declaration),
        exports: contracts.map(({ name }) => ({ kind: "custom-element-definition", name: `portal-${name}`, declaration: { name: className(name), module: MODULE } })),
      },
    ],
  };
}
