// What is never done, out of the functions that are: each branch that the play did not enter becomes a function of its own, which the
// splitter moves to the second part. Without it a function comes whole, with all that it does once in a lifetime.
import binaryen from "binaryen";

import { Liveness, change, infoOf, parts } from "./liveness.mjs";
import { Outside, Regions } from "./regions.mjs";

/** @typedef {import("./liveness.mjs").Expression} Expression */
/** @typedef {"true" | "false"} Side of an if */

const { none, i32, ExpressionIds: Id } = binaryen;

const MARK = "portal_mark";

/** @type {Record<string, number>} */
const FEATURES = {
  "--enable-sign-ext": binaryen.Features.SignExt,
  "--enable-mutable-globals": binaryen.Features.MutableGlobals,
  "--enable-bulk-memory": binaryen.Features.BulkMemory,
  "--enable-nontrapping-float-to-int": binaryen.Features.NontrappingFPToInt,
};

/** The module with a call to the import portal.mark(point) at each point that may be come by or not. @param {Uint8Array} bytes @param {string[]} features */
export function withMarks(bytes, features) {
  const module = read(bytes, features);
  module.addFunctionImport(MARK, "portal", "mark", i32, none);
  let points = 0;
  const mark = () => module.call(MARK, [module.i32.const(points++)], none);
  for (const name of ownFunctions(module)) {
    walk(bodyOf(module, name), {
      arm(at, side) {
        const arm = armOf(at, side);
        const first = mark();
        return () => setArm(at, side, module.block(null, [first, arm], binaryen.getExpressionType(arm)));
      },
      statement(block, index) {
        const first = mark();
        return () => void change.Block.insertChildAt(block, index, first);
      },
    });
  }
  return written(module);
}

/** The module with what was not come by in functions of its own. @param {Uint8Array} bytes @param {string[]} features @param {(point: number) => boolean} wasEntered */
export function withoutCold(bytes, features, wasEntered) {
  const module = read(bytes, features);
  const outside = new Outside(module);
  let points = 0;
  for (const name of ownFunctions(module)) {
    /** @type {Map<string, boolean>} */
    const cold = new Map();
    walk(bodyOf(module, name), {
      arm: (at, side) => void cold.set(`${at} ${side}`, !wasEntered(points++)),
      statement: (block, index) => void cold.set(`${block} ${index}`, !wasEntered(points++)),
    });
    if ([...cold.values()].some(Boolean)) part(bodyOf(module, name), cold, new Regions(module, name, outside, new Liveness(bodyOf(module, name))));
  }
  return written(module);
}

/** As small as it gets, with every function where it was: what was parted stays so. @param {Uint8Array} bytes @param {string[]} features */
export function optimised(bytes, features) {
  const module = read(bytes, features);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  for (const pass of ["inlining", "inlining-optimizing"]) binaryen.addPassToSkip(pass);
  module.optimize();
  return written(module);
}

/** The splitter imports a placeholder for each function that is not there; they are all the same. @param {Uint8Array} bytes @param {string[]} features @param {string} joint the placeholders' namespace */
export function oneForEachType(bytes, features, joint) {
  const module = read(bytes, features);
  /** @type {Map<number, string>} */
  const kept = new Map();
  /** @type {Map<string, string>} */
  const instead = new Map();
  for (const { name, type } of functions(module).filter(({ module: from }) => from === joint)) {
    const one = kept.get(type) ?? name;
    kept.set(type, one);
    instead.set(name, one);
  }
  for (let index = 0; index < module.getNumElementSegments(); ++index) {
    const { name, table, offset, data } = binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0));
    const place = module.copyExpression(offset);
    module.removeElementSegment(name);
    module.addActiveElementSegment(table, name, data.map((each) => instead.get(each) ?? each), place);
  }
  for (const [name, one] of instead) if (name !== one) module.removeFunction(name);
  return written(module);
}

/** @param {Uint8Array} bytes @param {string[]} features */
function read(bytes, features) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(features.reduce((all, name) => all | FEATURES[name], binaryen.Features.MVP));
  return module;
}

/** @param {binaryen.Module} module */
function written(module) {
  if (!module.validate()) throw new Error("cold.mjs: expected a valid module; got the faults that are printed above");
  const bytes = module.emitBinary();
  module.dispose();
  return new Uint8Array(bytes);
}

