// A region of a function, a run of statements or an arm of an if, made a function of its own. The locals it reads come as parameters;
// what it leaves in locals that are read later, and which way it left (to the next statement, to a label around it, out of the function),
// go back through its result and a few globals. The caller reads these at once, so that no call between can change them.
import binaryen from "binaryen";

import { change, infoOf, parts } from "./liveness.mjs";

/** @typedef {import("./liveness.mjs").Expression} Expression */
/** @typedef {number} Type */
/** @typedef {{ kind: "next" } | { kind: "label", label: string } | { kind: "return" }} Exit a way to leave a region */
/** @typedef {{ exits: Exit[], value: Type, outputs: [number, string][] }} Way value: what the region is worth; outputs: locals, and the globals in which they come back */

const { none, unreachable, auto, i32, ExpressionIds: Id } = binaryen;

// Bytes, as measured on the module of forms: a smaller gain is eaten by what the second part must know of the first.
const LEAST_GAIN = 12;
const CALL = 6;
const PARAMETER = 2;
const OUTPUT = 5;
const EXIT = 5;
const MOST_PARAMETERS = 14;
const MOST_OUTPUTS = 8;

/** Where the regions of a module go. */
export class Outside {
  /** @param {binaryen.Module} module */
  constructor(module) {
    this.module_ = module;
    this.count_ = 0;
    /** @type {Set<string>} */
    this.globals_ = new Set();
  }

  /** The name of a global for what comes back. @param {Type} type @param {string} use */
  global(type, use) {
    const name = `cold_${type}_${use}`;
    if (!this.globals_.has(name)) this.module_.addGlobal(name, type, true, this.zero_(type));
    this.globals_.add(name);
    return name;
  }

  /** @param {Type[]} parameters @param {Type} result @param {Type[]} locals @param {Expression[]} body @returns {string} its name */
  add(parameters, result, locals, body) {
    const name = `cold_${this.count_++}`;
    this.module_.addFunction(name, binaryen.createType(parameters), result, locals, this.module_.block(null, body, result === none ? auto : unreachable));
    return name;
  }

  /** @param {Type} type */
  zero_(type) {
    const { module_: module } = this;
    if (type === binaryen.i64) return module.i64.const(0n);
    return type === i32 ? module.i32.const(0) : type === binaryen.f32 ? module.f32.const(0) : module.f64.const(0);
  }
}

/** The regions of one function. */
export class Regions {
  /** @param {binaryen.Module} module @param {string} name of the function @param {Outside} outside @param {import("./liveness.mjs").Liveness} live */
  constructor(module, name, outside, live) {
    const { params, vars, results } = binaryen.getFunctionInfo(module.getFunction(name));
    this.module_ = module;
    this.outside_ = outside;
    this.live_ = live;
    this.result_ = results;
    this.types_ = [...binaryen.expandType(params), ...vars];
  }

  /** What stands in the region's place now; nothing where it had better stay. @param {Expression[]} region @returns {Expression[] | undefined} */
  move(region) {
    const contents = new Contents(region);
    const last = /** @type {Expression} */ (region.at(-1));
    const isLeft = region.some((each) => binaryen.getExpressionType(each) === unreachable);
    /** @type {Exit[]} */
    const exits = [
      ...(isLeft ? [] : [/** @type {Exit} */ ({ kind: "next" })]),
      ...[...contents.labels].map((label) => /** @type {Exit} */ ({ kind: "label", label })),
      ...(contents.returns.length > 0 ? [/** @type {Exit} */ ({ kind: "return" })] : []),
    ];
    const before = this.live_.before(region[0]);
    const inputs = [...contents.locals].filter((local) => before.has(local));
    const later = [...(isLeft ? [] : [this.live_.after(last)]), ...[...contents.labels].map(this.live_.at)];
    const outputs = [...contents.sets].filter((local) => later.some((live) => live.has(local)));
    if (contents.breaksWithValue || !isWorthIt(contents.size, inputs.length, outputs.length, exits.length)) return undefined;
    const way = { exits, value: isLeft ? none : binaryen.getExpressionType(last), outputs: this.places_(outputs) };
    return this.call_(this.made_(region, contents, inputs, way), inputs, way);
  }

