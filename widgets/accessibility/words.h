#pragma once
// The panel's words: names of preferences and values, and what differs between two choices as one sentence.

#include <string>
#include <string_view>

#include "accessibility/preferences.h"
#include "sdk/text/message.h"

namespace portal::accessibility {

class Words {
 public:
  explicit Words(const text::Strings& strings) : strings_(strings) {}

  std::string say(std::string_view key, const json::Object& arguments = {}) const;  // without "accessibility."
  std::string hint(std::string_view key) const;                                     // of "<key>.hint"; "" where there is none
  std::string name(Preference preference) const { return say(name_of(preference)); }
  std::string value(Preference preference, std::string_view value) const;
  std::string chosen(Preference preference, const Preferences& preferences) const;  // «Размер текста: 200 %»
  // «Размер текста: 200 %. Цвета: Тёмные»: what `after` has that `before` had not; "" where nothing differs.
  std::string difference(const Preferences& before, const Preferences& after) const;
  std::string repair(const Change& change) const;
  json::Object of_page() const;  // what the page's own parts say, by name: web/preferences.js

 private:
  const text::Strings& strings_;
};

}  // namespace portal::accessibility
