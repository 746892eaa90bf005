#pragma once
// The tree of each phase.

#include "sdk/ui/node.h"
#include "widgets/rating/follow_up.h"
#include "widgets/rating/model.h"
#include "widgets/rating/words.h"

namespace portal::rating {

// Ids: "q/<question>", "reasons", "comment", "more", "submit", "not-now", "start", "change", "again", "done".
ui::NodePtr view_of(const Model& model, const Settings& settings, const FollowUp& follow_up, const Words& words);

// What looks like personal data in a comment that was left, in a kind sentence; "" where nothing does.
std::string personal_note(const Model& model, const Words& words);

}  // namespace portal::rating
