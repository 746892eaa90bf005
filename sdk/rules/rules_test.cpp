// Compiling, failing, dates, dependencies, and hostile rules and facts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "sdk/rules/rules.h"

namespace portal::rules {
namespace {

using namespace calendar;

using json::Value;
using testing::ElementsAre;

std::string refusal(std::string_view logic) {
  const auto rule = Rule::compile(json::parse(logic).value());
  return rule.ok() ? "compiled" : rule.error().text();
}

std::string value_of(std::string_view logic, std::string_view facts = "null") {
  const auto rule = Rule::compile(json::parse(logic).value());
  if (!rule.ok()) return rule.error().text();
  const auto outcome = evaluate(rule.value(), json::parse(facts).value());
  return outcome.ok() ? json::write(outcome.value().value) : outcome.error().text();
}

TEST(Compile, NamesTheMistakeAndItsPlace) {
  EXPECT_EQ(refusal(R"({"and":[true,{"<":[1,{"shout":2}]}]})"), "unknown_name at /and/1/</1/shout: expected an operator of JsonLogic; got \"shout\"");
  EXPECT_EQ(refusal(R"({"!":{"/":[]}})"), "invalid_expression at /!: expected 1 or more operands; got 0");
  EXPECT_EQ(refusal(R"({"if":[{"substr":["a"]},1]})"), "invalid_expression at /if/0: expected 2 to 3 operands; got 1");
  EXPECT_EQ(refusal(R"([1,{"<":3}])"), "invalid_expression at /1: expected a list of operands; got an integer");
  EXPECT_EQ(refusal(R"({"and":[{"==":[1,1],"!=":[1,2]}]})"),
            "invalid_expression at /and/0: expected one operator (data goes into \"preserve\"); got several members");
  EXPECT_EQ(refusal(R"({"map":[{"var":"x"},null]})"), "invalid_expression at the root: expected a rule as the second operand; got null");
}

TEST(Compile, BoundsDepthAndSize) {
  Value deep = true;
  for (int i = 0; i < 100; ++i) deep = json::Object{{"!", json::Array{deep}}};
  const auto too_deep = Rule::compile(deep);
  ASSERT_FALSE(too_deep.ok());
  EXPECT_EQ(too_deep.error().code, ErrorCode::too_deep);
  Value nested = json::Object{{"var", "x"}};
  for (int i = 0; i < 5000; ++i) {
    json::Array outer;
    outer.push_back(std::move(nested));
    nested = std::move(outer);
  }
  EXPECT_EQ(Rule::compile(nested).error().code, ErrorCode::too_deep);
  const Value wide = json::Object{{"+", json::Array(5000, 1)}};
  EXPECT_EQ(Rule::compile(wide).error().code, ErrorCode::too_large);
  const Value codes = json::Object{{"in", json::Array{json::Object{{"var", "x"}}, json::Array(100000, 1)}}};
  EXPECT_TRUE(Rule::compile(codes).ok()) << "a long list of constants is one node";
}

TEST(Evaluate, AFailureNamesItsOperatorAndItsKind) {
  EXPECT_EQ(value_of(R"({"and":[true,{"<":[{"var":"x"},3]}]})", R"({"x":"a"})"), "failed_rule at /and/1: expected a number; got NaN");
}

TEST(Evaluate, HostileRulesEndAtTheirBounds) {
  const std::string doubling = R"({"reduce":[{"var":"l"},{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"xxxxxxxxxxxxxxxx"]})";
  const std::string merging = R"({"reduce":[{"var":"l"},{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]})";
  const std::string hoarding = R"({"reduce":[{"var":"l"},{"merge":[{"var":"accumulator"},[{"val":[[2]]}]]},[]]})";
  const std::string cubes = R"({"some":[{"var":"l"},{"some":[{"val":[[2],"l"]},{"some":[{"val":[[4],"l"]},{"some":[{"val":[[6],"l"]},false]}]}]}]})";
  Value facts = json::Object{{"l", json::Array(100, 1)}};
  for (const std::string& logic : {doubling, merging, hoarding, cubes}) {
    const auto outcome = evaluate(Rule::compile(json::parse(logic).value()).value(), facts);
    ASSERT_FALSE(outcome.ok()) << logic;
    EXPECT_EQ(outcome.error().code, ErrorCode::too_large) << logic;
  }
  const std::string caught = R"({"try":[)" + doubling + R"(,"caught"]})";
  EXPECT_EQ(evaluate(Rule::compile(json::parse(caught).value()).value(), facts).error().code, ErrorCode::too_large);
}

TEST(Evaluate, HugeTextIsChargedForWhatItCosts) {
  const Value facts = json::Object{{"a", std::string(1 << 20, 'a')}, {"b", std::string(1 << 19, 'a') + "b"}};
  const auto outcome = evaluate(Rule::compile(json::parse(R"({"in":[{"var":"b"},{"var":"a"}]})").value()).value(), facts);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::too_large);
}

TEST(Evaluate, ThousandsOfMissingFactsAndConstantsEndAtTheBoundOfTheCaseSplit) {
  Options options;
  options.evaluation = Evaluation::three_valued;
  json::Array people;
  for (int i = 0; i < 20000; ++i) people.push_back(json::Object());
  const auto ages = Rule::compile(json::parse(R"({"all":[{"var":"people"},{"<":[{"var":"age"},7]}]})").value());
  const auto many = evaluate(ages.value(), json::Object{{"people", std::move(people)}}, options);
  ASSERT_TRUE(many.ok()) << many.error().text();
  EXPECT_EQ(many.value().truth, Truth::unknown);
  EXPECT_TRUE(many.value().bounded);
  EXPECT_EQ(many.value().missing.size(), 256U);
  json::Array codes;
  for (int i = 0; i < 50000; ++i) codes.push_back(i);
  const Value in = json::Object{{"in", json::Array{json::Object{{"var", "x"}}, std::move(codes)}}};
  const auto coded = evaluate(Rule::compile(in).value(), json::Object(), options);
  ASSERT_TRUE(coded.ok());
  EXPECT_EQ(coded.value().truth, Truth::unknown);
  EXPECT_TRUE(coded.value().bounded);
  EXPECT_THAT(coded.value().missing, ElementsAre("x"));
}

TEST(Dates, AreAddedByIsoDurations) {
  const auto added = [](const char* date, const char* duration) {
    return value_of(std::string(R"({"date_add":[")") + date + "\",\"" + duration + "\"]}");
  };
  EXPECT_EQ(added("2024-01-31", "P1M"), "\"2024-02-29\"");
  EXPECT_EQ(added("2024-02-29", "P1Y"), "\"2025-02-28\"");
  EXPECT_EQ(added("2024-02-29", "-P1Y1D"), "\"2023-02-27\"");
  EXPECT_EQ(added("2023-12-31", "P1Y2M3W4D"), "\"2025-03-25\"");
  EXPECT_EQ(added("2000-02-29", "P400Y"), "\"2400-02-29\"");
  for (const char* wrong : {"P", "1D", "P1H", "PT1H", "P1D1Y", "P-1D", "P1.5D", "P99999999D", "P9000Y", "-P2025Y"})
    EXPECT_THAT(added("2024-02-29", wrong), testing::HasSubstr("got Invalid Date")) << wrong;
  for (const char* wrong : {"2023-02-29", "2023-2-01", "2023-01-01T00:00", "0000-01-01", "2023-13-01", "2023-00-10", ""})
    EXPECT_THAT(added(wrong, "P1D"), testing::HasSubstr("got Invalid Date")) << wrong;
}

TEST(Dates, AgeIsInCompletedYears) {
  const auto age = [](const char* birth, const char* on) { return value_of(std::string(R"({"age_on":[")") + birth + "\",\"" + on + "\"]}"); };
  EXPECT_EQ(age("2017-09-01", "2024-08-31"), "6");
  EXPECT_EQ(age("2017-09-01", "2024-09-01"), "7");
  EXPECT_EQ(age("2016-02-29", "2023-02-28"), "6");
  EXPECT_EQ(age("2016-02-29", "2023-03-01"), "7");
  EXPECT_EQ(age("2024-05-01", "2024-04-30"), "-1");
}

TEST(Dates, EveryDayOfTheCalendarComesBackFromItsNumber) {
  for (std::int32_t day = first_day; day <= last_day; ++day) {
    CivilDate parsed;
    ASSERT_TRUE(parse_date(date_text(date_of(day)), parsed)) << day;
    ASSERT_EQ(day_number(parsed), day);
  }
}

TEST(FactsOf, ListsThePathsOnceWithStarsForPlacesInLists) {
  const auto facts = [](const char* logic) { return facts_of(Rule::compile(json::parse(logic).value()).value()); };
  EXPECT_THAT(facts(R"({"and":[{"<":[{"var":"child.age"},7]},{"var":["region",{"var":"home"}]},{"var":"child.age"}]})"),
              ElementsAre("child.age", "region", "home"));
  EXPECT_THAT(facts(R"({"some":[{"filter":[{"var":"children"},{"var":"here"}]},{"<":[{"var":"age"},{"val":[[2],"limit"]}]}]})"),
              ElementsAre("children", "children.*.here", "children.*.age", "limit"));
  EXPECT_THAT(facts(R"({"reduce":[{"var":"list"},{"+":[{"var":"current.n"},{"var":"accumulator"}]},0]})"), ElementsAre("list", "list.*.n"));
  EXPECT_THAT(facts(R"({"missing":["a",{"var":"b"}]})"), ElementsAre("a", "", "b"));
  EXPECT_THAT(facts(R"({"var":[{"cat":["a",{"var":"n"}]}]})"), ElementsAre("", "n"));
  EXPECT_THAT(facts(R"({"try":[{"var":"a"},{"var":"type"}]})"), ElementsAre("a"));
}

}  // namespace
}  // namespace portal::rules
