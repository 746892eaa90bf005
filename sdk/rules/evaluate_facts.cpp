// Reading facts: var, val, exists, missing; scopes; and what a fact that is not there means.
#include <cmath>

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
    cell = {Tag::number, static_cast<double>(scope->index)};
    if (path.count == 0) cell = make_member("index", to_value(cell));
    return path.count == 0 || (path.count == 1 && path.tokens[0] == "index") ? Found::here : Found::nowhere;
  }
  cell = scope->data;
  if (scope->kind == Scope::Kind::reduction) {
    if (path.count == 0) return pair(*scope, cell);
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

// The whole of what reduce's rule sees.
Evaluator::Found Evaluator::pair(const Scope& scope, Cell& cell) {
  cell = blur(scope.accumulator);
  if (cell.tag == Tag::unknown || !charge_bytes(weight_of(scope.accumulator) + weight_of(scope.data))) return Found::here;
  cell = make_member("current", to_value(scope.data));
  if (cell.tag == Tag::object) made_.front().object().set("accumulator", to_value(scope.accumulator));
  return Found::here;
}

Evaluator::Found Evaluator::absent_fact(const Path& path, const Scope* scope, const Node& node, Cell& cell) {
  std::string key;
  const bool told = describe(scope, path, key);
  cell = value_of(slot_for(std::move(key), index_of(node), false));
  if (!told) cell = blur(cell);  // several places go by this name: one case may not speak for all
  return cell.tag == Tag::unknown ? Found::unknown : Found::here;
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
    if (outer != nullptr && !index) told &= describe(outer, {&table_.tokens[source->data], source->tokens, 0}, out);
    else told = false;
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

// The path that `node` reads; `problem` is not null where the operands that should compute it are unknown or failed.
Evaluator::Path Evaluator::path_of(const Node& node, std::vector<std::string>& storage, Cell& problem) {
  if (node.tokens != none) return {table_.tokens.data() + node.data, node.tokens, node.climb};
  Path path;
  const bool dotted = node.op == Op::variable;
  const std::size_t base = stack_.size();
  problem = gather(node, node.bare && !dotted);
  if (problem.tag == Tag::null) {
    const std::size_t count = dotted ? 1 : stack_.size() - base;  // the second operand of var is its default
    for (std::size_t i = 0; i < count; ++i) {
      const Cell& cell = stack_[base + i];
      std::string text;
      if (i == 0 && cell.tag == Tag::array && !dotted && cell.value->array().size() == 1 && cell.value->array()[0].is_number()) {
        path.climb = static_cast<std::size_t>(std::fabs(std::fmod(cell.value->array()[0].number(), 256)));
      } else if (!text_of(cell, text)) {
        problem = fail(node, Failure::wrong_arguments);
      } else if (dotted) {
        split_path(text, storage);
      } else if (cell.tag != Tag::null) {
        storage.push_back(std::move(text));
      }
    }
  }
  stack_.resize(base);
  path.tokens = storage.data();
  path.count = storage.size();
  return path;
}

// What nearly every rule reads: a written path into the facts, or into an item of them, that is there. nullptr: `fact` knows.
const Value* Evaluator::known_fact(const Node& node) const {
  if (node.tokens == none || node.climb != 0 || scope_->kind >= Scope::Kind::reduction) return nullptr;
  const Value* value = scope_->data.value;
  const std::string* token = table_.tokens.data() + node.data;
  for (const std::string* end = token + node.tokens; value != nullptr && token != end; ++token)
    value = value->is_object() ? value->object().find(*token) : nullptr;
  return value;
}

// var, val, exists.
Cell Evaluator::fact(const Node& node) {
  std::vector<std::string> storage;
  Cell cell;
  const Path path = path_of(node, storage, cell);
  if (cell.tag != Tag::null) return cell;
  const Found found = read(path, node, cell);
  if (trace_ != nullptr) {
    bool index = false;
    const Scope* scope = climbed(scope_, path.climb, index);
    if (scope != nullptr && !index) describe(scope, path, trace_->fact);
    trace_->missing = found != Found::here;
  }
  if (node.op == Op::exists) {
    if (found != Found::nowhere && cell.tag == Tag::unknown) return blur(cell);
    return boolean(found == Found::here ? Answer::yes : Answer::no);
  }
  if (found != Found::nowhere) return cell;
  const std::uint32_t default_at = node.tokens == none ? 1 : 0;
  return node.op == Op::variable && node.count > default_at ? walk(node.first + default_at, false) : Cell();
}

// missing, missing_some: the keys among the operands (or their lists) that are not there; null and "" are missing too.
Cell Evaluator::missing_keys(const Node& node, const Cell* operands, std::size_t count) {
  Value absent = json::Array();
  double needed = 0;
  double keys = 0;
  bool known = true;
  if (node.op == Op::missing_some && !number_of(*operands++, needed)) return fail(node, Failure::not_a_number);
  if (node.op == Op::missing_some) --count;
  for (std::size_t i = 0; i < count; ++i) {
    const bool listed = operands[i].tag == Tag::array;
    for (std::size_t j = 0; j < (listed ? operands[i].value->array().size() : 1); ++j) {
      const Cell name = listed ? cell_of(operands[i].value->array()[j]) : operands[i];
      std::string key;
      std::vector<std::string> tokens;
      if (!charge(1) || !text_of(name, key)) return fail(node, Failure::wrong_arguments);
      split_path(key, tokens);
      ++keys;
      Cell cell;
      const Found found = read({tokens.data(), tokens.size(), 0}, node, cell);
      if (found != Found::nowhere && blur(cell).tag == Tag::unknown) known = false;
      else if (found == Found::nowhere || cell.tag == Tag::null || (cell.tag == Tag::text && cell.value->text().empty()))
        absent.array().push_back(to_value(name));
    }
  }
  if (!known) return {Tag::unknown};
  if (node.op == Op::missing_some && keys - static_cast<double>(absent.array().size()) >= needed) absent = json::Array();
  return make(std::move(absent));
}

}  // namespace portal::rules
