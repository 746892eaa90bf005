// The public calls, and what every evaluation shares: limits, failures, made values, the trace.
#include "sdk/rules/rules.h"

#include "sdk/json/json.h"
#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;

namespace {

Truth truth_of(Answer answer) {
  if (answer == Answer::unknown || answer == Answer::failed) return Truth::unknown;
  return answer == Answer::yes ? Truth::yes : Truth::no;
}

}  // namespace

Evaluator::Evaluator(const Table& table, const Value& facts, const Options& options)
    : table_(table), options_(options), three_valued_(options.evaluation == Evaluation::three_valued), left_(options.limits.steps) {
  facts_.data = cell_of(facts);
}

Value Evaluator::to_value(const Cell& cell) const {
  if (cell.value != nullptr) return *cell.value;
  if (cell.tag == Tag::boolean) return cell.number != 0;
  if (cell.tag == Tag::number) return cell.number;
  return nullptr;
}

Cell Evaluator::make(Value value) {
  if (!charge_bytes(weight_of(value))) return {Tag::failed};
  made_.push_front(std::move(value));
  return cell_of(made_.front());
}

Cell Evaluator::make_member(std::string_view key, Value value) {
  json::Object object;
  object.set(key, std::move(value));
  return make(std::move(object));
}

Cell Evaluator::fail(const Node& node, Failure failure) {
  if (!stopped_) {
    failure_ = failure;
    failed_at_ = index_of(node);
  }
  return {Tag::failed};
}

bool Evaluator::run_out() {
  fail(table_.nodes[0], Failure::too_much);
  stopped_ = true;
  left_ = 0;
  return false;
}

bool Evaluator::charge_bytes(std::size_t bytes) {
  bytes_ += bytes;
  return bytes_ <= options_.limits.bytes || run_out();
}

std::size_t weight_of(const Value& value) {
  std::size_t weight = sizeof(Value);
  if (value.is_string()) weight += value.text().size();
  if (value.is_array())
    for (const Value& item : value.array()) weight += weight_of(item);
  if (value.is_object())
    for (const json::Member& member : value.object()) weight += member.key.size() + weight_of(member.value);
  return weight;
}

std::size_t weight_of(const Cell& cell) { return cell.value != nullptr ? weight_of(*cell.value) : sizeof(Value); }

Error Evaluator::error() const {
  if (stopped_) return {ErrorCode::too_large, "", "a rule within its limits of steps and bytes", "more"};
  Error error{ErrorCode::failed_rule, table_.path_of(failed_at_), "a number", "NaN"};
  if (failure_ == Failure::wrong_arguments) error.expected = "operands of the right kind", error.got = "Invalid Arguments";
  if (failure_ == Failure::wrong_date) error.expected = "a date (YYYY-MM-DD) and what goes with it", error.got = "Invalid Date";
  if (failure_ == Failure::thrown) {
    const Value* type = thrown_.value->find("type");
    error.expected = "a rule that does not throw";
    error.got = type != nullptr && type->is_string() ? quoted_excerpt(type->text()) : "an error without a type";
  }
  return error;
}

std::vector<std::string> Evaluator::missing() const {
  std::vector<std::string> facts;
  for (std::size_t i = 0; i < missing_.size(); ++i) {
    const Slot& slot = slots_[missing_[i]];
    bool seen = slot.term;
    for (const std::string& fact : facts) seen |= fact == slot.key;
    if (!seen) facts.push_back(slot.key);
  }
  return facts;
}

void Evaluator::open_trace(std::uint32_t i) {
  Explanation* parent = trace_;
  trace_ = nullptr;
  if (trace_count_ >= trace_limit) return;
  ++trace_count_;
  parent->operands.emplace_back();
  trace_ = &parent->operands.back();
  trace_->operation = info_of(table_.nodes[i].op).name;
  trace_->rule = table_.path_of(i);
  trace_->place = table_.nodes[i].place;
}

