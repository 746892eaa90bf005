// The model: closed lists of values, read and written by name.
#include "accessibility/preferences.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::accessibility {

namespace {

constexpr std::string_view preference_names[] = {
#define PREFERENCE(name, values) #name,
#include "accessibility/preferences.def"
};

constexpr std::string_view preference_values[] = {
#define PREFERENCE(name, values) values,
#include "accessibility/preferences.def"
};

constexpr std::string_view preset_names[] = {
#define PRESET(name, choices) #name,
#include "accessibility/preferences.def"
};

constexpr std::string_view preset_choices[] = {
#define PRESET(name, choices) choices,
#include "accessibility/preferences.def"
};

constexpr std::string_view shortcut_names[] = {
#define SHORTCUT(name, key) #name,
#include "accessibility/preferences.def"
};

constexpr std::string_view shortcut_keys[] = {
#define SHORTCUT(name, key) key,
#include "accessibility/preferences.def"
};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string one_of(const std::vector<std::string_view>& values) {
  std::string out = "one of: ";
  for (const std::string_view value : values) out.append(value).append(", ");
  out.resize(out.size() - 2);
  return out;
}

void read_colour(json::Reader& read, const char* key, ui::Colour& out) {
  std::string written;
  read.optional(key, written);
  if (written.empty()) return;
  if (const auto colour = ui::colour_from_hex(written)) out = *colour;
  else read.fail(ErrorCode::out_of_range, key, "a colour as #rrggbb", quoted_excerpt(written));
}

Result<void> read_keys(const json::Value& keys, const std::string& path, Preferences& out) {
  json::Reader read(keys, path);
  for (std::size_t i = 0; i < shortcut_count; ++i) {
    const char* key = shortcut_names[i].data();
    read.optional(key, out.keys[i]);
    if (!out.keys[i].empty() && !is_key(out.keys[i])) read.fail(ErrorCode::out_of_range, key, "one of a–z, 0–9", quoted_excerpt(out.keys[i]));
  }
  return read.finish();
}

}  // namespace

std::string_view name_of(Preference preference) { return preference_names[static_cast<std::size_t>(preference)]; }
std::string_view name_of(Shortcut shortcut) { return shortcut_names[static_cast<std::size_t>(shortcut)]; }
std::span<const std::string_view> presets() { return preset_names; }

const std::vector<std::string_view>& values_of(Preference preference) {
  static const std::array<std::vector<std::string_view>, preference_count> all = [] {
    std::array<std::vector<std::string_view>, preference_count> out;
    for (std::size_t i = 0; i < preference_count; ++i) out[i] = words_of(preference_values[i]);
    return out;
  }();
  return all[static_cast<std::size_t>(preference)];
}

std::string_view Preferences::value(Preference preference) const { return values_of(preference)[chosen[static_cast<std::size_t>(preference)]]; }

bool Preferences::choose(Preference preference, std::string_view value) {
  const auto& values = values_of(preference);
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) return false;
  chosen[static_cast<std::size_t>(preference)] = static_cast<unsigned char>(found - values.begin());
  return true;
}

bool Preferences::apply_preset(std::string_view name) {
  const auto* found = std::find(std::begin(preset_names), std::end(preset_names), name);
  if (found == std::end(preset_names)) return false;
  for (const std::string_view choice : words_of(preset_choices[found - std::begin(preset_names)])) {
    const std::size_t equals = choice.find('=');
    for (std::size_t i = 0; i < preference_count; ++i)
      if (preference_names[i] == choice.substr(0, equals)) (void)choose(static_cast<Preference>(i), choice.substr(equals + 1));
  }
  return true;
}

std::string_view Preferences::key(Shortcut shortcut) const {
  const auto index = static_cast<std::size_t>(shortcut);
  return keys[index].empty() ? shortcut_keys[index] : std::string_view(keys[index]);
}

bool is_font_name(std::string_view name) {
  if (name.empty() || name.size() > 120) return false;  // bytes: sixty Cyrillic letters
  return std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\'' || c == '\\' || c == ';' || c == '{' || c == '}' || c == '(' || c == ')' ||
           c == ',';
  });
}

bool is_key(std::string_view key) { return key.size() == 1 && ((key[0] >= 'a' && key[0] <= 'z') || (key[0] >= '0' && key[0] <= '9')); }

Result<Preferences> read_profile(const json::Value& file) {
  json::Reader outer(file, "");
  std::string profile;
  std::int64_t version = 0;
  outer.required("profile", profile);
  outer.required("version", version);
  if (!profile.empty() && profile != "portal-preferences")
    outer.fail(ErrorCode::out_of_range, "profile", "\"portal-preferences\"", quoted_excerpt(profile));
  if (version != 1) outer.fail(ErrorCode::out_of_range, "version", "1", std::to_string(version));
  const json::Value* inside = outer.required("preferences", json::Kind::object);
  PORTAL_CHECK(outer.finish());
  Preferences out;
  json::Reader read(*inside, "/preferences");
  for (std::size_t i = 0; i < preference_count; ++i) {
    const auto preference = static_cast<Preference>(i);
    std::string value;
    read.optional(preference_names[i].data(), value);
    if (!value.empty() && !out.choose(preference, value))
      read.fail(ErrorCode::out_of_range, preference_names[i].data(), one_of(values_of(preference)), quoted_excerpt(value));
  }
  read_colour(read, "own_text", out.own_text);
  read_colour(read, "own_ground", out.own_ground);
  read.optional("own_font", out.own_font);
  if (!out.own_font.empty() && !is_font_name(out.own_font))
    read.fail(ErrorCode::out_of_range, "own_font", "the name of a font", quoted_excerpt(out.own_font));
  const json::Value* keys = read.optional("keys", json::Kind::object);
  PORTAL_CHECK(read.finish());
  if (keys != nullptr) PORTAL_CHECK(read_keys(*keys, "/preferences/keys", out));
  return out;
}

json::Value write_profile(const Preferences& preferences) {
  const Preferences usual;
  json::Object inside;
  for (std::size_t i = 0; i < preference_count; ++i)
    if (preferences.chosen[i] != 0) inside.set(preference_names[i], preferences.value(static_cast<Preference>(i)));
  if (preferences.own_text != usual.own_text) inside.set("own_text", ui::hex_of(preferences.own_text));
  if (preferences.own_ground != usual.own_ground) inside.set("own_ground", ui::hex_of(preferences.own_ground));
  if (!preferences.own_font.empty()) inside.set("own_font", preferences.own_font);
  json::Object keys;
  for (std::size_t i = 0; i < shortcut_count; ++i)
    if (!preferences.keys[i].empty()) keys.set(shortcut_names[i], preferences.keys[i]);
  if (!keys.empty()) inside.set("keys", std::move(keys));
  return json::Object{{"profile", "portal-preferences"}, {"version", 1}, {"preferences", std::move(inside)}};
}

}  // namespace portal::accessibility
