// Evaluating one member without its siblings: the way from the root to it, through what applies there.
#include "sdk/schema/evaluator.h"

#include <algorithm>

namespace portal::schema {

namespace {

// The number of an array item; absent where the token is no number.
std::size_t item_number(std::string_view token) {
  std::size_t number = 0;
  for (const char c : token) {
    if (c < '0' || c > '9' || number > 100000000) return absent;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return token.empty() ? absent : number;
}

// "|2" in a path is a choice: the alternative number 2 of oneOf or anyOf, of the same value.
bool is_choice(const std::string& token) { return token.size() > 1 && token[0] == '|' && item_number(std::string_view(token).substr(1)) != absent; }

bool lists(const json::Value& names, std::string_view name) {
  return std::any_of(names.array().begin(), names.array().end(), [name](const json::Value& each) { return each.text() == name; });
}

}  // namespace

void Evaluator::along(const json::Value& root, const std::vector<std::string>& path) {
  path_ = &path;
  walk(0, &root, Place{}, 0);
  report_stop();
}

void Evaluator::describe(const std::vector<std::string>& path, std::vector<const json::Value*>& schemas) {
  path_ = &path;
  described_ = &schemas;
  walk(0, nullptr, Place{}, 0);
}

// `value` is nullptr when describing: then only what applies unconditionally is followed.
void Evaluator::walk(std::uint32_t number, const json::Value* value, const Place& place, std::size_t depth) {
  const Node& node = tables_.nodes[number];
  const bool arrived = depth == path_->size();
  const bool chooses = !arrived && is_choice((*path_)[depth]);
  if (arrived && value != nullptr) {
    evaluate(number, *value, place, nullptr);
    return;
  }
  const Level level(*this, node.resource);
  if (stopped_) return;
  if (arrived && node.schema != nullptr) described_->push_back(node.schema);
  for (std::uint32_t i = node.first; i < node.first + node.count && !stopped_; ++i) {
    const Instruction& instruction = tables_.instructions[i];
    const Operation operation = instruction.operation;
    // One alternative alone is no alternative.
    const bool is_only = (operation == Operation::any_of || operation == Operation::one_of) && in_place(instruction).count == 1;
    if (operation == Operation::reference || operation == Operation::all_of || is_only) {
      const Range range = in_place(instruction);
      for (std::uint32_t child = range.first; child < range.first + range.count; ++child) walk(child, value, place, depth);
    } else if (operation == Operation::dynamic_reference) {
      walk(dynamic_target(instruction), value, place, depth);
    } else if (chooses) {
      walk_choice(instruction, value, place, depth);
    } else if (!arrived && (operation == Operation::members || operation == Operation::elements)) {
      walk_into(instruction, value, place, depth);
    } else if (value != nullptr) {
      walk_condition(instruction, Frame{node, *value, place, nullptr}, depth);
    }
  }
}

// The first alternatives met are those that are meant.
void Evaluator::walk_choice(const Instruction& instruction, const json::Value* value, const Place& place, std::size_t depth) {
  if ((instruction.operation != Operation::any_of && instruction.operation != Operation::one_of) || chosen_ > depth) return;
  const Range range = in_place(instruction);
  const std::size_t number = item_number(std::string_view((*path_)[depth]).substr(1));
  if (number >= range.count) return;
  chosen_ = depth + 1;
  walk(range.first + static_cast<std::uint32_t>(number), value, place, depth + 1);
}

void Evaluator::walk_into(const Instruction& instruction, const json::Value* value, const Place& place, std::size_t depth) {
  const Children& children = tables_.children[instruction.argument];
  const std::string& token = (*path_)[depth];
  if (instruction.operation == Operation::elements) {
    const std::size_t number = item_number(token);
    if (value != nullptr && (!value->is_array() || number >= value->array().size())) return;
    const std::uint32_t node = number < children.prefix_size ? children.first + static_cast<std::uint32_t>(number) : children.rest;
    step_into(node, value == nullptr ? nullptr : &value->array()[number], Place{&place, nullptr, number}, depth);
    return;
  }
  const json::Value* found = value == nullptr ? nullptr : value->find(token);
  if (value != nullptr && found == nullptr) return;
  const Place below{&place, &token, 0};
  const json::Value* property = children.properties == nullptr ? nullptr : children.properties->find(token);
  bool known = property != nullptr;
  if (known) step_into(children.first + static_cast<std::uint32_t>(position_of(*children.properties, property)), found, below, depth);
  for (std::uint32_t i = 0; children.patterns != nullptr && i < children.patterns->size(); ++i) {
    const std::uint32_t node = children.first_pattern + i;
    if (!tables_.patterns[tables_.nodes[node].index].search(token)) continue;
    known = true;
    step_into(node, found, below, depth);
  }
  if (!known) step_into(children.rest, found, below, depth);
}

void Evaluator::step_into(std::uint32_t node, const json::Value* value, const Place& place, std::size_t depth) {
  if (node != absent) walk(node, value, place, depth + 1);
}

void Evaluator::walk_condition(const Instruction& instruction, const Frame& frame, std::size_t depth) {
  const auto follow = [&](std::uint32_t node) { walk(node, &frame.value, frame.place, depth); };
  if (instruction.operation == Operation::any_of || instruction.operation == Operation::one_of) {
    const std::uint32_t candidate = only_candidate(instruction, frame.value);
    if (candidate != absent) follow(candidate);
    return;
  }
  if (instruction.operation == Operation::conditional) {
    // The branches first: where neither has anything against this member, the condition need not be asked.
    const std::size_t before = out_->size();
    follow(instruction.argument + 1);
    const std::size_t between = out_->size();
    follow(instruction.argument + 2);
    if (out_->size() == before) return;
    const auto at = [this](std::size_t i) { return out_->begin() + static_cast<std::ptrdiff_t>(i); };
    if (holds(instruction.argument, frame)) out_->erase(at(between), out_->end());
    else out_->erase(at(before), at(between));
    return;
  }
  if (!frame.value.is_object()) return;
  if (instruction.operation == Operation::dependent_schemas) {
    std::uint32_t node = instruction.argument;
    for (const json::Member& trigger : instruction.member->value.object()) {
      const std::uint32_t child = node++;
      if (!trigger.value.is_array() && frame.value.find(trigger.key) != nullptr) follow(child);
    }
  }
  if (depth + 1 == path_->size()) walk_missing(instruction, frame, depth);
}

// What an object says of one member by name.
void Evaluator::walk_missing(const Instruction& instruction, const Frame& frame, std::size_t depth) {
  const std::string& name = (*path_)[depth];
  const json::Value& names = instruction.member->value;
  const bool missing = frame.value.find(name) == nullptr;
  if (instruction.operation == Operation::property_names && !missing) {
    evaluate(instruction.argument, json::Value(name), Place{&frame.place, &name, 0}, nullptr);
  } else if (instruction.operation == Operation::required && missing) {
    const bool listed = instruction.argument == absent ? lists(names, name) : tables_.name_sets[instruction.argument].find(name) != nullptr;
    if (listed) fail_missing(instruction, frame, name, nullptr);
  } else if ((instruction.operation == Operation::dependent_required || instruction.operation == Operation::dependent_schemas) && missing) {
    for (const json::Member& trigger : names.object())
      if (trigger.value.is_array() && frame.value.find(trigger.key) != nullptr && lists(trigger.value, name))
        fail_missing(instruction, frame, name, &trigger.key);
  }
}

}  // namespace portal::schema
