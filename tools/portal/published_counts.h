#pragma once
// Published monthly figures: reads [{"_timestamp", "service", "channel", "dataType", "count", "period"}] as UK services publish them.

#include <map>
#include <string>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/statistics/method_change.h"

namespace portal::tools {

struct PublishedSeries {
  std::vector<statistics::PublishedMonth> months;  // with counts and a figure; ascending
  std::size_t without_counts = 0;                  // months that have a figure alone: nothing can be checked there
  std::int64_t ratings = 0;
  int decimals = 0;  // of the figures
};

// By service and channel: "use-an-lpa/digital".
using Published = std::map<std::string, PublishedSeries>;

// Adds what `file` holds. Other data types (uptime and so on) are passed over; a service's month that has its figure or a count
// twice with different numbers is an error. Errors: wrong_type, missing_key, out_of_range, with the path in the file.
Result<void> read_published(const json::Value& file, Published& out);

// What was found, as a table and as JSON.
json::Value findings_json(const Published& published);
std::string findings_text(const Published& published);

}  // namespace portal::tools
