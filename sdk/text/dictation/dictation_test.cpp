// What is proposed, with which doubt, and which other readings stand beside it.
#include "sdk/text/dictation/dictation.h"

#include <gtest/gtest.h>

namespace portal::text {
namespace {

const Listening russian{"ru", {2026, 11, 24}, {}, 0};
const Listening english{"en", {2026, 11, 24}, {}, 0};

std::string told(const Heard& heard) {
  std::string out{name_of(heard.doubt)};
  for (const std::string& value : heard.values) out += " " + value;
  return out;
}
std::string told(Kind kind, std::string_view phrase, const Listening& listening = russian) { return told(hear(kind, phrase, listening)); }

// [R 63]
TEST(Dictation, AYearOfTwoDigitsIsAskedAbout) { EXPECT_EQ(told(Kind::date, "25 марта 87-го"), "century 1987-03-25 2087-03-25"); }

TEST(Dictation, DayAndMonthInFiguresAreAskedAboutWhereBothOrdersFit) {
  EXPECT_EQ(told(Kind::date, "3/4/1987", english), "ambiguous 1987-03-04 1987-04-03");
  EXPECT_EQ(told(Kind::date, "3/25/1987", english), "none 1987-03-25");
  EXPECT_EQ(told(Kind::date, "3.4.1987", russian), "none 1987-04-03");
}

TEST(Dictation, ADateWithoutAYearIsTheNearestToComeWithTheLastBesideIt) {
  EXPECT_EQ(told(Kind::date, "первого декабря"), "year 2026-12-01 2025-12-01");
}

TEST(Dictation, ADayThatNoCalendarHasIsNoDate) {
  EXPECT_EQ(told(Kind::date, "31 февраля 2020"), "none");
  EXPECT_EQ(told(Kind::date, "29 февраля 2023 года"), "none");
}

TEST(Dictation, RelativeDaysNeedToday) { EXPECT_EQ(told(Kind::date, "завтра", {"ru", {}, {}, 0}), "none"); }

TEST(Dictation, WordsThatTakeSomethingBackLeaveADoubt) {
  EXPECT_EQ(told(Kind::date, "двадцать пятое нет двадцать шестое марта 1987"), "ambiguous 1987-03-26");
  EXPECT_EQ(told(Kind::number, "пять или шесть"), "words 5");
  EXPECT_EQ(told(Kind::number, "примерно сорок"), "approximate 40");
}

TEST(Dictation, AWrongNumberOfDigitsIsSaidAndOtherWaysOfCuttingAreTried) {
  EXPECT_EQ(told(Kind::phone, "девятьсот шестнадцать сто двадцать три сорок пять"), "length 91612345");
  EXPECT_EQ(told(Kind::digits, "двадцать три", {"ru", {}, {}, 3}), "ambiguous 203");
  EXPECT_EQ(told(Kind::snils, "112 233 445 96"), "check 11223344596");
}

TEST(Dictation, NamesSpelledInLatinAreProposedInBothUsualWays) {
  EXPECT_EQ(told(Kind::email, "юлия точка хохлова собака яндекс точка ру"), "spelling yuliya.hohlova@yandex.ru iuliia.khokhlova@yandex.ru");
}

TEST(Dictation, WhatIsNoAnswerIsNotUnderstood) {
  for (const Kind kind : {Kind::number, Kind::date, Kind::phone, Kind::email, Kind::snils, Kind::money, Kind::yes_no, Kind::house})
    EXPECT_EQ(told(kind, "расскажите о погоде"), "none");
  EXPECT_EQ(told(Kind::number, std::string(1000000, 'x')), "none");
  EXPECT_EQ(told(Kind::number, ""), "none");
}

}  // namespace
}  // namespace portal::text
