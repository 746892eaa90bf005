// Evaluating what is inside: members of objects, items of arrays.
#include <algorithm>

#include "sdk/base/same_text.h"
#include "sdk/schema/evaluator.h"

namespace portal::schema {

namespace {

constexpr std::size_t quadratic_limit = 16;  // items compared each with each, without a table

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
    case json::Kind::number:
      return mix(hash, static_cast<std::size_t>(std::int64_t(value.number() > -1e15 && value.number() < 1e15 ? value.number() * 1024 : 1)));
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

}  // namespace

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
  const json::Object& object = frame.value.object();
  charge(names.size() / 8);
  bool valid = true;
  const json::Member* next = object.begin();
  for (const json::Value& name : names) {
    // Names mostly come in the order of the members, so the search goes on where the last one was found.
    while (next != object.end() && !same_text(next->key, name.text())) ++next;
    if (next != object.end() || object.find(name.text()) != nullptr) continue;
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
    if (position >= properties.size() || !same_text((properties.begin() + position)->key, member.key)) {
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
  if (known && frame.marks != nullptr) (*frame.marks)[static_cast<std::size_t>(&member - frame.value.object().begin())] = 1;
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
    if (frame.marks != nullptr) (*frame.marks)[position_of(object, value)] = 1;
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
    if (frame.marks != nullptr) (*frame.marks)[i] = 1;
    if (evaluate(prefix ? children.first + static_cast<std::uint32_t>(i) : children.rest, items[i], place, nullptr)) continue;
    valid = false;
    if (out_ == nullptr) break;
  }
  return valid;
}

bool Evaluator::contains(const Instruction& instruction, const Frame& frame) {
  const json::Array& items = frame.value.array();
  const bool counts = tables_.resources[frame.node.resource].dialect == Dialect::draft_2020_12;
  const auto limit_of = [&](std::string_view keyword) {
    const json::Value* limit = counts ? frame.node.schema->find(keyword) : nullptr;
    return limit != nullptr && limit->is_number() ? limit : nullptr;  // unchecked where the validation vocabulary is off
  };
  const json::Value* least = limit_of("minContains");
  const json::Value* most = limit_of("maxContains");
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size() && !stopped_; ++i) {
    const Place place{&frame.place, nullptr, i};
    const Frame item{frame.node, items[i], place, nullptr};
    if (!holds(instruction.argument, item)) continue;
    ++count;
    if (frame.marks != nullptr) (*frame.marks)[i] = 1;
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
    if (marks[i] != 0) continue;
    marks[i] = 1;
    const json::Member* member = array ? nullptr : frame.value.object().begin() + i;
    const Place place{&frame.place, array ? nullptr : &member->key, i};
    if (evaluate(instruction.argument, array ? frame.value.array()[i] : member->value, place, nullptr)) continue;
    valid = false;
    if (out_ == nullptr) break;
  }
  return valid;
}

}  // namespace portal::schema
