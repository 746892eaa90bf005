#pragma once
// From what was counted to an aggregate that may be published (sdk/statistics/aggregate.h).

#include <map>
#include <string>

#include "examples/portal/backend/rating_storage.h"
#include "sdk/methodology/methodology.h"
#include "sdk/statistics/aggregate.h"

namespace portal::demo {

// Tallies of a method that is not known, or of an answer that it does not have, are left out.
statistics::Groups groups_of(const Tallies& tallies, const std::map<std::string, methodology::Methodology>& methods);

// With the strictest rule for small numbers of the methods that are known. Errors: those of aggregate(), our own bug.
Result<json::Value> public_aggregate(const Tallies& tallies, const std::map<std::string, methodology::Methodology>& methods, TallyBy by,
                                     std::string as_of);

}  // namespace portal::demo
