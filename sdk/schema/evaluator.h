#pragma once
// Evaluating a value against Tables: whole, or along the path to one member. One object for one question.
//
// Valid values cost no allocation, except in schemas with unevaluated… keywords. Depth and work are bounded: past either bound
// everything fails quickly and `stopped()` says so.

#include <string>
#include <vector>

#include "sdk/schema/program.h"

namespace portal::schema {

// Which member of `object` holds `value`, one that find() gave.
inline std::size_t position_of(const json::Object& object, const json::Value* value) {
  return static_cast<std::size_t>(reinterpret_cast<const char*>(value) - reinterpret_cast<const char*>(&object.begin()->value)) /
         sizeof(json::Member);
}

class Evaluator {
 public:
  // A place in the value, as a chain on the stack: a member's name, or an item's number where `key` is nullptr.
  struct Place {
    const Place* parent = nullptr;
    const std::string* key = nullptr;
    std::size_t index = 0;
  };

  // `problems` is nullptr where only the answer is wanted; then evaluation ends at the first failure.
  Evaluator(const Tables& tables, std::vector<Problem>* problems) : tables_(tables), out_(problems), steps_(tables.steps) {}

  bool whole(const json::Value& value);
  void along(const json::Value& root, const std::vector<std::string>& path);  // fills `problems`
  void describe(const std::vector<std::string>& path, std::vector<const json::Value*>& schemas);

 private:
  // Which members or items are evaluated already: one byte each, 0 or 1.
  using Marks = std::string;

  // What an instruction works on.
  struct Frame {
    const Node& node;
    const json::Value& value;
    const Place& place;
    Marks* marks;
  };

  // One entered node: counts depth and steps, and is the dynamic scope (Core 7.1).
  class Level {
   public:
    Level(Evaluator& evaluator, std::uint32_t of) : outer(evaluator.level_), resource(of), evaluator_(evaluator) {
      evaluator.level_ = this;
      if (++evaluator.depth_ > depth_limit) evaluator.stopped_ = true;
      evaluator.charge(1);
    }
    ~Level() {
      evaluator_.level_ = outer;
      --evaluator_.depth_;
    }
    const Level* outer;
    std::uint32_t resource;

   private:
    Evaluator& evaluator_;
  };

  static constexpr std::size_t depth_limit = 400;  // levels of node in node; one costs 160 bytes of the stack in WASM

  bool evaluate(std::uint32_t node, const json::Value& value, const Place& place, Marks* outer);
  bool evaluate_marking(const Node& node, const json::Value& value, const Place& place, Marks* outer);
  bool run_all(const Frame& frame);
  bool holds(std::uint32_t node, const Frame& frame);  // the same, building no problems
  bool run(const Instruction& instruction, const Frame& frame);
  bool holds_alone(const Instruction& instruction, const Frame& frame);
  bool measure(const Instruction& instruction, const Frame& frame, std::size_t size);

  bool text_length(const Instruction& instruction, const Frame& frame);
  bool unique_items(const Instruction& instruction, const Frame& frame);
  bool required(const Instruction& instruction, const Frame& frame);
  bool dependent_required(const Instruction& instruction, const Frame& frame);
  bool dependent_schemas(const Instruction& instruction, const Frame& frame);
  bool property_names(const Instruction& instruction, const Frame& frame);
  bool members(const Children& children, const Frame& frame);
  bool known_members(const Children& children, const Frame& frame);
  bool member(const Children& children, const Frame& frame, const json::Member& member, std::size_t& position);
  bool elements(const Children& children, const Frame& frame);
  bool contains(const Instruction& instruction, const Frame& frame);
  bool unevaluated(const Instruction& instruction, const Frame& frame);
  bool all_of(const Instruction& instruction, const Frame& frame);
  bool alternatives(const Instruction& instruction, const Frame& frame);
  bool conditional(const Instruction& instruction, const Frame& frame);
  std::uint32_t dynamic_target(const Instruction& instruction) const;

  std::uint32_t only_candidate(const Instruction& instruction, const json::Value& value);
  bool excludes(std::uint32_t node, const json::Value& value, int depth);
  static bool matches_type(const Instruction& instruction, const json::Value& value);
  bool matches_value(const Instruction& instruction, const json::Value& value);

  void walk(std::uint32_t node, const json::Value* value, const Place& place, std::size_t depth);
  void walk_condition(const Instruction& instruction, const Frame& frame, std::size_t depth);
  void walk_choice(const Instruction& instruction, const json::Value* value, const Place& place, std::size_t depth);
  void walk_into(const Instruction& instruction, const json::Value* value, const Place& place, std::size_t depth);
  void walk_missing(const Instruction& instruction, const Frame& frame, std::size_t depth);
  void step_into(std::uint32_t node, const json::Value* value, const Place& place, std::size_t depth);

  // False past the bound.
  bool charge(std::size_t steps) {
    if (steps > steps_) stopped_ = true;
    steps_ -= steps > steps_ ? steps_ : steps;
    return !stopped_;
  }
  void report_stop();
  bool fail(const Instruction& instruction, const Frame& frame, std::string_view extra = {}, std::size_t number = 0);
  bool fail_missing(const Instruction& instruction, const Frame& frame, const std::string& name, const std::string* because);
  bool fail_never(const Frame& frame);
  Problem& add(const Frame& frame, std::string_view keyword, std::string_view below);

  const Tables& tables_;
  std::vector<Problem>* out_;  // nullptr: only the answer is wanted, just now
  std::size_t steps_;
  std::size_t depth_ = 0;
  bool stopped_ = false;
  const Level* level_ = nullptr;
  const std::vector<std::string>* path_ = nullptr;  // of `along` and `describe`
  std::vector<const json::Value*>* described_ = nullptr;
  std::size_t chosen_ = 0;  // how deep in `path_` an alternative was chosen
};

}  // namespace portal::schema
