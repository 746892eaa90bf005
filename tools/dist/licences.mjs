// The licences of what the package contains besides our own code, taken at build time from where that code came.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Of each, the first file that is there: an unpacked source, an emsdk, or Debian's package.
const PARTS = [
  { name: "JSON for Modern C++ (nlohmann/json), its reader", files: ["third_party/nlohmann/LICENSE.MIT", "/usr/share/doc/nlohmann-json3-dev/copyright"] },
  { name: "Snowball's stemmers of Russian and English, in the modules that have suggestions", files: ["third_party/snowball/COPYING", "/usr/share/doc/libstemmer-dev/copyright"] },
  { name: "The rules of Russian declension of petrovich, in text.wasm", files: ["node_modules/petrovich/LICENSE"] },
  { name: "Dear ImGui with stb_truetype and stb_rect_pack, in canvas.wasm", files: ["third_party/imgui/LICENSE.txt"] },
  { name: "Letters of PT Sans, in canvas.wasm", files: ["/usr/share/doc/fonts-paratype/copyright"] },
  { name: "Letters of DejaVu Sans, in canvas.wasm", files: ["/usr/share/doc/fonts-dejavu-core/copyright"] },
  {
    name: "Emscripten's system libraries, with musl, libc++ and compiler-rt from LLVM",
    files: ["$EMSDK/upstream/emscripten/LICENSE", "/usr/share/doc/emscripten/copyright"],
  },
];

/** @param {string} root @returns {string} */
export function licences(root) {
  const texts = PARTS.map(({ name, files }) => {
    const places = files.map((file) => locate(root, file));
    const found = places.find((file) => file !== undefined && existsSync(file));
    if (!found) throw new Error(`expected the licence of ${name} in one of: ${files.join(", ")}; got none`);
    return `${name}\n${"=".repeat(name.length)}\n\n${readFileSync(found, "utf8").trim()}\n`;
  });
  return `The modules (*.wasm) contain the following, under their own licences.\n\n${texts.join("\n\n")}`;
}

/** @param {string} root @param {string} file */
function locate(root, file) {
  if (!file.startsWith("$EMSDK/")) return file.startsWith("/") ? file : join(root, file);
  return process.env.EMSDK ? join(process.env.EMSDK, file.slice("$EMSDK/".length)) : undefined;
}
