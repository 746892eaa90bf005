#pragma once
// Why each service was suggested, or was not: criterion by criterion, with the rule's own tree. For tools of developers; no page links it.

#include <vector>

#include "sdk/session/replay.h"
#include "sdk/session/why.h"

namespace portal::suggestions {

// One entry for each service of the catalogue, in its order; nothing where the widget itself may not work anything out yet. Codes begin with
// "suggestions." and "rule.".
std::vector<session::Why> why(session::Replay& replay);

}  // namespace portal::suggestions
