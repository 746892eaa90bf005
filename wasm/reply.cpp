// Owner of the last answer's bytes.
#include "wasm/reply.h"

#include "sdk/json/json.h"

namespace portal::wasm {

namespace {

std::string& last_answer() {
  static std::string bytes;
  return bytes;
}

void point(Reply* reply, std::uint32_t status, std::string text) {
  std::string& kept = last_answer();
  kept = std::move(text);
  *reply = {status, static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(kept.data())), static_cast<std::uint32_t>(kept.size())};
}

}  // namespace

void answer(Reply* reply, std::string text) { point(reply, 0, std::move(text)); }

void answer(Reply* reply, const Error& error) {
  point(reply, 1,
        json::write(json::Object{
            {"code", name_of(error.code)}, {"path", error.path}, {"expected", error.expected}, {"got", error.got}, {"text", error.text()}}));
}

void answer(Reply* reply, Result<std::string> result) {
  if (result.ok()) answer(reply, std::move(result).value());
  else answer(reply, result.error());
}

}  // namespace portal::wasm
