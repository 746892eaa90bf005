#pragma once
// Why a rule came out as it did: a tree that follows the evaluation, so what was not looked at is not in it.
//
//   `child.age < 7 and region in ['24', '77']` with {"region": "50"}, three_valued:
//     and → no, decisive 1
//       <   → unknown     var child.age → missing      7
//       in  → no          var region = "50"            ["24", "77"]

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/value.h"

namespace portal::rules {

enum class Truth : unsigned char { no, yes, unknown };
std::string_view name_of(Truth truth);  // "no", "yes", "unknown"

struct Explanation {
  std::string_view operation;  // JsonLogic's name of the operator: "and", "<", "var"; "constant"; "list" for [a, b]
  std::string rule;            // JSON Pointer of the node inside the rule
  std::uint32_t place = 0;     // which operand of its parent this is; under a list operator, which item of the list
  Truth truth = Truth::unknown;
  bool failed = false;  // it stopped with an error; a missing fact before it may still make it unreached
  bool has_value = false;
  json::Value value;       // lists and objects are left out: `truth` tells whether they are empty
  std::string fact;        // var, val: the path it reads, dots between the names
  bool missing = false;    // that fact is unknown (three_valued) or absent (plain)
  bool by_cases = false;   // root only: Kleene's logic left it open, trying every case of the missing facts settled it
  bool bounded = false;    // root only: the case split stopped at a limit
  bool truncated = false;  // root only: nodes past the first 2000 are not in the tree
  int decisive = -1;       // index in `operands` of the one that alone settled this node; -1: all had a part
  std::vector<Explanation> operands;
};

// The tree as JSON with the same names, absent where false or empty: what sessions and tests hold on to.
json::Value to_json(const Explanation& explanation);

}  // namespace portal::rules
