// Reading facts: var, val, exists, missing; scopes; and what a fact that is not there means.
#include "sdk/json/json.h"
#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;

namespace {

const Value* item_at(const json::Array& list, const std::string& token) {
  std::size_t index = 0;
  if (token.empty() || token.size() > 9) return nullptr;
  for (const char c : token) {
    if (c < '0' || c > '9') return nullptr;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index < list.size() ? &list[index] : nullptr;
}

void append_name(std::string& path, std::string_view name) {
  if (!path.empty()) path += '.';
  path += name;
}

}  // namespace

// nullptr above the facts.
const Scope* Evaluator::climbed(const Scope* scope, std::size_t levels, bool& index) {
  for (; levels >= 2; levels -= 2) {
    scope = scope->outer;
    if (scope == nullptr) return nullptr;
  }
  index = levels == 1;
  return index && scope->kind == Scope::Kind::facts ? nullptr : scope;
}

Evaluator::Found Evaluator::read(const Path& path, const Node& node, Cell& cell) {
  bool index = false;
  std::size_t i = 0;
  const Scope* scope = climbed(scope_, path.climb, index);
  if (scope == nullptr) return Found::nowhere;
  if (index) {
    cell = {Tag::number, none, static_cast<double>(scope->index)};
    if (path.count == 0) cell = make(json::Object{{"index", to_value(cell)}});
    return path.count == 0 || (path.count == 1 && path.tokens[0] == "index") ? Found::here : Found::nowhere;
  }
  cell = scope->data;
  if (scope->kind == Scope::Kind::reduction) {
    if (path.count == 0) {
      blur(scope->accumulator);
      const bool known = scope->accumulator.tag != Tag::unknown;
      if (!charge_bytes(weight_of(scope->accumulator) + weight_of(cell))) return Found::nowhere;
      cell = known ? make(json::Object{{"current", to_value(cell)}, {"accumulator", to_value(scope->accumulator)}}) : Cell{Tag::unknown};
      return Found::here;
    }
    if (path.tokens[0] == "accumulator") cell = scope->accumulator;
    else if (path.tokens[0] != "current") return Found::nowhere;
    i = 1;
  }
  for (; i < path.count; ++i) {
    if (cell.tag == Tag::unknown) {
      cell = blur(cell);
      return Found::unknown;
    }
    const Value* next = nullptr;
    if (cell.tag == Tag::object) next = cell.value->object().find(path.tokens[i]);
    if (cell.tag == Tag::array) next = item_at(cell.value->array(), path.tokens[i]);
    if (next == nullptr) {
      const bool open = cell.tag == Tag::object || (i == 0 && cell.tag == Tag::null && scope->kind == Scope::Kind::facts);
      const bool may_come = three_valued_ && open && scope->kind != Scope::Kind::error;
      return may_come ? absent_fact(path, scope, node, cell) : Found::nowhere;
    }
    cell = cell_of(*next);
  }
  return Found::here;
}

Evaluator::Found Evaluator::absent_fact(const Path& path, const Scope* scope, const Node& node, Cell& cell) {
  std::string key;
  const bool told = describe(scope, path, key);
  const std::uint32_t slot = slot_for(std::move(key), index_of(node), false);
  if (told && slots_[slot].has_value) {
    cell = slots_[slot].value;
    return Found::here;
  }
  cell = unknown_of(slot);
  if (!told) cell = blur(cell);  // several places go by this name: one case may not speak for all
  return Found::unknown;
}

// Where `path`, read in `scope`, is in the facts: "children.0.age". False where that cannot be told: "children.*.age" of a filtered list.
bool Evaluator::describe(const Scope* scope, const Path& path, std::string& out) const {
  bool told = scope->kind == Scope::Kind::facts;
  if (scope->source != none) {
    const Node* source = &table_.nodes[scope->source];
    told = source->op != Op::filter;
    while (source->op == Op::filter) source = &table_.nodes[source->first];
    bool index = false;
    const bool reads = (source->op == Op::variable || source->op == Op::value_at) && source->tokens != none;
    const Scope* outer = reads ? climbed(scope->outer, source->climb, index) : nullptr;
    if (outer != nullptr && !index)
      told &= describe(outer, {&table_.tokens[source->data], source->tokens, 0}, out);
    else
      told = false;
    append_name(out, told ? std::to_string(scope->index) : "*");
  }
  std::size_t i = 0;
  if (scope->kind == Scope::Kind::reduction && path.count > 0) {
    told &= path.tokens[0] == "current";
    i = 1;
  }
  for (; i < path.count; ++i) append_name(out, path.tokens[i]);
  return told;
}

// The path that `node` reads; false: the operands that should compute it are unknown or failed, see `problem`.
bool Evaluator::find_path(const Node& node, Path& path, std::vector<std::string>& storage, Cell& problem) {
  if (node.tokens != none) {
    path = {table_.tokens.data() + node.data, node.tokens, node.climb};
    return true;
  }
  Operands operands;
  operands.count = node.op == Op::variable ? 1 : node.count;  // var's second is its default
  if (node.bare && node.op != Op::variable) {
    const Cell cell = value(node.first);
    operands.single = cell;
    operands.ready = true;
    if (cell.tag == Tag::array) {
      operands.ready = false;
      operands.list = &cell.value->array();
      operands.count = static_cast<std::uint32_t>(operands.list->size());
    }
  }
  bool known = true;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    const Cell cell = operand(node, operands, i);
    std::string text;
    if (cell.tag == Tag::failed) {
      problem = cell;
      return false;
    }
    known &= cell.tag != Tag::unknown;
    blur(cell);
    if (i == 0 && cell.tag == Tag::array && node.op != Op::variable && cell.value->array().size() == 1 && cell.value->array()[0].is_number()) {
      const double levels = cell.value->array()[0].number();
      path.climb = static_cast<std::size_t>(levels < 0 ? -levels : levels) & 0xFF;
    } else if (known && !text_of(cell, text)) {
      problem = fail(node, Failure::wrong_arguments);
      return false;
    } else if (node.op == Op::variable) {
      split_path(text, storage);
    } else if (cell.tag != Tag::null) {
      storage.push_back(std::move(text));
    }
  }
  path.tokens = storage.data();
  path.count = storage.size();
  problem = {Tag::unknown};
  return known;
}

