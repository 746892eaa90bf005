// The tokens of samples (sdk/ui/vocabulary.def), as rules of one sheet: no style attribute, and nothing is written to the elements.

/** @type {CSSStyleSheet | undefined} */
let sheet;
/** @type {Set<string>} */
const known = new Set();

/**
 * @param {Element} place somewhere in the document or shadow root of the sample
 * @param {string} look "--pw-scale:2;--pw-ground:#000000"
 */
export function showLook(place, look) {
  const root = place.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  sheet ??= new CSSStyleSheet();
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  if (known.has(look)) return;
  known.add(look);
  sheet.insertRule(`.pw-root:not(#_):not(#_) [data-look=${JSON.stringify(look)}] {}`, sheet.cssRules.length);
  const { style } = /** @type {CSSStyleRule} */ (sheet.cssRules[sheet.cssRules.length - 1]);
  for (const token of look.split(";")) {
    const at = token.indexOf(":");
    if (token.startsWith("--pw-")) style.setProperty(token.slice(0, at), token.slice(at + 1));
  }
}
