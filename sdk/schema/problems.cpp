// Building problems: only ever reached by a value that fails.
#include "sdk/json/pointer.h"
#include "sdk/schema/evaluator.h"
#include "sdk/schema/facts.h"

namespace portal::schema {

namespace {

constexpr std::size_t problem_cost = 64;  // steps: bounds the memory that problems can take

std::string pointer_of(const Evaluator::Place& start) {
  std::string path;
  for (const Evaluator::Place* place = &start; place->parent != nullptr; place = place->parent)
    path = (place->key != nullptr ? json::pointer_join({}, *place->key) : json::pointer_join({}, place->index)) + path;
  return path;
}

}  // namespace

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
  const auto& fact = fact_of(instruction.operation);
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
