#pragma once
// Why each field of a host's form was taken for what it was: the classifier's decisions with the words that speak for them. For tools of
// developers; no page links it.

#include <vector>

#include "sdk/session/replay.h"
#include "sdk/session/why.h"

namespace portal::autofill {

// One entry for each field that the page last told of, in its order. Codes begin with "autofill.".
std::vector<session::Why> why(session::Replay& replay);

}  // namespace portal::autofill
