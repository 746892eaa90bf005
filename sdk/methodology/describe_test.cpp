// What stands beside the numbers of an aggregate.
#include "sdk/methodology/describe.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "sdk/json/json.h"

namespace portal::methodology {
namespace {

json::Value document(const char* name) {
  std::FILE* file = std::fopen((std::string(PORTAL_SOURCE_DIR "/sdk/methodology/data/") + name).c_str(), "rb");
  EXPECT_NE(file, nullptr);
  std::string text(100000, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return json::parse(text).value();
}

Methodology method(const char* name) { return Methodology::read(document(name)).value(); }

json::Value aggregate_of(const std::vector<std::string>& hashes) {
  json::Array groups;
  for (const std::string& hash : hashes) groups.emplace_back(json::Object{{"methodology", hash}});
  return json::Object{{"groups", std::move(groups)}};
}

// [R 105]
TEST(Describe, TwoMethodsOfOneAggregateAreRefusedWithTheirReasons) {
  std::vector<Methodology> methods;
  methods.push_back(method("unified.json"));
  methods.push_back(method("gov_uk_satisfaction.json"));
  json::Value aggregate = aggregate_of({methods[0].hash(), methods[1].hash()});
  describe(aggregate, methods);
  ASSERT_EQ(aggregate.find("methodologies")->array().size(), 2U);
  const json::Array& refusals = aggregate.find("refusals")->array();
  ASSERT_EQ(refusals.size(), 1U);
  EXPECT_EQ(refusals[0].find("construct")->text(), "satisfaction");
  EXPECT_FALSE(refusals[0].find("answers")->boolean());
  EXPECT_FALSE(refusals[0].find("reasons")->array().empty());
}

TEST(Describe, AMethodOnlyOneOfWhichIsInTheAggregateIsComparedWithNobody) {
  std::vector<Methodology> methods;
  methods.push_back(method("unified.json"));
  methods.push_back(method("gov_uk_satisfaction.json"));
  json::Value aggregate = aggregate_of({methods[0].hash(), "unknown"});
  describe(aggregate, methods);
  const json::Array& described = aggregate.find("methodologies")->array();
  ASSERT_EQ(described.size(), 1U);
  EXPECT_EQ(described[0].find("title")->find("ru")->text(), "Единая методика оценки услуг");
  EXPECT_TRUE(aggregate.find("refusals")->array().empty());
  EXPECT_EQ(json::write(described[0].find("reasons")->array()[0]),
            R"({"id":"access","obstacle":{"ru":"Трудно видеть, слышать или нажимать","en":"It was hard to see, hear or press"},)"
            R"("praise":{"ru":"Удобно видеть, слышать и нажимать","en":"It was easy to see, hear and press"}})");
}

TEST(Describe, AReasonGivenInTheMiddleIsAnObstacleWhereTheMethodAsksWhatGotInTheWay) {
  const Methodology unified = method("unified.json");
  EXPECT_TRUE(is_obstacle(unified, 2));
  EXPECT_FALSE(is_obstacle(unified, 3));
  const Methodology without_reasons = method("gov_uk_satisfaction.json");
  EXPECT_FALSE(is_obstacle(without_reasons, 2));
  EXPECT_TRUE(is_obstacle(without_reasons, 1));
}

}  // namespace
}  // namespace portal::methodology
