#pragma once
// A report in words and charts. Every chart says in a sentence what it shows; what is hidden is said, with the reason.

#include <string>
#include <vector>

#include "sdk/text/message.h"
#include "sdk/ui/node.h"
#include "widgets/results/report.h"

namespace portal::results {

struct Looking {
  const std::string& target;
  const json::Value& names;  // of targets: an object, or null
  const std::vector<std::string>& open;
};

ui::NodePtr results_view(const Report& report, const Looking& looking, const text::Strings& strings);

// One sentence: the target and its first score.
std::string headline(const Report& report, const Looking& looking, const text::Strings& strings);

}  // namespace portal::results
