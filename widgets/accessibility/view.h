#pragma once
// The panel as a tree: presets, the pair test, the parts with their choices, what is chosen, moving it, what has happened.

#include "sdk/ui/node.h"
#include "widgets/accessibility/model.h"
#include "widgets/accessibility/words.h"

namespace portal::accessibility {

ui::NodePtr view_of(const Model& model, const Words& words, bool can_move);

}  // namespace portal::accessibility
