// What the native face answers to many made-up questions, one JSON array a line: compared with Intl's answers by web/test/text_parity.test.mjs.
#include <cstdio>
#include <cstdlib>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "sdk/text/code_points.h"
#include "sdk/text/port.h"
#include "sdk/text/sentences.h"

namespace {

using portal::json::Array;

class Chance {
 public:
  std::uint64_t next(std::uint64_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 1987;
};

// Whole numbers of all sizes, and such with one to three places.
double number(Chance& chance) {
  static constexpr std::uint64_t limits[] = {12, 120, 1000, 1000000, 2000000000};
  const auto whole = static_cast<double>(chance.next(limits[chance.next(5)]));
  static constexpr double parts[] = {1, 10, 100, 1000};
  const std::uint64_t places = chance.next(2) == 0 ? 0 : chance.next(4);
  return (whole * parts[places] + static_cast<double>(chance.next(static_cast<std::uint64_t>(parts[places])))) / parts[places];
}

std::string day(Chance& chance) {
  const std::int32_t first = portal::calendar::day_number({1900, 1, 1}), last = portal::calendar::day_number({2100, 12, 31});
  return portal::calendar::date_text(
      portal::calendar::date_of(first + static_cast<std::int32_t>(chance.next(static_cast<std::uint64_t>(last - first)))));
}

// Letters of the alphabets that stand in names and texts, assigned and not.
std::string letters(Chance& chance) {
  static constexpr char32_t starts[] = {0x20, 0xA0, 0x100, 0x370, 0x400, 0x530, 0x1E00, 0x1F00, 0x2160, 0xFF00};
  std::string text;
  for (std::uint64_t count = chance.next(8) + 1; count > 0; --count)
    portal::text::append_code_point(text, starts[chance.next(10)] + static_cast<char32_t>(chance.next(0xE0)));
  return text;
}

// Texts of words, abbreviations, figures and marks in any order.
std::string sentence(Chance& chance) {
  static constexpr const char* pieces[] = {"Возьмите", "паспорт", "в",   "п",         "ст",   "ул",    "Ленина", "г",  "2026",
                                           "7.3",      "т",       "д",   "е",         "А",    "С",     "руб",    "и",  "др",
                                           "Dr",       "card",    "e.g", "portal.ru", "«да»", "(нет)", "Москва", "кв", "ещё"};
  static constexpr const char* marks[] = {" ", " ", " ", " ", ". ", ". ", ". ", "! ", "? ", ", ", ": ", "; ", ".\n", ".» ", ".) ", "... ", "?! "};
  std::string text;
  for (std::uint64_t count = chance.next(9) + 1; count > 0; --count) {
    text += pieces[chance.next(std::size(pieces))];
    text += marks[chance.next(std::size(marks))];
  }
  return text;
}

void print(const Array& row) { std::printf("%s\n", portal::json::write(portal::json::Value(row)).c_str()); }

}  // namespace

int main(int count, char** words) {
  const long questions = count > 1 ? std::atol(words[1]) : 100000;
  static constexpr const char* locales[] = {"ru", "en", "kk", "tt", "ar-EG", "zh", "de", "fr", "pl", "uk", "he", "tr"};
  static constexpr const char* hours[] = {"00:00:00Z", "12:30:00+07:00", "23:59:59-08:00"};
  Chance chance;
  for (long i = 0; i < questions; ++i) {
    const std::string locale = locales[chance.next(12)];
    const std::uint64_t what = chance.next(5);
    if (what == 0) {
      const double value = number(chance);
      print({"plural", locale, value, std::string(portal::text::plural_category(locale, value))});
    } else if (what == 1) {
      const double value = number(chance);
      print({"number", locale, value, portal::text::format_number(locale, value)});
    } else if (what == 2) {
      const auto style = static_cast<std::int64_t>(chance.next(2));
      std::string iso = day(chance);
      if (chance.next(3) == 0) iso += std::string("T") + hours[chance.next(3)];
      print({"date", locale, Array{style, iso},
             portal::text::format_date(locale, static_cast<portal::text::DateStyle>(style), iso, "Asia/Krasnoyarsk")});
    } else if (what == 3) {
      const std::string text = sentence(chance);
      Array found;
      for (const std::string_view each : portal::text::sentences(text)) found.emplace_back(std::string(each));
      print({"sentences", "ru", text, std::move(found)});
    } else {
      const std::string text = letters(chance);
      print({"fold", "", text, portal::text::fold_case(text)});
    }
  }
}
