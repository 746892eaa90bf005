// Text into sentences: Intl.Segmenter, and what it does not know of Russian: abbreviations and initials end no sentence.

// Before a name, a number or a small letter; written with their full stop.
const ABBREVIATIONS =
  "г гг ул д корп стр кв обл р-н просп пр-т пер пл наб бул мкр им п пп ст ч с см рис табл т е д др пр н э тел доб руб коп тыс млн млрд мин сек ок проч напр гр гос тов зам зав проф акад вв св etc e.g i.e no mr mrs dr st vs".split(" ");
// What ends in one of these may be the end: «и т. д.», «2026 г.», «и пр.», «120 руб.». Elsewhere «г. Красноярск», «пр. Мира», «д. 10».
const MAY_END = /(?:т\.\s*[дп]|\d\s*гг?|(?:^|\s)и\s+(?:др|пр|проч)|н\.\s*э|руб|коп|тыс|млн|млрд|мин|сек|etc)\.\s*$/iu;

/**
 * @param {string} text
 * @param {string} [lang]
 * @returns {{ text: string, start: number }[]} every character belongs to one
 */
export function sentencesOf(text, lang = "ru") {
  /** @type {{ text: string, start: number }[]} */
  const out = [];
  for (const { segment, index } of new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)) {
    const last = out.at(-1);
    if (last && goesOn(last.text, segment)) last.text += segment;
    else out.push({ text: segment, start: index });
  }
  return out;
}

/** Whether the sentence goes on behind what looked like its end; a line that ends parts whatever stands before it. @param {string} before @param {string} after */
function goesOn(before, after) {
  const word = /(?:^|[\s(«"])([\p{L}.-]+)\.[^\S\n\r]*$/u.exec(before)?.[1];
  if (word === undefined) return false;
  const next = after.trimStart()[0] ?? "";
  const isSmall = /[\p{Ll}\d]/u.test(next);
  if (/^\p{Lu}$/u.test(word)) return true; // an initial
  return ABBREVIATIONS.includes(word.toLowerCase()) && (isSmall || !MAY_END.test(before));
}

/** Where each word begins and ends. @param {string} text @param {string} [lang] @returns {{ start: number, end: number }[]} */
export const wordsOf = (text, lang = "ru") =>
  [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment, index }) => ({ start: index, end: index + segment.length }));

/** As it is to be spoken: long numbers digit by digit, as they are written on the card. @param {string} text */
export const spoken = (text) => text.replace(/\d(?:[\d\s-]{8,})\d/g, (number) => (number.replace(/\D/g, "").length < 9 ? number : [...number.replace(/\D/g, "")].join(" ")));
