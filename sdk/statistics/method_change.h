#pragma once
// Finds a change of method in published figures: which formula and rounding gave each month's figure from the same month's counts.
//
//   SeriesFinding found = find_changes({{"2026-03", {38, 21, …}, 80}, {"2026-04", …, 84}, …});
//   found.segments   which formula was followed from when to when
//   found.breaks     the months from which another one was
//   found.irregular  months that follow their segment's formula only with another rounding, or no formula known here
//
// Nothing is told where to look: for each month every candidate is tried; the division into segments is the one with least to
// explain, where an unexplained month costs 1, one that was only rounded otherwise 0.6, and a change of method 1.5. So one odd
// month is odd, and two that agree on another formula are a change.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/statistics/scores.h"

namespace portal::statistics {

// What is tried, on counts of five points; in percent. In this order where several explain as much.
enum class Candidate : unsigned char {
  weighted,      // 100, 75, 50, 25, 0, their mean
  top_two_box,   // satisfied and very satisfied
  top_box,       // very satisfied
  mean_of_five,  // mean of 1–5 as a share of 5
  decided,       // satisfied and very satisfied among those who are not neither
  balance,       // the best two less the worst two
};
enum class Rounding : unsigned char { nearest, down, up };

std::string_view name_of(Candidate candidate);
std::string_view name_of(Rounding rounding);

struct PublishedMonth {
  std::string month;  // YYYY-MM; ascending
  Counts counts;      // five points, the worst first
  double figure = 0;  // as it was published
};

double value_of(Candidate candidate, const Counts& counts);  // unrounded
double rounded(double value, Rounding rounding, int decimals);

struct Segment {
  Candidate candidate = Candidate::weighted;
  Rounding rounding = Rounding::nearest;
  std::string from, to;
  std::size_t months = 0;
  std::size_t reproduced = 0;  // whose figure comes out exactly
};

struct IrregularMonth {
  std::string month;
  double figure = 0;
  double expected = 0;  // by the segment's formula, unrounded
  bool other_rounding = false;
  Rounding rounding = Rounding::nearest;  // that gives the figure, where other_rounding
};

struct Break {
  std::string month;  // the first that follows another formula
  Candidate before = Candidate::weighted;
  Candidate after = Candidate::weighted;
  Rounding rounding_before = Rounding::nearest;
  Rounding rounding_after = Rounding::nearest;
  double least = 0, most = 0;  // new formula less old, on the same counts, over the segment's months: what is not the service's doing
};

struct SeriesFinding {
  std::vector<Segment> segments;
  std::vector<Break> breaks;
  std::vector<IrregularMonth> irregular;
};

// Months without answers are left out. `decimals`: how many the figures were published with.
SeriesFinding find_changes(const std::vector<PublishedMonth>& months, int decimals = 0);

}  // namespace portal::statistics
