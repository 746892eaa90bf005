// Changes of method in figures made here, where the truth is known. Real ones: tools/portal/ratings_opg_test.cpp.
#include "sdk/statistics/method_change.h"

#include <gtest/gtest.h>

#include "sdk/statistics/random.h"

namespace portal::statistics {
namespace {

std::string month_name(int number) {
  const std::string month = std::to_string(number % 12 + 1);
  return std::to_string(2020 + number / 12) + (month.size() == 1 ? "-0" : "-") + month;
}

PublishedMonth made(Random& random, int number, Candidate candidate, Rounding rounding = Rounding::nearest, int decimals = 0) {
  PublishedMonth month{month_name(number), {}, 0};
  for (const double share : {0.02, 0.03, 0.12, 0.4, 0.43}) month.counts.push_back(20 + random.binomial(900, share * (0.8 + 0.4 * random.uniform())));
  month.figure = rounded(value_of(candidate, month.counts), rounding, decimals);
  return month;
}

TEST(MethodChange, AChangeIsFoundInItsMonth) {
  Random random(1);
  std::vector<PublishedMonth> months;
  for (int i = 0; i < 40; ++i) months.push_back(made(random, i, i < 29 ? Candidate::top_two_box : Candidate::balance));
  const SeriesFinding found = find_changes(months);
  ASSERT_EQ(found.breaks.size(), 1U);
  EXPECT_EQ(found.breaks[0].month, "2022-06");
  EXPECT_EQ(found.breaks[0].before, Candidate::top_two_box);
  EXPECT_EQ(found.breaks[0].after, Candidate::balance);
  EXPECT_LT(found.breaks[0].most, 0);
  EXPECT_EQ(found.segments[0].reproduced, 29U);
  EXPECT_EQ(found.segments[1].reproduced, 11U);
  EXPECT_TRUE(found.irregular.empty());
}

TEST(MethodChange, EveryCandidateAndRoundingIsRecognised) {
  Random random(2);
  for (const Candidate candidate :
       {Candidate::weighted, Candidate::top_two_box, Candidate::top_box, Candidate::mean_of_five, Candidate::decided, Candidate::balance})
    for (const Rounding rounding : {Rounding::nearest, Rounding::down, Rounding::up}) {
      std::vector<PublishedMonth> months;
      for (int i = 0; i < 12; ++i) months.push_back(made(random, i, candidate, rounding, 1));
      const SeriesFinding found = find_changes(months, 1);
      ASSERT_EQ(found.segments.size(), 1U);
      EXPECT_EQ(found.segments[0].candidate, candidate);
      EXPECT_EQ(found.segments[0].rounding, rounding);
      EXPECT_EQ(found.segments[0].reproduced, 12U);
    }
}

TEST(MethodChange, OneOddMonthIsOddAndNoChange) {
  Random random(3);
  std::vector<PublishedMonth> months;
  for (int i = 0; i < 24; ++i) months.push_back(made(random, i, Candidate::weighted));
  months[7].figure += 9;
  months[15].counts = {0, 0, 0, 1, 2};  // 91.67
  months[15].figure = 91;
  const SeriesFinding found = find_changes(months);
  EXPECT_TRUE(found.breaks.empty());
  ASSERT_EQ(found.irregular.size(), 2U);
  EXPECT_EQ(found.irregular[0].month, "2020-08");
  EXPECT_FALSE(found.irregular[0].other_rounding);
  EXPECT_EQ(found.irregular[1].month, "2021-04");
  EXPECT_TRUE(found.irregular[1].other_rounding);
  EXPECT_EQ(found.irregular[1].rounding, Rounding::down);
  EXPECT_EQ(found.segments[0].reproduced, 22U);
}

TEST(MethodChange, TwoChangesAndBackAreTwoBreaks) {
  Random random(4);
  std::vector<PublishedMonth> months;
  for (int i = 0; i < 30; ++i) months.push_back(made(random, i, i >= 10 && i < 20 ? Candidate::top_two_box : Candidate::weighted));
  const SeriesFinding found = find_changes(months);
  ASSERT_EQ(found.breaks.size(), 2U);
  EXPECT_EQ(found.breaks[0].month, "2020-11");
  EXPECT_EQ(found.breaks[1].month, "2021-09");
}

TEST(MethodChange, NothingPublishedIsNothingFound) {
  EXPECT_TRUE(find_changes({}).segments.empty());
  EXPECT_TRUE(find_changes({{"2020-01", {0, 0, 0, 0, 0}, 0}}).segments.empty());
}

}  // namespace
}  // namespace portal::statistics
