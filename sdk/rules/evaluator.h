#pragma once
// One evaluation of one rule: the walk over the table, what it has made, and what it has learnt about missing facts.
// For this room only. Spread over evaluate_logic.cpp, evaluate_value.cpp, evaluate_facts.cpp and cases.cpp.

#include <forward_list>
#include <string>
#include <vector>

#include "sdk/calendar/civil_date.h"
#include "sdk/rules/rules.h"
#include "sdk/rules/table.h"

namespace portal::rules {

using calendar::add_duration;
using calendar::CivilDate;
using calendar::completed_years;
using calendar::date_of;
using calendar::date_text;
using calendar::day_number;
using calendar::first_day;
using calendar::last_day;
using calendar::parse_date;

enum class Tag : std::uint8_t { null, boolean, number, text, array, object, unknown, failed };

// A value on its way. Text, arrays and objects are borrowed from the facts, the rule or Evaluator::made_.
struct Cell {
  Tag tag;
  std::uint16_t slot;        // unknown: the slot whose value this is; `no_slot` where it was derived from one
  const json::Value* value;  // where it stands, if anywhere
  double number;             // number, boolean

  // NOLINTNEXTLINE(google-explicit-constructor)
  Cell(Tag tag_ = Tag::null, double number_ = 0, const json::Value* value_ = nullptr) : tag(tag_), slot(0xFFFF), value(value_), number(number_) {}
};
constexpr std::uint16_t no_slot = 0xFFFF;
constexpr std::size_t slot_limit = 256;      // missing facts told apart in one evaluation
constexpr std::size_t constant_limit = 256;  // comparisons of missing facts with known values that one pass keeps

enum class Answer : std::uint8_t { no, yes, unknown, failed };

// What `var` reads from: the facts, then inwards an item of a list, reduce's pair, or the error of `try`. Each but the first
// counts as two levels to climb: [[1]] is where the item's index is, [[2]] the next scope outwards.
struct Scope {
  enum class Kind : std::uint8_t { facts, item, reduction, error } kind = Kind::facts;
  const Scope* outer = nullptr;
  Cell data;
  Cell accumulator;             // reduction
  std::uint32_t source = none;  // item, reduction: the node that gave the list
  std::size_t index = 0;
};

// Something whose value is missing: a fact, or a term of missing facts ("#12", its node).
struct Slot {
  std::string key;
  std::uint32_t node = none;
  bool term = false;
  const Domain* domain = nullptr;
  bool has_value = false;  // given by the case at hand
  Cell value;
  // Learnt anew by each pass:
  bool relevant = false;    // it stands in the way of the outcome
  bool opaque = false;      // it is used in a way that comparing with constants does not exhaust
  bool loose = false;       // it is compared loosely with another slot
  std::uint32_t group = 0;  // slots compared with one another, by the lowest number that leads on
};

// A known value that a slot is compared with.
struct Constant {
  std::uint32_t slot;
  Cell value;
  bool loose;  // by == or an order, which turn text into numbers; not by === or in
};

class Evaluator {
 public:
  Evaluator(const Table& table, const json::Value& facts, const Options& options);

  Cell walk(std::uint32_t node, bool truth_only);
  Answer truth(std::uint32_t node) { return answer_of(walk(node, true)); }
  Answer split(std::uint32_t depth = 0);  // the one truth of all cases; unknown where they differ or a limit was met

  static Answer answer_of(const Cell& cell);
  json::Value to_value(const Cell& cell) const;
  Error error() const;
  std::vector<std::string> missing() const;

  std::uint32_t cases() const { return cases_; }
  bool bounded() const { return bounded_; }
  void trace(Explanation* into) {
    trace_ = into;
    trace_count_ = 0;
  }
  bool truncated() const { return trace_count_ >= trace_limit; }

 private:
  enum class Failure : std::uint8_t { not_a_number, wrong_arguments, wrong_date, thrown, too_much };
  static constexpr std::uint32_t trace_limit = 2000;

  // evaluate_logic.cpp
  Cell operand(std::uint32_t node) {  // a value; what is written in the rule is told without a walk
    const Node& written = table_.nodes[node];
    if (written.op != Op::constant || trace_ != nullptr || !charge(1)) return walk(node, false);
    return cell_of(table_.constants[written.data]);
  }
  Cell walk_traced(const Node& node, bool truth_only);
  Cell walk_on(const Node& node, bool truth_only);
  Cell operation(const Node& node, bool truth_only);
  Cell junction(const Node& node, bool truth_only);
  Cell branch(const Node& node, bool truth_only);
  Cell coalesced(const Node& node);
  Cell attempt(const Node& node);
  Cell each_item(const Node& node);
  Answer comparison(const Node& node);
  Answer compare(const Node& node, const Cell& left, const Cell& right);
  Answer contained(const Node& node);
  static Answer inverted(Answer answer, bool invert);
  bool equal(const Cell& left, const Cell& right);  // ===

