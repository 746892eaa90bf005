#pragma once
// The inspected tree as a part of the inspector's own: the same roles, names and values under ids of their own, so that whatever surface
// draws the inspector draws it, and what is done in it comes back.

#include <string>
#include <string_view>

#include "sdk/ui/node.h"

namespace portal::inspector {

inline constexpr std::string_view preview_prefix = "preview/";

// Ids begin with it; headings go `deeper` levels down; a root becomes a group, since a form cannot stand in a form.
ui::NodePtr preview_of(const ui::NodePtr& root, const std::string& lang, int deeper);

// "/child/name" → "preview/child/name", as the copy is called.
std::string preview_node(std::string_view inspected);

// "preview/child/name" → "/child/name" as the inspected widget calls it; "" for nodes of the inspector itself.
std::string inspected_node(std::string_view id);

}  // namespace portal::inspector
