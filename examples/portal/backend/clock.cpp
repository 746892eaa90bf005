// Civil time from seconds.

#include "examples/portal/backend/clock.h"

#include <chrono>
#include <cstdio>

namespace portal::demo {

std::int64_t system_clock() { return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

std::string rfc3339(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds instant{std::chrono::seconds(seconds)};
  const sys_days day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

std::string city_day(std::int64_t seconds) {
  constexpr std::int64_t offset = 7 * 3600;
  return rfc3339(seconds + offset).substr(0, 10);
}

int city_year(std::int64_t seconds) { return std::stoi(city_day(seconds)); }

}  // namespace portal::demo
