#pragma once
// A trained model: for each feature a few weights of one byte, and weights between neighbours. Written by tools/autofill.
//
// Bytes: "PWFC", then a version byte 1, a byte K = number of classes, their names (length byte, text), three floats (scale of features,
// scale of transitions, threshold), (K + 1) × K bytes of transitions (the last row: the first field), a count of features as four bytes, then
// for each feature in the order of its bucket: the step from the last bucket (LEB128), the number of weights (byte), and that many
// pairs of class and weight. All numbers little-endian. The bytes are borrowed: they must outlive the model.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/classifier/chain.h"

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
  std::size_t find(std::string_view name) const;  // classes() where there is none
  const Chain& chain() const { return chain_; }
  float threshold() const { return threshold_; }
  float scale() const { return scale_; }

  std::span<const Weight> weights(std::uint32_t bucket) const;  // empty for a feature that says nothing
  std::size_t features() const { return buckets_.size(); }

 private:
  std::vector<std::string> names_;
  Chain chain_;
  float threshold_ = 0;
  float scale_ = 0;
  std::vector<std::uint32_t> buckets_;  // sorted
  std::vector<std::uint32_t> starts_;   // one more than buckets_
  std::vector<Weight> weights_;
  std::vector<std::uint32_t> shelves_;  // where buckets with the same first bits begin
};

// The model that comes with this release.
const Model& own_model();

}  // namespace portal::classifier
