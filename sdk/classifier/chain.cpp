// Forward, backward, and what they say together.
#include "sdk/classifier/chain.h"

#include <algorithm>
#include <cmath>

namespace portal::classifier {

namespace {

// Divides by the sum, which never is zero: scores are finite and transitions positive.
void scale(float* row, std::size_t count) {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += row[i];
  const float by = sum > 0 ? 1 / sum : 0;
  for (std::size_t i = 0; i < count; ++i) row[i] *= by;
}

std::vector<float> exponentials(std::span<const float> scores, std::size_t classes) {
  std::vector<float> out(scores.size());
  for (std::size_t at = 0; at < scores.size(); at += classes) {
    const float most = *std::max_element(scores.begin() + at, scores.begin() + at + classes);
    for (std::size_t i = 0; i < classes; ++i) out[at + i] = std::exp(scores[at + i] - most) + 1e-12F;
  }
  return out;
}

}  // namespace

Marginals marginals(const Chain& chain, std::span<const float> scores, bool with_pairs) {
  const std::size_t k = chain.classes;
  const std::size_t n = scores.size() / k;
  const std::vector<float> local = exponentials(scores, k);
  std::vector<float> forward(n * k);
  std::vector<float> backward(n * k, 1.0F);
  Marginals out;
  for (std::size_t i = 0; i < n; ++i) {
    float* row = &forward[i * k];
    if (i == 0) std::copy(chain.first.begin(), chain.first.end(), row);
    else {
      for (std::size_t from = 0; from < k; ++from) {
        const float weight = row[static_cast<std::ptrdiff_t>(from) - static_cast<std::ptrdiff_t>(k)];
        if (weight < 1e-9F) continue;
        const float* to = &chain.transitions[from * k];
        for (std::size_t j = 0; j < k; ++j) row[j] += weight * to[j];
      }
    }
    for (std::size_t j = 0; j < k; ++j) row[j] *= local[i * k + j];
    scale(row, k);
  }
  std::vector<float> ahead(k);
  for (std::size_t i = n - 1; n > 0 && i-- > 0;) {
    for (std::size_t j = 0; j < k; ++j) ahead[j] = local[(i + 1) * k + j] * backward[(i + 1) * k + j];
    scale(ahead.data(), k);
    for (std::size_t from = 0; from < k; ++from) {
      const float* to = &chain.transitions[from * k];
      float sum = 0;
      for (std::size_t j = 0; j < k; ++j) sum += to[j] * ahead[j];
      backward[i * k + from] = sum;
    }
    scale(&backward[i * k], k);
    if (!with_pairs) continue;
    out.pairs.resize(k * k);
    float total = 0;
    for (std::size_t from = 0; from < k; ++from)
      for (std::size_t j = 0; j < k; ++j) total += forward[i * k + from] * chain.transitions[from * k + j] * ahead[j];
    if (total <= 0) continue;
    for (std::size_t from = 0; from < k; ++from) {
      const float weight = forward[i * k + from] / total;
      if (weight < 1e-9F) continue;
      for (std::size_t j = 0; j < k; ++j) out.pairs[from * k + j] += weight * chain.transitions[from * k + j] * ahead[j];
    }
  }
  out.single.resize(n * k);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < k; ++j) out.single[i * k + j] = forward[i * k + j] * backward[i * k + j];
    scale(&out.single[i * k], k);
  }
  return out;
}

}  // namespace portal::classifier
