// Terms to dates, and how far off they are.
#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/text/port.h"
#include "widgets/tracker/progress.h"

namespace portal::tracker {

namespace {

constexpr calendar::Instant per_day = 86400 * calendar::per_second;
constexpr std::size_t most_days = 20000;
constexpr calendar::Instant per_minute = 60 * calendar::per_second;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::int32_t asked_day(const std::string& zone, calendar::Instant instant) {
  const std::string civil = text::civil_time(zone, calendar::instant_text(instant));
  calendar::CivilDate date;
  if (civil.size() >= 10 && calendar::parse_date(std::string_view(civil).substr(0, 10), date)) return calendar::day_number(date);
  return static_cast<std::int32_t>(floor_divide(instant, per_day));
}

std::int32_t plus_months(std::int32_t day, std::int32_t months) {
  calendar::CivilDate date = calendar::date_of(day);
  const std::string duration = "P" + std::to_string(months) + "M";
  return calendar::add_duration(date, duration) ? calendar::day_number(date) : day;
}

void note_unknown(Due& due, const calendar::Counted& counted) {
  if (counted.is_known || !due.is_known) return;
  due.is_known = false;
  due.unknown_year = counted.unknown_year;
}

}  // namespace

std::int32_t civil_day(const Circumstances& at, calendar::Instant instant) {
  if (at.days == nullptr) return asked_day(at.zone, instant);
  auto& sorted = at.days->sorted;
  const auto place =
      std::lower_bound(sorted.begin(), sorted.end(), instant, [](const auto& known, calendar::Instant wanted) { return known.first < wanted; });
  if (place != sorted.end() && place->first == instant) return place->second;
  const std::int32_t day = asked_day(at.zone, instant);
  if (sorted.size() >= most_days) sorted.clear();
  sorted.insert(std::lower_bound(sorted.begin(), sorted.end(), std::make_pair(instant, day)), {instant, day});
  return day;
}

void measure(Due& due, calendar::Instant when, const Circumstances& at) {
  if (due.by_hours) {
    due.left = static_cast<std::int32_t>(floor_divide(due.moment - when, per_minute));
    due.is_overdue = when > due.moment;
    return;
  }
  const std::int32_t today = civil_day(at, when);
  due.is_overdue = today > due.day;
  if (today == due.day) {
    due.left = 0;
    return;
  }
  if (!due.is_working) {
    due.left = due.day - today;
    return;
  }
  const calendar::Counted left = at.calendar->between(today, due.day);
  due.left = left.day;
  note_unknown(due, left);
}

Due due_on(std::int32_t day, bool is_working) {
  Due due;
  due.day = day;
  due.is_working = is_working;
  return due;
}

Due due_of(const Term& term, calendar::Instant from, const Circumstances& at) {
  Due due;
  due.term = &term;
  const calendar::Duration& length = term.duration;
  if (length.months == 0 && length.days == 0) {
    due.by_hours = true;
    due.moment = from + length.seconds * calendar::per_second;
    return due;
  }
  due.is_working = term.is_working;
  due.day = plus_months(civil_day(at, from), length.months);
  if (term.is_working) {
    const calendar::Counted end = at.calendar->add(due.day, length.days);
    due.day = end.day;
    note_unknown(due, end);
  } else {
    due.day += length.days;
    if (term.moves) {
      const calendar::Counted end = at.calendar->add(due.day, 0);
      due.day = end.day;
      note_unknown(due, end);
    }
  }
  return due;
}

}  // namespace portal::tracker
