// Keys and sentences.
#include "widgets/accessibility/words.h"

namespace portal::accessibility {

namespace {

constexpr std::string_view page_words[] = {
    "read",          "stop",          "pause",    "resume",    "step",      "block",  "block.back", "block.next", "sentence",
    "sentence.back", "sentence.next", "word",     "word.back", "word.next", "voice",  "reader",     "error",      "value",
    "empty",         "chosen",        "ticked",   "unticked",  "field",     "button", "link",       "choice",     "box",
    "required",      "novoice",       "question", "of",        "earlier",   "later",  "all",        "scan"};

bool is_switch(Preference preference) { return values_of(preference).size() == 2 && values_of(preference)[1] == "on"; }

}  // namespace

std::string Words::say(std::string_view key, const json::Object& arguments) const {
  return strings_.format("accessibility." + std::string(key), arguments);
}

std::string Words::hint(std::string_view key) const {
  const std::string full = std::string(key) + ".hint";
  return strings_.has("accessibility." + full) ? say(full) : std::string();
}

std::string Words::value(Preference preference, std::string_view value) const {
  if (is_switch(preference)) return say(value);
  return say(std::string(name_of(preference)) + "." + std::string(value));
}

std::string Words::chosen(Preference preference, const Preferences& preferences) const {
  return say("done", {{"name", name(preference)}, {"value", value(preference, preferences.value(preference))}});
}

std::string Words::difference(const Preferences& before, const Preferences& after) const {
  std::string out;
  const auto add = [&](const std::string& sentence) { out += (out.empty() ? "" : ". ") + sentence; };
  for (std::size_t i = 0; i < preference_count; ++i)
    if (before.chosen[i] != after.chosen[i]) add(chosen(static_cast<Preference>(i), after));
  const auto colour = [&](const char* key, ui::Colour was, ui::Colour is) {
    if (was != is) add(say("done", {{"name", say(key)}, {"value", ui::hex_of(is)}}));
  };
  colour("own_text", before.own_text, after.own_text);
  colour("own_ground", before.own_ground, after.own_ground);
  if (before.own_font != after.own_font) add(say("done", {{"name", say("own_font")}, {"value", after.own_font}}));
  for (std::size_t i = 0; i < shortcut_count; ++i) {
    const auto shortcut = static_cast<Shortcut>(i);
    if (before.keys[i] != after.keys[i]) add(say("done", {{"name", say("key." + std::string(name_of(shortcut)))}, {"value", after.key(shortcut)}}));
  }
  return out;
}

std::string Words::repair(const Change& change) const {
  json::Object arguments{{"from", ui::hex_of(change.from)}, {"to", ui::hex_of(change.to)}};
  if (change.reason == Reason::ground_carries_no_text) return say("repaired.ground", arguments);
  arguments.set("ratio", static_cast<double>(static_cast<int>(change.ratio_after * 10)) / 10);
  return say("repaired.text", arguments);
}

json::Object Words::of_page() const {
  json::Object out;
  for (const std::string_view word : page_words) out.set(word, say("page." + std::string(word)));
  return out;
}

}  // namespace portal::accessibility
