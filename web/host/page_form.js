// Which form of the page is meant, and the name that its drafts are filed under.

/** The form that is meant: by its id, around the element, or the first one after it. @param {Element} element @param {string} [id] */
export function formOf(element, id) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  if (id) return root.getElementById(id) ?? findDeep(document, id);
  const around = element.closest("form");
  if (around) return around;
  const forms = [...root.querySelectorAll("form")];
  return forms.find((form) => element.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING) ?? forms[forms.length - 1] ?? null;
}

/** An element by its id in an open shadow root somewhere below. @param {Document | ShadowRoot} root @param {string} id @returns {Element | null} */
function findDeep(root, id) {
  for (const element of root.querySelectorAll("*")) {
    const found = element.shadowRoot && (element.shadowRoot.getElementById(id) ?? findDeep(element.shadowRoot, id));
    if (found) return found;
  }
  return null;
}

/** Controls that say by `form=` that they belong to a form elsewhere in the page. @param {Element} form @returns {Element[]} */
export function outsideOf(form) {
  if (!(form instanceof HTMLFormElement)) return [];
  // By the prototype: an old form may have a field that is called "elements".
  const elements = /** @type {HTMLFormControlsCollection} */ (Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements")?.get?.call(form));
  return [...elements].filter((control) => !form.contains(control));
}

// What says where a person came from, who they are to a counter, in which language they read: the same form whatever it says.
const ABOUT_THE_VISIT =
  /^(?:utm[_-].*|.*clid|[gw]braid|gad_.*|_ga.*|_gl|_?openstat.*|_ym.*|ym_.*|mc_[ce]id|_?hs[a_].*|pk_.*|mtm_.*|matomo_.*|roistat.*|etext|ref|referr?er|from|lang|language|locale|hl|sid|[a-z]*sess(?:ion)?(?:id)?|_)$/i;

/** A short name of a text, which may hold what stands in no name: FNV-1a in 64 bits. @param {string} text */
function short(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}

/** The parameters that tell one form from another. @param {string} query */
const tellingOf = (query) =>
  [...new URLSearchParams(query)].filter(([name, value]) => value !== "" && !ABOUT_THE_VISIT.test(name)).map((pair) => pair.join("=")).sort().join("&");

/** Where the page is: its path, what of its parameters tells, and the way that a script writes behind "#". */
function placeOf() {
  const path = location.pathname.replace(/;[^/]*/g, "").replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^-+/, "");
  const [way, ...rest] = /^#!?\//.test(location.hash) ? location.hash.split("?") : [""];
  const telling = [tellingOf(location.search), way, tellingOf(rest.join("?"))].join("\n").trim();
  return telling ? `${path}~${short(telling)}` : path;
}

const nameOf = (/** @type {Element} */ form) => form.getAttribute("id") || form.getAttribute("name") || "";

/** @param {Element} form without a name: by its number among those */
function countedName(form) {
  const nameless = [...(/** @type {ParentNode} */ (/** @type {unknown} */ (form.getRootNode()))).querySelectorAll("form")].filter((other) => !nameOf(other));
  const number = nameless.indexOf(/** @type {HTMLFormElement} */ (form));
  return number > 0 ? `form-${number + 1}` : "form";
}

/** @type {WeakMap<Element, string>} a form that stays in the page is the same, whatever a script makes of the address */
const names = new WeakMap();

/**
 * What drafts of a form are filed under. Two forms never share a name by chance, one has the same on every visit.
 * @param {Element} form
 * @param {string | undefined} id that it is found by
 * @param {string | null} stated what the page says itself
 */
export function draftNameOf(form, id, stated) {
  if (stated) return `:${stated}`;
  const name = names.get(form) ?? `${placeOf()}.${(id || nameOf(form) || countedName(form)).replace(/[^\p{L}\p{N}_.-]+/gu, "-")}`;
  names.set(form, name);
  return name;
}
