// Reading the wire form, and the order in which it is read aloud.
#include "accessibility/audit/tree.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/ui/update.h"

namespace portal::accessibility::audit {

namespace {

Result<Item> read_item(const json::Value& wire, const std::string& path) {
  if (!wire.is_object()) return Error{ErrorCode::wrong_type, path, "a node", std::string(json::noun_of(wire.kind()))};
  Item item;
  for (const json::Member& member : wire.object()) {
    if (member.key == "id" && member.value.is_string()) {
      item.id = member.value.text();
    } else if (member.key == "role" && member.value.is_string()) {
      const auto role = ui::role_named(member.value.text());
      if (!role) return Error{ErrorCode::unknown_name, path + "/role", "a role of vocabulary.def", quoted_excerpt(member.value.text())};
      item.role = *role;
    } else if (member.key == "children" && member.value.is_array()) {
      for (const json::Value& child : member.value.array())
        if (child.is_string()) item.children.push_back(child.text());
    } else if (ui::attribute_named(member.key)) {
      item.attributes.set(member.key, member.value);
    } else {
      return Error{ErrorCode::unknown_name, path + "/" + member.key, "an attribute of vocabulary.def", quoted_excerpt(member.key)};
    }
  }
  for (const char* key : {"id", "role"})
    if (wire.find(key) == nullptr) return Error{ErrorCode::missing_key, path, std::string(key), "none"};
  return item;
}

}  // namespace

const json::Value* Item::find(ui::Attribute attribute) const { return attributes.find(ui::name_of(attribute)); }

std::string_view Item::text(ui::Attribute attribute) const {
  const json::Value* value = find(attribute);
  return value != nullptr && value->is_string() ? std::string_view(value->text()) : std::string_view();
}

bool Item::flag(ui::Attribute attribute) const {
  const json::Value* value = find(attribute);
  return value != nullptr && value->is_boolean() && value->boolean();
}

int Item::count(ui::Attribute attribute) const {
  const json::Value* value = find(attribute);
  return value != nullptr && value->is_integer() ? static_cast<int>(value->integer()) : 0;
}

Result<Tree> Tree::read(const json::Value& wire) {
  // A snapshot of the door holds the tree beside the state.
  const json::Value* inner = wire.find("tree");
  const json::Value& update = inner != nullptr && inner->is_object() ? *inner : wire;
  const json::Value* root = update.find("root");
  const json::Value* nodes = update.find("nodes");
  if (root == nullptr || !root->is_string()) return Error{ErrorCode::missing_key, "/root", "the id of the root", "none"};
  if (nodes == nullptr || !nodes->is_array()) return Error{ErrorCode::missing_key, "/nodes", "a list of nodes", "none"};
  Tree tree;
  tree.root_ = root->text();
  for (std::size_t i = 0; i < nodes->array().size(); ++i) {
    PORTAL_TRY(Item item, read_item(nodes->array()[i], "/nodes/" + std::to_string(i)));
    tree.items_.push_back(std::move(item));
  }
  tree.walk();
  return tree;
}

Tree Tree::of(const ui::NodePtr& root) {
  ui::Update update;
  ui::diff(nullptr, root, update);
  return read(json::parse(ui::write_update(update)).value()).value();
}

const Item* Tree::find(std::string_view id) const {
  const auto at = std::find_if(items_.begin(), items_.end(), [id](const Item& item) { return item.id == id; });
  return at == items_.end() ? nullptr : &*at;
}

// Without recursion, since the tree may come from anywhere; what leads back to itself is entered once.
void Tree::walk() {
  struct Step {
    std::string id;
    int parent;
  };
  std::vector<Step> open{{root_, -1}};
  order_.clear();
  while (!open.empty()) {
    const Step step = open.back();
    open.pop_back();
    const auto at = std::find_if(items_.begin(), items_.end(), [&step](const Item& item) { return item.id == step.id; });
    if (at == items_.end()) continue;
    const auto index = static_cast<std::size_t>(at - items_.begin());
    if (std::find(order_.begin(), order_.end(), index) != order_.end()) continue;
    order_.push_back(index);
    parents_.push_back(step.parent);
    for (auto child = at->children.rbegin(); child != at->children.rend(); ++child) open.push_back({*child, static_cast<int>(index)});
  }
}

std::vector<const Item*> Tree::in_order() const {
  std::vector<const Item*> out;
  for (const std::size_t index : order_) out.push_back(&items_[index]);
  return out;
}

const Item* Tree::parent_of(const Item& item) const {
  for (std::size_t i = 0; i < order_.size(); ++i)
    if (&items_[order_[i]] == &item) return parents_[i] < 0 ? nullptr : &items_[static_cast<std::size_t>(parents_[i])];
  return nullptr;
}

std::string Tree::lang_of(const Item& item, std::string_view otherwise) const {
  for (const Item* at = &item; at != nullptr; at = parent_of(*at))
    if (const std::string_view lang = at->text(ui::Attribute::lang); !lang.empty()) return std::string(lang);
  return std::string(otherwise);
}

}  // namespace portal::accessibility::audit
