// A session over a made-up module, and all that comes out of it; and the patience to see it.
import { beforeEach } from "node:test";
import { Core } from "../core.js";
import { fakeDoor, newWorld } from "./fake_widget.js";

export const OPTIONS = { strings: { locale: "ru" }, properties: { definition: {} } };

/**
 * A started session, and all that comes out of it.
 * @param {object} [options]
 */
export async function open(options = OPTIONS) {
  const world = newWorld();
  const core = new Core((isWhole) => fakeDoor(world, isWhole));
  cores.push(core);
  await core.restart();
  return { world, core, ...begin(core, options) };
}

/** @param {Core} core @param {any} [options] */
export function begin(core, options = OPTIONS) {
  const out = {
    /** @type {import("../session.js").Update[]} */ updates: [],
    /** @type {unknown[]} */ events: [],
    /** @type {{ kind: string, payload: object, answer: (answer: import("../session.js").Answer) => void }[]} */ requests: [],
    /** @type {any[]} */ errors: [],
    /** @type {import("../session.js").Lack[]} */ lacks: [],
    /** @type {{ kind: string, payload: object, push: (answer: import("../session.js").Answer) => void, signal: AbortSignal }[]} */ streams: [],
    /** @type {((update: import("../session.js").Update) => void) | undefined} */ draw: undefined,
  };
  const session = core.create("fake", options, {
    update(update) {
      out.updates.push(update);
      out.draw?.(update);
    },
    emit: (event) => out.events.push(event),
    request: (kind, payload) => new Promise((answer) => out.requests.push({ kind, payload, answer })),
    stream: (kind, payload, push, signal) => out.streams.push({ kind, payload, push, signal }),
    error: (error) => out.errors.push(error),
    lack: (lack) => out.lacks.push(lack),
  });
  session.start();
  return { session, out };
}

/** @param {string} value */
export const input = (value) => ({ type: "input", node: "field", value });
/** @param {{ updates: import("../session.js").Update[] }} out */
export const text = (out) => String(out.updates[out.updates.length - 1].nodes?.[2].text);

/** @type {Core[]} of the test that runs */
const cores = [];
beforeEach(() => void cores.splice(0));

export { until } from "./until.mjs";

/** Every core lives again, and what waited for it was done; a core that stays dead is given up after a while. */
export async function settled() {
  for (let calm = 0, turn = 0; calm < 2 && turn < 100; ++turn) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    calm = cores.every(({ isAlive }) => isAlive) ? calm + 1 : 0;
  }
}
