#pragma once
// Members that a schema describes only under a condition ("then", "else", schemas of "dependencies"), made questions of their own.
//
// A form asks for what "properties" describe. What a branch alone describes could otherwise never be answered, although the branch may require
// it; so it is described beside the others too, and on the first level shown where the branch applies.

#include <string>
#include <vector>

#include "widgets/form/importers/report.h"

namespace portal::form::importers {

struct Branched {
  std::string scope;    // "#/properties/name"
  json::Value applies;  // a schema of the whole that holds where the branch applies
};

// Adds to `schema` what its branches describe; a member that several branches describe differently gets a description that takes anything. Objects
// that are closed ("additionalProperties": false) stay as they are: what a branch describes is refused there anyway. Gives those of the first level.
std::vector<Branched> describe_branches(json::Value& schema, Report& report);

// A rule for each of their Controls in a layout.
void show_branches(json::Value& layout, const std::vector<Branched>& branched);

}  // namespace portal::form::importers
