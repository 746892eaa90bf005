#pragma once
// Which stemmer a word is for. For this room only.

#include <string_view>

namespace portal::text {

enum class Script : unsigned char { cyrillic, latin, other };

inline Script script_of(std::string_view word) {
  bool cyrillic = false;
  bool latin = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    latin |= byte < 0x80;
    cyrillic |= byte == 0xD0 || byte == 0xD1;
    if (byte >= 0xC0 && byte != 0xD0 && byte != 0xD1) return Script::other;
  }
  return cyrillic == latin ? Script::other : cyrillic ? Script::cyrillic : Script::latin;
}

}  // namespace portal::text
