// node tools/bench/catalogue.mjs [--services=10000] [--rules=4000] [--rounds=15] [--wasm=build/wasm/wasm/suggestions.wasm] : deciding, ranking and
// finding in a large catalogue, in WebAssembly, through the door as a page has it; beside json-logic-js on the same rules in the same run.
//
// What is timed is a whole step as the page waits for it: the event as JSON in, decisions, ranking, the tree, its difference, the update as
// JSON out. So a figure is never less than the engine's own. json-logic-js only answers yes or no: no reasons, no unknowns, no order.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { Core } from "../../web/core.js";
import { instantiate } from "../../web/load.js";

const repository = path.resolve(import.meta.dirname, "../..");
const { values: options } = parseArgs({
  options: {
    services: { type: "string", default: "10000" },
    rules: { type: "string", default: "4000" },
    rounds: { type: "string", default: "15" },
    wasm: { type: "string", default: path.join(repository, "build/wasm/wasm/suggestions.wasm") },
    strings: { type: "string", default: path.join(repository, "build/strings/ru.json") },
  },
});

/** A fixed sequence, so that every run has the same catalogue and person. @param {number} seed */
function randomness(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const nouns = ["пособие", "выплата", "справка", "регистрация", "разрешение", "субсидия", "льгота", "компенсация", "лицензия", "запись", "сертификат", "путёвка", "удостоверение", "выписка", "земельный участок"];
const about = ["семьи", "ребёнка", "инвалида", "пенсионера", "студента", "ветерана", "предпринимателя", "многодетной матери", "сироты", "переселенца", "донора", "учителя", "врача", "безработного", "водителя"];
const where = ["в детском саду", "в школе", "по месту жительства", "на транспорте", "в больнице", "при переезде", "при рождении", "на строительство", "на ремонт", "на лечение", "на обучение", "на питание"];

function makeCatalogue(/** @type {number} */ services, /** @type {number} */ rules) {
  const pick = randomness(20261124);
  const words = (/** @type {string} */ text) => ({ ru: text, en: text });
  const sentences = { holds: words("Да."), fails: words("Нет."), missing: words("Неизвестно.") };
  const concepts = [];
  for (let i = 0; i < 10; i++) concepts.push({ fact: `count.n${i}`, type: "integer", minimum: 0, maximum: 20, name: words(`число ${i}`), question: words(`Сколько ${i}?`) });
  for (let i = 0; i < 10; i++) concepts.push({ fact: `is.b${i}`, type: "boolean", name: words(`признак ${i}`), question: words(`Есть ли ${i}?`) });
  for (let i = 0; i < 6; i++) concepts.push({ fact: `date.d${i}`, type: "date", minimum: "1900-01-01", name: words(`дата ${i}`), question: words(`Когда ${i}?`) });
  for (let i = 0; i < 6; i++) concepts.push({ fact: `place.t${i}`, type: "text", name: words(`место ${i}`), question: words(`Где ${i}?`) });
  const atom = () => {
    const kind = pick(4);
    if (kind === 0) return { [[">", ">=", "<", "<="][pick(4)]]: [{ var: `count.n${pick(10)}` }, 1 + pick(12)] };
    if (kind === 1) return pick(2) ? { var: `is.b${pick(10)}` } : { "!": [{ var: `is.b${pick(10)}` }] };
    if (kind === 2) return { [pick(2) ? "<=" : ">"]: [{ var: `date.d${pick(6)}` }, { date_add: [{ var: "today" }, `-P${1 + pick(80)}Y`] }] };
    return { in: [{ var: `place.t${pick(6)}` }, Array.from({ length: 2 + pick(4) }, () => `г. ${pick(30)}`)] };
  };
  const criteria = [];
  for (let i = 0; i < rules; i++) {
    const shape = pick(4);
    criteria.push({ id: `c${i}`, rule: shape === 0 ? { and: [atom(), atom()] } : shape === 1 ? { or: [atom(), atom(), atom()] } : atom(), ...sentences });
  }
  const list = [];
  for (let i = 0; i < services; i++) {
    list.push({
      id: `s${i}`, version: "1", kind: "offer", name: words(`${nouns[pick(nouns.length)]} для ${about[pick(about.length)]} ${where[pick(where.length)]} ${i}`),
      description: words(`${nouns[pick(nouns.length)]}, ${where[pick(where.length)]}`), holdsRequirement: Array.from({ length: 2 + pick(4) }, () => `c${pick(rules)}`),
    });
  }
  return { id: "bench", version: "1", zone: "Asia/Krasnoyarsk", name: words("Большой каталог"), concepts, criteria, services: list };
}

const source = { id: "x", name: "x" };
function makePerson() {
  const pick = randomness(7);
  /** @type {[string, unknown][]} */
  const facts = [];
  for (let i = 0; i < 10; i++) facts.push([`count.n${i}`, pick(20)]);
  for (let i = 0; i < 10; i++) facts.push([`is.b${i}`, pick(2) === 1]);
  for (let i = 0; i < 6; i++) facts.push([`date.d${i}`, `${1940 + pick(80)}-0${1 + pick(9)}-1${pick(10)}`]);
  for (let i = 0; i < 6; i++) facts.push([`place.t${i}`, `г. ${pick(30)}`]);
  return facts;
}
/** A fifth of the facts is not known. @param {[string, unknown][]} facts */
const profileOf = (facts) => ({ facts: facts.filter((_, i) => i % 5 !== 4).map(([fact, value]) => ({ path: fact, value, source, verified: true, asOf: "2026-11-24" })) });

const median = (/** @type {number[]} */ values) => values.toSorted?.((a, b) => a - b)[values.length >> 1] ?? [...values].sort((a, b) => a - b)[values.length >> 1];
/** @template T @param {() => T} work @returns {[number, T]} */
function timed(work) {
  const from = performance.now();
  const result = work();
  return [performance.now() - from, result];
}

/** json-logic-js on the same rules: one `and` a service, truth only. @param {any} catalogue @param {[string, unknown][]} facts @param {number} rounds */
async function peer(catalogue, facts, rounds) {
  const folder = path.join(repository, "build/catalogue-bench");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path.join(folder, "node_modules/json-logic-js")))
    spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, "json-logic-js@2.0.5"], { stdio: "inherit" });
  const logic = createRequire(path.join(folder, "x.js"))("json-logic-js");
  logic.add_operation("date_add", (/** @type {string} */ day, /** @type {string} */ duration) => `${Number(day.slice(0, 4)) - Number(duration.slice(2, -1))}${day.slice(4)}`);
  /** @type {Record<string, any>} */
  const data = { today: "2026-11-24" };
  for (const [fact, value] of facts) {
    const [group, name] = fact.split(".");
    (data[group] ??= {})[name] = value;
  }
  const byId = new Map(catalogue.criteria.map((/** @type {any} */ one) => [one.id, one.rule]));
  const rules = catalogue.services.map((/** @type {any} */ service) => ({ and: service.holdsRequirement.map((/** @type {string} */ id) => byId.get(id)) }));
  const times = [];
  for (let i = 0; i < rounds; i++) times.push(timed(() => rules.filter((/** @type {any} */ rule) => logic.apply(rule, data)).length)[0]);
  return median(times);
}

