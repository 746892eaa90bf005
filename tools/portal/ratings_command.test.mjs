// portal ratings as it is called: what it prints, exports and refuses, and with which exit status.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(process.env.PORTAL_BUILD_DIR ?? join(root, "build/native"), "tools/portal/portal");
const method = join(root, "sdk/methodology/data/unified.json");
const absent = existsSync(program) ? false : `no ${program}`;

describe("portal ratings", { skip: absent }, () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-ratings-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** @param {string[]} words */
  const call = (...words) => spawnSync(program, ["ratings", ...words], { encoding: "utf8", cwd: root });

  /** The hash by which events name the method: what an aggregate of one event says. */
  const hash = JSON.parse(readFileSync(join(root, "widgets/results/examples/tiny.json"), "utf8")).groups[0].methodology;

  /** @param {number} number @param {string} channel @param {number} answer */
  const event = (number, channel, answer) => JSON.stringify({
    specversion: "1.0", id: `${channel}-${number}`, source: "/channels/web", type: "portal.rating.given", time: "2026-10-31T18:00:00Z", datacontenttype: "application/json", subject: "service/birth",
    data: { methodology: hash, target: { kind: "service", id: "birth" }, channel, endpoint: "success", client: "external", asked: "offer", language: "ru", answers: { satisfaction: answer }, reasons: ["speed"] },
  });
  const events = join(folder, "events.ndjson");
  writeFileSync(events, [...Array.from({ length: 40 }, (_, i) => event(i, "web", 1 + (i % 5))), ...Array.from({ length: 12 }, (_, i) => event(i, "phone", 5)), event(1, "web", 5), "{oops"].join("\n"));

  test("counts each event once, in the authority's month, and names lines that are no rating", () => {
    const { status, stdout } = call(events, "--methodology", method, "--utc-offset", "+07:00");
    assert.equal(status, 0);
    assert.match(stdout, /^54 lines: 52 ratings, 1 met before, 1 that are no rating \(lines 54\)\n/);
    assert.match(stdout, /in 2026-11 +\d/);
    assert.match(stdout, /on phone +100 {2}\(100 to 100\), {2}n 12, few answers/);
  });

  test("exports what the results view reads, and CSV", () => {
    const { status, stdout, stderr } = call(events, "--methodology", method, "--as-of", "2026-11-24", "--json", "-");
    assert.equal(status, 0);
    assert.match(stderr, /52 ratings/);
    const aggregate = JSON.parse(stdout);
    assert.equal(aggregate.format, "ratings-aggregate-1");
    assert.equal(aggregate.groups[0].total.n, 52);
    assert.deepEqual(aggregate.groups[0].obstacles, [{ reason: "speed", n: 24 }]);
    assert.equal(aggregate.pains[0].reason, "speed");
    const lines = execFileSync(program, ["ratings", events, "--methodology", method, "--csv", "-"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], cwd: root }).split("\r\n");
    assert.equal(lines[0], "methodology,target,question,formula,row,channel,n,score,low,high,hidden");
    assert.equal(lines.length, 1 + 1 + 2 + 1 + 2 + 1);
  });

  test("a greater minimum hides more", () => {
    const aggregate = JSON.parse(call(events, "--methodology", method, "--minimum", "20", "--json", "-").stdout);
    assert.deepEqual(aggregate.groups[0].channels.map((/** @type {any} */ { channel, hidden }) => [channel, hidden]), [["phone", "small"], ["web", "complementary"]]);
  });

  test("says what is wrong with a call and ends with 2, with a file and ends with 1", () => {
    for (const words of [[], [events], [events, "--methodology", method, "--by", "day"], [events, "--methodology", method, "--stars"], [events, "--methodology", method, "--minimum", "0"]])
      assert.equal(call(...words).status, 2, words.join(" "));
    const missing = call(join(folder, "none.ndjson"), "--methodology", method);
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /none\.ndjson/);
  });
});
