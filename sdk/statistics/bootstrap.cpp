// Draws counts as a multinomial, one point of the scale after another.
#include "sdk/statistics/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "sdk/statistics/random.h"

namespace portal::statistics {

namespace {

double drawn_mean(Random& random, const std::vector<double>& values, const Counts& counts, std::int64_t n) {
  double sum = 0;
  std::int64_t left = n;       // draws still to be given out
  std::int64_t remaining = n;  // answers at this point of the scale and above
  for (std::size_t i = 0; i < counts.size() && left > 0; ++i) {
    const std::int64_t drawn = remaining == counts[i] ? left : random.binomial(left, static_cast<double>(counts[i]) / static_cast<double>(remaining));
    sum += values[i] * static_cast<double>(drawn);
    left -= drawn;
    remaining -= counts[i];
  }
  return sum / static_cast<double>(n);
}

// As R's type 7.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

Result<Interval> bootstrap(Formula formula, const Counts& counts, double confidence, const Resampling& how) {
  if (how.times < 100 || how.times > 100000) return Error(ErrorCode::out_of_range, "/times", "100 to 100,000 times", std::to_string(how.times));
  PORTAL_TRY(const Estimate given, estimate(formula, counts, confidence));
  PORTAL_TRY(const std::vector<double> values, values_of(formula, counts.size()));
  Random random(how.seed);
  std::vector<double> means(static_cast<std::size_t>(how.times));
  for (double& mean : means) mean = drawn_mean(random, values, counts, given.n);
  std::sort(means.begin(), means.end());
  return Interval{quantile(means, (1 - confidence) / 2), quantile(means, (1 + confidence) / 2)};
}

}  // namespace portal::statistics
