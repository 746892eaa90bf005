#pragma once
// What is asked below a field without being in its way: what was meant, what was heard, or whether it is right as it stands. One mechanism
// for proposals, for voice and for warnings: nothing is applied before the person says so, and what was overruled is not asked again
// for the same text. A question goes when the text changes.
//
//   model.ask(index, {.reason = "order", .values = {"2026-04-03", "2026-03-04"}});              // «Какая это дата?» and a button for each
//   model.ask(index, {.reason = "birth-year", .parameters = {{"year", 1887}}, .values = {}});   // only «Оставить как есть»
//
// Strings: "form.ask.<reason>" asks, with the parameters, {label} and {value} (the first one, in words). Buttons: "answer/<n><field>",
// "keep<field>".

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/value.h"
#include "sdk/session/widget.h"
#include "sdk/ui/node.h"

namespace portal::form {

class Model;
class Words;
struct FieldDefinition;
struct FieldState;

struct Question {
  std::string reason;
  json::Object parameters{};
  std::vector<std::string> values{};  // data, the likeliest first; of a choice its wire name
  bool is_wanted = false;             // the person asked for it: shown whatever was overruled before
};

// What the field would hold: 25.03.1987 for 1987-03-25; as people read it: «25 марта 1987 года».
json::Value typed_of(const FieldDefinition& field, const std::string& value);
std::string read_out(const FieldDefinition& field, const std::string& value, const Words& words);

std::string question_text(const FieldDefinition& field, const Question& question, const Words& words);
// The question and its buttons, on the field's node.
void add_question(ui::Field& node, const FieldDefinition& field, const FieldState& state, const Words& words);

enum class Answer : unsigned char { not_mine, put, kept };
// A press on one of those buttons: puts the value in, or keeps the text.
Answer answer_question(const std::string& node, Model& model, const Words& words, session::Effects& effects);

}  // namespace portal::form
