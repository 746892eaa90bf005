#pragma once
// A case as help sees it: whom to call, and what may be handed over with a question.

#include <string>

#include "sdk/parts/help.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/summary.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

parts::Desk desk_of(const std::string& id, const Case& its, const Summary& summary, const Words& words);

}  // namespace portal::tracker
