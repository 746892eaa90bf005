// A module whose cold branches went into functions of their own does what it did, whichever way such a branch leaves and whatever it leaves behind.
import assert from "node:assert/strict";
import test from "node:test";

import binaryen from "binaryen";

import { oneForEachType, optimised, withMarks, withoutCold } from "./cold.mjs";

/** @param {string} text of a module @returns {Uint8Array} */
function compiled(text) {
  const module = binaryen.parseText(text);
  try {
    return new Uint8Array(module.emitBinary());
  } finally {
    module.dispose();
  }
}

/** @param {Uint8Array} bytes @param {WebAssembly.ModuleImports} [imports] @returns {any} */
const run = (bytes, imports = {}) => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), { portal: imports }).exports;

/** Points that are come by when f is called with each of these. @param {Uint8Array} bytes @param {number[]} calls */
function enteredBy(bytes, calls) {
  /** @type {Set<number>} */
  const entered = new Set();
  const { f } = run(withMarks(bytes, []), { mark: (/** @type {number} */ point) => void entered.add(point) });
  calls.forEach((value) => f(value));
  return entered;
}

/** @param {Uint8Array} bytes */
function functionsIn(bytes) {
  const module = binaryen.readBinary(bytes);
  try {
    return module.getNumFunctions();
  } finally {
    module.dispose();
  }
}

// So much that a region is worth a function.
const WORK = "(i32.store (i32.const 8) (i32.add (i32.mul (local.get $x) (i32.const 31)) (i32.load (i32.const 8))))".repeat(3);
const LOOK = "(i32.add (i32.load (i32.const 8)) ";

/** Functions that do something else for 1 and above than for 0: how what is cold leaves. @type {Record<string, string>} */
const LEAVES = {
  "goes on": `(func (export "f") (param $x i32) (result i32) (if (local.get $x) (then ${WORK})) ${LOOK} (local.get $x)))`,
  "returns a value": `(func (export "f") (param $x i32) (result i32) (if (local.get $x) (then ${WORK} (return (i32.const 5)))) ${LOOK} (i32.const 7)))`,
  "returns or goes on": `(func (export "f") (param $x i32) (result i32) (if (local.get $x) (then ${WORK} (if (i32.eq (local.get $x) (i32.const 2)) (then (return (i32.const 5)))))) ${LOOK} (i32.const 7)))`,
  "leaves a local behind": `(func (export "f") (param $x i32) (result i32) (local $y i32) (local.set $y (i32.const 3)) (if (local.get $x) (then ${WORK} (local.set $y (i32.mul (local.get $x) (i32.const 9))))) ${LOOK} (local.get $y)))`,
  "leaves a local behind on one of its ways": `(func (export "f") (param $x i32) (result i32) (local $y i32) (local.set $y (i32.const 3)) (if (local.get $x) (then ${WORK} (if (i32.eq (local.get $x) (i32.const 2)) (then (local.set $y (i32.const 9)))))) ${LOOK} (local.get $y)))`,
  "leaves locals of two types": `(func (export "f") (param $x i32) (result i32) (local $y f64) (local $z i64) (if (local.get $x) (then ${WORK} (local.set $y (f64.const 2.5)) (local.set $z (i64.const 4)))) ${LOOK} (i32.add (i32.trunc_f64_s (local.get $y)) (i32.wrap_i64 (local.get $z)))))`,
  "is worth something": `(func (export "f") (param $x i32) (result i32) ${LOOK} (if (result i32) (local.get $x) (then ${WORK} (i32.const 11)) (else (i32.const 12)))))`,
  "is worth something and leaves a local": `(func (export "f") (param $x i32) (result i32) (local $y i32) (local.set $y (i32.const 1)) (i32.add (if (result i32) (local.get $x) (then ${WORK} (local.set $y (i32.const 50)) (i32.const 11)) (else (i32.const 12))) (local.get $y)))`,
  "leaves to one of two labels": `(func (export "f") (param $x i32) (result i32) (block $a (block $b (if (local.get $x) (then ${WORK} (br_if $a (i32.eq (local.get $x) (i32.const 1))) (br $b))) (return (i32.const 1))) (return ${LOOK} (i32.const 2)))) ${LOOK} (i32.const 3)))`,
  "leaves by a table, with a local": `(func (export "f") (param $x i32) (result i32) (local $y i32) (block $a (block $b (block $c (if (local.get $x) (then ${WORK} (local.set $y (i32.const 20)) (br_table $a $b $c (i32.sub (local.get $x) (i32.const 1))))) (return (i32.const 1))) (return (i32.add (local.get $y) (i32.const 2)))) (return (i32.add (local.get $y) (i32.const 3)))) (i32.add (local.get $y) (i32.const 4)))`,
  "goes round a loop again": `(func (export "f") (param $x i32) (result i32) (local $y i32) (loop $again (if (local.get $x) (then ${WORK} (local.set $x (i32.sub (local.get $x) (i32.const 1))) (local.set $y (i32.add (local.get $y) (i32.const 6))) (br $again)))) (i32.add (local.get $y) (local.get $x)))`,
  "never comes back": `(func (export "f") (param $x i32) (result i32) (if (i32.gt_s (local.get $x) (i32.const 2)) (then ${WORK} (unreachable))) ${LOOK} (i32.const 3)))`,
  "stands behind a break": `(func (export "f") (param $x i32) (result i32) (local $y i32) (block $out (br_if $out (i32.eqz (local.get $x))) ${WORK} (local.set $y (i32.const 8)) (br_if $out (i32.eq (local.get $x) (i32.const 2))) ${WORK} (local.set $y (i32.add (local.get $y) (i32.const 1)))) ${LOOK} (local.get $y)))`,
};