async function main() {
  if (!existsSync(options.wasm)) throw new Error(`no module at ${options.wasm}: build it first, or name it by --wasm=`);
  const rounds = Number(options.rounds);
  const catalogue = makeCatalogue(Number(options.services), Number(options.rules));
  const facts = makePerson();
  const profile = profileOf(facts);
  const core = new Core(() => instantiate(new WebAssembly.Module(readFileSync(options.wasm))));
  await core.restart();
  const created = { strings: JSON.parse(readFileSync(options.strings, "utf8")), properties: { catalogue }, zone: "Asia/Krasnoyarsk", host: ["profile"] };
  const text = JSON.stringify(created);
  const [loading, first] = timed(() => core.call("portal_create", "suggestions", text));
  const handle = first.handle ?? first.session;
  /** @param {unknown} event */
  const dispatch = (event) => core.call("portal_dispatch", handle, JSON.stringify(event));
  const requestOf = (/** @type {any} */ update, /** @type {string} */ kind) => (update.requests ?? []).find((/** @type {any} */ one) => one.kind === kind)?.id;

  const next = 1;
  const clock = dispatch({ type: "reply", request: next, ok: true, value: { now: "2026-11-24T05:00:00Z" } });
  void clock;
  const whole = [], one = [], why = [], keys = [];
  for (let round = 0; round < rounds; round++) {
    const asked = dispatch({ type: "press", node: "mine/start" });
    const request = requestOf(asked, "profile.load");
    const [time, update] = timed(() => dispatch({ type: "reply", request, ok: true, value: profile }));
    whole.push(time);
    const unknown = facts.find((_, i) => i % 5 === 4) ?? facts[0];
    for (const [fact, value] of [unknown, facts[0], facts[12]])
      one.push(timed(() => dispatch({ type: "set", name: "ask", value: { id: "1", do: "answer", fact, value } }))[0]);
    const item = (update.nodes ?? []).find((/** @type {any} */ node) => /^mine\/s\d+$/.test(node.id))?.id;
    const service = item?.slice(5) ?? "s0";
    why.push(timed(() => dispatch({ type: "set", name: "ask", value: { id: "2", do: "explain", service } }))[0]);
    dispatch({ type: "press", node: "mine/forget" });
  }
  dispatch({ type: "input", node: "query", value: "п" });  // the index is made
  const words = "пасобие для многодетной";
  for (let round = 0; round < rounds; round++)
    for (let i = 1; i <= words.length; i++) keys.push(timed(() => dispatch({ type: "input", node: "query", value: words.slice(0, i) }))[0]);
  const theirs = await peer(catalogue, facts, rounds);

  const rows = [
    [`${options.services} services (${options.rules} rules) decided, ranked, drawn`, median(whole), 50],
    ["one fact changed, decided anew", median(one), 5],
    ["one service explained, with its nearest change", median(why), 1],
    ["one keystroke of the search", median(keys), 10],
    ["the slowest keystroke", Math.max(...keys), 10],
  ];
  console.log(`catalogue read: ${loading.toFixed(0)} ms (${(text.length / 1e6).toFixed(1)} MB)`);
  for (const [name, value, goal] of rows) console.log(`${String(name).padEnd(60)} ${Number(value).toFixed(2).padStart(8)} ms   goal ${goal} ms   ${Number(value) <= Number(goal) ? "met" : "missed"}`);
  console.log(`json-logic-js on the same rules, all facts known, truth only  ${theirs.toFixed(2).padStart(8)} ms   ours / theirs ${(median(whole) / theirs).toFixed(2)}`);
}

await main();
