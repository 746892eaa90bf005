// Values: numbers, text, lists and dates, in JsonLogic's coercions (a text that is a number counts as one; null is 0 and "").
#include <cmath>
#include <cstdlib>

#include "sdk/json/json.h"
#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;

Cell Evaluator::value(std::uint32_t i) {
  if (!charge(1)) return {Tag::failed};
  Explanation* outer = trace_;
  if (outer != nullptr) open_trace(i);
  const std::size_t mark = missing_.size();
  const Cell cell = value_inner(table_.nodes[i]);
  if (cell.tag != Tag::unknown) missing_.resize(mark);
  if (outer != nullptr) close_trace(outer, &cell, answer_of(cell));
  return cell;
}

Cell Evaluator::value_inner(const Node& node) {
  switch (node.op) {
    case Op::constant: return cell_of(table_.constants[node.data]);
    case Op::variable:
    case Op::value_at: return variable(node);
    case Op::conjunction:
    case Op::disjunction: return junction_value(node);
    case Op::if_then:
    case Op::ternary: return branch_value(node);
    case Op::coalesce: return coalesced(node);
    case Op::attempt: return attempt(node);
    case Op::raise: return raise(node);
    case Op::log: return value(node.first);
    case Op::list: return list(node);
    case Op::map:
    case Op::filter: return mapped(node);
    case Op::reduce: return reduced(node);
    case Op::merge: return merged(node);
    case Op::concatenate: return concatenation(node);
    case Op::substring: return substring(node);
    case Op::missing:
    case Op::missing_some: return missing_keys(node);
    case Op::date_add:
    case Op::age_on: return dates(node);
    default: return (info_of(node.op).traits & trait::number) != 0 ? arithmetic(node) : boolean(truth_inner(node));
  }
}

bool Evaluator::open(const Node& node, Operands& operands) {
  operands.count = node.count;
  if (!node.spread) return true;
  const Cell cell = value(node.first);
  if (cell.tag == Tag::failed || cell.tag == Tag::unknown) {
    operands.single = cell.tag == Tag::unknown ? blur(cell) : cell;
    return false;
  }
  if (cell.tag == Tag::array) {
    operands.list = &cell.value->array();
    operands.count = static_cast<std::uint32_t>(operands.list->size());
  } else {
    operands.single = cell;
    operands.ready = true;
  }
  const OperatorInfo& info = info_of(node.op);
  if (operands.count >= info.fewest && (info.most == any || operands.count <= info.most)) return true;
  operands.single = fail(node, Failure::wrong_arguments);
  return false;
}

Cell Evaluator::operand(const Node& node, const Operands& operands, std::uint32_t i) {
  if (operands.ready) return operands.single;
  if (operands.list == nullptr) return value(node.first + i);
  return charge(1) ? cell_of((*operands.list)[i]) : Cell{Tag::failed};
}

// and, or as values: the operand that settles it, else the last.
Cell Evaluator::junction_value(const Node& node) {
  const Answer settled = node.op == Op::conjunction ? Answer::no : Answer::yes;
  bool open = false;
  Cell cell = boolean(Answer::no);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    cell = value(node.first + i);
    const Answer answer = answer_of(cell);
    if (answer == Answer::failed) {
      if (!open || stopped_) return cell;
    } else if (answer == settled) {
      decisive();
      break;
    }
    open |= answer == Answer::unknown;
    if (open) blur(cell);
  }
  return open ? blur(cell) : cell;
}

Cell Evaluator::branch_value(const Node& node) {
  Cell together{Tag::failed};  // what the branches that may be taken have in common; failed: none yet
  bool open = false;
  for (std::uint32_t i = 0; i <= node.count; i += 2) {
    const bool last = i + 1 >= node.count;
    const Answer condition = last ? Answer::yes : truth(node.first + i);
    if (condition == Answer::failed && (!open || stopped_)) return {Tag::failed};
    if (condition == Answer::failed) break;
    if (condition == Answer::no) continue;
    const Cell branch = i == node.count ? Cell() : value(node.first + i + (last ? 0 : 1));
    if (stopped_) return {Tag::failed};
    if (condition == Answer::yes && !open) {
      decisive();
      return branch;
    }
    open = true;
    if (together.tag == Tag::failed) {
      together = branch.tag == Tag::unknown ? blur(branch) : branch;
    } else if (branch.tag != Tag::failed) {
      if (branch.tag == Tag::unknown || together.tag == Tag::unknown || !equal(together, branch)) together = {Tag::unknown};
      blur(branch);
    }
    if (condition == Answer::yes) break;
  }
  return together.tag == Tag::failed ? Cell{Tag::unknown} : together;
}

Cell Evaluator::coalesced(const Node& node) {
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Cell cell = value(node.first + i);
    if (cell.tag == Tag::unknown) return blur(cell);
    if (cell.tag != Tag::null) return cell;
  }
  return {};
}

