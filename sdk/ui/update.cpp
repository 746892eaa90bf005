// The diff and its text.
#include "sdk/ui/update.h"

#include <algorithm>

#include "sdk/base/name_index.h"
#include "sdk/json/json.h"

namespace portal::ui {

namespace {

class Differ {
 public:
  explicit Differ(Update& update) : update_(update) {}

  void compare(const Node& before, const Node& after) {
    if (!before.same_itself(after)) update_.nodes.push_back(&after);
    const auto& old_children = before.children();
    const auto& new_children = after.children();
    const std::size_t common = std::min(old_children.size(), new_children.size());
    std::size_t i = 0;
    while (i < common && old_children[i]->id() == new_children[i]->id()) {
      pair(old_children[i], new_children[i]);
      ++i;
    }
    if (i < old_children.size() || i < new_children.size()) match_rest(old_children, new_children, i);
  }

  void add(const NodePtr& node) { flatten(node, update_.nodes); }

  void finish() {
    if (gone_.empty()) return;
    NameIndex added;
    for (const Node* node : update_.nodes) added.add(node->id(), 0);
    added.seal();
    for (const Node* node : gone_)
      if (!added.holds(node->id())) update_.removed.push_back(node->id());
  }

 private:
  void pair(const NodePtr& before, const NodePtr& after) {
    if (before != after) compare(*before, *after);
  }

  void match_rest(const std::vector<NodePtr>& old_children, const std::vector<NodePtr>& new_children, std::size_t from) {
    NameIndex old_by_id;
    for (std::size_t i = from; i < old_children.size(); ++i) old_by_id.add(old_children[i]->id(), i);
    old_by_id.seal();
    std::vector<char> stays(old_children.size(), 0);
    for (std::size_t i = from; i < new_children.size(); ++i) {
      const std::size_t found = old_by_id.find(new_children[i]->id());
      if (found == NameIndex::none) {
        add(new_children[i]);
      } else {
        pair(old_children[found], new_children[i]);
        stays[found] = 1;
      }
    }
    for (std::size_t i = from; i < old_children.size(); ++i)
      if (stays[i] == 0) flatten(old_children[i], gone_);
  }

  Update& update_;
  std::vector<const Node*> gone_;
};

void print_node(const json::Value& node, int depth, std::string& out) {
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
  out += node.find("role")->text() + " " + node.find("id")->text();
  for (const json::Member& member : node.object()) {
    if (member.key == "id" || member.key == "role" || member.key == "children") continue;
    out += " " + member.key + "=";
    json::write(member.value, out);
  }
  out += '\n';
}

template <class List, class Write>
void write_list(std::string_view name, const List& list, std::string& out, Write write) {
  if (list.empty()) return;
  out += ",\"";
  out += name;
  char before = '[';
  out += "\":";
  for (const auto& item : list) {
    out += before;
    write(item);
    before = ',';
  }
  out += ']';
}

}  // namespace

void diff(const NodePtr& previous, const NodePtr& next, Update& update) {
  update.root = next->id();
  Differ differ(update);
  if (previous == next) return;
  if (previous != nullptr && previous->id() == next->id()) {
    differ.compare(*previous, *next);
  } else {
    differ.add(next);
    if (previous != nullptr) {
      std::vector<const Node*> old;
      flatten(previous, old);
      for (const Node* node : old) update.removed.push_back(node->id());
    }
  }
  differ.finish();
}

std::string write_update(const Update& update) {
  std::string out = "{\"base\":" + std::to_string(update.base) + ",\"version\":" + std::to_string(update.version) + ",\"root\":";
  json::write_string(update.root, out);
  write_list("nodes", update.nodes, out, [&out](const Node* node) { write_node(*node, out); });
  write_list("removed", update.removed, out, [&out](const std::string& id) { json::write_string(id, out); });
  if (!update.focus.empty()) {
    out += ",\"focus\":";
    json::write_string(update.focus, out);
  }
  write_list("announce", update.announce, out, [&out](const Announcement& announcement) {
    out += "{\"text\":";
    json::write_string(announcement.text, out);
    out += announcement.assertive ? ",\"assertive\":true}" : "}";
  });
  write_list("events", update.events, out, [&out](const json::Value& event) { json::write(event, out); });
  write_list("requests", update.requests, out, [&out](const json::Value& request) { json::write(request, out); });
  out += '}';
  return out;
}

std::string tree_text(const NodePtr& root) {
  Update update;
  diff(nullptr, root, update);
  update.version = 1;
  Replica replica;
  const bool applied = replica.apply(json::parse(write_update(update)).value()).ok();
  return applied ? replica.text() : std::string();
}

Result<void> Replica::apply(const json::Value& update) {
  const json::Value* base = update.find("base");
  const json::Value* version = update.find("version");
  const json::Value* root = update.find("root");
  if (base == nullptr || !base->is_integer() || version == nullptr || !version->is_integer() || root == nullptr || !root->is_string())
    return Error{ErrorCode::wrong_type, "", "an update with base, version and root", "something else"};
  if (base->integer() != version_) return Error{ErrorCode::wrong_base, "/base", std::to_string(version_), std::to_string(base->integer())};
  auto next = nodes_;
  if (const json::Value* removed = update.find("removed"); removed != nullptr && removed->is_array())
    for (const json::Value& id : removed->array())
      if (!id.is_string() || next.erase(id.text()) == 0) return Error{ErrorCode::dangling_reference, "/removed", "ids that are there", "another"};
  if (const json::Value* nodes = update.find("nodes"); nodes != nullptr && nodes->is_array())
    for (const json::Value& node : nodes->array()) {
      const json::Value* id = node.find("id");
      if (id == nullptr || !id->is_string()) return Error{ErrorCode::missing_key, "/nodes", "nodes with an id", "one without"};
      next[id->text()] = node;
    }
  std::size_t reached = 0;
  std::vector<std::string> open{root->text()};
  while (!open.empty() && reached <= next.size()) {
    const auto found = next.find(open.back());
    if (found == next.end()) return Error{ErrorCode::dangling_reference, "/nodes", "every child", quoted_excerpt(open.back())};
    open.pop_back();
    ++reached;
    if (const json::Value* children = found->second.find("children"))
      for (const json::Value& child : children->array()) open.push_back(child.text());
  }
  if (reached != next.size()) return Error{ErrorCode::dangling_reference, "/nodes", "a tree", "nodes that hang nowhere or twice"};
  nodes_ = std::move(next);
  version_ = version->integer();
  root_ = root->text();
  return {};
}

const json::Value* Replica::find(std::string_view id) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? nullptr : &found->second;
}

std::string Replica::text() const {
  std::string out;
  if (!root_.empty()) print(root_, 0, out);
  return out;
}

void Replica::print(const std::string& id, int depth, std::string& out) const {
  const json::Value& node = nodes_.find(id)->second;
  print_node(node, depth, out);
  if (const json::Value* children = node.find("children"))
    for (const json::Value& child : children->array()) print(child.text(), depth + 1, out);
}

}  // namespace portal::ui
