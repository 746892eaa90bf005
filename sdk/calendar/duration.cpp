// One pass over the text: numbers, each with its unit, units in their order.
#include "sdk/calendar/duration.h"

namespace portal::calendar {

namespace {

constexpr std::size_t most_digits = 6;  // so that no sum overflows

// Takes "12M" from the front of `text`: the unit's place in `units` at or after `next`; false where there is none.
bool take_part(std::string_view& text, std::string_view units, std::size_t& next, std::int32_t& number) {
  std::size_t length = 0;
  number = 0;
  while (length < text.size() && text[length] >= '0' && text[length] <= '9') number = number * 10 + (text[length++] - '0');
  if (length == 0 || length > most_digits || length == text.size()) return false;
  next = units.find(text[length], next);
  text.remove_prefix(length + 1);
  return next != std::string_view::npos;
}

}  // namespace

bool parse_duration(std::string_view text, Duration& duration) {
  duration = Duration();
  if (text.size() < 3 || text[0] != 'P') return false;
  text.remove_prefix(1);
  std::int32_t number = 0;
  for (std::size_t unit = 0; !text.empty() && text[0] != 'T'; ++unit) {
    if (!take_part(text, "YMWD", unit, number)) return false;
    if (unit <= 1) duration.months += unit == 0 ? number * 12 : number;
    else duration.days += unit == 2 ? number * 7 : number;
  }
  if (text.empty()) return true;
  text.remove_prefix(1);
  if (text.empty()) return false;
  constexpr std::int64_t seconds_of[] = {3600, 60, 1};
  for (std::size_t unit = 0; !text.empty(); ++unit) {
    if (!take_part(text, "HMS", unit, number)) return false;
    duration.seconds += number * seconds_of[unit];
  }
  return true;
}

}  // namespace portal::calendar
