#pragma once
// ISO 8601 durations ("P10D", "P1M", "PT4H", "P1DT12H"): how long an authority or a person has.

#include <cstdint>
#include <string_view>

namespace portal::calendar {

// What a duration asks of a calendar and of a clock. Weeks are seven days; nothing is converted between the three.
struct Duration {
  std::int32_t months = 0;  // years are twelve
  std::int32_t days = 0;
  std::int64_t seconds = 0;  // hours, minutes, seconds
};

// False where the text is no duration of whole, non-negative numbers in the order Y M W D T H M S: "10D", "P", "PT", "P1.5D".
bool parse_duration(std::string_view text, Duration& duration);

}  // namespace portal::calendar
