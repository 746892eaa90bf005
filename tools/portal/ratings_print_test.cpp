// What people and spreadsheets get to see.
#include "tools/portal/ratings_print.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::tools {
namespace {

const char* const report = R"({"groups":[{"methodology":"m1","target":"=cmd|birth","question":"satisfaction","formula":"weighted","unit":"percent",
  "total":{"n":64,"score":80.47,"low":74.13,"high":86.81,"pooled":2},"channels":[{"channel":"kiosk","hidden":"small"},{"channel":"say \"web\"","n":60,"score":81,"low":75,"high":87}],
  "rows":[{"row":"2026-04","n":4,"score":80,"low":0,"high":100,"few":true,"channels":[{"channel":"kiosk","hidden":"complementary"}]}]}]})";

TEST(RatingsPrint, CsvHasOneLineACellAndNoNumberOfAHiddenOne) {
  EXPECT_EQ(aggregate_csv(json::parse(report).value()),
            "methodology,target,question,formula,row,channel,n,score,low,high,hidden\r\n"
            "\"m1\",\"'=cmd|birth\",\"satisfaction\",\"weighted\",\"\",\"\",64,80.47,74.13,86.81,\r\n"
            "\"m1\",\"'=cmd|birth\",\"satisfaction\",\"weighted\",\"\",\"kiosk\",,,,,small\r\n"
            "\"m1\",\"'=cmd|birth\",\"satisfaction\",\"weighted\",\"\",\"say \"\"web\"\"\",60,81,75,87,\r\n"
            "\"m1\",\"'=cmd|birth\",\"satisfaction\",\"weighted\",\"2026-04\",\"\",4,80,0,100,\r\n"
            "\"m1\",\"'=cmd|birth\",\"satisfaction\",\"weighted\",\"2026-04\",\"kiosk\",,,,,complementary\r\n");
}

TEST(RatingsPrint, PeopleReadWhatIsHiddenPooledAndFewInWords) {
  const std::string text = aggregate_text(json::parse(report).value());
  EXPECT_NE(text.find("hidden: too few answers"), std::string::npos);
  EXPECT_NE(text.find("n 64, 2 channels pooled as they came"), std::string::npos);
  EXPECT_NE(text.find("n 4, few answers"), std::string::npos);
}

TEST(RatingsPrint, WhatWasNotCountedIsSaid) {
  ReadCounts counts;
  counts.lines = 1234567;
  counts.ratings = 1000000;
  counts.bad = 2;
  counts.bad_lines = {3, 9};
  EXPECT_EQ(reading_text(counts), "1,234,567 lines: 1,000,000 ratings, 0 met before, 2 that are no rating (lines 3 9)\n");
}

}  // namespace
}  // namespace portal::tools
