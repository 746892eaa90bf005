// Which facts a rule can read: the scopes followed without evaluating anything.
#include "sdk/rules/rules.h"
#include "sdk/rules/table.h"

namespace portal::rules {

namespace {

// A scope as far as it can be told: the path of what it holds in the facts, if it is there at all.
struct Place {
  const Place* outer = nullptr;
  bool in_facts = false;
  bool reduction = false;
  std::string path;
};

constexpr std::size_t key_limit = 4096;

class Reader {
 public:
  Reader(const Table& table, std::vector<std::string>& facts) : table_(table), facts_(facts) {}

  void read(std::uint32_t at, const Place& place) {
    const Node& node = table_.nodes[at];
    const bool keys = node.op == Op::missing || node.op == Op::missing_some;
    if (node.op == Op::variable || node.op == Op::value_at || node.op == Op::exists) {
      std::string path;
      if (path_read(node, place, path)) add(std::move(path));
    }
    const bool scopes = (info_of(node.op).traits & trait::scope) != 0;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      if (scopes && i == 1) {
        read(node.first + 1, items_of(node, place));
      } else if (node.op == Op::attempt && i > 0) {
        read(node.first + i, Place{&place, false, false, {}});
      } else {
        if (keys) read_keys(node.first + i, place);
        read(node.first + i, place);
      }
    }
  }

 private:
  void add(std::string fact) {
    for (const std::string& one : facts_)
      if (one == fact) return;
    facts_.push_back(std::move(fact));
  }

  // The keys of `missing`: names where they are written in the rule; where they are computed, or too many, it may be any fact.
  void read_keys(std::uint32_t at, const Place& place) {
    const Node& node = table_.nodes[at];
    if (node.op == Op::constant) return add_keys(table_.constants[node.data], place);
    const bool numbered = node.parent != none && table_.nodes[node.parent].op == Op::missing_some && node.place == 0;
    if (!numbered && place.in_facts) add(place.path);
  }

  void add_keys(const json::Value& key, const Place& place) {
    if (facts_.size() > key_limit) return add({});
    if (key.is_array())
      for (const json::Value& item : key.array()) add_keys(item, place);
    if (key.is_string() && place.in_facts) add(place.path.empty() ? key.text() : place.path + "." + key.text());
  }

  static const Place* climbed(const Place& from, std::size_t levels) {
    const Place* place = &from;
    for (; levels >= 2 && place != nullptr; levels -= 2) place = place->outer;
    return levels == 1 ? nullptr : place;
  }

  // False where what is read is not among the facts: an index, an accumulator, an item of a list made by the rule.
  bool path_read(const Node& node, const Place& from, std::string& path) const {
    if (node.tokens == none) return true;  // a computed path: ""
    const Place* place = climbed(from, node.climb);
    if (place == nullptr || !place->in_facts) return false;
    path = place->path;
    for (std::uint32_t i = 0; i < node.tokens; ++i) {
      const std::string& token = table_.tokens[node.data + i];
      if (i == 0 && place->reduction) {
        if (token != "current") return false;
        continue;
      }
      if (!path.empty()) path += '.';
      path += token;
    }
    return true;
  }

  Place items_of(const Node& node, const Place& place) const {
    const Node* source = &table_.nodes[node.first];
    while (source->op == Op::filter) source = &table_.nodes[source->first];
    Place items{&place, false, node.op == Op::reduce, {}};
    const bool reads = (source->op == Op::variable || source->op == Op::value_at) && source->tokens != none;
    if (!reads || !path_read(*source, place, items.path)) return items;
    items.in_facts = true;
    items.path += items.path.empty() ? "*" : ".*";
    return items;
  }

  const Table& table_;
  std::vector<std::string>& facts_;
};

}  // namespace

std::vector<std::string> facts_of(const Rule& rule) {
  std::vector<std::string> facts;
  Reader(rule.table(), facts).read(0, Place{nullptr, true, false, {}});
  return facts;
}

}  // namespace portal::rules
