// Sessions over a module whose second part comes when it is needed, late, or not at all.
import assert from "node:assert/strict";
import test from "node:test";
import { OPTIONS, begin, input, open, settled, text, until } from "../testing/open_session.mjs";

test("[R 71] an event that needs the second part is done when that is there; what comes meanwhile waits behind it, and nothing is done twice", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("a"));
  session.dispatch(input("rare"));
  session.dispatch(input("ask"));
  assert.equal(text(out), "a");
  await settled();
  assert.equal(text(out), "a rare ask");
  session.dispatch({ type: "press", node: "rare" });
  assert.equal(text(out), "a rare ask rare", "from then on at once");
  assert.deepEqual([world.instances, out.requests.length, out.errors.length], [2, 1, 0]);
});

test("[R 71] while the second part does not come, what was typed stays, waits in its order, is reported once, and is asked for ever more seldom", async (context) => {
  const { session, out, world } = await open();
  /** @type {number[]} */
  const pauses = [];
  const real = setTimeout;
  context.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ then, /** @type {number} */ after) => {
    if (after >= 1000) pauses.push(after);
    return real(then, after >= 1000 ? 1 : after);
  });
  world.isCutOff = true;
  session.dispatch(input("a"));
  session.dispatch(input("rare"));
  await until(() => world.refusals === 1);
  session.dispatch(input("b"));
  await until(() => world.refusals === 3);
  session.dispatch(input("c"));
  await until(() => world.refusals === 7);
  assert.deepEqual(pauses, [1000, 2000, 5000, 10_000, 20_000, 30_000]);
  assert.deepEqual(out.lacks.map(({ state, tries, isPress }) => [state, tries, isPress]), [
    ...[1, 2, 3, 4, 5, 6].map((tries) => ["waiting", tries, false]),
    ["stopped", 7, false],
  ]);
  assert.equal(out.updates.length, 2, "nothing is drawn over what stands in the fields");
  assert.deepEqual(out.errors.map(({ code, path }) => [code, path]), [["unreachable", "fake.deferred.wasm"]]);
  world.isCutOff = false;
  session.dispatch(input("d"));
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(world.instances, 1, "typing alone asks for nothing");
  session.retry();
  await settled();
  assert.equal(text(out), "a rare b c d");
  assert.equal(out.errors.length, 1);
  assert.deepEqual(out.lacks.at(-1), { state: "here", tries: 7 });
});

test("[R 71] a press that needs the second part while it does not come is left out and reported; the session goes on, and a second press does it", async () => {
  const { session, out, world } = await open();
  world.isCutOff = true;
  session.dispatch(input("a"));
  session.dispatch({ type: "press", node: "rare" });
  session.dispatch(input("b"));
  await settled();
  assert.equal(text(out), "a b");
  assert.deepEqual(out.errors.map(({ code }) => code), ["unreachable"]);
  world.isCutOff = false;
  session.dispatch({ type: "press", node: "rare" });
  await settled();
  assert.equal(text(out), "a b rare");
});

test("[R 71] an answer that needs the second part while it does not come holds nothing up, and comes once more", async (context) => {
  const { session, out, world } = await open();
  session.dispatch(input("ask"));
  world.isCutOff = true;
  const real = setTimeout;
  context.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ then, /** @type {number} */ after) => real(then, after === 1000 ? 40 : after));
  out.requests[0].answer({ ok: true, value: "rare" });
  await until(() => world.refusals > 0);
  session.dispatch(input("b"));
  await settled();
  assert.deepEqual([text(out), out.errors.length], ["ask b", 1]);
  world.isCutOff = false;
  await until(() => text(out).includes("reply"));
  assert.equal(text(out), 'ask b reply:true:"rare"');
});

test("[R 71] where the second part will never come, it is said at once, nothing is asked for again, and the session goes on without", async (context) => {
  const { session, out, world } = await open();
  world.isGone = true;
  const timer = context.mock.method(globalThis, "setTimeout");
  session.dispatch(input("a"));
  session.dispatch(input("rare"));
  session.dispatch(input("b"));
  session.dispatch({ type: "press", node: "rare" });
  session.dispatch(input("ask"));
  timer.mock.restore();
  await settled();
  assert.equal(text(out), "a b ask");
  assert.deepEqual(out.lacks.map(({ state, node, isPress }) => [state, node, isPress]), [["gone", "field", false], ["gone", "rare", true]]);
  world.isGone = false;
  out.requests[0].answer({ ok: true, value: "x" });
  await settled();
  assert.equal(text(out), 'a b ask reply:true:"x"');
  assert.equal(timer.mock.calls.filter(({ arguments: [, after] }) => Number(after) >= 1000).length, 0);
});

test("a session whose creation needs a part that will never come ends", async () => {
  const { core, world } = await open();
  world.isGone = true;
  const { session, out } = begin(core, { ...OPTIONS, properties: { definition: { title: "rare" } } });
  await until(() => session.isEnded);
  assert.deepEqual([out.updates, out.errors.map(({ got }) => got), out.lacks.map(({ state }) => state)], [[], ["status 404"], ["gone"]]);
});

test("a session whose creation needs the second part begins when that is there; one that ends meanwhile does not", async () => {
  const options = { ...OPTIONS, properties: { definition: { title: "rare" } } };
  const { out, world } = await open(options);
  await settled();
  assert.deepEqual([out.updates.map(({ base, version }) => [base, version]), world.instances, out.errors], [[[0, 1]], 2, []]);
  const other = await open();
  other.world.isCutOff = true;
  const { session, out: ended } = begin(other.core, options);
  await until(() => other.world.refusals > 0);
  session.destroy();
  other.world.isCutOff = false;
  await settled();
  assert.deepEqual([ended.updates, ended.errors.map(({ code }) => code), session.isEnded], [[], ["unreachable"], true]);
});
