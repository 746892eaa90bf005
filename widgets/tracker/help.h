#pragma once
// "Ask a human", at every state: a question, and, only where the person ticks it, what is handed over with it.

#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "sdk/ui/event.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/summary.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

class Help {
 public:
  ui::NodePtr view(const Case& its, const Summary& summary, const session::Context& context, const Words& words) const;
  bool input(const std::string& node, const json::Value& value);
  bool press(const std::string& node, const std::string& id, const Case& its, const Summary& summary, const Words& words, session::Effects& effects);
  bool toggle(const std::string& node, bool open);
  bool reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects);
  void archive(json::Archive& state);

 private:
  enum class Phase : unsigned char { writing, empty, sending, sent, failed };
  Phase phase_ = Phase::writing;
  std::string question_;
  std::string number_;
  std::string answer_by_;
  std::int64_t request_ = 0;
  bool is_open_ = false;
  bool may_hand_over_ = false;
};

}  // namespace portal::tracker
