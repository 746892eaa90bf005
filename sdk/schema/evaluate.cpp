// Evaluating: a node's instructions in turn, and the keywords that look at one value alone.
#include <algorithm>

#include "sdk/schema/evaluator.h"
#include "sdk/schema/facts.h"
#include "sdk/schema/formats.h"
#include "sdk/schema/numbers.h"

namespace portal::schema {

namespace {

// Characters of UTF-8 text (Validation 6.3.1: by RFC 8259 characters, so code points).
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

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
  if (outer != nullptr || node.tracks) return evaluate_marking(node, value, place, outer);
  return run_all(Frame{node, value, place, nullptr});
}

bool Evaluator::evaluate_marking(const Node& node, const json::Value& value, const Place& place, Marks* outer) {
  Marks own;
  const bool marking = value.is_object() || value.is_array();
  if (marking) own.resize(value.is_object() ? value.object().size() : value.array().size());
  const bool valid = run_all(Frame{node, value, place, marking ? &own : nullptr});
  // Where problems are listed, what a failed part has looked at counts as evaluated: one mistake is told once.
  if (marking && outer != nullptr && (valid || out_ != nullptr))
    for (std::size_t i = 0; i < own.size(); ++i)
      if (own[i] != 0) (*outer)[i] = 1;
  return valid;
}

bool Evaluator::run_all(const Frame& frame) {
  if (frame.node.never) return fail_never(frame);
  const unsigned kind = kind_bit(frame.value.kind());
  const Instruction* instruction = &tables_.instructions[frame.node.first];
  bool valid = true;
  for (const Instruction* end = instruction + frame.node.count; instruction != end && !stopped_; ++instruction) {
    if ((instruction->kinds & kind) == 0 || run(*instruction, frame)) continue;
    valid = false;
    if (out_ == nullptr) return false;
  }
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
  const std::uint32_t argument = instruction.argument;
  switch (instruction.operation) {
    case Operation::max_length:
    case Operation::min_length: return text_length(instruction, frame);
    case Operation::max_items:
    case Operation::min_items: return measure(instruction, frame, frame.value.array().size());
    case Operation::unique_items: return unique_items(instruction, frame);
    case Operation::max_properties:
    case Operation::min_properties: return measure(instruction, frame, frame.value.object().size());
    case Operation::required: return required(instruction, frame);
    case Operation::dependent_required: return dependent_required(instruction, frame);
    case Operation::property_names: return property_names(instruction, frame);
    case Operation::members: return members(tables_.children[argument], frame);
    case Operation::elements: return elements(tables_.children[argument], frame);
    case Operation::contains: return contains(instruction, frame);
    case Operation::reference: return evaluate(argument, frame.value, frame.place, frame.marks);
    case Operation::dynamic_reference: return evaluate(dynamic_target(instruction), frame.value, frame.place, frame.marks);
    case Operation::all_of: return all_of(instruction, frame);
    case Operation::any_of:
    case Operation::one_of: return alternatives(instruction, frame);
    case Operation::conditional: return conditional(instruction, frame);
    case Operation::dependent_schemas: return dependent_schemas(instruction, frame);
    case Operation::unevaluated_items:
    case Operation::unevaluated_properties: return unevaluated(instruction, frame);
    default: return holds_alone(instruction, frame) || fail(instruction, frame);
  }
}

// The assertions that are simply true or false of a value.
bool Evaluator::holds_alone(const Instruction& instruction, const Frame& frame) {
  const json::Value& value = frame.value;
  const json::Value& limit = instruction.member->value;
  switch (instruction.operation) {
    case Operation::type: return matches_type(instruction, value);
    case Operation::enumeration:
    case Operation::constant: return matches_value(instruction, value);
    case Operation::multiple_of: return is_multiple_of(value, limit);
    case Operation::maximum: return compare(value, limit) <= 0;
    case Operation::exclusive_maximum: return compare(value, limit) < 0;
    case Operation::minimum: return compare(value, limit) >= 0;
    case Operation::exclusive_minimum: return compare(value, limit) > 0;
    case Operation::pattern: return tables_.patterns[instruction.argument].search(value.text());
    case Operation::format: return has_format(value.text(), instruction.argument, tables_.more_formats);
    case Operation::negation:
      return !holds(instruction.argument, Frame{frame.node, value, frame.place, nullptr});  // no annotations of what does not hold
    default: return true;
  }
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

}  // namespace portal::schema
