// Contrast that holds whatever was wished: WCAG 2.2, 1.4.6, 1.4.11, 2.4.13. [R 54, 95]
#include "accessibility/theme_solver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace portal::accessibility {
namespace {

using ui::Colour;
using ui::Token;

Colour hex(const char* written) { return *ui::colour_from_hex(written); }

std::string weakest_pair(const ui::Theme& theme) {
  for (const ContrastPair& pair : contrast_pairs()) {
    const double ratio = contrast(theme[pair.over], theme[pair.under]);
    if (ratio < pair.ratio)
      return std::string(ui::name_of(pair.over)) + " " + ui::hex_of(theme[pair.over]) + " on " + std::string(ui::name_of(pair.under)) + " " +
             ui::hex_of(theme[pair.under]) + ": " + std::to_string(ratio);
  }
  return {};
}

TEST(Contrast, is_that_of_WCAG) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({255, 255, 255}, {255, 255, 255}), 1, 1e-9);
  EXPECT_NEAR(contrast(hex("#777777"), hex("#ffffff")), 4.478, 0.001);  // the known grey just under 4.5
  EXPECT_NEAR(contrast(hex("#595959"), hex("#fff")), 7.005, 0.001);
}

TEST(Contrast, no_text_can_stand_on_59_of_the_256_greys) {
  int without = 0;
  for (int grey = 0; grey < 256; ++grey) {
    const auto part = static_cast<std::uint8_t>(grey);
    without += carries_text({part, part, part}) ? 0 : 1;
  }
  EXPECT_EQ(without, 59);
}

TEST(Oklch, gives_every_colour_back) {
  for (const char* written : {"#000000", "#ffffff", "#0b57d0", "#ff0000", "#00ff00", "#0000ff", "#123456", "#9dd1ff"}) {
    EXPECT_EQ(ui::hex_of(colour_of(lch_of(hex(written)))), written);
  }
  EXPECT_NEAR(lch_of(hex("#ff0000")).lightness, 0.628, 0.001);  // CSS Color 4's example values of red
  EXPECT_NEAR(lch_of(hex("#ff0000")).chroma, 0.2577, 0.001);
}

TEST(Oklch, of_a_colour_that_no_screen_shows_it_keeps_lightness_and_hue) {
  const Lch wanted{0.6, 0.4, 2.5};
  const Lch shown = lch_of(colour_of(wanted));
  EXPECT_NEAR(shown.lightness, wanted.lightness, 0.01);
  EXPECT_NEAR(shown.hue, wanted.hue, 0.03);
  EXPECT_LT(shown.chroma, wanted.chroma);
}

// [WCAG 1.4.6, 1.4.11]
TEST(Solver, a_hundred_thousand_random_pairs_are_never_below) {
  std::mt19937 random(20261124);
  const auto colour = [&] {
    const unsigned bits = static_cast<unsigned>(random());
    return Colour{static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8U), static_cast<std::uint8_t>(bits >> 16U)};
  };
  for (int i = 0; i < 100000; ++i) {
    Wish wish;
    wish.ground = colour();
    wish.text = colour();
    if (i % 2 == 0) wish.accent = colour();
    const std::string weak = weakest_pair(solve(wish).theme);
    ASSERT_EQ(weak, "") << "text " << ui::hex_of(*wish.text) << " on " << ui::hex_of(*wish.ground);
  }
}

TEST(Solver, keeps_a_pair_that_is_good_and_says_nothing) {
  for (const auto& [text, ground] : {std::pair("#000000", "#ffffff"), std::pair("#595959", "#ffffff"), std::pair("#ffff00", "#000000")}) {
    Wish wish;
    wish.text = hex(text);
    wish.ground = hex(ground);
    const Solved solved = solve(wish);
    EXPECT_EQ(solved.changes.size(), 0U) << text << ground;
    EXPECT_EQ(ui::hex_of(solved.theme[Token::text]), text);
    EXPECT_EQ(ui::hex_of(solved.theme[Token::ground]), ground);
  }
}

TEST(Solver, darkens_what_is_too_faint_keeps_its_hue_and_says_so) {
  Wish wish;
  wish.accent = hex("#4d90fe");
  const Solved solved = solve(wish);
  ASSERT_EQ(solved.changes.size(), 1U);
  const Change& change = solved.changes[0];
  EXPECT_EQ(change.token, Token::accent);
  EXPECT_EQ(change.reason, Reason::too_faint);
  EXPECT_LT(change.ratio_before, 3.3);
  EXPECT_GE(change.ratio_after, 7);
  EXPECT_LT(change.ratio_after, 7.6);  // no darker than is needed for all its grounds
  EXPECT_NEAR(lch_of(change.to).hue, lch_of(change.from).hue, 0.06);
}

TEST(Solver, moves_only_a_ground_that_carries_no_text_and_that_by_the_least) {
  for (int grey = 0; grey < 256; ++grey) {
    const auto part = static_cast<std::uint8_t>(grey);
    Wish wish;
    wish.ground = Colour{part, part, part};
    const Solved solved = solve(wish);
    const Colour ground = solved.theme[Token::ground];
    if (carries_text(*wish.ground)) {
      EXPECT_EQ(ground, *wish.ground);
      continue;
    }
    ASSERT_EQ(solved.changes.size(), 1U);
    EXPECT_EQ(solved.changes[0].reason, Reason::ground_carries_no_text);
    int nearest = 255;
    for (int other = 0; other < 256; ++other) {
      const auto value = static_cast<std::uint8_t>(other);
      if (carries_text({value, value, value})) nearest = std::min(nearest, std::abs(other - grey));
    }
    EXPECT_LE(std::abs(ground.red - grey), nearest + 4) << grey;  // equal steps of lightness are not equal steps of the grey's number
    EXPECT_EQ(ground.red, ground.green);
  }
}

TEST(Solver, parts_states_in_lightness_where_there_is_room) {
  for (const bool is_dark : {false, true}) {
    Wish wish;
    wish.is_dark = is_dark;
    const Solved solved = solve(wish);
    for (const LightnessStep& each : lightness_steps(solved.theme)) {
      const double least = each.one == Token::ground ? 0.02 : each.one == Token::border || each.one == Token::text ? 0.04 : 0.06;
      EXPECT_GE(each.step, least) << ui::name_of(each.one) << " and " << ui::name_of(each.other) << (is_dark ? " in the dark" : "");
    }
  }
}

TEST(Colours, are_read_strictly) {
  EXPECT_EQ(ui::colour_from_hex("#0b57d0"), (Colour{0x0b, 0x57, 0xd0}));
  EXPECT_EQ(ui::colour_from_hex("#FFF"), (Colour{255, 255, 255}));
  for (const char* wrong : {"", "#", "fff", "#ffff", "#ggg", "#12345", "#1234567", "red"})
    EXPECT_FALSE(ui::colour_from_hex(wrong).has_value()) << wrong;
  EXPECT_EQ(ui::css_name_of(Token::on_accent), "--pw-on-accent");
}

}  // namespace
}  // namespace portal::accessibility
