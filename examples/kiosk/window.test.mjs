// The terminal's own window, on a screen that nobody sees: it opens, draws, and costs nothing while nobody is there.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const build = process.env.PORTAL_BUILD_DIR ?? join(root, "build/native");
const kiosk = join(build, "examples/kiosk/kiosk");
const missing = !existsSync(kiosk) ? "kiosk is not built (PORTAL_BUILD_DIR)" : spawnSync("Xvfb", ["-help"]).error ? "no Xvfb" : false;

/** A display of its own, whatever others there are. @returns {Promise<{ name: string, close: () => void }>} */
function display() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1080x1920x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    /** @type {import("node:stream").Readable} */ (server.stdio[3]).on("data", (number) => resolve({ name: `:${String(number).trim()}`, close: () => server.kill() }));
  });
}

test("opens a window and draws no frame while it is idle", { skip: missing, timeout: 60_000 }, async () => {
  const screen = await display();
  try {
    const run = spawn(kiosk, ["--window", "1080x1920", "--mute", "--measure", "3", "--strings", join(build, "strings")], {
      cwd: root,
      env: { ...process.env, DISPLAY: screen.name, LIBGL_ALWAYS_SOFTWARE: "1" },
    });
    let said = "";
    run.stdout.on("data", (text) => (said += text));
    run.stderr.on("data", (text) => (said += text));
    const code = await new Promise((done) => run.on("exit", done));
    assert.equal(code, 0, said);
    assert.match(said, /^kiosk: idle for 3 s: 0 frames, \d+\.\d\d % of a processor$/m);
    console.log(said.trim());
  } finally {
    screen.close();
  }
});