/** @param {binaryen.Module} module */
const functions = (module) => Array.from({ length: module.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));

/** Names of what the module defines, in its order. @param {binaryen.Module} module */
const ownFunctions = (module) => functions(module).filter(({ base }) => !base).map(({ name }) => name);

/** @param {binaryen.Module} module @param {string} name */
const bodyOf = (module, name) => change.Function.getBody(module.getFunction(name));

/** @param {Expression} at an if @param {Side} side */
const armOf = (at, side) => (side === "true" ? change.If.getIfTrue(at) : change.If.getIfFalse(at));

/** @param {Expression} at an if @param {Side} side @param {Expression} arm */
const setArm = (at, side, arm) => (side === "true" ? change.If.setIfTrue(at, arm) : change.If.setIfFalse(at, arm));

/** @param {any} info of an if @returns {Side[]} */
const sidesOf = ({ ifFalse }) => (ifFalse ? ["true", "false"] : ["true"]);

/**
 * All points of a body, in one order: arms of ifs, and statements behind one that may have gone elsewhere. What a visitor returns is
 * done after the walk, from the last to the first, so that it may change the body.
 * @typedef {{ arm: (at: Expression, side: Side) => void | (() => void), statement: (block: Expression, index: number) => void | (() => void) }} Visitor
 * @param {Expression} body @param {Visitor} visitor
 */
function walk(body, visitor) {
  /** @type {(void | (() => void))[]} */
  const after = [];
  const visit = (/** @type {Expression} */ at) => {
    const info = infoOf(at);
    if (info.id === Id.If) {
      visit(info.condition);
      for (const side of sidesOf(info)) {
        after.push(visitor.arm(at, side));
        visit(armOf(at, side));
      }
      return;
    }
    let isCertain = true; // to be come by, when the first part is
    for (const [index, child] of parts(info).entries()) {
      if (info.id === Id.Block && !isCertain) after.push(visitor.statement(at, index));
      visit(child);
      isCertain = isStraight(child);
    }
  };
  visit(body);
  for (const rest of after.reverse()) rest?.();
}

/** Whether what stands behind it is come by exactly when it is. @param {Expression} at @returns {boolean} */
function isStraight(at) {
  const info = infoOf(at);
  if ([Id.If, Id.Block, Id.Loop, Id.Break, Id.Switch, Id.Return, Id.Unreachable].includes(info.id)) return false;
  return parts(info).every(isStraight);
}

/** Moves the cold regions below an expression: each as large as it can be. @param {Expression} at @param {Map<string, boolean>} cold @param {Regions} regions */
function part(at, cold, regions) {
  const info = infoOf(at);
  if (info.id === Id.If) return partArms(at, info, cold, regions);
  if (info.id === Id.Block) return partStatements(at, info.children, cold, regions);
  for (const child of parts(info)) part(child, cold, regions);
}

/** @param {Expression} at @param {any} info @param {Map<string, boolean>} cold @param {Regions} regions */
function partArms(at, info, cold, regions) {
  part(info.condition, cold, regions);
  for (const side of sidesOf(info)) {
    const arm = armOf(at, side);
    const instead = cold.get(`${at} ${side}`) ? regions.move([arm]) : undefined;
    if (instead) setArm(at, side, regions.block(instead, arm));
    else part(arm, cold, regions);
  }
}

/** @param {Expression} at a block @param {Expression[]} statements @param {Map<string, boolean>} cold @param {Regions} regions */
function partStatements(at, statements, cold, regions) {
  /** @type {Expression[]} */
  const now = [];
  let isCold = false;
  for (let index = 0; index < statements.length; ) {
    isCold = cold.get(`${at} ${index}`) ?? isCold;
    let end = index + 1;
    while (isCold && end < statements.length && (cold.get(`${at} ${end}`) ?? true)) ++end;
    const instead = isCold ? regions.move(statements.slice(index, end)) : undefined;
    if (!instead) part(statements[index], cold, regions);
    now.push(...(instead ?? [statements[index]]));
    index = instead ? end : index + 1;
  }
  change.Block.setChildren(at, now);
}
