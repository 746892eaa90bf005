// The walk, and the operators that choose what to evaluate: logic, comparisons, lists gone through item by item.
//
// A failure that stands after something unknown may never be reached, so it leaves the outcome unknown; alone it fails.
// Where only the truth of a result is asked for (`truth_only`), what flows through is not used as a value: a missing fact
// stays fit for the case split.
#include "sdk/base/same_text.h"
#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;

Cell Evaluator::walk(std::uint32_t i, bool truth_only) {
  if (!charge(1)) return {Tag::failed};
  const Node& node = table_.nodes[i];
  if (trace_ != nullptr) return walk_traced(node, truth_only);
  if (node.op == Op::constant) return cell_of(table_.constants[node.data]);
  if (node.op == Op::variable)
    if (const Value* value = known_fact(node)) return cell_of(*value);
  return walk_on(node, truth_only);
}

Cell Evaluator::walk_traced(const Node& node, bool truth_only) {
  Explanation* outer = trace_;
  open_trace(index_of(node));
  const Cell cell = walk_on(node, truth_only);
  close_trace(outer, cell);
  return cell;
}

Cell Evaluator::walk_on(const Node& node, bool truth_only) {
  const std::size_t mark = missing_.size();
  const Cell cell = operation(node, truth_only);
  if (cell.tag != Tag::unknown && missing_.size() != mark) missing_.resize(mark);
  return cell;
}

Cell Evaluator::operation(const Node& node, bool truth_only) {
  switch (node.op) {
    case Op::constant: return cell_of(table_.constants[node.data]);
    case Op::loosely_equal:
    case Op::equal:
    case Op::loosely_unequal:
    case Op::unequal:
    case Op::greater:
    case Op::greater_or_equal:
    case Op::less:
    case Op::less_or_equal: return boolean(comparison(node));
    case Op::variable:
    case Op::value_at:
    case Op::exists: return fact(node);
    case Op::conjunction:
    case Op::disjunction: return junction(node, truth_only);
    case Op::if_then:
    case Op::ternary: return branch(node, truth_only);
    case Op::negation:
    case Op::truthiness: return boolean(inverted(node.count == 0 ? Answer::no : truth(node.first), node.op == Op::negation));
    case Op::log: return walk(node.first, truth_only);
    case Op::coalesce: return coalesced(node);
    case Op::attempt: return attempt(node);
    case Op::contained: return boolean(contained(node));
    default: break;
  }
  return (info_of(node.op).traits & trait::scope) != 0 ? each_item(node) : eager(node);
}

Answer Evaluator::inverted(Answer answer, bool invert) {
  if (!invert || answer >= Answer::unknown) return answer;
  return answer == Answer::no ? Answer::yes : Answer::no;
}

// and, or: the operand that settles it, else the last. Without operands both are false (the suites').
Cell Evaluator::junction(const Node& node, bool truth_only) {
  const Answer settled = node.op == Op::conjunction ? Answer::no : Answer::yes;
  bool open = false;
  Cell cell = boolean(Answer::no);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    cell = walk(node.first + i, truth_only);
    const Answer answer = answer_of(cell);
    if (answer == Answer::failed && (!open || stopped_)) return cell;
    open |= answer == Answer::unknown;
    if (!truth_only && open) blur(cell);
    if (answer != settled) continue;
    decisive();
    if (truth_only) return cell;
    break;
  }
  return open ? Cell{Tag::unknown} : cell;
}

Cell Evaluator::branch(const Node& node, bool truth_only) {
  Cell together{Tag::failed};  // what the branches that may be taken have in common; failed: none yet
  bool open = false;
  for (std::uint32_t i = 0; i <= node.count; i += 2) {
    const bool last = i + 1 >= node.count;
    const Answer condition = last ? Answer::yes : truth(node.first + i);
    if (condition == Answer::failed && (!open || stopped_)) return {Tag::failed};
    if (condition == Answer::failed) break;
    if (condition == Answer::no) continue;
    Cell one = i == node.count ? Cell() : walk(node.first + i + (last ? 0 : 1), truth_only);
    if (stopped_) return {Tag::failed};
    if (condition == Answer::yes && !open) {
      decisive();
      return one;
    }
    open = true;
    if (truth_only) one = boolean(answer_of(one));
    blur(one);
    if (together.tag == Tag::failed) together = one;
    else if (one.tag != Tag::failed && !equal(together, one)) together = {Tag::unknown};
    if (condition == Answer::yes) break;
  }
  return together.tag == Tag::failed ? Cell{Tag::unknown} : blur(together);
}

