// <portal-form> in the bench: the element stands in the page before its code comes, as an author would write it. Drafts are on.
import { definitionOf, draftOf } from "./definition.js";

const watched = watch();
const element = document.createElement("portal-form");
document.querySelector("#app")?.append(element);
const portal = import(String(new URL("./portal.js", import.meta.url)));

/** What no page needs and the bench asks for: the core's memory, and the draft that is being sealed: the model, not the DOM. */
function watch() {
  const seen = { memory: /** @type {WebAssembly.Memory | undefined} */ (undefined), draft: "{}" };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ ...args) => {
      const made = /** @type {any} */ (await Reflect.apply(instantiate, WebAssembly, args));
      seen.memory = made.exports.memory ?? seen.memory; // a module's second part has none of its own
      return made;
    }
  );
  const { encode } = TextEncoder.prototype;
  TextEncoder.prototype.encode = function (text = "") {
    if (text.startsWith('{"form":')) seen.draft = text;
    return Reflect.apply(encode, this, [text]);
  };
  return seen;
}

/**
 * When all fields are in the page. Until then the bench would ask in a loop, and take the time from us that it measures.
 * @param {import("./definition.js").NeutralForm} form
 */
function drawn({ fields }) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!fields.every(({ id }) => document.getElementById(controlId(id)))) return;
      observer.disconnect();
      resolve(undefined);
    });
    observer.observe(element, { childList: true, subtree: true });
  });
}

/** @param {string} id */
const controlId = (id) => `pw-/${id}:control`;

/**
 * @param {HTMLElement} _root
 * @param {import("./definition.js").NeutralForm} form
 * @param {Record<string, unknown>} data
 */
export async function mount(_root, form, data) {
  const { setHost } = await portal;
  setHost({ can: ["draft"], requests: { "draft.load": async () => ({ draft: draftOf(data) }) } });
  const whole = drawn(form);
  const widget = Object.assign(element, { definition: definitionOf(form) });
  await whole;
  return {
    input: (/** @type {string} */ id) => document.getElementById(controlId(id)),
    submit: () => document.getElementById("pw-submit:control")?.click(),
    errorCount: () => widget.querySelectorAll(".pw-field>.pw-error").length,
    value(/** @type {string} */ id) {
      /** @type {any} */ (widget).flush();
      return JSON.parse(watched.draft).content?.[`/${id}`]?.typed ?? data[id];
    },
    extraHeap: () => watched.memory?.buffer.byteLength ?? 0,
  };
}
