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
  std::vector<std::string> refused;  // fields of the page that did not take their value
};

ui::NodePtr view_of(const Model& model, const Shown& shown, const Words& words);

}  // namespace portal::autofill
