#pragma once
// What kinds of fields do with events beyond holding a value: proposals, room left, unlikely answers, the day of a signature, files on
// their way. The widget hands each event on once.

#include "widgets/form/suggest.h"
#include "widgets/form/uploads.h"

namespace portal::form {

class FieldKinds {
 public:
  void focus(std::size_t index, Model& model, const Words& words) { suggesting_.come(index, model, words); }
  // The person's input: whether an answer has changed. wrong_type where the field cannot hold it, refused_action where it is read only.
  Result<bool> input(std::size_t index, const json::Value& typed, const session::Context& context, Model& model, const Words& words,
                     session::Effects& effects);
  void leaves(std::size_t index, Model& model, const Words& words);             // before the field is checked …
  void left(std::size_t index, const session::Context& context, Model& model);  // … and after
  Outcome reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);
  bool wants_day() const { return !signed_on_.empty(); }
  bool day_came(bool ok, Model& model);  // whether an answer has changed
  Outcome press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
    if (node == "submit") suggesting_.settle(model, words);
    return uploads_.press(node, model, words, effects);
  }
  void resume(Model& model) { uploads_.resume(model); }           // a draft came back
  bool toggle(const std::string& node, bool open, Model& model);  // what a field opens by itself

  void archive(json::Archive& state, Model& model);

 private:
  Suggesting suggesting_;
  Uploads uploads_;
  std::string signed_on_;  // the day of a signature is awaited for the field with this pointer
};

}  // namespace portal::form
