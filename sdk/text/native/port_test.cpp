// The native face of the locale port says what Intl says.
#include <gtest/gtest.h>

#include <cmath>

#include "sdk/text/port.h"

namespace portal::text {
namespace {

constexpr const char* kNbsp = "\xC2\xA0";

TEST(Port, chooses_russian_plural_categories_by_the_last_digits) {
  const std::pair<double, const char*> expected[] = {{0, "many"}, {1, "one"},  {2, "few"},    {5, "many"},    {11, "many"},
                                                     {21, "one"}, {22, "few"}, {112, "many"}, {1.5, "other"}, {-1, "one"}};
  for (const auto& [number, category] : expected) EXPECT_EQ(plural_category("ru", number), category) << number;
}

TEST(Port, chooses_the_plural_of_the_number_as_it_is_shown) {
  EXPECT_EQ(plural_category("en", 1.0004), "one");
  EXPECT_EQ(plural_category("en", 1.01), "other");
  EXPECT_EQ(plural_category("ar", 2), "two");
  EXPECT_EQ(plural_category("ar", 0), "zero");
  EXPECT_EQ(plural_category("ru", std::nan("")), "other");
}

TEST(Port, groups_numbers_and_rounds_halves_away_from_zero) {
  EXPECT_EQ(format_number("ru", 1200), std::string("1") + kNbsp + "200");
  EXPECT_EQ(format_number("en", 1234567.0005), "1,234,567.001");
  EXPECT_EQ(format_number("en", -0.0005), "-0.001");
  EXPECT_EQ(format_number("ru", 0.5), "0,5");
  EXPECT_EQ(format_number("pl", 1200), "1200");
  EXPECT_EQ(format_number("en", INFINITY), "∞");
}

TEST(Port, falls_back_to_english_for_a_locale_unknown_or_misspelt) {
  for (const char* locale : {"xx", "", "und", "ru_RU", "<b>", "ru-", "русский"}) {
    EXPECT_EQ(format_number(locale, 1200.5), "1,200.5") << locale;
  }
  EXPECT_EQ(format_number("ru-RU", 0.5), "0,5");
  EXPECT_EQ(format_number("ru-XX", 0.5), "0,5");
  EXPECT_EQ(format_number(std::string(100000, 'a'), 0.5), "0.5");
}

TEST(Port, writes_a_civil_date_as_intl_does) {
  EXPECT_EQ(format_date("ru", DateStyle::long_date, "1987-03-25"), "25 марта 1987 года");
  EXPECT_EQ(format_date("ru", DateStyle::short_date, "1987-03-25"), "25.03.1987");
  EXPECT_EQ(format_date("en", DateStyle::long_date, "1987-03-25"), "March 25, 1987");
  EXPECT_EQ(format_date("en", DateStyle::short_date, "1987-03-25"), "3/25/1987");
}

TEST(Port, never_shifts_a_civil_date_by_a_zone) {
  for (const char* zone : {"Pacific/Kiritimati", "Pacific/Pago_Pago", ""}) {
    EXPECT_EQ(format_date("en", DateStyle::long_date, "2024-02-29", zone), "February 29, 2024") << zone;
    EXPECT_EQ(format_date("en", DateStyle::long_time, "2024-02-29", zone), "February 29, 2024") << zone;
  }
}

TEST(Port, keeps_one_calendar_for_all_time) {
  EXPECT_EQ(format_date("en", DateStyle::short_date, "0988-08-01"), "8/1/988");
  EXPECT_EQ(format_date("en", DateStyle::short_date, "1582-10-10"), "10/10/1582");
  EXPECT_EQ(format_date("en", DateStyle::short_date, "9999-12-31"), "12/31/9999");
}

TEST(Port, shows_an_instant_in_the_zone_asked_for) {
  const char* instant = "2024-12-31T22:30:00Z";
  EXPECT_EQ(format_date("ru", DateStyle::long_time, instant, "Asia/Krasnoyarsk"), "1 января 2025 года в 05:30");
  EXPECT_EQ(format_date("en", DateStyle::long_time, instant, "UTC"), "December 31, 2024 at 10:30 PM");
  EXPECT_EQ(format_date("en", DateStyle::short_date, instant, "Asia/Krasnoyarsk"), "1/1/2025");
  EXPECT_EQ(format_date("en", DateStyle::long_time, "2024-12-31t22:30:00.123456789+03:30", "UTC"), "December 31, 2024 at 7:00 PM");
}

TEST(Port, takes_an_unknown_zone_for_no_zone) {
  const char* instant = "2024-12-31T22:30:00Z";
  EXPECT_EQ(format_date("en", DateStyle::long_time, instant, "Mars/Olympus"), format_date("en", DateStyle::long_time, instant));
}

TEST(Port, gives_text_that_is_no_date_back_unchanged) {
  for (const char* text :
       {"", "вчера", "1987-02-29", "1987-3-25", "0000-01-01", "1987-13-01", "1987-03-25 10:00:00Z", "1987-03-25T10:00:00", "1987-03-25T24:00:00Z",
        "1987-03-25T10:00:00.Z", "1987-03-25T10:00:00+3:00", "1987-03-25Tx", "1987-03-25T10:00:00Zx", "<script>"}) {
    EXPECT_EQ(format_date("ru", DateStyle::long_time, text, "UTC"), text);
  }
}

TEST(Port, folds_case_in_every_script) {
  EXPECT_EQ(fold_case("ЁЛКА Straße ΣΑΣ İ"), "ёлка strasse σασ i̇");
  EXPECT_EQ(fold_case(""), "");
  EXPECT_EQ(fold_case("a\xFF"), "a\xEF\xBF\xBD");
}

TEST(Port, names_itself_and_its_version) { EXPECT_EQ(port_name().substr(0, 4), "icu "); }

TEST(Port, an_instant_has_a_civil_time_in_each_zone_and_none_without_a_known_zone) {
  EXPECT_EQ(civil_time("Asia/Krasnoyarsk", "2026-11-24T16:30:12Z"), "2026-11-24T23:30:12");
  EXPECT_EQ(civil_time("Asia/Krasnoyarsk", "2026-11-24T17:00:00.5+00:00"), "2026-11-25T00:00:00");
  EXPECT_EQ(civil_time("Europe/Berlin", "2026-03-29T00:59:59Z"), "2026-03-29T01:59:59");
  EXPECT_EQ(civil_time("Europe/Berlin", "2026-03-29T01:00:00Z"), "2026-03-29T03:00:00");
  EXPECT_EQ(civil_time("No/Where", "2026-11-24T16:30:12Z"), "");
  EXPECT_EQ(civil_time("", "2026-11-24T16:30:12Z"), "");
  EXPECT_EQ(civil_time("Asia/Krasnoyarsk", "2026-11-24"), "");
}

}  // namespace
}  // namespace portal::text