Cell Evaluator::coalesced(const Node& node) {
  Cell cell;
  for (std::uint32_t i = 0; i < node.count && cell.tag == Tag::null; ++i) cell = blur(walk(node.first + i, false));
  return cell;
}

Cell Evaluator::attempt(const Node& node) {
  Scope scope{Scope::Kind::error, scope_, {}, {}, none, 0};
  for (std::uint32_t i = 0;; ++i) {
    if (i > 0) scope_ = &scope;
    const Cell cell = blur(walk(node.first + i, false));
    scope_ = scope.outer;
    if (cell.tag != Tag::failed || stopped_ || i + 1 == node.count) return cell;
    if (failure_ != Failure::thrown) thrown_ = make_member("type", error().got);
    scope.data = thrown_;
  }
}

Answer Evaluator::comparison(const Node& node) {
  bool open = false;
  Cell left = operand(node.first);
  if (left.tag == Tag::failed) return Answer::failed;
  for (std::uint32_t i = 1; i < node.count; ++i) {
    const Cell right = operand(node.first + i);
    const Answer answer = right.tag == Tag::failed ? Answer::failed : compare(node, left, right);
    if (answer == Answer::failed) return open && !stopped_ ? Answer::unknown : answer;
    if (answer == Answer::no) {
      decisive();
      return answer;
    }
    open |= answer == Answer::unknown;
    left = right;
  }
  return open ? Answer::unknown : Answer::yes;
}

bool Evaluator::equal(const Cell& left, const Cell& right) {
  if (left.tag != right.tag) return false;
  if (left.tag <= Tag::number) return left.number == right.number;
  if (left.value == nullptr || left.value == right.value) return true;
  if (left.tag == Tag::text) return charge(left.value->text().size() / 64) && same_text(left.value->text(), right.value->text());
  return charge(weight_of(left) / 64) && *left.value == *right.value;
}

Answer Evaluator::compare(const Node& node, const Cell& left, const Cell& right) {
  const bool strict = node.op == Op::equal || node.op == Op::unequal;
  if (left.tag == Tag::unknown || right.tag == Tag::unknown) {
    note(left, right, !strict);
    return Answer::unknown;
  }
  // Bits of `holds`: what the operator accepts, less = 1, equal = 2, greater = 4.
  int order = 0;
  if (strict) {
    order = equal(left, right) ? 0 : 1;
  } else if (left.tag == Tag::text && right.tag == Tag::text) {
    if (!charge(left.value->text().size() / 64)) return Answer::failed;
    const bool orders = node.op >= Op::greater;
    order = orders ? left.value->text().compare(right.value->text()) : same_text(left.value->text(), right.value->text()) ? 0 : 1;
  } else {
    double a = 0;
    double b = 0;
    if (!number_of(left, a) || !number_of(right, b)) return answer_of(fail(node, Failure::not_a_number));
    order = a < b ? -1 : a > b;
  }
  int holds = 0;
  switch (node.op) {
    case Op::loosely_equal:
    case Op::equal: holds = 2; break;
    case Op::loosely_unequal:
    case Op::unequal: holds = 5; break;
    case Op::greater: holds = 4; break;
    case Op::greater_or_equal: holds = 6; break;
    case Op::less: holds = 1; break;
    default: holds = 3; break;
  }
  return (holds & (order < 0 ? 1 : order == 0 ? 2 : 4)) != 0 ? Answer::yes : Answer::no;
}

