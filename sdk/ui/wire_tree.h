#pragma once
// Nodes from the wire: what a surface that got updates draws, and what a test or a tool reads.

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/ui/node.h"
#include "sdk/ui/update.h"

namespace portal::ui {

// Of a replica's nodes as they came (ui/update.h): each is there once and hangs at its parent. Errors: unknown_name (a role, an attribute),
// too_deep (over 128 levels).
Result<NodePtr> tree_of(const Replica& replica);

}  // namespace portal::ui
