#pragma once
// Inside sdk/text/dictation: what was said, as words, digits and signs.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace portal::text::dictation {

enum class TokenKind : unsigned char { word, digits, sign };

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;  // small letters, ё as е, combining marks composed or dropped
  std::string raw;
  bool glued = false;    // nothing stood before it
  bool ordinal = false;  // digits with an ending: "25-го", "25th"
};
using Tokens = std::vector<Token>;

constexpr std::size_t longest_phrase = 600;  // characters; nobody dictates more into one field

// Empty where the phrase is longer than that.
Tokens tokens_of(std::string_view phrase);

bool is_one_of(std::string_view word, std::string_view words);  // `words` between blanks
// Whether the token at `at` and those after it are these words.
bool says(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> words);

}  // namespace portal::text::dictation
