// Says whether dist/ would come out as it is: one hash of everything it is made of.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const INPUTS = ["web", "widgets", "sdk/strings", "sdk/parts", "sdk/calendar/data", "accessibility/strings", "examples/portal/content/forms", "examples/portal/content/profiles", "tools/dist", "tools/strings", "CMakeLists.txt", "wasm/modules.json", "LICENSE", "README.md", "package-lock.json"];
const KINDS = /\.(m?js|css|svg|json|d\.ts|md|txt)$|LICENSE$/;

/**
 * @param {string} root
 * @param {string[]} modules
 * @returns {string}
 */
export function fingerprint(root, modules) {
  const hash = createHash("sha256").update(process.version);
  for (const file of [...INPUTS.map((name) => join(root, name)).flatMap(files), ...modules]) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return KINDS.test(path) ? [path] : [];
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)));
}
