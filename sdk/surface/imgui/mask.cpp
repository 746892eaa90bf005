// Input masks. They help and never fight: a mask puts in the signs between the digits while a person types at the end, and nothing else.
#include <algorithm>

#include "sdk/surface/imgui/editor.h"
#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

namespace {

bool is_slot(char32_t sign) { return std::u32string_view(U"90AБXR").find(sign) != std::u32string_view::npos; }

bool is_ascii_letter(char32_t letter) { return (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z'); }

// How many letters at the front of `rest` the slot takes.
std::size_t taken(char32_t slot, std::u32string_view rest) {
  const char32_t letter = rest.front();
  switch (slot) {
    case U'9':
    case U'0': return text::is_digit(letter) ? 1 : 0;
    case U'A': return is_ascii_letter(letter) ? 1 : 0;
    case U'Б': return (letter >= U'А' && letter <= U'я') || letter == U'Ё' || letter == U'ё' ? 1 : 0;
    case U'X': return text::is_digit(letter) || is_ascii_letter(letter) ? 1 : 0;
    default: break;
  }
  const auto is_roman = [](char32_t one) { return std::u32string_view(U"IVXLCivxlc").find(one) != std::u32string_view::npos; };
  std::size_t count = 0;
  while (count < rest.size() && is_roman(rest[count])) ++count;
  return count;
}

// A digit or a letter of the mask itself is never put in: nobody's words begin with what they did not type.
bool is_letter_or_number(char32_t sign) { return text::is_digit(sign) || text::is_latin(sign) || text::is_cyrillic(sign); }

}  // namespace

std::u32string masked(std::u32string_view mask, std::u32string_view text) {
  std::u32string out;
  std::u32string_view rest = text;
  std::size_t at = 0;
  while (!rest.empty()) {
    if (at == mask.size()) return std::u32string(text);
    const char32_t sign = mask[at++];
    const std::size_t fits = is_slot(sign) ? taken(sign, rest) : (rest.front() == sign ? 1 : 0);
    if (fits > 0) {
      out += rest.substr(0, fits);
      rest.remove_prefix(fits);
    } else if (is_slot(sign) || is_letter_or_number(sign)) {
      return std::u32string(text);
    } else {
      out += sign;
    }
  }
  return out;
}

}  // namespace portal::surface::imgui
