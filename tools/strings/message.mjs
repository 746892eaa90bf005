// One ICU message: read, checked for one locale, and compiled to the format of sdk/text/message.h.
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const maximumDepth = 8; // as sdk/text/message.cpp
const numbersToTry = [...Array(201).keys(), 1000, 1000000, 0.1, 0.5, 1.1, 1.5, 2.5, 10.1, 1000000.5];
/** @type {Record<number, {kind: 'number' | 'date', styles: Record<string, string[]>}>} */
const simpleKinds = {
  [TYPE.number]: { kind: "number", styles: { "": ["number"] } },
  [TYPE.date]: { kind: "date", styles: { "": ["date"], long: ["date"], short: ["date", "short"] } },
  [TYPE.time]: { kind: "date", styles: { "": ["time"], short: ["time"] } },
};

/**
 * @typedef {import("@formatjs/icu-messageformat-parser").MessageFormatElement} Element
 * @typedef {import("@formatjs/icu-messageformat-parser").NumberElement} NumberElement
 * @typedef {import("@formatjs/icu-messageformat-parser").DateElement} DateElement
 * @typedef {import("@formatjs/icu-messageformat-parser").TimeElement} TimeElement
 * @typedef {import("@formatjs/icu-messageformat-parser").SelectElement} SelectElement
 * @typedef {import("@formatjs/icu-messageformat-parser").PluralElement} PluralElement
 * @typedef {string | (string | unknown[])[]} Message as in sdk/text/message.h
 * @typedef {{kind: 'text' | 'number' | 'date' | 'select', choices?: string[]}} Argument
 * @typedef {{compiled?: Message, arguments: Map<string, Argument>, problems: string[]}} Outcome
 * @typedef {{locale: string, outcome: Outcome, depth: number}} Context
 */

/**
 * @param {string} text ICU MessageFormat; no markup, no ordinals, no skeletons
 * @param {string} locale BCP 47
 * @returns {Outcome} `compiled` is absent where there are problems: "expected …; got …", one a line
 */
export function compileMessage(text, locale) {
  /** @type {Outcome} */
  const outcome = { arguments: new Map(), problems: [] };
  if (text === "") outcome.problems.push("expected a text; got an empty one");
  if (text !== text.trim()) outcome.problems.push(`expected no blanks at the ends; got ${JSON.stringify(text)}`);
  let elements;
  try {
    elements = parse(text, { ignoreTag: true, requiresOtherClause: true });
  } catch (caught) {
    const error = /** @type {Error & {location?: {start: {offset: number}}}} */ (caught);
    const place = error.location ? ` at character ${error.location.start.offset + 1}` : "";
    outcome.problems.push(`expected an ICU message; got ${error.message}${place}`);
    return outcome;
  }
  const compiled = compileElements(elements, { locale, outcome, depth: 1 });
  if (outcome.problems.length === 0) outcome.compiled = compiled;
  return outcome;
}

/** @param {Element[]} elements @param {Context} context @returns {Message} */
function compileElements(elements, context) {
  if (context.depth > maximumDepth) {
    context.outcome.problems.push(`expected at most ${maximumDepth} messages inside one another; got more`);
    return "";
  }
  const parts = elements.map((element) => compileElement(element, context));
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  return parts;
}

/** @param {Element} element @param {Context} context @returns {string | unknown[]} */
function compileElement(element, context) {
  const { outcome } = context;
  if (element.type === TYPE.literal) return checkedLiteral(element.value, outcome);
  if (element.type === TYPE.pound) return ["#"];
  if (!/^[a-z][A-Za-z0-9_]*$/.test(element.value)) {
    outcome.problems.push(`expected an argument's name like {count}; got {${element.value}}`);
  }
  if (element.type === TYPE.argument) {
    noteArgument(element.value, { kind: "text" }, outcome);
    return [element.value];
  }
  if (element.type === TYPE.plural) return compilePlural(element, context);
  if (element.type === TYPE.select) return compileSelect(element, context);
  if (element.type === TYPE.tag) throw new Error("the parser was told to leave tags alone");
  return compileSimple(element, outcome);
}

/** @param {string} text @param {Outcome} outcome */
function checkedLiteral(text, outcome) {
  const tag = /<\/?[a-z][^>]*>/i.exec(text);
  if (tag) outcome.problems.push(`expected plain text, which is shown as it stands; got the tag ${tag[0]}`);
  return text;
}

