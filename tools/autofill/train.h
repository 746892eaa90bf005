#pragma once
// Training of the classifier: a linear chain (conditional random field) by follow-the-regularised-leader, which leaves most weights at
// zero by itself (McMahan et al. 2013). The same pages and options give the same bytes.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/classifier/features.h"

namespace portal::autofill {

struct Page {
  std::vector<classifier::Signals> fields;
  std::vector<std::string> labels;
  double weight = 1;
};

struct TrainingOptions {
  int epochs = 10;
  float rate = 0.15F;
  float sparseness = 1.0F;        // L1: larger leaves fewer weights
  float shrinking = 1.0F;         // L2
  std::size_t at_most = 106'000;  // weights that are kept: those that say most
  float breadth = 0.5F;           // how much it counts, in that, on how many pages a feature is
  std::uint64_t seed = 20261125;
  float threshold = 0.6F;  // a wrong answer costs a person more than none
  int least_fields = 4;    // a label with fewer is learnt as "none"
  int least_pages = 2;     // a feature on fewer pages is not learnt
  int rounds = 1;          // trainings of their own order, whose mean is the model
  float dropped = 0.7F;    // share of forms that go without one source of features for once
  float levels = 36;       // of a weight's size
};

// The model's bytes (sdk/classifier/model.h).
std::string train(const std::vector<Page>& pages, const TrainingOptions& options);

}  // namespace portal::autofill
