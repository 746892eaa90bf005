#pragma once
// A trained model: for each feature a few weights of one byte, and weights between neighbours. Written by tools/autofill.
//
// Bytes: "PWFC", then a version byte 2, a byte K = number of classes, their names (length byte, text), three floats (scale of features,
// scale of transitions, threshold), (K + 1) × K bytes of transitions (the last row: the first field), a count N of features and a count W
// of weights, four bytes each; then, like beside like because that packs better: N steps from one bucket to the next (LEB128), N numbers
// of weights (bytes), W classes, W weights. All numbers little-endian. The bytes are not needed afterwards.

#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/classifier/chain.h"
#include "sdk/classifier/tokens.h"

namespace portal::classifier {

struct Weight {
  std::uint8_t label = 0;
  std::int8_t value = 0;
};

class Model {
 public:
  // Errors: incompatible_state where the bytes are no model, out_of_range where they end too early.
  static Result<Model> read(std::string_view bytes);

  std::size_t classes() const { return names_.size(); }
  std::string_view name(std::size_t label) const { return names_[label]; }
  std::size_t find(std::string_view name) const;                          // classes() where there is none
  const Token* token(std::size_t label) const { return tokens_[label]; }  // nullptr: tokens.def has none of this name
  std::size_t group(std::size_t label) const { return groups_[label]; }   // the first class of its group
  const Chain& chain() const { return chain_; }
  float threshold() const { return threshold_; }
  float scale() const { return scale_; }

  // The number of a feature that has weights, below features(); features() for one that says nothing.
  std::size_t feature(std::uint32_t bucket) const {
    const std::uint64_t bits = known_[bucket / 64];
    const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
    return (bits & bit) == 0 ? features() : before_[bucket / 64] + static_cast<std::size_t>(std::popcount(bits & (bit - 1)));
  }
  std::span<const Weight> weights(std::size_t feature) const {
    return std::span(weights_).subspan(starts_[feature], starts_[feature + 1] - starts_[feature]);
  }
  std::size_t features() const { return starts_.size() - 1; }

 private:
  void name_groups();

  std::vector<std::string> names_;
  std::vector<const Token*> tokens_;
  std::vector<std::size_t> groups_;
  Chain chain_;
  float threshold_ = 0;
  float scale_ = 0;
  std::vector<std::uint64_t> known_;   // a bit for each bucket: whether it has weights
  std::vector<std::uint32_t> before_;  // how many have, before each 64 of them
  std::vector<std::uint32_t> starts_;  // one more than features
  std::vector<Weight> weights_;
};

// The model that comes with this release.
const Model& own_model();

}  // namespace portal::classifier
