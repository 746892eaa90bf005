// Words of days: months, weekdays and numbers, each an item; years of two halves stay two numbers.
#include <iterator>

#include "sdk/text/dictation/dates.h"

namespace portal::text::dictation {
namespace {

constexpr std::string_view months[] = {"январь января январе январю янв january jan",
                                       "февраль февраля феврале февралю фев февр february feb",
                                       "март марта марте марту мар march mar",
                                       "апрель апреля апреле апрелю апр april apr",
                                       "май мая мае маю may",
                                       "июнь июня июне июню июн june jun",
                                       "июль июля июле июлю июл july jul",
                                       "август августа августе августу авг august aug",
                                       "сентябрь сентября сентябре сентябрю сен сент september sep sept",
                                       "октябрь октября октябре октябрю окт october oct",
                                       "ноябрь ноября ноябре ноябрю ноя нояб november nov",
                                       "декабрь декабря декабре декабрю дек december dec"};
constexpr std::string_view weekdays[] = {
    "понедельник понедельника понедельнику monday", "вторник вторника вторнику tuesday",      "среда среду среды среде wednesday",
    "четверг четверга четвергу thursday",           "пятница пятницу пятницы пятнице friday", "суббота субботу субботы субботе saturday",
    "воскресенье воскресенья воскресенью sunday"};
constexpr std::string_view roman[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};

template <std::size_t N>
bool named(const std::string_view (&table)[N], std::string_view word, std::int64_t& index) {
  for (std::size_t i = 0; i < N; ++i) {
    if (!is_one_of(word, table[i])) continue;
    index = static_cast<std::int64_t>(i);
    return true;
  }
  return false;
}

bool is_number(const Items& items, std::size_t back) { return items.size() >= back && items[items.size() - back].kind == ItemKind::number; }

bool take_name(const Tokens& tokens, std::size_t at, Items& items) {
  std::int64_t index = 0;
  if (named(months, tokens[at].text, index) || (is_number(items, 1) && named(roman, tokens[at].raw, index))) {
    items.push_back({ItemKind::month, index + 1, 0, false, false, tokens[at].text, false});
    return true;
  }
  if (!named(weekdays, tokens[at].text, index)) return false;
  items.push_back({ItemKind::weekday, index, 0, false, false, tokens[at].text, false});
  return true;
}

// «ноль пять»: a day or a month as it stands in figures.
bool joins_zero(const Items& items, const Numeral& numeral, bool adjacent) {
  return adjacent && is_number(items, 1) && items.back().value == 0 && items.back().written == 1 && numeral.value() < 10 && numeral.written < 2;
}

}  // namespace

Items items_of(const Tokens& tokens) {
  Items items;
  bool adjacent = false;
  for (std::size_t at = 0; at < tokens.size();) {
    if (tokens[at].kind == TokenKind::sign) {
      ++at;
      continue;
    }
    if (tokens[at].kind == TokenKind::word && take_name(tokens, at, items)) {
      ++at;
      adjacent = false;
      continue;
    }
    Numeral numeral;
    const bool single = tokens[at].text == "a" || is_one_of(tokens[at].text, "раз пол");
    if (single || !read_numeral(tokens, at, numeral)) {
      items.push_back({ItemKind::word, 0, 0, false, false, tokens[at].text, false});
      ++at;
      adjacent = false;
      continue;
    }
    // In figures groups of digits are parts of a date, never thousands: "25 03 1987".
    if (joins_zero(items, numeral, adjacent)) {
      items.back() = {ItemKind::number, numeral.value(), 2, numeral.ordinal, false, "", false};
    } else {
      const bool zero = numeral.thousandths == 0 && numeral.written == 0;
      items.push_back({ItemKind::number, numeral.value(), zero ? 1 : numeral.written, numeral.ordinal, !numeral.is_whole(), "", false});
    }
    at = numeral.next;
    adjacent = true;
  }
  return items;
}

bool is_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  calendar::CivilDate read;
  return calendar::parse_date(date_value(year, month, day), read);
}

std::string date_value(std::int64_t year, std::int64_t month, std::int64_t day) {
  return calendar::date_text({static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)});
}

}  // namespace portal::text::dictation
