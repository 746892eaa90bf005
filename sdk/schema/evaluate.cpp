// Evaluating: every keyword, and the problem it gives.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/schema/evaluator.h"
#include "sdk/schema/numbers.h"

namespace portal::schema {

namespace {

constexpr std::size_t depth_limit = 300;      // levels of node in node; a level costs about 200 bytes of the C stack in WASM
constexpr std::size_t problem_cost = 64;      // steps: bounds the memory that problems can take
constexpr std::size_t quadratic_limit = 16;   // items compared each with each, without a table

constexpr unsigned kind_bit(json::Kind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr unsigned numbers = kind_bit(json::Kind::integer) | kind_bit(json::Kind::number);
constexpr unsigned strings = kind_bit(json::Kind::string);
constexpr unsigned arrays = kind_bit(json::Kind::array);
constexpr unsigned objects = kind_bit(json::Kind::object);
constexpr unsigned anything = 0x7F;

// By Operation: the keyword's name, the kinds it says something about, the parameter that carries its value.
constexpr struct {
  std::string_view keyword;
  unsigned kinds;
  std::string_view parameter;
} facts[] = {
    {"type", anything, "expected"}, {"enum", anything, "allowed"}, {"const", anything, "allowed"},
    {"multipleOf", numbers, "divisor"}, {"maximum", numbers, "limit"}, {"exclusiveMaximum", numbers, "limit"},
    {"minimum", numbers, "limit"}, {"exclusiveMinimum", numbers, "limit"},
    {"maxLength", strings, "limit"}, {"minLength", strings, "limit"}, {"pattern", strings, "pattern"}, {"format", strings, "format"},
    {"maxItems", arrays, "limit"}, {"minItems", arrays, "limit"}, {"uniqueItems", arrays, ""},
    {"maxProperties", objects, "limit"}, {"minProperties", objects, "limit"}, {"required", objects, ""}, {"dependentRequired", objects, ""},
    {"propertyNames", objects, ""}, {"", objects, ""}, {"", arrays, ""}, {"contains", arrays, ""},
    {"", anything, ""}, {"", anything, ""}, {"", anything, ""}, {"anyOf", anything, ""}, {"oneOf", anything, ""}, {"not", anything, ""},
    {"", anything, ""}, {"", objects, ""}, {"", arrays, ""}, {"", objects, ""}};
static_assert(std::size(facts) == static_cast<std::size_t>(Operation::none));

// Characters of UTF-8 text (Validation 6.3.1: by RFC 8259 characters, so code points).
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t position_of(const json::Object& object, const json::Value* value) {
  return static_cast<std::size_t>(reinterpret_cast<const char*>(value) - reinterpret_cast<const char*>(&object.begin()->value)) / sizeof(json::Member);
}

// Equal values have equal hashes; the order of members does not count. Looks at most three levels down.
std::size_t hash_of(const json::Value& value, int levels) {
  std::size_t hash = static_cast<std::size_t>(value.kind()) * 0x9E3779B1U;
  const auto mix = [](std::size_t seed, std::size_t more) { return (seed ^ more) * 0x01000193U; };
  const auto text_hash = [&mix](std::string_view text) {
    std::size_t out = 0x811C9DC5U;
    for (const char c : text) out = mix(out, static_cast<unsigned char>(c));
    return out;
  };
  switch (value.kind()) {
    case json::Kind::null: return hash;
    case json::Kind::boolean: return hash + (value.boolean() ? 1U : 0U);
    case json::Kind::integer: return mix(hash, static_cast<std::size_t>(value.integer()));
    case json::Kind::number: return mix(hash, static_cast<std::size_t>(std::int64_t(value.number() > -1e15 && value.number() < 1e15 ? value.number() * 1024 : 1)));
    case json::Kind::string: return mix(hash, text_hash(value.text()));
    case json::Kind::array:
      for (const json::Value& item : value.array()) hash = mix(hash, levels > 0 ? hash_of(item, levels - 1) : 1);
      return hash;
    case json::Kind::object:
      for (const json::Member& member : value.object()) hash += mix(text_hash(member.key), levels > 0 ? hash_of(member.value, levels - 1) : 1);
      return hash;
  }
  return hash;
}

std::string pointer_of(const Evaluator::Place& start) {
  std::string path;
  for (const Evaluator::Place* place = &start; place->parent != nullptr; place = place->parent)
    path = (place->key != nullptr ? json::pointer_join({}, *place->key) : json::pointer_join({}, place->index)) + path;
  return path;
}

}  // namespace

Evaluator::Level::Level(Evaluator& evaluator, std::uint32_t of) : outer(evaluator.level_), resource(of), evaluator_(evaluator) {
  evaluator.level_ = this;
  if (++evaluator.depth_ > depth_limit) evaluator.stopped_ = true;
  evaluator.charge(1);
}

Evaluator::Level::~Level() {
  evaluator_.level_ = outer;
  --evaluator_.depth_;
}

bool Evaluator::charge(std::size_t steps) {
  if (steps > steps_) stopped_ = true;
  steps_ -= std::min(steps, steps_);
  return !stopped_;
}

bool Evaluator::whole(const json::Value& value) {
  const bool valid = evaluate(0, value, Place{}, nullptr) && !stopped_;
  report_stop();
  return valid;
}

void Evaluator::report_stop() {
  if (!stopped_ || out_ == nullptr) return;
  Problem& problem = out_->emplace_back();
  problem.keyword = "steps";
  problem.parameters.set("limit", tables_.steps);
}

bool Evaluator::evaluate(std::uint32_t number, const json::Value& value, const Place& place, Marks* outer) {
  const Node& node = tables_.nodes[number];
  if (node.count == 0 && !node.never) return true;
  const Level level(*this, node.resource);
  if (stopped_) return false;
  Marks own;
  const bool marking = (outer != nullptr || node.tracks) && (value.is_object() || value.is_array());
  if (marking) own.resize(value.is_object() ? value.object().size() : value.array().size());
  const Frame frame{node, value, place, marking ? &own : nullptr};
  if (node.never) return fail_never(frame);
  const unsigned kind = kind_bit(value.kind());
  const Instruction* instruction = &tables_.instructions[node.first];
  bool valid = true;
  for (const Instruction* end = instruction + node.count; instruction != end && !stopped_; ++instruction) {
    if ((facts[static_cast<std::size_t>(instruction->operation)].kinds & kind) == 0 || run(*instruction, frame)) continue;
    valid = false;
    if (out_ == nullptr) return false;
  }
  // Where problems are listed, what a failed part has looked at counts as evaluated: one mistake is told once.
  if (marking && outer != nullptr)
    for (std::size_t i = 0; i < own.size(); ++i)
      if (own[i]) (*outer)[i] = true;
  return valid && !stopped_;
}

bool Evaluator::holds(std::uint32_t node, const Frame& frame) {
  std::vector<Problem>* const out = out_;
  out_ = nullptr;
  const bool valid = evaluate(node, frame.value, frame.place, frame.marks);
  out_ = out;
  return valid;
}

bool Evaluator::run(const Instruction& instruction, const Frame& frame) {
  const json::Value& value = frame.value;
  const json::Value& limit = instruction.member->value;
  const std::uint32_t argument = instruction.argument;
  switch (instruction.operation) {
    case Operation::type: return matches_type(instruction, value) || fail(instruction, frame);
    case Operation::enumeration:
    case Operation::constant: return matches_value(instruction, value) || fail(instruction, frame);
    case Operation::multiple_of: return is_multiple_of(value, limit) || fail(instruction, frame);
    case Operation::maximum: return compare(value, limit) <= 0 || fail(instruction, frame);
    case Operation::exclusive_maximum: return compare(value, limit) < 0 || fail(instruction, frame);
    case Operation::minimum: return compare(value, limit) >= 0 || fail(instruction, frame);
    case Operation::exclusive_minimum: return compare(value, limit) > 0 || fail(instruction, frame);
    case Operation::max_length:
    case Operation::min_length: return text_length(instruction, frame);
    case Operation::pattern: return tables_.patterns[argument].search(value.text()) || fail(instruction, frame);
    case Operation::format: return tables_.checks[argument](value.text()) || fail(instruction, frame);
    case Operation::max_items:
    case Operation::min_items: return measure(instruction, frame, value.array().size());
    case Operation::unique_items: return unique_items(instruction, frame);
    case Operation::max_properties:
    case Operation::min_properties: return measure(instruction, frame, value.object().size());
    case Operation::required: return required(instruction, frame);
    case Operation::dependent_required: return dependent_required(instruction, frame);
    case Operation::property_names: return property_names(instruction, frame);
    case Operation::members: return members(tables_.children[argument], frame);
    case Operation::elements: return elements(tables_.children[argument], frame);
    case Operation::contains: return contains(instruction, frame);
    case Operation::reference: return evaluate(argument, value, frame.place, frame.marks);
    case Operation::dynamic_reference: return evaluate(dynamic_target(instruction), value, frame.place, frame.marks);
    case Operation::all_of: return all_of(instruction, frame);
    case Operation::any_of:
    case Operation::one_of: return alternatives(instruction, frame);
    case Operation::negation: {
      const Frame unmarked{frame.node, value, frame.place, nullptr};  // what does not hold gives no annotations
      return !holds(argument, unmarked) || fail(instruction, frame);
    }
    case Operation::conditional: return conditional(instruction, frame);
    case Operation::dependent_schemas: return dependent_schemas(instruction, frame);
    case Operation::unevaluated_items:
    case Operation::unevaluated_properties: return unevaluated(instruction, frame);
    case Operation::none: break;
  }
  return true;
}

bool Evaluator::matches_type(const Instruction& instruction, const json::Value& value) {
  if ((instruction.argument & kind_bit(value.kind())) != 0) return true;
  return value.is_number() && (instruction.argument & kind_bit(json::Kind::integer)) != 0 && is_whole(value);
}

bool Evaluator::matches_value(const Instruction& instruction, const json::Value& value) {
  const json::Value& allowed = instruction.member->value;
  if (instruction.operation == Operation::constant) return value == allowed;
  charge(allowed.array().size() / 8);
  return std::find(allowed.array().begin(), allowed.array().end(), value) != allowed.array().end();
}

// The max… of a pair comes before its min….
bool Evaluator::measure(const Instruction& instruction, const Frame& frame, std::size_t size) {
  const Operation operation = instruction.operation;
  const bool most = operation == Operation::max_length || operation == Operation::max_items || operation == Operation::max_properties;
  if (most ? size <= instruction.argument : size >= instruction.argument) return true;
  return fail(instruction, frame, operation <= Operation::min_length ? "length" : "count", size);
}

bool Evaluator::text_length(const Instruction& instruction, const Frame& frame) {
  const std::string& text = frame.value.text();
  const bool most = instruction.operation == Operation::max_length;
  // A character is one to four bytes: mostly the number of bytes answers.
  if (most ? text.size() <= instruction.argument : text.size() / 4 >= instruction.argument) return true;
  return measure(instruction, frame, length_of(text));
}

bool Evaluator::unique_items(const Instruction& instruction, const Frame& frame) {
  const json::Array& items = frame.value.array();
  const auto duplicate = [&](std::size_t first, std::size_t second) {
    if (out_ != nullptr && !stopped_) {
      fail(instruction, frame, "first", first);
      out_->back().parameters.set("second", second);
    }
    return false;
  };
  if (items.size() <= quadratic_limit) {
    for (std::size_t i = 1; i < items.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (items[i] == items[j]) return duplicate(j, i);
    return true;
  }
  std::size_t size = 64;
  while (size < items.size() * 2) size *= 2;
  std::vector<std::uint32_t> table(size, absent);
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::size_t at = hash_of(items[i], 3);
    for (at ^= at >> 15U; table[at & (size - 1)] != absent; ++at) {
      const std::uint32_t other = table[at & (size - 1)];
      if (!charge(1)) return false;
      if (items[i] == items[other]) return duplicate(other, i);
    }
    table[at & (size - 1)] = static_cast<std::uint32_t>(i);
  }
  return true;
}

bool Evaluator::required(const Instruction& instruction, const Frame& frame) {
  const json::Array& names = instruction.member->value.array();
  charge(names.size() / 8);
  bool valid = true;
  for (const json::Value& name : names) {
    if (frame.value.object().find(name.text()) != nullptr) continue;
    valid = fail_missing(instruction, frame, name.text(), nullptr);
    if (out_ == nullptr) break;
  }
  return valid;
}

bool Evaluator::dependent_required(const Instruction& instruction, const Frame& frame) {
  const json::Object& object = frame.value.object();
  bool valid = true;
  for (const json::Member& trigger : instruction.member->value.object()) {
    if (object.find(trigger.key) == nullptr) continue;
    charge(trigger.value.array().size() / 8);
    for (const json::Value& name : trigger.value.array())
      if (object.find(name.text()) == nullptr) valid = fail_missing(instruction, frame, name.text(), &trigger.key);
  }
  return valid;
}

bool Evaluator::dependent_schemas(const Instruction& instruction, const Frame& frame) {
  const json::Object& object = frame.value.object();
  bool valid = true;
  std::uint32_t child = instruction.argument;
  for (const json::Member& trigger : instruction.member->value.object()) {
    const std::uint32_t node = child++;
    if (object.find(trigger.key) == nullptr) continue;
    if (trigger.value.is_array()) {  // a list of names under the older "dependencies"
      for (const json::Value& name : trigger.value.array())
        if (object.find(name.text()) == nullptr) valid = fail_missing(instruction, frame, name.text(), &trigger.key);
    } else if (!evaluate(node, frame.value, frame.place, frame.marks)) {
      valid = false;
    }
    if (!valid && out_ == nullptr) break;
  }
  return valid;
}

bool Evaluator::property_names(const Instruction& instruction, const Frame& frame) {
  bool valid = true;
  for (const json::Member& member : frame.value.object()) {
    const Place place{&frame.place, &member.key, 0};
    if (evaluate(instruction.argument, json::Value(member.key), place, nullptr)) continue;
    valid = false;
    if (out_ == nullptr) break;
  }
  return valid;
}

// `position` is where the property is expected: members mostly come in the schema's order.
bool Evaluator::member(const Children& children, const Frame& frame, const json::Member& member, std::size_t& position) {
  const Place place{&frame.place, &member.key, 0};
  bool valid = true;
  bool known = false;
  const auto apply = [&](std::uint32_t node) {
    known = true;
    return evaluate(node, member.value, place, nullptr);
  };
  if (children.properties != nullptr) {
    const json::Object& properties = *children.properties;
    if (position >= properties.size() || (properties.begin() + position)->key != member.key) {
      const json::Value* found = properties.find(member.key);
      position = found == nullptr ? properties.size() : position_of(properties, found);
    }
    if (position < properties.size()) valid = apply(children.first + static_cast<std::uint32_t>(position++));
  }
  if (children.patterns != nullptr) {
    charge(children.patterns->size() / 8);
    for (std::uint32_t i = 0; i < children.patterns->size() && (valid || out_ != nullptr); ++i) {
      const std::uint32_t node = children.first_pattern + i;
      if (tables_.patterns[tables_.nodes[node].index].search(member.key) && !apply(node)) valid = false;
    }
  }
  if (!known && children.rest != absent) valid = apply(children.rest);
  if (known && frame.marks != nullptr) (*frame.marks)[static_cast<std::size_t>(&member - frame.value.object().begin())] = true;
  return valid;
}

bool Evaluator::members(const Children& children, const Frame& frame) {
  const json::Object& object = frame.value.object();
  // A condition names a few of many members: then the schema's list is walked and not the value's.
  if (out_ == nullptr && children.patterns == nullptr && children.rest == absent && children.properties->size() < object.size())
    return known_members(children, frame);
  bool valid = true;
  std::size_t position = 0;
  charge(object.size() / 8);
  for (const json::Member& each : object) {
    if (stopped_ || (!valid && out_ == nullptr)) break;
    if (!member(children, frame, each, position)) valid = false;
  }
  return valid;
}

bool Evaluator::known_members(const Children& children, const Frame& frame) {
  const json::Object& object = frame.value.object();
  std::uint32_t node = children.first;
  for (const json::Member& property : *children.properties) {
    const std::uint32_t child = node++;
    const json::Value* value = object.find(property.key);
    if (value == nullptr) continue;
    const Place place{&frame.place, &property.key, 0};
    if (!evaluate(child, *value, place, nullptr)) return false;
    if (frame.marks != nullptr) (*frame.marks)[position_of(object, value)] = true;
  }
  return true;
}

bool Evaluator::elements(const Children& children, const Frame& frame) {
  const json::Array& items = frame.value.array();
  bool valid = true;
  for (std::size_t i = 0; i < items.size() && !stopped_; ++i) {
    const bool prefix = i < children.prefix_size;
    if (!prefix && children.rest == absent) break;
    const Place place{&frame.place, nullptr, i};
    if (frame.marks != nullptr) (*frame.marks)[i] = true;
    if (evaluate(prefix ? children.first + static_cast<std::uint32_t>(i) : children.rest, items[i], place, nullptr)) continue;
    valid = false;
    if (out_ == nullptr) break;
  }
  return valid;
}

bool Evaluator::contains(const Instruction& instruction, const Frame& frame) {
  const json::Array& items = frame.value.array();
  const bool counts = tables_.resources[frame.node.resource].dialect == Dialect::draft_2020_12;
  const json::Value* least = counts ? frame.node.schema->find("minContains") : nullptr;
  const json::Value* most = counts ? frame.node.schema->find("maxContains") : nullptr;
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size() && !stopped_; ++i) {
    const Place place{&frame.place, nullptr, i};
    const Frame item{frame.node, items[i], place, nullptr};
    if (!holds(instruction.argument, item)) continue;
    ++count;
    if (frame.marks != nullptr) (*frame.marks)[i] = true;
  }
  const bool few = static_cast<double>(count) < (least != nullptr ? least->number() : 1);
  if (!few && (most == nullptr || static_cast<double>(count) <= most->number())) return true;
  fail(instruction, frame, "count", count);
  if (out_ != nullptr && !stopped_) {
    Problem& problem = out_->back();
    const json::Value* limit = few ? least : most;
    problem.parameters.set("limit", limit != nullptr ? *limit : json::Value(1));
    if (limit != nullptr) {
      problem.schema.resize(problem.schema.size() - problem.keyword.size());
      problem.keyword = few ? "minContains" : "maxContains";
      problem.schema += problem.keyword;
    }
  }
  return false;
}

bool Evaluator::unevaluated(const Instruction& instruction, const Frame& frame) {
  const bool array = frame.value.is_array();
  Marks& marks = *frame.marks;
  bool valid = true;
  for (std::size_t i = 0; i < marks.size() && !stopped_; ++i) {
    if (marks[i]) continue;
    marks[i] = true;
    const json::Member* member = array ? nullptr : frame.value.object().begin() + i;
    const Place place{&frame.place, array ? nullptr : &member->key, i};
    if (evaluate(instruction.argument, array ? frame.value.array()[i] : member->value, place, nullptr)) continue;
    valid = false;
    if (out_ == nullptr) break;
  }
  return valid;
}

bool Evaluator::all_of(const Instruction& instruction, const Frame& frame) {
  bool valid = true;
  const Range range = in_place(instruction);
  for (std::uint32_t i = 0; i < range.count && (valid || out_ != nullptr); ++i)
    if (!evaluate(range.first + i, frame.value, frame.place, frame.marks)) valid = false;
  return valid;
}

bool Evaluator::alternatives(const Instruction& instruction, const Frame& frame) {
  const bool one = instruction.operation == Operation::one_of;
  const Range range = in_place(instruction);
  std::size_t matched = 0;
  for (std::uint32_t i = 0; i < range.count && !stopped_; ++i) {
    if (!holds(range.first + i, frame)) continue;
    ++matched;
    if (one ? matched > 1 && out_ == nullptr : frame.marks == nullptr) break;
  }
  if (one ? matched == 1 : matched > 0) return true;
  if (out_ == nullptr) return false;
  if (matched == 0) {
    const std::uint32_t candidate = only_candidate(instruction, frame.value);
    if (candidate != absent) return evaluate(candidate, frame.value, frame.place, frame.marks);
  }
  return fail(instruction, frame, "matched", matched);
}

bool Evaluator::conditional(const Instruction& instruction, const Frame& frame) {
  const std::uint32_t branch = holds(instruction.argument, frame) ? 1 : 2;
  return stopped_ ? false : evaluate(instruction.argument + branch, frame.value, frame.place, frame.marks);
}

// Core 8.2.3.2: the outermost resource of the dynamic scope that has a dynamic anchor of this name.
std::uint32_t Evaluator::dynamic_target(const Instruction& instruction) const {
  const std::string_view reference = instruction.member->value.text();
  const std::string_view name = reference.substr(reference.find('#') + 1);
  std::uint32_t target = instruction.argument;
  for (const Level* level = level_; level != nullptr; level = level->outer)
    for (const DynamicAnchor& anchor : tables_.dynamic_anchors)
      if (anchor.resource == level->resource && anchor.name == name) target = anchor.node;
  return target;
}

// The one branch that type, const and enum, its own or of its properties, leave possible.
std::uint32_t Evaluator::only_candidate(const Instruction& instruction, const json::Value& value) {
  const Range range = in_place(instruction);
  std::uint32_t candidate = absent;
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
    if (excludes(i, value, 0)) continue;
    if (candidate != absent) return absent;
    candidate = i;
  }
  return candidate;
}

