// Gradients of the chain, steps of FTRL, and the bytes at the end.
#include "tools/autofill/train.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "sdk/classifier/chain.h"
#include "sdk/classifier/classifier.h"

namespace portal::autofill {

namespace {

constexpr std::size_t buckets = std::size_t{1} << classifier::bucket_bits;
constexpr float negligible = 1e-4F;  // of a gradient
constexpr int weight_limit = 127;

// One form: its fields' features, and what they are.
struct Sequence {
  std::vector<std::vector<std::uint32_t>> features;
  std::vector<std::size_t> labels;
  float weight = 1;
};

std::vector<std::string> name_classes(const std::vector<Page>& pages, int least) {
  std::map<std::string, int> count;
  for (const Page& page : pages)
    for (const std::string& label : page.labels) ++count[label];
  std::vector<std::string> out{std::string(classifier::none)};
  for (const auto& [label, fields] : count)
    if (label != classifier::none && fields >= least) out.push_back(label);
  return out;
}

std::vector<Sequence> sequences_of(const std::vector<Page>& pages, const std::vector<std::string>& classes, int least_pages) {
  std::vector<Sequence> out;
  std::vector<int> seen(buckets);
  for (const Page& page : pages) {
    const std::vector<classifier::Features> features = classifier::make_features(page.fields);
    std::set<std::uint32_t> here;
    for (std::size_t i = 0; i < features.size(); ++i) {
      if (i == 0 || page.fields[i].form != page.fields[i - 1].form) out.emplace_back().weight = static_cast<float>(page.weight);
      std::vector<std::uint32_t>& list = out.back().features.emplace_back();
      for (const classifier::Feature& feature : features[i].features) {
        list.push_back(feature.bucket);
        here.insert(feature.bucket);
      }
      const auto found = std::find(classes.begin(), classes.end(), page.labels[i]);
      out.back().labels.push_back(found == classes.end() ? 0 : static_cast<std::size_t>(found - classes.begin()));
    }
    for (const std::uint32_t bucket : here) ++seen[bucket];
  }
  for (Sequence& sequence : out)
    for (auto& list : sequence.features)
      list.erase(std::remove_if(list.begin(), list.end(), [&](std::uint32_t bucket) { return seen[bucket] < least_pages; }), list.end());
  return out;
}

// Weights that remember their gradients.
class Table {
 public:
  Table(std::size_t size, const TrainingOptions& options, float sparseness)
      : z_(size), n_(size), w_(size), options_(options), sparseness_(sparseness) {}

  float at(std::size_t place) const { return w_[place]; }
  const std::vector<float>& all() const { return w_; }

  void step(std::size_t place, float gradient) {
    const float n = n_[place] + gradient * gradient;
    const float sigma = (std::sqrt(n) - std::sqrt(n_[place])) / options_.rate;
    z_[place] += gradient - sigma * w_[place];
    n_[place] = n;
    const float z = z_[place];
    const float size = std::abs(z) - sparseness_;
    w_[place] = size <= 0 ? 0.0F : (z > 0 ? -size : size) / ((1.0F + std::sqrt(n)) / options_.rate + options_.shrinking);
  }

 private:
  std::vector<float> z_;
  std::vector<float> n_;
  std::vector<float> w_;
  const TrainingOptions& options_;
  float sparseness_;
};

// A small generator (xorshift64*): std::shuffle differs between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed | 1) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

class Trainer {
 public:
  Trainer(std::size_t classes, const TrainingOptions& options)
      : k_(classes), features_(buckets * classes, options, options.sparseness), steps_((classes + 1) * classes, options, 0.0F) {}

