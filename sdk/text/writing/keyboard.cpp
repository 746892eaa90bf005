// Two layouts of one keyboard, and which of two texts is the likelier: by the pairs of letters that Russian and English texts have.
#include <iterator>

#include "sdk/text/code_points.h"
#include "sdk/text/writing/letter_pairs.h"
#include "sdk/text/writing/transliterate.h"

namespace portal::text {
namespace {

constexpr std::u32string_view latin_keys = U"`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&";
constexpr std::u32string_view russian_keys = U"ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,\"№;:?";
static_assert(latin_keys.size() == russian_keys.size());

bool has_scripts(const std::u32string& text, bool& latin, bool& cyrillic) {
  latin = cyrillic = false;
  for (const char32_t letter : text) {
    latin = latin || is_latin(letter);
    cyrillic = cyrillic || is_cyrillic(letter);
  }
  return latin || cyrillic;
}

// Of the pairs inside words, the share that no text of the language had; words end in a blank of their own.
struct Strangeness {
  int pairs = 0, strange = 0;
  bool is_likely() const { return pairs > 0 && strange * 12 <= pairs; }
  bool is_unlikely() const { return strange * 4 >= pairs && strange > 0; }
};

Strangeness strangeness(const std::u32string& text) {
  Strangeness found;
  char32_t before = U' ';
  for (std::size_t i = 0; i <= text.size(); ++i) {
    char32_t letter = i < text.size() ? lower(text[i]) : U' ';
    if (letter == U'ё') letter = U'е';
    if (!is_latin(letter) && !is_cyrillic(letter)) letter = U' ';
    if (before != U' ' || letter != U' ') {
      ++found.pairs;
      if (!is_usual_pair(before, letter)) ++found.strange;
    }
    before = letter;
  }
  return found;
}

}  // namespace

std::string other_layout(std::string_view text) {
  bool latin = false, cyrillic = false;
  std::u32string letters = code_points(text);
  if (!has_scripts(letters, latin, cyrillic) || (latin && cyrillic)) return "";
  const std::u32string_view from = latin ? latin_keys : russian_keys, to = latin ? russian_keys : latin_keys;
  for (char32_t& letter : letters)
    if (const std::size_t key = from.find(letter); key != std::u32string_view::npos) letter = to[key];
  return utf8(letters);
}

std::string layout_correction(std::string_view text) {
  const std::u32string letters = code_points(text.substr(0, 2000));
  if (letters.size() < 3) return "";
  // Abbreviations have pairs of their own.
  bool has_small = false;
  for (const char32_t letter : letters) has_small = has_small || upper(letter) != letter;
  if (!has_small && letters.size() < 6) return "";
  const Strangeness now = strangeness(letters);
  if (!now.is_unlikely()) return "";
  // Addresses and links are typed in Latin on purpose.
  if (text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos) return "";
  std::string other = other_layout(text);
  if (other.empty() || !strangeness(code_points(other)).is_likely()) return "";
  return other;
}

}  // namespace portal::text
