// Durations, instants and working days against the published calendars of Russia.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/calendar/civil_date.h"
#include "sdk/calendar/duration.h"
#include "sdk/calendar/instant.h"
#include "sdk/calendar/working_calendar.h"
#include "sdk/json/json.h"

namespace portal::calendar {
namespace {

json::Value file() {
  std::ifstream in(PORTAL_SOURCE_DIR "/sdk/calendar/data/ru.json");
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

WorkingCalendar russia() { return WorkingCalendar::read(file(), "").value(); }

std::int32_t day(std::string_view text) {
  CivilDate date;
  EXPECT_TRUE(parse_date(text, date)) << text;
  return day_number(date);
}

std::string after(const WorkingCalendar& calendar, std::string_view from, std::int32_t count) {
  const Counted due = calendar.add(day(from), count);
  return date_text(date_of(due.day)) + (due.is_known ? "" : " unknown " + std::to_string(due.unknown_year));
}

TEST(Duration, reads_years_to_seconds_and_refuses_everything_else) {
  Duration read;
  ASSERT_TRUE(parse_duration("P1Y2M3W4DT5H6M7S", read));
  EXPECT_EQ(read.months, 14);
  EXPECT_EQ(read.days, 25);
  EXPECT_EQ(read.seconds, 5 * 3600 + 6 * 60 + 7);
  ASSERT_TRUE(parse_duration("PT15M", read));
  EXPECT_EQ(read.months + read.days, 0);
  EXPECT_EQ(read.seconds, 900);
  for (const char* const bad : {"", "P", "PT", "P1", "10D", "P1DT", "P1D1Y", "P1D2D", "P-1D", "P1.5D", "PT1D", "P1234567D", "P1H", " P1D"})
    EXPECT_FALSE(parse_duration(bad, read)) << bad;
}

TEST(Instant, is_the_same_moment_whatever_the_offset_it_was_written_with) {
  Instant utc = 0;
  Instant krasnoyarsk = 0;
  ASSERT_TRUE(parse_instant("2026-11-24T17:30:12Z", utc));
  ASSERT_TRUE(parse_instant("2026-11-25T00:30:12+07:00", krasnoyarsk));
  EXPECT_EQ(utc, krasnoyarsk);
  EXPECT_EQ(instant_text(krasnoyarsk), "2026-11-24T17:30:12Z");
  ASSERT_TRUE(parse_instant("1969-12-31T23:59:59.5Z", utc));
  EXPECT_EQ(utc, -500000);
  EXPECT_EQ(instant_text(utc), "1969-12-31T23:59:59.5Z");
  for (const char* const bad : {"2026-11-24", "2026-11-24T17:30:12", "2026-02-29T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T17:30:60Z",
                                "2026-11-24T17:30:12.Z", "2026-11-24T17:30:12+0700", "2026-11-24T17:30:12Zx", "2026-11-24 17:30:12Z"})
    EXPECT_FALSE(parse_instant(bad, utc)) << bad;
}

TEST(WorkingCalendar, has_as_many_working_days_a_year_as_the_production_calendar) {
  const WorkingCalendar calendar = russia();
  EXPECT_EQ(calendar.between(day("2023-12-31"), day("2024-12-31")).day, 248);
  EXPECT_EQ(calendar.between(day("2024-12-31"), day("2025-12-31")).day, 247);
  EXPECT_EQ(calendar.between(day("2025-12-31"), day("2026-12-31")).day, 247);
  EXPECT_EQ(calendar.between(day("2026-04-30"), day("2026-05-31")).day, 19);
}

TEST(WorkingCalendar, counts_from_the_next_day_over_transferred_days_and_worked_saturdays) {
  const WorkingCalendar calendar = russia();
  EXPECT_EQ(after(calendar, "2026-11-24", 1), "2026-11-25");
  EXPECT_EQ(after(calendar, "2026-11-27", 1), "2026-11-30");
  EXPECT_EQ(after(calendar, "2026-03-06", 1), "2026-03-10");
  EXPECT_EQ(after(calendar, "2024-04-26", 1), "2024-04-27");
  EXPECT_EQ(after(calendar, "2025-12-30", 1), "2026-01-12");
  EXPECT_EQ(after(calendar, "2026-05-09", 0), "2026-05-12");
  EXPECT_EQ(after(calendar, "2026-05-08", 0), "2026-05-08");
}

TEST(WorkingCalendar, says_that_a_date_runs_through_a_year_without_an_act) {
  const WorkingCalendar calendar = russia();
  EXPECT_EQ(after(calendar, "2026-12-29", 1), "2026-12-30");
  EXPECT_EQ(after(calendar, "2026-12-30", 1), "2027-01-11 unknown 2027");
  EXPECT_EQ(after(calendar, "2023-12-29", 1), "2024-01-09 unknown 2023");
  const Counted left = calendar.between(day("2026-12-30"), day("2027-01-12"));
  EXPECT_EQ(left.day, 2);
  EXPECT_EQ(left.unknown_year, 2027);
  EXPECT_EQ(calendar.act(2026, "ru"), "Постановление Правительства РФ от 24.09.2025 № 1466 «О переносе выходных дней в 2026 году»");
  EXPECT_EQ(calendar.act(2027, "ru"), "");
  EXPECT_EQ(after(WorkingCalendar(), "2026-11-03", 1), "2026-11-04 unknown 2026");
}

TEST(WorkingCalendar, adding_and_counting_agree_from_every_day_of_three_years) {
  const WorkingCalendar calendar = russia();
  for (std::int32_t from = day("2024-01-01"); from < day("2026-11-01"); ++from)
    for (const std::int32_t count : {1, 5, 30})
      ASSERT_EQ(calendar.between(from, calendar.add(from, count).day).day, count) << date_text(date_of(from));
  EXPECT_EQ(calendar.between(day("2026-11-30"), day("2026-11-24")).day, -4);
}

TEST(WorkingCalendar, a_bad_file_is_an_error_with_its_place) {
  json::Value bad = file();
  (*bad.object().find("years")).array()[1].object().find("off")->array()[0] = "2024-05-02";
  EXPECT_EQ(WorkingCalendar::read(bad, "/calendar").error().text(),
            R"(out_of_range at /calendar/years/1/off/0: expected a date of that year, YYYY-MM-DD; got "2024-05-02")");
  bad = file();
  bad.object().find("years")->array()[1].object().set("year", 2024);
  EXPECT_EQ(WorkingCalendar::read(bad, "").error().path, "/years/1/year");
  bad = file();
  bad.object().set("colour", 1);
  EXPECT_EQ(WorkingCalendar::read(bad, "").error().code, ErrorCode::unknown_key);
}

}  // namespace
}  // namespace portal::calendar
