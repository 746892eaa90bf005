#pragma once
// What a person does about a stage: buttons, the request to the host, and what came of it. One act at a time.

#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

class Acts {
 public:
  // The buttons and links of all stages that wait for the client, or that may be rated once all is over. Null: none.
  ui::NodePtr buttons(const Case& its, const Words& words) const;
  // What came of the last act: on its way, received, failed. Null: nothing to say.
  ui::NodePtr news(const Words& words) const;
  // Withdrawing, with its question; null where the definition has no such end.
  ui::NodePtr withdrawal(const Case& its, const session::Context& context, const Words& words) const;

  // False where the node is none of its buttons.
  bool press(const std::string& node, const std::string& id, const Case& its, const session::Context& context, const Words& words,
             session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects);
  void archive(json::Archive& state);

 private:
  enum class Act : unsigned char { idle, sending, received, failed, offline };
  void send(const std::string& id, const Case& its, std::size_t stage, const std::string& action, std::string_view kind, const std::string& choice,
            const std::string& name, const session::Context& context, const Words& words, session::Effects& effects);

  Act act_ = Act::idle;
  std::int64_t request_ = 0;
  std::string message_;
  std::string href_;
  bool asks_withdrawal_ = false;
};

}  // namespace portal::tracker
