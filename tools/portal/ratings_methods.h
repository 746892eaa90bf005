#pragma once
// The methodologies that events name, as the reader of events needs them.

#include <string>
#include <vector>

#include "sdk/methodology/methodology.h"
#include "tools/portal/rating_events.h"

namespace portal::tools {

// Errors: of reading the files and of Methodology::read, with the file before the path.
Result<std::vector<methodology::Methodology>> read_methodologies(const std::vector<std::string>& paths);

RatingMethods rating_methods(const std::vector<methodology::Methodology>& methods);

}  // namespace portal::tools
