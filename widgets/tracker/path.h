#pragma once
// The critical path: which unfinished stages decide how long it still takes, by the estimates of the definition.

#include "widgets/tracker/progress.h"

namespace portal::tracker {

// Fills critical_path, days_p50, days_p90, is_estimated. A stage without an estimate counts by its term, else as nothing; of a
// group of which one is enough the shortest counts, or those already begun. Medians and nineties are added along the path: the
// sum of nineties is therefore cautious.
void find_critical_path(const Scenario& scenario, const Circumstances& at, Progress& progress);

}  // namespace portal::tracker
