// The exports, two or three lines each. README.md has the contract; exports.txt is the reviewed list.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <string_view>

#include "wasm/door.h"
#include "wasm/reply.h"

using portal::wasm::answer;
using portal::wasm::door;
using portal::wasm::Reply;

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint32_t portal_abi_version() { return 1; }

EMSCRIPTEN_KEEPALIVE void* portal_alloc(std::uint32_t len) { return std::malloc(len); }

EMSCRIPTEN_KEEPALIVE void portal_free(void* ptr) { std::free(ptr); }

EMSCRIPTEN_KEEPALIVE void portal_describe(Reply* reply) { answer(reply, door().describe()); }

EMSCRIPTEN_KEEPALIVE void portal_create(Reply* reply, const char* kind, std::uint32_t kind_len, const char* options, std::uint32_t options_len) {
  answer(reply, door().create({kind, kind_len}, {options, options_len}));
}

EMSCRIPTEN_KEEPALIVE void portal_dispatch(Reply* reply, std::uint32_t handle, const char* event, std::uint32_t event_len) {
  answer(reply, door().dispatch(handle, {event, event_len}));
}

EMSCRIPTEN_KEEPALIVE void portal_snapshot(Reply* reply, std::uint32_t handle) { answer(reply, door().snapshot(handle)); }

EMSCRIPTEN_KEEPALIVE void portal_destroy(std::uint32_t handle) { door().destroy(handle); }

}  // extern "C"
