// A WebAssembly module written by hand, byte by byte: real linear memory and real traps, with a widget of a few lines of
// JavaScript behind the door (fake_widget.js). Every export calls the import "test" of its own name; where the door has no
// result, a result other than 0 is a trap.

const I32 = 0x7f;
const FUNCTION = 0x60;
const UNREACHABLE = 0x00;

/** @type {Record<string, { parameters: number, returns: boolean }>} */
const DOOR = {
  portal_abi_version: { parameters: 0, returns: true },
  portal_alloc: { parameters: 1, returns: true },
  portal_free: { parameters: 1, returns: false },
  portal_describe: { parameters: 1, returns: false },
  portal_create: { parameters: 5, returns: false },
  portal_dispatch: { parameters: 4, returns: false },
  portal_snapshot: { parameters: 2, returns: false },
  portal_destroy: { parameters: 1, returns: false },
};

/** @param {string} text */
const name = (text) => [text.length, ...new TextEncoder().encode(text)];
/** @param {number[][]} items */
const vector = (items) => [items.length, ...items.flat()];

/** @param {number} id @param {number[]} body */
function section(id, body) {
  const size = body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  return [id, ...size, ...body];
}

/** The module's bytes. @param {{ extraImports?: [module: string, name: string][] }} [options] functions without parameters */
export function fakeModule({ extraImports = [] } = {}) {
  const names = Object.keys(DOOR);
  const shapes = Object.values(DOOR);
  // Of each function two types: as imported (always with a result), and as exported.
  const types = shapes.flatMap(({ parameters, returns }) => {
    const taken = vector(Array.from({ length: parameters }, () => [I32]));
    return [
      [FUNCTION, ...taken, 1, I32],
      [FUNCTION, ...taken, ...(returns ? [1, I32] : [0])],
    ];
  });
  const imports = [
    ...names.map((each, index) => [...name("test"), ...name(each), 0, 2 * index]),
    ...extraImports.map(([module, each]) => [...name(module), ...name(each), 0, 0]),
  ];
  const bodies = shapes.map(({ parameters, returns }, index) => {
    const call = [...Array.from({ length: parameters }, (_, local) => [0x20, local]).flat(), 0x10, index];
    const code = [0, ...call, ...(returns ? [] : [0x04, 0x40, UNREACHABLE, 0x0b]), 0x0b];
    return [code.length, ...code];
  });
  const exports = [
    [...name("memory"), 2, 0],
    ...names.map((each, index) => [...name(each), 0, imports.length + index]),
  ];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector(imports)),
    ...section(3, vector(names.map((_, index) => [2 * index + 1]))),
    ...section(5, vector([[0, 1]])),
    ...section(7, vector(exports)),
    ...section(10, vector(bodies)),
  ]);
}