  // evaluate_value.cpp
  Cell gather(const Node& node, bool spread);
  Cell eager(const Node& node);
  Cell arithmetic(const Node& node, const Cell* operands, std::size_t count);
  Cell concatenation(const Node& node, const Cell* operands, std::size_t count);
  Cell substring(const Node& node, const Cell* operands, std::size_t count);
  Cell listed(const Node& node, const Cell* operands, std::size_t count);
  Cell dates(const Node& node, const Cell* operands);
  bool number_of(const Cell& cell, double& number);
  bool text_of(const Cell& cell, std::string& text);

  // evaluate_facts.cpp
  struct Path {
    const std::string* tokens = nullptr;
    std::size_t count = 0;
    std::size_t climb = 0;
  };
  enum class Found : std::uint8_t { here, nowhere, unknown };
  Cell fact(const Node& node);
  const json::Value* known_fact(const Node& node) const;
  Cell missing_keys(const Node& node, const Cell* operands, std::size_t count);
  Path path_of(const Node& node, std::vector<std::string>& storage, Cell& problem);
  Found read(const Path& path, const Node& node, Cell& cell);
  Found pair(const Scope& scope, Cell& cell);
  Found absent_fact(const Path& path, const Scope* scope, const Node& node, Cell& cell);
  bool describe(const Scope* scope, const Path& path, std::string& out) const;  // false: the place in the facts cannot be told
  static const Scope* climbed(const Scope* from, std::size_t levels, bool& index);

  // cases.cpp
  std::uint32_t slot_for(std::string key, std::uint32_t node, bool term);
  Cell value_of(std::uint32_t slot);  // given by the case at hand, else unknown
  Cell term(const Node& node);
  Cell blur(const Cell& cell);  // the cell goes where cases do not follow
  bool same(std::uint32_t a, std::uint32_t b) const;
  void note(const Cell& left, const Cell& right, bool loose);
  std::uint32_t group_of(std::uint32_t slot) const;
  Answer pass();
  bool next_slot(std::uint32_t& slot, json::Array& candidates);
  friend class Candidates;

  static Cell cell_of(const json::Value& value);
  Cell make(json::Value value);
  Cell make_member(std::string_view key, json::Value value);  // an object of one member
  static Cell boolean(Answer answer);
  Cell fail(const Node& node, Failure failure);
  bool charge(std::size_t steps) {
    if (steps > left_) return run_out();
    left_ -= steps;
    return true;
  }
  bool run_out();
  bool charge_bytes(std::size_t bytes);
  std::uint32_t index_of(const Node& node) const { return static_cast<std::uint32_t>(&node - table_.nodes.data()); }
  void open_trace(std::uint32_t node);
  void close_trace(Explanation* outer, const Cell& cell);
  void decisive();
  void trace_place(std::size_t item);

  const Table& table_;
  const Options& options_;
  const bool three_valued_;
  Scope facts_;
  const Scope* scope_ = &facts_;
  std::size_t left_;  // steps; none once a limit was met
  std::size_t bytes_ = 0;
  bool stopped_ = false;  // a limit was met: nothing catches that
  Failure failure_ = Failure::not_a_number;
  std::uint32_t failed_at_ = 0;
  Cell thrown_;
  std::vector<Cell> stack_;  // operands of eager operators
  std::forward_list<json::Value> made_;
  std::vector<Slot> slots_;
  std::vector<Constant> constants_;
  std::vector<std::uint32_t> missing_;  // slots that stand in the way of what is open at the moment
  std::uint32_t cases_ = 0;
  bool bounded_ = false;
  Explanation* trace_ = nullptr;
  std::uint32_t trace_count_ = 0;
};

// What every step asks is told inline.
inline Cell Evaluator::cell_of(const json::Value& value) {
  const json::Kind kind = value.kind();
  if (kind == json::Kind::string) return {Tag::text, 0, &value};
  if (kind == json::Kind::integer || kind == json::Kind::number) return {Tag::number, value.number(), &value};
  if (kind == json::Kind::boolean) return {Tag::boolean, value.boolean() ? 1.0 : 0.0, &value};
  return {kind == json::Kind::null ? Tag::null : kind == json::Kind::array ? Tag::array : Tag::object, 0, &value};
}

inline Answer Evaluator::answer_of(const Cell& cell) {
  bool truthy = true;
  switch (cell.tag) {
    case Tag::null: truthy = false; break;
    case Tag::boolean:
    case Tag::number: truthy = cell.number != 0; break;
    case Tag::text: truthy = !cell.value->text().empty(); break;
    case Tag::array: truthy = !cell.value->array().empty(); break;
    case Tag::object: break;
    case Tag::unknown: return Answer::unknown;
    case Tag::failed: return Answer::failed;
  }
  return truthy ? Answer::yes : Answer::no;
}

inline Cell Evaluator::boolean(Answer answer) {
  if (answer == Answer::unknown) return {Tag::unknown};
  if (answer == Answer::failed) return {Tag::failed};
  return {Tag::boolean, answer == Answer::yes ? 1.0 : 0.0};
}

std::size_t weight_of(const json::Value& value);  // bytes, roughly
std::size_t weight_of(const Cell& cell);
bool text_to_number(const std::string& text, double& number);

}  // namespace portal::rules
