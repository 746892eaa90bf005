// The tree as a schema: each comparison of a field with constants is one, and the rest joins them.
#include <algorithm>
#include <cmath>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "widgets/form/importers/conditions.h"

namespace portal::form::importers {

namespace {

constexpr int deepest = 48;  // levels, references to other conditions included

using Kind = Expression::Kind;

json::Value negated(json::Value schema) {
  if (schema.is_object() && schema.object().size() == 1)
    if (const json::Value* inner = schema.find("not")) return json::Value(*inner);
  return json::Object{{"not", std::move(schema)}};
}

json::Value nothing() { return json::Object{{"not", json::Object{}}}; }

json::Value wrapped(std::string_view pointer, json::Object schema) {
  const auto tokens = json::pointer_tokens(pointer).value_or(std::vector<std::string>{});
  json::Value out(std::move(schema));
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token)
    out = json::Object{{"properties", json::Object{{*token, std::move(out)}}}, {"required", json::Array{*token}}};
  return out;
}

std::string mirrored(const std::string& sign) {
  if (sign == "<") return ">";
  if (sign == ">") return "<";
  if (sign == "<=") return ">=";
  if (sign == ">=") return "<=";
  return sign;
}

// Whole lengths: "> 3" is at least 4.
std::optional<json::Object> of_length(const std::string& sign, const json::Value& limit) {
  if (!limit.is_integer()) return std::nullopt;
  const std::int64_t n = limit.integer();
  json::Object out{{"type", "string"}};
  if (sign == ">" || sign == ">=" || sign == "==") out.set("minLength", std::max<std::int64_t>(0, sign == ">" ? n + 1 : n));
  if (sign == "<" || sign == "<=" || sign == "==") {
    if (sign == "<" ? n < 1 : n < 0) return json::Object{{"not", json::Object{}}};
    out.set("maxLength", sign == "<" ? n - 1 : n);
  }
  if (sign == "!=") return std::nullopt;
  return out;
}

// A constant of the kind that the answer has: conditions name numbers and truths as texts.
json::Value typed(const std::vector<AnswerPlace>* places, const json::Value& value) {
  if (places == nullptr || !value.is_string()) return value;
  const AnswerPlace& place = places->front();
  if (place.type == "DateTimeField" || place.type == "DateTimePartsField") return json::Value(value.text().substr(0, 10));
  if (place.type == "YesNoField" && (value.text() == "true" || value.text() == "false")) return json::Value(value.text() == "true");
  if (place.type != "NumberField" && !place.is_numeric) return value;
  auto number = json::parse(value.text());
  return number.ok() && number.value().is_number() ? std::move(number).value() : value;
}

// The value, or a list that has it.
json::Object holding(const json::Value& value) {
  return {{"anyOf", json::Array{json::Object{{"type", "array"}, {"contains", json::Object{{"const", value}}}}, json::Object{{"const", value}}}}};
}

json::Value dotted(std::string_view pointer) {
  std::string path;
  for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>{})) path += (path.empty() ? "" : ".") + token;
  return json::Object{{"var", path}};
}

}  // namespace

const std::vector<AnswerPlace>* ConditionWriter::places_of(const Expression& expression) const {
  auto found = places_.find(expression.name);
  if (found == places_.end()) found = places_.find(expression.name.substr(expression.name.rfind('.') + 1));
  return found == places_.end() ? nullptr : &found->second;
}

std::optional<json::Value> ConditionWriter::at(const Expression& of, json::Object schema) const {
  const std::vector<AnswerPlace>* places = places_of(of);
  if (places == nullptr) return nothing();
  if (places->size() == 1) return wrapped(places->front().pointer, std::move(schema));
  json::Array any;
  for (const AnswerPlace& place : *places) any.push_back(wrapped(place.pointer, schema));
  return json::Object{{"anyOf", std::move(any)}};
}

