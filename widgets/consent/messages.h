#pragma once
// What the portal may write to a person, how often, about what, and when not: off until the person turns it on (requirements 72, 73).
//
// Kept in the store's record `notifications` {"version":1,"settings":{…},"pending":true}, told to the host by `messages.put`.

#include "sdk/consent/settings.h"
#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/consent/definition.h"
#include "widgets/consent/words.h"

namespace portal::consent {

class Messages {
 public:
  void start(const session::Context& context, session::Effects& effects);
  bool owns(std::string_view node) const;
  Result<void> input(const ui::Event& event, const Definition& definition, const Words& words, session::Effects& effects);
  Result<void> turn_off(const Words& words, session::Effects& effects);
  bool take(const ui::Event& reply, session::Effects& effects);  // false: not for us
  ui::NodePtr view(const Definition& definition, const Words& words) const;
  const Settings& settings() const { return settings_; }
  void archive(json::Archive& state);

 private:
  void change(Settings next, const std::string& said, session::Effects& effects);
  void save(session::Effects& effects);
  void send(session::Effects& effects);

  Settings settings_;
  bool keeps_ = false, sends_ = false, is_pending_ = false, has_failed_ = false;
  std::int64_t watching_ = 0, putting_ = 0, getting_ = 0, sending_ = 0, timer_ = 0;
};

}  // namespace portal::consent
