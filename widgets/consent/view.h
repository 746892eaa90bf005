#pragma once
// The tree: notices, a section for each text with what can be decided, messages, history with receipts.

#include "sdk/parts/messages.h"
#include "widgets/consent/keeping.h"
#include "widgets/consent/words.h"

namespace portal::consent {

struct ViewInput {
  const Definition& definition;
  const Words& words;
  const Keeping& keeping;
  const parts::Messages& messages;
  const std::vector<Row>& rows;
  const std::vector<std::string>& open;  // disclosures
  const std::string& now;                // empty until the host has said
  bool has_failed = false;               // the last decision could not be recorded
  bool can_save_files = false;
  bool can_print = false;
};

// What may be written about: what cases bring, where the definition says so, then the portal's own.
std::vector<parts::Category> categories_of(const Definition& definition, const text::Strings& strings);

ui::NodePtr view_of(const ViewInput& input);

}  // namespace portal::consent