bool Evaluator::excludes(std::uint32_t number, const json::Value& value, int depth) {
  const Node& node = tables_.nodes[number];
  if (node.never) return true;
  if (depth > 8 || !charge(1)) return false;
  const bool inner = depth >= 4;  // a property of the branch: only const and enum tell branches apart there
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    const Instruction& instruction = tables_.instructions[i];
    const Operation operation = instruction.operation;
    if (operation == Operation::type && !inner && !matches_type(instruction, value)) return true;
    if ((operation == Operation::constant || operation == Operation::enumeration) && !matches_value(instruction, value)) return true;
    if (operation == Operation::reference && depth != 3 && excludes(instruction.argument, value, depth + 1)) return true;
    if (operation != Operation::members || inner || !value.is_object()) continue;
    const Children& children = tables_.children[instruction.argument];
    std::uint32_t child = children.first;
    if (children.properties == nullptr) continue;
    for (const json::Member& property : *children.properties) {
      const json::Value* found = value.object().find(property.key);
      if (found != nullptr && excludes(child, *found, 4)) return true;
      ++child;
    }
  }
  return false;
}

// ---- problems

Problem& Evaluator::add(const Frame& frame, std::string_view keyword, std::string_view below) {
  charge(problem_cost);
  Problem& problem = out_->emplace_back();
  problem.keyword = keyword;
  problem.instance = pointer_of(frame.place);
  problem.schema = location(tables_, frame.node);
  if (!below.empty()) problem.schema = json::pointer_join(problem.schema, below);
  return problem;
}