Cell Evaluator::attempt(const Node& node) {
  Scope scope{Scope::Kind::error, scope_, {}, {}, none, 0};
  const Scope* outer = scope_;
  for (std::uint32_t i = 0;; ++i) {
    if (i > 0) scope_ = &scope;
    const Cell cell = value(node.first + i);
    scope_ = outer;
    if (cell.tag == Tag::unknown) return blur(cell);
    if (cell.tag != Tag::failed || stopped_ || i + 1 == node.count) return cell;
    if (failure_ == Failure::thrown)
      scope.data = thrown_;
    else
      scope.data = make(json::Object{{"type", error().got}});
  }
}

Cell Evaluator::raise(const Node& node) {
  const Cell cell = value(node.first);
  if (cell.tag == Tag::failed) return cell;
  if (cell.tag == Tag::unknown) return blur(cell);
  Cell thrown = cell.tag == Tag::object ? cell : make(json::Object{{"type", to_value(cell)}});
  if (stopped_) return {Tag::failed};
  thrown_ = thrown;
  return fail(node, Failure::thrown);
}

bool text_to_number(const std::string& text, double& number) {
  constexpr const char* space = " \t\n\r\v\f";
  const std::size_t begin = text.find_first_not_of(space);
  number = 0;
  if (begin == std::string::npos) return true;
  const std::size_t end = text.find_last_not_of(space) + 1;
  std::size_t digits = 0;
  bool point = false;
  bool exponent = false;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = text[i];
    const bool starts = i == begin || ((text[i - 1] == 'e' || text[i - 1] == 'E') && exponent);
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c == '.' && !point && !exponent) {
      point = true;
    } else if ((c == 'e' || c == 'E') && !exponent && digits > 0) {
      exponent = true;
      digits = 0;
    } else if (!((c == '+' || c == '-') && starts)) {
      return false;
    }
  }
  if (digits == 0) return false;
  number = std::strtod(text.c_str() + begin, nullptr);
  return std::isfinite(number);
}

bool Evaluator::number_of(const Cell& cell, double& number) {
  number = cell.number;
  if (cell.tag == Tag::text) return charge(cell.value->text().size() / 64) && text_to_number(cell.value->text(), number);
  return cell.tag <= Tag::number;
}

bool Evaluator::text_of(const Cell& cell, std::string& text) {
  switch (cell.tag) {
    case Tag::null: return true;
    case Tag::text: text = cell.value->text(); return charge_bytes(text.size());
    case Tag::boolean:
    case Tag::number: text = json::write(to_value(cell)); return true;
    default: return false;
  }
}

Cell Evaluator::arithmetic(const Node& node) {
  Operands operands;
  if (!open(node, operands)) return operands.single.tag == Tag::unknown ? term(node) : operands.single;
  bool known = true;
  double total = node.op == Op::multiply || (node.op == Op::divide && operands.count == 1) ? 1 : 0;
  const bool from_first = operands.count > 1 || node.op == Op::maximum || node.op == Op::minimum;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    const Cell cell = operand(node, operands, i);
    if (cell.tag == Tag::failed) return cell;
    if (cell.tag == Tag::unknown) {
      blur(cell);
      known = false;
      continue;
    }
    double number = 0;
    if (!number_of(cell, number)) return fail(node, Failure::not_a_number);
    if (i == 0 && from_first) {
      total = number;
      continue;
    }
    switch (node.op) {
      case Op::add: total += number; break;
      case Op::subtract: total -= number; break;
      case Op::multiply: total *= number; break;
      case Op::divide: total = number == 0 ? NAN : total / number; break;
      case Op::modulo: total = std::fmod(total, number); break;
      case Op::maximum: total = number > total ? number : total; break;
      default: total = number < total ? number : total; break;
    }
  }
  if (!known) return term(node);
  if (!std::isfinite(total)) return fail(node, Failure::not_a_number);
  return {Tag::number, none, total};
}

Cell Evaluator::concatenation(const Node& node) {
  Operands operands;
  if (!open(node, operands)) return operands.single.tag == Tag::unknown ? term(node) : operands.single;
  std::string text;
  std::string part;
  bool known = true;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    const Cell cell = operand(node, operands, i);
    if (cell.tag == Tag::failed) return cell;
    part.clear();
    if (cell.tag == Tag::unknown) {
      blur(cell);
      known = false;
    } else if (!text_of(cell, part)) {
      return fail(node, Failure::wrong_arguments);
    }
    text += part;
  }
  return known ? make(std::move(text)) : term(node);
}

// Places are counted in code points, so no character is cut.
Cell Evaluator::substring(const Node& node) {
  Operands operands;
  if (!open(node, operands)) return operands.single.tag == Tag::unknown ? term(node) : operands.single;
  Cell cells[3];
  bool known = true;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    cells[i] = operand(node, operands, i);
    if (cells[i].tag == Tag::failed) return cells[i];
    if (cells[i].tag == Tag::unknown) known = false;
    blur(cells[i]);
  }
  if (!known) return term(node);
  std::string text;
  double from = 0;
  double length = 0;
  if (!text_of(cells[0], text)) return fail(node, Failure::wrong_arguments);
  if (!number_of(cells[1], from) || !number_of(cells[2], length)) return fail(node, Failure::not_a_number);
  double size = 0;
  for (const char c : text) size += (c & 0xC0) != 0x80;
  from = std::trunc(from < 0 ? from + size : from);
  if (from < 0) from = 0;
  double to = operands.count < 3 ? size : std::trunc(length < 0 ? size + length : from + length);
  std::string part;
  double at = -1;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80) ++at;
    if (at >= from && at < to) part += c;
  }
  return make(std::move(part));
}

