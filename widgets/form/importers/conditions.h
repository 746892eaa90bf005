#pragma once
// Conditions of the Digital Form Builder: what authors clicked together, and the one-line expressions of older forms (the grammar of
// expr-eval with its logical operators), as one tree; and that tree as a JSON Schema over the answers, or as JsonLogic where it compares what
// no schema can (dates with today, fields with fields).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "widgets/form/importers/report.h"

namespace portal::form::importers {

struct Expression {
  enum class Kind : unsigned char { constant, field, list, call, negation, conjunction, disjunction, comparison, membership, arithmetic, choice };
  Kind kind = Kind::constant;
  std::string name;   // field: as written; call: its function; comparison, arithmetic: the operator
  json::Value value;  // of a constant
  std::vector<Expression> operands;
};

// "a.b == 'x' and not (c > 3)". Errors: invalid_expression, path "character N"; too_deep past 32 levels.
Result<Expression> parse_expression(std::string_view text);

// {"name","conditions":[{"field","operator","value","coordinator"?} | {"conditionName"} | {"conditions"}]}. Errors with paths below `path`.
Result<Expression> read_condition(const json::Value& model, const std::string& path);

// Where the answer of a component stands.
struct AnswerPlace {
  std::string pointer;      // "/section/name"
  std::string type;         // of the component
  bool is_numeric = false;  // it offers a choice of numbers
};

// Names as conditions use them ("section.name", or "name" alone) to places; several where a name is asked on several pages.
using AnswerPlaces = std::map<std::string, std::vector<AnswerPlace>>;

class ConditionWriter {
 public:
  // `named`: conditions that others may refer to. Both borrowed.
  ConditionWriter(const AnswerPlaces& places, const std::map<std::string, Expression>& named) : places_(places), named_(named) {}

  // A schema of the whole answers that holds exactly where the condition does; nothing where no schema can say it.
  std::optional<json::Value> schema(const Expression& expression, int depth = 0) const;
  // The same as JsonLogic.
  std::optional<json::Value> logic(const Expression& expression, int depth = 0) const;
  // Fields that stand nowhere in the form: the condition is never true through them.
  void strangers(const Expression& expression, std::vector<std::string>& out, int depth = 0) const;

 private:
  std::optional<json::Value> comparison(const Expression& expression) const;
  std::optional<json::Value> joined(const Expression& expression, std::string_view keyword, int depth) const;
  std::optional<json::Value> membership(const Expression& expression) const;
  std::optional<json::Value> equality(const Expression& field, json::Value value) const;
  std::optional<json::Value> logic_of_call(const Expression& expression, int depth) const;
  const std::vector<AnswerPlace>* places_of(const Expression& expression) const;
  std::optional<json::Value> at(const Expression& field, json::Object schema) const;

  const AnswerPlaces& places_;
  const std::map<std::string, Expression>& named_;
};

}  // namespace portal::form::importers
