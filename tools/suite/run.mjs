#!/usr/bin/env node
// Everything that "make test" runs, to the end even where something fails; each step's output is kept in build/logs.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { countCtest, countTap } from "./count.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const logs = join(root, "build/logs");
const jobs = process.env.JOBS ?? "2";
// Minutes: what takes longer hangs, and would keep the other steps from being run.
const BUILD_LIMIT = 40;
const TEST_LIMIT = 15;
const nodeMajor = Number(process.versions.node.split(".")[0]);
// What browsers and later Nodes have as globals, Debian's 18 has behind flags.
const nodeOptions = nodeMajor < 20 ? "--experimental-global-webcrypto --experimental-global-customevent" : "";

/** @typedef {import("./count.mjs").Count} Count */
/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {(ok: boolean) => Count} [count] of its tests; without it a step counts only where it fails
 * @property {boolean} [check] counts as one test
 * @property {number} [limit] minutes
 */

/** @param {RegExp} pattern @param {string[]} folders @returns {string[]} paths from the root */
function find(pattern, ...folders) {
  return folders.flatMap((folder) => {
    if (!existsSync(join(root, folder))) return [];
    return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === "node_modules" ? [] : find(pattern, path);
      return pattern.test(path) ? [path] : [];
    });
  });
}

/** One run of Node's test runner: read by people on the screen, counted from a file. @param {string} name @param {string[]} files @returns {Step[]} */
function nodeTests(name, files, serial = false) {
  if (files.length === 0) return [];
  const tap = join(logs, `${name}.tap`);
  const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap", `--test-reporter-destination=${tap}`];
  // Node 18 has no --test-concurrency; browsers need the machine for themselves all the same.
  const limit = serial && nodeMajor >= 20 ? ["--test-concurrency=1"] : [];
  return [{ name, command: [process.execPath, "--test", ...limit, ...reporters, ...files], count: (ok) => countTap(tap, ok), limit: TEST_LIMIT }];
}

/** @returns {Step[]} in the order in which one needs the other */
function steps() {
  const tests = find(/\.test\.mjs$/, "tools", "web", "widgets", "examples");
  const inBrowser = (/** @type {string} */ file) => file.endsWith(".browser.test.mjs");
  const gtest = join(logs, "gtest");
  return [
    { name: "configure", command: ["cmake", "--preset", "native"] },
    // To the end (-k 0): what does not build shows as not run, all else is tested.
    { name: "build", command: ["cmake", "--build", "--preset", "native", `-j${jobs}`, "--", "-k", "0"] },
    { name: "strings", command: [process.execPath, "tools/strings/compile.mjs", "--out", "build/strings"] },
    { name: "configure-wasm", command: ["cmake", "--preset", "wasm"] },
    { name: "build-wasm", command: ["cmake", "--build", "--preset", "wasm", `-j${jobs}`, "--", "-k", "0"] },
    { name: "dist", command: [process.execPath, "tools/dist/build.mjs"] },
    { name: "ctest", command: ["ctest", "--preset", "native", `-j${jobs}`], count: (ok) => countCtest(join(logs, "ctest.log"), gtest, ok) },
    ...nodeTests("architecture", find(/\.test\.mjs$/, "tests/architecture")),
    ...nodeTests("size", find(/\.test\.mjs$/, "tests/size")),
    ...nodeTests("node", tests.filter((file) => !inBrowser(file) && !COUNTED_BY_CTEST.includes(file))),
    ...nodeTests("browser", tests.filter(inBrowser), true),
    ...nodeTests("e2e", find(/\.test\.mjs$/, "tests/e2e"), true),
    ...nodeTests("others", find(/\.test\.mjs$/, "tests").filter((file) => !/^tests\/(architecture|size|e2e)\//.test(file)), true),
    { name: "format", command: ["tools/lint/format.sh", "--check"], check: true },
    { name: "eslint", command: [process.execPath, "node_modules/eslint/bin/eslint.js", "."], check: true },
    { name: "types", command: [process.execPath, "node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], check: true },
  ];
}

const COUNTED_BY_CTEST = ["tools/strings/compile.test.mjs", "tools/sources/fetch.test.mjs"];

/** All that a step has started and that is still there. @param {import("node:child_process").ChildProcess} child @param {NodeJS.Signals} signal */
function end(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // Nothing is left.
  }
}

/** @param {Step} step @returns {Promise<boolean>} */
function run({ name, command: [program, ...args], limit = BUILD_LIMIT }) {
  const log = createWriteStream(join(logs, `${name}.log`));
  const say = (/** @type {string | Buffer} */ words) => {
    log.write(words);
    process.stdout.write(words);
  };
  const environment = { ...process.env, GTEST_OUTPUT: `xml:${join(logs, "gtest")}/`, GTEST_COLOR: "no", NO_COLOR: "1", NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} ${nodeOptions}`.trim() };
  return new Promise((done) => {
    // A group of its own, so that what it has started ends with it.
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const stop = () => (end(child, "SIGKILL"), process.exit(130));
    const timer = setTimeout(() => {
      say(`\n${name} was ended: it took more than ${limit} minutes\n`);
      end(child, "SIGKILL");
    }, limit * 60_000);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", say);
    process.on("SIGINT", stop).on("SIGTERM", stop);
    const finish = (/** @type {boolean} */ ok) => {
      clearTimeout(timer);
      process.off("SIGINT", stop).off("SIGTERM", stop);
      end(child, "SIGTERM");
      log.end(() => done(ok));
    };
    child.on("error", (error) => {
      say(String(error));
      finish(false);
    });
    // Not "close": a program that outlives the step may hold its ends of the pipes for ever.
    child.on("exit", (status) => setTimeout(() => finish(status === 0), 100));
  });
}

/** @param {Step} step @param {boolean} ok @returns {Count} */
function outcome({ count, check }, ok) {
  if (count) return count(ok);
  return { passed: ok && check ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

async function main() {
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(join(logs, "gtest"), { recursive: true });
  const total = { passed: 0, failed: 0 };
  const summary = [];
  const skipped = [];
  for (const step of steps()) {
    console.log(`\n== ${step.name}`);
    const started = performance.now();
    const ok = await run(step);
    const result = outcome(step, ok);
    total.passed += result.passed;
    total.failed += result.failed;
    skipped.push(...result.skipped.map((reason) => `${step.name}: ${reason}`));
    const seconds = Math.round((performance.now() - started) / 1000);
    summary.push(`${result.failed === 0 ? "ok    " : "FAILED"} ${step.name.padEnd(16)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(3)} failed ${String(seconds).padStart(5)} s`);
  }
  console.log(`\n${summary.join("\n")}`);
  if (skipped.length > 0) console.log(`\nskipped, ${skipped.length}:\n${skipped.map((line) => `  ${line}`).join("\n")}`);
  console.log("\nlogs: build/logs");
  console.log(`test: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
