#pragma once
// A linear chain over the fields of a form: how likely each meaning is for each field, given all of them in their order.
//
// Forward and backward sums (Rabiner 1989), in probabilities scaled at every step, so nothing overflows. Classes whose score is far below
// the best of their field are left out: a field has about ten that are worth a thought, and steps between all would be most of the work.

#include <cstdint>
#include <span>
#include <vector>

namespace portal::classifier {

struct Chain {
  std::size_t classes = 0;
  std::vector<float> transitions;  // classes × classes, exponentials: from row to column
  std::vector<float> first;        // classes, exponentials: of the first field
};

struct Marginals {
  std::vector<float> single;  // fields × classes
  std::vector<float> pairs;   // classes × classes, summed over the steps; only where they are asked for
};

// `scores`: fields × classes, any real numbers.
Marginals marginals(const Chain& chain, std::span<const float> scores, bool with_pairs);

}  // namespace portal::classifier
