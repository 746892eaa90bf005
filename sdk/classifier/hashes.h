#pragma once
// How words and features become numbers: a model is good for these alone.

#include <cstdint>
#include <string_view>

#include "sdk/classifier/features.h"

namespace portal::classifier {

constexpr std::uint32_t mix(std::uint32_t state, std::uint32_t value) {
  state = (state ^ value) * 0x01000193U;
  return state ^ (state >> 15);
}

constexpr std::uint32_t seed(std::uint32_t kind) { return mix(0x811C9DC5U, kind); }

constexpr std::uint32_t bucket_of(std::uint32_t state) {
  std::uint32_t mixed = state * 0x9E3779B1U;
  mixed ^= mixed >> 16;
  return mixed & ((1U << bucket_bits) - 1);
}

inline std::uint32_t hash_of(std::string_view text) {
  std::uint32_t state = seed(0);
  for (const char sign : text) state = mix(state, static_cast<unsigned char>(sign >= 'A' && sign <= 'Z' ? sign + 32 : sign));
  return state;
}

}  // namespace portal::classifier
