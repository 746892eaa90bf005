#pragma once
// What a combobox offers for the text in it: choices of the definition, found among thousands here, or texts that the host proposes.
//
// Choices are folded (case, ё, diacritics, punctuation) and each word of the text must begin a word of the choice. For addresses the host is asked,
// one question at a time: "address.suggest" {"text"}, reply {"suggestions":[{"label","parts"?:{"street":"…"}}]}; a chosen one fills the fields
// that the definition names for its parts. Whatever is typed is accepted; only where the definition lists the choices must it be one of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

// Whether the field is drawn as a combobox: its choices are searched, or this host proposes texts for it.
bool offers(const FieldDefinition& field, const session::Context& context);

class Suggesting {
 public:
  // Focus has come to a field: what its list holds can be opened at once. Nothing is said and nobody is asked, for the person has done nothing yet.
  void come(std::size_t index, Model& model, const Words& words);
  // The text has changed: other things are offered.
  void look(std::size_t index, const session::Context& context, Model& model, const Words& words, session::Effects& effects);
  // The field was left: nothing is offered any more, and a text that is a choice's becomes that choice.
  void leave(std::size_t index, Model& model, const Words& words);
  // The same for all fields: the form is being sent.
  void settle(Model& model, const Words& words);
  // A proposed text was chosen; false where it is not among those offered.
  bool take(std::size_t index, const std::string& label, Model& model, const Words& words, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);

  void archive(json::Archive& state, Model& model);

 private:
  void ask(const std::string& text, const FieldDefinition& field, session::Effects& effects);
  void offer(json::Array options, std::size_t count, Model& model, const Words& words, session::Effects& effects);
  void search(std::size_t index, std::string_view text, Model& model, const Words& words, session::Effects& effects);
  void fold_choices(std::size_t index, const Model& model, const Words& words);

  std::string pointer_;              // of the field with the focus; empty: nothing is offered
  std::int64_t request_ = 0;         // the host's answer is awaited …
  std::string asked_;                // … for this text
  std::string next_;                 // typed since
  json::Array proposed_;             // what the host has answered, with parts
  std::int64_t told_ = -1;           // how many were announced
  std::vector<std::string> folded_;  // the choices of folded_of_, as they are found
  std::string folded_of_;            // pointer and language
};

}  // namespace portal::form