std::optional<json::Value> ConditionWriter::comparison(const Expression& expression) const {
  const Expression* left = &expression.operands[0];
  const Expression* right = &expression.operands[1];
  std::string sign = expression.name;
  if (left->kind == Kind::constant && right->kind != Kind::constant) {
    std::swap(left, right);
    sign = mirrored(sign);
  }
  if (right->kind != Kind::constant) return std::nullopt;
  if (left->kind == Kind::call && left->name == "length" && left->operands.size() == 1 && left->operands[0].kind == Kind::field) {
    auto schema = of_length(sign, right->value);
    return schema ? at(left->operands[0], std::move(*schema)) : std::nullopt;
  }
  if (left->kind != Kind::field) return std::nullopt;
  json::Value value = typed(places_of(*left), right->value);
  if (sign == "==") return equality(*left, std::move(value));
  if (sign == "!=") {
    auto same = equality(*left, std::move(value));
    return same ? std::optional<json::Value>(negated(std::move(*same))) : std::nullopt;
  }
  if (!value.is_number()) return std::nullopt;
  const char* keyword = sign == ">" ? "exclusiveMinimum" : sign == ">=" ? "minimum" : sign == "<" ? "exclusiveMaximum" : "maximum";
  return at(*left, {{"type", "number"}, {keyword, value}});
}

// Of several answers one is meant; a month is kept by its parts.
std::optional<json::Value> ConditionWriter::equality(const Expression& of, json::Value value) const {
  const std::vector<AnswerPlace>* places = places_of(of);
  const std::string type = places == nullptr ? std::string() : places->front().type;
  if (type == "CheckboxesField" && !value.is_array()) return at(of, holding(value));
  if (type != "MonthYearField" || !value.is_string()) return at(of, {{"const", std::move(value)}});
  const std::size_t dash = value.text().find('-');
  const auto year = json::parse(value.text().substr(0, dash));
  const std::string rest = dash == std::string::npos ? std::string() : value.text().substr(dash + 1);
  const auto month = json::parse(rest.size() == 2 && rest[0] == '0' ? rest.substr(1) : rest);
  if (!year.ok() || !month.ok()) return at(of, {{"const", std::move(value)}});
  const std::string& pointer = places->front().pointer;
  const std::string name = pointer.substr(pointer.rfind('/') + 1);
  json::Object parts;
  parts.set(name + "__month", json::Object{{"const", month.value()}});
  parts.set(name + "__year", json::Object{{"const", year.value()}});
  return at(of, {{"properties", std::move(parts)}, {"required", json::Array{name + "__month", name + "__year"}}});
}

std::optional<json::Value> ConditionWriter::membership(const Expression& expression) const {
  const Expression& item = expression.operands[0];
  const Expression& list = expression.operands[1];
  if (item.kind == Kind::constant && list.kind == Kind::field) return at(list, holding(typed(places_of(list), item.value)));
  if (item.kind != Kind::field || list.kind != Kind::list) return std::nullopt;
  json::Array values;
  for (const Expression& each : list.operands) {
    if (each.kind != Kind::constant) return std::nullopt;
    values.push_back(typed(places_of(item), each.value));
  }
  return at(item, {{"enum", std::move(values)}});
}

std::optional<json::Value> ConditionWriter::joined(const Expression& expression, std::string_view keyword, int depth) const {
  json::Array all;
  for (const Expression& operand : expression.operands) {
    auto each = schema(operand, depth + 1);
    if (!each) return std::nullopt;
    const json::Value* inner = each->is_object() && each->object().size() == 1 ? each->find(keyword) : nullptr;
    if (inner == nullptr) all.push_back(std::move(*each));
    else
      for (const json::Value& one : inner->array()) all.push_back(one);
  }
  json::Object out;
  out.set(keyword, std::move(all));
  return json::Value(std::move(out));
}

std::optional<json::Value> ConditionWriter::schema(const Expression& expression, int depth) const {
  if (depth > deepest) return std::nullopt;
  switch (expression.kind) {
    case Kind::constant:
      if (expression.value == json::Value(true)) return json::Value(json::Object{});
      return expression.value == json::Value(false) ? std::optional<json::Value>(nothing()) : std::nullopt;
    case Kind::field: {
      if (const auto named = named_.find(expression.name); named != named_.end()) return schema(named->second, depth + 1);
      return at(expression, {{"not", json::Object{{"enum", json::Array{false, 0, "", nullptr}}}}});
    }
    case Kind::negation: {
      auto inner = schema(expression.operands[0], depth + 1);
      return inner ? std::optional<json::Value>(negated(std::move(*inner))) : std::nullopt;
    }
    case Kind::conjunction: return joined(expression, "allOf", depth);
    case Kind::disjunction: return joined(expression, "anyOf", depth);
    case Kind::comparison: return comparison(expression);
    case Kind::membership: return membership(expression);
    default: return std::nullopt;
  }
}

