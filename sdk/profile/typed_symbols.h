#pragma once
// Inside sdk/profile: typed text as symbols, one byte a character, with all that people put between groups left out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace portal::profile {

// A character folded to one byte: '0'–'9', 'A'–'Z', '+', А–Я as 0x80–0x9F, and these two.
using Symbol = unsigned char;
constexpr Symbol separator = 0;
constexpr Symbol foreign = 1;
constexpr Symbol cyrillic = 0x80;
constexpr Symbol cyrillic_z = cyrillic + 7;   // З
constexpr Symbol cyrillic_o = cyrillic + 14;  // О

constexpr bool is_digit(Symbol symbol) { return symbol >= '0' && symbol <= '9'; }

constexpr std::size_t most_symbols = 32;

struct Symbols {
  std::array<Symbol, most_symbols> at{};
  std::array<unsigned, most_symbols> position{};
  std::size_t count = 0;  // may be more than are kept

  void push(Symbol symbol, unsigned where) {
    if (count < most_symbols) {
      at[count] = symbol;
      position[count] = where;
    }
    ++count;
  }
  void drop_front() {
    for (std::size_t i = 1; i < most_symbols; ++i) {
      at[i - 1] = at[i];
      position[i - 1] = position[i];
    }
    --count;
  }
  std::size_t kept() const { return count < most_symbols ? count : most_symbols; }
};

// The symbols of typed text, without its separators.
Symbols fold_all(std::string_view typed);

constexpr std::uint32_t broken_code_point = 0xFFFFFFFF;

// Takes one character off the front; a byte that begins none is taken alone, as broken_code_point. Surrogates need no care:
// nothing folds from them.
std::uint32_t take_code_point(std::string_view& text);

}  // namespace portal::profile
