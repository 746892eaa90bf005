#pragma once
// Civil dates, "YYYY-MM-DD" (ISO 8601, proleptic Gregorian, years 0001 to 9999): as day numbers, pure, without a clock.

#include <cstdint>
#include <string>
#include <string_view>

namespace portal::calendar {

struct CivilDate {
  int year = 0, month = 0, day = 0;
};

// False where the text is no such date: "2023-02-29", "2023-2-1", a date with a time.
bool parse_date(std::string_view text, CivilDate& date);
std::string date_text(const CivilDate& date);

// Days since 1970-01-01; date_of reverses it.
std::int32_t day_number(const CivilDate& date);
CivilDate date_of(std::int32_t day_number);
constexpr std::int32_t first_day = -719162, last_day = 2932896;  // 0001-01-01, 9999-12-31

// Moves `date` by an ISO 8601 duration of whole years, months, weeks and days ("P1Y6M", "P2W", "-P14D"). Years and months
// first: a day that the month does not have becomes its last day; then weeks and days. False: no such duration, or out of range.
bool add_duration(CivilDate& date, std::string_view duration);

// Completed years; who is born on 29 February completes one on 1 March in other years. Negative before the birth.
int completed_years(const CivilDate& birth, const CivilDate& on);

}  // namespace portal::calendar
