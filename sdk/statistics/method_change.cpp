// Every candidate against every month, then the cheapest division into segments (Viterbi).
#include "sdk/statistics/method_change.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace portal::statistics {

namespace {

constexpr std::string_view candidate_names[] = {"weighted", "top_two_box", "top_box", "mean_of_five", "decided", "balance"};
constexpr std::string_view rounding_names[] = {"nearest", "down", "up"};
constexpr std::size_t roundings = std::size(rounding_names);
constexpr std::size_t states = std::size(candidate_names) * roundings;

constexpr double cost_unexplained = 1;
constexpr double cost_other_rounding = 0.6;
constexpr double cost_change = 1.5;

Candidate candidate_of(std::size_t state) { return static_cast<Candidate>(state / roundings); }
Rounding rounding_of(std::size_t state) { return static_cast<Rounding>(state % roundings); }

double sum(const Counts& counts) {
  double n = 0;
  for (const std::int64_t count : counts) n += static_cast<double>(count);
  return n;
}

bool gives(Candidate candidate, Rounding rounding, const PublishedMonth& month, int decimals) {
  return std::abs(portal::statistics::rounded(value_of(candidate, month.counts), rounding, decimals) - month.figure) < 1e-9;
}

double cost(std::size_t state, const PublishedMonth& month, int decimals) {
  if (gives(candidate_of(state), rounding_of(state), month, decimals)) return 0;
  for (std::size_t r = 0; r < roundings; ++r)
    if (gives(candidate_of(state), static_cast<Rounding>(r), month, decimals)) return cost_other_rounding;
  return cost_unexplained;
}

// The state of each month on the cheapest way; the first of several that cost the same.
std::vector<std::size_t> cheapest(const std::vector<PublishedMonth>& months, int decimals) {
  std::vector<std::vector<std::size_t>> from(months.size(), std::vector<std::size_t>(states));
  std::vector<double> so_far(states, 0);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto best = static_cast<std::size_t>(std::min_element(so_far.begin(), so_far.end()) - so_far.begin());
    std::vector<double> next(states);
    for (std::size_t state = 0; state < states; ++state) {
      const bool changes = i > 0 && so_far[best] + cost_change < so_far[state];
      from[i][state] = changes ? best : state;
      next[state] = (changes ? so_far[best] + cost_change : so_far[state]) + cost(state, months[i], decimals);
    }
    so_far = std::move(next);
  }
  std::vector<std::size_t> way(months.size());
  auto state = static_cast<std::size_t>(std::min_element(so_far.begin(), so_far.end()) - so_far.begin());
  for (std::size_t i = months.size(); i-- > 0;) {
    way[i] = state;
    state = from[i][state];
  }
  return way;
}

void add_irregular(SeriesFinding& out, std::size_t state, const PublishedMonth& month, int decimals) {
  IrregularMonth odd{month.month, month.figure, value_of(candidate_of(state), month.counts), false, Rounding::nearest};
  for (std::size_t r = 0; r < roundings && !odd.other_rounding; ++r) {
    odd.rounding = static_cast<Rounding>(r);
    odd.other_rounding = gives(candidate_of(state), odd.rounding, month, decimals);
  }
  out.irregular.push_back(std::move(odd));
}

Break break_at(std::size_t before, std::size_t after, const std::string& month) {
  return {month, candidate_of(before), candidate_of(after), rounding_of(before), rounding_of(after), HUGE_VAL, -HUGE_VAL};
}

}  // namespace

std::string_view name_of(Candidate candidate) { return candidate_names[static_cast<std::size_t>(candidate)]; }
std::string_view name_of(Rounding rounding) { return rounding_names[static_cast<std::size_t>(rounding)]; }

double value_of(Candidate candidate, const Counts& counts) {
  const double n = sum(counts);
  const auto at = [&](std::size_t point) { return static_cast<double>(counts[point]); };
  switch (candidate) {
    case Candidate::weighted: return 100 * (at(4) + 0.75 * at(3) + 0.5 * at(2) + 0.25 * at(1)) / n;
    case Candidate::top_two_box: return 100 * (at(4) + at(3)) / n;
    case Candidate::top_box: return 100 * at(4) / n;
    case Candidate::mean_of_five: return 20 * (5 * at(4) + 4 * at(3) + 3 * at(2) + 2 * at(1) + at(0)) / n;
    case Candidate::decided: return n > at(2) ? 100 * (at(4) + at(3)) / (n - at(2)) : 0;
    case Candidate::balance: return 100 * (at(4) + at(3) - at(1) - at(0)) / n;
  }
  return 0;
}

double rounded(double value, Rounding rounding, int decimals) {
  const double scale = std::pow(10, decimals);
  const double scaled = value * scale;
  // What is a whole number but for the last bits of a double stays that number, whichever way it is rounded.
  const double nearest = std::floor(scaled + 0.5);
  if (rounding == Rounding::nearest || std::abs(scaled - nearest) < 1e-9) return nearest / scale;
  return (rounding == Rounding::down ? std::floor(scaled) : std::ceil(scaled)) / scale;
}

SeriesFinding find_changes(const std::vector<PublishedMonth>& given, int decimals) {
  std::vector<PublishedMonth> months;
  for (const PublishedMonth& month : given)
    if (month.counts.size() == 5 && sum(month.counts) > 0) months.push_back(month);
  SeriesFinding out;
  const std::vector<std::size_t> way = cheapest(months, decimals);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const PublishedMonth& month = months[i];
    if (i == 0 || way[i] != way[i - 1]) {
      if (i > 0) out.breaks.push_back(break_at(way[i - 1], way[i], month.month));
      out.segments.push_back({candidate_of(way[i]), rounding_of(way[i]), month.month, month.month, 0, 0});
    }
    Segment& segment = out.segments.back();
    segment.to = month.month;
    ++segment.months;
    if (gives(segment.candidate, segment.rounding, month, decimals)) ++segment.reproduced;
    else add_irregular(out, way[i], month, decimals);
    if (out.breaks.empty()) continue;
    Break& last = out.breaks.back();
    const double difference = value_of(last.after, month.counts) - value_of(last.before, month.counts);
    last.least = std::min(last.least, difference);
    last.most = std::max(last.most, difference);
  }
  return out;
}

}  // namespace portal::statistics
