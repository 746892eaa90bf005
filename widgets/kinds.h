#pragma once
// All widgets there are, for what is native and treats them alike: the command line, the demo portal, tests of named examples.

#include <span>

#include "sdk/session/widget.h"

namespace portal {

// In the order of "all" in wasm/modules.json, from which the list is made.
std::span<const session::WidgetKind> widget_kinds();

// nullptr where there is none of that name.
const session::WidgetKind* find_widget_kind(std::string_view name);

}  // namespace portal
