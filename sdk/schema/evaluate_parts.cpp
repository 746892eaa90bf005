// Evaluating the parts of a schema that look at the same value: all, some, one or none of them, and conditions.
#include "sdk/schema/evaluator.h"

namespace portal::schema {

bool Evaluator::all_of(const Instruction& instruction, const Frame& frame) {
  bool valid = true;
  const Range range = in_place(instruction);
  for (std::uint32_t i = 0; i < range.count && (valid || out_ != nullptr); ++i)
    if (!evaluate(range.first + i, frame.value, frame.place, frame.marks)) valid = false;
  return valid;
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
    for (const std::uint32_t node : tables_.dynamic_anchors)
      if (tables_.nodes[node].resource == level->resource && dynamic_name(tables_.nodes[node]) == name) target = node;
  return target;
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

}  // namespace portal::schema