void Evaluator::close_trace(Explanation* outer, const Cell& cell) {
  if (trace_ != nullptr) {
    trace_->failed = cell.tag == Tag::failed;
    trace_->truth = truth_of(answer_of(cell));
    trace_->has_value = cell.tag <= Tag::text;
    if (trace_->has_value) trace_->value = to_value(cell);
  }
  trace_ = outer;
}

// The operand evaluated last settled the node.
void Evaluator::decisive() {
  if (trace_ != nullptr) trace_->decisive = static_cast<int>(trace_->operands.size()) - 1;
}

void Evaluator::trace_place(std::size_t item) {
  if (trace_ != nullptr && trace_count_ < trace_limit) trace_->operands.back().place = static_cast<std::uint32_t>(item);
}

namespace {

// The value where it is known: the truth itself, or what the root gives when asked for its value.
Answer take_value(Evaluator& evaluator, Outcome& outcome) {
  const Cell cell = evaluator.walk(0, false);
  const Answer answer = evaluator.answer_of(cell);
  outcome.has_value = answer <= Answer::yes;
  if (outcome.has_value) outcome.value = evaluator.to_value(cell);
  return answer;
}

}  // namespace

Result<Outcome> evaluate(const Rule& rule, const Value& facts, const Options& options) {
  Evaluator evaluator(rule.table(), facts, options);
  Outcome outcome;
  Explanation holder;
  if (options.explain) evaluator.trace(&holder);
  const bool plain = options.evaluation == Evaluation::plain;
  Answer answer = plain ? take_value(evaluator, outcome) : evaluator.truth(0);
  if (answer == Answer::failed) return evaluator.error();
  if (options.explain) {
    outcome.explanation = std::make_unique<Explanation>(std::move(holder.operands[0]));
    outcome.explanation->truncated = evaluator.truncated();
    evaluator.trace(nullptr);
  }
  if (!plain && answer == Answer::unknown) {
    outcome.missing = evaluator.missing();
    if (options.limits.cases > 0) answer = evaluator.split();
    outcome.cases = evaluator.cases();
    outcome.bounded = evaluator.bounded();
    if (truth_of(answer) != Truth::unknown) outcome.missing.clear();
  }
  outcome.truth = truth_of(answer);
  if (outcome.explanation) {
    outcome.explanation->by_cases = outcome.truth != outcome.explanation->truth;
    outcome.explanation->truth = outcome.truth;
    outcome.explanation->bounded = outcome.bounded;
  }
  if (!plain && outcome.truth != Truth::unknown) take_value(evaluator, outcome);
  return outcome;
}

Decision decide(const Rule& rule, const Value& facts, const std::vector<Domain>* domains, const Limits& limits) {
  Options options;
  options.evaluation = Evaluation::three_valued;
  options.domains = domains;
  options.limits = limits;
  Evaluator evaluator(rule.table(), facts, options);
  Answer answer = evaluator.truth(0);
  if (answer == Answer::unknown && limits.cases > 0) answer = evaluator.split();
  return {truth_of(answer), answer == Answer::failed, evaluator.bounded()};
}

Known know(const Rule& rule, const Value& facts) {
  Options options;
  options.evaluation = Evaluation::three_valued;
  Evaluator evaluator(rule.table(), facts, options);
  Known known;
  // A value that is known tells its truth; without one, the truth alone may still be known.
  const Cell cell = evaluator.walk(0, false);
  const Answer answer = Evaluator::answer_of(cell);
  known.has_value = answer <= Answer::yes;
  known.truth = truth_of(known.has_value ? answer : evaluator.truth(0));
  if (known.has_value) known.value = evaluator.to_value(cell);
  return known;
}

Result<bool> test(const Rule& rule, const Value& facts) {
  constexpr Options plain;
  Evaluator evaluator(rule.table(), facts, plain);
  const Answer answer = evaluator.truth(0);
  if (answer == Answer::failed) return evaluator.error();
  return answer == Answer::yes;
}

}  // namespace portal::rules
