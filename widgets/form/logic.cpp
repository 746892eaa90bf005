// Rules of a definition: read, tied to places of the data, asked.
#include "widgets/form/logic.h"

#include <algorithm>
#include <cmath>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/rules/text_form.h"
#include "widgets/form/input.h"

namespace portal::form {

namespace {

constexpr double largest_exact = 9007199254740991.0;  // whole numbers up to here are themselves

std::vector<std::string> words_of(std::string_view fact) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from <= fact.size();) {
    const std::size_t dot = std::min(fact.find('.', from), fact.size());
    words.emplace_back(fact.substr(from, dot - from));
    from = dot + 1;
  }
  return words;
}

bool is_item(std::string_view word) {
  return word == "*" || (!word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

// One fact on its way through the schema.
struct Walk {
  Place at;
  std::string fact;
  std::string read;
  bool is_within_list = false;
};

// False where the schema has no such answer.
bool follow(Describer& describer, const std::vector<std::string>& words, Walk& walk) {
  for (const std::string& word : words) {
    const Describer::Schemas schemas = describer.schemas(walk.at);
    if (is_item(word) && describer.shape_of(walk.at, schemas) != Shape::object) {
      walk.at = Describer::item(walk.at, "n0", 0);
      walk.is_within_list = true;
    } else {
      Place inner = describer.property(walk.at, word);
      const bool is_known = !describer.schemas(inner).empty();
      if (!is_known) return describer.alternatives(walk.at, schemas) > 0;  // one of them may have it: the whole is looked at
      walk.at = std::move(inner);
    }
    walk.fact = json::pointer_join(walk.fact, word);
    if (!walk.is_within_list) walk.read = walk.fact;
  }
  return !describer.schemas(walk.at).empty();
}

void add_once(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

constexpr std::string_view today_word = "today";

// What the rule may look at: all answers, or for a rule within an item, or of today, what each first word means there.
json::Value facts_for(const Logic& logic, const json::Value& data, const std::string& today) {
  json::Object facts;
  if (logic.reads_today && !today.empty()) facts.set(today_word, today);
  for (const auto& [word, place] : logic.roots)
    if (const json::Value* found = json::at(data, place)) facts.set(word, *found);
  return facts;
}

// Asked of the answers themselves, never of a copy: it happens at every key.
rules::Known known_from(const Logic& logic, const json::Value& data, const std::string& today) {
  return logic.roots.empty() && !logic.reads_today ? rules::know(*logic.rule, data) : rules::know(*logic.rule, facts_for(logic, data, today));
}

// Whether two places may be one, or one hold the other.
bool meet(std::string_view a, std::string_view b) {
  const auto left = json::pointer_tokens(a).value_or(std::vector<std::string>());
  const auto right = json::pointer_tokens(b).value_or(std::vector<std::string>());
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
    if (left[i] != right[i] && left[i] != "*" && right[i] != "*") return false;
  return true;
}

const Logic* compute_of(const FieldDefinition& field) { return field.extras != nullptr ? field.extras->compute.get() : nullptr; }

}  // namespace

Result<std::shared_ptr<const rules::Rule>> compile_logic(const json::Value& source, const std::string& path) {
  json::Value logic = source;
  if (source.is_string()) {
    auto parsed = rules::parse_text(source.text());
    if (!parsed.ok()) {
      Error error = std::move(parsed).error();
      error.path = path + ", " + error.path;
      return error;
    }
    logic = std::move(parsed).value();
  } else if (!source.is_object()) {
    return Error{ErrorCode::wrong_type, path, "a rule: an object of JsonLogic, or one line of text", json::describe(source)};
  }
  auto rule = rules::Rule::compile(logic);
  if (rule.ok()) return std::make_shared<const rules::Rule>(std::move(rule).value());
  Error error = std::move(rule).error();
  error.path = path + error.path;
  return error;
}

Result<std::shared_ptr<const Logic>> bind_logic(std::shared_ptr<const rules::Rule> rule, const std::string& path, const schema::Schema& schema,
                                                const Place& at) {
  auto logic = std::make_shared<Logic>();
  logic->path = path;
  Describer describer(schema);
  const std::vector<std::string> facts = rules::facts_of(*rule);
  const bool may_read_today = std::find(facts.begin(), facts.end(), today_word) != facts.end();
  for (const std::string& fact : facts) {
    if (fact.empty())
      return Error{ErrorCode::invalid_expression, path, "paths of answers that are written out", "one that is computed, or the whole data"};
    const std::vector<std::string> words = words_of(fact);
    Walk found{at, at.place, at.place, false};
    bool is_beside = !at.place.empty() && follow(describer, words, found);
    if (!is_beside) {
      found = Walk();
      if (!follow(describer, words, found)) {
        logic->reads_today = logic->reads_today || fact == today_word;
        if (fact == today_word) continue;
        return Error{ErrorCode::dangling_reference, path, "an answer of the form", quoted_excerpt(fact)};
      }
    }
    if (!at.place.empty() || may_read_today) {
      const std::string root = json::pointer_join(is_beside ? at.place : std::string(), words.front());
      const auto known = std::find_if(logic->roots.begin(), logic->roots.end(), [&](const auto& each) { return each.first == words.front(); });
      if (known == logic->roots.end()) logic->roots.emplace_back(words.front(), root);
      else if (known->second != root)
        return Error{ErrorCode::invalid_expression, path, "a first word that means one thing, here or at the root", quoted_excerpt(words.front())};
    }
    add_once(logic->reads, std::move(found.read));
    add_once(logic->facts, std::move(found.fact));
  }
  logic->rule = std::move(rule);
  return std::shared_ptr<const Logic>(std::move(logic));
}

Result<void> check_loops(const std::vector<FieldDefinition>& fields) {
  std::vector<std::size_t> computes;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (compute_of(fields[i]) != nullptr) computes.push_back(i);
  const auto reads = [&fields](std::size_t reader, std::size_t read) {
    const std::vector<std::string>& facts = compute_of(fields[reader])->facts;
    return std::any_of(facts.begin(), facts.end(), [&](const std::string& fact) { return meet(fact, fields[read].place); });
  };
  for (const std::size_t start : computes) {
    std::vector<std::size_t> reached{start};
    for (std::size_t next = 0; next < reached.size(); ++next) {
      for (const std::size_t other : computes) {
        if (std::find(reached.begin() + 1, reached.end(), other) != reached.end() || !reads(reached[next], other)) continue;
        if (other == start) return Error{ErrorCode::cyclic_reference, compute_of(fields[start])->path, "a value of other answers", "one of itself"};
        reached.push_back(other);
      }
    }
  }
  return {};
}

bool holds(const Logic& logic, const json::Value& data, const std::string& today) {
  return known_from(logic, data, today).truth == rules::Truth::yes;
}

json::Value computed(const Logic& logic, const FieldDefinition& field, const json::Value& data, const std::string& today) {
  const json::Value blank = show_value(field, nullptr);
  rules::Known known = known_from(logic, data, today);
  if (!known.has_value) return blank;
  json::Value value = std::move(known.value);
  if (value.is_number() && value.number() == std::floor(value.number()) && std::abs(value.number()) <= largest_exact)
    value = static_cast<long long>(value.number());
  json::Value typed = show_value(field, value);
  return accepts(field, typed) && read_typed(field, typed).value == value ? typed : blank;
}

}  // namespace portal::form
