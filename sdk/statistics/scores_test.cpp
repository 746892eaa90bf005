// Formulas and intervals, against R (test_data/reference.R and what it printed).
#include "sdk/statistics/scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sdk/json/json.h"
#include "sdk/statistics/bootstrap.h"
#include "sdk/statistics/random.h"

namespace portal::statistics {
namespace {

json::Value reference() {
  std::FILE* file = std::fopen(PORTAL_SOURCE_DIR "/sdk/statistics/test_data/reference.json", "rb");
  EXPECT_NE(file, nullptr);
  std::string text(100000, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return json::parse(text).value();
}

const json::Value& values() {
  static const json::Value all = reference();
  return all;
}

std::vector<std::vector<double>> rows_of(const char* name) {
  std::vector<std::vector<double>> rows;
  for (const json::Value& row : values().find(name)->array()) {
    rows.emplace_back();
    for (const json::Value& number : row.array()) rows.back().push_back(number.number());
  }
  EXPECT_FALSE(rows.empty());
  return rows;
}

std::int64_t whole(double number) { return static_cast<std::int64_t>(number); }

Counts counts_of(const std::vector<double>& row, std::size_t from, std::size_t points) {
  Counts counts;
  for (std::size_t i = from; i < from + points; ++i) counts.push_back(whole(row[i]));
  return counts;
}

void expect_near(const Interval& got, double low, double high, double within) {
  EXPECT_NEAR(got.low, low, within);
  EXPECT_NEAR(got.high, high, within);
}

TEST(Scores, QuantilesAreThoseOfR) {
  for (const auto& row : rows_of("student_quantile")) EXPECT_NEAR(student_quantile(row[0], row[1]) / row[2], 1, 1e-10) << row[0] << " " << row[1];
  for (const auto& row : rows_of("normal_quantile")) EXPECT_NEAR(normal_quantile(row[0]), row[1], 1e-10) << row[0];
}

TEST(Scores, WilsonsAndNewcombesIntervalsAreThoseOfR) {
  for (const auto& row : rows_of("wilson")) expect_near(wilson(whole(row[0]), whole(row[1]), 0.95), row[2], row[3], 1e-9);
  for (const auto& row : rows_of("newcombe"))
    expect_near(newcombe(whole(row[0]), whole(row[1]), whole(row[2]), whole(row[3]), 0.95), row[4], row[5], 1e-9);
}

// Newcombe 1998, table II, method 10, as printed there.
TEST(Scores, NewcombesIntervalIsTheOneHePrinted) {
  expect_near(newcombe(48, 80, 56, 70, 0.95), 0.0524, 0.3339, 5e-5);
  expect_near(newcombe(3, 10, 9, 10, 0.95), 0.1705, 0.8090, 5e-5);
  expect_near(newcombe(0, 29, 5, 56, 0.95), -0.0381, 0.1926, 5e-5);
}

TEST(Scores, MeansHaveRsValueAndStudentsIntervalHeldToTheScale) {
  const struct {
    const char* name;
    Formula formula;
    double low, high;
  } all[] = {{"weighted", Formula::weighted, 0, 100}, {"mean", Formula::mean, 1, 5}, {"net_promoter", Formula::net_promoter, -100, 100}};
  for (const auto& [name, formula, low, high] : all)
    for (const auto& row : rows_of(name)) {
      const auto got = estimate(formula, counts_of(row, 0, row.size() - 3)).value();
      EXPECT_NEAR(got.value, row[row.size() - 3], 1e-9) << name;
      expect_near(got.interval, std::max(low, row[row.size() - 2]), std::min(high, row[row.size() - 1]), 1e-8);
    }
}

// What the formulas mean, worked out by hand. [R 105]
TEST(Scores, EachFormulaCountsWhatItSays) {
  const Counts five = {5, 10, 15, 30, 40};
  EXPECT_EQ(estimate(Formula::mean, five).value().value, 3.9);
  EXPECT_EQ(estimate(Formula::top_two_box, five).value().value, 70);
  EXPECT_EQ(estimate(Formula::csat, five).value().value, 70);
  EXPECT_EQ(estimate(Formula::weighted, five).value().value, 72.5);
  EXPECT_EQ(estimate(Formula::net_promoter, {1, 1, 1, 1, 1, 1, 4, 10, 20, 30, 30}).value().value, 50);
  EXPECT_EQ(estimate(Formula::ces_mean, {0, 0, 0, 2, 0, 0, 2}).value().value, 5.5);
  EXPECT_EQ(estimate(Formula::ces_ease, {1, 1, 1, 1, 2, 2, 2}).value().value, 60);
  EXPECT_EQ(estimate(Formula::need_satisfied, {10, 30, 60}).value().value, 60);
  EXPECT_EQ(estimate(Formula::need_satisfied, {10, 30, 60}).value().n, 100);
}

TEST(Scores, EveryFormulaIsFoundByItsNameAndNoOther) {
  for (const Formula formula : {Formula::mean, Formula::top_two_box, Formula::weighted, Formula::net_promoter, Formula::csat, Formula::ces_mean,
                                Formula::ces_ease, Formula::need_satisfied})
    EXPECT_EQ(formula_named(name_of(formula)), formula);
  EXPECT_EQ(formula_named("stars"), std::nullopt);
}

TEST(Scores, ASatisfactionIndexWeighsItsParts) {
  const Estimate speed{100, 80, {75, 85}};
  const Estimate clarity{60, 50, {40, 60}};
  const Estimate index = satisfaction_index({{speed, 3}, {clarity, 1}}).value();
  EXPECT_EQ(index.value, 72.5);
  EXPECT_EQ(index.n, 60);
  expect_near(index.interval, 66.25, 78.75, 1e-12);
  EXPECT_EQ(satisfaction_index({}).error().code, ErrorCode::out_of_range);
  EXPECT_EQ(satisfaction_index({{speed, 0}}).error().got, "0.000000");
}

TEST(Scores, WhatCannotBeEstimatedIsAnError) {
  EXPECT_EQ(estimate(Formula::weighted, {1, 2, 3}).error().got, "3 points");
  EXPECT_EQ(estimate(Formula::mean, {5}).error().got, "1 points");
  EXPECT_EQ(estimate(Formula::mean, {0, 0, 0}).error().expected, "at least one answer");
  EXPECT_EQ(estimate(Formula::mean, {1, -1, 3}).error().got, "-1");
  EXPECT_EQ(estimate(Formula::mean, {1, 1, 3}, 1).error().expected, "a confidence between 0 and 1");
  EXPECT_EQ(response_rate(11, 10).error().got, "11 of 10");
}

TEST(Scores, OneAnswerHasTheWholeScaleForAnInterval) {
  expect_near(estimate(Formula::weighted, {0, 0, 0, 0, 1}).value().interval, 0, 100, 0);
  expect_near(difference(Formula::weighted, {0, 0, 0, 0, 1}, {3, 3, 3, 3, 3}).value().interval, -100, 100, 0);
}

TEST(Scores, BeforeAndAfterDifferAsRSays) {  // [R 102]
  for (const auto& row : rows_of("welch")) {
    const Estimate got = difference(Formula::weighted, counts_of(row, 0, 5), counts_of(row, 5, 5)).value();
    EXPECT_NEAR(got.value, row[10], 1e-9);
    expect_near(got.interval, row[11], row[12], 1e-8);
  }
  const Estimate shares = difference(Formula::need_satisfied, {10, 22, 48}, {4, 10, 56}).value();
  EXPECT_NEAR(shares.value, 20, 1e-12);
  expect_near(shares.interval, 5.24314724023649, 33.3872654036906, 1e-8);
}

TEST(Scores, TheResponseRateHasWilsonsInterval) {
  const Estimate rate = response_rate(1, 10).value();
  EXPECT_EQ(rate.value, 10);
  expect_near(rate.interval, 1.78762130950729, 40.4150026795238, 1e-8);
}

TEST(Scores, TheBootstrapAgreesWithRsWithinItsOwnChance) {
  for (const auto& row : rows_of("bootstrap")) {
    const Counts counts = counts_of(row, 0, 5);
    const double width = row[6] - row[5];
    expect_near(bootstrap(Formula::weighted, counts, 0.95, {.times = 20000, .seed = 3}).value(), row[5], row[6], 0.02 * width);
  }
}

TEST(Scores, TheBootstrapRepeatsWithItsSeed) {
  const Counts million = {12000, 21000, 131000, 410000, 426000};
  const Interval once = bootstrap(Formula::weighted, million, 0.95, {.seed = 7}).value();
  const Interval again = bootstrap(Formula::weighted, million, 0.95, {.seed = 7}).value();
  const Interval other = bootstrap(Formula::weighted, million, 0.95, {.seed = 8}).value();
  EXPECT_EQ(once.low, again.low);
  EXPECT_EQ(once.high, again.high);
  EXPECT_NE(once.low, other.low);
  const Estimate by_t = estimate(Formula::weighted, million).value();
  expect_near(once, by_t.interval.low, by_t.interval.high, 0.01);
  EXPECT_EQ(bootstrap(Formula::weighted, million, 0.95, {.times = 99}).error().path, "/times");
}

// The first numbers of SplitMix64 with seed 1234567, as its authors print them: the same in every build.
TEST(Scores, ChanceIsTheSameEverywhere) {
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
}

TEST(Scores, BinomialNumbersHaveTheirMeanAndSpread) {
  Random random(5);
  for (const double p : {0.01, 0.3, 0.97}) {
    double sum = 0;
    double squares = 0;
    constexpr int times = 20000;
    for (int i = 0; i < times; ++i) {
      const auto got = static_cast<double>(random.binomial(400, p));
      sum += got;
      squares += got * got;
    }
    const double mean = sum / times;
    EXPECT_NEAR(mean, 400 * p, 4 * std::sqrt(400 * p * (1 - p) / times));
    EXPECT_NEAR((squares / times - mean * mean) / (400 * p * (1 - p)), 1, 0.05);
  }
}

}  // namespace
}  // namespace portal::statistics
