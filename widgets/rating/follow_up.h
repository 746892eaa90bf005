#pragma once
// "You said, we did": what became of a person's feedback, by the token that only they have, without an account.
//
// Request "feedback.load" {"token"}; its reply is what GET /api/feedback/{token} gives (examples/portal/openapi.yaml).

#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/rating/settings.h"
#include "widgets/rating/words.h"

namespace portal::rating {

class FollowUp {
 public:
  void load(std::string token, session::Effects& effects);
  bool press(const std::string& node, session::Effects& effects);  // "again"
  bool reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects);
  void add_to(ui::Container& root, const Settings& settings, const Words& words) const;
  bool is_on() const { return !token_.empty(); }

  void archive(json::Archive& state);

 private:
  void add_found(ui::Container& root, const Settings& settings, const Words& words) const;
  ui::NodePtr given_view(const Settings& settings, const Words& words) const;
  ui::NodePtr list_view(const Words& words) const;

  std::string token_;
  std::int64_t request_ = 0;
  std::string problem_;  // its type; "" where there is none
  json::Value found_;    // null until it is
};

}  // namespace portal::rating
