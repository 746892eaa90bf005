// A desk with Orca and a browser on it: press keys, hear what is said. One desk is one browser in one language; pages come and go on it.
//
//   const desk = await Desk.open("chromium", "ru");
//   await desk.visit(url, "#before");          // the page is whole, focus is there, nothing more is being said
//   const said = await desk.press("Tab");      // ["Фамилия", …]
//   await desk.close();
import { execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import puppeteer from "puppeteer-core";

const here = dirname(fileURLToPath(import.meta.url));
const FIRST_WORD = 4000; // milliseconds until Orca has surely begun to answer a key, if it answers at all
const SILENCE = 700; // milliseconds without a word: it has said all
const TURN = 50;
/** Milliseconds after which something has surely gone wrong, also on one slow core; a failure says which of these it was. */
const LIMITS = { screen: 20_000, turn: 300_000, reader: 60_000, browser: 90_000, window: 30_000, page: 40_000, command: 5_000 };

/** @typedef {"chromium" | "firefox"} Browser */
/** @typedef {"ru" | "en"} Locale */

const needed = { orca: "orca", Xvfb: "xvfb", openbox: "openbox", xdotool: "xdotool", "dbus-run-session": "dbus", chromium: "chromium", "firefox-esr": "firefox-esr" };

/** @param {string} program */
const isThere = (program) => (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));

/** Why nothing can be heard here; false where it can. @type {string | false} */
export const silent = (() => {
  const missing = Object.entries(needed).filter(([program]) => !isThere(program)).map(([, name]) => name);
  return missing.length > 0 && `not installed: ${missing.join(", ")} (tools/setup/ensure.sh orca)`;
})();

const wait = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

/** Asks again and again; ends with an error that says what has not come. @template T @param {number} limit @param {string} what @param {() => Promise<T | undefined | false> | T | undefined | false} ask @returns {Promise<T>} */
async function until(limit, what, ask) {
  for (const end = Date.now() + limit; Date.now() < end; await wait(TURN)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`after ${limit / 1000} s still waiting for ${what}`);
}

/** @param {number} port @returns {Promise<boolean>} whether somebody listens */
const isOpen = (port) =>
  new Promise((done) => {
    const socket = connectTo(port, "127.0.0.1");
    const say = (/** @type {boolean} */ open) => (socket.destroy(), done(open));
    socket.once("connect", () => say(true)).once("error", () => say(false));
  });

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/** @param {string} folder @param {number} port @param {Locale} locale @param {string[]} graphics @returns {string[]} */
function chromiumCommand(folder, port, locale, graphics) {
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "Default"), { recursive: true });
  // The bubble that offers a translation would take the focus and talk.
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify({ translate: { enabled: false }, intl: { accept_languages: locale, selected_languages: locale }, browser: { has_seen_welcome_page: true } }));
  return ["chromium", "--no-sandbox", "--test-type", "--no-first-run", ...graphics, "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-features=Translate,TranslateUI",
    "--force-renderer-accessibility=complete", `--lang=${locale}`, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, "--app=about:blank"];
}

const firefoxPreferences = {
  "accessibility.force_disabled": -1,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  // Where a script pleases itself with focus, the keys must go to the page, not to the bar of addresses.
  "browser.startup.page": 0,
};

