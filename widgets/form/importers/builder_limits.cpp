// Each demand is an "if" with its "then".
#include "widgets/form/importers/builder_limits.h"

#include <vector>

#include "sdk/json/pointer.h"

namespace portal::form::importers {

namespace {

constexpr std::int64_t longest = 20;

// A schema of what stands at a place of the answers; `must`: something has to.
json::Value within(const std::string& pointer, json::Value schema, bool must) {
  const auto tokens = json::pointer_tokens(pointer).value_or(std::vector<std::string>{});
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    json::Object outer{{"properties", json::Object{{*token, std::move(schema)}}}};
    if (must) outer.set("required", json::Array{*token});
    schema = json::Value(std::move(outer));
  }
  return schema;
}

void add(json::Value where, json::Value demand, json::Array& limits) {
  limits.push_back(json::Object{{"if", std::move(where)}, {"then", std::move(demand)}});
}

}  // namespace

void limit_choice(const Components::Conditional& choice, json::Value where, json::Array& limits) {
  json::Value one = json::Object{{"const", choice.value}};
  json::Value among = json::Object{{"type", "array"}, {"contains", one}};
  json::Value taken = json::Object{{"anyOf", json::Array{std::move(one), std::move(among)}}};
  add(json::Object{{"not", std::move(where)}}, within(choice.pointer, json::Object{{"not", std::move(taken)}}, false), limits);
}

void limit_list(const ConditionWriter& writer, const CountedList& list, json::Array& limits) {
  for (std::int64_t count = 1; count <= longest; ++count) {
    Expression times;
    times.kind = Expression::Kind::comparison;
    times.name = "==";
    times.operands.resize(2);
    times.operands[0].kind = Expression::Kind::field;
    times.operands[0].name = list.counted;
    times.operands[1].value = json::Value(count);
    auto where = writer.schema(times);
    if (where) add(std::move(*where), within(list.pointer, json::Object{{"minItems", count}, {"maxItems", count}}, true), limits);
  }
}

}  // namespace portal::form::importers
