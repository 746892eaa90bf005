// A schema is taken apart as far as it joins others; what is left speaks of one place and is met by an answer there.
#include "tests/conformance/way_finder.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"
#include "tests/conformance/mutations.h"

namespace portal::conformance {

namespace {

constexpr int deepest = 200;

struct Wish {
  std::string place;
  const json::Value* schema;
  bool holds;
};

bool speaks_of_members(const json::Value& value) {
  if (value.is_array()) return std::any_of(value.array().begin(), value.array().end(), speaks_of_members);
  if (!value.is_object()) return false;
  return std::any_of(value.object().begin(), value.object().end(),
                     [](const json::Member& member) { return member.key == "properties" || speaks_of_members(member.value); });
}

class Wishes {
 public:
  explicit Wishes(std::uint32_t attempt) : chance_(attempt) {}

  void gather(const json::Value& schema, const std::string& place, bool holds, int depth) {
    if (depth > deepest || !schema.is_object()) return;
    if (const json::Value* inner = schema.find("not"); inner != nullptr && schema.object().size() == 1)
      return gather(*inner, place, !holds, depth + 1);
    if (!speaks_of_members(schema)) {
      if (!schema.object().empty() && !place.empty()) out.push_back({place, &schema, holds});
      return;
    }
    if (const json::Value* list = schema.find("allOf")) return joined(list->array(), place, holds, holds, depth);
    if (const json::Value* list = schema.find("anyOf")) return joined(list->array(), place, holds, !holds, depth);
    if (const json::Value* condition = schema.find("if")) {
      const bool is_met = chance_.below(2) == 0;
      gather(*condition, place, is_met, depth + 1);
      if (const json::Value* branch = schema.find(is_met ? "then" : "else")) gather(*branch, place, holds, depth + 1);
      return;
    }
    if (const json::Value* members = schema.find("properties"))
      for (const json::Member& member : members->object()) gather(member.value, json::pointer_join(place, member.key), holds, depth + 1);
  }

  std::vector<Wish> out;

 private:
  // All of them, or one by chance.
  void joined(const json::Array& list, const std::string& place, bool holds, bool all, int depth) {
    const std::size_t chosen = chance_.below(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
      if (all || i == chosen) gather(list[i], place, holds, depth + 1);
  }

  Chance chance_;
};

// Answers that a part of a condition names, and their neighbours.
void named_answers(const json::Value& part, std::vector<json::Value>& out, int depth) {
  if (depth > deepest) return;
  const auto add = [&out](const json::Value& value) {
    if (value.is_number())
      for (const double more : {0.0, 1.0, -1.0}) out.emplace_back(json::number_text(value.number() + more));
    out.push_back(value);
    if (const std::string text = value.is_string() ? value.text() : ""; text.size() >= 10 && text[4] == '-' && text[0] >= '1' && text[0] <= '9')
      for (const int years : {-1, 1}) out.emplace_back(std::to_string(std::atoi(text.substr(0, 4).c_str()) + years) + text.substr(4, 6));
    if (value.is_string()) out.emplace_back(json::Array{value});
    if (value.is_boolean()) out.emplace_back(value.boolean() ? "true" : "false");
  };
  if (part.is_array()) {
    for (const json::Value& each : part.array()) named_answers(each, out, depth + 1);
  } else if (part.is_object()) {
    for (const json::Member& member : part.object()) {
      const bool is_length = member.key == "minLength" || member.key == "maxLength";
      if (!is_length) named_answers(member.value, out, depth + 1);
      else if (member.value.is_integer()) add_texts_of(out, static_cast<std::size_t>(std::clamp<std::int64_t>(member.value.integer(), 0, 5000)));
    }
  } else {
    add(part);
  }
}

void variables(const json::Value& logic, std::vector<std::string>& out) {
  if (logic.is_array())
    for (const json::Value& each : logic.array()) variables(each, out);
  if (!logic.is_object()) return;
  for (const json::Member& member : logic.object()) {
    if (member.key == "var" && member.value.is_string()) out.push_back(member.value.text());
    else variables(member.value, out);
  }
}

std::string place_of(const std::string& dotted) {
  std::string out;
  for (std::size_t from = 0; from <= dotted.size();) {
    const std::size_t end = std::min(dotted.find('.', from), dotted.size());
    out = json::pointer_join(out, dotted.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

// Numbers in a sum are found by what is left of it.
void add_sums(std::vector<json::Value>& offered) {
  std::vector<double> numbers;
  for (const json::Value& each : offered)
    if (each.is_number()) numbers.push_back(each.number());
  if (numbers.size() > 8) numbers.resize(8);
  for (const double a : numbers)
    for (const double b : numbers)
      for (const double found : {a - b, a + b, b == 0 ? 0 : a / b}) offered.emplace_back(json::number_text(found));
}

// What rules compare cannot be worked out backwards: each answer that they read gets one by chance.
void guess(const json::Value& logic, std::uint32_t attempt, Filler& filler) {
  std::vector<std::string> names;
  variables(logic, names);
  std::vector<json::Value> offered;
  named_answers(logic, offered, 0);
  for (const char* date : {"1900-01-01", "2100-01-01", "2025-06-01", "2027-06-01", today, "2026-11-26", "2026-11-20", "2026-12-01"})
    offered.emplace_back(date);
  for (const char* text : {"0", "1", "7", "00:30", "12:00", "23:30", "1000"}) offered.emplace_back(text);
  Chance chance(attempt);
  add_sums(offered);
  for (const std::string& name : names) {
    std::rotate(offered.begin(), offered.begin() + static_cast<std::ptrdiff_t>(chance.below(offered.size())), offered.end());
    bool is_first = true;
    (void)filler.set(place_of(name), offered, [&is_first](const json::Value*) { return !std::exchange(is_first, false); });
  }
}

}  // namespace

void follow(const json::Value& condition, std::uint32_t attempt, Filler& filler) {
  const json::Value* schema = condition.find("schema");
  if (schema == nullptr) {
    if (const json::Value* logic = condition.find("logic")) guess(*logic, attempt, filler);
    return;
  }
  const auto scope = json::pointer_tokens(condition.text_at("scope").substr(std::min<std::size_t>(1, condition.text_at("scope").size())));
  std::string place;
  if (scope)
    for (const std::string& token : *scope)
      if (token != "properties") place = json::pointer_join(place, token);
  Wishes wishes(attempt);
  wishes.gather(*schema, place, true, 0);
  const auto& fields = filler.model();
  std::stable_sort(wishes.out.begin(), wishes.out.end(), [&fields](const Wish& a, const Wish& b) {
    return std::pair(fields.field_at(a.place), a.place) < std::pair(fields.field_at(b.place), b.place);
  });
  for (auto wish = wishes.out.begin(); wish != wishes.out.end();) {
    // All that is wished at one place, together.
    const auto end = std::find_if(wish, wishes.out.end(), [&wish](const Wish& each) { return each.place != wish->place; });
    std::vector<std::pair<schema::Schema, bool>> demands;
    std::vector<json::Value> offered;
    for (auto each = wish; each != end; ++each) {
      named_answers(*each->schema, offered, 0);
      if (auto compiled = schema::Schema::compile(*each->schema); compiled.ok()) demands.emplace_back(std::move(compiled).value(), each->holds);
    }
    (void)filler.set(wish->place, offered, [&demands](const json::Value* value) {
      return std::all_of(demands.begin(), demands.end(),
                         [value](const auto& each) { return (value != nullptr && each.first.is_valid(*value)) == each.second; });
    });
    wish = end;
  }
}

}  // namespace portal::conformance