/** @param {string} folder @param {number} port @param {Locale} locale @returns {string[]} */
function firefoxCommand(folder, port, locale) {
  const profile = join(folder, "profile");
  mkdirSync(profile, { recursive: true });
  const wishes = { ...firefoxPreferences, "intl.accept_languages": locale };
  writeFileSync(join(profile, "user.js"), Object.entries(wishes).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  return ["firefox-esr", "--no-remote", "--kiosk", "--profile", profile, `--remote-debugging-port=${port}`, "about:blank"];
}

/** Once, when somebody listens: Firefox gives one session, and an attempt that was given up would keep it. @param {Browser} browser @param {number} port */
function connect(browser, port) {
  const how = browser === "chromium" ? { browserURL: `http://127.0.0.1:${port}` } : { browserWSEndpoint: `ws://127.0.0.1:${port}/session`, protocol: /** @type {const} */ ("webDriverBiDi") };
  return puppeteer.connect({ ...how, defaultViewport: null, protocolTimeout: LIMITS.page });
}

export class Desk {
  /** @type {string} */ folder;
  /** @type {import("node:child_process").ChildProcess[]} */ processes = [];
  /** @type {import("puppeteer-core").Browser} */ driver;
  /** @type {import("puppeteer-core").Page} */ page;
  #display = "";
  #heard = 0;

  /** Those to be closed where the process ends before its time. @type {Set<Desk>} */
  static #all = new Set();
  static {
    process.once("exit", () => Desk.#all.forEach((desk) => desk.#kill()));
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(1));
  }

  /** @param {Browser} browser @param {Locale} locale @param {string[]} [graphics] flags of Chromium */
  constructor(browser, locale, graphics = ["--disable-gpu"]) {
    this.graphics = graphics;
    this.browser = browser;
    this.locale = locale;
    this.folder = mkdtempSync(join(tmpdir(), "portal-orca-"));
    Desk.#all.add(this);
  }

  /** Once more where it fails, since a browser may die while it starts; never twice. @param {Browser} browser @param {Locale} locale @param {string[]} [graphics] flags of Chromium */
  static async open(browser, locale, graphics = undefined) {
    for (let turn = 0; ; ++turn) {
      const desk = new Desk(browser, locale, graphics);
      try {
        await desk.#start();
        return desk;
      } catch (error) {
        const told = `${browser}, ${locale}: ${error instanceof Error ? error.message : error}\n${desk.#words}`;
        await desk.close();
        if (turn > 0) throw new Error(told, { cause: error });
        console.log(`the desk is opened once more: ${told}`);
      }
    }
  }

  async #start() {
    for (const name of ["orca", "home", "run"]) mkdirSync(join(this.folder, name), { mode: 0o700 });
    copyFileSync(join(here, "customizations.py"), join(this.folder, "orca/orca-customizations.py"));
    writeFileSync(this.#log, "");
    this.#display = await this.#startScreen();
    const port = await freePort();
    const command = this.browser === "chromium" ? chromiumCommand(this.folder, port, this.locale, this.graphics) : firefoxCommand(this.folder, port, this.locale);
    // An hour at most, should this process be killed and nobody close the desk.
    const desk = this.#spawn("timeout", ["--signal=KILL", "3600", "dbus-run-session", "--", join(here, "desk.sh"), this.folder, ...command]);
    const alive = () => {
      if (desk.exitCode !== null || desk.signalCode !== null) throw new Error(`the desk has ended with ${desk.exitCode ?? desk.signalCode}`);
    };
    await until(LIMITS.turn, "another desk to be closed", () => (alive(), existsSync(join(this.folder, "turn"))));
    await until(LIMITS.reader, "Orca to greet", () => (alive(), this.#utterances().length > 0));
    await until(LIMITS.browser, `${this.browser} to listen`, () => (alive(), isOpen(port)));
    this.driver = await connect(this.browser, port);
    const [page] = await this.driver.pages();
    this.page = page ?? (await this.driver.newPage());
    await this.#activate();
  }

  /** What the desk's programs have complained of last. */
  get #words() {
    const last = (/** @type {string} */ name) => (existsSync(join(this.folder, name)) ? readFileSync(join(this.folder, name), "utf8").trim().split("\n").slice(-5) : []);
    return ["desk.log", "orca.log"].flatMap((name) => last(name).filter(Boolean).map((line) => `  ${name}: ${line}`)).join("\n");
  }

  get #log() {
    return join(this.folder, "speech.jsonl");
  }

  /** A screen on the first free number. @returns {Promise<string>} */
  async #startScreen() {
    const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    this.processes.push(child);
    let number = "";
    /** @type {import("node:stream").Readable} */ (child.stdio[3]).on("data", (data) => (number += data));
    await until(LIMITS.screen, "a screen (Xvfb)", () => number.endsWith("\n"));
    return `:${number.trim()}`;
  }

  get #environment() {
    const own = { HOME: join(this.folder, "home"), XDG_RUNTIME_DIR: join(this.folder, "run"), SPEECH_LOG: this.#log, DISPLAY: this.#display, TZ: "Asia/Krasnoyarsk" };
    const words = { LANG: "C.UTF-8", LC_ALL: "C.UTF-8", LANGUAGE: this.locale };
    const desktop = { XDG_CURRENT_DESKTOP: "GNOME", XDG_SESSION_TYPE: "x11", NO_AT_BRIDGE: "0", GNOME_ACCESSIBILITY: "1", MOZ_ENABLE_ACCESSIBILITY: "1", MOZ_DISABLE_CONTENT_SANDBOX: "1", PYTHONDONTWRITEBYTECODE: "1" };
    return { PATH: process.env.PATH, ...own, ...words, ...desktop };
  }

  /** @param {string} program @param {string[]} words */
  #spawn(program, words) {
    const log = openSync(join(this.folder, "desk.log"), "a");
    // A group of its own, so that all that it starts ends with it.
    const child = spawn(program, words, { env: this.#environment, stdio: ["ignore", log, log], detached: true });
    this.processes.push(child);
    return child;
  }

  /** A key is no long work: what takes longer is stuck, and is ended. @param {string[]} words */
  async #xdotool(...words) {
    return (await promisify(execFile)("xdotool", words, { env: this.#environment, encoding: "utf8", timeout: LIMITS.command, killSignal: "SIGKILL" })).stdout;
  }

  /** Keys go to the browser's window. */
  async #activate() {
    await until(LIMITS.window, `a window of ${this.browser}`, async () => {
      const found = await this.#xdotool("search", "--onlyvisible", "--class", this.browser).catch(() => "");
      const window = found.trim().split("\n").pop();
      // A window that another one has just replaced is never active: then the search begins anew.
      return window && this.#xdotool("windowactivate", "--sync", window).then(() => true, () => false);
    });
  }

  /** @returns {string[]} all utterances so far */
  #utterances() {
    const whole = readFileSync(this.#log, "utf8").split("\n").slice(0, -1); // the last line may still be written
    return whole.filter(Boolean).map((line) => JSON.parse(line).text);
  }

  /** Waits until all is said that is going to be said. @param {number} [patience] for the first word @returns {Promise<string[]>} what was said since the last time */
  async listen(patience = FIRST_WORD) {
    let count = this.#heard;
    let quiet = 0;
    for (let waited = 0; quiet < SILENCE && (count > this.#heard || waited < patience); waited += TURN) {
      await wait(TURN);
      const now = this.#utterances().length;
      quiet = now === count && count > this.#heard ? quiet + TURN : 0;
      count = now;
    }
    const said = this.#utterances().slice(this.#heard, count);
    this.#heard = count;
    return said;
  }

  /**
   * @param {string} url
   * @param {string} start selector of what has focus at first
   */
  async visit(url, start) {
    await this.page.goto("about:blank", { timeout: LIMITS.page });
    await this.#xdotool("mousemove", "640", "450", "click", "1"); // so that keys go to the page, not to the browser's own bars
    await this.page.goto(url, { timeout: LIMITS.page });
    await until(LIMITS.page, `${url} to be whole`, async () => {
      const { ready, failed } = await this.page.evaluate(() => ({ ready: document.documentElement.hasAttribute("data-ready") || document.querySelector("[data-live]") !== null && !location.pathname.includes("/gallery/"), failed: document.documentElement.dataset.failed }));
      if (failed) throw new Error(`${url}: ${failed}`);
      return ready;
    });
    await this.listen(2000);
    await this.focus(start);
  }

  /** @param {string} start selector */
  async focus(start) {
    await this.page.evaluate((selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus(), start);
    await this.listen(2000);
  }

  /** @param {string} keys as xdotool names them: "Tab", "shift+Tab", "Down"; "orca+a" holds Orca's own key @returns {Promise<string[]>} */
  async press(keys) {
    if (keys.startsWith("orca+")) {
      await this.#xdotool("keydown", "Insert");
      await this.#xdotool("key", keys.slice(5));
      await this.#xdotool("keyup", "Insert");
    } else {
      await this.#xdotool("key", "--clearmodifiers", ...keys.split(" "));
    }
    return this.listen();
  }

  /** @param {string} text of letters that this keyboard has @returns {Promise<string[]>} */
  async type(text) {
    await this.#xdotool("type", "--delay", "40", text);
    return this.listen();
  }

  /** What has focus, as the page knows it: its description is not counted among the words of a stop. @returns {Promise<{ description: string, around: string[] }>} */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const textOf = (/** @type {string | null | undefined} */ ids) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").filter(Boolean);
      /** @type {string[]} */
      const around = [];
      for (let parent = element?.parentElement; parent; parent = parent.parentElement) {
        const legend = parent.localName === "fieldset" ? parent.querySelector("legend")?.textContent ?? "" : "";
        around.push(legend, ...textOf(parent.getAttribute("aria-labelledby")), ...textOf(parent.getAttribute("aria-describedby")));
      }
      return { description: textOf(element?.getAttribute("aria-describedby")).join(" "), around: around.filter(Boolean) };
    });
  }

  /** Everything at once: there is nothing to keep, and a reader that takes leave of a dead browser may take long. */
  #kill() {
    for (const child of this.processes) {
      try {
        process.kill(child.spawnargs[0] === "Xvfb" ? (child.pid ?? 0) : -(child.pid ?? 0), "SIGKILL");
      } catch {
        // it has ended by itself
      }
    }
  }

  async close() {
    await Promise.race([this.driver?.disconnect(), wait(1000)]).catch(() => {});
    const ended = this.processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map((child) => new Promise((done) => child.once("exit", done)));
    this.#kill();
    Desk.#all.delete(this);
    await Promise.race([Promise.all(ended), wait(3000)]);
    for (let turn = 0; turn < 10; ++turn) {
      try {
        return rmSync(this.folder, { recursive: true, force: true });
      } catch {
        await wait(300); // a browser still writes its last words
      }
    }
  }
}
