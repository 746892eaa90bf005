// Focus continuity.
#include "accessibility/focus.h"

#include <vector>

#include "sdk/base/name_index.h"

namespace portal::accessibility {

namespace {

void collect_ids(const ui::Node& node, NameIndex& out) {
  out.add(node.id(), 0);
  for (const ui::NodePtr& child : node.children()) collect_ids(*child, out);
}

bool path_to(const ui::Node& node, std::string_view id, std::vector<const ui::Node*>& path) {
  path.push_back(&node);
  if (node.id() == id) return true;
  for (const ui::NodePtr& child : node.children())
    if (path_to(*child, id, path)) return true;
  path.pop_back();
  return false;
}

// The first node at or below `node` that takes focus and is still there.
const ui::Node* first_focusable(const ui::Node& node, const NameIndex& alive) {
  if (!alive.holds(node.id())) return nullptr;
  if (takes_focus(node.role())) return &node;
  for (const ui::NodePtr& child : node.children())
    if (const ui::Node* found = first_focusable(*child, alive)) return found;
  return nullptr;
}

}  // namespace

bool takes_focus(ui::Role role) {
  return ui::is_interactive(role) || role == ui::Role::disclosure || role == ui::Role::section || role == ui::Role::notice ||
         role == ui::Role::error_summary;
}

std::string focus_after_removal(const ui::Node& before, const ui::Node& after, std::string_view lost) {
  NameIndex alive;
  collect_ids(after, alive);
  alive.seal();
  std::vector<const ui::Node*> path;
  if (!path_to(before, lost, path)) return {};
  for (std::size_t depth = path.size() - 1; depth > 0; --depth) {
    const auto& siblings = path[depth - 1]->children();
    std::size_t place = 0;
    while (siblings[place].get() != path[depth]) ++place;
    for (std::size_t i = place + 1; i < siblings.size(); ++i)
      if (const ui::Node* found = first_focusable(*siblings[i], alive)) return found->id();
    for (std::size_t i = place; i-- > 0;)
      if (const ui::Node* found = first_focusable(*siblings[i], alive)) return found->id();
    if (takes_focus(path[depth - 1]->role()) && alive.holds(path[depth - 1]->id())) return path[depth - 1]->id();
  }
  return {};
}

}  // namespace portal::accessibility
