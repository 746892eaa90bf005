// Forward, backward, and what they say together.
#include "sdk/classifier/chain.h"

#include <algorithm>
#include <cmath>

namespace portal::classifier {

namespace {

constexpr float hopeless = 16;  // below the best score of a field: e^-16 of its likelihood, which no transition makes up for

// The classes that a field may have, with their likelihoods; those of field i are [starts[i], starts[i + 1]).
struct Candidates {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> labels;
  std::vector<float> local;
};

Candidates candidates_of(std::span<const float> scores, std::size_t k) {
  Candidates out;
  out.starts.reserve(scores.size() / k + 1);
  out.starts.push_back(0);
  for (std::size_t at = 0; at < scores.size(); at += k) {
    const float* row = &scores[at];
    float most = row[0];
    for (std::size_t j = 1; j < k; ++j) most = row[j] > most ? row[j] : most;
    for (std::size_t j = 0; j < k; ++j) {
      if (row[j] < most - hopeless) continue;
      out.labels.push_back(static_cast<std::uint32_t>(j));
      out.local.push_back(std::exp(row[j] - most));
    }
    out.starts.push_back(static_cast<std::uint32_t>(out.labels.size()));
  }
  return out;
}

// Divides by the sum, which never is zero: scores are finite and transitions positive.
void scale(float* begin, const float* end) {
  float sum = 0;
  for (const float* each = begin; each != end; ++each) sum += *each;
  const float by = sum > 0 ? 1 / sum : 0;
  for (float* each = begin; each != end; ++each) *each *= by;
}

// The sums of both directions, for each candidate.
class Sums {
 public:
  Sums(const Chain& chain, const Candidates& all)
      : chain_(chain), all_(all), forward_(all.labels.size()), backward_(all.labels.size(), 1.0F), ahead_(all.labels.size()) {
    const std::size_t n = all.starts.size() - 1;
    for (std::size_t i = 0; i < n; ++i) go_forward(i);
    for (std::size_t i = n; i-- > 1;) go_backward(i);
  }

  void write(std::vector<float>& single) const {
    for (std::size_t i = 0; i + 1 < all_.starts.size(); ++i) {
      float sum = 0;
      for (std::uint32_t c = all_.starts[i]; c < all_.starts[i + 1]; ++c) sum += forward_[c] * backward_[c];
      for (std::uint32_t c = all_.starts[i]; c < all_.starts[i + 1]; ++c)
        single[i * chain_.classes + all_.labels[c]] = sum > 0 ? forward_[c] * backward_[c] / sum : 0;
    }
  }

  void add_pairs(std::vector<float>& pairs) const {
    const std::size_t k = chain_.classes;
    for (std::size_t i = 1; i + 1 < all_.starts.size(); ++i) {
      float total = 0;
      each_step(i, [&](std::uint32_t from, std::uint32_t to, float step) { total += forward_[from] * step * ahead_[to]; });
      if (total <= 0) continue;
      each_step(i, [&](std::uint32_t from, std::uint32_t to, float step) {
        pairs[all_.labels[from] * k + all_.labels[to]] += forward_[from] / total * step * ahead_[to];
      });
    }
  }

 private:
  // From the candidates of the field before i to those of i.
  template <typename Use>
  void each_step(std::size_t i, Use use) const {
    for (std::uint32_t from = all_.starts[i - 1]; from < all_.starts[i]; ++from) {
      const float* row = &chain_.transitions[all_.labels[from] * chain_.classes];
      for (std::uint32_t to = all_.starts[i]; to < all_.starts[i + 1]; ++to) use(from, to, row[all_.labels[to]]);
    }
  }

  void go_forward(std::size_t i) {
    const std::uint32_t begin = all_.starts[i];
    const std::uint32_t end = all_.starts[i + 1];
    if (i == 0)
      for (std::uint32_t to = begin; to < end; ++to) forward_[to] = chain_.first[all_.labels[to]];
    else each_step(i, [this](std::uint32_t from, std::uint32_t to, float step) { forward_[to] += forward_[from] * step; });
    for (std::uint32_t to = begin; to < end; ++to) forward_[to] *= all_.local[to];
    scale(forward_.data() + begin, forward_.data() + end);
  }

  void go_backward(std::size_t i) {
    const std::uint32_t begin = all_.starts[i];
    const std::uint32_t end = all_.starts[i + 1];
    for (std::uint32_t to = begin; to < end; ++to) ahead_[to] = all_.local[to] * backward_[to];
    scale(ahead_.data() + begin, ahead_.data() + end);
    for (std::uint32_t from = all_.starts[i - 1]; from < begin; ++from) backward_[from] = 0;
    each_step(i, [this](std::uint32_t from, std::uint32_t to, float step) { backward_[from] += step * ahead_[to]; });
    scale(backward_.data() + all_.starts[i - 1], backward_.data() + begin);
  }

  const Chain& chain_;
  const Candidates& all_;
  std::vector<float> forward_;
  std::vector<float> backward_;
  std::vector<float> ahead_;  // what a step into a candidate leads to
};

}  // namespace

Marginals marginals(const Chain& chain, std::span<const float> scores, bool with_pairs) {
  const Candidates all = candidates_of(scores, chain.classes);
  const Sums sums(chain, all);
  Marginals out;
  out.single.resize(scores.size());
  sums.write(out.single);
  if (with_pairs && scores.size() > chain.classes) {
    out.pairs.resize(chain.classes * chain.classes);
    sums.add_pairs(out.pairs);
  }
  return out;
}

}  // namespace portal::classifier
