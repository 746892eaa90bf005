#pragma once
// The model as a tree.

#include <map>

#include "sdk/parts/help.h"
#include "sdk/session/widget.h"
#include "widgets/suggestions/model.h"
#include "widgets/suggestions/words.h"

namespace portal::suggestions {

struct ViewOptions {
  bool only_offers = false;
  bool can_profile = false;
};

// Services whose nodes are as they were: nothing in them is open, so all that they say follows from a few words, their `look`.
class Kept {
 public:
  const ui::NodePtr* find(const std::string& id, const std::string& look) const;
  void keep(const std::string& id, std::string look, ui::NodePtr node);
  void forget() { nodes_.clear(); }

 private:
  std::map<std::string, std::pair<std::string, ui::NodePtr>, std::less<>> nodes_;
};

ui::NodePtr view_of(const Model& model, const Words& words, const parts::Help& help, Kept& kept, const ViewOptions& options);

// Where a service stands, so that its nodes are kept apart: "<list>/<service>", in a bundle "<list>-part/<service>".
struct Place {
  std::string_view list;                      // "offer", "found", "mine", "open", "not"
  const catalogue::Ranked* ranked = nullptr;  // why it is here; nullptr: whether it applies
  bool is_first = false;
  bool is_part = false;  // of a bundle: what is done is done with the whole
};

ui::NodePtr service_item(const Model& model, const Words& words, Kept& kept, std::size_t service, const Place& place);

// A service, or a bundle as one offer: its parts with the reason of each, one button for all.
ui::NodePtr offer_item(const Model& model, const Words& words, Kept& kept, std::string_view list, const Offer& offer, bool is_first);

ui::NodePtr put_away_node(const Model& model, const Words& words, const std::string& id);

// What was taken: what goes into each application, what to do where there is none, and the way back. nullptr: nothing was taken.
ui::NodePtr accepted_node(const Model& model, const Words& words);

std::string documents_text(const Model& model, const Words& words, const catalogue::Service& service);

// What would be handed to the form: pairs of name and value, in the catalogue's order.
std::vector<std::pair<std::string, json::Value>> handed_facts(const Model& model, const catalogue::Service& service);

// Where help is asked for: telephones, and what may be handed over with a question.
parts::Desk desk_of(const Model& model, const Words& words);

}  // namespace portal::suggestions
