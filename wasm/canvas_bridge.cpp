// The exports of canvas.wasm: a surface of our own for a page, one an instance. README.md has the contract; canvas_exports.txt is the reviewed list.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <string_view>

#include "sdk/surface/imgui/sheet.h"
#include "wasm/canvas_fonts.h"
#include "wasm/reply.h"

using portal::wasm::answer;
using portal::wasm::Reply;

namespace {

portal::surface::imgui::Sheet& sheet() {
  static portal::surface::imgui::Sheet only(portal::wasm::canvas_fonts());
  return only;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint32_t portal_abi_version() { return 1; }

EMSCRIPTEN_KEEPALIVE void* portal_alloc(std::uint32_t len) { return std::malloc(len); }

EMSCRIPTEN_KEEPALIVE void portal_free(void* ptr) { std::free(ptr); }

EMSCRIPTEN_KEEPALIVE void portal_canvas(Reply* reply, const char* request, std::uint32_t len) { answer(reply, sheet().show({request, len})); }

}  // extern "C"
