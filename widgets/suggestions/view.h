#pragma once
// The model as a tree.

#include "sdk/session/widget.h"
#include "widgets/suggestions/model.h"
#include "widgets/suggestions/words.h"

namespace portal::suggestions {

struct ViewOptions {
  bool only_offers = false;
  bool can_profile = false, can_assistant = false, can_consult = false;
};

ui::NodePtr view_of(const Model& model, const Words& words, const ViewOptions& options);

// One service as the offers, the results and the list of what fits show it. `prefix` keeps their nodes apart: "offer", "found", "mine".
ui::NodePtr service_item(const Model& model, const Words& words, std::string_view prefix, std::size_t service, const catalogue::Ranked* ranked,
                         bool is_first);

// What would be handed to the form: pairs of name and value, in the catalogue's order.
std::vector<std::pair<std::string, json::Value>> handed_facts(const Model& model, const catalogue::Service& service);

}  // namespace portal::suggestions
