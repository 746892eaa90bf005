#pragma once
// The bootstrap for means: what the score would have been had chance picked other answers, by drawing them anew.
//
//   PORTAL_TRY(Interval interval, bootstrap(Formula::weighted, counts, 0.95, {.seed = 7}));
//
// Percentile method (Efron 1979), with replacement, all answers alike. Drawing from counts costs the same for a thousand answers
// and nearly so for a million. The same seed gives the same interval, in a browser and on a server.

#include "sdk/statistics/scores.h"

namespace portal::statistics {

struct Resampling {
  int times = 2000;
  std::uint64_t seed = 1;
};

// Errors: as estimate(); out_of_range: fewer than 100 or more than 100,000 times.
Result<Interval> bootstrap(Formula formula, const Counts& counts, double confidence = 0.95, const Resampling& how = {});

}  // namespace portal::statistics
