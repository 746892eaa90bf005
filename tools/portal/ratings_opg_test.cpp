// A public office's published ratings: the month in which its formula changed is found, and the months that are odd.
#include <gtest/gtest.h>

#include <cstdlib>

#include "sdk/json/json.h"
#include "tools/portal/named_examples.h"
#include "tools/portal/published_counts.h"

namespace portal::tools {
namespace {

Published read_all(const std::string& folder) {
  Published published;
  for (const char* name : {"complete_the_deputy_report", "make_a_lasting_power_of_attorney", "use_a_lasting_power_of_attorney"}) {
    auto file = read_json_file(folder + "/" + name + "_service.json");
    EXPECT_TRUE(file.ok());
    const auto read = read_published(file.value(), published);
    EXPECT_TRUE(read.ok()) << read.error().text();
  }
  return published;
}

// [R 105]
TEST(PublishedRatings, TheBreakAndTheIrregularMonthsAreFoundAndAllOthersReproduced) {
  const char* corpus = std::getenv("PORTAL_CORPUS_DIR");
  const std::string folder = std::string(corpus != nullptr ? corpus : "../shared/corpus") + "/ratings/opg";
  if (!read_file(folder + "/schema.json").ok()) GTEST_SKIP() << "no published ratings at " << folder;
  const Published published = read_all(folder);
  std::int64_t ratings = 0;
  std::size_t months = 0;
  std::size_t weighted = 0;
  std::size_t top_two = 0;
  std::string breaks;
  std::string irregular;
  for (const auto& [name, series] : published) {
    const auto found = statistics::find_changes(series.months, series.decimals);
    ratings += series.ratings;
    months += series.months.size();
    for (const auto& segment : found.segments) (segment.candidate == statistics::Candidate::weighted ? weighted : top_two) += segment.reproduced;
    for (const auto& at : found.breaks)
      breaks += name + " " + at.month + " " + std::string(name_of(at.before)) + " " + std::string(name_of(at.after)) + "\n";
    for (const auto& odd : found.irregular)
      irregular += name + " " + odd.month + (odd.other_rounding ? " " + std::string(name_of(odd.rounding)) : "") + "\n";
  }
  EXPECT_EQ(ratings, 1178373);
  EXPECT_EQ(months, 117U);
  EXPECT_EQ(weighted, 106U);
  EXPECT_EQ(top_two, 9U);
  EXPECT_EQ(breaks,
            "deputy-reporting/digital 2026-04 weighted top_two_box\n"
            "make-a-lpa/digital 2026-04 weighted top_two_box\n"
            "use-an-lpa/digital 2026-04 weighted top_two_box\n");
  EXPECT_EQ(irregular, "use-an-lpa/digital 2023-02 down\nuse-an-lpa/digital 2025-04\n");
}

TEST(PublishedRatings, AMonthWithTwoFiguresIsAnErrorAndOtherDataIsPassedOver) {
  const auto read = [](std::string_view text) {
    Published published;
    auto result = read_published(json::parse(text).value(), published);
    return result.ok() ? std::string("read ") + std::to_string(published.size()) : result.error().text();
  };
  EXPECT_EQ(read(R"([{"_timestamp":"2023-04-01","service":"a","channel":"digital","dataType":"uptime-percent","count":"99"}])"), "read 0");
  EXPECT_EQ(read(R"([{"_timestamp":"2023-04-01","service":"a","channel":"digital","dataType":"satisfied","count":4},
                     {"_timestamp":"2023-04-01","service":"a","channel":"digital","dataType":"satisfied","count":5}])"),
            "out_of_range at /1: expected one number for a month; got two");
  EXPECT_EQ(read(R"([{"_timestamp":"2023-04-01","service":"a","channel":"digital","dataType":"satisfied","count":-4}])"),
            "out_of_range at /0/count: expected a whole number, zero or more; got another");
}

}  // namespace
}  // namespace portal::tools
