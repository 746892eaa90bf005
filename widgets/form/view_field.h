#pragma once
// A field of the definition with its state, as one node.

#include "sdk/ui/node.h"
#include "widgets/form/words.h"

namespace portal::form {

ui::NodePtr field_node(std::size_t index, const Model& model, const Words& words);

}  // namespace portal::form
