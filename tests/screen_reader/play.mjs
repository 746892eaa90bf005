// Plays a task on a desk: keys, what is said, what was to be said; a transcript beside the golden one. A task that fails is played once more.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { liveAddress } from "../support/gallery.mjs";
import { holds, isMode, settled, title, wordsAtStop } from "./speech.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./desk.mjs").Locale} Locale */
/** @typedef {import("./speech.mjs").Assertion} Assertion */

/**
 * @typedef {object} Step
 * @property {string} [keys] see Desk.press
 * @property {string} [type] text that is typed instead
 * @property {Assertion[]} [expect]
 * @property {boolean} [long] a stop whose own name is a sentence: not held to the count of words; the task says why
 */

/**
 * @typedef {object} Task what a person wants to get done
 * @property {string} name a sentence
 * @property {string} widget
 * @property {string} [example] of the contract, in the gallery
 * @property {string} [page] a path of the demo portal instead
 * @property {string} [start] selector of what has focus at first
 * @property {boolean} [live] what is said depends on the moment (saving, times): held to its assertions, no golden transcript
 * @property {boolean} [sample] is in "make test" too
 * @property {("chromium" | "firefox")[]} [browsers] where it is not for all; the task says why
 * @property {Step[]} steps
 */

/** @typedef {{ what: string, ok: boolean, said: string }} Outcome */

const WORDS_AT_STOP = 12;
const goldens = join(dirname(fileURLToPath(import.meta.url)), "golden");

/** @param {Task} task @param {Desk} desk */
const slug = ({ widget, name }, { browser, locale }) => `${widget}.${name.replace(/[^a-z0-9]+/gi, "-").toLowerCase()}.${browser}.${locale}.txt`;

/** @param {Step} step */
const keysOf = (step) => (step.type === undefined ? (step.keys ?? "") : `"${step.type}"`);

/** @param {Task} task @param {Desk} desk @param {string} transcript @param {boolean} update @returns {Outcome[]} */
function compare(task, desk, transcript, update) {
  if (task.live) return [];
  const path = join(goldens, slug(task, desk));
  if (update) {
    mkdirSync(goldens, { recursive: true });
    writeFileSync(path, transcript);
  }
  const wanted = existsSync(path) ? readFileSync(path, "utf8") : "";
  const here = transcript.split("\n");
  const line = wanted.split("\n").findIndex((text, index) => text !== here[index]);
  const said = wanted ? `line ${line + 1}: expected ${JSON.stringify(wanted.split("\n")[line])}; got ${JSON.stringify(here[line])}` : "no golden transcript: read this one aloud, then keep it with --update";
  return [{ what: `the transcript is the golden one, ${slug(task, desk)}`, ok: wanted === transcript, said }];
}

/** @param {Task} task @param {Desk} desk @param {string} url @param {boolean} update @returns {Promise<Outcome[]>} */
async function playOnce(task, desk, url, update) {
  await desk.visit(url, task.start ?? "#before");
  /** @type {Outcome[]} */
  const outcomes = [];
  let transcript = "";
  for (const [index, step] of task.steps.entries()) {
    const said = step.type === undefined ? await desk.press(step.keys ?? "") : await desk.type(step.type);
    transcript += `[${keysOf(step)}]\n${said.filter((text) => !isMode(text)).map((text) => `  ${settled(text)}\n`).join("")}`;
    const where = `${task.widget}: ${task.name}: ${index + 1} [${keysOf(step)}]`;
    const all = said.join(" ");
    for (const assertion of step.expect ?? []) outcomes.push({ what: `${where}: ${title(assertion, desk.locale)}`, ok: holds(assertion, said, desk.locale), said: all });
    if (!/^(shift\+)?Tab$/i.test(step.keys ?? "") || step.long) continue;
    const words = wordsAtStop(said, await desk.focused());
    outcomes.push({ what: `${where}: at most ${WORDS_AT_STOP} words of name, role and state`, ok: words <= WORDS_AT_STOP, said: `${words} words: ${all}` });
  }
  return [...outcomes, ...compare(task, desk, transcript, update)];
}

/**
 * @param {Task} task
 * @param {Desk} desk
 * @param {{ gallery: string, portal: string }} sites
 * @param {boolean} [update] keeps the transcript as the golden one
 * @returns {Promise<{ outcomes: Outcome[], retried: boolean }>}
 */
export async function play(task, desk, { gallery, portal }, update = false) {
  const url = task.page === undefined ? gallery + liveAddress(task.widget, task.example ?? "", desk.locale) : portal + task.page;
  const first = await playOnce(task, desk, url, update);
  if (first.every(({ ok }) => ok)) return { outcomes: first, retried: false };
  return { outcomes: await playOnce(task, desk, url, update), retried: true };
}
