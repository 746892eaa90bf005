// Reading events: each once, bad ones counted and named, the slices the scanner keeps.
#include "tools/portal/rating_events.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::tools {
namespace {

RatingMethods methods() {
  using statistics::Formula;
  return {{"m1",
           {"satisfaction",
            {true, true, true, false, false},
            {{"satisfaction", {Formula::weighted, {"1", "2", "3", "4", "5"}}}, {"need", {Formula::need_satisfied, {"no", "partly", "yes"}}}}}}};
}

std::string event(const std::string& id, const std::string& data, const std::string& time = "2026-04-05T10:00:00Z") {
  return R"({"specversion":"1.0","id":")" + id + R"(","source":"https://portal.example","type":"portal.rating.given","time":")" + time +
         R"(","data":)" + data + "}\n";
}

std::string rating(int satisfaction, const char* channel = "web") {
  return R"({"methodology":"m1","target":{"kind":"service","id":"birth"},"channel":")" + std::string(channel) +
         R"(","version":"1.2","answers":{"satisfaction":)" + std::to_string(satisfaction) +
         R"(,"need":"yes"},"reasons":["speed","staff"],"comment":"Всё \"быстро\", спасибо"})";
}

TEST(RatingEvents, EachEventIsCountedOnceByItsSourceAndId) {
  RatingEvents events(methods(), {});
  ASSERT_TRUE(events.read_lines(event("a", rating(5)) + event("b", rating(2)) + event("a", rating(1)) + event("a", rating(5))).ok());
  EXPECT_EQ(events.counts().ratings, 2U);
  EXPECT_EQ(events.counts().duplicates, 2U);
  const auto groups = events.groups();
  ASSERT_EQ(groups.size(), 2U);
  const auto& satisfaction = groups.at({"m1", "service/birth", "satisfaction"});
  EXPECT_EQ(satisfaction.cells.at("2026-04").at("web"), (statistics::Counts{0, 1, 0, 0, 1}));
  EXPECT_EQ(satisfaction.obstacles.at("speed"), 1);
  EXPECT_EQ(satisfaction.praises.at("speed"), 1);
  EXPECT_TRUE(groups.at({"m1", "service/birth", "need"}).praises.empty());
  EXPECT_EQ(groups.at({"m1", "service/birth", "need"}).cells.at("2026-04").at("web"), (statistics::Counts{0, 0, 2}));
}

TEST(RatingEvents, AnOfferIsCountedForTheResponseRateAndADeclinedOneIsNoAnswer) {
  RatingEvents events(methods(), {});
  const auto other = [](const std::string& id, const std::string& type) {
    std::string text = event(id, R"({"methodology":"m1","target":{"kind":"service","id":"birth"},"channel":"web"})");
    return text.replace(text.find("portal.rating.given"), 19, type);
  };
  ASSERT_TRUE(events
                  .read_lines(other("o1", "portal.feedback.offered") + other("o2", "portal.feedback.offered") +
                              other("o1", "portal.feedback.offered") + other("d1", "portal.feedback.declined") + event("a", rating(5)))
                  .ok());
  EXPECT_EQ(events.counts().offers, 2U);
  EXPECT_EQ(events.counts().duplicates, 1U);
  EXPECT_EQ(events.counts().other_types, 1U);
  EXPECT_EQ(events.groups().at({"m1", "service/birth", "satisfaction"}).volumes.offered, 2);
}

TEST(RatingEvents, WhatIsNoRatingIsNamedByItsLineAndCountsNothing) {
  RatingEvents events(methods(), {});
  const std::string other = R"({"id":"x","source":"s","type":"portal.case.moved","time":"2026-04-05T10:00:00Z"})"
                            "\n";
  const std::string twice = R"({"id":"x","id":"y","source":"s","type":"portal.rating.given","time":"2026-04-05T10:00:00Z","data":{}})"
                            "\n";
  ASSERT_TRUE(events
                  .read_lines("{not json\n" + event("a", rating(9)) + other +
                              event("b", R"({"methodology":"m2","target":{"kind":"service","id":"t"},"channel":"web","answers":{"q":1}})") +
                              event("c", R"({"target":{"kind":"service","id":"t"},"channel":"web","answers":{"satisfaction":1}})") + twice + "\n" +
                              event("d", rating(5)) + event("e", rating(5), "yesterday"))
                  .ok());
  EXPECT_EQ(events.counts().lines, 9U);
  EXPECT_EQ(events.counts().ratings, 1U);
  EXPECT_EQ(events.counts().other_types, 1U);
  EXPECT_EQ(events.counts().unknown_methods, 1U);
  EXPECT_EQ(events.counts().bad_lines, (std::vector<std::size_t>{1, 2, 5, 6, 9}));
}

