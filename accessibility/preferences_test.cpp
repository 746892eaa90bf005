// What a person chooses: kept, moved, read strictly, and turned into a look that can be read. [R 4, 5, 54]
#include "accessibility/preferences.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::accessibility {
namespace {

Result<Preferences> read(const char* text) { return read_profile(json::parse(text).value()); }

TEST(Preferences, where_everybody_starts_nothing_is_written) {
  EXPECT_EQ(json::write(write_profile(Preferences())), R"({"profile":"portal-preferences","version":1,"preferences":{}})");
  const Look look = look_of(Preferences());
  EXPECT_FALSE(look.has_colours);
  EXPECT_EQ(json::write(write_look(look, Preferences())), R"({"tokens":{},"flags":[]})");
}

TEST(Preferences, every_value_of_every_preference_is_read_back_as_it_was_written) {
  for (std::size_t i = 0; i < preference_count; ++i)
    for (const std::string_view value : values_of(static_cast<Preference>(i))) {
      Preferences mine;
      ASSERT_TRUE(mine.choose(static_cast<Preference>(i), value));
      mine.own_font = "PT Sans";
      mine.own_text = {1, 2, 3};
      mine.keys[0] = "q";
      const auto back = read_profile(write_profile(mine));
      ASSERT_TRUE(back.ok()) << back.error().text();
      EXPECT_EQ(back.value(), mine);
    }
}

TEST(Preferences, a_profile_is_read_strictly) {
  const std::pair<const char*, const char*> wrong[] = {
      {R"({"profile":"portal-preferences","version":1,"preferences":{"text_size":"90"}})", "out_of_range at /preferences/text_size"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"size":"200"}})", "unknown_key at /preferences/size"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"text_size":200}})", "wrong_type at /preferences/text_size"},
      {R"({"profile":"portal-preferences","version":2,"preferences":{}})", "out_of_range at /version"},
      {R"({"profile":"other","version":1,"preferences":{}})", "out_of_range at /profile"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"own_text":"red"}})", "out_of_range at /preferences/own_text"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"own_font":"a\"; color: red"}})", "out_of_range at /preferences/own_font"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"keys":{"read":"Enter"}}})", "out_of_range at /preferences/keys/read"},
      {R"({"profile":"portal-preferences","version":1,"preferences":{"keys":{"fly":"1"}}})", "unknown_key at /preferences/keys/fly"},
  };
  for (const auto& [text, error] : wrong) {
    const auto result = read(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_EQ(std::string(name_of(result.error().code)) + " at " + result.error().path, error);
  }
}

TEST(Preferences, a_preset_sets_what_it_names_and_leaves_the_rest) {
  for (const std::string_view preset : presets()) {
    Preferences mine;
    ASSERT_TRUE(mine.choose(Preference::speech_rate, "slow"));
    ASSERT_TRUE(mine.apply_preset(preset));
    EXPECT_EQ(mine.value(Preference::speech_rate), "slow");
  }
  Preferences mine;
  ASSERT_TRUE(mine.apply_preset("low_vision"));
  EXPECT_EQ(mine.value(Preference::text_size), "200");
  EXPECT_EQ(look_of(mine).theme.target, 56);
  EXPECT_FALSE(mine.apply_preset("nobody"));
  ASSERT_TRUE(mine.apply_preset("motor"));
  EXPECT_EQ(mine.value(Preference::text_size), "200");
}

TEST(Preferences, each_word_of_a_preset_is_a_preference_and_one_of_its_values) {
#define PRESET(name, choices) choices,
  for (const std::string text : {
#include "accessibility/preferences.def"
       }) {
    Preferences mine;
    std::size_t named = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string choice = text.substr(at, end - at);
      for (std::size_t i = 0; i < preference_count; ++i)
        if (choice.substr(0, choice.find('=')) == name_of(static_cast<Preference>(i)))
          named += mine.choose(static_cast<Preference>(i), choice.substr(choice.find('=') + 1)) ? 1U : 0U;
      at = end + 1;
    }
    EXPECT_EQ(named, static_cast<std::size_t>(std::count(text.begin(), text.end(), '=')));
  }
}

TEST(Look, every_scheme_can_be_read_without_a_repair) {
  for (const std::string_view scheme : values_of(Preference::scheme)) {
    Preferences mine;
    ASSERT_TRUE(mine.choose(Preference::scheme, scheme));
    const Look look = look_of(mine);
    EXPECT_EQ(look.has_colours, scheme != "system");
    EXPECT_EQ(look.changes.size(), 0U) << scheme;
    if (!look.has_colours) continue;
    for (const ContrastPair& pair : contrast_pairs()) EXPECT_GE(contrast(look.theme[pair.over], look.theme[pair.under]), pair.ratio) << scheme;
  }
}

TEST(Look, a_dim_scheme_gives_less_than_half_of_a_screens_light) {
  for (const char* scheme : {"dim_light", "dim_dark"}) {
    Preferences mine;
    ASSERT_TRUE(mine.choose(Preference::scheme, scheme));
    const Look look = look_of(mine);
    for (const ui::Colour colour : look.theme.colours) EXPECT_LT(luminance(colour), 0.5) << scheme << " " << ui::hex_of(colour);
  }
}

TEST(Look, an_own_pair_that_cannot_be_read_is_repaired_and_the_repair_is_told) {
  Preferences mine;
  ASSERT_TRUE(mine.choose(Preference::scheme, "own"));
  mine.own_text = {0x88, 0x88, 0x88};
  mine.own_ground = {0x80, 0x80, 0x80};
  const Look look = look_of(mine);
  ASSERT_EQ(look.changes.size(), 2U);
  EXPECT_EQ(look.changes[0].reason, Reason::ground_carries_no_text);
  EXPECT_EQ(look.changes[1].reason, Reason::too_faint);
}

TEST(Look, is_written_as_tokens_and_flags) {
  Preferences mine;
  const std::pair<Preference, const char*> chosen[] = {
      {Preference::text_size, "250"}, {Preference::letter_spacing, "more"}, {Preference::line_spacing, "some"}, {Preference::targets, "large"},
      {Preference::guide, "mask"},    {Preference::dwell, "normal"},        {Preference::font, "own"}};
  for (const auto& [preference, value] : chosen) ASSERT_TRUE(mine.choose(preference, value));
  mine.own_font = "PT Sans";
  EXPECT_EQ(json::write(write_look(look_of(mine), mine)),
            R"({"tokens":{"--pw-scale":"2.5","--pw-line":"1.75","--pw-letter":"0.12em","--pw-target":"56px","--pw-font":"\"PT Sans\", sans-serif"},)"
            R"("flags":["text-large","spacing","guide-mask","targets-large","dwell"],"pace":{"dwell":1500}})");
}

}  // namespace
}  // namespace portal::accessibility
