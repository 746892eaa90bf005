#!/usr/bin/env node
// Builds dist/: the npm package as it is published, and the folder that the demo serves. The same sources give the same bytes.
import { execFileSync } from "node:child_process";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { constants, brotliCompressSync } from "node:zlib";

import { findRooms } from "../strings/catalogue.mjs";
import { elementTypes } from "./element_types.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { licences } from "./licences.mjs";
import { elementsManifest } from "./manifest.mjs";
import { split } from "./split.mjs";

const usage = `usage: build.mjs [--out dist] [--modules build/wasm/wasm]
--modules: the folder of the built form.wasm, all.wasm …`;

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

// Entry points keep their names, so that a page or a portal's own code may import a host alone; all files of JavaScript stand in
// one folder beside the modules and the style sheet, which they find by import.meta.url.
const PAGE = [
  { in: "web/index.js", out: "portal" },
  { in: "web/portal.css", out: "portal" },
  { in: "web/preferences.css", out: "preferences" },
];
const HOSTS = [
  { in: "web/host/embedded.js", out: "embedded" },
  { in: "web/host/http.js", out: "http" },
  { in: "web/host/outbox.js", out: "outbox" },
  { in: "web/host/paper.js", out: "paper" },
  { in: "web/host/text.js", out: "text" },
  { in: "web/host/voice.js", out: "voice" },
  { in: "web/host/fields.js", out: "fields" },
  { in: "web/host/sessions.js", out: "sessions" },
  { in: "web/preferences.js", out: "preferences" },
  { in: "web/samples.js", out: "samples" },
  { in: "web/combobox.js", out: "combobox" },
  { in: "web/date_picker.js", out: "date_picker" },
];
// For developers, in no page: their modules hold no widget and need no texts.
const TOOLS = [
  { in: "web/audit.js", out: "audit" },
  { in: "web/canvas.js", out: "canvas" },
];
// Modules that hold no widget: the audit and drawing for developers, importing for authors, the text engine for pages that ask it something.
const OTHER_MODULES = ["audit", "canvas", "import", "text"];
// Modules in two parts, of which a page loads the second when it needs it.
const IN_PARTS = ["form"];
// Of developers: plays sessions of every widget, in its own module.
const INSPECTOR = "inspector";

// What portal.js fetches later. Apart, so that it shares no chunk with them: a page would wait for one more file before it can
// ask for its module.
const apart = new Set(HOSTS.map((host) => host.in.replace("web/", "./")));
const hostsApart = {
  name: "hosts apart",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\.\/.+\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" && apart.has(path) ? { path: `./${basename(path)}`, external: true } : undefined));
  },
};

// Fetched by the host of developers when a drawing is asked for.
const toolsApart = {
  name: "tools apart",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\.\.\/canvas\.js$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true }));
  },
};

/** @param {string} out @param {string[]} modules paths of the .wasm files */
async function fill(out, modules) {
  await bundle(out);
  for (const module of modules) optimise(module, join(out, basename(module)));
  strings(out);
  for (const name of IN_PARTS) split({ root, features: FEATURES, whole: join(out, `${name}.wasm`), deferred: join(out, `${name}.deferred.wasm`), strings: join(out, "strings", name, "ru.json") });
  for (const name of ["portal.d.ts", "audit.d.ts", "pointer.svg"]) copyFileSync(join(root, "web", name), join(out, name));
  calendars(out);
  for (const name of ["LICENSE", "README.md"]) {
    if (existsSync(join(root, name))) copyFileSync(join(root, name), join(out, name));
  }
  writeFileSync(join(out, "THIRD-PARTY-LICENSES.txt"), licences(root));
  const version = projectVersion();
  writeFileSync(join(out, "elements.d.ts"), elementTypes(contracts()));
  appendFileSync(join(out, "portal.d.ts"), '\nexport * from "./elements.js";\n');
  writeFileSync(join(out, "custom-elements.json"), pretty(elementsManifest(contracts())));
  writeFileSync(join(out, "package.json"), pretty(packageManifest(version)));
  for (const file of list(out)) compress(join(out, file));
}

/** @param {string} out */
async function bundle(out) {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const common = {
    absWorkingDir: root,
    define: { "globalThis.PORTAL_LOCALES": JSON.stringify(localesOf()) },
    outdir: out,
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    external: ["./pointer.svg"],
  };
  await build({ ...common, entryPoints: PAGE, plugins: [hostsApart] });
  await build({ ...common, entryPoints: HOSTS, plugins: [toolsApart] });
  await build({ ...common, splitting: false, entryPoints: TOOLS });
}

// What later releases of Emscripten use by themselves; every browser of these five years has it.
const FEATURES = ["--enable-sign-ext", "--enable-mutable-globals", "--enable-bulk-memory", "--enable-nontrapping-float-to-int"];

/** @param {string} from @param {string} to */
function optimise(from, to) {
  execFileSync("wasm-opt", [...FEATURES, "-Oz", "--converge", "--reorder-functions", "--reorder-locals", "--strip-debug", "--strip-producers", from, "-o", to], { stdio: ["ignore", "inherit", "inherit"] });
}

