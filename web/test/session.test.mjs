// Sessions over a module that traps on demand: nothing a person did is lost, nothing is asked twice.
import assert from "node:assert/strict";
import test from "node:test";
import { Core } from "../core.js";
import { PortalError } from "../errors.js";
import { fakeDoor, newWorld } from "../testing/fake_widget.js";
import { OPTIONS, begin, input, open, settled, text } from "../testing/open_session.mjs";

test("the first update comes at once, and each event's update within its dispatch", async () => {
  const { session, out } = await open();
  assert.deepEqual(out.updates.map(({ base, version }) => [base, version]), [[0, 1]]);
  session.dispatch(input("a"));
  assert.equal(text(out), "a");
});

test("wrong options are thrown to the caller, as the core says it", async () => {
  const { core } = await open();
  assert.throws(
    () => begin(core, { strings: {}, properties: { definition: "wrong" } }),
    (error) => error instanceof PortalError && error.code === "wrong_type" && error.path === "/properties/definition",
  );
});

test("a refused event is reported and the session goes on", async () => {
  const { session, out } = await open();
  session.dispatch(input("refuse"));
  session.dispatch(input("b"));
  assert.deepEqual(out.errors.map(({ code, path }) => [code, path]), [["refused_action", "/node"]]);
  assert.equal(text(out), "b");
});

test("an event dispatched while an update is drawn comes after it", async () => {
  const { session, out } = await open();
  out.draw = ({ version }) => version === 2 && session.dispatch(input("second"));
  session.dispatch(input("first"));
  assert.deepEqual(out.updates.map(({ version }) => version), [1, 2, 3]);
  assert.equal(text(out), "first second");
});

test("events for the page and requests come out; the answer goes back under the request's number", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("tell"));
  session.dispatch(input("ask"));
  assert.deepEqual(out.events, [{ name: "portal-told", detail: { text: "told" } }]);
  assert.deepEqual(out.requests.map(({ kind, payload }) => ({ kind, payload })), [{ kind: "draft.load", payload: { form: "f", draft: "1" } }]);
  out.requests[0].answer({ ok: false, value: { type: "about:offline" } });
  await settled();
  assert.deepEqual(world.dispatched[world.dispatched.length - 1], { type: "reply", ok: false, value: { type: "about:offline" }, request: 1 });
});

test("after a trap a fresh instance replays the events, tries again, and the surface gets the whole tree", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("a"));
  session.dispatch(input("trap once"));
  session.dispatch(input("b"));
  await settled();
  assert.equal(world.instances, 2);
  assert.deepEqual(out.updates.map(({ base, version }) => [base, version]), [[0, 1], [1, 2], [0, 2], [2, 3], [3, 4]]);
  assert.equal(text(out), "a trap once b");
  assert.deepEqual(out.errors, []);
});

test("an event that traps three times is left out and reported; what came before and after stays", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("a"));
  session.dispatch(input("trap"));
  session.dispatch(input("b"));
  await settled();
  assert.equal(world.traps, 3);
  assert.equal(text(out), "a b");
  assert.deepEqual(out.errors.map(({ code, got }) => [code, got]), [["trap", "input field"]]);
});

test("another session of the same module lives on in the fresh instance", async () => {
  const { core, session } = await open();
  const other = begin(core);
  other.session.dispatch(input("mine"));
  session.dispatch(input("trap once"));
  await settled();
  other.session.dispatch(input("too"));
  await settled();
  assert.equal(text(other.out), "mine too");
});

test("a hundred events make a state, and recovery starts from it", async () => {
  const { session, out, world } = await open();
  session.dispatch({ type: "set", name: "definition", value: { title: "new" } });
  session.dispatch({ type: "locale", strings: { locale: "en" } });
  for (let index = 0; index < 98; ++index) session.dispatch(input(`${index}`));
  session.dispatch(input("after"));
  world.dispatched.length = 0;
  session.dispatch(input("trap once"));
  await settled();
  assert.deepEqual(world.dispatched.map(({ value }) => value), ["trap once", "after", "trap once"]);
  const { properties, strings, state } = world.creations[1];
  assert.deepEqual({ properties, strings }, { properties: { definition: { title: "new" } }, strings: { locale: "en" } });
  assert.equal(state.texts.length, 98);
  assert.ok(text(out).endsWith("97 after trap once"));
});

test("no state is taken while a request is on its way, because only the log knows of it", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("ask"));
  for (let index = 0; index < 150; ++index) session.dispatch(input("x"));
  session.dispatch(input("trap once"));
  await settled();
  assert.equal(world.creations[1].state, undefined);
  assert.equal(out.requests.length, 1, "the host was not asked again");
  out.requests[0].answer({ ok: true, value: 1 });
  await settled();
  assert.ok(text(out).endsWith("reply:true:1"));
});

test("requests are numbered anew by a replay, and their answers find them", async () => {
  const { session, out, world } = await open({ ...OPTIONS, properties: { definition: { asksAtOnce: true } } });
  out.requests[0].answer({ ok: true, value: "first" });
  await settled();
  for (let index = 0; index < 120; ++index) session.dispatch(input("x")); // the state is taken: the new instance starts at 1
  session.dispatch(input("ask"));
  session.dispatch(input("trap once"));
  await settled();
  // The creation from the state asked once more, as a new request; "ask" was asked before and is not again.
  assert.deepEqual(out.requests.length, 3);
  out.requests[1].answer({ ok: true, value: "second" });
  await settled();
  assert.deepEqual(world.dispatched[world.dispatched.length - 1], { type: "reply", ok: true, value: "second", request: 2 });
  assert.deepEqual(out.errors, []);
});

