#pragma once
// The charts of one question of one target, each with its sentence. Null where there is nothing to draw.

#include <vector>

#include "sdk/ui/node.h"
#include "widgets/results/words.h"

namespace portal::results {

// All groups of a question of a target: one for each method, that with the latest answers last.
using SameQuestion = std::vector<const Group*>;

ui::NodePtr channels_chart(const std::string& id, const Group& group, const Words& words);
ui::NodePtr answers_chart(const std::string& id, const Group& group, const Words& words);
ui::NodePtr reasons_chart(const std::string& id, const Group& group, const std::vector<ReasonCount>& reasons, const char* kind, const Words& words);

// Months or versions of all methods in their order; where the method changes the line is broken, since its two sides cannot be compared.
ui::NodePtr rows_chart(const std::string& id, const SameQuestion& groups, bool by_version, const Words& words);

}  // namespace portal::results