  void learn(const Sequence& sequence) {
    const std::size_t n = sequence.labels.size();
    std::vector<float> scores(n * k_);
    for (std::size_t i = 0; i < n; ++i)
      for (const std::uint32_t bucket : sequence.features[i]) {
        const float* row = &features_.all()[bucket * k_];
        for (std::size_t j = 0; j < k_; ++j) scores[i * k_ + j] += row[j];
      }
    classifier::Chain chain{k_, {}, {}};
    for (std::size_t i = 0; i < (k_ + 1) * k_; ++i) (i < k_ * k_ ? chain.transitions : chain.first).push_back(std::exp(steps_.at(i)));
    classifier::Marginals found = classifier::marginals(chain, scores, true);
    for (std::size_t i = 0; i < n; ++i) {
      float* row = &found.single[i * k_];
      if (i == 0) step_row(k_ * k_, row, sequence.labels[0], sequence.weight);
      row[sequence.labels[i]] -= 1;
      for (std::size_t j = 0; j < k_; ++j) {
        if (std::abs(row[j]) < negligible) continue;
        for (const std::uint32_t bucket : sequence.features[i]) features_.step(bucket * k_ + j, row[j] * sequence.weight);
      }
    }
    if (n < 2) return;
    for (std::size_t i = 1; i < n; ++i) found.pairs[sequence.labels[i - 1] * k_ + sequence.labels[i]] -= 1;
    for (std::size_t i = 0; i < k_ * k_; ++i)
      if (std::abs(found.pairs[i]) > negligible) steps_.step(i, found.pairs[i] * sequence.weight);
  }

  std::string write(const std::vector<std::string>& classes, const TrainingOptions& options) const;

 private:
  void step_row(std::size_t at, const float* row, std::size_t label, float weight) {
    for (std::size_t j = 0; j < k_; ++j) steps_.step(at + j, (row[j] - (j == label ? 1.0F : 0.0F)) * weight);
  }

  std::size_t k_;
  Table features_;
  Table steps_;
};

void put_word(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

void put_real(std::string& out, float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  put_word(out, bits);
}

void put_packed(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7F));
  out += static_cast<char>(value);
}

char quantised(float value, float scale) {
  return static_cast<char>(std::clamp(static_cast<int>(std::lround(value / scale)), -weight_limit, weight_limit));
}

// The least size that is still among the `at_most` largest.
float cut_off(const std::vector<float>& weights, std::size_t at_most) {
  std::vector<float> sizes;
  for (const float weight : weights)
    if (weight != 0) sizes.push_back(std::abs(weight));
  if (sizes.size() <= at_most) return 0;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at_most), sizes.end(), std::greater<>());
  return sizes[at_most];
}

float largest(const std::vector<float>& weights) {
  float out = 1e-6F;
  for (const float weight : weights) out = std::max(out, std::abs(weight));
  return out;
}

std::string Trainer::write(const std::vector<std::string>& classes, const TrainingOptions& options) const {
  std::string out = "PWFC\x01";
  out += static_cast<char>(classes.size());
  for (const std::string& name : classes) (out += static_cast<char>(name.size())) += name;
  const float scale = largest(features_.all()) / 48;  // coarse: few different bytes pack better and say as much
  const float between = largest(steps_.all()) / weight_limit;
  put_real(out, scale);
  put_real(out, between);
  put_real(out, options.threshold);
  for (const float weight : steps_.all()) out += quantised(weight, between);
  const float least = cut_off(features_.all(), options.at_most);
  std::string body;
  std::uint32_t count = 0;
  std::uint32_t last = 0;
  for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
    std::string pairs;
    for (std::size_t j = 0; j < k_; ++j) {
      const float weight = features_.at(bucket * k_ + j);
      const char byte = quantised(weight, scale);
      if (std::abs(weight) > least && byte != 0) (pairs += static_cast<char>(j)) += byte;
    }
    if (pairs.empty()) continue;
    put_packed(body, bucket - last);
    body += static_cast<char>(pairs.size() / 2);
    body += pairs;
    last = bucket;
    ++count;
  }
  put_word(out, count);
  return out + body;
}

}  // namespace

std::string train(const std::vector<Page>& pages, const TrainingOptions& options) {
  const std::vector<std::string> classes = name_classes(pages, options.least_fields);
  std::vector<Sequence> sequences = sequences_of(pages, classes, options.least_pages);
  Trainer trainer(classes.size(), options);
  Dice dice(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = sequences.size(); i > 1; --i) std::swap(sequences[i - 1], sequences[dice.below(i)]);
    for (const Sequence& sequence : sequences) trainer.learn(sequence);
  }
  return trainer.write(classes, options);
}

}  // namespace portal::autofill
