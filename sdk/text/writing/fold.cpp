// Folding by a table of base letters that make_tables.mjs takes from Unicode's decompositions.
#include "sdk/text/writing/fold.h"

#include <algorithm>
#include <iterator>

#include "sdk/text/code_points.h"

namespace portal::text {
namespace {

struct Base {
  char16_t letter, base;
};
// Ascending.
constexpr Base bases[] = {
#include "sdk/text/writing/bases.def"
};

struct Pair {
  char32_t letter;
  std::string_view text;
};
constexpr Pair pairs[] = {{U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"},
                          {U'ð', "d"},  {U'þ', "th"}, {U'ı', "i"},  {U'ħ', "h"}, {U'ŋ', "n"}};

bool is_mark(char32_t letter) { return (letter >= 0x300 && letter <= 0x36F) || (letter >= 0x483 && letter <= 0x489); }
bool is_apostrophe(char32_t letter) { return letter == U'\'' || letter == 0x2019 || letter == 0x2BC || letter == 0x2018 || letter == U'`'; }

bool is_separator(char32_t letter) {
  if (letter < 0x80) return !is_digit(letter) && !is_latin(letter);
  return is_space(letter) || (letter >= 0xA1 && letter <= 0xBF && letter != 0xAA && letter != 0xB5 && letter != 0xBA) ||
         (letter >= 0x2010 && letter <= 0x205E) || (letter >= 0x3001 && letter <= 0x301F) || letter == 0xD7 || letter == 0xF7 || letter == 0x2116;
}

char32_t base_of(char32_t letter) {
  if (letter > 0xFFFF) return letter;
  const auto* found =
      std::lower_bound(std::begin(bases), std::end(bases), letter, [](const Base& base, char32_t value) { return base.letter < value; });
  return found != std::end(bases) && found->letter == letter ? found->base : letter;
}

std::string folded(std::string_view text, bool short_i) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  while (!text.empty()) {
    const char32_t letter = lower(take_code_point(text));
    if (is_mark(letter) || is_apostrophe(letter) || is_invisible(letter)) continue;
    if (is_separator(letter)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    const auto* pair = std::find_if(std::begin(pairs), std::end(pairs), [&](const Pair& each) { return each.letter == letter; });
    if (pair != std::end(pairs)) out += pair->text;
    else if (short_i && letter == U'й') out += "й";
    else append_code_point(out, base_of(letter));
  }
  return out;
}

}  // namespace

std::string search_fold(std::string_view text) { return folded(text, false); }
std::string stemming_fold(std::string_view text) { return folded(text, true); }

}  // namespace portal::text
