#pragma once
// A semantic tree as it goes over the wire, read without believing anything of it but its form: the builders of sdk/ui make many mistakes
// impossible, and an audit is for those that come from elsewhere or are left.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/ui/node.h"

namespace portal::accessibility::audit {

struct Item {
  std::string id;
  ui::Role role{};
  json::Object attributes;
  std::vector<std::string> children;  // ids as written; they may lead nowhere, or to the same place twice

  std::string_view text(ui::Attribute attribute) const;  // "" where absent
  bool flag(ui::Attribute attribute) const;
  int count(ui::Attribute attribute) const;
  const json::Value* find(ui::Attribute attribute) const;
};

class Tree {
 public:
  // An update from base 0, a snapshot, or {"root":id,"nodes":[…]}. Errors: missing_key, wrong_type, unknown_name (a role, an attribute).
  static Result<Tree> read(const json::Value& wire);
  static Tree of(const ui::NodePtr& root);

  const std::string& root() const { return root_; }
  const std::vector<Item>& items() const { return items_; }  // in the order written
  const Item* find(std::string_view id) const;               // the first of that id
  std::vector<const Item*> in_order() const;                 // as it is read: parents first, each once
  const Item* parent_of(const Item& item) const;             // nullptr for the root, and for what hangs nowhere
  std::string lang_of(const Item& item, std::string_view otherwise) const;

 private:
  void walk();

  std::string root_;
  std::vector<Item> items_;
  std::vector<std::size_t> order_;  // indices of items_
  std::vector<int> parents_;        // beside order_; -1 for the root
};

}  // namespace portal::accessibility::audit
