#pragma once
// How a surface looks, as values: the colours and sizes that every surface draws with. accessibility/ computes a theme, callers pass it in.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portal::ui {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Colour& a, const Colour& b) { return a.red == b.red && a.green == b.green && a.blue == b.blue; }
  friend bool operator!=(const Colour& a, const Colour& b) { return !(a == b); }
};

std::string hex_of(Colour colour);                                // "#0b3f91"
std::optional<Colour> colour_from_hex(std::string_view written);  // "#0b3f91" or "#fff"; nothing for anything else

enum class Token : unsigned char {
#define TOKEN(name, meaning) name,
#include "sdk/ui/theme_tokens.def"
#undef TOKEN
};

inline constexpr std::size_t token_count = 0
#define TOKEN(name, meaning) +1
#include "sdk/ui/theme_tokens.def"
#undef TOKEN
    ;

std::string_view name_of(Token token);  // "quiet_text"
std::string css_name_of(Token token);   // "--pw-quiet-text"

struct Theme {
  std::array<Colour, token_count> colours{};
  bool is_dark = false;     // light text on a dark ground
  int text_percent = 100;   // of the person's own medium size, 100–500
  int line_percent = 150;   // of the text's size
  int letter_permille = 0;  // added between letters, thousandths of the text's size
  int word_permille = 0;    // added between words
  int target = 44;          // CSS pixels: smallest height of what is pressed
  std::string font;         // a family; empty: the surface's own

  Colour& operator[](Token token) { return colours[static_cast<std::size_t>(token)]; }
  const Colour& operator[](Token token) const { return colours[static_cast<std::size_t>(token)]; }
};

}  // namespace portal::ui
