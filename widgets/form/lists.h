#pragma once
// Repeatable groups as a person handles them: add an item, take one away and have it back, move one up or down. All by buttons,
// each step announced, focus where the next step is.

#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Lists {
 public:
  // "add/children", "remove/children/n2", "up/…", "down/…", "restore/children".
  Outcome press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects);
  void reset() { *this = Lists(); }

  // What stands around the items of a list: the way back for the one that was removed, what is wrong, the button that adds.
  void add_frame(ui::Container& list, const Model& model, std::size_t element, const Words& words) const;
  static ui::NodePtr item_actions(const Model& model, std::size_t element, const Words& words);

  void archive(json::Archive& state);

 private:
  void add(const session::Context& context, std::size_t element, Model& model, const Words& words, session::Effects& effects);
  void remove(std::size_t item, Model& model, const Words& words, session::Effects& effects);
  void restore(Model& model, const Words& words, session::Effects& effects);
  static bool move(std::size_t item, bool down, Model& model, const Words& words, session::Effects& effects);

  std::int64_t made_ = 0;  // items so far: keys are never used twice
  bool is_removed_from(std::string_view list) const { return !removed_key_.empty() && removed_from_ == list; }  // "" is a list, too: the whole

  // The last item that was removed: pointer of its list, its key, where it stood, what was in it.
  std::string removed_from_;
  std::string removed_key_;
  std::string removed_label_;
  std::int64_t removed_at_ = 0;
  json::Value removed_content_ = json::Object();
};

}  // namespace portal::form
