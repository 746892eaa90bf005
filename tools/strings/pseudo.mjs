// Two languages that nobody speaks, made of compiled English messages: what a layout cannot bear shows before a translator meets it.
//
// en-XA  every letter accented, each text half as long again, in brackets: text that is cut off, put together or not translated shows
// ar-XB  from right to left, each text between marks of that direction: what is fixed to one side shows

const ACCENTED = Object.fromEntries([..."AÀBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÔPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoôpþqǫrŕsštţuûvṽwŵxẋyýzž"].reduce(
  (/** @type {[string, string][]} */ pairs, letter, index, all) => (index % 2 === 0 ? [...pairs, [letter, all[index + 1]]] : pairs), []));
const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const [RIGHT_TO_LEFT, END] = ["\u202e", "\u202c"];

export const PSEUDO = ["en-XA", "ar-XB"];

/** @param {string} text */
const accented = (text) => [...text].map((letter) => ACCENTED[letter] ?? letter).join("");
/** @param {string} text */
const mirrored = (text) => text.replace(/\p{L}[\p{L}\p{M}’'-]*/gu, (word) => RIGHT_TO_LEFT + word + END);

/** Words that make it half as long again. @param {number} length */
function padding(length) {
  let text = "";
  for (let i = 0; text.length < length / 2; ++i) text += ` ${WORDS[i % WORDS.length]}`;
  return text;
}

/** How many letters a message has, the longest of its branches. @param {unknown} message @returns {number} */
function lengthOf(message) {
  if (typeof message === "string") return message.length;
  if (!Array.isArray(message)) return Math.max(0, ...Object.values(/** @type {object} */ (message ?? {})).map(lengthOf));
  return message.map((part) => (typeof part === "string" ? part.length : Array.isArray(part) ? lengthOf(part[2]) : 0)).reduce((sum, each) => sum + each, 0);
}

/** The texts of a compiled message changed, its arguments untouched. @param {any} message @param {(text: string) => string} change @returns {any} */
function changed(message, change) {
  if (typeof message === "string") return change(message);
  return message.map((/** @type {any} */ part) => {
    if (typeof part === "string") return change(part);
    const [name, kind, choices, ...rest] = part;
    if (choices === undefined || typeof choices !== "object") return part;
    return [name, kind, Object.fromEntries(Object.entries(choices).map(([key, inner]) => [key, changed(inner, change)])), ...rest];
  });
}

/**
 * @param {string} locale one of PSEUDO
 * @param {import("./message.mjs").Message} message compiled
 * @returns {import("./message.mjs").Message}
 */
export function pseudoMessage(locale, message) {
  if (locale === "ar-XB") return changed(message, mirrored);
  const parts = changed(message, accented);
  const [open, close] = ["[", `${padding(lengthOf(message))}]`];
  return typeof parts === "string" ? open + parts + close : [open, ...parts, close];
}