// in: one of a list, by ===; or a part of a text.
Answer Evaluator::contained(const Node& node) {
  const Cell needle = walk(node.first, false);
  if (needle.tag == Tag::failed) return Answer::failed;
  const Node& where = table_.nodes[node.first + 1];
  const bool written = where.op == Op::list;  // [a, b] in the rule: its items are compared one by one, so they may be unknown
  const Cell place = written ? Cell{Tag::array} : operand(node.first + 1);
  if (place.tag == Tag::unknown || (place.tag == Tag::text && needle.tag == Tag::unknown)) {
    blur(place);
    blur(needle);
    return Answer::unknown;
  }
  if (place.tag == Tag::text) {
    std::string part;
    if (!text_of(needle, part)) return answer_of(fail(node, Failure::wrong_arguments));
    const std::string& text = place.value->text();
    if (!charge(text.size() * (part.size() / 64 + 1) / 64)) return Answer::failed;
    return text.find(part) != std::string::npos ? Answer::yes : Answer::no;
  }
  if (place.tag != Tag::array) return place.tag == Tag::failed ? Answer::failed : Answer::no;
  const std::size_t count = written ? where.count : place.value->array().size();
  if (!charge(count / 8)) return Answer::failed;
  bool open = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Cell item = written ? walk(where.first + static_cast<std::uint32_t>(i), false) : cell_of(place.value->array()[i]);
    if (item.tag == Tag::failed) return Answer::failed;
    if (needle.tag == Tag::unknown || item.tag == Tag::unknown) {
      note(needle, item, false);
      open = true;
    } else if (equal(needle, item)) {
      if (written) decisive();
      return Answer::yes;
    }
  }
  return open ? Answer::unknown : Answer::no;
}

// all, some, none, map, filter, reduce. For the last three null is an empty list; reduce without a start begins with the
// first item, as JavaScript's has it.
Cell Evaluator::each_item(const Node& node) {
  const bool reduces = node.op == Op::reduce;
  const bool maps = node.op == Op::map || node.op == Op::filter;
  const Answer settled = maps || reduces ? Answer::failed : node.op == Op::all ? Answer::no : Answer::yes;
  const Cell list = blur(walk(node.first, false));
  if (list.tag >= Tag::unknown) return list;
  if (list.tag != Tag::array && !(list.tag == Tag::null && (maps || reduces))) return fail(node, Failure::wrong_arguments);
  const Value* items = list.tag == Tag::null ? nullptr : list.value->array().data();
  const std::size_t count = list.tag == Tag::null ? 0 : list.value->array().size();
  Scope scope{reduces ? Scope::Kind::reduction : Scope::Kind::item, scope_, {}, {}, node.first, 0};
  if (node.count > 2) scope.accumulator = walk(node.first + 2, false);
  else if (reduces && count > 0) scope.accumulator = cell_of(items[scope.index++]);
  if (scope.accumulator.tag == Tag::failed) return scope.accumulator;
  json::Array made;
  bool open = false;
  for (; scope.index < count; ++scope.index) {
    scope.data = cell_of(items[scope.index]);
    scope_ = &scope;
    Cell cell = walk(node.first + 1, node.op != Op::map && !reduces);
    scope_ = scope.outer;
    trace_place(scope.index);
    const Answer answer = answer_of(cell);
    if (answer == Answer::failed && (!open || stopped_ || maps || reduces)) return cell;
    if (reduces) {
      scope.accumulator = cell;
      continue;
    }
    if (answer == settled) {
      decisive();
      return boolean(inverted(settled, node.op == Op::none));
    }
    open |= cell.tag == Tag::unknown;
    if (!maps) continue;
    if (node.op == Op::map) blur(cell);
    else if (answer == Answer::no) continue;
    if (!charge_bytes(weight_of(cell))) return {Tag::failed};
    if (!open) made.push_back(to_value(node.op == Op::map ? cell : scope.data));
  }
  if (reduces) return scope.accumulator;
  if (open) return {Tag::unknown};
  if (maps) return make(std::move(made));
  return boolean(inverted(count == 0 ? Answer::no : inverted(settled, true), node.op == Op::none));
}

}  // namespace portal::rules
