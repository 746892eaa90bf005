#pragma once
// Inside sdk/text/engine: what a text that stands in a field may have been meant to be. Offered, never applied.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/text/dictation/dictation.h"

namespace portal::text {

struct Proposed {
  std::vector<std::string> values;  // the likeliest first; none: nothing is to be said
  // order      day and month may have changed places: 03/04/2026
  // words      said in words, or in another way than the field takes: «25 марта 87-го»
  // layout     typed with the other keyboard layout: "ghbdtn"
  // alphabets  letters of two alphabets in one word
  // spaces     spaces, hyphens and signs that do not belong into a name
  std::string_view reason;
};

// `kind` is one of dictation.h ("text" and "name" are what people write, not numbers or dates).
Proposed propose(Kind kind, std::string_view text, const Listening& listening);

}  // namespace portal::text