  /** @param {Expression[]} instead of an expression @param {Expression} before @returns {Expression} */
  block(instead, before) {
    return instead.length === 1 ? instead[0] : this.module_.block(null, instead, binaryen.getExpressionType(before));
  }

  /** A global for each output. @param {number[]} outputs @returns {[number, string][]} */
  places_(outputs) {
    /** @type {Map<Type, number>} */
    const used = new Map();
    return outputs.map((local) => {
      const type = this.types_[local];
      const index = used.get(type) ?? 0;
      used.set(type, index + 1);
      return [local, this.outside_.global(type, String(index))];
    });
  }

  /** The region's function. @param {Expression[]} region @param {Contents} contents @param {number[]} inputs @param {Way} way @returns {string} its name */
  made_(region, contents, inputs, way) {
    const { module_: module, outside_: outside } = this;
    const locals = [...inputs, ...[...contents.locals].filter((local) => !inputs.includes(local))];
    const typeOf = (/** @type {number} */ local) => this.types_[local];
    const placeOf = new Map(locals.map((local, place) => [local, place]));
    for (const [local, rename] of contents.uses) rename(/** @type {number} */ (placeOf.get(local)));
    const result = this.resultOf_(way);
    const end = (/** @type {Exit} */ exit) => [
      ...way.outputs.map(([local, global]) => module.global.set(global, module.local.get(/** @type {number} */ (placeOf.get(local)), typeOf(local)))),
      way.exits.length > 1 ? module.return(module.i32.const(way.exits.indexOf(exit))) : module.return(),
    ];
    const [next] = way.exits.filter(({ kind }) => kind === "next");
    let body = next ? this.ended_(region, way, result, end(next)) : region;
    for (const exit of way.exits) {
      if (exit.kind === "label") body = [module.block(exit.label, body, none), ...end(exit)];
      if (exit.kind === "return" && way.exits.length > 1) for (const at of contents.returns) this.returnCode_(at, way.exits.indexOf(exit));
    }
    return outside.add(inputs.map(typeOf), result, locals.slice(inputs.length).map(typeOf), body);
  }

  /** A code for the exit where there are several; the value itself where nothing else has to be said. @param {Way} way */
  resultOf_({ exits, value, outputs }) {
    if (exits.length > 1) return i32;
    if (exits[0]?.kind === "return") return this.result_;
    return outputs.length === 0 ? value : none;
  }

  /** The region, with its end where it goes on to what stands behind it. @param {Expression[]} region @param {Way} way @param {Type} result @param {Expression[]} end */
  ended_(region, { exits, value }, result, end) {
    if (value === none) return [...region, ...end];
    const [rest, last] = [region.slice(0, -1), /** @type {Expression} */ (region.at(-1))];
    if (exits.length === 1 && result === value) return [...rest, this.module_.return(last)];
    return [...rest, this.module_.global.set(this.valueOf_(value), last), ...end];
  }

  /** @param {Expression} at a return @param {number} code */
  returnCode_(at, code) {
    const { module_: module } = this;
    const value = change.Return.getValue(at);
    change.Return.setValue(at, value ? module.block(null, [module.global.set(this.valueOf_(this.result_), value), module.i32.const(code)], i32) : module.i32.const(code));
  }

  /** The global in which a value comes back. @param {Type} type */
  valueOf_ = (type) => this.outside_.global(type, "value");

