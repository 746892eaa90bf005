#pragma once
// SHA-256 (FIPS 180-4) of a text, in hex: which wording a person agreed to, which methodology a question came from.

#include <string>
#include <string_view>

namespace portal {

std::string sha256(std::string_view bytes);  // 64 lower-case hex digits

}  // namespace portal