/** What f answers, or that it traps. @param {any} instance @param {number} value */
function answer({ f }, value) {
  try {
    return f(value);
  } catch (error) {
    return error instanceof WebAssembly.RuntimeError ? "a trap" : Promise.reject(error);
  }
}

for (const [way, text] of Object.entries(LEAVES)) {
  test(`a cold branch that ${way} becomes a function, and the module answers as before`, () => {
    const before = compiled(`(module (memory 1) ${text})`);
    const entered = enteredBy(before, [0]);
    const after = optimised(withoutCold(before, [], (point) => entered.has(point)), []);
    assert.ok(functionsIn(after) > functionsIn(before), "expected a function more");
    const [was, is] = [run(before), run(after)];
    const values = [0, 1, 2, 3, 4, 0, 2, 1];
    assert.deepEqual(values.map((value) => answer(is, value)), values.map((value) => answer(was, value)));
  });
}

test("what was entered stays where it is", () => {
  const before = compiled(`(module (memory 1) ${LEAVES["goes on"]})`);
  const entered = enteredBy(before, [0, 1]);
  assert.equal(functionsIn(withoutCold(before, [], (point) => entered.has(point))), 1);
});

test("one placeholder of each type stands for all", () => {
  const module = compiled(`(module
    (import "gone" "0" (func $a (param i32))) (import "gone" "1" (func $b (param i32))) (import "gone" "2" (func $c (result i32))) (import "portal" "d" (func $d (param i32)))
    (table 4 funcref) (elem (i32.const 0) $a $b $c $d)
    (func (export "f") (param $x i32) (call_indirect (param i32) (i32.const 7) (local.get $x))))`);
  const after = new WebAssembly.Module(new Uint8Array(oneForEachType(module, [], "gone")));
  assert.deepEqual(WebAssembly.Module.imports(after).map((each) => `${each.module} ${each.name}`), ["gone 0", "gone 2", "portal d"]);
  /** @type {string[]} */
  const called = [];
  const { f } = /** @type {any} */ (new WebAssembly.Instance(after, { gone: { 0: () => called.push("gone"), 2: () => 0 }, portal: { d: () => called.push("d") } }).exports);
  [0, 1, 3].forEach((place) => f(place));
  assert.deepEqual(called, ["gone", "gone", "d"]);
});
