#pragma once
// Letters and words of Russian and English text, enough for the audit's rules, without a table of all scripts. Code points come
// from sdk/text/code_points.h: bytes that are no UTF-8 are U+FFFD.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal::accessibility::audit {

bool is_cyrillic(std::uint32_t point);
bool is_latin(std::uint32_t point);
inline bool is_letter(std::uint32_t point) { return is_cyrillic(point) || is_latin(point); }
inline bool is_digit(std::uint32_t point) { return point >= '0' && point <= '9'; }
bool is_vowel(std::uint32_t point);

// Not seen, but spoken, searched and matched: zero-width and direction marks, soft hyphens, controls.
bool is_invisible(std::uint32_t point);

bool has_letter_or_digit(std::string_view text);

// Lower case of Latin and Cyrillic, without spaces and marks at the ends.
std::string folded(std::string_view text);

// Runs of letters, digits, hyphens and apostrophes that have a letter.
std::vector<std::vector<std::uint32_t>> words(std::string_view text);

}  // namespace portal::accessibility::audit
