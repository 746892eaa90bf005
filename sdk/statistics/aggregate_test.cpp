// The published format: what is in it, and what is not.
#include "sdk/statistics/aggregate.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::statistics {
namespace {

Groups two_channels() {
  Groups groups;
  Group& group = groups[{"sha256:a", "service/birth", "satisfaction"}];
  group.formula = Formula::weighted;
  group.cells["2026-04"]["web"] = {2, 3, 5, 20, 30};
  group.cells["2026-04"]["kiosk"] = {0, 0, 1, 1, 2};
  group.cells["2026-05"]["web"] = {1, 4, 6, 22, 37};
  group.cells["2026-05"]["kiosk"] = {1, 2, 3, 10, 14};
  group.obstacles = {{"speed", 12}, {"staff", 9}, {"access", 2}, {"clarity", 17}};
  group.volumes = {900, 400};
  return groups;
}

json::Value made(const Groups& groups, AggregateOptions options = {}) { return aggregate(groups, options).value(); }

const json::Value& first(const json::Value& report) { return report.find("groups")->array()[0]; }

TEST(Aggregate, ASmallCellIsHiddenWithWhatWouldGiveItAway) {  // [R 105]
  const json::Value report = made(two_channels());
  EXPECT_EQ(json::write(*first(report).find("rows")),
            R"([{"row":"2026-04","n":64,"score":80.47,"low":74.13,"high":86.81,"channels":[)"
            R"({"channel":"kiosk","hidden":"small"},{"channel":"web","hidden":"complementary"}]},)"
            R"({"row":"2026-05","n":100,"score":81,"low":76.11,"high":85.89,"channels":[)"
            R"({"channel":"kiosk","hidden":"complementary"},{"channel":"web","hidden":"complementary"}]}])");
}

TEST(Aggregate, TheTotalSaysThatItPoolsChannels) {
  const json::Value report = made(two_channels());
  EXPECT_EQ(json::write(*first(report).find("total")), R"({"n":164,"score":80.79,"low":76.96,"high":84.63,"counts":[4,9,15,53,83],"pooled":2})");
  EXPECT_EQ(json::write(*first(report).find("channels")->array()[0].find("n")), "34");
}

TEST(Aggregate, ReasonsComeCommonestFirstAndSmallOnesWithoutTheirNumber) {
  const json::Value report = made(two_channels());
  EXPECT_EQ(json::write(*first(report).find("obstacles")),
            R"([{"reason":"clarity","n":17},{"reason":"speed","n":12},{"reason":"access","hidden":"small"},{"reason":"staff","hidden":"small"}])");
  EXPECT_EQ(first(report).find("praises"), nullptr);
}

// [R 24, 34, 106]
TEST(Aggregate, PainsComeInTheOrderOfThePeopleSurelyAffected) {
  Groups groups = two_channels();
  Group& other = groups[{"sha256:a", "service/garden", "satisfaction"}];
  other.formula = Formula::weighted;
  other.cells["2026-04"]["web"] = {40, 40, 40, 40, 40};
  other.obstacles = {{"speed", 60}};
  other.volumes.served = 500;
  EXPECT_EQ(
      json::write(*made(groups).find("pains")),
      R"([{"target":"service/garden","methodology":"sha256:a","question":"satisfaction","reason":"speed","n":60,"share":30,"low":24.07,"high":36.68,"affected":120},)"
      R"({"target":"service/birth","methodology":"sha256:a","question":"satisfaction","reason":"clarity","n":17,"share":10.37,"low":6.57,"high":15.97,"affected":59},)"
      R"({"target":"service/birth","methodology":"sha256:a","question":"satisfaction","reason":"speed","n":12,"share":7.32,"low":4.23,"high":12.35,"affected":38}])");
}

TEST(Aggregate, TheResponseRateStandsBesideTheScore) {
  EXPECT_EQ(json::write(*first(made(two_channels())).find("response")),
            R"({"served":900,"offered":400,"answered":164,"score":41,"low":36.29,"high":45.88})");
}

TEST(Aggregate, ByVersionItComparesTheLastTwo) {  // [R 102]
  AggregateOptions options;
  options.by = "version";
  EXPECT_EQ(json::write(*first(made(two_channels(), options)).find("change")),
            R"({"from":"2026-04","to":"2026-05","n":64,"value":0.53,"low":-7.42,"high":8.48})");
  EXPECT_EQ(first(made(two_channels())).find("change"), nullptr);
}

TEST(Aggregate, CountsByPointStandInThePartsOnlyWhereNothingIsHidden) {
  Groups groups = two_channels();
  EXPECT_EQ(first(made(groups)).find("channels")->array()[1].find("counts"), nullptr);
  groups.begin()->second.cells["2026-04"]["kiosk"] = {0, 0, 3, 5, 6};
  EXPECT_EQ(json::write(*first(made(groups)).find("channels")->array()[1].find("counts")), "[3,7,11,42,67]");
}

TEST(Aggregate, VersionsStandInTheirOrderByNumber) {
  Groups groups;
  for (const char* version : {"1.10", "1.9", "2.0"}) groups[{"m", "t", "q"}].cells[version]["web"] = {10, 10, 10, 10, 10};
  std::string order;
  const json::Value report = made(groups);
  for (const json::Value& row : first(report).find("rows")->array()) order += row.find("row")->text() + " ";
  EXPECT_EQ(order, "1.9 1.10 2.0 ");
}

TEST(Aggregate, FewAnswersAreMarkedAndNoneHaveNoScore) {
  EXPECT_EQ(json::write(json::Value(cell_json(Formula::csat, {0, 0, 3, 3, 4}, {}))),
            R"({"n":10,"score":70,"low":39.68,"high":89.22,"counts":[0,0,3,3,4],"few":true})");
  EXPECT_EQ(json::write(json::Value(cell_json(Formula::csat, {0, 0, 0, 0, 0}, {}))), R"({"n":0})");
}

TEST(Aggregate, OffsetsAreThereOnlyWhenAsked) {
  Groups groups = two_channels();
  EXPECT_EQ(first(made(groups)).find("offsets"), nullptr);
  AggregateOptions options;
  options.offset_reference = "web";
  const json::Value report = made(groups, options);
  const json::Value* offsets = first(report).find("offsets");
  ASSERT_NE(offsets, nullptr);
  const json::Value& kiosk = offsets->find("channels")->array()[0];
  EXPECT_EQ(kiosk.find("channel")->text(), "kiosk");
  EXPECT_LT(kiosk.find("low")->number(), 0);
  EXPECT_GT(kiosk.find("high")->number(), 0);
  EXPECT_GT(kiosk.find("score")->number(), 76);  // fewer good answers in the hall than on the web, so as on the web: more
}

TEST(Aggregate, AGroupThatItsFormulaDoesNotFitIsAnError) {
  Groups groups = two_channels();
  groups.begin()->second.formula = Formula::net_promoter;
  EXPECT_EQ(aggregate(groups, {}).error().path, "/groups/0");
}

}  // namespace
}  // namespace portal::statistics
