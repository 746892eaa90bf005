// Compiled messages: read strictly, written as the locale says, never failing once read.
#include "sdk/text/message.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::text {
namespace {

constexpr const char* kNbsp = "\xC2\xA0";

Result<Strings> read(std::string_view messages, std::string_view locale = "ru") {
  return Strings::read(json::Object{{"locale", locale}, {"messages", json::parse(messages).value()}}, "Asia/Krasnoyarsk");
}

std::string format(std::string_view message, const json::Object& arguments, std::string_view locale = "ru") {
  const auto strings = read(R"({"m":)" + std::string(message) + "}", locale);
  return strings.ok() ? strings.value().format("m", arguments) : strings.error().text();
}

std::string refusal(std::string_view messages) {
  const auto strings = read(messages);
  return strings.ok() ? "none" : std::string(name_of(strings.error().code)) + " " + strings.error().path;
}

TEST(Message, joins_texts_and_arguments_as_they_stand) {
  EXPECT_EQ(format(R"("Готово")", {}), "Готово");
  EXPECT_EQ(format(R"(["Год ",["year"],", ",["who"],".",["yes"]])", {{"year", 2024}, {"who", "<b>Анна</b>"}, {"yes", true}}),
            "Год 2024, <b>Анна</b>.true");
  EXPECT_EQ(format(R"([])", {}), "");
}

TEST(Message, writes_numbers_and_dates_as_the_locale_does) {
  const json::Object arguments{{"sum", 1200.5}, {"day", "1987-03-25"}, {"at", "2024-12-31T22:30:00Z"}};
  EXPECT_EQ(format(R"([["sum","number"]," ₽"])", arguments), std::string("1") + kNbsp + "200,5 ₽");
  EXPECT_EQ(format(R"([["day","date"],"; ",["day","date","short"]])", arguments), "25 марта 1987 года; 25.03.1987");
  EXPECT_EQ(format(R"([["at","time"]])", arguments), "1 января 2025 года в 05:30");
  EXPECT_EQ(format(R"([["at","date"]])", arguments, "en"), "January 1, 2025");
  EXPECT_EQ(format(R"([["day","number"],["sum","date"]])", {{"day", "five"}, {"sum", nullptr}}), "five");
}

TEST(Message, chooses_the_plural_form_of_the_locale) {
  const char* message =
      R"([["n","plural",{"=0":"Ошибок нет","one":[["#"]," ошибка"],"few":[["#"]," ошибки"],"many":[["#"]," ошибок"],"other":[["#"]," ошибки"]}]])";
  EXPECT_EQ(format(message, {{"n", 0}}), "Ошибок нет");
  EXPECT_EQ(format(message, {{"n", 21}}), "21 ошибка");
  EXPECT_EQ(format(message, {{"n", 3}}), "3 ошибки");
  EXPECT_EQ(format(message, {{"n", 1011}}), std::string("1") + kNbsp + "011 ошибок");
  EXPECT_EQ(format(message, {{"n", 1.5}}), "1,5 ошибки");
  EXPECT_EQ(format(message, {{"n", "много"}}), "много ошибки");
}

TEST(Message, exact_numbers_win_and_the_offset_counts_the_others) {
  const char* message = R"([["n","plural",{"=1":"только вы","one":["вы и ещё ",["#"]," человек"],"other":["вы и ещё ",["#"]]},1]])";
  EXPECT_EQ(format(message, {{"n", 1}}), "только вы");
  EXPECT_EQ(format(message, {{"n", 2}}), "вы и ещё 1 человек");
  EXPECT_EQ(format(message, {{"n", 6}}), "вы и ещё 5");
}

TEST(Message, a_plural_form_that_the_file_lacks_is_other) { EXPECT_EQ(format(R"([["n","plural",{"other":[["#"]," шт."]}]])", {{"n", 1}}), "1 шт."); }

TEST(Message, selects_by_text_number_or_truth_and_hands_the_plural_number_down) {
  const char* message = R"([["who","select",{"male":"Он","true":"Да","other":"Они"}]])";
  EXPECT_EQ(format(message, {{"who", "male"}}), "Он");
  EXPECT_EQ(format(message, {{"who", true}}), "Да");
  EXPECT_EQ(format(message, {{"who", "cat"}}), "Они");
  EXPECT_EQ(format(R"([["n","plural",{"other":[["k","select",{"other":[["#"],"!"]}]]}]])", {{"n", 7}, {"k", 0}}), "7!");
}

TEST(Message, a_missing_key_or_argument_shows_its_name_and_is_recorded_once) {
  const Strings strings = read(R"({"hello":["Здравствуйте, ",["name"]]})").value();
  EXPECT_EQ(strings.format("goodbye"), "⟦goodbye⟧");
  EXPECT_EQ(strings.format("goodbye"), "⟦goodbye⟧");
  EXPECT_EQ(strings.format("hello"), "Здравствуйте, ⟦name⟧");
  EXPECT_EQ(strings.missing(), (std::vector<std::string>{"goodbye", "hello {name}"}));
  EXPECT_TRUE(strings.has("hello"));
  EXPECT_FALSE(strings.has("goodbye"));
  EXPECT_EQ(strings.locale(), "ru");
}

TEST(Message, records_at_most_a_hundred_missing_names) {
  const Strings strings = read("{}").value();
  for (int i = 0; i < 1000; ++i) strings.format("key" + std::to_string(i));
  EXPECT_EQ(strings.missing().size(), 100U);
}

TEST(Message, a_file_of_another_shape_is_refused_with_its_place) {
  EXPECT_EQ(Strings::read(json::Value(1)).error().code, ErrorCode::wrong_type);
  EXPECT_EQ(Strings::read(json::Object{{"locale", "ru"}}).error().path, "/messages");
  EXPECT_EQ(Strings::read(json::Object{{"locale", "ru"}, {"messages", json::Object{}}, {"x", 1}}).error().code, ErrorCode::unknown_key);
}

TEST(Message, a_part_of_another_shape_is_refused_with_its_place) {
  const std::pair<const char*, const char*> refused[] = {
      {R"({"a/b":1})", "wrong_type /messages/a~1b"},
      {R"({"a":[1]})", "wrong_type /messages/a/0"},
      {R"({"a":["x",[]]})", "wrong_type /messages/a/1/0"},
      {R"({"a":[[1]]})", "wrong_type /messages/a/0/0"},
      {R"({"a":[["n",1]]})", "wrong_type /messages/a/0/1"},
      {R"({"a":[["n","spellout"]]})", "unknown_name /messages/a/0/1"},
      {R"({"a":[["n","number","x"]]})", "wrong_type /messages/a/0/2"},
      {R"({"a":[["n","date","full"]]})", "unknown_name /messages/a/0/2"},
      {R"({"a":[["n","date","short",1]]})", "wrong_type /messages/a/0/3"},
      {R"({"a":[["n","plural"]]})", "wrong_type /messages/a/0/2"},
      {R"({"a":[["n","plural",[]]]})", "wrong_type /messages/a/0/2"},
      {R"({"a":[["n","plural",{"one":"x"}]]})", "missing_key /messages/a/0/2"},
      {R"({"a":[["n","plural",{"other":"x","lots":"y"}]]})", "unknown_name /messages/a/0/2/lots"},
      {R"({"a":[["n","plural",{"other":"x","":"y"}]]})", "unknown_name /messages/a/0/2/"},
      {R"({"a":[["n","plural",{"other":"x"},"1"]]})", "wrong_type /messages/a/0/3"},
      {R"({"a":[["n","plural",{"other":"x"},1,2]]})", "wrong_type /messages/a/0/4"},
      {R"({"a":[["n","select",{"other":"x"},1]]})", "wrong_type /messages/a/0/3"},
      {R"({"a":[["n","select",{"other":[["n","select",{"a":"b"}]]}]]})", "missing_key /messages/a/0/2/other/0/2"}};
  for (const auto& [messages, place] : refused) EXPECT_EQ(refusal(messages), place) << messages;
}

TEST(Message, messages_inside_one_another_are_bounded) {
  std::string message = "\"x\"";
  for (int i = 0; i < 7; ++i) message = R"([["n","select",{"other":)" + message + "}]]";
  EXPECT_EQ(format(message, {{"n", 1}}), "x");
  EXPECT_EQ(refusal(R"({"a":[["n","select",{"other":)" + message + "}]]}").substr(0, 8), "too_deep");
}

}  // namespace
}  // namespace portal::text