test("an answered request is answered again in the replay, from the log", async () => {
  const { session, out } = await open();
  session.dispatch(input("ask"));
  out.requests[0].answer({ ok: true, value: 7 });
  await settled();
  session.dispatch(input("trap once"));
  await settled();
  assert.equal(out.requests.length, 1);
  assert.equal(text(out), "ask reply:true:7 trap once");
});

test("a timer's reply comes by itself, and at once when the page may go", async () => {
  const { session, out } = await open();
  session.dispatch(input("wait"));
  session.flush();
  assert.equal(text(out), "wait reply:true:{}");
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(text(out), "wait reply:true:{}", "it does not fire twice");
  session.dispatch(input("wait"));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(text(out), "wait reply:true:{} wait reply:true:{}");
});

test("a surface that cannot draw an update is given the whole tree", async () => {
  const { session, out } = await open();
  out.draw = ({ base }) => {
    if (base !== 0) throw new Error("wrong base");
  };
  session.dispatch(input("a"));
  assert.deepEqual(out.updates.map(({ base, version }) => [base, version]), [[0, 1], [1, 2], [0, 2]]);
  assert.deepEqual(out.errors, []);
});

test("a surface that cannot draw the whole tree either is reported with the first cause", async () => {
  const { session, out } = await open();
  out.draw = ({ base }) => {
    throw new Error(`base ${base}`);
  };
  session.dispatch(input("a"));
  assert.deepEqual(out.errors.map(({ message }) => message), ["base 1"]);
});

test("a creation that traps once is tried again", async () => {
  const world = newWorld();
  world.trapsAtCreation = 1;
  const core = new Core(() => fakeDoor(world));
  await core.restart();
  const { session, out } = begin(core);
  session.dispatch(input("a"));
  await settled();
  assert.equal(text(out), "a");
});

test("a creation that always traps ends the session, with one error", async () => {
  const world = newWorld();
  world.trapsAtCreation = 100;
  const core = new Core(() => fakeDoor(world));
  await core.restart();
  const { session, out } = begin(core);
  await settled();
  session.dispatch(input("a"));
  await settled();
  assert.equal(world.creations.length, 3);
  assert.equal(out.errors.length, 1);
  assert.deepEqual(out.updates, []);
});

test("a destroyed session takes no events and no answers", async () => {
  const { session, out } = await open();
  session.dispatch(input("ask"));
  session.destroy();
  session.dispatch(input("a"));
  out.requests[0].answer({ ok: true, value: 1 });
  await settled();
  assert.equal(text(out), "ask");
  assert.deepEqual(out.errors, []);
});

test("a stream is answered as often as there is news, under the one number of its request", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("watch"));
  assert.deepEqual(out.streams.map(({ kind, payload }) => [kind, payload]), [["store.watch", { name: "n" }]]);
  out.streams[0].push({ ok: true, value: 1 });
  out.streams[0].push({ ok: true, value: 2 });
  assert.equal(text(out), "watch reply:true:1 reply:true:2");
  assert.deepEqual(world.dispatched.filter(({ type }) => type === "reply").map(({ request }) => request), [1, 1]);
});

test("a stream goes on after a trap, and is not opened twice", async () => {
  const { session, out } = await open();
  session.dispatch(input("watch"));
  session.dispatch(input("trap once"));
  await settled();
  out.streams[0].push({ ok: true, value: 3 });
  assert.equal(out.streams.length, 1);
  assert.equal(text(out), "watch trap once reply:true:3");
});

test("an open stream hinders no state, and goes on in the session that is made from it", async () => {
  const { session, out, world } = await open();
  session.dispatch(input("watch"));
  for (let index = 0; index < 120; ++index) session.dispatch(input("x"));
  session.dispatch(input("trap once"));
  await settled();
  assert.equal(world.creations[1].state.texts.length, 100);
  out.streams[0].push({ ok: true, value: "news" });
  assert.equal(out.streams.length, 1);
  assert.ok(text(out).endsWith("trap once reply:true:\"news\""));
  assert.deepEqual(out.errors, []);
});

test("a destroyed session ends its streams", async () => {
  const { session, out } = await open();
  session.dispatch(input("watch"));
  session.destroy();
  assert.equal(out.streams[0].signal.aborted, true);
  out.streams[0].push({ ok: true, value: 1 });
  assert.equal(text(out), "watch");
});

test("who looks on gets what a replay begins with, then each event as it went in, and what came of it", async () => {
  const { session, out } = await open();
  session.dispatch(input("а"));
  /** @type {unknown[]} */
  const seen = [];
  const begun = session.watch((event, update, took) => seen.push([event, update.version, typeof took]));
  assert.deepEqual([begun.kind, begun.options, begun.events], ["fake", OPTIONS, [input("а")]]);
  session.dispatch(input("аб"));
  assert.deepEqual(seen, [[input("аб"), out.updates[out.updates.length - 1].version, "number"]]);
  session.watch(undefined);
  session.dispatch(input("абв"));
  assert.equal(seen.length, 1);
  assert.deepEqual(session.watch(undefined).events, [input("а"), input("аб"), input("абв")]);
});
