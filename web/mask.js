// Input masks (alphabet: sdk/profile/identifiers.h). They help and never fight: a mask puts in the signs between the digits
// while a person types at the end, and nothing else. What does not fit stays as it was typed; the core says so.

/** @type {Record<string, RegExp>} */
const slots = {
  9: /^\d/,
  0: /^\d/,
  A: /^[A-Za-z]/,
  Б: /^[А-Яа-яЁё]/,
  X: /^[\dA-Za-z]/,
  R: /^[IVXLCivxlc]+/,
};

/**
 * The text with the signs of the mask put in, or as it was where it does not fit. A digit or a letter of the mask itself
 * is never put in: nobody's words begin with what they did not type.
 * @param {string} mask
 * @param {string} text
 */
export function masked(mask, text) {
  const signs = [...mask];
  let out = "";
  let rest = text;
  let at = 0;
  while (rest) {
    const sign = signs[at++];
    if (sign === undefined) return text;
    const [fits] = slots[sign]?.exec(rest) ?? (rest.startsWith(sign) && !slots[sign] ? [sign] : []);
    if (fits) {
      out += fits;
      rest = rest.slice(fits.length);
    } else if (slots[sign] || /[\p{L}\p{N}]/u.test(sign)) {
      return text;
    } else {
      out += sign;
    }
  }
  return out;
}

/**
 * Applies the mask after an input event. Only when the caret is at the end and nothing was deleted.
 * @param {HTMLInputElement} control
 * @param {string} mask
 * @param {string} inputType of the InputEvent, "" where there is none
 */
export function applyMask(control, mask, inputType) {
  const { value } = control;
  if (inputType.startsWith("delete") || inputType.startsWith("history") || control.selectionStart !== value.length) return;
  const better = masked(mask, value);
  if (better !== value) control.value = better;
}
