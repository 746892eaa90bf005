// Typed text to symbols: UTF-8, widths, digits of other scripts, numeral characters, separators.
#include "sdk/profile/typed_symbols.h"

#include <iterator>

namespace portal::profile {
namespace {

struct CodeRange {
  std::uint16_t first, last;
};
// Spaces, invisible characters, dashes and marks that people put between groups.
constexpr CodeRange separators[] = {
    {'\t', '\r'},     {' ', ' '},       {'#', '#'},       {'(', ')'},       {',', '/'},       {'_', '_'},       {0x85, 0x85},     {0xA0, 0xA0},
    {0xAD, 0xAD},     {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x2015}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x2116, 0x2116}, {0x2212, 0x2212},
    {0x3000, 0x3000}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}, {0xFEFF, 0xFEFF}, {0xFF08, 0xFF09}, {0xFF0D, 0xFF0F},
};

Symbol fold(std::uint32_t code) {
  if (code >= 0xFF10 && code <= 0xFF5A) code -= 0xFEE0;  // full-width forms of ASCII
  if (code == 0xFF0B) code = '+';
  for (const std::uint32_t zero : {0x660U, 0x6F0U}) {
    if (code >= zero && code <= zero + 9) code = '0' + (code - zero);
  }
  if (code >= 'a' && code <= 'z') code -= 'a' - 'A';
  if (code >= 0x430 && code <= 0x44F) code -= 0x20;
  if (code == 0x401 || code == 0x451) code = 0x415;  // Ё
  if (code == 0x406 || code == 0x456 || code == 0x4C0 || code == '|') code = 'I';
  if ((code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || code == '+') return static_cast<Symbol>(code);
  if (code >= 0x410 && code <= 0x42F) return static_cast<Symbol>(cyrillic + (code - 0x410));
  for (const CodeRange range : separators) {
    if (code >= range.first && code <= range.last) return separator;
  }
  return foreign;
}

}  // namespace

std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
  bool whole = length != 0 && length <= text.size();
  for (std::size_t i = 1; whole && i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    whole = (next & 0xC0U) == 0x80U;
    code = code << 6U | (next & 0x3FU);
  }
  whole = whole && (length < 3 || code >= (length == 3 ? 0x800U : 0x10000U));  // overlong forms could hide a digit
  text.remove_prefix(whole ? length : 1);
  return whole ? code : broken_code_point;
}

Symbols fold_all(std::string_view typed) {
  static constexpr const char* numerals[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C"};
  Symbols symbols;
  for (unsigned where = 1; !typed.empty(); ++where) {
    const std::uint32_t code = take_code_point(typed);
    if (code >= 0x2160 && code <= 0x217D && (code & 0xFU) < std::size(numerals)) {
      for (const char* letter = numerals[code & 0xFU]; *letter != 0; ++letter) symbols.push(static_cast<Symbol>(*letter), where);
    } else if (const Symbol symbol = fold(code); symbol != separator) {
      symbols.push(symbol, where);
    }
  }
  return symbols;
}

}  // namespace portal::profile
