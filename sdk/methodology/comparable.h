#pragma once
// Whether the answers, or the figures, of two methods may stand side by side; where not, why, in a code and in words.
//
//   const Comparison verdict = compare(a, b, Construct::satisfaction);
//   if (!verdict.answers) show(verdict.differences);    // scale_length: the scales have different numbers of points
//
// Answers may be compared where the same people are asked the same words with the same anchors in the same order at the same moments.
// Figures may be compared where, besides, the same formula makes them: otherwise count the answers anew by one of them.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/methodology/methodology.h"

namespace portal::methodology {

enum class DifferenceCode : unsigned char {
#define X(code, blocks, english, russian) code,
#include "sdk/methodology/differences.def"
#undef X
};
enum class Blocks : unsigned char { nothing, scores, answers };

std::string_view name_of(DifferenceCode code);
Blocks blocks_of(DifferenceCode code);
std::string_view sentence_of(DifferenceCode code, std::string_view language);  // "ru", else English

struct Difference {
  DifferenceCode code = DifferenceCode::construct;
  std::string where;  // JSON Pointer into the first method; "" where it is about the whole
};

struct Comparison {
  bool answers = true;
  bool scores = true;
  std::vector<Difference> differences;  // in the order of differences.def
};

Comparison compare(const Methodology& a, const Methodology& b, Construct construct);

// Of the constructs of both main questions: the question a person means by "are these comparable?".
Comparison comparable(const Methodology& a, const Methodology& b);

}  // namespace portal::methodology
