// The generator, and binomial numbers by inversion from the mode outwards.
#include "sdk/statistics/random.h"

#include <algorithm>
#include <cmath>

namespace portal::statistics {

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

double Random::uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

std::int64_t Random::binomial(std::int64_t n, double probability) {
  if (n <= 0 || probability <= 0) return 0;
  if (probability >= 1) return n;
  const double count = static_cast<double>(n);
  const double odds = probability / (1 - probability);
  const std::int64_t mode = std::min(n, static_cast<std::int64_t>((count + 1) * probability));
  const double at_mode =
      std::exp(std::lgamma(count + 1) - std::lgamma(static_cast<double>(mode) + 1) - std::lgamma(static_cast<double>(n - mode) + 1) +
               static_cast<double>(mode) * std::log(probability) + static_cast<double>(n - mode) * std::log1p(-probability));
  // Mass is laid out as mode, mode + 1, mode − 1, mode + 2 …; u falls into one of them.
  double u = uniform() - at_mode;
  std::int64_t up = mode;
  std::int64_t down = mode;
  double mass_up = at_mode;
  double mass_down = at_mode;
  while (u >= 0 && (up < n || down > 0)) {
    if (up < n) {
      mass_up *= static_cast<double>(n - up) / static_cast<double>(up + 1) * odds;
      ++up;
      if ((u -= mass_up) < 0) return up;
    }
    if (down > 0) {
      mass_down *= static_cast<double>(down) / static_cast<double>(n - down + 1) / odds;
      --down;
      if ((u -= mass_down) < 0) return down;
    }
    if (mass_up < 1e-300 && mass_down < 1e-300) break;  // what is left of u is rounding
  }
  return mode;
}

}  // namespace portal::statistics
