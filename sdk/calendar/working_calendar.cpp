// Reading the file, and counting day by day: terms are short, and a day's year decides what is known of it.
#include "sdk/calendar/working_calendar.h"

#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::calendar {

namespace {

constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::int32_t longest_term = 4000;  // working days, some sixteen years

int weekday(std::int32_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }  // 1970-01-01 was a Thursday

bool holds(const std::vector<std::int32_t>& sorted, std::int32_t day) { return std::binary_search(sorted.begin(), sorted.end(), day); }

Error not_in_range(const std::string& path, const char* expected, const json::Value& got) {
  return Error{ErrorCode::out_of_range, path, expected, got.is_string() ? quoted_excerpt(got.text()) : json::describe(got)};
}

// "05-09" in a year that has a 29 February → 509.
Result<std::int32_t> standing_day(const json::Value& source, const std::string& path) {
  json::Reader read(source, path);
  std::string text;
  read.required("day", text);
  read.optional("title", json::Kind::object);
  PORTAL_CHECK(read.finish());
  CivilDate date;
  if (!parse_date("2000-" + text, date)) return not_in_range(path + "/day", "a month and a day, MM-DD", text);
  return date.month * 100 + date.day;
}

}  // namespace

WorkingCalendar::WorkingCalendar() { is_weekend_[5] = is_weekend_[6] = true; }

Result<WorkingCalendar> WorkingCalendar::read(const json::Value& file, const std::string& path) {
  WorkingCalendar out;
  json::Reader read(file, path);
  read.required("id", out.id_);
  read.optional("$schema", json::Kind::string);
  read.optional("title", json::Kind::object);
  read.optional("basis", json::Kind::object);
  const json::Value* weekend = read.required("weekend", json::Kind::array);
  const json::Value* holidays = read.required("holidays", json::Kind::array);
  const json::Value* years = read.required("years", json::Kind::array);
  PORTAL_CHECK(read.finish());
  std::fill(std::begin(out.is_weekend_), std::end(out.is_weekend_), false);
  for (std::size_t i = 0; i < weekend->array().size(); ++i) {
    const json::Value& name = weekend->array()[i];
    const auto* found = name.is_string() ? std::find(std::begin(weekdays), std::end(weekdays), name.text()) : std::end(weekdays);
    if (found == std::end(weekdays)) return not_in_range(json::pointer_join(path + "/weekend", i), "a weekday: monday … sunday", name);
    out.is_weekend_[found - std::begin(weekdays)] = true;
  }
  if (weekend->array().size() > 6) return not_in_range(path + "/weekend", "at most six days", *weekend);
  for (std::size_t i = 0; i < holidays->array().size(); ++i) {
    PORTAL_TRY(const std::int32_t day, standing_day(holidays->array()[i], json::pointer_join(path + "/holidays", i)));
    out.holidays_.push_back(day);
  }
  std::sort(out.holidays_.begin(), out.holidays_.end());
  for (std::size_t i = 0; i < years->array().size(); ++i) PORTAL_CHECK(out.read_year(years->array()[i], json::pointer_join(path + "/years", i)));
  std::sort(out.off_.begin(), out.off_.end());
  std::sort(out.worked_.begin(), out.worked_.end());
  for (const std::int32_t day : out.worked_)
    if (holds(out.off_, day)) return not_in_range(path + "/years", "a day either off or worked", date_text(date_of(day)));
  return out;
}

Result<void> WorkingCalendar::read_year(const json::Value& source, const std::string& path) {
  json::Reader read(source, path);
  std::int64_t year = 0;
  read.required("year", year);
  const json::Value* act = read.required("act", json::Kind::object);
  const json::Value* off = read.required("off", json::Kind::array);
  const json::Value* worked = read.required("worked", json::Kind::array);
  read.optional("url", json::Kind::string);
  PORTAL_CHECK(read.finish());
  if (year < 1 || year > 9999) return not_in_range(path + "/year", "a year, 1 to 9999", static_cast<long long>(year));
  const int number = static_cast<int>(year);
  if (knows(number)) return Error{ErrorCode::duplicate_key, path + "/year", "each year once", std::to_string(number)};
  years_.push_back({number, *act});
  PORTAL_CHECK(read_days(*off, path + "/off", number, off_));
  return read_days(*worked, path + "/worked", number, worked_);
}

Result<void> WorkingCalendar::read_days(const json::Value& source, const std::string& path, int year, std::vector<std::int32_t>& days) {
  for (std::size_t i = 0; i < source.array().size(); ++i) {
    const json::Value& item = source.array()[i];
    CivilDate date;
    if (!item.is_string() || !parse_date(item.text(), date) || date.year != year)
      return not_in_range(json::pointer_join(path, i), "a date of that year, YYYY-MM-DD", item);
    days.push_back(day_number(date));
  }
  return {};
}

bool WorkingCalendar::knows(int year) const {
  return std::any_of(years_.begin(), years_.end(), [year](const Year& entry) { return entry.year == year; });
}

bool WorkingCalendar::is_working(std::int32_t day) const {
  if (holds(worked_, day)) return true;
  if (is_weekend_[weekday(day)] || holds(off_, day)) return false;
  const CivilDate date = date_of(day);
  return !holds(holidays_, date.month * 100 + date.day);
}

void WorkingCalendar::touch(std::int32_t first, std::int32_t last, Counted& counted) const {
  const int last_year = date_of(last).year;
  for (int year = date_of(first).year; year <= last_year && counted.is_known; ++year) {
    if (knows(year)) continue;
    counted.is_known = false;
    counted.unknown_year = year;
  }
}

Counted WorkingCalendar::add(std::int32_t day, std::int32_t count) const {
  Counted out;
  out.day = std::clamp(day, first_day, last_day);
  count = std::clamp(count, 0, longest_term);
  const std::int32_t first = out.day + (count == 0 ? 0 : 1);
  for (std::int32_t left = count; (left > 0 || (count == 0 && !is_working(out.day))) && out.day < last_day;)
    if (is_working(++out.day) && left > 0) --left;
  touch(std::min(first, out.day), out.day, out);
  return out;
}

Counted WorkingCalendar::between(std::int32_t from, std::int32_t to) const {
  Counted out;
  const std::int32_t last = std::clamp(std::max(from, to), first_day, last_day);
  const std::int32_t first = std::max({std::min(from, to), last - 10000, first_day});
  for (std::int32_t day = first; day < last;) out.day += is_working(++day) ? 1 : 0;
  if (first < last) touch(first + 1, last, out);
  if (to < from) out.day = -out.day;
  return out;
}

std::string WorkingCalendar::act(int year, std::string_view locale) const {
  for (const Year& entry : years_) {
    if (entry.year != year) continue;
    const json::Value* text = entry.act.find(locale);
    if (text == nullptr && !entry.act.object().empty()) text = &entry.act.object().begin()->value;
    return text != nullptr && text->is_string() ? text->text() : std::string();
  }
  return {};
}

}  // namespace portal::calendar
