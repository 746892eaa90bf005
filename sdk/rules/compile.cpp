// JSON to table: every mistake that can be seen without facts is found here, with its place.
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/rules/rules.h"
#include "sdk/rules/table.h"

namespace portal::rules {

namespace {

using json::Value;
constexpr std::uint32_t depth_limit = 64;
constexpr std::size_t node_limit = 4096;

using namespace trait;
constexpr OperatorInfo operators[] = {
#define X(enumerator, name, fewest, most, traits) {name, fewest, most, traits},
#include "sdk/rules/operators.def"
#undef X
};

bool is_operation(const Value& value) { return value.is_object() && !value.object().empty(); }

// Nothing to evaluate anywhere inside.
bool is_literal(const Value& value, std::uint32_t depth) {
  if (depth > depth_limit) return false;
  if (!value.is_array()) return !is_operation(value);
  for (const Value& item : value.array())
    if (!is_literal(item, depth + 1)) return false;
  return true;
}

// Its steps return false after a mistake, which error() then tells: building errors in one place keeps the code small.
class Compiler {
 public:
  explicit Compiler(Table& table) : table_(table) { table.nodes.emplace_back(); }

  Error error() { return {code_, table_.path_of(wrong_at_) + below_, std::move(expected_), std::move(got_)}; }

  bool node(std::uint32_t at, const Value& logic, std::uint32_t depth) {
    if (depth > depth_limit) return wrong(at, "at most 64 levels", "more", ErrorCode::too_deep);
    if (is_literal(logic, depth)) return constant(at, logic);
    if (logic.is_array()) {
      table_.nodes[at].op = Op::list;
      return operands(at, logic.array().data(), logic.array().size(), 0, depth);
    }
    if (logic.object().size() > 1) return wrong(at, "one operator (data goes into \"preserve\")", "several members");
    return operation(at, *logic.object().begin(), depth);
  }

 private:
  bool wrong(std::uint32_t at, std::string expected, std::string got, ErrorCode code = ErrorCode::invalid_expression) {
    code_ = code;
    wrong_at_ = at;
    expected_ = std::move(expected);
    got_ = std::move(got);
    return false;
  }

  bool constant(std::uint32_t at, Value value) {
    table_.nodes[at].op = Op::constant;
    table_.nodes[at].data = static_cast<std::uint32_t>(table_.constants.size());
    table_.constants.push_back(std::move(value));
    return true;
  }

  bool operands(std::uint32_t at, const Value* values, std::size_t count, std::uint32_t place, std::uint32_t depth) {
    const auto first = static_cast<std::uint32_t>(table_.nodes.size());
    if (count > node_limit - first) return wrong(at, "at most 4096 nodes", "more", ErrorCode::too_large);
    table_.nodes[at].first = first;
    table_.nodes[at].count = static_cast<std::uint32_t>(count);
    table_.nodes.resize(first + count);
    for (std::uint32_t i = 0; i < count; ++i) {
      table_.nodes[first + i].parent = at;
      table_.nodes[first + i].place = place + i;
    }
    for (std::uint32_t i = 0; i < count; ++i)
      if (!node(first + i, values[i], depth + 1)) return false;
    return true;
  }

  bool operation(std::uint32_t at, const json::Member& member, std::uint32_t depth) {
    Op op{};
    if (!operator_named(member.key, op)) {
      below_ = json::pointer_join("", member.key);
      return wrong(at, "an operator of JsonLogic", quoted_excerpt(member.key), ErrorCode::unknown_name);
    }
    const Value& argument = member.value;
    if (op == Op::preserve) return constant(at, argument);
    const OperatorInfo& info = info_of(op);
    const bool bare = !argument.is_array();
    const Value* values = bare ? &argument : argument.array().data();
    const std::size_t count = bare ? 1 : argument.array().size();
    Node& node = table_.nodes[at];
    node.op = op;
    node.bare = bare;
    node.spread = bare && (info.traits & spread) != 0 && is_operation(argument);
    if (bare && (info.traits & lazy) != 0) return wrong(at, "a list of operands", json::describe(argument));
    if (!node.spread && (count < info.fewest || (info.most != any && count > info.most)))
      return wrong(at, operand_range(info), std::to_string(count));
    if ((info.traits & scope) != 0 && !scope_operands(at, op, values)) return false;
    if (path_is_static(op, values, count)) return static_path(at, values, count, depth);
    node.tokens = none;
    return operands(at, values, count, 0, depth);
  }

