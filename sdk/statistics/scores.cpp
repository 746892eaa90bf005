// The formulas as one number per answer, and what follows from that.
#include "sdk/statistics/scores.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace portal::statistics {

namespace {

struct Row {
  std::string_view name;
  Unit unit;
  std::size_t points;
};

constexpr Row rows[] = {
#define X(name, unit, points, meaning) {#name, Unit::unit, points},
#include "sdk/statistics/formulas.def"
#undef X
};

const Row& row_of(Formula formula) { return rows[static_cast<std::size_t>(formula)]; }

double value_of(Formula formula, std::size_t point, std::size_t points) {
  switch (formula) {
    case Formula::mean:
    case Formula::ces_mean: return static_cast<double>(point + 1);
    case Formula::top_two_box:
    case Formula::csat: return point + 2 >= points ? 100 : 0;
    case Formula::weighted: return 25 * static_cast<double>(point);
    case Formula::net_promoter: return point >= 9 ? 100 : point <= 6 ? -100 : 0;
    case Formula::ces_ease: return point >= 4 ? 100 : 0;
    case Formula::need_satisfied: return point == 2 ? 100 : 0;
  }
  return 0;
}

Error bad(const char* what_expected, const std::string& got) { return {ErrorCode::out_of_range, std::string(), what_expected, got}; }

Result<std::int64_t> total(const Counts& counts) {
  std::int64_t n = 0;
  for (const std::int64_t count : counts) {
    if (count < 0) return bad("counts of zero or more", std::to_string(count));
    n += count;
  }
  if (n == 0) return bad("at least one answer", "none");
  return n;
}

Moments moments(const std::vector<double>& values, const Counts& counts, std::int64_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] * static_cast<double>(counts[i]);
  const double mean = sum / static_cast<double>(n);
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) squares += static_cast<double>(counts[i]) * (values[i] - mean) * (values[i] - mean);
  return {n, mean, n > 1 ? squares / static_cast<double>(n - 1) : 0};
}

// The best answers, of a formula whose numbers are 0 or 100.
std::int64_t successes(const std::vector<double>& values, const Counts& counts) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] > 0 ? counts[i] : 0;
  return sum;
}

struct Sample {
  std::vector<double> values;
  Moments moments;
};

Result<Sample> sample_of(Formula formula, const Counts& counts, double confidence) {
  if (!(confidence > 0 && confidence < 1)) return bad("a confidence between 0 and 1", std::to_string(confidence));
  PORTAL_TRY(std::vector<double> values, values_of(formula, counts.size()));
  PORTAL_TRY(const std::int64_t n, total(counts));
  const Moments found = moments(values, counts, n);
  return Sample{std::move(values), found};
}

Interval percent(Interval shares) { return {100 * shares.low, 100 * shares.high}; }

Interval within(Interval interval, double low, double high) { return {std::max(interval.low, low), std::min(interval.high, high)}; }

}  // namespace

std::string_view name_of(Formula formula) { return row_of(formula).name; }

std::optional<Formula> formula_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(rows); ++i)
    if (rows[i].name == name) return static_cast<Formula>(i);
  return std::nullopt;
}

Unit unit_of(Formula formula) { return row_of(formula).unit; }

bool is_share(Formula formula) { return unit_of(formula) == Unit::percent && formula != Formula::weighted; }

Result<std::vector<double>> values_of(Formula formula, std::size_t points) {
  const std::size_t must = row_of(formula).points;
  if (must != 0 && points != must) return bad("a scale of the formula's length", std::to_string(points) + " points");
  if (points < 2 || points > 11) return bad("a scale of 2 to 11 points", std::to_string(points) + " points");
  std::vector<double> values(points);
  for (std::size_t i = 0; i < points; ++i) values[i] = value_of(formula, i, points);
  return values;
}

Result<Estimate> estimate(Formula formula, const Counts& counts, double confidence) {
  PORTAL_TRY(const Sample sample, sample_of(formula, counts, confidence));
  const Moments& found = sample.moments;
  if (is_share(formula)) return Estimate{found.n, found.mean, percent(wilson(successes(sample.values, counts), found.n, confidence))};
  const double low = *std::min_element(sample.values.begin(), sample.values.end());
  const double high = *std::max_element(sample.values.begin(), sample.values.end());
  if (found.n == 1) return Estimate{1, found.mean, {low, high}};
  return Estimate{found.n, found.mean, within(student(found, confidence), low, high)};
}

Result<Estimate> satisfaction_index(const std::vector<Weighted>& parts) {
  if (parts.empty()) return bad("at least one part", "none");
  Estimate out;
  out.n = parts.front().score.n;
  double weights = 0;
  for (const Weighted& part : parts) {
    if (!(part.weight > 0)) return bad("weights above zero", std::to_string(part.weight));
    weights += part.weight;
    out.n = std::min(out.n, part.score.n);
    out.value += part.weight * part.score.value;
    out.interval.low += part.weight * part.score.interval.low;
    out.interval.high += part.weight * part.score.interval.high;
  }
  out.value /= weights;
  out.interval = {out.interval.low / weights, out.interval.high / weights};
  return out;
}

Result<Estimate> difference(Formula formula, const Counts& before, const Counts& after, double confidence) {
  PORTAL_TRY(const Sample a, sample_of(formula, before, confidence));
  PORTAL_TRY(const Sample b, sample_of(formula, after, confidence));
  const std::int64_t n = std::min(a.moments.n, b.moments.n);
  const double value = b.moments.mean - a.moments.mean;
  if (is_share(formula))
    return Estimate{n, value, percent(newcombe(successes(a.values, before), a.moments.n, successes(b.values, after), b.moments.n, confidence))};
  const double range = *std::max_element(a.values.begin(), a.values.end()) - *std::min_element(a.values.begin(), a.values.end());
  if (n == 1) return Estimate{n, value, {-range, range}};
  return Estimate{n, value, within(welch(a.moments, b.moments, confidence), -range, range)};
}

Result<Estimate> response_rate(std::int64_t answered, std::int64_t offered, double confidence) {
  if (answered < 0 || offered <= 0 || answered > offered)
    return bad("no more answers than offers", std::to_string(answered) + " of " + std::to_string(offered));
  return Estimate{offered, 100 * static_cast<double>(answered) / static_cast<double>(offered), percent(wilson(answered, offered, confidence))};
}

}  // namespace portal::statistics