/** @param {NumberElement | DateElement | TimeElement} element @param {Outcome} outcome */
function compileSimple(element, outcome) {
  const { kind, styles } = simpleKinds[element.type];
  const style = typeof element.style === "object" && element.style !== null ? "a skeleton" : element.style ?? "";
  if (!(style in styles)) {
    const known = Object.keys(styles).map((name) => name || "none").join(", ");
    outcome.problems.push(`expected for {${element.value}} one of the styles ${known}; got ${style}`);
  }
  noteArgument(element.value, { kind }, outcome);
  return [element.value, ...(styles[style] ?? [])];
}

/** @param {SelectElement} element @param {Context} context */
function compileSelect(element, context) {
  const choices = Object.keys(element.options);
  noteArgument(element.value, { kind: "select", choices: choices.slice().sort() }, context.outcome);
  return [element.value, "select", compileOptions(element.options, context)];
}

/** @param {PluralElement} element @param {Context} context */
function compilePlural(element, context) {
  const { outcome, locale } = context;
  noteArgument(element.value, { kind: "number" }, outcome);
  if (element.pluralType === "ordinal") outcome.problems.push(`expected plural for {${element.value}}; got selectordinal`);
  const given = Object.keys(element.options).filter((name) => !name.startsWith("="));
  const exact = Object.keys(element.options).filter((name) => name.startsWith("=")).map((name) => Number(name.slice(1)));
  const needed = neededCategories(locale, exact, element.offset);
  /** @param {string[]} from @param {string[]} without */
  const difference = (from, without) => from.filter((name) => !without.includes(name));
  const missing = difference(needed, given);
  const unused = difference(given, needed);
  const hint = given.length === 1 && exact.length > 0 ? " (to choose by exact value alone, write select)" : "";
  const forms = `expected for {${element.value}} the plural forms ${needed.join(", ")}`;
  if (missing.length > 0) outcome.problems.push(`${forms}; got none for ${missing.join(", ")}${hint}`);
  if (unused.length > 0) outcome.problems.push(`${forms}; got ${unused.join(", ")} too, which no number takes`);
  const part = [element.value, "plural", compileOptions(element.options, context)];
  return element.offset ? [...part, element.offset] : part;
}

/** Languages that this Node's data may not have, and one whose plural is theirs; where they run, the port takes English, whose plural is the same. @type {Record<string, string>} */
const LIKE = { tt: "kk", tyv: "kk" };

/** @param {string} tag @returns {boolean} a language whose plural forms are known */
export function isLocale(tag) {
  try {
    return Object.hasOwn(LIKE, tag) || Intl.PluralRules.supportedLocalesOf(tag)[0] === tag;
  } catch {
    return false;
  }
}

/**
 * The categories that some number takes in this locale, after the exact ones (=1) have taken theirs.
 * @param {string} locale @param {number[]} exact @param {number} offset @returns {string[]}
 */
function neededCategories(locale, exact, offset) {
  const rules = new Intl.PluralRules(LIKE[locale] ?? locale);
  const left = numbersToTry.filter((number) => !exact.includes(number) && number >= offset);
  return [...new Set([...left.map((number) => rules.select(number - offset)), "other"])].sort();
}

/** @param {Record<string, {value: Element[]}>} options @param {Context} context */
function compileOptions(options, context) {
  const inner = { ...context, depth: context.depth + 1 };
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, compileElements(option.value, inner)]));
}

/**
 * {count} beside {count, plural, …} is the same number; anything else used in two ways is a mistake.
 * @param {string} name @param {Argument} argument @param {Outcome} outcome
 */
function noteArgument(name, argument, outcome) {
  const known = outcome.arguments.get(name);
  if (!known || known.kind === "text") outcome.arguments.set(name, argument);
  else if (argument.kind !== "text" && describeArgument(name, known) !== describeArgument(name, argument)) {
    outcome.problems.push(`expected ${describeArgument(name, known)} everywhere; got ${describeArgument(name, argument)} too`);
  }
}

/** @param {string} name @param {Argument} argument @returns {string} "{who, select: female, male, other}" */
export function describeArgument(name, argument) {
  const choices = argument.choices ? `: ${argument.choices.join(", ")}` : "";
  return argument.kind === "text" ? `{${name}}` : `{${name}, ${argument.kind}${choices}}`;
}
