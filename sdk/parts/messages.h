#pragma once
// What the portal may write to a person, how often, about what, and when not: off until the person turns it on (requirements 72, 73).
//
// The record and its shape: sdk/consent/settings.h. A change is kept on the device at once and told to the host by `messages.put`.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/consent/settings.h"
#include "sdk/json/archive.h"
#include "sdk/session/widget.h"

namespace portal::parts {

// Something that may be written about, as this widget names it.
struct Category {
  std::string id;
  std::string name;
};

// What a case brings, in the words of the parts.
std::vector<Category> case_categories(const text::Strings& strings);

class Messages {
 public:
  void start(const session::Context& context, session::Effects& effects);
  bool is_started() const { return keeps_ || sends_; }
  bool owns(std::string_view node) const;

  // Chosen categories that are not among `shown` belong to other widgets and stay. Errors: wrong_type, unknown_node.
  Result<void> input(const ui::Event& event, const std::vector<Category>& shown, const text::Strings& strings, session::Effects& effects);
  bool press(std::string_view node, const text::Strings& strings, session::Effects& effects);  // false: not for us
  bool take(const ui::Event& reply, session::Effects& effects);                                // false: not for us
  void fill(ui::Container& into, const std::vector<Category>& shown, const text::Strings& strings) const;
  const consent::Settings& settings() const { return settings_; }
  void archive(json::Archive& state);

 private:
  bool is_loading() const { return !is_known_ && is_started(); }
  void change(consent::Settings next, const std::string& said, session::Effects& effects);
  void save(session::Effects& effects);
  void send(session::Effects& effects);
  void take_record(const json::Value& value, session::Effects& effects);

  consent::Settings settings_;
  bool keeps_ = false, sends_ = false, is_pending_ = false, has_failed_ = false;
  bool is_known_ = false;  // what was chosen before has come, or nobody knows
  std::int64_t watching_ = 0, putting_ = 0, getting_ = 0, sending_ = 0, timer_ = 0;
};

}  // namespace portal::parts
