// What the results view says of a report, and what it does not.
#include "widgets/results/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::results {
namespace {

using portal::testing::Driver;
using ::testing::HasSubstr;
using ::testing::Not;

json::Value options(const char* file, std::string_view locale = "ru") {
  json::Object properties{{"aggregate", portal::testing::read_json(std::string("widgets/results/examples/") + file)},
                          {"names", portal::testing::read_json("widgets/results/examples/names.json")}};
  return portal::testing::options(std::move(properties), {}, locale);
}

std::string code_of(json::Value aggregate) {
  auto session = session::Session::create(results_kind(), portal::testing::options(json::Object{{"aggregate", std::move(aggregate)}}));
  return session.ok() ? "made" : session.error().text();
}

TEST(Results, TheScoreStandsWithItsIntervalItsAnswersAndWhoWasAsked) {  // [R 105]
  Driver driver(results_kind(), options("city.json"));
  EXPECT_THAT(driver.text_of("satisfaction.score", "text"), HasSubstr("из 100. Если учесть случайность, от "));
  EXPECT_THAT(driver.text_of("satisfaction.response", "text"), HasSubstr("Ответили "));
  EXPECT_THAT(driver.text_of("satisfaction.pooled", "text"), HasSubstr("из 3 каналов, без поправок"));
}

TEST(Results, AHiddenChannelIsSaidInWordsAndHasNoNumber) {
  Driver driver(results_kind(), options("city.json"));
  const json::Value* chart = driver.node("satisfaction.rows");
  ASSERT_NE(chart, nullptr);
  EXPECT_EQ(chart->find("marks")->text(), "line");
  Driver tiny(results_kind(), options("tiny.json"));
  EXPECT_EQ(tiny.text_of("satisfaction.none-why", "text"), "Оценку не показываем: меньше 10 ответов.");
  EXPECT_EQ(tiny.node("satisfaction.score"), nullptr);
  EXPECT_EQ(tiny.node("satisfaction.how.n"), nullptr);
  const json::Value& entry = tiny.node("satisfaction.channels")->find("series")->array()[0];
  EXPECT_EQ(json::write(entry), R"({"label":"Сайт","text":"не показываем: меньше 10 ответов"})");
}

TEST(Results, EveryChartSaysInASentenceWhatItShows) {
  Driver driver(results_kind(), options("city.json"));
  for (const char* id :
       {"satisfaction.rows", "satisfaction.channels", "satisfaction.answers", "satisfaction.obstacles", "satisfaction.praises", "need.answers"})
    EXPECT_FALSE(driver.text_of(id, "text").empty()) << id;
  EXPECT_THAT(driver.text_of("satisfaction.obstacles", "text"), HasSubstr("«Долго»"));
}

TEST(Results, ScoresOfTwoMethodsAreNotJoinedAndItIsSaidWhy) {
  Driver driver(results_kind(), options("method_changed.json"));
  EXPECT_THAT(driver.text_of("satisfaction.rows", "text"), HasSubstr("Методика сменилась: август 2026. С тем, что раньше, сравнивать нельзя."));
  std::size_t apart = 0;
  for (const json::Value& point : driver.node("satisfaction.rows")->find("series")->array()) apart += point.find("apart") != nullptr ? 1 : 0;
  EXPECT_EQ(apart, 1U);
  EXPECT_EQ(driver.text_of("satisfaction.refusal1.wording", "name"), "вопрос задан другими словами");
  EXPECT_EQ(driver.text_of("satisfaction.refusal1.anchors", "name"), "деления шкалы названы по-другому");
}

TEST(Results, TwoVersionsOfAServiceAreComparedWithAnInterval) {  // [R 102]
  Driver driver(results_kind(), options("versions.json"));
  EXPECT_THAT(driver.text_of("satisfaction.change", "text"), HasSubstr("После перехода с версии 1.9 на 1.10 оценка выросла на "));
  EXPECT_EQ(driver.node("satisfaction.rows")->find("marks")->text(), "bars");
}

TEST(Results, AnotherTargetIsChosenAndSaidAloud) {
  Driver driver(results_kind(), options("city.json"));
  const json::Value update = driver.input("target", "service/garden");
  EXPECT_EQ(driver.text_of("results", "name"), "Оценки: Запись в детский сад");
  EXPECT_THAT(json::write(*update.find("announce")), HasSubstr("Запись в детский сад: "));
  driver.input("target", "service/none");
  EXPECT_EQ(driver.text_of("results", "name"), "Оценки: Запись в детский сад");
}

TEST(Results, HowTheNumberIsMadeNamesFormulaMethodAndRules) {
  Driver driver(results_kind(), options("city.json", "en"));
  EXPECT_EQ(driver.text_of("satisfaction.how.formula", "value"), "The five answers are worth 100, 75, 50, 25 and 0; the mean of all answers.");
  EXPECT_EQ(driver.text_of("satisfaction.how.method", "value"), "One method to rate services, version 1.0");
  EXPECT_THAT(driver.text_of("satisfaction.how.small", "value"), HasSubstr("Numbers below 10 are not shown"));
}

TEST(Results, FewAnswersAreWarnedAbout) {
  Driver driver(results_kind(), options("few.json"));
  EXPECT_THAT(driver.text_of("satisfaction.few-why", "text"), HasSubstr("Ответов меньше 30"));
  Driver many(results_kind(), options("city.json"));
  EXPECT_EQ(many.node("satisfaction.few-why"), nullptr);
}

TEST(Results, AStateBringsBackWhatWasLookedAt) {
  Driver driver(results_kind(), options("city.json"));
  driver.input("target", "service/garden");
  ui::Event open;
  open.type = ui::EventType::toggle;
  open.node = "satisfaction.how";
  open.flag = true;
  driver.send(open);
  json::Value again = options("city.json");
  again.object().set("state", *json::parse(driver.session().snapshot()).value().find("state"));
  Driver restored(results_kind(), again);
  EXPECT_EQ(restored.text(), driver.text());
}

TEST(Results, AnAggregateOfAnotherKindIsRefusedWithItsPlace) {
  json::Value aggregate = portal::testing::read_json("widgets/results/examples/tiny.json");
  EXPECT_EQ(code_of(aggregate), "made");
  aggregate.object().set("format", "ratings-aggregate-2");
  EXPECT_THAT(code_of(aggregate), HasSubstr("unknown_name at /properties/aggregate/format"));
  aggregate = portal::testing::read_json("widgets/results/examples/tiny.json");
  aggregate.object().find("groups")->array()[0].object().set("stars", 5);
  EXPECT_THAT(code_of(aggregate), HasSubstr("unknown_key at /properties/aggregate/groups/0"));
}

TEST(Results, NoTextIsMissingInAnyExample) {
  for (const char* locale : {"ru", "en"})
    for (const auto& example : portal::testing::examples("results", locale)) {
      Driver driver(results_kind(), example.options);
      for (const ui::Event& event : example.events) driver.send(event);
      EXPECT_THAT(driver.text(), Not(HasSubstr("⟦"))) << example.name << " " << locale;
    }
}

}  // namespace
}  // namespace portal::results
