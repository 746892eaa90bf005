#pragma once
// portal import touchpoints, portal import govuk-satisfaction: how others ask and count, as methodologies of ours.

#include <string>

namespace portal::tools {

// A form of GSA Touchpoints to its methodology, on standard output. The exit status.
int import_touchpoints(const std::string& file);

// Published monthly counts to one methodology for each formula that their figures follow, found by the figures themselves; one a line.
int import_govuk_satisfaction(const std::string& file);

}  // namespace portal::tools
