#pragma once
// What the panel knows: the preferences, what they were before, what the page says of itself, and what is open.

#include <string>
#include <vector>

#include "accessibility/preferences.h"
#include "sdk/json/archive.h"
#include "widgets/accessibility/pair_test.h"

namespace portal::accessibility {

// What the system asks for by itself: media queries, told by the page.
struct System {
  bool more_contrast = false;
  bool less_contrast = false;
  bool forced_colors = false;
  bool reduced_motion = false;
  bool dark = false;
};

// {"moreContrast":…,"lessContrast":…,"forcedColors":…,"reducedMotion":…,"dark":…}, all flags, absent: false.
Result<System> read_system(const json::Value& value);

// The preferences of a link: the inside of a profile, as text. Errors: those of json::parse and read_profile.
Result<Preferences> read_preferences(const std::string& text);

enum class Storage : unsigned char { fine, failed, unreadable };

struct Model {
  Preferences now;
  std::vector<Preferences> before;  // the latest last, at most undo_limit
  System system;
  std::vector<std::string> journal;                           // the latest last
  std::vector<std::string> open;                              // disclosures that are open, by node id
  std::vector<std::pair<std::string, std::string>> mistakes;  // node of a text field → what was typed and cannot be taken
  bool is_testing = false;
  std::string answers;    // of the pair test
  std::string link;       // made for another device
  std::string received;   // a profile that came with a link, as text, until it is taken or left
  std::string complaint;  // key of a message about a file or a link
  Storage storage = Storage::fine;

  bool change(const Preferences& next);  // false: nothing differs
  bool undo();
  bool is_open(std::string_view id) const;
  void toggle(const std::string& id, bool is_open);
  const std::string* mistake(std::string_view node) const;
  void set_mistake(std::string_view node, std::string typed);
  void forget_mistake(std::string_view node);
  void archive(json::Archive& state);
};

inline constexpr std::size_t undo_limit = 50;

}  // namespace portal::accessibility
