#pragma once
// Does the journey that was walked agree with the scenario that was approved? (requirement 37.) And the journey as a map (requirement 31).

#include "widgets/tracker/cases.h"

namespace portal::tracker {

enum class DeviationCode : unsigned char {
#define CODE(name, ru, en) name,
#include "widgets/tracker/deviations.def"
};

struct Deviation {
  DeviationCode code;
  std::string stage;  // id; "" where it is about the case
  std::string event;  // source#id
  std::string detail;
};

std::string_view name_of(DeviationCode code);
std::string_view words_of(DeviationCode code, std::string_view language);

// All that happened differently than the definition has it, in the order of events. Empty: the journey conforms.
std::vector<Deviation> conformance(const Case& its, const Circumstances& at);

// The seven fields: profile, needs, actions, services, touchpoints, positives, problems; counted over all `cases`, which are of
// one scenario. No case, person or free text is in it.
json::Value journey_map(const std::vector<const Case*>& cases, const Circumstances& at, std::string_view language);

}  // namespace portal::tracker
