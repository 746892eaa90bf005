#!/usr/bin/env node
// A TrueType font with some of its letters and nothing else: for what a page loads. Outlines stay; hints, names, kerning and features go.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const usage = "usage: subset.mjs <font.ttf> <out.ttf> <first>-<last>,<letter>… (code points, hexadecimal)";

// Flags of a composite glyph (OpenType, glyf).
const WORDS = 0x0001, SCALE = 0x0008, MORE = 0x0020, TWO_SCALES = 0x0040, MATRIX = 0x0080, INSTRUCTIONS = 0x0100;

/** @param {Buffer} font @returns {Map<string, Buffer>} */
function tablesOf(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); ++i) {
    const at = 12 + 16 * i;
    const from = font.readUInt32BE(at + 8);
    tables.set(font.toString("latin1", at, at + 4), font.subarray(from, from + font.readUInt32BE(at + 12)));
  }
  return tables;
}

/** Letter → glyph, of the subtable of format 4 that Unicode has. @param {Buffer} cmap */
function lettersOf(cmap) {
  for (let i = 0; i < cmap.readUInt16BE(2); ++i) {
    const at = cmap.readUInt32BE(8 + 8 * i);
    if (cmap.readUInt16BE(at) !== 4 || ![0, 3].includes(cmap.readUInt16BE(4 + 8 * i))) continue;
    const size = cmap.readUInt16BE(at + 6);
    const word = (/** @type {number} */ part, /** @type {number} */ k) => cmap.readUInt16BE(at + 14 + part * size + (part > 0 ? 2 : 0) + 2 * k);
    return (/** @type {number} */ letter) => {
      for (let k = 0; k < size / 2; ++k) {
        if (letter > word(0, k)) continue;
        if (letter < word(1, k)) return 0;
        if (word(3, k) === 0) return (letter + word(2, k)) & 0xffff;
        const glyph = cmap.readUInt16BE(at + 16 + 3 * size + 2 * k + word(3, k) + 2 * (letter - word(1, k)));
        return glyph === 0 ? 0 : (glyph + word(2, k)) & 0xffff;
      }
      return 0;
    };
  }
  throw new Error("expected a cmap of format 4; got none");
}

/** Where a composite glyph names its parts, and where the last of them ends. @param {Buffer} glyph */
function partsOf(glyph) {
  const places = [];
  let at = 10;
  for (let flags = MORE; flags & MORE; ) {
    flags = glyph.readUInt16BE(at);
    places.push(at);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
  }
  return { places, end: at };
}

/** Without its hints. @param {Buffer} glyph @param {(glyph: number) => number} rename */
function plain(glyph, rename) {
  if (glyph.length === 0) return glyph;
  if (glyph.readInt16BE(0) < 0) {
    const { places, end } = partsOf(glyph);
    const copy = Buffer.from(glyph.subarray(0, end));
    for (const at of places) {
      copy.writeUInt16BE(copy.readUInt16BE(at) & ~INSTRUCTIONS, at);
      copy.writeUInt16BE(rename(copy.readUInt16BE(at + 2)), at + 2);
    }
    return copy;
  }
  const ends = 10 + 2 * glyph.readInt16BE(0);
  return Buffer.concat([glyph.subarray(0, ends), Buffer.alloc(2), glyph.subarray(ends + 2 + glyph.readUInt16BE(ends))]);
}

/** @param {[letter: number, glyph: number][]} pairs in order, glyphs rising with letters by chance only */
function cmapOf(pairs) {
  /** @type {[first: number, last: number, glyph: number][]} */
  const runs = [];
  for (const [letter, glyph] of pairs) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === letter && run[2] + letter - run[0] === glyph) run[1] = letter;
    else runs.push([letter, letter, glyph]);
  }
  const table = Buffer.alloc(12 + 16 + 12 * runs.length);
  table.writeUInt16BE(1, 2); // one subtable: Unicode, all of it, format 12
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * runs.length, 16);
  table.writeUInt32BE(runs.length, 24);
  runs.forEach((run, i) => run.forEach((number, k) => table.writeUInt32BE(number, 28 + 12 * i + 4 * k)));
  return table;
}

