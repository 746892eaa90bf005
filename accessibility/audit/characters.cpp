// Ranges of Unicode's Latin and Cyrillic blocks.
#include "accessibility/audit/characters.h"

#include <algorithm>

#include "sdk/text/code_points.h"

namespace portal::accessibility::audit {

namespace {

std::uint32_t lower(std::uint32_t point) {
  if ((point >= 'A' && point <= 'Z') || (point >= 0x0410 && point <= 0x042F)) return point + 0x20;
  if (point >= 0x0400 && point <= 0x040F) return point + 0x50;
  return point;
}

}  // namespace

bool is_cyrillic(std::uint32_t point) { return point >= 0x0400 && point <= 0x052F; }

bool is_latin(std::uint32_t point) {
  return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z') || (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7);
}

bool is_vowel(std::uint32_t point) {
  static constexpr std::uint32_t vowels[] = {'a', 'e', 'i', 'o', 'u', 'y', 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x451};
  return std::find(std::begin(vowels), std::end(vowels), lower(point)) != std::end(vowels);
}

bool is_invisible(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || (point >= 0x200B && point <= 0x200F) ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2064) || point == 0xFEFF || point == 0xFFFD;
}

bool has_letter_or_digit(std::string_view text) {
  const auto points = text::code_points(text);
  return std::any_of(points.begin(), points.end(), [](std::uint32_t point) { return is_letter(point) || is_digit(point); });
}

std::string folded(std::string_view text) {
  const auto points = text::code_points(text);
  const auto counts = [](std::uint32_t point) { return is_letter(point) || is_digit(point); };
  const auto first = std::find_if(points.begin(), points.end(), counts);
  const auto last = std::find_if(points.rbegin(), points.rend(), counts).base();
  std::string out;
  for (auto at = first; at < last; ++at) text::append_code_point(out, lower(*at));
  return out;
}

std::vector<std::vector<std::uint32_t>> words(std::string_view text) {
  std::vector<std::vector<std::uint32_t>> out;
  std::vector<std::uint32_t> word;
  const auto finish = [&out, &word] {
    if (std::any_of(word.begin(), word.end(), is_letter)) out.push_back(word);
    word.clear();
  };
  for (const std::uint32_t point : text::code_points(text)) {
    if (is_letter(point) || is_digit(point) || (!word.empty() && (point == '-' || point == '\'' || point == 0x2019))) word.push_back(point);
    else finish();
  }
  finish();
  return out;
}

}  // namespace portal::accessibility::audit
