#pragma once
// When and about what the person wants to be told: asked from the host when it is opened, saved by a press.

#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

class Notifications {
 public:
  ui::NodePtr view(const session::Context& context, const Words& words) const;
  bool input(const std::string& node, const json::Value& value);
  bool press(const std::string& node, const Words& words, session::Effects& effects);
  bool toggle(const std::string& node, bool open, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects);
  void archive(json::Archive& state);

 private:
  enum class Phase : unsigned char { unasked, loading, shown, saving, saved, failed };
  void take(const json::Value& preferences);
  json::Value preferences() const;
  const char* complaint_about(bool from) const;  // the key of what is wrong with a time, nullptr where nothing

  Phase phase_ = Phase::unasked;
  bool is_open_ = false;
  bool is_off_ = false;
  bool complains_ = false;
  std::string frequency_ = "atOnce";
  std::vector<std::string> categories_ = {"turn", "deadline", "result", "message"};
  std::string from_;
  std::string to_;
  std::int64_t request_ = 0;
};

}  // namespace portal::tracker
