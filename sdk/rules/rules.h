#pragma once
// Rules: JsonLogic (https://jsonlogic.com), compiled once, evaluated against facts, able to say "not known yet" and why.
//
//   PORTAL_TRY(auto rule, rules::Rule::compile(logic));                        // {"<": [{"var": "child.age"}, 7]}
//   PORTAL_TRY(bool visible, rules::test(rule, facts));                        // plain JsonLogic truth, nothing allocated
//   rules::Options options;
//   options.evaluation = rules::Evaluation::three_valued;
//   PORTAL_TRY(auto outcome, rules::evaluate(rule, facts, options));
//   if (outcome.truth == rules::Truth::unknown) ask_for(outcome.missing);      // {"child.age"}
//
// Two readings of a fact that is not in `facts`:
//   plain         it is null: JsonLogic as its test suites have it.
//   three_valued  it has a value that we do not know yet. The rule is decided only where every value the missing facts could
//                 take (without making the rule fail) gives the same truth. null is a value like any other, not "unknown".
// What is known: a member that is there, be it null; every member of something that is known to be no object; every place
// past the end of a list that is there. So `child.age` is unknown where `child` is absent or is an object without `age`.
//
// The operators, their sources and the exact meaning of each are in README.md and operators.def. A rule is pure: no clock
// (`today` is a fact), no randomness, no locale. Numbers are IEEE 754 doubles, text compares by code point.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/rules/explanation.h"

namespace portal::rules {

struct Table;  // the compiled form; table.h, for this room only

// A compiled rule. Move-only; independent of the JSON it came from; immutable, so it may be read from anywhere.
class Rule {
 public:
  // Bounds: 64 levels, 4096 nodes. Errors, with the JSON Pointer of the place: unknown_name (operator), invalid_expression
  // (wrong number of operands, an operand that can never be right, an object with several members), too_deep, too_large.
  static Result<Rule> compile(const json::Value& logic);

  Rule(Rule&&) noexcept;
  Rule& operator=(Rule&&) noexcept;
  ~Rule();
  const Table& table() const { return *table_; }

 private:
  explicit Rule(std::unique_ptr<const Table> table);
  std::unique_ptr<const Table> table_;
};

enum class Evaluation : unsigned char { plain, three_valued };

// What the caller knows about a fact's possible values, for three-valued evaluation. Without one, a fact is taken to have the
// types of the values that the rule compares it with (compared with none: a number where it is compared with other missing
// facts, else a boolean).
struct Domain {
  enum class Type : unsigned char { boolean, integer, number, text, date };
  std::string fact;          // its path; "*" stands for any place in a list: "children.*.age"
  Type type = Type::text;    // date: text "YYYY-MM-DD", years 0001 to 9999
  json::Array values = {};   // where not empty: these and no others (`type` is then not looked at)
  json::Value minimum = {};  // inclusive; a number, or a date's text; null: none. Not for text
  json::Value maximum = {};
};

struct Limits {
  std::uint32_t steps = 500000;     // nodes visited by one call, all its cases together
  std::uint32_t cases = 2000;       // assignments that the case split may try; 0: Kleene's logic only
  std::size_t bytes = 1024 * 1024;  // of text and list items that the rule makes
};

struct Options {
  Evaluation evaluation = Evaluation::plain;
  bool explain = false;                          // fill Outcome::explanation
  const std::vector<Domain>* domains = nullptr;  // borrowed during the call
  Limits limits = {};
};

struct Outcome {
  Truth truth = Truth::unknown;  // JsonLogic truthiness of the value: null, false, 0, "" and [] are no, all else is yes
  bool has_value = false;        // three_valued: a truth can be decided while the value is not known
  json::Value value;
  std::vector<std::string> missing;  // truth unknown: the facts that stand in the way, in the order met, each once, at most 256
  std::uint32_t cases = 0;           // assignments tried; 0: Kleene's logic was enough
  bool bounded = false;              // the case split hit a limit: unknown here may be decidable
  std::unique_ptr<Explanation> explanation;
};

// Errors: failed_rule, path = JSON Pointer of the operator inside the rule, got = the error's JsonLogic type: "NaN", "Invalid
// Arguments", "Invalid Date" (ours), or in quotes what the rule threw; too_large where steps or bytes ran out.
Result<Outcome> evaluate(const Rule& rule, const json::Value& facts, const Options& options = {});

// Three-valued truth alone, for deciding thousands of rules: no value, no reasons, no names of what is missing; the evaluation that
// `options` names is not looked at. A rule that fails is unknown, `failed`.
struct Decision {
  Truth truth = Truth::unknown;
  bool failed = false;
  bool bounded = false;  // unknown here may be decidable
};
Decision decide(const Rule& rule, const json::Value& facts, const std::vector<Domain>* domains, const Limits& limits = {});

// Kleene's three-valued logic alone, and the value where it is known: links neither the case split nor what tells of errors, for pages that
// count their bytes. A rule that fails is unknown.
struct Known {
  Truth truth = Truth::unknown;
  bool has_value = false;
  json::Value value;
};
Known know(const Rule& rule, const json::Value& facts);

// Plain truth. Allocates nothing unless the rule itself makes text or lists.
Result<bool> test(const Rule& rule, const json::Value& facts);

// The paths of the facts that the rule can read, in the order met, each once: re-evaluate when one of them (or what it lies in, or what
// lies in it) changes. Places in lists are "*". A path that the rule computes gives "": it may read anything.
std::vector<std::string> facts_of(const Rule& rule);

}  // namespace portal::rules
