// Mode offsets against R's polr, and their intervals against the truth in a thousand runs.
#include "sdk/statistics/mode_offset.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "sdk/json/json.h"
#include "sdk/statistics/random.h"

namespace portal::statistics {
namespace {

std::vector<double> numbers(const json::Value& fit, const char* name) {
  std::vector<double> out;
  for (const json::Value& number : fit.find(name)->array()) out.push_back(number.number());
  return out;
}

json::Value reference_fit() {
  std::FILE* file = std::fopen(PORTAL_SOURCE_DIR "/sdk/statistics/test_data/reference.json", "rb");
  EXPECT_NE(file, nullptr);
  std::string text(100000, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return *json::parse(text).value().find("proportional_odds");
}

// The table in test_data/reference.R: services A, B, C; channels web, phone, office.
const std::vector<ModeCell> table = {{0, 0, {30, 41, 70, 160, 120}}, {0, 1, {4, 9, 15, 52, 96}},  {0, 2, {12, 15, 30, 77, 80}},
                                     {1, 0, {10, 22, 51, 120, 140}}, {1, 1, {5, 6, 17, 60, 115}}, {1, 2, {9, 14, 33, 81, 99}},
                                     {2, 0, {22, 30, 44, 70, 40}},   {2, 2, {8, 12, 30, 66, 61}}};

TEST(ModeOffset, IsTheProportionalOddsFitOfR) {
  const json::Value r = reference_fit();
  const ModeOffsets found = mode_offsets(table, 3, 3).value();
  for (std::size_t channel = 1; channel < 3; ++channel) {
    EXPECT_NEAR(found.offsets[channel].value, numbers(r, "channels")[channel - 1], 2e-6);
    // R's errors come from the observed information, ours from the expected one.
    EXPECT_NEAR(found.offsets[channel].standard_error / numbers(r, "errors")[channel - 1], 1, 0.01);
    EXPECT_NEAR(found.services[channel], numbers(r, "services")[channel - 1], 2e-6);
  }
  for (std::size_t j = 0; j < 4; ++j) EXPECT_NEAR(found.thresholds[j], numbers(r, "thresholds")[j], 2e-6);
  EXPECT_EQ(found.offsets[0].value, 0);
  EXPECT_LT(found.steps, 12);
}

TEST(ModeOffset, AServiceOnOneChannelAndAPointNobodyUsedChangeNothing) {
  std::vector<ModeCell> more = table;
  for (ModeCell& cell : more) cell.counts.insert(cell.counts.begin() + 2, 0);
  more.push_back({3, 1, {1, 5, 3, 1, 1, 400}});
  const ModeOffsets found = mode_offsets(more, 3, 4).value();
  EXPECT_DOUBLE_EQ(found.offsets[1].value, mode_offsets(table, 3, 3).value().offsets[1].value);
  EXPECT_EQ(found.services[3], 0);
}

TEST(ModeOffset, WhatTellsNothingAboutChannelsIsAnError) {
  EXPECT_EQ(mode_offsets(table, 1, 3).error().expected, "at least two channels");
  EXPECT_EQ(mode_offsets({}, 2, 1).error().code, ErrorCode::out_of_range);
  EXPECT_EQ(mode_offsets({{0, 0, {1, 2, 3}}, {1, 1, {1, 2, 3}}}, 2, 2).error().expected, "channels that share services with one another");
  EXPECT_EQ(mode_offsets({{0, 0, {1, 2, 3}}, {0, 1, {0, 0, 3}}}, 2, 1).error().got, "one end only");
  EXPECT_EQ(mode_offsets({{0, 0, {1, 2, 3}}, {0, 1, {1, 2}}}, 2, 1).error().got, "2 points");
}

TEST(ModeOffset, AnswersMovedByTheOffsetAreTheReferencesAnswers) {
  const std::vector<double> moved = as_on_reference({10, 20, 30, 40}, std::log(2.0));
  // Cumulative odds 1/9, 3/7, 6/4 become twice as large: 2/11, 6/13, 12/16.
  EXPECT_NEAR(moved[0], 2.0 / 11, 1e-12);
  EXPECT_NEAR(moved[1], 6.0 / 13 - 2.0 / 11, 1e-12);
  EXPECT_NEAR(moved[2], 0.75 - 6.0 / 13, 1e-12);
  EXPECT_NEAR(moved[3], 0.25, 1e-12);
}

struct Truth {
  std::array<double, 4> thresholds{-2.6, -1.6, -0.6, 0.9};
  std::array<double, 3> channels{0, 0.85, 0.3};  // web, phone, office
  std::array<double, 3> services{0, 0.4, -0.5};
};

Counts answers(Random& random, const Truth& truth, std::size_t service, std::size_t channel, std::int64_t n) {
  Counts counts(5, 0);
  for (std::int64_t i = 0; i < n; ++i) {
    const double u = random.uniform();
    std::size_t point = 0;
    while (point < 4 && u > 1 / (1 + std::exp(truth.channels[channel] + truth.services[service] - truth.thresholds[point]))) ++point;
    ++counts[point];
  }
  return counts;
}

// 1,000 worlds whose offsets are known: their 95 % intervals hold the truth in 93–97 % of them. [R 105]
TEST(ModeOffset, KnownOffsetsLieInTheirIntervalsAsOftenAsPromised) {
  const Truth truth;
  Random random(20261124);
  std::array<int, 3> held{};
  constexpr int runs = 1000;
  for (int run = 0; run < runs; ++run) {
    std::vector<ModeCell> cells;
    for (std::size_t service = 0; service < 3; ++service)
      for (std::size_t channel = 0; channel < 3; ++channel)
        if (service != 2 || channel != 1) cells.push_back({service, channel, answers(random, truth, service, channel, channel == 0 ? 240 : 80)});
    const ModeOffsets found = mode_offsets(cells, 3, 3).value();
    for (std::size_t channel = 1; channel < 3; ++channel)
      held[channel] +=
          found.offsets[channel].interval.low <= truth.channels[channel] && truth.channels[channel] <= found.offsets[channel].interval.high;
  }
  for (std::size_t channel = 1; channel < 3; ++channel) {
    std::printf("offset of channel %zu within its 95 %% interval in %.1f %% of %d runs\n", channel, 100.0 * held[channel] / runs, runs);
    EXPECT_GE(held[channel], 930);
    EXPECT_LE(held[channel], 970);
  }
}

}  // namespace
}  // namespace portal::statistics
