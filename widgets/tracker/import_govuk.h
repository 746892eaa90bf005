#pragma once
// GOV.UK step by step content items (publishing-api, schema step_by_step_nav) to scenarios. For authors' tools; no page links it.
//
// A step becomes a stage, its links actions; steps joined by "and" a group of all, by "or" a group of any; a list of style "choice"
// a group of any. What a content item does not say (ends, terms, actors) is not made up: the linter lists what is missing.

#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::tracker {

struct Imported {
  std::vector<json::Value> scenarios;  // each reads by Scenario::read
  std::string note;                    // why there is none: "a schema, not a content item", "a step by step without steps"
};

// The item itself, or, of a page, the step by steps that it is part of. Errors: wrong_type, missing_key with paths.
Result<Imported> import_govuk(const json::Value& item);

}  // namespace portal::tracker
