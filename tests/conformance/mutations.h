#pragma once
// Forms as nobody has written them: changes that alter how a form is written and not what it takes, so whatever passed must pass again.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/json/value.h"

namespace portal::conformance {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 6364136223846793005U + 1442695040888963407U) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return limit == 0 ? 0 : static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

// Each does one change, or none where it does not fit, and says which in a word or two. `other`: a form of the same kind to cross with.
std::string mutate_schema(json::Value& form, const json::Value& other, Chance& chance);
std::string mutate_builder(json::Value& form, Chance& chance);

}  // namespace portal::conformance