  static std::string operand_range(const OperatorInfo& info) {
    std::string text = std::to_string(info.fewest);
    if (info.most == any) return text + " or more operands";
    if (info.most != info.fewest) text += " to " + std::to_string(info.most);
    return text + " operands";
  }

  // A literal that is no list can never be gone through; nor can null be what is done with each item of map and filter.
  bool scope_operands(std::uint32_t at, Op op, const Value* values) {
    if (!values[0].is_array() && !is_operation(values[0]) && !(op == Op::reduce && values[0].is_null()))
      return wrong(at, "a list as the first operand", json::describe(values[0]));
    if ((op == Op::map || op == Op::filter) && values[1].is_null()) return wrong(at, "a rule as the second operand", json::describe(values[1]));
    return true;
  }

  static bool path_is_static(Op op, const Value* values, std::size_t count) {
    if (op == Op::variable) return count == 0 || !(is_operation(values[0]) || values[0].is_array());
    if (op != Op::value_at && op != Op::exists) return false;
    for (std::size_t i = 0; i < count; ++i) {
      const bool climbs = i == 0 && values[i].is_array() && values[i].array().size() == 1 && values[i].array()[0].is_integer();
      if (!climbs && !values[i].is_string() && !values[i].is_integer() && !values[i].is_null()) return false;
    }
    return true;
  }

  static std::string token_of(const Value& value) { return value.is_string() ? value.text() : json::write(value); }

  bool static_path(std::uint32_t at, const Value* values, std::size_t count, std::uint32_t depth) {
    Node& node = table_.nodes[at];
    node.data = static_cast<std::uint32_t>(table_.tokens.size());
    if (node.op == Op::variable) {
      if (count > 0 && !values[0].is_null()) split_path(token_of(values[0]), table_.tokens);
      node.tokens = static_cast<std::uint32_t>(table_.tokens.size()) - node.data;
      return count < 2 || operands(at, values + 1, 1, 1, depth);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (values[i].is_array()) {
        const std::int64_t levels = values[i].array()[0].integer();
        if (levels > 120 || levels < -120) return wrong(at, "at most 120 levels to climb", "more");
        node.climb = static_cast<std::uint8_t>(levels < 0 ? -levels : levels);
      } else if (!values[i].is_null()) {
        table_.tokens.push_back(token_of(values[i]));
      }
    }
    node.tokens = static_cast<std::uint32_t>(table_.tokens.size()) - node.data;
    return true;
  }

  Table& table_;
  ErrorCode code_ = ErrorCode::invalid_expression;
  std::uint32_t wrong_at_ = 0;
  std::string below_, expected_, got_;
};

}  // namespace

const OperatorInfo& info_of(Op op) { return operators[static_cast<std::size_t>(op)]; }

bool operator_named(std::string_view name, Op& op) {
  constexpr auto operations = static_cast<std::size_t>(Op::constant);
  for (std::size_t i = 0; i < operations; ++i) {
    if (operators[i].name != name) continue;
    op = static_cast<Op>(i);
    return true;
  }
  return false;
}

void split_path(std::string_view path, std::vector<std::string>& tokens) {
  if (path.empty()) return;
  for (;;) {
    const std::size_t dot = path.find('.');
    tokens.emplace_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return;
    path.remove_prefix(dot + 1);
  }
}

std::string Table::path_of(std::uint32_t at) const {
  const Node& node = nodes[at];
  if (node.parent == none) return {};
  const Node& parent = nodes[node.parent];
  std::string path = path_of(node.parent);
  if (parent.op != Op::list) path = json::pointer_join(path, info_of(parent.op).name);
  return parent.bare ? path : json::pointer_join(path, node.place);
}

Rule::Rule(std::unique_ptr<const Table> table) : table_(std::move(table)) {}
Rule::Rule(Rule&&) noexcept = default;
Rule& Rule::operator=(Rule&&) noexcept = default;
Rule::~Rule() = default;

Result<Rule> Rule::compile(const Value& logic) {
  auto table = std::make_unique<Table>();
  Compiler compiler(*table);
  if (!compiler.node(0, logic, 0)) return compiler.error();
  return Rule(std::move(table));
}

}  // namespace portal::rules
