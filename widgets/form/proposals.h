#pragma once
// What a typed text may have been meant to be, asked when the field is left: a date in words or in an order that may be another, the other
// keyboard layout, letters of two alphabets in a word, spaces and signs in a name. Only where a look at the text finds something odd is the
// text engine asked at all, so most pages never load it. Request "text.propose" {"answer": its kind,"text","locale"}, reply {"values","reason"}
// (sdk/text/engine/engine.h).

#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

// What the text engine calls the field's kind of answer: "date", "name", "phone", "text" …
std::string_view engine_kind(const FieldDefinition& field);

class Proposals {
 public:
  // The field was left and checked: asks the engine where what was typed, as it was typed, looks odd.
  void look(std::size_t index, const json::Value& typed, const Model& model, const Words& words, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);

  void archive(json::Archive& state);

 private:
  std::int64_t request_ = 0;  // one at a time: the last field that was left
  std::string pointer_;
  std::string text_;
};

}  // namespace portal::form