TEST(RatingEvents, AFileIsReadToItsLastLineWhateverTheBlocks) {
  std::FILE* file = std::tmpfile();
  std::size_t expected = 0;
  for (int i = 0; i < 9000; ++i, ++expected) std::fputs(event("id-" + std::to_string(i), rating(i % 5 + 1)).c_str(), file);
  const std::string last = event("last", rating(3));
  std::fwrite(last.data(), 1, last.size() - 1, file);  // without its end of line
  EXPECT_GT(std::ftell(file), 2 * 1024 * 1024);
  std::rewind(file);
  RatingEvents events(methods(), {});
  ASSERT_TRUE(events.read(file).ok());
  std::fclose(file);
  EXPECT_EQ(events.counts().ratings, expected + 1);
  EXPECT_EQ(events.counts().bad, 0U);
}

TEST(RatingEvents, VersionsAreRowsWhenAsked) {
  RatingEvents events(methods(), {.by = "version"});
  ASSERT_TRUE(events.read_lines(event("a", rating(5))).ok());
  EXPECT_EQ(events.groups().begin()->second.cells.count("1.2"), 1U);
}

TEST(RatingEvents, TooManyDifferentPlacesStopTheReading) {
  RatingEvents events(methods(), {.most_counters = 2});
  const auto result = events.read_lines(event("a", rating(5, "web")) + event("b", rating(5, "app")) + event("c", rating(5, "kiosk")));
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::too_large);
  EXPECT_EQ(result.error().path, "line 3");
}

TEST(RatingEvents, AMonthBeginsAtMidnightOfTheAuthority) {
  std::string room;
  EXPECT_EQ(month_of("2026-03-31T16:59:00Z", 420, room), "2026-03");
  EXPECT_EQ(month_of("2026-03-31T17:00:00Z", 420, room), "2026-04");
  EXPECT_EQ(month_of("2026-12-31T20:00:00.5Z", 420, room), "2027-01");
  EXPECT_EQ(month_of("2026-04-01T02:00:00+07:00", 0, room), "2026-03");
  EXPECT_EQ(month_of("2026-04-01T02:00:00+07:00", 420, room), "2026-04");
  EXPECT_EQ(month_of("2024-02-29T23:00:00Z", 60, room), "2024-03");
  EXPECT_EQ(month_of("2024-02-29T23:00:00", 60, room), "");
}

// The scanner accepts exactly what the strict parser accepts.
TEST(LineScanner, AgreesWithTheParserAboutWhatIsJson) {
  for (const char* text : {"{}",
                           "[1,2]",
                           "-0.5e+3",
                           "\"a\\u00e9\\n\"",
                           "{\"a\":{\"b\":[true,null]}}",
                           " [ ] ",
                           "",
                           "{",
                           "{\"a\"}",
                           "[1,]",
                           "01",
                           "1.",
                           ".5",
                           "\"\\x\"",
                           "\"\n\"",
                           "nul",
                           "{\"a\":1,}",
                           "\"\xD1\x91\"",
                           "\"\xC0\x80\"",
                           "\"\xED\xA0\x80\"",
                           "\"\xF0\x9F\x98\x80\"",
                           "\"\xE2\x82\"",
                           "\"abc",
                           "1 2",
                           "-",
                           "\"\\u12\"",
                           "tru"}) {
    LineScanner scanner({}, 0);
    EXPECT_EQ(scanner.scan(text), json::parse(text).ok()) << text;
  }
}

}  // namespace
}  // namespace portal::tools