/** @param {Buffer} table */
function checksum(table) {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + Buffer.concat([table.subarray(at, at + 4), Buffer.alloc(4)]).readUInt32BE(0)) >>> 0;
  return sum;
}

/** @param {Map<string, Buffer>} tables */
function fileOf(tables) {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * entries.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  const bodies = [head];
  let at = head.length;
  entries.forEach(([name, table], i) => {
    head.write(name, 12 + 16 * i, "latin1");
    [checksum(table), at, table.length].forEach((number, k) => head.writeUInt32BE(number, 12 + 16 * i + 4 + 4 * k));
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    bodies.push(padded);
    at += padded.length;
  });
  return Buffer.concat(bodies);
}

/**
 * @param {Buffer} font TrueType
 * @param {Iterable<number>} letters code points; those that the font lacks are left out
 * @returns {Buffer}
 */
function subset(font, letters) {
  const tables = tablesOf(font);
  const table = (/** @type {string} */ name) => /** @type {Buffer} */ (tables.get(name));
  const glyphOf = lettersOf(table("cmap"));
  const [loca, glyf, isLong] = [table("loca"), table("glyf"), table("head").readInt16BE(50) === 1];
  const offset = (/** @type {number} */ glyph) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const outline = (/** @type {number} */ glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));

  const pairs = [...new Set(letters)].sort((a, b) => a - b).map((letter) => /** @type {[number, number]} */ ([letter, glyphOf(letter)])).filter(([, glyph]) => glyph > 0);
  const kept = [...new Set([0, ...pairs.map(([, glyph]) => glyph)])];
  for (const glyph of kept) {
    const bytes = outline(glyph);
    if (bytes.length > 0 && bytes.readInt16BE(0) < 0) for (const at of partsOf(bytes).places) if (!kept.includes(bytes.readUInt16BE(at + 2))) kept.push(bytes.readUInt16BE(at + 2));
  }
  const rename = (/** @type {number} */ glyph) => kept.indexOf(glyph);

  const outlines = kept.map((glyph) => plain(outline(glyph), rename)).map((bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]));
  const places = Buffer.alloc(4 * (kept.length + 1));
  outlines.reduce((at, bytes, i) => (places.writeUInt32BE(at + bytes.length, 4 * i + 4), at + bytes.length), 0);
  const [hhea, hmtx] = [Buffer.from(table("hhea")), table("hmtx")];
  const advances = hhea.readUInt16BE(34);
  const metrics = Buffer.alloc(4 * kept.length);
  kept.forEach((glyph, i) => {
    metrics.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, advances - 1)), 4 * i);
    metrics.writeInt16BE(hmtx.readInt16BE(glyph < advances ? 4 * glyph + 2 : 4 * advances + 2 * (glyph - advances)), 4 * i + 2);
  });
  hhea.writeUInt16BE(kept.length, 34);
  const [head, maxp] = [Buffer.from(table("head")), Buffer.from(table("maxp"))];
  head.writeInt16BE(1, 50);
  maxp.writeUInt16BE(kept.length, 4);
  const cmap = cmapOf(pairs.map(([letter, glyph]) => [letter, rename(glyph)]));
  return fileOf(new Map([["cmap", cmap], ["glyf", Buffer.concat(outlines)], ["head", head], ["hhea", hhea], ["hmtx", metrics], ["loca", places], ["maxp", maxp]]));
}

/** @param {string} written "20-7e,ab,2116" */
function lettersFrom(written) {
  return written.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map((digits) => parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [font, out, letters] = process.argv.slice(2);
  if (!letters) {
    console.error(usage);
    process.exit(2);
  }
  writeFileSync(out, subset(readFileSync(font), lettersFrom(letters)));
}
