// A bit for each pair, as make_tables.mjs counted them in the project's own texts and names.
#include "sdk/text/writing/letter_pairs.h"

#include <cstdint>

namespace portal::text {
namespace {

// Row: the first letter, 0 a blank; bit: the second.
constexpr std::uint64_t russian_pairs[33] = {
#include "sdk/text/writing/pairs_ru.def"
};
constexpr std::uint64_t english_pairs[27] = {
#include "sdk/text/writing/pairs_en.def"
};

int place(char32_t letter, char32_t first, char32_t last) {
  return letter == U' ' ? 0 : letter >= first && letter <= last ? static_cast<int>(letter - first) + 1 : -1;
}

}  // namespace

bool is_usual_pair(char32_t a, char32_t b) {
  const int russian_a = place(a, U'а', U'я'), russian_b = place(b, U'а', U'я');
  if (russian_a >= 0 && russian_b >= 0) return (russian_pairs[russian_a] >> russian_b & 1U) != 0;
  const int english_a = place(a, U'a', U'z'), english_b = place(b, U'a', U'z');
  return english_a >= 0 && english_b >= 0 && (english_pairs[english_a] >> english_b & 1U) != 0;
}

}  // namespace portal::text
