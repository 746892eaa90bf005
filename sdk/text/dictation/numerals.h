#pragma once
// Inside sdk/text/dictation: spelled-out numbers of Russian and English in every case and gender, by the grammar of each.
//
// A word has a role (unit, teen, ten, hundred, scale …). Words join into one number as long as each is of a smaller order than the one
// before ("сто двадцать три"); otherwise another number begins ("двадцать пять шестнадцать"). An ordinal ends its number.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/text/dictation/tokens.h"

namespace portal::text::dictation {

enum class Role : unsigned char {
  none,
  zero,
  unit,        // 1–9
  teen,        // 10–19
  ten,         // 20–90
  hundred,     // 100–900
  times,       // English "hundred", which multiplies
  scale,       // thousand, million, milliard; десяток, дюжина
  lump,        // «полтора», «полмиллиона», "half": a number that is whole in itself, in thousandths
  digit_noun,  // «пятёрка»: a digit by its name, that a count may stand before
  repeat,      // "double", "triple"
};

struct NumberWord {
  Role role = Role::none;
  std::int64_t value = 0;
  bool ordinal = false;
};
NumberWord number_word(std::string_view word);

struct Numeral {
  std::int64_t thousandths = 0;
  std::size_t next = 0;     // the token after it
  std::size_t written = 0;  // how many digits it had where it was written in digits
  bool ordinal = false;
  bool has_scale = false;

  bool is_whole() const { return thousandths % 1000 == 0; }
  std::int64_t value() const { return thousandths / 1000; }
};

// False where no number begins at `at`.
bool read_numeral(const Tokens& tokens, std::size_t at, Numeral& numeral);

// Digits as they are said one by one and in groups: "ноль пять", «девятьсот шестнадцать», «два нуля», "double five".
struct Group {
  std::vector<std::string> parts;  // what may also have been said apart: {"900", "16"} for 916, joined where said as one
  std::string joined;
  bool written = false;  // in digits already
};
// Reads one group at `at` and moves it; false where none begins there.
bool read_group(const Tokens& tokens, std::size_t& at, Group& group);

std::string decimal_text(std::int64_t thousandths);  // "1.5", "-3", "1200"

}  // namespace portal::text::dictation
