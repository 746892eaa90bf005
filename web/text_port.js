// The browser's face of the locale port (sdk/text/port.h), answered by Intl and RegExp. Pure: strings in, strings out.

/** @type {Map<string, unknown>} */
const made = new Map();

/**
 * Making an Intl object costs far more than using it.
 * @template T
 * @param {string} key
 * @param {() => T} make
 * @returns {T}
 */
function once(key, make) {
  if (!made.has(key)) made.set(key, make());
  return /** @type {T} */ (made.get(key));
}

/**
 * English for what is no BCP 47 tag and for a language without data: Intl takes the first of a list that it has. Asking it
 * for those it has would cost a page more than its first date.
 * @param {string} tag
 */
function localesOf(tag) {
  try {
    return [...Intl.getCanonicalLocales(tag), "en"];
  } catch {
    return ["en"];
  }
}

const FRACTION = { maximumFractionDigits: 3 };

/**
 * CLDR plural category of a cardinal number.
 * @param {string} locale
 * @param {number} number
 * @returns {Intl.LDMLPluralRule}
 */
export function pluralCategory(locale, number) {
  return once(`plural ${locale}`, () => new Intl.PluralRules(localesOf(locale), FRACTION)).select(number);
}

/**
 * @param {string} locale
 * @param {number} number
 */
export function formatNumber(locale, number) {
  return once(`number ${locale}`, () => new Intl.NumberFormat(localesOf(locale), FRACTION)).format(number);
}

/** @type {Intl.DateTimeFormatOptions[]} by the door's style number: long date, short date, long date with time */
const STYLES = [
  { dateStyle: "long" },
  { year: "numeric", month: "numeric", day: "numeric" },
  { dateStyle: "long", timeStyle: "short" },
];

const CIVIL_STYLE = 3;

// A civil date, or an RFC 3339 instant.
const ISO = /^(\d{4})-(\d\d)-(\d\d)([Tt]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/**
 * @param {string} locale
 * @param {number} style
 * @param {string} zone
 */
function dateFormat(locale, style, zone) {
  return once(`date ${style} ${locale} ${zone}`, () => {
    const options = STYLES[style];
    try {
      return new Intl.DateTimeFormat(localesOf(locale), { ...options, timeZone: zone || undefined });
    } catch {
      return new Intl.DateTimeFormat(localesOf(locale), options);
    }
  });
}

/** @type {Intl.DateTimeFormatOptions} */
const CIVIL = { calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };

/** An instant as the clocks of a zone show it; "" where the zone is unknown. @param {number} instant @param {string} zone */
function civilTime(instant, zone) {
  /** @type {Intl.DateTimeFormat} */
  let format;
  try {
    format = once(`civil ${zone}`, () => new Intl.DateTimeFormat("en", { ...CIVIL, timeZone: zone }));
  } catch {
    return "";
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/**
 * A civil date is never shifted by a zone; an instant is shown in `zone`, or in the browser's own where it is empty or
 * unknown. Text that is neither comes back unchanged.
 * @param {string} locale
 * @param {number} style 0 long date, 1 short date, 2 long with time, 3 the civil time in `zone`, or "" where it has none
 * @param {string} iso
 * @param {string} zone
 */
export function formatDate(locale, style, iso, zone) {
  const [, year, month, day, instant, time, offset] = ISO.exec(iso) ?? [];
  const civil = new Date(0);
  civil.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (!Number(year) || civil.getUTCMonth() + 1 !== Number(month) || civil.getUTCDate() !== Number(day)) return style === CIVIL_STYLE ? "" : iso;
  if (style === CIVIL_STYLE) return instant && zone ? civilTime(Date.parse(`${year}-${month}-${day}T${time}${offset?.toUpperCase()}`), zone) : "";
  const text = instant
    ? dateFormat(locale, style, zone).format(Date.parse(`${year}-${month}-${day}T${time}${offset?.toUpperCase()}`))
    : dateFormat(locale, style === 2 ? 0 : style, "UTC").format(civil);
  // Browsers abbreviate the Russian «года», and lines break before it and after the day. Elsewhere no month before a «г.» ends so.
  return text.replaceAll("\u202f", " ").replace(/ (\S+[ая] \d+) г\./, "\xa0$1\xa0года");
}

/**
 * Unicode's full case folding, which JavaScript does not have. Lower, upper and lower again agrees with it but for the final
 * sigma, the dotless i, and Cherokee, which folds to capitals.
 * @param {string} text
 */
export function foldCase(text) {
  return text
    .split("ı")
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join("ı")
    .replaceAll("ς", "σ")
    .replace(/[\u13f8-\u13fd\uab70-\uabbf]/g, (letter) => letter.toUpperCase());
}

/**
 * An ECMA-262 pattern with the "u" flag; undefined where it is none.
 * @param {string} source
 */
export function compilePattern(source) {
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}

/**
 * Making Intl's objects takes longer than a keystroke may: they are made while nobody waits. A page of one language asks each kind
 * sooner or later: a count of mistakes, the time of a draft.
 * @param {string} locale
 */
export function warmUp(locale) {
  const makers = [() => pluralCategory(locale, 1), () => formatNumber(locale, 1), () => formatDate(locale, 2, "2000-01-01T00:00:00Z", "")];
  for (const make of makers) (globalThis.requestIdleCallback ?? setTimeout)(make);
}

/** What the door's imports are answered with; a test may give another. */
export const intlPort = { pluralCategory, formatNumber, formatDate, foldCase, compilePattern };

/** @typedef {typeof intlPort} TextPort */
