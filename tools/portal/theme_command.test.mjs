// portal theme: from a brand's colour to tokens that can be read. [R 95]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const program = process.env.PORTAL_COMMAND ?? fileURLToPath(new URL("../../build/native/tools/portal/portal", import.meta.url));
const options = { skip: existsSync(program) ? false : `no ${program}: build the target "portal"` };
const theme = (/** @type {string[]} */ ...words) => spawnSync(program, ["theme", ...words], { encoding: "utf8" });

test("a brand that can be read is kept, in light and dark", options, () => {
  const { status, stdout, stderr } = theme("--brand", "#0b3f91");
  assert.equal(status, 0);
  assert.equal(stdout.match(/--pw-accent: /g)?.length, 2);
  assert.match(stdout, /--pw-accent: #0b3f91;/);
  assert.match(stderr, /^dark: accent #0b3f91 became #[0-9a-f]{6}: it was too faint, 1\.[0-9]:1; now 7\.[0-9]:1\n$/);
});

test("every pair of what comes out is at least what it must be", options, () => {
  const { stderr } = theme("--ground", "#808080", "--text", "#777777", "--brand", "#ff8800", "--pairs");
  const pairs = [...stderr.matchAll(/ on --pw-\S+ ([\d.]+):1, at least ([\d.]+):1/g)];
  assert.equal(pairs.length, 67);
  for (const [line, ratio, least] of pairs) assert.ok(Number(ratio) >= Number(least), line);
  assert.match(stderr, /ground #808080 became #[0-9a-f]{6}: neither black nor white text can be read on it/);
});

test("a wrong call is refused with the way to call", options, () => {
  for (const words of [[], ["--brand", "blue"], ["--brand", "#123456", "--colour", "#123456"], ["dark"]]) {
    const { status, stdout, stderr } = theme(...words);
    assert.equal(status, 2, words.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, /usage: portal theme/);
  }
});