/** The texts of each module's widgets, where web/page.js looks for them: strings/<module>/<locale>.json. @param {string} out */
function strings(out) {
  const compiler = join(root, "tools/strings/compile.mjs");
  for (const [module, own] of Object.entries(moduleList())) {
    const widgets = module === INSPECTOR ? Object.values(moduleList()).flat() : own; // it shows all others
    const lists = widgets.map((name) => readFileSync(join(root, "widgets", name, "CMakeLists.txt"), "utf8")).join();
    const isTaken = (/** @type {string} */ room) => (room.startsWith("sdk/") ? lists.includes(`portal_${basename(room)}`) : widgets.includes(basename(room)));
    const rooms = findRooms(root).filter((room) => room === "sdk" || isTaken(room));
    execFileSync(process.execPath, [compiler, "--out", join(out, "strings", module), "--rooms", rooms.join(",")], { stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** The languages that have texts, the portal's own first. */
const localesOf = () => {
  const found = new Set(findRooms(root).flatMap((room) => readdirSync(join(root, room, "strings"))).map((name) => basename(name, ".json")));
  return ["ru", "en", ...[...found].filter((locale) => !["ru", "en"].includes(locale)).sort()];
};

/** @returns {Record<string, string[]>} the widgets of each module */
const moduleList = () => JSON.parse(readFileSync(join(root, "wasm/modules.json"), "utf8"));

/** Calendars of working days, for widgets that count in them. @param {string} out */
function calendars(out) {
  const from = join(root, "sdk/calendar/data");
  mkdirSync(join(out, "calendars"));
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(out, "calendars", name));
}

/** @returns {import("./manifest.mjs").Contract[]} */
function contracts() {
  const names = new Set(Object.values(moduleList()).flat());
  return [...names].sort().map((name) => JSON.parse(readFileSync(join(root, "widgets", name, `${name}.json`), "utf8")));
}

function projectVersion() {
  const version = /project\(portal_widgets VERSION ([0-9.]+)/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"))?.[1];
  if (!version) throw new Error("CMakeLists.txt: expected project(portal_widgets VERSION …); got none");
  return version;
}

/** @param {string} version */
function packageManifest(version) {
  const code = (/** @type {string} */ file) => ({ default: `./${file}` });
  return {
    name: "portal-widgets",
    version,
    description: "Embeddable, accessible widgets for public-service portals: a C++ core in WebAssembly behind real HTML.",
    license: "Apache-2.0",
    type: "module",
    main: "./portal.js",
    types: "./portal.d.ts",
    customElements: "custom-elements.json",
    sideEffects: ["./portal.js"],
    exports: {
      ".": { types: "./portal.d.ts", default: "./portal.js" },
      "./portal.css": "./portal.css",
      "./embedded.js": code("embedded.js"),
      "./http.js": code("http.js"),
      "./audit.js": { types: "./audit.d.ts", default: "./audit.js" },
      "./*.wasm": "./*.wasm",
      "./strings/*.json": "./strings/*.json",
      "./calendars/*.json": "./calendars/*.json",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    files: ["*.js", "*.wasm", "*.css", "*.svg", "*.d.ts", "*.br", "strings", "calendars", "custom-elements.json", "THIRD-PARTY-LICENSES.txt"],
    engines: { node: ">=18" },
  };
}

/** @param {unknown} value */
const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Files below a folder, in one order on every machine. @param {string} folder @returns {string[]} */
function list(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? list(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]));
}

/** A .br beside a file, for servers that send it as it is. @param {string} file */
function compress(file) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}

/** @param {string} folder @returns {string[]} */
function builtModules(folder) {
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".wasm")).sort() : [];
  const wanted = [...Object.keys(moduleList()), ...OTHER_MODULES].map((name) => `${name}.wasm`).sort();
  const absent = wanted.filter((name) => !found.includes(name));
  if (absent.length > 0) throw new Error(`expected ${absent.join(", ")} in ${folder}; got none: build the preset wasm first`);
  return wanted.map((name) => join(folder, name));
}

async function main() {
  const { values } = parseArgs({ options: { out: { type: "string", default: "dist" }, modules: { type: "string", default: "build/wasm/wasm" } } });
  const out = resolve(root, values.out ?? "");
  const modules = builtModules(resolve(root, values.modules ?? ""));
  const stamp = join(root, "build", `${basename(out)}.stamp`);
  const now = fingerprint(root, modules);
  const before = existsSync(stamp) && existsSync(join(out, "package.json.br")) ? readFileSync(stamp, "utf8") : "";
  if (before === now) return console.log(`${values.out}: up to date`);
  // Made beside and then renamed: a server in front of the folder never sees half of it.
  const fresh = mkdtempSync(join(tmpdir(), "portal-dist-"));
  try {
    await fill(fresh, modules);
    replace(out, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  console.log(`${values.out}: ${list(out).filter((name) => !name.endsWith(".br")).length} files`);
}

/** @param {string} out @param {string} fresh perhaps on another disk */
function replace(out, fresh) {
  const beside = `${out}.new`;
  rmSync(beside, { recursive: true, force: true });
  for (const file of list(fresh)) {
    mkdirSync(dirname(join(beside, file)), { recursive: true });
    copyFileSync(join(fresh, file), join(beside, file));
  }
  rmSync(out, { recursive: true, force: true });
  renameSync(beside, out);
}

try {
  await main();
} catch (error) {
  console.error(`build.mjs: ${/** @type {Error} */ (error).message}`);
  if (/** @type {NodeJS.ErrnoException} */ (error).code?.startsWith("ERR_PARSE_ARGS")) console.error(usage);
  process.exitCode = 1;
}
