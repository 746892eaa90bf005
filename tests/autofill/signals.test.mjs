// What web/signals.js reads of a page, in Chromium.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";

import { readPages } from "../../tools/autofill/pages.mjs";

const notReady = existsSync(process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium") ? false : "no Chromium";
const HTML = `<header><form role="search"><input data-fid="0" name="q" aria-hidden="true"></form></header>
<form><input data-fid="1" required><div style="display: none"><input data-fid="2" aria-required="true"></div><input data-fid="3" readonly style="display:none"></form>`;

test("a field's marks: required, fixed, unseen by an attribute, aside in a page's head", { skip: notReady }, async () => {
  for await (const { signals } of readPages([{ suite: "", file: "", locale: "", html: HTML, labels: new Map([0, 1, 2, 3].map((fid) => [fid, "none"])) }]))
    assert.deepEqual(signals.map(({ marks }) => marks), ["unseen aside", "required", "required unseen", "fixed unseen"]);
});

test("a text that is cut inside a sign of two halves ends before it, and one that begins inside it begins after it", { skip: notReady }, async () => {
  const letters = "ы".repeat(119);
  const html = `\u{1F600}${letters}<input data-fid="0" placeholder="${letters}\u{1F600}">`;
  for await (const { signals } of readPages([{ suite: "", file: "", locale: "", html, labels: new Map([[0, "none"]]) }]))
    assert.deepEqual(signals.map(({ placeholder, before }) => [placeholder, before]), [[letters, letters]]);
});
