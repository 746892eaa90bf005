// Pages with labelled fields, opened in Chromium and read as web/signals.js reads them: for training and for measuring.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { formHtml, pageHtml } from "./markup.mjs";

/**
 * @typedef {object} Page one page, read
 * @property {string} suite
 * @property {string} file
 * @property {string} locale
 * @property {Record<string, unknown>[]} signals
 * @property {string[]} labels of each signal: a token, or "none"
 * @property {string[]} unseen labels of fields that were not read
 * @property {number[]} [lost] labelled fields that the page does not have at all
 */

/** @typedef {{ suite: string, file: string, locale: string, html: string, labels: Map<number, string> }} Source */

const REFRESH = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh[^>]*>/gi; // a page that goes elsewhere by itself is read as it stands

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const CHROMIUM = process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium";
export const corpusFolder = resolve(root, process.env.PORTAL_CORPUS_DIR ?? "../shared/corpus", "autofill");

/** The suites of the corpus: its folders' names; none where there is no corpus. @returns {string[]} */
export function suites() {
  if (!existsSync(corpusFolder)) return [];
  return readdirSync(corpusFolder).filter((name) => !name.startsWith(".") && statSync(join(corpusFolder, name)).isDirectory()).sort();
}

/** Throws where the manifest, or a page that it names, cannot be read. @param {string} suite @returns {Source[]} */
export function suitePages(suite) {
  const folder = join(corpusFolder, suite);
  const { files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (!Array.isArray(files) || files.length === 0) throw new Error("manifest.json: files: expected pages");
  return files.map(({ file, locale, fields }, index) => {
    if (typeof file !== "string" || !Array.isArray(fields)) throw new Error(`manifest.json: files[${index}]: expected a file and its fields`);
    const labels = new Map(fields.map(({ fid, label }) => [fid, label || "none"]));
    if ([...labels.keys()].some((fid) => !Number.isInteger(fid))) throw new Error(`manifest.json: files[${index}] (${file}): expected a whole number as each fid`);
    return { suite, file, locale: typeof locale === "string" ? locale : "", html: readFileSync(join(folder, file), "utf8"), labels };
  });
}

/** The frozen set, tests/autofill/russian_government.txt. @returns {Source[]} */
export function frozenPages() {
  const text = readFileSync(join(root, "tests/autofill/russian_government.txt"), "utf8");
  return text.split(/^== /m).slice(1).map((form) => {
    const [head, ...lines] = form.split("\n").filter(Boolean);
    const [title, style] = head.split(" | ");
    const parts = lines.map(frozenPart);
    const labels = parts.flatMap((part) => ("token" in part ? [part.token] : []));
    return { suite: "russian-government", file: title, locale: "RU", html: pageHtml(formHtml(title, style.trim(), parts)), labels: new Map(labels.entries()) };
  });
}

/** @param {string} line @returns {import("./markup.mjs").Part} */
function frozenPart(line) {
  if (line.startsWith("-- ")) return { heading: line.slice(3) };
  const [token, label, name, hint, more = ""] = line.split("|").map((each) => each.trim());
  const { options, maxlength, ...rest } = Object.fromEntries(more.split(/ (?=\w+=)/).filter(Boolean).map((pair) => pair.split("=")));
  return { token: token === "-" ? "none" : token, label, name, hint, options: options?.split(";"), length: Number(maxlength) || undefined, ...rest };
}

// Runs in the page after web/signals.js, whose one export it uses.
const READ = `(() => { const { controls, signals } = readFields(document);
  const present = [...document.querySelectorAll("[data-fid]")].map(({ dataset }) => Number(dataset.fid));
  return { present, read: controls.map((control, index) => ({ fid: Number(control.dataset.fid ?? -1), signals: signals[index] })) }; })()`;

/**
 * Reads pages one after another; their own scripts do not run, nothing is fetched.
 * @param {Iterable<Source>} sources
 * @returns {AsyncGenerator<Page>}
 */
export async function* readPages(sources) {
  const code = `(() => { ${readFileSync(join(root, "web/signals.js"), "utf8").replaceAll("export ", "")}\nreturn ${READ}; })()`;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: false });
    const page = await context.newPage();
    let html = "";
    await page.route("**/*", (route) => (route.request().isNavigationRequest() && route.request().frame() === page.mainFrame() ? route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }) : route.abort()));
    for (const { suite, file, locale, labels, ...source } of sources) {
      html = source.html.replace(REFRESH, "");
      await page.goto("http://page.test/", { waitUntil: "commit" });
      await page.waitForLoadState("domcontentloaded");
      const { present, read } = /** @type {{ present: number[], read: { fid: number, signals: Record<string, unknown> }[] }} */ (await page.evaluate(code));
      const fields = read.filter(({ fid }) => labels.has(fid));
      const seen = new Set(fields.map(({ fid }) => fid));
      const unseen = [...labels].filter(([fid, label]) => label !== "none" && !seen.has(fid));
      const lost = unseen.map(([fid]) => fid).filter((fid) => !present.includes(fid));
      yield {
        suite,
        file,
        locale,
        signals: fields.map(({ signals }) => signals),
        labels: fields.map(({ fid }) => labels.get(fid) ?? "none"),
        unseen: unseen.map(([, label]) => label),
        ...(lost.length > 0 && { lost }),
      };
    }
  } finally {
    await browser.close();
  }
}
