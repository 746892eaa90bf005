#pragma once
// Why each field of a host's form was taken for what it was: the classifier's decisions with the words that speak for them. For tools of
// developers; no page links it.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/replay.h"
#include "sdk/session/why.h"

namespace portal::autofill {

// The same from what classify() tells a page ({"subject","token","confidence","stated","fact","reasons"} for each field), where the classifier
// itself is not at hand. What is no such list tells nothing.
std::vector<session::Why> why_told(const json::Value& fields);

// One word that spoke for a decision, or against it.
session::Why why_of_word(std::string_view where, const std::string& word, double weight);

// One entry for each field that the page last told of, in its order. Codes begin with "autofill.".
std::vector<session::Why> why(session::Replay& replay);

}  // namespace portal::autofill
