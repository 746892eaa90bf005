// Reading the bytes, finding a feature.
#include "sdk/classifier/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sdk/classifier/features.h"

namespace portal::classifier {

namespace {

constexpr std::string_view magic = "PWFC\x01";
constexpr std::uint32_t shelf_bits = 12;
constexpr std::uint32_t shelf_shift = bucket_bits - shelf_bits;

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  bool is_short() const { return is_short_; }
  std::string_view text(std::size_t count) {
    if (count > bytes_.size()) {
      is_short_ = true;
      return {};
    }
    const std::string_view out = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return out;
  }
  std::uint8_t byte() {
    const std::string_view one = text(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
  }
  std::uint32_t word() {
    std::uint32_t out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) out |= static_cast<std::uint32_t>(byte()) << shift;
    return out;
  }
  float real() {
    const std::uint32_t bits = word();
    float out = 0;
    std::memcpy(&out, &bits, sizeof out);
    return out;
  }
  std::uint32_t packed() {
    std::uint32_t out = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      const std::uint8_t next = byte();
      out |= static_cast<std::uint32_t>(next & 0x7F) << shift;
      if (next < 0x80) break;
    }
    return out;
  }

 private:
  std::string_view bytes_;
  bool is_short_ = false;
};

}  // namespace

Result<Model> Model::read(std::string_view bytes) {
  if (bytes.substr(0, magic.size()) != magic) return Error{ErrorCode::incompatible_state, "", "a model of fields, version 1", "other bytes"};
  Bytes in(bytes.substr(magic.size()));
  Model out;
  const std::size_t k = in.byte();
  for (std::size_t i = 0; i < k; ++i) out.names_.emplace_back(in.text(in.byte()));
  out.scale_ = in.real();
  const float between = in.real();
  out.threshold_ = in.real();
  const std::string_view steps = in.text((k + 1) * k);
  out.chain_.classes = k;
  for (std::size_t i = 0; i < steps.size(); ++i)
    (i < k * k ? out.chain_.transitions : out.chain_.first).push_back(std::exp(static_cast<float>(static_cast<signed char>(steps[i])) * between));
  const std::uint32_t count = in.word();
  if (count > (1U << bucket_bits)) return Error{ErrorCode::out_of_range, "", "as many features as there are buckets", std::to_string(count)};
  std::uint32_t bucket = 0;
  out.buckets_.reserve(count);
  for (std::uint32_t i = 0; i < count && !in.is_short(); ++i) {
    bucket += in.packed();
    out.buckets_.push_back(bucket);
    out.starts_.push_back(static_cast<std::uint32_t>(out.weights_.size()));
    const std::string_view pairs = in.text(2U * in.byte());
    for (std::size_t at = 0; at < pairs.size(); at += 2) {
      const auto label = static_cast<std::uint8_t>(pairs[at]);
      if (label < k) out.weights_.push_back({label, static_cast<std::int8_t>(pairs[at + 1])});
    }
  }
  if (in.is_short() || k == 0) return Error{ErrorCode::out_of_range, "", "a whole model", "bytes that end too early"};
  out.starts_.push_back(static_cast<std::uint32_t>(out.weights_.size()));
  for (std::uint32_t shelf = 0; shelf <= (1U << shelf_bits); ++shelf)
    out.shelves_.push_back(
        static_cast<std::uint32_t>(std::lower_bound(out.buckets_.begin(), out.buckets_.end(), shelf << shelf_shift) - out.buckets_.begin()));
  return out;
}

std::size_t Model::find(std::string_view name) const {
  return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

std::span<const Weight> Model::weights(std::uint32_t bucket) const {
  const std::uint32_t shelf = bucket >> shelf_shift;
  for (std::uint32_t i = shelves_[shelf]; i < shelves_[shelf + 1] && buckets_[i] <= bucket; ++i)
    if (buckets_[i] == bucket) return std::span(weights_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
  return {};
}

}  // namespace portal::classifier
