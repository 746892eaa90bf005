// Values: numbers, text, lists and dates, in JsonLogic's coercions (a text that is a number counts as one; null is 0 and "").
// These operators need all their operands: they are put on one stack, then looked at together.
#include <cmath>
#include <cstdlib>

#include "sdk/json/json.h"
#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;

// Puts the operands on the stack; what is unknown or failed among them is returned, else null.
Cell Evaluator::gather(const Node& node, bool spread) {
  Cell problem;
  const std::size_t base = stack_.size();
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Cell cell = blur(walk(node.first + i, false));
    if (cell.tag == Tag::failed) return cell;
    if (cell.tag == Tag::unknown) problem = cell;
    if (!spread || cell.tag != Tag::array) {
      stack_.push_back(cell);
      continue;
    }
    if (!charge(cell.value->array().size())) return {Tag::failed};
    for (const Value& item : cell.value->array()) stack_.push_back(cell_of(item));
  }
  const OperatorInfo& info = info_of(node.op);
  const std::size_t count = stack_.size() - base;
  if (problem.tag == Tag::null && (count < info.fewest || (info.most != any && count > info.most))) return fail(node, Failure::wrong_arguments);
  return problem;
}

Cell Evaluator::eager(const Node& node) {
  const std::size_t base = stack_.size();
  Cell cell = gather(node, node.spread);
  if (cell.tag == Tag::unknown) {
    cell = term(node);
  } else if (cell.tag != Tag::failed) {
    const Cell* operands = stack_.data() + base;
    const std::size_t count = stack_.size() - base;
    switch (node.op) {
      case Op::raise:
        thrown_ = operands[0].tag == Tag::object ? operands[0] : make_member("type", to_value(operands[0]));
        cell = fail(node, Failure::thrown);
        break;
      case Op::merge:
      case Op::list: cell = listed(node, operands, count); break;
      case Op::concatenate: cell = concatenation(node, operands, count); break;
      case Op::substring: cell = substring(node, operands, count); break;
      case Op::missing:
      case Op::missing_some: cell = missing_keys(node, operands, count); break;
      case Op::date_add:
      case Op::age_on: cell = dates(node, operands); break;
      default: cell = arithmetic(node, operands, count); break;
    }
  }
  stack_.resize(base);
  return cell;
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

// Appends; false for lists and objects.
bool Evaluator::text_of(const Cell& cell, std::string& text) {
  if (cell.tag == Tag::text) text += cell.value->text();
  else if (cell.tag == Tag::boolean || cell.tag == Tag::number) json::write(to_value(cell), text);
  return cell.tag <= Tag::text && charge_bytes(weight_of(cell));
}

Cell Evaluator::arithmetic(const Node& node, const Cell* operands, std::size_t count) {
  double total = node.op == Op::multiply || node.op == Op::divide ? 1 : 0;
  const bool from_first = count > 1 || node.op == Op::maximum || node.op == Op::minimum;
  for (std::size_t i = 0; i < count; ++i) {
    double number = 0;
    if (!number_of(operands[i], number)) return fail(node, Failure::not_a_number);
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
  if (!std::isfinite(total)) return fail(node, Failure::not_a_number);
  return {Tag::number, total};
}

Cell Evaluator::concatenation(const Node& node, const Cell* operands, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    if (!text_of(operands[i], text)) return fail(node, Failure::wrong_arguments);
  return make(std::move(text));
}

// Places are counted in code points, so no character is cut.
Cell Evaluator::substring(const Node& node, const Cell* operands, std::size_t count) {
  std::string text;
  double from = 0;
  double length = 0;
  if (!text_of(operands[0], text)) return fail(node, Failure::wrong_arguments);
  if (!number_of(operands[1], from) || (count > 2 && !number_of(operands[2], length))) return fail(node, Failure::not_a_number);
  double size = 0;
  for (const char c : text) size += (c & 0xC0) != 0x80;
  from = std::trunc(from < 0 ? from + size : from);
  if (from < 0) from = 0;
  const double to = count < 3 ? size : std::trunc(length < 0 ? size + length : from + length);
  std::string part;
  double at = -1;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80) ++at;
    if (at >= from && at < to) part += c;
  }
  return make(std::move(part));
}

// [a, b] as it is; merge takes the items of the lists among its operands.
Cell Evaluator::listed(const Node& node, const Cell* operands, std::size_t count) {
  Value made = json::Array();
  for (std::size_t i = 0; i < count; ++i) {
    const Cell& cell = operands[i];
    if (!charge_bytes(weight_of(cell))) return {Tag::failed};
    if (cell.tag == Tag::array && node.op == Op::merge)
      for (const Value& item : cell.value->array()) made.array().push_back(item);
    else made.array().push_back(to_value(cell));
  }
  return make(std::move(made));
}

Cell Evaluator::dates(const Node& node, const Cell* operands) {
  CivilDate date;
  CivilDate other;
  if (operands[0].tag == Tag::text && operands[1].tag == Tag::text && parse_date(operands[0].value->text(), date)) {
    const std::string& second = operands[1].value->text();
    if (node.op == Op::age_on && parse_date(second, other)) return {Tag::number, static_cast<double>(completed_years(date, other))};
    if (node.op == Op::date_add && add_duration(date, second)) return make(date_text(date));
  }
  return fail(node, Failure::wrong_date);
}

}  // namespace portal::rules
