// JsonLogic to text, and to its normal form.
#include "sdk/json/json.h"
#include "sdk/rules/rules.h"
#include "sdk/rules/table.h"
#include "sdk/rules/text_form.h"
#include "sdk/rules/text_syntax.h"

namespace portal::rules {

namespace {

using json::Value;

Value member(std::string_view key, Value value) {
  json::Object object;
  object.set(key, std::move(value));
  return object;
}

bool is_operation(const Value& value) { return value.is_object() && !value.object().empty(); }

// `logic` compiled, so it is well formed and not deep.
Value normal(const Value& logic) {
  if (logic.is_array()) {
    json::Array items;
    for (const Value& item : logic.array()) items.push_back(normal(item));
    return items;
  }
  if (!is_operation(logic)) return logic;
  const json::Member& only = *logic.object().begin();
  Op op{};
  operator_named(only.key, op);
  if (op == Op::preserve) return logic;
  const bool spreads = op == Op::value_at || op == Op::exists || (info_of(op).traits & trait::spread) != 0;
  if (spreads && is_operation(only.value)) return member(only.key, normal(only.value));
  Value operands = normal(only.value);
  if (!operands.is_array() || !only.value.is_array()) operands = json::Array{std::move(operands)};
  json::Array& list = operands.array();
  if (op == Op::value_at && list.size() == 1 && list[0].is_null()) list.clear();
  if (op != Op::variable) return member(only.key, std::move(operands));
  if (list.empty()) return member("var", "");
  if (list[0].is_null()) list[0] = "";
  if (!list[0].is_string() && !is_operation(list[0]) && !list[0].is_array()) list[0] = json::write(list[0]);
  return list.size() == 1 && list[0].is_string() ? member("var", list[0]) : member("var", std::move(operands));
}

bool is_plain_path(std::string_view path) {
  std::string_view first = path.substr(0, path.find('.'));
  for (const std::string_view word : reserved)
    if (word == first) return false;
  bool starts = true;
  for (const char c : path) {
    if (c == '.' ? starts : !is_word_start(c) && !is_digit(c)) return false;
    starts = c == '.';
  }
  return !starts && is_word_start(path[0]);
}

class Printer {
 public:
  std::string out;

  // Parentheses where `value` binds no tighter than `outer`.
  void print(const Value& value, int outer) {
    if (value.is_string()) return text(value.text());
    if (value.is_array()) return list("[", value.array(), "]");
    if (!is_operation(value)) return json::write(value, out);
    const json::Member& only = *value.object().begin();
    const int level = level_of(value);
    if (level <= outer) out += '(';
    if (level == primary_level) primary(only);
    else if (only.key == "!") negation(only.value.array()[0]);
    else if (level == sign_level) sign(only.value.array()[0]);
    else chain(only.key, only.value.array(), level);
    if (level <= outer) out += ')';
  }

 private:
  static const Infix* infix_of(std::string_view name, const Value& operands) {
    for (const Infix& infix : infixes)
      if (infix.text == name && operands.is_array() && operands.array().size() > 1) return &infix;
    return nullptr;
  }

  static bool is_not_in(const Value& value) {
    const Value* in = is_operation(value) ? value.find("in") : nullptr;
    return in != nullptr && infix_of("in", *in) != nullptr;
  }

  static int level_of(const Value& value) {
    const json::Member& only = *value.object().begin();
    const bool one = only.value.is_array() && only.value.array().size() == 1;
    if (only.key == "!" && one) return is_not_in(only.value.array()[0]) ? comparison_level : not_level;
    if (only.key == "-" && one) return sign_level;
    const Infix* infix = infix_of(only.key, only.value);
    return infix != nullptr ? infix->level : primary_level;
  }

  void negation(const Value& operand) {
    if (is_not_in(operand)) return chain("not in", operand.object().begin()->value.array(), comparison_level);
    out += "not ";
    print(operand, not_level - 1);
  }

  void sign(const Value& operand) {
    const std::size_t begin = out.size();
    print(operand, sign_level - 1);
    // `-8` is a number; the negation of 8 is `- 8`. Parentheses would be a level of nesting that was not in the line.
    out.insert(begin, operand.is_number() && is_digit(out[begin]) ? "- " : "-");
  }

  void chain(std::string_view name, const json::Array& operands, int level) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i > 0) out.append(" ").append(name).append(" ");
      // a + b - c is read as (a + b) - c, so the first operand needs no parentheses around another operator of its level.
      const bool leads = i == 0 && level > comparison_level && is_operation(operands[0]) && operands[0].object().begin()->key != name;
      print(operands[i], leads ? level - 1 : level);
    }
  }

  void list(std::string_view open, const json::Array& items, std::string_view close) {
    out += open;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += ", ";
      print(items[i], 0);
    }
    out += close;
  }

  void primary(const json::Member& only) {
    if (only.key == "var" && only.value.is_string()) {
      const std::string& path = only.value.text();
      if (path.empty()) out += "this";
      else if (is_plain_path(path)) out += path;
      else list("var(", {only.value}, ")");
      return;
    }
    function_name(only);
    out += '(';
    if (only.key == "preserve") {
      json::write(only.value, out);
    } else if (only.value.is_array()) {
      list("", only.value.array(), "");
    } else {
      out += "...";
      print(only.value, 0);
    }
    out += ')';
  }

  void function_name(const json::Member& only) {
    for (const Alias& alias : aliases)
      if (alias.name == only.key && only.value.is_array() && only.value.array().size() == 1) {
        out += alias.text;
        return;
      }
    // `not(x)` would read as the word; what is no word cannot stand alone.
    const bool word = is_word_start(only.key[0]) && only.key != "not";
    out.append(word ? "" : "`").append(only.key).append(word ? "" : "`");
  }

  void text(std::string_view text) {
    std::string quoted;
    json::write_string(text, quoted);
    out += '\'';
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
      if (quoted[i] == '\\') {
        if (quoted[i + 1] != '"') out.append(1, quoted[i]);
        out += quoted[++i];
      } else {
        if (quoted[i] == '\'') out += '\\';
        out += quoted[i];
      }
    }
    out += '\'';
  }
};

}  // namespace

Result<Value> normal_form(const Value& logic) {
  PORTAL_TRY(const Rule rule, Rule::compile(logic));
  return normal(logic);
}

Result<std::string> print_text(const Value& logic) {
  PORTAL_TRY(const Value value, normal_form(logic));
  Printer printer;
  printer.print(value, 0);
  return std::move(printer.out);
}

}  // namespace portal::rules
