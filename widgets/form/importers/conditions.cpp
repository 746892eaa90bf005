// Reading: a descent through the grammar, and the clicked form by the rule that "and" binds more closely than "or".
#include "widgets/form/importers/conditions.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::form::importers {

namespace {

constexpr int deepest = 32;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

Expression node(Expression::Kind kind, std::string name, std::vector<Expression> operands) {
  Expression out;
  out.kind = kind;
  out.name = std::move(name);
  out.operands = std::move(operands);
  return out;
}

Expression constant(json::Value value) {
  Expression out;
  out.value = std::move(value);
  return out;
}

Expression field(std::string name) { return node(Expression::Kind::field, std::move(name), {}); }

std::vector<Expression> pair_of(Expression a, Expression b) {
  std::vector<Expression> out;
  out.push_back(std::move(a));
  out.push_back(std::move(b));
  return out;
}

class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {}

  Result<Expression> parse() {
    PORTAL_TRY(Expression out, choice(0));
    skip();
    if (at_ < text_.size()) return wrong("the end, or an operator");
    return out;
  }

 private:
  Error wrong(const char* expected) const {
    return Error{ErrorCode::invalid_expression, "character " + std::to_string(at_ + 1), expected,
                 at_ < text_.size() ? quoted_excerpt(text_.substr(at_, 20)) : std::string("the end")};
  }

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }

  bool take(std::string_view sign) {
    skip();
    if (text_.substr(at_, sign.size()) != sign) return false;
    if (is_letter(sign[0]) && at_ + sign.size() < text_.size() && (is_letter(text_[at_ + sign.size()]) || is_digit(text_[at_ + sign.size()])))
      return false;
    at_ += sign.size();
    return true;
  }

  bool is_word_at(std::string_view word) const {
    const std::size_t end = at_ + word.size();
    return text_.substr(at_, word.size()) == word && (end >= text_.size() || !(is_letter(text_[end]) || is_digit(text_[end])));
  }

  Result<Expression> choice(int depth) {
    if (depth > deepest) return Error{ErrorCode::too_deep, "character " + std::to_string(at_ + 1), "at most 32 levels", "more"};
    PORTAL_TRY(Expression first, disjunction(depth));
    if (!take("?")) return first;
    PORTAL_TRY(Expression then, choice(depth + 1));
    if (!take(":")) return wrong("a colon");
    PORTAL_TRY(Expression otherwise, choice(depth + 1));
    std::vector<Expression> operands = pair_of(std::move(first), std::move(then));
    operands.push_back(std::move(otherwise));
    return node(Expression::Kind::choice, "", std::move(operands));
  }

  Result<Expression> disjunction(int depth) {
    PORTAL_TRY(Expression first, conjunction(depth));
    while (take("or") || take("||")) {
      PORTAL_TRY(Expression next, conjunction(depth));
      first = node(Expression::Kind::disjunction, "", pair_of(std::move(first), std::move(next)));
    }
    return first;
  }

  Result<Expression> conjunction(int depth) {
    PORTAL_TRY(Expression first, comparison(depth));
    while (take("and") || take("&&")) {
      PORTAL_TRY(Expression next, comparison(depth));
      first = node(Expression::Kind::conjunction, "", pair_of(std::move(first), std::move(next)));
    }
    return first;
  }

  Result<Expression> comparison(int depth) {
    PORTAL_TRY(Expression first, sum(depth));
    for (;;) {
      std::string_view found;
      for (const std::string_view sign : {"===", "!==", "==", "!=", ">=", "<=", ">", "<"})
        if (found.empty() && take(sign)) found = sign;
      if (found.size() == 3) found.remove_suffix(1);
      if (found.empty()) {
        if (!take("in")) return first;
        PORTAL_TRY(Expression list, sum(depth));
        first = node(Expression::Kind::membership, "", pair_of(std::move(first), std::move(list)));
        continue;
      }
      PORTAL_TRY(Expression next, sum(depth));
      first = node(Expression::Kind::comparison, std::string(found), pair_of(std::move(first), std::move(next)));
    }
  }

  Result<Expression> sum(int depth) { return chain(depth, "+-", &ExpressionParser::product); }
  Result<Expression> product(int depth) { return chain(depth, "*/%", &ExpressionParser::unary); }

  Result<Expression> chain(int depth, std::string_view signs, Result<Expression> (ExpressionParser::*next)(int)) {
    PORTAL_TRY(Expression first, (this->*next)(depth));
    for (;;) {
      skip();
      if (at_ >= text_.size() || signs.find(text_[at_]) == std::string_view::npos) return first;
      const std::string sign(1, text_[at_++]);
      PORTAL_TRY(Expression second, (this->*next)(depth));
      first = node(Expression::Kind::arithmetic, sign, pair_of(std::move(first), std::move(second)));
    }
  }

  Result<Expression> unary(int depth) {
    if (depth > deepest) return Error{ErrorCode::too_deep, "character " + std::to_string(at_ + 1), "at most 32 levels", "more"};
    if (take("not") || (text_.substr(at_, 2) != "!=" && take("!"))) {
      // "not" binds as closely as a sign in expr-eval: not (…), not a.
      PORTAL_TRY(Expression inner, unary(depth + 1));
      std::vector<Expression> operands;
      operands.push_back(std::move(inner));
      return node(Expression::Kind::negation, "", std::move(operands));
    }
    if (take("-")) {
      PORTAL_TRY(Expression inner, unary(depth + 1));
      if (inner.kind == Expression::Kind::constant && inner.value.is_number()) return constant(json::Value(-inner.value.number()));
      return node(Expression::Kind::arithmetic, "-", pair_of(constant(0), std::move(inner)));
    }
    return primary(depth);
  }

  Result<Expression> primary(int depth) {
    skip();
    if (at_ >= text_.size()) return wrong("a value");
    const char c = text_[at_];
    if (take("(")) {
      PORTAL_TRY(Expression inner, choice(depth + 1));
      if (!take(")")) return wrong("a closing bracket");
      return inner;
    }
    if (take("[")) return arguments(Expression::Kind::list, "", "]", depth);
    if (c == '\'' || c == '"') return quoted(c);
    if (is_digit(c) || c == '.') return number();
    if (!is_letter(c)) return wrong("a value");
    std::string name;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.')) name += text_[at_++];
    if (name == "true" || name == "false") return constant(json::Value(name == "true"));
    if (take("(")) return arguments(Expression::Kind::call, std::move(name), ")", depth);
    if (name == "length" && at_ < text_.size() && is_letter(text_[at_]) && !is_word_at("and") && !is_word_at("or") &&
        !is_word_at("in")) {  // an operator of expr-eval, too: length a
      PORTAL_TRY(Expression of, unary(depth + 1));
      Expression call = node(Expression::Kind::call, std::move(name), {});
      call.operands.push_back(std::move(of));
      return call;
    }
    return field(std::move(name));
  }

  Result<Expression> arguments(Expression::Kind kind, std::string name, std::string_view end, int depth) {
    Expression out = node(kind, std::move(name), {});
    if (take(end)) return out;
    do {
      PORTAL_TRY(Expression next, choice(depth + 1));
      out.operands.push_back(std::move(next));
    } while (take(","));
    if (!take(end)) return wrong("a closing bracket");
    return out;
  }

  Result<Expression> quoted(char quote) {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      out += text_[at_];
    }
    if (at_ >= text_.size()) return wrong("a closing quote");
    ++at_;
    return constant(json::Value(std::move(out)));
  }

  Result<Expression> number() {
    const std::size_t from = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
    if (at_ + 1 < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E') && is_digit(text_[at_ + 1]))
      for (++at_; at_ < text_.size() && is_digit(text_[at_]);) ++at_;
    auto value = json::parse(text_.substr(from, at_ - from));
    if (!value.ok() || !value.value().is_number()) {
      at_ = from;
      return wrong("a number");
    }
    return constant(std::move(value).value());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Values are written as texts; authors' tools have written numbers and truths as such, too.
std::string scalar_text(const json::Value* value) {
  if (value == nullptr || value->is_null()) return {};
  return value->is_string() ? value->text() : json::write(*value);
}

// "is at least 3 years in the past", as the builder turns it into a comparison with a moment.
Result<Expression> relative(Expression of, const std::string& operation, const json::Value& value, const std::string& path) {
  struct Row {
    std::string_view words;
    std::string_view past;
    std::string_view future;
  };
  static constexpr Row rows[] = {{"is at least", "<=", ">="}, {"is at most", ">=", "<="}, {"is less than", ">", "<"}, {"is more than", "<", ">"}};
  const bool is_past = value.text_at("direction") == "in the past";
  for (const Row& row : rows) {
    if (row.words != operation) continue;
    auto period = json::parse(scalar_text(value.find("timePeriod")));
    if (!period.ok() || !period.value().is_integer()) return Error{ErrorCode::wrong_type, path + "/value/timePeriod", "a whole number", "another"};
    Expression moment = node(Expression::Kind::call, "dateForComparison",
                             pair_of(constant(json::Value(is_past ? -period.value().integer() : period.value().integer())),
                                     constant(json::Value(value.text_at("timeUnit")))));
    return node(Expression::Kind::comparison, std::string(is_past ? row.past : row.future), pair_of(std::move(of), std::move(moment)));
  }
  return Error{ErrorCode::unknown_name, path + "/operator", "a comparison with a moment", quoted_excerpt(operation)};
}

json::Value typed_constant(const std::string& type, const std::string& text) {
  if (type != "NumberField" && type != "YesNoField") return text;
  auto parsed = json::parse(text);
  return parsed.ok() ? std::move(parsed).value() : json::Value(text);
}

Result<Expression> single(const json::Value& source, const std::string& path) {
  const json::Value* about = source.find("field");
  const json::Value* value = source.find("value");
  if (about == nullptr || value == nullptr) return Error{ErrorCode::missing_key, path, "a field, an operator and a value", "less"};
  const std::string operation = source.text_at("operator");
  const std::string type = about->text_at("type");
  Expression of = field(about->text_at("name"));
  if (value->is_object() && value->find("timePeriod") != nullptr) return relative(std::move(of), operation, *value, path);
  const std::string text = scalar_text(value->is_object() ? value->find("value") : value);
  if (operation == "contains" || operation == "does not contain") {
    Expression in = node(Expression::Kind::membership, "", pair_of(constant(json::Value(text)), std::move(of)));
    if (operation == "contains") return in;
    std::vector<Expression> operands;
    operands.push_back(std::move(in));
    return node(Expression::Kind::negation, "", std::move(operands));
  }
  struct Row {
    std::string_view words;
    std::string_view sign;
    bool is_of_length;
  };
  static constexpr Row rows[] = {
      {"is", "==", false},           {"is not", "!=", false},        {"is at least", ">=", false}, {"is at most", "<=", false},
      {"is less than", "<", false},  {"is more than", ">", false},   {"is before", "<", false},    {"is after", ">", false},
      {"is longer than", ">", true}, {"is shorter than", "<", true}, {"has length", "==", true}};
  for (const Row& row : rows) {
    if (row.words != operation) continue;
    if (row.is_of_length) {
      std::vector<Expression> operands;
      operands.push_back(std::move(of));
      of = node(Expression::Kind::call, "length", std::move(operands));
    }
    return node(Expression::Kind::comparison, std::string(row.sign),
                pair_of(std::move(of), constant(typed_constant(row.is_of_length ? "NumberField" : type, text))));
  }
  return Error{ErrorCode::unknown_name, path + "/operator", "an operator of the builder", quoted_excerpt(operation)};
}

Result<Expression> group(const json::Value& list, const std::string& path, int depth);

Result<Expression> part(const json::Value& source, const std::string& path, int depth) {
  if (const json::Value* inner = source.find("conditions")) return group(*inner, path + "/conditions", depth + 1);
  if (source.find("conditionName") != nullptr) return field(source.text_at("conditionName"));
  return single(source, path);
}

Result<Expression> group(const json::Value& list, const std::string& path, int depth) {
  if (depth > deepest) return Error{ErrorCode::too_deep, path, "at most 32 levels", "more"};
  if (!list.is_array() || list.array().empty()) return Error{ErrorCode::wrong_type, path, "a list of conditions", "another"};
  std::optional<Expression> any;  // the parts before the last "or"
  std::optional<Expression> all;
  for (std::size_t i = 0; i < list.array().size(); ++i) {
    const json::Value& source = list.array()[i];
    PORTAL_TRY(Expression next, part(source, json::pointer_join(path, i), depth));
    if (!all) {
      all = std::move(next);
    } else if (source.text_at("coordinator") == "or") {
      any = any ? node(Expression::Kind::disjunction, "", pair_of(std::move(*any), std::move(*all))) : std::move(*all);
      all = std::move(next);
    } else {
      all = node(Expression::Kind::conjunction, "", pair_of(std::move(*all), std::move(next)));
    }
  }
  if (!any) return std::move(*all);
  return node(Expression::Kind::disjunction, "", pair_of(std::move(*any), std::move(*all)));
}

}  // namespace

Result<Expression> parse_expression(std::string_view text) { return ExpressionParser(text).parse(); }

Result<Expression> read_condition(const json::Value& model, const std::string& path) {
  if (model.is_string()) {
    auto parsed = parse_expression(model.text());
    if (parsed.ok()) return parsed;
    Error error = std::move(parsed).error();
    error.path = path;
    return error;
  }
  const json::Value* list = model.find("conditions");
  if (list == nullptr) return Error{ErrorCode::missing_key, path, "conditions", "none"};
  return group(*list, path + "/conditions", 0);
}

}  // namespace portal::form::importers
