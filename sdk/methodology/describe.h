#pragma once
// Says in an aggregate of ratings (sdk/statistics/aggregate.h) what its methods are, and which of them may not be compared.
//
//   "methodologies": [{"hash", "id", "version", "title": {lang: …}, "questions": [{"id", "construct", "wording": {kind: {lang: …}},
//     "anchors": [{lang: …}, …]}], "reasons": [{"id", "obstacle"?: {lang: …}, "praise"?: {lang: …}}]}]
//   "refusals": [{"a": <hash>, "b": <hash>, "construct", "answers": false, "reasons": [code, …]}]    answers true: only figures may not

#include <vector>

#include "sdk/methodology/methodology.h"

namespace portal::methodology {

// Methods that the aggregate does not name are left out; a hash that is not among `methods` has no entry.
void describe(json::Value& aggregate, const std::vector<Methodology>& methods);

// Whether a reason given with this point of the main question tells of an obstacle; else it is praise.
bool is_obstacle(const Methodology& method, std::size_t point);

}  // namespace portal::methodology
