// Fixed places first, then fraction and offset.
#include "sdk/calendar/instant.h"

#include "sdk/calendar/civil_date.h"

namespace portal::calendar {

namespace {

constexpr Instant per_day = 86400 * per_second;

// Two digits at `place`, at most `limit`.
bool pair(std::string_view text, std::size_t place, int limit, int& number) {
  if (place + 2 > text.size()) return false;
  const char tens = text[place];
  const char ones = text[place + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return false;
  number = (tens - '0') * 10 + (ones - '0');
  return number <= limit;
}

// Microseconds of ".123"; `place` goes past it.
bool fraction(std::string_view text, std::size_t& place, Instant& micros) {
  if (place >= text.size() || text[place] != '.') return true;
  Instant unit = per_second / 10;
  const std::size_t first = ++place;
  for (; place < text.size() && text[place] >= '0' && text[place] <= '9'; ++place, unit /= 10) micros += unit * (text[place] - '0');
  return place > first;
}

// "Z" or "+07:00", in microseconds, at the end of the text.
bool offset(std::string_view text, std::size_t place, Instant& micros) {
  if (place + 1 == text.size() && (text[place] == 'Z' || text[place] == 'z')) return true;
  int hours = 0;
  int minutes = 0;
  if (place + 6 != text.size() || text[place + 3] != ':' || (text[place] != '+' && text[place] != '-')) return false;
  if (!pair(text, place + 1, 23, hours) || !pair(text, place + 4, 59, minutes)) return false;
  micros = (hours * 3600 + minutes * 60) * per_second;
  if (text[place] == '-') micros = -micros;
  return true;
}

void put_pair(Instant number, char* at) {
  at[0] = static_cast<char>('0' + number / 10);
  at[1] = static_cast<char>('0' + number % 10);
}

}  // namespace

bool parse_instant(std::string_view text, Instant& instant) {
  CivilDate date;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (text.size() < 20 || !parse_date(text.substr(0, 10), date) || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
    return false;
  if (!pair(text, 11, 23, hours) || !pair(text, 14, 59, minutes) || !pair(text, 17, 59, seconds)) return false;
  std::size_t place = 19;
  Instant micros = 0;
  Instant ahead = 0;
  if (!fraction(text, place, micros) || !offset(text, place, ahead)) return false;
  instant = day_number(date) * per_day + (hours * 3600 + minutes * 60 + seconds) * per_second + micros - ahead;
  return true;
}

std::string instant_text(Instant instant) {
  Instant day = instant / per_day;
  if (instant % per_day < 0) --day;
  const Instant rest = instant - day * per_day;
  const Instant seconds = rest / per_second;
  char time[] = "T00:00:00";
  put_pair(seconds / 3600, time + 1);
  put_pair(seconds / 60 % 60, time + 4);
  put_pair(seconds % 60, time + 7);
  std::string text = date_text(date_of(static_cast<std::int32_t>(day))) + time;
  if (Instant micros = rest % per_second; micros != 0) {
    char digits[] = ".000000";
    for (int i = 6; i > 0; --i, micros /= 10) digits[i] = static_cast<char>('0' + micros % 10);
    text += digits;
    while (text.back() == '0') text.pop_back();
  }
  return text + "Z";
}

}  // namespace portal::calendar
