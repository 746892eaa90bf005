// What depends on the day: bounds of dates, and rules that read `today`.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"
#include "widgets/form/model.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value definition(std::string_view born, std::string_view visit = R"({"earliest":"P1D","latest":"P14D"})") {
  const auto control = [](const char* name, std::string_view options) {
    return json::Object{{"type", "Control"}, {"scope", std::string("#/properties/") + name}, {"options", json::parse(options).value()}};
  };
  return json::Object{
      {"id", "t"},
      {"version", "1"},
      {"language", "ru"},
      {"title", "T"},
      {"schema", json::parse(R"({"type":"object","properties":{"born":{"type":"string","format":"date","title":"Дата рождения"},
                        "visit":{"type":"string","format":"date","title":"Визит"},"guardian":{"type":"string"}}})")
                     .value()},
      {"uischema", json::Object{{"type", "VerticalLayout"},
                                {"elements", json::Array{control("born", born), control("visit", visit),
                                                         control("guardian", R"({"requiredIf":"date_add(born, 'P18Y') > today"})")}}}}};
}

Driver form(const std::vector<std::string>& host = {"submit", "clock"}, std::string_view born = R"({"latest":"P0D"})") {
  return Driver(form_kind(), testing::options(json::Object{{"definition", definition(born)}}, host));
}

// 23:30 of the day before in UTC is the 25th in Krasnoyarsk already.
json::Value night() { return json::Object{{"now", "2026-11-24T23:30:00Z"}}; }

std::string refused(std::string_view born) {
  const auto read = Definition::read(definition(born));
  return read.ok() ? "" : std::string(name_of(read.error().code)) + " " + read.error().path;
}

TEST(Today, a_date_outside_its_bounds_is_a_mistake_that_says_which_day_is_meant) {  // [R 2] [R 64]
  Driver driver = form();
  driver.reply(request_of(driver.first(), "clock.now"), night());
  driver.input("/born", "26.11.2026");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "error"), "Эта дата ещё не наступила. Проверьте день, месяц и год");
  driver.input("/born", "25.11.2026");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "error"), "");
  driver.input("/visit", "25.11.2026");
  driver.leave("/visit");
  EXPECT_EQ(driver.text_of("/visit", "error"), "Укажите дату не раньше 26 ноября 2026 года");
  driver.input("/visit", "10.12.2026");
  driver.leave("/visit");
  EXPECT_EQ(driver.text_of("/visit", "error"), "Укажите дату не позже 9 декабря 2026 года");
}

TEST(Today, nothing_is_a_mistake_before_the_day_is_known_and_then_what_was_left_is_looked_at_when_it_is_sent) {
  Driver driver = form();
  driver.input("/born", "26.11.2026");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "error"), "");
  driver.reply(request_of(driver.first(), "clock.now"), night());
  driver.press("submit");
  EXPECT_EQ(driver.text_of("/born", "error"), "Эта дата ещё не наступила. Проверьте день, месяц и год");
}

TEST(Today, a_rule_may_read_the_day) {
  Driver driver = form();
  driver.input("/born", "26.11.2008");
  driver.reply(request_of(driver.first(), "clock.now"), night());
  driver.press("submit");
  EXPECT_NE(driver.text_of("/guardian", "error"), "") << "eighteen tomorrow";
  driver.input("/born", "25.11.2008");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/guardian", "error"), "");
}

TEST(Today, is_asked_for_only_where_it_decides_something_and_a_host_can_tell) {
  EXPECT_EQ(request_of(Driver(form_kind(), testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}},
                                                            {"submit", "clock"}))
                           .first(),
                       "clock.now"),
            0);
  EXPECT_EQ(request_of(form().first(), "clock.now"), 1);
  EXPECT_EQ(request_of(form({"submit"}).first(), "clock.now"), 0);
}

TEST(Today, an_application_is_checked_by_the_day_it_comes_in) {
  const json::Value data = json::Object{{"born", "2008-11-25"}, {"visit", "2026-12-09"}};
  EXPECT_TRUE(check_application(definition("{}"), data, "2026-11-25").value().empty());
  const auto late = check_application(definition("{}"), data, "2026-12-09");
  ASSERT_EQ(late.value().size(), 1U);
  EXPECT_EQ(late.value()[0].instance + " " + late.value()[0].keyword, "/visit earliest");
  const auto early = check_application(definition("{}"), data, "2026-11-24");
  ASSERT_EQ(early.value().size(), 2U);
  EXPECT_EQ(early.value()[0].instance + " " + early.value()[0].keyword, "/visit latest");
  EXPECT_EQ(early.value()[1].instance + " " + early.value()[1].keyword, "/guardian required");
}

TEST(Today, a_bound_is_a_duration_and_of_a_date) {
  EXPECT_EQ(refused(R"({"earliest":"14 days"})"), "out_of_range /definition/uischema/elements/0/options/earliest");
  EXPECT_EQ(refused(R"({"latest":"-P14D"})"), "");
  const auto text =
      Definition::read(json::Object{{"id", "t"},
                                    {"version", "1"},
                                    {"language", "ru"},
                                    {"title", "T"},
                                    {"schema", json::parse(R"({"type":"object","properties":{"a":{"type":"string"}}})").value()},
                                    {"uischema", json::parse(R"({"type":"Control","scope":"#/properties/a","options":{"latest":"P0D"}})").value()}});
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().path, "/definition/uischema/options/latest");
}

TEST(Today, a_year_in_which_nobody_alive_was_born_is_asked_about_and_may_stand) {  // [R 10]
  Driver driver = form({"submit", "clock"}, R"({"autocomplete":"bday"})");
  driver.reply(request_of(driver.first(), "clock.now"), night());
  driver.input("/born", "17.04.1887");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "question"), "17 апреля 1887 года: это верная дата?");
  EXPECT_EQ(driver.text_of("/born", "error"), "");
  driver.press("keep/born");
  EXPECT_EQ(driver.text_of("/born", "question"), "");
  driver.input("/born", "25.11.1906");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "question"), "") << "120 years ago today";
}

TEST(Today, what_is_likely_may_be_counted_from_today_and_says_nothing_before_it_is_known) {  // [R 10]
  Driver driver = form({"submit", "clock"}, R"({"likely":{"from":"-P8Y","to":"P0D"}})");
  driver.input("/born", "01.01.2010");
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "question"), "");
  driver.reply(request_of(driver.first(), "clock.now"), night());
  driver.leave("/born");
  EXPECT_EQ(driver.text_of("/born", "question"), "1 января 2010 года: это верная дата?");
  EXPECT_EQ(refused(R"({"likely":{"from":"8 years"}})"), "out_of_range /definition/uischema/elements/0/options/likely/from");
  EXPECT_EQ(refused(R"({"likely":{"to":"-P8Y"}})"), "");
}

TEST(Today, a_clock_that_does_not_tell_the_day_is_asked_once) {
  Driver driver = form();
  const json::Value told = driver.reply(request_of(driver.first(), "clock.now"), json::Object{{"now", "?"}});
  EXPECT_EQ(request_of(told, "clock.now"), 0);
  Driver refused_clock = form();
  EXPECT_EQ(request_of(refused_clock.reply(request_of(refused_clock.first(), "clock.now"), json::Object{}, false), "clock.now"), 0);
}

}  // namespace
}  // namespace portal::form
