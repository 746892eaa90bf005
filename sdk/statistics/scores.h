#pragma once
// What the answers come to: counts of each point of a scale, by one of the known formulas, with an interval.
//
//   PORTAL_TRY(Estimate score, estimate(Formula::weighted, {12, 21, 131, 410, 450}));   // worst point first
//   score.value 80.9…, score.interval {79.6…, 82.2…}, score.n 1024
//
// Every formula is the mean of one number per answer. Where that number is 0 or 100 the interval is Wilson's; else Student's t,
// held to the formula's range. Both are of an open sample: they say how much chance moves the score, not who chose to answer.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/statistics/intervals.h"

namespace portal::statistics {

// How many answered with each point, the worst first.
using Counts = std::vector<std::int64_t>;

enum class Formula : unsigned char {
#define X(name, unit, points, meaning) name,
#include "sdk/statistics/formulas.def"
#undef X
};

enum class Unit : unsigned char { points, percent, balance };

std::string_view name_of(Formula formula);
std::optional<Formula> formula_named(std::string_view name);
Unit unit_of(Formula formula);
bool is_share(Formula formula);  // one number per answer is 0 or 100

struct Estimate {
  std::int64_t n = 0;
  double value = 0;
  Interval interval;
};

// The number that an answer with each point is worth. Errors: out_of_range where the scale has not the formula's length.
Result<std::vector<double>> values_of(Formula formula, std::size_t points);

// Errors: out_of_range: another number of points, a negative count, no answer at all, a confidence not between 0 and 1.
// One answer alone, of which nobody can tell a spread, has the formula's whole range for an interval.
Result<Estimate> estimate(Formula formula, const Counts& counts, double confidence = 0.95);

// Customer satisfaction index: Σ wᵢ·sᵢ / Σ wᵢ over scores of one unit. The interval takes the parts' errors as fully dependent,
// since the same people answered all of them: never too narrow. Errors: out_of_range: no part, a weight not above zero.
struct Weighted {
  Estimate score;
  double weight = 1;
};
Result<Estimate> satisfaction_index(const std::vector<Weighted>& parts);

// After less before, two independent samples: Newcombe for shares, Welch for means. n is the smaller of both.
// Errors as estimate().
Result<Estimate> difference(Formula formula, const Counts& before, const Counts& after, double confidence = 0.95);

// Who answered of those who were asked, with Wilson's interval, in percent. Errors: out_of_range: more answers than offers.
Result<Estimate> response_rate(std::int64_t answered, std::int64_t offered, double confidence = 0.95);

}  // namespace portal::statistics
