#pragma once
// What an export answers: status, and bytes that belong to the module until the next call.

#include <cstdint>
#include <string>

#include "sdk/base/result.h"

namespace portal::wasm {

struct Reply {
  std::uint32_t status;  // 0: the result; 1: an error object
  std::uint32_t ptr;
  std::uint32_t len;
};

void answer(Reply* reply, std::string text);
void answer(Reply* reply, const Error& error);
void answer(Reply* reply, Result<std::string> result);

}  // namespace portal::wasm