std::optional<json::Value> ConditionWriter::logic_of_call(const Expression& expression, int depth) const {
  if (expression.name == "max" || expression.name == "min" || expression.name == "abs") {
    json::Array operands;
    for (const Expression& operand : expression.operands) {
      auto each = logic(operand, depth + 1);
      if (!each) return std::nullopt;
      operands.push_back(std::move(*each));
    }
    if (operands.empty()) return std::nullopt;
    if (expression.name == "abs") operands.push_back(json::Object{{"-", json::Array{operands.front()}}});
    json::Object out;
    out.set(expression.name == "min" ? "min" : "max", std::move(operands));
    return json::Value(std::move(out));
  }
  if (expression.name != "dateForComparison" || expression.operands.size() != 2) return std::nullopt;
  auto amount = logic(expression.operands[0], depth + 1);
  if (!amount || !amount->is_integer() || expression.operands[1].kind != Kind::constant || !expression.operands[1].value.is_string())
    return std::nullopt;
  const std::string& unit = expression.operands[1].value.text();
  const char* letter = unit == "years" ? "Y" : unit == "months" ? "M" : unit == "days" ? "D" : nullptr;
  if (letter == nullptr) return std::nullopt;
  const std::int64_t n = amount->integer();
  const std::string duration = (n < 0 ? "-P" : "P") + std::to_string(n < 0 ? -n : n) + letter;
  return json::Value(json::Object{{"date_add", json::Array{json::Object{{"var", "today"}}, duration}}});
}

std::optional<json::Value> ConditionWriter::logic(const Expression& expression, int depth) const {
  if (depth > deepest) return std::nullopt;
  json::Array operands;
  if (expression.kind != Kind::call)
    for (const Expression& operand : expression.operands) {
      auto each = logic(operand, depth + 1);
      if (!each) return std::nullopt;
      operands.push_back(std::move(*each));
    }
  const auto made = [&operands](std::string_view name) {
    json::Object out;
    out.set(name, std::move(operands));
    return json::Value(std::move(out));
  };
  switch (expression.kind) {
    case Kind::constant: return expression.value;
    case Kind::list: return json::Value(std::move(operands));
    case Kind::field: {
      if (const auto named = named_.find(expression.name); named != named_.end()) return logic(named->second, depth + 1);
      const std::vector<AnswerPlace>* places = places_of(expression);
      if (places == nullptr) return json::Value();
      if (places->size() == 1) return dotted(places->front().pointer);
      json::Array any;
      for (const AnswerPlace& place : *places) any.push_back(dotted(place.pointer));
      return json::Value(json::Object{{"??", std::move(any)}});
    }
    case Kind::negation: return made("!");
    case Kind::conjunction: return made("and");
    case Kind::disjunction: return made("or");
    case Kind::membership: return made("in");
    case Kind::choice: return made("if");
    case Kind::comparison:
      for (std::size_t i = 0; i < 2; ++i)  // constants as the answer beside them has them
        if (expression.operands[i].kind == Kind::constant && expression.operands[1 - i].kind == Kind::field)
          operands[i] = typed(places_of(expression.operands[1 - i]), expression.operands[i].value);
      return made(expression.name == "==" ? "===" : expression.name == "!=" ? "!==" : expression.name);
    case Kind::arithmetic: return made(expression.name);
    case Kind::call: return logic_of_call(expression, depth);
  }
  return std::nullopt;
}

void ConditionWriter::strangers(const Expression& expression, std::vector<std::string>& out, int depth) const {
  if (depth > deepest) return;
  if (expression.kind == Kind::field) {
    if (const auto named = named_.find(expression.name); named != named_.end()) return strangers(named->second, out, depth + 1);
    if (places_of(expression) == nullptr) out.push_back(expression.name);
  }
  for (const Expression& operand : expression.operands) strangers(operand, out, depth + 1);
}

}  // namespace portal::form::importers
