#pragma once
// What reading and printing the text form share: infix operators by level, words that are no paths. For this room only.

#include <string_view>

namespace portal::rules {

// Loosest first. `chain`: a < b < c is one operation with three operands; otherwise (in) exactly two.
struct Infix {
  std::string_view text;  // as written, and JsonLogic's name
  int level;
  bool chain;
};
constexpr Infix infixes[] = {{"or", 1, true}, {"and", 2, true}, {"==", 4, true}, {"===", 4, true}, {"!=", 4, true},  {"!==", 4, true},
                             {"<", 4, true},  {"<=", 4, true},  {">", 4, true},  {">=", 4, true},  {"in", 4, false}, {"??", 5, true},
                             {"+", 6, true},  {"-", 6, true},   {"*", 7, true},  {"/", 7, true},   {"%", 7, true}};
constexpr int not_level = 3, comparison_level = 4, sign_level = 8, primary_level = 9;

// Functions that read better than the operator's own name.
struct Alias {
  std::string_view text, name;
};
constexpr Alias aliases[] = {{"truth", "!!"}, {"number", "+"}};

constexpr std::string_view reserved[] = {"or", "and", "not", "in", "true", "false", "null", "this"};

inline bool is_word_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace portal::rules
