// node tools/bench/run.mjs [--peers=vanilla,portal] [--n=20,200,1000] [--rounds=7] [--dist=dist] : <portal-form> beside its peers, in one run.
//
// The bench itself (neutral form, peers, drivers) stands outside the repository: PORTAL_FORMS_BENCH_DIR. It is copied to
// build/bench, gets our adapter and our built files, and measures all peers interleaved; goals.mjs judges what comes out.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { goalsTable, sizeTable } from "./goals.mjs";

const repository = path.resolve(import.meta.dirname, "../..");
const source = path.resolve(repository, process.env.PORTAL_FORMS_BENCH_DIR ?? "../shared/tools/forms-bench");
const work = path.join(repository, "build/bench");

const { values: options } = parseArgs({
  options: {
    peers: { type: "string", default: "vanilla,lit,rjsf,surveyjs,portal" },
    n: { type: "string", default: "20,200,1000" },
    rounds: { type: "string", default: "7" },
    dist: { type: "string", default: path.join(repository, "dist") },
    out: { type: "string", default: path.join(work, "results.json") },
  },
});

/**
 * @param {string} command
 * @param {...string} args
 */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: work, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: status ${status}`);
}

/** @param {string} name */
const isSame = (name) => existsSync(path.join(work, name)) && readFileSync(path.join(work, name)).equals(readFileSync(path.join(source, name)));

function copyBench() {
  const isInstalled = existsSync(path.join(work, "node_modules/.package-lock.json")) && isSame("package-lock.json");
  mkdirSync(work, { recursive: true });
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = path.join(entry.parentPath, entry.name);
    const to = path.join(work, path.relative(source, from));
    mkdirSync(path.dirname(to), { recursive: true });
    rmSync(to, { force: true });
    cpSync(from, to);
    chmodSync(to, 0o644); // the source may be read-only
  }
  if (!isInstalled) run("npm", "ci", "--no-audit", "--no-fund");
}

/** Our adapter, with the built files that it loads by URL: so they are counted. */
function addPortal() {
  const adapter = path.join(work, "adapters/portal");
  rmSync(adapter, { recursive: true, force: true });
  cpSync(path.join(import.meta.dirname, "adapters/portal"), adapter, { recursive: true });
  cpSync(options.dist, path.join(adapter, "out"), { recursive: true });
}

function main() {
  if (!existsSync(path.join(source, "bench.mjs"))) throw new Error(`no forms bench at ${source}: set PORTAL_FORMS_BENCH_DIR`);
  if (!existsSync(path.join(options.dist, "portal.js"))) throw new Error(`no built files at ${options.dist}: build them first, or name them by --dist=`);
  copyBench();
  addPortal();
  run(process.execPath, "build.mjs", ...options.peers.split(","));
  run(process.execPath, "bench.mjs", `--peers=${options.peers}`, `--n=${options.n}`, `--rounds=${options.rounds}`, `--out=${options.out}`);
  const results = JSON.parse(readFileSync(options.out, "utf8"));
  const report = [goalsTable(results), sizeTable(results)].join("\n");
  writeFileSync(path.join(work, "goals.txt"), report);
  console.log(report);
}

main();
