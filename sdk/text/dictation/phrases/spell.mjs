// Numbers in words as grammar books decline them: only for making phrases, and apart from what reads them.

// Cases in the order of the school: nominative, genitive, dative, accusative (inanimate), instrumental, prepositional.
const ONE = { m: "один одного одному один одним одном", f: "одна одной одной одну одной одной", n: "одно одного одному одно одним одном" };
const TWO = { m: "два двух двум два двумя двух", f: "две двух двум две двумя двух", n: "два двух двум два двумя двух" };
const FORMS = /** @type {Record<number, string>} */ ({
  0: "ноль нуля нулю ноль нулем нуле",
  3: "три трех трем три тремя трех", 4: "четыре четырех четырем четыре четырьмя четырех",
  5: "пять пяти пяти пять пятью пяти", 6: "шесть шести шести шесть шестью шести", 7: "семь семи семи семь семью семи",
  8: "восемь восьми восьми восемь восемью восьми", 9: "девять девяти девяти девять девятью девяти",
  40: "сорок сорока сорока сорок сорока сорока", 90: "девяносто девяноста девяноста девяносто девяноста девяноста", 100: "сто ста ста сто ста ста",
  200: "двести двухсот двумстам двести двумястами двухстах", 300: "триста трехсот тремстам триста тремястами трехстах",
  400: "четыреста четырехсот четыремстам четыреста четырьмястами четырехстах",
});
const SOFT = /** @type {Record<number, string>} */ ({ 10: "десят", 11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат" });
for (const [value, stem] of Object.entries(SOFT)) FORMS[Number(value)] = ["ь", "и", "и", "ь", "ью", "и"].map((ending) => stem + ending).join(" ");
for (const digit of [5, 6, 7, 8, 9]) {
  const [nominative, genitive, , , instrumental] = FORMS[digit].split(" ");
  if (digit < 9) FORMS[digit * 10] = [`${nominative}десят`, `${genitive}десяти`, `${genitive}десяти`, `${nominative}десят`, `${instrumental}десятью`, `${genitive}десяти`].join(" ");
  FORMS[digit * 100] = [`${nominative}сот`, `${genitive}сот`, `${genitive}стам`, `${nominative}сот`, `${instrumental}стами`, `${genitive}стах`].join(" ");
}
const SCALES = [
  { value: 1e6, gender: "m", forms: ["миллион миллиона миллиону миллион миллионом миллионе", "миллиона миллионов миллионам миллиона миллионами миллионах", "миллионов миллионов миллионам миллионов миллионами миллионах"] },
  { value: 1e3, gender: "f", forms: ["тысяча тысячи тысяче тысячу тысячей тысяче", "тысячи тысяч тысячам тысячи тысячами тысячах", "тысяч тысяч тысячам тысяч тысячами тысячах"] },
];

/** @param {number} value below a thousand @param {number} grammaticalCase @param {string} gender */
function small(value, grammaticalCase, gender) {
  const words = [];
  const say = (/** @type {string} */ forms) => words.push(forms.split(" ")[grammaticalCase]);
  if (value >= 100) say(FORMS[Math.floor(value / 100) * 100]);
  let rest = value % 100;
  if (rest >= 20) {
    say(FORMS[Math.floor(rest / 10) * 10]);
    rest %= 10;
  }
  if (rest === 1) say(ONE[/** @type {"m"} */ (gender)]);
  else if (rest === 2) say(TWO[/** @type {"m"} */ (gender)]);
  else if (rest > 0) say(FORMS[rest]);
  return words.join(" ");
}

/** @param {number} value @param {number} [grammaticalCase] @param {string} [gender] */
export function russianCardinal(value, grammaticalCase = 0, gender = "m") {
  if (value === 0) return FORMS[0].split(" ")[grammaticalCase];
  const words = [];
  let rest = value;
  for (const scale of SCALES) {
    const count = Math.floor(rest / scale.value);
    rest %= scale.value;
    if (count === 0) continue;
    const form = count % 100 >= 11 && count % 100 <= 14 ? 2 : count % 10 === 1 ? 0 : count % 10 >= 2 && count % 10 <= 4 ? 1 : 2;
    if (count > 1 || value >= scale.value * 1000) words.push(small(count, grammaticalCase, scale.gender));
    words.push(scale.forms[form].split(" ")[grammaticalCase]);
  }
  if (rest > 0) words.push(small(rest, grammaticalCase, gender));
  return words.join(" ");
}

const ORDINALS = /** @type {Record<number, string>} */ ({
  1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", ...SOFT, 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност",
  100: "сот", 200: "двухсот", 300: "трехсот", 400: "четырехсот", 500: "пятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот", 900: "девятисот", 1000: "тысячн", 2000: "двухтысячн", 3000: "трехтысячн",
});
const HARD = { m: "ый ого ому ый ым ом", f: "ая ой ой ую ой ой", n: "ое ого ому ое ым ом" };
const THIRD = { m: "третий третьего третьему третий третьим третьем", f: "третья третьей третьей третью третьей третьей", n: "третье третьего третьему третье третьим третьем" };
const STRESSED = [2, 6, 7, 8, 40];

/** @param {number} value 1 to 3999 @param {number} grammaticalCase @param {string} gender */
export function russianOrdinal(value, grammaticalCase, gender) {
  const last = value % 1000 === 0 ? value : value % 100 === 0 ? value % 1000 : value % 100 <= 20 ? value % 100 : value % 10 === 0 ? value % 100 : value % 10;
  const before = value - last > 0 ? `${russianCardinal(value - last)} ` : "";
  if (last === 3) return before + THIRD[/** @type {"m"} */ (gender)].split(" ")[grammaticalCase];
  const ending = HARD[/** @type {"m"} */ (gender)].split(" ")[grammaticalCase];
  return before + ORDINALS[last] + (ending === "ый" && STRESSED.includes(last) ? "ой" : ending);
}

const ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** @param {number} value @param {boolean} [withAnd] @param {string} [joint] @returns {string} */
export function englishCardinal(value, withAnd = false, joint = "-") {
  if (value < 20) return ENGLISH[value];
  if (value < 100) return TENS[Math.floor(value / 10)] + (value % 10 ? joint + ENGLISH[value % 10] : "");
  for (const [scale, name] of /** @type {[number, string][]} */ ([[1e6, "million"], [1e3, "thousand"], [100, "hundred"]])) {
    if (value < scale) continue;
    const rest = value % scale;
    const and = withAnd && rest > 0 && rest < 100 ? "and " : "";
    return `${englishCardinal(Math.floor(value / scale), withAnd, joint)} ${name}${rest ? ` ${and}${englishCardinal(rest, withAnd, joint)}` : ""}`;
  }
  return "";
}

/** @param {number} value @returns {string} */
export function englishOrdinal(value) {
  const odd = /** @type {Record<string, string>} */ ({ one: "first", two: "second", three: "third", five: "fifth", eight: "eighth", nine: "ninth", twelve: "twelfth" });
  return englishCardinal(value).replace(/[a-z]+$/, (word) => odd[word] ?? (word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`));
}

/** @param {number} year */
export function englishYear(year) {
  if (year % 1000 < 10) return englishCardinal(year, true);
  const [century, rest] = [Math.floor(year / 100), year % 100];
  return `${englishCardinal(century)} ${rest === 0 ? "hundred" : rest < 10 ? `oh ${ENGLISH[rest]}` : englishCardinal(rest)}`;
}
