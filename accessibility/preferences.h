#pragma once
// How a person wants everything to look, sound and be operated: the model of all preferences, its profile file, and the look it makes.
//
//   Preferences mine;  mine.choose(Preference::text_size, "200");
//   json::Value file = write_profile(mine);                // only what differs from where everybody starts
//   PORTAL_TRY(Preferences back, read_profile(file));
//   Look look = look_of(mine);                             // a theme for any surface, and what the page must do besides
//
// Nothing here says what a person can or cannot do: a profile holds wishes, never a diagnosis. «system» is the first value where the
// system has a say (colours, motion, the pointer): it stands for no rule at all, so a system's own setting is never fought.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accessibility/theme_solver.h"
#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::accessibility {

enum class Preference : unsigned char {
#define PREFERENCE(name, values) name,
#include "accessibility/preferences.def"
};
inline constexpr std::size_t preference_count = 0
#define PREFERENCE(name, values) +1
#include "accessibility/preferences.def"
    ;

enum class Shortcut : unsigned char {
#define SHORTCUT(name, key) name,
#include "accessibility/preferences.def"
};
inline constexpr std::size_t shortcut_count = 0
#define SHORTCUT(name, key) +1
#include "accessibility/preferences.def"
    ;

std::string_view name_of(Preference preference);
std::string_view name_of(Shortcut shortcut);
const std::vector<std::string_view>& values_of(Preference preference);
std::span<const std::string_view> presets();  // their names

struct Preferences {
  std::array<unsigned char, preference_count> chosen{};  // index into values_of
  ui::Colour own_text{0, 0, 0};                          // of the scheme "own"
  ui::Colour own_ground{255, 255, 255};
  std::string own_font;                          // of the font "own": a family's name, at most 60 characters, no quotes, no backslash
  std::array<std::string, shortcut_count> keys;  // one letter or digit each; empty: the list's own

  std::string_view value(Preference preference) const;
  bool is_on(Preference preference) const { return value(preference) == "on"; }
  bool choose(Preference preference, std::string_view value);  // false: it has no such value
  bool apply_preset(std::string_view name);                    // false: there is none; what it does not name stays
  std::string_view key(Shortcut shortcut) const;
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

bool is_font_name(std::string_view name);
bool is_key(std::string_view key);  // one of a–z, 0–9

// {"profile":"portal-preferences","version":1,"preferences":{"text_size":"200","own_text":"#000000","keys":{"read":"7"}}}
// Errors: unknown_key, wrong_type, out_of_range, with the path of the member.
Result<Preferences> read_profile(const json::Value& file);
json::Value write_profile(const Preferences& preferences);

// The colours of a named scheme; of "system" there are none. `own` uses the preferences' own pair.
std::optional<Wish> wish_of(const Preferences& preferences);

// What the page is to do: `theme` has the sizes, and the colours where has_colours; flags name the rules of web/preferences.css and
// the parts that are loaded for them ("underline", "images-grey", "guide-mask", "read-aloud", …).
struct Look {
  ui::Theme theme;
  bool has_colours = false;
  std::vector<Change> changes;  // of the own pair
  std::vector<std::string> flags;
};
Look look_of(const Preferences& preferences);

// {"tokens":{"--pw-ground":"#ffffff","--pw-scale":"2",…},"flags":[…],"pace":{"scan":2000,"dwell":1500,"rate":100},"keys":{"read":"3",…}}
// Tokens only where something is chosen; keys only with the flag "shortcuts".
json::Value write_look(const Look& look, const Preferences& preferences);

}  // namespace portal::accessibility
