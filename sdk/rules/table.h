#pragma once
// The compiled form of a rule: one flat table of nodes, operands side by side. For this room only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/value.h"

namespace portal::rules {

enum class Op : std::uint8_t {
#define X(enumerator, name, fewest, most, traits) enumerator,
#include "sdk/rules/operators.def"
#undef X
};

namespace trait {  // bits of OperatorInfo::traits; the meanings stand in operators.def
constexpr std::uint8_t lazy = 1, spread = 2, truth = 4, scope = 8, number = 16, text = 32, date = 64, integer = 128;
}
constexpr std::uint8_t any = 255;  // no upper bound on operands
constexpr std::uint32_t none = 0xFFFFFFFF;

struct OperatorInfo {
  std::string_view name;
  std::uint8_t fewest, most, traits;
};
const OperatorInfo& info_of(Op op);
bool operator_named(std::string_view name, Op& op);  // false: there is no such operator

// A node's operands are nodes[first … first + count).
struct Node {
  Op op = Op::constant;
  bool bare = false;       // its argument in the JSON is the one operand itself, not a list
  bool spread = false;     // that operand is an operation whose list value gives the operands
  std::uint8_t climb = 0;  // val, exists: levels of scope to climb
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t data = 0;    // constant: index into constants; var, val, exists: first token of the path
  std::uint32_t tokens = 0;  // var, val, exists: number of path tokens; `none` where operands compute the path
  std::uint32_t parent = none;
  std::uint32_t place = 0;  // which operand of its parent's argument it is
};

struct Table {
  std::vector<Node> nodes;  // the root is 0
  json::Array constants;
  std::vector<std::string> tokens;

  std::string path_of(std::uint32_t node) const;  // JSON Pointer into the JSON it was compiled from
};

// "a.b" → appends "a", "b"; "" → nothing: the path of JsonLogic's `var`.
void split_path(std::string_view path, std::vector<std::string>& tokens);

}  // namespace portal::rules
