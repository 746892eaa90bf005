// Day numbers by the usual 400-year cycle, years beginning in March so that leap days come last.
#include "sdk/calendar/civil_date.h"

namespace portal::calendar {

namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool digits(std::string_view text, int& number) {
  number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  return true;
}

void put_digits(int number, std::size_t count, char* end) {
  for (std::size_t i = 0; i < count; ++i, number /= 10) *--end = static_cast<char>('0' + number % 10);
}

}  // namespace

bool parse_date(std::string_view text, CivilDate& date) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(text.substr(0, 4), date.year) && digits(text.substr(5, 2), date.month) &&
         digits(text.substr(8), date.day) && date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

std::string date_text(const CivilDate& date) {
  char text[] = "0000-00-00";
  put_digits(date.year, 4, text + 4);
  put_digits(date.month, 2, text + 7);
  put_digits(date.day, 2, text + 10);
  return text;
}

std::int32_t day_number(const CivilDate& date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int month = (date.month + 9) % 12;
  return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1 - 719468;
}

CivilDate date_of(std::int32_t number) {
  const int days = number + 719468;
  const int era = days / 146097;
  const int of_era = days % 146097;
  const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year + year / 4 - year / 100);
  const int month = (5 * of_year + 2) / 153;
  const int civil_month = month < 10 ? month + 3 : month - 9;
  return {era * 400 + year + (civil_month <= 2 ? 1 : 0), civil_month, of_year - (153 * month + 2) / 5 + 1};
}

bool add_duration(CivilDate& date, std::string_view text) {
  const bool back = !text.empty() && text[0] == '-';
  if (back) text.remove_prefix(1);
  if (text.size() < 3 || text[0] != 'P') return false;
  text.remove_prefix(1);
  constexpr std::string_view units = "YMWD";
  int amounts[4] = {};
  for (std::size_t next = 0; !text.empty();) {
    const std::size_t length = text.find_first_not_of("0123456789");
    if (length == 0 || length > 7) return false;  // npos too: a number without its unit
    const std::size_t unit = units.find(text[length], next);
    if (unit == std::string_view::npos) return false;
    digits(text.substr(0, length), amounts[unit]);
    if (back) amounts[unit] = -amounts[unit];
    next = unit + 1;
    text.remove_prefix(length + 1);
  }
  const int months = (date.year + amounts[0]) * 12 + date.month - 1 + amounts[1];
  if (months < 12 || months >= 120000) return false;
  date.year = months / 12;
  date.month = months % 12 + 1;
  if (date.day > days_in_month(date.year, date.month)) date.day = days_in_month(date.year, date.month);
  const int day = day_number(date) + amounts[2] * 7 + amounts[3];
  if (day < first_day || day > last_day) return false;
  date = date_of(day);
  return true;
}

int completed_years(const CivilDate& birth, const CivilDate& on) {
  const bool before = on.month < birth.month || (on.month == birth.month && on.day < birth.day);
  return on.year - birth.year - (before ? 1 : 0);
}

}  // namespace portal::calendar
