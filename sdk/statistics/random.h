#pragma once
// Chance that repeats: a small generator whose numbers depend on its seed and on nothing else, the same in every build.
//
// SplitMix64 (Steele, Lea, Flood 2014). For resampling and simulation; never for secrets.

#include <cstdint>

namespace portal::statistics {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  double uniform();  // from 0 up to, not including, 1

  // How many of `n` tries succeed, each with `probability`: exact, in steps that grow with the square root of n.
  std::int64_t binomial(std::int64_t n, double probability);

 private:
  std::uint64_t state_;
};

}  // namespace portal::statistics
