#pragma once
// Intervals of chance: Wilson's for a share, Newcombe's for the difference of two, Student's and Welch's for means.
//
// Sources: Wilson 1927; Newcombe 1998, method 10; Welch 1947. Checked against R: test_data/reference.R and reference.json.

#include <cstdint>

namespace portal::statistics {

struct Interval {
  double low = 0;
  double high = 0;
};

// Quantiles, accurate to 1e-10. `probability` lies strictly between 0 and 1, `freedom` is above zero.
double normal_quantile(double probability);
double student_quantile(double probability, double freedom);

// `successes` of `n`, n > 0; shares from 0 to 1.
Interval wilson(std::int64_t successes, std::int64_t n, double confidence);

// Share b less share a.
Interval newcombe(std::int64_t successes_a, std::int64_t n_a, std::int64_t successes_b, std::int64_t n_b, double confidence);

struct Moments {
  std::int64_t n = 0;
  double mean = 0;
  double variance = 0;  // of the sample, with n − 1
};

Interval student(const Moments& sample, double confidence);             // n > 1
Interval welch(const Moments& a, const Moments& b, double confidence);  // mean of b less mean of a; both n > 1

}  // namespace portal::statistics
