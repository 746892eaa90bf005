#pragma once
// A scenario's file and files of events, for the commands that look at journeys.

#include <string>
#include <vector>

#include "tools/portal/arguments.h"
#include "widgets/tracker/cases.h"

namespace portal::tools {

// Reads the scenario, the files of events (each a list of CloudEvents, any number of cases) and, of the options, --calendar FILE,
// --zone ZONE (Asia/Krasnoyarsk), --now INSTANT (the last event's time). Says what is wrong on standard error; false then.
bool read_cases(std::string_view command, const Arguments& arguments, const std::string& scenario, const std::vector<std::string>& files,
                tracker::Cases& cases);

}  // namespace portal::tools