  /** @param {string} name @param {number[]} inputs @param {Way} way @returns {Expression[]} */
  call_(name, inputs, way) {
    const { module_: module } = this;
    const { exits, value, outputs } = way;
    const call = module.call(name, inputs.map((local) => module.local.get(local, this.types_[local])), this.resultOf_(way));
    const take = outputs.map(([local, global]) => module.local.set(local, module.global.get(global, this.types_[local])));
    if (exits.length === 0) return [call, module.unreachable()];
    if (exits.length === 1 && exits[0].kind === "return") return this.result_ === none ? [call, module.return()] : [module.return(call)];
    const first = exits[0].kind === "next" ? this.next_(way) : [this.leave_(exits[0])];
    if (exits.length === 1) return exits[0].kind === "next" && value !== none && outputs.length === 0 ? [call] : [call, ...take, ...first];
    if (exits.length === 2 && outputs.length === 0) return [this.leave_(exits[1], call), ...first];
    const code = this.outside_.global(i32, "exit");
    const is = (/** @type {number} */ exit) => module.i32.eq(module.global.get(code, i32), module.i32.const(exit));
    return [module.global.set(code, call), ...take, ...exits.slice(1).map((exit, index) => this.leave_(exit, is(index + 1))), ...first];
  }

  /** @param {Way} way @returns {Expression[]} */
  next_ = ({ value }) => (value === none ? [] : [this.module_.global.get(this.valueOf_(value), value)]);

  /** @param {Exit} exit @param {Expression} [when] always, without */
  leave_(exit, when) {
    const { module_: module } = this;
    if (exit.kind === "label") return when ? module.br_if(exit.label, when) : module.br(exit.label);
    const back = this.result_ === none ? module.return() : module.return(module.global.get(this.valueOf_(this.result_), this.result_));
    return when ? module.if(when, back) : back;
  }
}

/** @param {number} size @param {number} inputs @param {number} outputs @param {number} exits */
function isWorthIt(size, inputs, outputs, exits) {
  if (inputs > MOST_PARAMETERS || outputs > MOST_OUTPUTS) return false;
  return size - CALL - PARAMETER * inputs - OUTPUT * outputs - EXIT * Math.max(0, exits - 1) >= LEAST_GAIN;
}

// About as many bytes as an expression of the kind is long, without its parts; two where nothing is said.
/** @type {Map<number, number>} */
const SIZES = new Map([[Id.Nop, 0], [Id.Block, 0], [Id.Call, 3], [Id.CallIndirect, 3], [Id.Load, 3], [Id.Store, 3], [Id.Const, 3], [Id.If, 3]]);

/** What a region names. */
class Contents {
  /** @param {Expression[]} region */
  constructor(region) {
    this.size = 0; // about, in bytes
    /** @type {Set<number>} */
    this.locals = new Set();
    /** @type {Set<number>} those that are written */
    this.sets = new Set();
    /** @type {[number, (local: number) => void][]} each use of a local, and how it is made another's */
    this.uses = [];
    /** @type {Set<string>} around the region, to which it leaves */
    this.labels = new Set();
    /** @type {Expression[]} */
    this.returns = [];
    this.breaksWithValue = false; // to a label around it: no such region is moved
    /** @type {Set<string>} */
    this.own_ = new Set();
    for (const each of region) this.visit_(each);
  }

  /** @param {Expression} at */
  visit_(at) {
    const info = infoOf(at);
    this.size += SIZES.get(info.id) ?? 2;
    if ((info.id === Id.Block || info.id === Id.Loop) && info.name) this.own_.add(info.name);
    if (info.id === Id.LocalGet) this.use_(info.index, (local) => change.LocalGet.setIndex(at, local));
    if (info.id === Id.LocalSet) this.use_(info.index, (local) => change.LocalSet.setIndex(at, local));
    if (info.id === Id.LocalSet) this.sets.add(info.index);
    if (info.id === Id.Break) this.leave_([info.name], info.value);
    if (info.id === Id.Switch) this.leave_([...info.names, info.defaultName], info.value);
    if (info.id === Id.Return) this.returns.push(at);
    for (const each of parts(info)) this.visit_(each);
  }

  /** @param {number} local @param {(local: number) => void} rename */
  use_(local, rename) {
    this.locals.add(local);
    this.uses.push([local, rename]);
  }

  /** @param {string[]} labels @param {Expression} value 0: none */
  leave_(labels, value) {
    for (const label of labels.filter((each) => !this.own_.has(each))) {
      this.labels.add(label);
      if (value) this.breaksWithValue = true;
    }
  }
}
