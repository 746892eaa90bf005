// Which locals of a function are still read behind each of its expressions, and the parts of an expression in the order they are done.
import binaryen from "binaryen";

const { ExpressionIds: Id } = binaryen;

/** The classes by which expressions are changed, which binaryen's types leave out. @type {Record<"Block" | "Function" | "If" | "LocalGet" | "LocalSet" | "Return", any>} */
export const change = /** @type {any} */ (binaryen);

/** @typedef {number} Expression */

// Of each kind of expression, where its parts stand in what binaryen tells about it; a kind that is not here is one that our modules have not.
/** @type {Map<number, string[]>} */
const PARTS = new Map([
  [Id.Nop, []], [Id.LocalGet, []], [Id.GlobalGet, []], [Id.Const, []], [Id.Unreachable, []], [Id.MemorySize, []], [Id.DataDrop, []],
  [Id.Block, ["children"]], [Id.If, ["condition", "ifTrue", "ifFalse"]], [Id.Loop, ["body"]],
  [Id.Break, ["value", "condition"]], [Id.Switch, ["value", "condition"]],
  [Id.Call, ["operands"]], [Id.CallIndirect, ["operands", "target"]],
  [Id.LocalSet, ["value"]], [Id.GlobalSet, ["value"]], [Id.Load, ["ptr"]], [Id.Store, ["ptr", "value"]],
  [Id.Unary, ["value"]], [Id.Binary, ["left", "right"]], [Id.Select, ["ifTrue", "ifFalse", "condition"]],
  [Id.Drop, ["value"]], [Id.Return, ["value"]], [Id.MemoryGrow, ["delta"]],
  [Id.MemoryInit, ["dest", "offset", "size"]], [Id.MemoryCopy, ["dest", "source", "size"]], [Id.MemoryFill, ["dest", "value", "size"]],
]);

// Of these binaryen tells nothing, and throws when it is asked.
const BARE = [Id.Nop, Id.Unreachable];

/** @param {Expression} at @returns {any} */
export function infoOf(at) {
  const id = binaryen.getExpressionId(at);
  return BARE.includes(id) ? { id } : binaryen.getExpressionInfo(at);
}

/** @param {binaryen.ExpressionInfo} info @returns {Expression[]} in the order they are done */
export function parts(info) {
  const names = PARTS.get(info.id);
  if (!names) throw new Error(`liveness.mjs: expected a kind of expression that it knows; got ${info.id}`);
  return names.flatMap((name) => /** @type {any} */ (info)[name]).filter(Boolean);
}

export class Liveness {
  /** @param {Expression} body of a function */
  constructor(body) {
    /** @type {Map<Expression, Set<number>>} */
    this.before_ = new Map();
    /** @type {Map<Expression, Set<number>>} */
    this.after_ = new Map();
    /** @type {Map<string, Set<number>>} */
    this.labels_ = new Map();
    this.visit_(body, new Set());
  }

  /** @param {Expression} at */
  before = (at) => /** @type {Set<number>} */ (this.before_.get(at));
  /** @param {Expression} at */
  after = (at) => /** @type {Set<number>} */ (this.after_.get(at));
  /** Where a break to it goes on. @param {string} label */
  at = (label) => /** @type {Set<number>} */ (this.labels_.get(label));

  /** @param {Expression} at @param {Set<number>} after @returns {Set<number>} before it */
  visit_(at, after) {
    const info = infoOf(at);
    this.after_.set(at, after);
    const before = this.through_(info, after);
    this.before_.set(at, before);
    return before;
  }

  /** @param {any} info @param {Set<number>} after @returns {Set<number>} */
  through_(info, after) {
    switch (info.id) {
      case Id.Block:
        if (info.name) this.labels_.set(info.name, after);
        break;
      case Id.Loop:
        return this.throughLoop_(info, after);
      case Id.If: {
        const yes = this.visit_(info.ifTrue, after);
        const no = info.ifFalse ? this.visit_(info.ifFalse, after) : after;
        return this.visit_(info.condition, union(yes, no));
      }
      case Id.Break: {
        const there = this.at(info.name);
        return this.throughParts_(info, info.condition ? union(after, there) : there);
      }
      case Id.Switch:
        return this.throughParts_(info, [...info.names, info.defaultName].map(this.at).reduce(union));
      case Id.Return:
      case Id.Unreachable:
        return this.throughParts_(info, new Set());
      case Id.LocalGet:
        return union(after, new Set([info.index]));
      case Id.LocalSet: {
        const rest = new Set(after);
        rest.delete(info.index);
        return this.throughParts_(info, rest);
      }
    }
    return this.throughParts_(info, after);
  }

  /** What is read at the start of a loop is read at each of its rounds' end. @param {any} info @param {Set<number>} after */
  throughLoop_(info, after) {
    let start = new Set();
    for (;;) {
      if (info.name) this.labels_.set(info.name, start);
      const before = this.visit_(info.body, after);
      if (before.size === start.size) return before;
      start = union(before, start);
    }
  }

  /** @param {any} info @param {Set<number>} after */
  throughParts_(info, after) {
    return parts(info).reverse().reduce((live, part) => this.visit_(part, live), after);
  }
}

/** @param {Set<number>} a @param {Set<number>} b */
const union = (a, b) => (b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]));
