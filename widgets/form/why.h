#pragma once
// Why each field of a form is filled, or is not: read from its definition, its state and its log. For tools of developers; no page links it.

#include <vector>

#include "sdk/session/replay.h"
#include "sdk/session/why.h"

namespace portal::form {

// One entry for each field, in the form's order, as it stands at the replay's position. Codes begin with "form.".
std::vector<session::Why> why(session::Replay& replay);

}  // namespace portal::form
