// Truth: the operators whose outcome is yes or no, in Kleene's strong logic where facts are missing. No Value is made here.
//
// A failure that stands after something unknown may never be reached, so it leaves the outcome unknown; alone it fails.
#include "sdk/rules/evaluator.h"

namespace portal::rules {

Answer Evaluator::truth(std::uint32_t i) {
  if (!charge(1)) return Answer::failed;
  Explanation* outer = trace_;
  if (outer != nullptr) open_trace(i);
  const std::size_t mark = missing_.size();
  const Answer answer = truth_inner(table_.nodes[i]);
  if (answer != Answer::unknown) missing_.resize(mark);
  if (outer != nullptr) close_trace(outer, nullptr, answer);
  return answer;
}

Answer Evaluator::truth_inner(const Node& node) {
  switch (node.op) {
    case Op::conjunction: return junction(node, Answer::no);
    case Op::disjunction: return junction(node, Answer::yes);
    case Op::negation: return node.count == 0 ? Answer::yes : negated(truth(node.first));
    case Op::truthiness: return node.count == 0 ? Answer::no : truth(node.first);
    case Op::if_then:
    case Op::ternary: return branch_truth(node);
    case Op::contained: return contained(node);
    case Op::all:
    case Op::some:
    case Op::none: return quantified(node);
    case Op::exists: return exists(node);
    default: return (info_of(node.op).traits & trait::truth) != 0 ? comparison(node) : answer_of(value_inner(node));
  }
}

Answer Evaluator::negated(Answer answer) {
  if (answer == Answer::no) return Answer::yes;
  return answer == Answer::yes ? Answer::no : answer;
}

// and, or: `settled` is the answer that one operand gives alone. Without operands both are no (the suites').
Answer Evaluator::junction(const Node& node, Answer settled) {
  bool open = false;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Answer answer = truth(node.first + i);
    if (answer == settled) {
      decisive();
      return settled;
    }
    if (answer == Answer::failed && (!open || stopped_)) return Answer::failed;
    open |= answer == Answer::unknown;
  }
  if (node.count == 0) return Answer::no;
  return open ? Answer::unknown : negated(settled);
}

Answer Evaluator::branch_truth(const Node& node) {
  Answer together = Answer::failed;  // of the branches that may be taken; failed: of none yet
  bool open = false;
  for (std::uint32_t i = 0; i <= node.count; i += 2) {
    const bool last = i + 1 >= node.count;
    const Answer condition = last ? Answer::yes : truth(node.first + i);
    if (condition == Answer::failed && (!open || stopped_)) return Answer::failed;
    if (condition == Answer::failed) break;
    if (condition == Answer::no) continue;
    const Answer branch = i == node.count ? Answer::no : truth(node.first + i + (last ? 0 : 1));
    if (stopped_) return Answer::failed;
    if (condition == Answer::yes && !open) {
      decisive();
      return branch;
    }
    open = true;
    if (branch != Answer::failed) together = together == Answer::failed || together == branch ? branch : Answer::unknown;
    if (condition == Answer::yes) break;
  }
  return together == Answer::failed ? Answer::unknown : together;
}

Answer Evaluator::comparison(const Node& node) {
  bool open = false;
  Cell left = value(node.first);
  if (left.tag == Tag::failed) return Answer::failed;
  for (std::uint32_t i = 1; i < node.count; ++i) {
    const Cell right = value(node.first + i);
    const Answer answer = right.tag == Tag::failed ? Answer::failed : compare(node, left, right);
    if (answer == Answer::no) {
      decisive();
      return answer;
    }
    if (answer == Answer::failed) return open && !stopped_ ? Answer::unknown : Answer::failed;
    open |= answer == Answer::unknown;
    left = right;
  }
  return open ? Answer::unknown : Answer::yes;
}

bool Evaluator::equal(const Cell& left, const Cell& right) {
  if (left.tag != right.tag) return false;
  switch (left.tag) {
    case Tag::boolean:
    case Tag::number: return left.number == right.number;
    case Tag::text: return left.value->text() == right.value->text();
    case Tag::array:
    case Tag::object: return left.value == right.value || (charge(weight_of(*left.value) / 16) && *left.value == *right.value);
    default: return true;
  }
}

Answer Evaluator::compare(const Node& node, const Cell& left, const Cell& right) {
  const bool strict = node.op == Op::equal || node.op == Op::unequal;
  if (left.tag == Tag::unknown || right.tag == Tag::unknown) {
    note(left, right, !strict);
    return Answer::unknown;
  }
  if (strict) return equal(left, right) == (node.op == Op::equal) ? Answer::yes : Answer::no;
  int order = 0;
  if (left.tag == Tag::text && right.tag == Tag::text) {
    if (!charge(left.value->text().size() / 64)) return Answer::failed;
    order = left.value->text().compare(right.value->text());
  } else {
    double a = 0;
    double b = 0;
    if (!number_of(left, a) || !number_of(right, b)) return answer_of(fail(node, Failure::not_a_number));
    order = a < b ? -1 : a > b;
  }
  bool holds = false;
  switch (node.op) {
    case Op::loosely_equal: holds = order == 0; break;
    case Op::loosely_unequal: holds = order != 0; break;
    case Op::greater: holds = order > 0; break;
    case Op::greater_or_equal: holds = order >= 0; break;
    case Op::less: holds = order < 0; break;
    default: holds = order <= 0; break;
  }
  return holds ? Answer::yes : Answer::no;
}

// in: one of a list, by ===; or a part of a text.
Answer Evaluator::contained(const Node& node) {
  const Cell needle = value(node.first);
  if (needle.tag == Tag::failed) return Answer::failed;
  const Node& where = table_.nodes[node.first + 1];
  const bool written = where.op == Op::list;  // [a, b] in the rule: its items are compared one by one, so they may be unknown
  const Cell place = written ? Cell() : value(node.first + 1);
  if (place.tag == Tag::failed) return Answer::failed;
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
  if (!written && place.tag != Tag::array) return Answer::no;
  const std::size_t count = written ? where.count : place.value->array().size();
  if (!charge(count / 8)) return Answer::failed;
  bool open = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Cell item = written ? value(where.first + static_cast<std::uint32_t>(i)) : cell_of(place.value->array()[i]);
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

Answer Evaluator::quantified(const Node& node) {
  const Cell items = value(node.first);
  if (items.tag == Tag::failed) return Answer::failed;
  if (items.tag == Tag::unknown) {
    blur(items);
    return Answer::unknown;
  }
  if (items.tag != Tag::array) return answer_of(fail(node, Failure::wrong_arguments));
  const json::Array& list = items.value->array();
  const Answer settled = node.op == Op::all ? Answer::no : Answer::yes;
  bool open = false;
  Answer answer = list.empty() ? Answer::no : negated(settled);
  Scope scope{Scope::Kind::item, scope_, {}, {}, node.first, 0};
  const Scope* outer = scope_;
  for (; scope.index < list.size(); ++scope.index) {
    scope.data = cell_of(list[scope.index]);
    scope_ = &scope;
    const Answer item = truth(node.first + 1);
    scope_ = outer;
    trace_place(scope.index);
    if (item == settled || (item == Answer::failed && (!open || stopped_))) {
      answer = item;
      open = false;
      if (item == settled) decisive();
      break;
    }
    open |= item == Answer::unknown;
  }
  if (open) return Answer::unknown;
  return node.op == Op::none ? negated(answer) : answer;
}

}  // namespace portal::rules
