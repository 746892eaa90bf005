#pragma once
// The answers at the head of a case: what is needed now, where one is, until when, why not further; and at its foot, what happened.

#include "sdk/ui/node.h"
#include "widgets/tracker/acts.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/summary.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

ui::NodePtr now_view(const Case& its, const Summary& summary, const Acts& acts, const Words& words);
ui::NodePtr facts_view(const Case& its, const Summary& summary, const Words& words);
ui::NodePtr why_view(const Case& its, const Words& words, bool open);  // null where nothing is in the way
ui::NodePtr history_view(const Case& its, const Words& words, bool open, std::size_t shown);

}  // namespace portal::tracker