Cell Evaluator::merged(const Node& node) {
  Operands operands;
  if (!open(node, operands)) return operands.single;
  json::Array items;
  bool known = true;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    const Cell cell = operand(node, operands, i);
    if (cell.tag == Tag::failed) return cell;
    known &= cell.tag != Tag::unknown;
    blur(cell);
    if (!known) continue;
    if (!charge_bytes(weight_of(cell))) return {Tag::failed};
    if (cell.tag == Tag::array)
      for (const Value& item : cell.value->array()) items.push_back(item);
    else
      items.push_back(to_value(cell));
  }
  return known ? make(std::move(items)) : Cell{Tag::unknown};
}

Cell Evaluator::list(const Node& node) {
  json::Array items;
  bool known = true;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Cell cell = value(node.first + i);
    if (cell.tag == Tag::failed) return cell;
    known &= cell.tag != Tag::unknown;
    blur(cell);
    if (!charge_bytes(weight_of(cell))) return {Tag::failed};
    if (known) items.push_back(to_value(cell));
  }
  return known ? make(std::move(items)) : Cell{Tag::unknown};
}

// The list that map, filter and reduce go through; null is an empty one. `done`: the result is what is returned.
Cell Evaluator::list_to_go_through(const Node& node, bool& done) {
  const Cell cell = value(node.first);
  done = cell.tag != Tag::array && cell.tag != Tag::null;
  if (cell.tag == Tag::unknown) return blur(cell);
  return done && cell.tag != Tag::failed ? fail(node, Failure::wrong_arguments) : cell;
}

Cell Evaluator::mapped(const Node& node) {
  bool done = false;
  const Cell source = list_to_go_through(node, done);
  if (done) return source;
  json::Array items;
  const std::size_t count = source.tag == Tag::null ? 0 : source.value->array().size();
  bool known = true;
  Scope scope{Scope::Kind::item, scope_, {}, {}, node.first, 0};
  const Scope* outer = scope_;
  for (; scope.index < count; ++scope.index) {
    scope.data = cell_of(source.value->array()[scope.index]);
    scope_ = &scope;
    Cell cell = node.op == Op::map ? value(node.first + 1) : boolean(truth(node.first + 1));
    scope_ = outer;
    trace_place(scope.index);
    if (cell.tag == Tag::failed) return cell;
    known &= cell.tag != Tag::unknown;
    blur(cell);
    if (!known) continue;
    if (node.op == Op::filter && cell.number == 0) continue;
    if (node.op == Op::filter) cell = scope.data;
    if (!charge_bytes(weight_of(cell))) return {Tag::failed};
    items.push_back(to_value(cell));
  }
  return known ? make(std::move(items)) : Cell{Tag::unknown};
}

// Without a start the first item is it, as JavaScript's reduce has it; of an empty list then null.
Cell Evaluator::reduced(const Node& node) {
  bool done = false;
  const Cell source = list_to_go_through(node, done);
  if (done) return source;
  const std::size_t count = source.tag == Tag::null ? 0 : source.value->array().size();
  Scope scope{Scope::Kind::reduction, scope_, {}, {}, node.first, 0};
  if (node.count > 2) {
    scope.accumulator = value(node.first + 2);
    if (scope.accumulator.tag == Tag::failed) return scope.accumulator;
  } else if (count > 0) {
    scope.accumulator = cell_of(source.value->array()[scope.index++]);
  }
  const Scope* outer = scope_;
  for (; scope.index < count; ++scope.index) {
    scope.data = cell_of(source.value->array()[scope.index]);
    scope_ = &scope;
    const Cell next = value(node.first + 1);
    scope_ = outer;
    trace_place(scope.index);
    if (next.tag == Tag::failed) return next;
    scope.accumulator = next;
  }
  return scope.accumulator;
}

Cell Evaluator::dates(const Node& node) {
  const Cell left = value(node.first);
  if (left.tag == Tag::failed) return left;
  const Cell right = value(node.first + 1);
  if (right.tag == Tag::failed) return right;
  if (left.tag == Tag::unknown || right.tag == Tag::unknown) {
    blur(left);
    blur(right);
    return term(node);
  }
  CivilDate date;
  CivilDate other;
  if (left.tag != Tag::text || right.tag != Tag::text || !parse_date(left.value->text(), date))
    return fail(node, Failure::wrong_date);
  if (node.op == Op::age_on) {
    if (!parse_date(right.value->text(), other)) return fail(node, Failure::wrong_date);
    return {Tag::number, none, static_cast<double>(completed_years(date, other))};
  }
  if (!add_duration(date, right.value->text())) return fail(node, Failure::wrong_date);
  return make(date_text(date));
}

}  // namespace portal::rules
