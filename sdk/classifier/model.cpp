// Reading the bytes, finding a feature.
#include "sdk/classifier/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sdk/classifier/features.h"

namespace portal::classifier {

namespace {

constexpr std::string_view magic = "PWFC\x02";

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
  if (bytes.substr(0, magic.size()) != magic) return Error{ErrorCode::incompatible_state, "", "a model of fields, version 2", "other bytes"};
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
  const std::uint32_t total = in.word();
  if (count > (1U << bucket_bits)) return Error{ErrorCode::out_of_range, "", "as many features as there are buckets", std::to_string(count)};
  out.known_.resize((1U << bucket_bits) / 64);
  std::uint32_t bucket = 0;
  for (std::uint32_t i = 0; i < count && !in.is_short(); ++i) {
    bucket += in.packed();
    if (bucket >= (1U << bucket_bits)) return Error{ErrorCode::out_of_range, "", "a bucket that there is", std::to_string(bucket)};
    out.known_[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
  }
  const std::string_view numbers = in.text(count);
  const std::string_view labels = in.text(total);
  const std::string_view values = in.text(total);
  out.starts_.push_back(0);
  for (const char number : numbers) out.starts_.push_back(out.starts_.back() + static_cast<unsigned char>(number));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto label = static_cast<std::uint8_t>(labels[i]);
    if (label >= k) return Error{ErrorCode::out_of_range, "", "a class that there is", std::to_string(label)};
    out.weights_.push_back({label, static_cast<std::int8_t>(values[i])});
  }
  if (in.is_short() || k == 0 || out.starts_.back() != total) return Error{ErrorCode::out_of_range, "", "a whole model", "bytes that end too early"};
  std::uint32_t before = 0;
  for (const std::uint64_t bits : out.known_) {
    out.before_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(bits));
  }
  out.name_groups();
  return out;
}

void Model::name_groups() {
  std::vector<std::string_view> groups;
  for (const std::string& name : names_) {
    tokens_.push_back(find_token(name));
    groups.push_back(tokens_.back() != nullptr ? tokens_.back()->group : std::string_view(name));
    groups_.push_back(static_cast<std::size_t>(std::find(groups.begin(), groups.end(), groups.back()) - groups.begin()));
  }
}

std::size_t Model::find(std::string_view name) const {
  return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

}  // namespace portal::classifier
