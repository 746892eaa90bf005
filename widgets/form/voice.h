#pragma once
// Answers by voice, where the host can recognise speech: a button below the field listens, the text engine makes data of what was said, and the
// person confirms it, takes another reading, says it again or types. Every step is a button or a text, so the keyboard does all of it.
//
// Requests: "voice.recognise" {"locale","most"} → {"texts":["двадцать пятое марта", …]}, the likeliest first; problems "about:refused" (no
// microphone) and others (nothing heard). "voice.stop" {} ends it early: what was heard until then is the answer. Then
// "text.hear" {"answer","text","also","locale","options"?,"length"?} (sdk/text/engine/engine.h). Which recogniser listens is the host's affair.

#include <cstdint>
#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

bool can_be_said(const FieldDefinition& field);
// The button, on the field's node: «Сказать», «Остановить», «Сказать ещё раз».
void add_voice(ui::Field& node, const FieldDefinition& field, const FieldState& state, const Words& words);

class Voice {
 public:
  bool press(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, bool engine, Model& model, const Words& words, session::Effects& effects);

  void archive(json::Archive& state);

 private:
  void take_texts(const json::Value& texts, bool engine, std::size_t index, Model& model, const Words& words, session::Effects& effects);
  void take_reading(const json::Value& reading, std::size_t index, Model& model, const Words& words, session::Effects& effects);
  void tell(const char* reason, std::size_t index, Model& model, const Words& words, session::Effects& effects);
  void propose(std::vector<std::string> values, std::size_t index, Model& model, const Words& words, session::Effects& effects);

  std::int64_t listening_ = 0;  // request numbers; one field at a time
  std::int64_t reading_ = 0;
  std::string pointer_;
  std::string said_;
};

}  // namespace portal::form
