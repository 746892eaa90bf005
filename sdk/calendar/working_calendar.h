#pragma once
// Working days of a country or region, from a dated data file: which days count when a law says "ten working days".
//
//   PORTAL_TRY(auto calendar, calendar::WorkingCalendar::read(json, ""));
//   calendar::Counted due = calendar.add(day_number({2026, 12, 24}), 10);
//   if (!due.is_known) say that the calendar of due.unknown_year has no act yet
//
// A government names the days of each year anew, by an act. A year whose act is not in the file is unknown: days are then counted
// by weekends and standing holidays alone, and every answer that touched such a year says so. Nothing is guessed in silence.
// The file's format and its sources are in README.md.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::calendar {

struct Counted {
  std::int32_t day = 0;  // day number, civil_date.h; or a count of days
  bool is_known = true;
  std::int32_t unknown_year = 0;  // the first year in the way that has no act
};

class WorkingCalendar {
 public:
  // Saturdays and Sundays off, no year known.
  WorkingCalendar();

  // Errors: those of json::Reader; out_of_range (no date, a date of another year, a day both off and worked), duplicate_key (a year twice).
  static Result<WorkingCalendar> read(const json::Value& file, const std::string& path);

  bool knows(int year) const;
  bool is_working(std::int32_t day) const;

  // The `count`-th working day after `day`, which itself does not count (Civil Code of Russia, art. 191). Count 0: `day` itself, or
  // the first working day after it where it is a day off (art. 193).
  Counted add(std::int32_t day, std::int32_t count) const;

  // Working days after `from` up to and with `to`; negative where `to` is earlier.
  Counted between(std::int32_t from, std::int32_t to) const;

  const std::string& id() const { return id_; }
  // The act behind a year, in `locale`, else in the first language given; "" for an unknown year.
  std::string act(int year, std::string_view locale) const;

 private:
  struct Year {
    int year = 0;
    json::Value act;
  };
  Result<void> read_year(const json::Value& source, const std::string& path);
  Result<void> read_days(const json::Value& source, const std::string& path, int year, std::vector<std::int32_t>& days);
  void touch(std::int32_t first, std::int32_t last, Counted& counted) const;

  std::string id_;
  bool is_weekend_[7] = {};             // Monday first
  std::vector<std::int32_t> holidays_;  // month * 100 + day
  std::vector<std::int32_t> off_;       // day numbers, ascending
  std::vector<std::int32_t> worked_;
  std::vector<Year> years_;
};

}  // namespace portal::calendar