Cell Evaluator::variable(const Node& node) {
  Path path;
  std::vector<std::string> storage;
  Cell cell;
  if (!find_path(node, path, storage, cell)) return cell;
  const Found found = read(path, node, cell);
  if (trace_ != nullptr) {
    bool index = false;
    const Scope* scope = climbed(scope_, path.climb, index);
    if (scope != nullptr && !index) describe(scope, path, trace_->fact);
    trace_->missing = found != Found::here;
  }
  if (found != Found::nowhere) return cell;
  const std::uint32_t default_at = node.tokens == none ? 1 : 0;
  return node.op == Op::variable && node.count > default_at ? value(node.first + default_at) : Cell();
}

Answer Evaluator::exists(const Node& node) {
  Path path;
  std::vector<std::string> storage;
  Cell cell;
  if (!find_path(node, path, storage, cell)) return answer_of(cell);
  const Found found = read(path, node, cell);
  if (cell.tag == Tag::unknown && found != Found::nowhere) return answer_of(blur(cell));
  return found == Found::here ? Answer::yes : Answer::no;
}

Evaluator::Found Evaluator::known_missing(const std::string& key, const Node& node) {
  std::vector<std::string> tokens;
  split_path(key, tokens);
  Cell cell;
  const Found found = read({tokens.data(), tokens.size(), 0}, node, cell);
  if (found == Found::nowhere) return found;
  if (cell.tag == Tag::unknown) {
    blur(cell);
    return Found::unknown;
  }
  return cell.tag == Tag::null || (cell.tag == Tag::text && cell.value->text().empty()) ? Found::nowhere : Found::here;
}

// missing, missing_some: the keys among the operands (or their lists) that are not there.
Cell Evaluator::missing_keys(const Node& node) {
  Operands operands;
  if (!open(node, operands)) return operands.single;
  json::Array absent;
  double needed = 0;
  double keys = 0;
  bool known = true;
  for (std::uint32_t i = 0; i < operands.count; ++i) {
    const Cell cell = operand(node, operands, i);
    if (cell.tag == Tag::failed) return cell;
    known &= cell.tag != Tag::unknown;
    blur(cell);
    if (i == 0 && node.op == Op::missing_some) {
      if (known && !number_of(cell, needed)) return fail(node, Failure::not_a_number);
      continue;
    }
    const std::size_t count = cell.tag == Tag::array ? cell.value->array().size() : 1;
    for (std::size_t j = 0; cell.tag != Tag::unknown && j < count; ++j) {
      std::string key;
      const Cell name = cell.tag == Tag::array ? cell_of(cell.value->array()[j]) : cell;
      if (!charge(1) || !text_of(name, key)) return fail(node, Failure::wrong_arguments);
      ++keys;
      const Found found = known_missing(key, node);
      if (found == Found::unknown) known = false;
      if (found == Found::nowhere) absent.push_back(to_value(name));
    }
  }
  if (!known) return {Tag::unknown};
  if (node.op == Op::missing_some && keys - static_cast<double>(absent.size()) >= needed) absent.clear();
  return make(std::move(absent));
}

}  // namespace portal::rules
