// From preferences to a look: sizes, colours, and what the page must do besides.
#include <algorithm>

#include "accessibility/preferences.h"

namespace portal::accessibility {

namespace {

struct Scheme {
  std::string_view name;
  const char* text;
  const char* ground;
};

// The pairs that low-vision versions of Russian sites have long had, and two dim ones: their white is under half of a screen's light.
constexpr Scheme schemes[] = {
    {"light", "#10151c", "#ffffff"},           {"dark", "#f1f4f8", "#12161c"},
    {"black_on_white", "#000000", "#ffffff"},  {"white_on_black", "#ffffff", "#000000"},
    {"yellow_on_black", "#ffe45c", "#000000"}, {"blue_on_light_blue", "#063462", "#9dd1ff"},
    {"brown_on_beige", "#3f3a2f", "#f7f3d6"},  {"green_on_brown", "#a9e44d", "#33220f"},
    {"dim_light", "#221e18", "#b8aa95"},       {"dim_dark", "#b3aba0", "#1f1b17"},
};

constexpr std::pair<std::string_view, const char*> fonts[] = {
    {"sans", "Arial, \"Liberation Sans\", \"Noto Sans\", sans-serif"},
    {"serif", "Georgia, \"PT Serif\", \"Liberation Serif\", \"Noto Serif\", serif"},
    // Wide letters that are hard to mistake for one another.
    {"readable", "\"Atkinson Hyperlegible\", Verdana, \"DejaVu Sans\", Tahoma, sans-serif"},
};

// The number that belongs to the chosen value, in the list's order.
template <std::size_t size>
int chosen_of(const Preferences& preferences, Preference preference, const int (&numbers)[size]) {
  return numbers[std::min<std::size_t>(preferences.chosen[static_cast<std::size_t>(preference)], size - 1)];
}

std::string number(int value, int scale) {  // value / scale, up to three digits after the point
  std::string out = std::to_string(value / scale);
  int rest = value % scale;
  if (rest == 0) return out;
  out += '.';
  for (int place = scale / 10; place > 0 && rest > 0; place /= 10) {
    out += static_cast<char>('0' + rest / place);
    rest %= place;
  }
  return out;
}

struct Flag {
  Preference preference;
  std::string_view value;
  const char* flag;
};

constexpr Flag flags[] = {
    {Preference::underline, "on", "underline"},
    {Preference::images, "grey", "images-grey"},
    {Preference::images, "hidden", "images-hidden"},
    {Preference::motion, "stopped", "motion-stopped"},
    {Preference::guide, "line", "guide-line"},
    {Preference::guide, "mask", "guide-mask"},
    {Preference::cursor, "large", "cursor-large"},
    {Preference::read_aloud, "on", "read-aloud"},
    {Preference::plain, "on", "plain"},
    {Preference::one_question, "on", "one-question"},
    {Preference::targets, "large", "targets-large"},
    {Preference::scanning, "one_switch", "scan-one"},
    {Preference::scanning, "two_switches", "scan-two"},
    {Preference::shortcuts, "on", "shortcuts"},
};

std::string font_of(const Preferences& preferences) {
  const std::string_view value = preferences.value(Preference::font);
  if (value == "own" && !preferences.own_font.empty()) return "\"" + preferences.own_font + "\", sans-serif";
  for (const auto& [name, family] : fonts)
    if (name == value) return family;
  return {};
}

void write_sizes(const ui::Theme& theme, const Preferences& preferences, json::Object& tokens) {
  if (theme.text_percent != 100) tokens.set("--pw-scale", number(theme.text_percent, 100));
  if (theme.line_percent != 150) tokens.set("--pw-line", number(theme.line_percent, 100));
  if (theme.letter_permille != 0) tokens.set("--pw-letter", number(theme.letter_permille, 1000) + "em");
  if (theme.word_permille != 0) tokens.set("--pw-word", number(theme.word_permille, 1000) + "em");
  if (theme.target != 44) tokens.set("--pw-target", std::to_string(theme.target) + "px");
  if (const std::string font = font_of(preferences); !font.empty()) tokens.set("--pw-font", font);
}

}  // namespace

std::optional<Wish> wish_of(const Preferences& preferences) {
  const std::string_view value = preferences.value(Preference::scheme);
  Wish wish;
  if (value == "own") {
    wish.text = preferences.own_text;
    wish.ground = preferences.own_ground;
    return wish;
  }
  for (const Scheme& scheme : schemes) {
    if (scheme.name != value) continue;
    wish.text = ui::colour_from_hex(scheme.text);
    wish.ground = ui::colour_from_hex(scheme.ground);
    return wish;
  }
  return std::nullopt;
}

Look look_of(const Preferences& preferences) {
  Look look;
  if (const auto wish = wish_of(preferences)) {
    Solved solved = solve(*wish);
    look.theme = std::move(solved.theme);
    look.changes = std::move(solved.changes);
    look.has_colours = true;
  }
  look.theme.text_percent = chosen_of(preferences, Preference::text_size, {100, 125, 150, 175, 200, 250, 300, 400, 500});
  look.theme.letter_permille = chosen_of(preferences, Preference::letter_spacing, {0, 50, 120, 180, 250});
  look.theme.word_permille = chosen_of(preferences, Preference::word_spacing, {0, 80, 160, 320});
  look.theme.line_percent = chosen_of(preferences, Preference::line_spacing, {150, 175, 200, 250});
  look.theme.target = chosen_of(preferences, Preference::targets, {44, 56});
  look.theme.font = font_of(preferences);
  if (look.has_colours) look.flags.emplace_back("colours");
  if (look.theme.text_percent >= 200) look.flags.emplace_back("text-large");
  if (look.theme.letter_permille + look.theme.word_permille != 0) look.flags.emplace_back("spacing");
  for (const Flag& each : flags)
    if (preferences.value(each.preference) == each.value) look.flags.emplace_back(each.flag);
  if (preferences.value(Preference::dwell) != "off") look.flags.emplace_back("dwell");
  return look;
}

json::Value write_look(const Look& look, const Preferences& preferences) {
  json::Object tokens;
  if (look.has_colours) {
    for (std::size_t i = 0; i < ui::token_count; ++i) tokens.set(ui::css_name_of(static_cast<ui::Token>(i)), ui::hex_of(look.theme.colours[i]));
    tokens.set("--pw-color-scheme", look.theme.is_dark ? "dark" : "light");
  }
  write_sizes(look.theme, preferences, tokens);
  json::Array names;
  for (const std::string& flag : look.flags) names.emplace_back(flag);
  json::Object out{{"tokens", std::move(tokens)}, {"flags", std::move(names)}};
  json::Object pace;
  if (preferences.value(Preference::scanning) != "off") pace.set("scan", chosen_of(preferences, Preference::scan_pace, {2000, 3000, 5000, 1000}));
  if (preferences.value(Preference::dwell) != "off") pace.set("dwell", chosen_of(preferences, Preference::dwell, {0, 800, 1500, 3000}));
  if (preferences.is_on(Preference::read_aloud)) pace.set("rate", chosen_of(preferences, Preference::speech_rate, {100, 80, 60, 130, 170}));
  if (!pace.empty()) out.set("pace", std::move(pace));
  if (preferences.is_on(Preference::shortcuts)) {
    json::Object keys;
    for (std::size_t i = 0; i < shortcut_count; ++i) keys.set(name_of(static_cast<Shortcut>(i)), preferences.key(static_cast<Shortcut>(i)));
    out.set("keys", std::move(keys));
  }
  return out;
}

}  // namespace portal::accessibility
