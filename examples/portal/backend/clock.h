#pragma once
// Time, given from outside so that tests choose it.

#include <cstdint>
#include <string>

namespace portal::demo {

using Clock = std::int64_t (*)();  // seconds since 1970-01-01T00:00:00Z

std::int64_t system_clock();
std::string rfc3339(std::int64_t seconds);  // "2026-11-22T14:05:09Z"

inline constexpr const char* city_zone = "Asia/Krasnoyarsk";  // IANA; UTC+7 the whole year since 2014
int city_year(std::int64_t seconds);                          // the calendar year there
std::string city_day(std::int64_t seconds);                   // the day there, "2026-11-22"

}  // namespace portal::demo
