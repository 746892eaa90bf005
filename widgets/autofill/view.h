#pragma once
// The widget's tree: an offer, a preview, what was filled. The host's form itself is never part of it.

#include "sdk/text/message.h"
#include "sdk/ui/node.h"
#include "widgets/autofill/model.h"

namespace portal::autofill {

struct Words {
  const text::Strings& strings;
  std::string say(std::string_view key, const json::Object& arguments = {}) const { return strings.format(key, arguments); }
  std::string source(const HostField& field) const;
  std::string because(const HostField& field) const;  // why it is taken for what it is taken for
};

struct Shown {
  bool is_list_open = false;
  bool is_why_open = false;
  bool is_known = true;              // the host knows the person
  std::vector<std::string> refused;  // fields of the page that did not take their value
};

// What is said of the draft: above the panel and below it; null stands for nothing.
struct DraftNodes {
  std::vector<ui::NodePtr> above;
  std::vector<ui::NodePtr> below;
  bool any() const {
    for (const auto* nodes : {&above, &below})
      for (const ui::NodePtr& node : *nodes)
        if (node != nullptr) return true;
    return false;
  }
};

ui::NodePtr view_of(const Model& model, const Shown& shown, const Words& words, DraftNodes drafts = {});
ui::NodePtr reset_view(const Words& words);                        // the page has emptied its form: what stood there can be had back
ui::NodePtr sent_view(const std::string& at, const Words& words);  // the draft is of answers that were sent

}  // namespace portal::autofill
