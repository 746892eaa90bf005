#pragma once
// Answers that lead to a page, from the page's own rule: what must hold is worked out backwards, from the whole to single answers.

#include <cstdint>

#include "sdk/json/value.h"
#include "tests/conformance/filler.h"

namespace portal::conformance {

// Changes the filler's answers so that a rule's condition ({"scope":"#","schema"} or {"logic"}) may hold. `attempt`: another number is another
// way of several. Whether it held is for the caller to see: an answer may hide what another one asks for.
void follow(const json::Value& condition, std::uint32_t attempt, Filler& filler);

}  // namespace portal::conformance
