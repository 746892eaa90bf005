#pragma once
// The tokens of tokens.def by name: their group, the fact that fills them, whether they may be filled at all.

#include <span>
#include <string_view>

namespace portal::classifier {

enum class Care : unsigned char { fill, never };

struct Token {
  std::string_view name;
  std::string_view group;
  std::string_view fact;  // sdk/profile; empty where no fact fills it
  Care care = Care::fill;
};

std::span<const Token> tokens();
const Token* find_token(std::string_view name);      // nullptr where unknown
const Token* token_for_fact(std::string_view fact);  // the first that the fact fills

// The token that an autocomplete attribute states: its last word before "webauthn", where it is one of WHATWG's. Empty for on,
// off and words that mean nothing; "section-…", "shipping", "billing", "home" and the like go before it.
std::string_view stated_token(std::string_view autocomplete);

}  // namespace portal::classifier
