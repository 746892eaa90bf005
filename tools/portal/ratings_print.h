#pragma once
// An aggregate for people and for spreadsheets.

#include <string>

#include "sdk/json/value.h"
#include "tools/portal/rating_events.h"

namespace portal::tools {

// "1,000,000 lines: 990,000 ratings, 10,000 met before …": what was read and what was not counted.
std::string reading_text(const ReadCounts& counts);

std::string aggregate_text(const json::Value& aggregate);

// RFC 4180, one line a cell: methodology, target, question, formula, row, channel, n, score, low, high, hidden. Row and channel are
// empty in totals; a hidden cell has no numbers. Text that a spreadsheet would take for a formula begins with an apostrophe.
std::string aggregate_csv(const json::Value& aggregate);

}  // namespace portal::tools
