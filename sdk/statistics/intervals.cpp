// Quantiles by Newton's method, and the intervals made of them.
#include "sdk/statistics/intervals.h"

#include <algorithm>
#include <cmath>

namespace portal::statistics {

namespace {

constexpr double pi = 3.14159265358979323846;

double log_gamma(double x) { return std::lgamma(x); }

// Lentz's continued fraction of the incomplete beta function (Numerical Recipes 6.4).
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  const auto away_from_zero = [](double v) { return std::abs(v) < tiny ? tiny : v; };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double h = d;
  for (int m = 1; m < 10000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    h *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    h *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * std::log(x) + b * std::log1p(-x));
  return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

// Of t > 0: the share above it.
double student_tail(double t, double freedom) { return 0.5 * incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)); }

double student_density(double t, double freedom) {
  return std::exp(log_gamma((freedom + 1) / 2) - log_gamma(freedom / 2) - 0.5 * std::log(freedom * pi) -
                  (freedom + 1) / 2 * std::log1p(t * t / freedom));
}

// Above the middle a distribution function is concave, so Newton's steps from the middle never pass the root.
template <class Tail, class Density>
double quantile(double probability, Tail tail, Density density) {
  if (probability < 0.5) return -quantile(1 - probability, tail, density);
  double x = 0;
  for (int i = 0; i < 400; ++i) {
    const double step = (tail(x) - (1 - probability)) / density(x);
    x += step;
    if (std::abs(step) <= 1e-13 * std::max(1.0, x)) break;
  }
  return x;
}

}  // namespace

double normal_quantile(double probability) {
  return quantile(
      probability, [](double x) { return 0.5 * std::erfc(x / std::sqrt(2.0)); }, [](double x) { return std::exp(-x * x / 2) / std::sqrt(2 * pi); });
}

double student_quantile(double probability, double freedom) {
  if (freedom > 1e7) return normal_quantile(probability);
  return quantile(
      probability, [freedom](double t) { return student_tail(t, freedom); }, [freedom](double t) { return student_density(t, freedom); });
}

Interval wilson(std::int64_t successes, std::int64_t n, double confidence) {
  const double z = normal_quantile(0.5 + confidence / 2);
  const double count = static_cast<double>(n);
  const double p = static_cast<double>(successes) / count;
  const double middle = p + z * z / (2 * count);
  const double half = z * std::sqrt(p * (1 - p) / count + z * z / (4 * count * count));
  const double scale = 1 + z * z / count;
  // At the ends the bound is 0 or 1 exactly; rounding must not say otherwise.
  return {successes == 0 ? 0 : (middle - half) / scale, successes == n ? 1 : (middle + half) / scale};
}

Interval newcombe(std::int64_t successes_a, std::int64_t n_a, std::int64_t successes_b, std::int64_t n_b, double confidence) {
  const double a = static_cast<double>(successes_a) / static_cast<double>(n_a);
  const double b = static_cast<double>(successes_b) / static_cast<double>(n_b);
  const Interval of_a = wilson(successes_a, n_a, confidence);
  const Interval of_b = wilson(successes_b, n_b, confidence);
  return {b - a - std::hypot(b - of_b.low, of_a.high - a), b - a + std::hypot(of_b.high - b, a - of_a.low)};
}

Interval student(const Moments& sample, double confidence) {
  const double n = static_cast<double>(sample.n);
  const double half = student_quantile(0.5 + confidence / 2, n - 1) * std::sqrt(sample.variance / n);
  return {sample.mean - half, sample.mean + half};
}

Interval welch(const Moments& a, const Moments& b, double confidence) {
  const double part_a = a.variance / static_cast<double>(a.n);
  const double part_b = b.variance / static_cast<double>(b.n);
  const double both = part_a + part_b;
  const double difference = b.mean - a.mean;
  if (both == 0) return {difference, difference};
  const double freedom = both * both / (part_a * part_a / static_cast<double>(a.n - 1) + part_b * part_b / static_cast<double>(b.n - 1));
  const double half = student_quantile(0.5 + confidence / 2, freedom) * std::sqrt(both);
  return {difference - half, difference + half};
}

}  // namespace portal::statistics
