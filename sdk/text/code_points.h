#pragma once
// UTF-8 by code points, and the letters of Cyrillic and Latin in lower case: what the text engine needs everywhere, without ICU.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal::text {

// Takes one character off the front. A byte that begins none, an overlong form or a surrogate is taken as one byte: U+FFFD.
char32_t take_code_point(std::string_view& text);
void append_code_point(std::string& out, char32_t code_point);
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view text);

// Simple lower case of Latin (to U+024F), Greek and Cyrillic letters; every other code point as it is.
char32_t lower(char32_t letter);
char32_t upper(char32_t letter);
std::string lower(std::string_view text);

bool is_cyrillic(char32_t letter);  // letters of Cyrillic (U+0400–052F)
bool is_latin(char32_t letter);     // letters of Basic Latin, Latin-1, Extended-A, -B and Additional
inline bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }
bool is_space(char32_t letter);      // White_Space, and the invisible that people paste: zero width, word joiner, BOM, soft hyphen, bidi controls
bool is_invisible(char32_t letter);  // the latter alone

// Text between separators; empty parts are left out.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_words(std::string_view text);  // at the spaces of ASCII

}  // namespace portal::text
