#pragma once
// Whether two short texts are the same, word by word: in WebAssembly the C library compares them byte by byte, behind a call.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace portal {

inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto words_differ = [&](std::size_t at) {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::memcpy(&left, a.data() + at, sizeof left);
    std::memcpy(&right, b.data() + at, sizeof right);
    return left != right;
  };
  constexpr std::size_t word = sizeof(std::uint32_t);
  if (a.size() < word) {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (a[i] != b[i]) return false;
    return true;
  }
  // The last word may overlap the one before it. It goes first: names that are alike mostly differ at their end.
  if (words_differ(a.size() - word)) return false;
  for (std::size_t i = 0; i + word < a.size(); i += word)
    if (words_differ(i)) return false;
  return true;
}

}  // namespace portal
