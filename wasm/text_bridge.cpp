// The exports of text.wasm, the text engine apart from all widgets. README.md has the contract; text_exports.txt is the reviewed list.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <string_view>

#include "sdk/text/engine/engine.h"
#include "wasm/reply.h"

using portal::wasm::answer;
using portal::wasm::Reply;

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint32_t portal_abi_version() { return 1; }

EMSCRIPTEN_KEEPALIVE void* portal_alloc(std::uint32_t len) { return std::malloc(len); }

EMSCRIPTEN_KEEPALIVE void portal_free(void* ptr) { std::free(ptr); }

EMSCRIPTEN_KEEPALIVE void portal_text(Reply* reply, const char* request, std::uint32_t len) { answer(reply, portal::text::answer({request, len})); }

}  // extern "C"