bool Evaluator::fail(const Instruction& instruction, const Frame& frame, std::string_view extra, std::size_t number) {
  if (out_ == nullptr || stopped_) return false;
  const auto& fact = facts[static_cast<std::size_t>(instruction.operation)];
  Problem& problem = add(frame, fact.keyword, instruction.member->key);
  if (instruction.operation == Operation::constant) problem.parameters.set(fact.parameter, json::Array{instruction.member->value});
  else if (!fact.parameter.empty()) problem.parameters.set(fact.parameter, instruction.member->value);
  if (instruction.operation == Operation::enumeration) charge(instruction.member->value.array().size());
  if (!extra.empty()) problem.parameters.set(extra, number);
  return false;
}

bool Evaluator::fail_missing(const Instruction& instruction, const Frame& frame, const std::string& name, const std::string* because) {
  if (out_ == nullptr || stopped_) return false;
  Problem& problem = add(frame, because != nullptr ? "dependentRequired" : "required", instruction.member->key);
  problem.instance = json::pointer_join(problem.instance, name);
  problem.parameters.set("property", name);
  if (because != nullptr) {
    problem.schema = json::pointer_join(problem.schema, *because);
    problem.parameters.set("because", *because);
  }
  return false;
}

bool Evaluator::fail_never(const Frame& frame) {
  if (out_ == nullptr) return false;
  add(frame, "false", {}).parameters.set("by", frame.node.keyword);
  return false;
}

}  // namespace portal::schema
