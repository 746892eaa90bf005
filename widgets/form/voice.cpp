// Listening, reading, asking: each state is a question of the field (question.h), so the view knows nothing of voice but its button.
#include "widgets/form/voice.h"

#include <algorithm>

#include "widgets/form/proposals.h"

namespace portal::form {

namespace {

constexpr const char* listening = "listening";
constexpr const char* nothing = "nothing-heard";
constexpr const char* refused = "refused";
constexpr const char* not_understood = "not-understood";
constexpr const char* said = "said";

bool was_tried(const std::string& reason) { return reason == nothing || reason == not_understood || reason == said; }

}  // namespace

bool can_be_said(const FieldDefinition& field) {
  switch (field.role) {
    case ui::Role::text_field:
    case ui::Role::text_area:
    case ui::Role::number_field:
    case ui::Role::date_field:
    case ui::Role::select: return true;
    default: return false;
  }
}

void add_voice(ui::Field& node, const FieldDefinition& field, const FieldState& state, const Words& words) {
  if (!can_be_said(field) || !state.is_enabled) return;
  const std::string reason = state.question == nullptr ? std::string() : state.question->reason;
  const std::string_view key = reason == listening ? "form.voice.stop" : was_tried(reason) ? "form.voice.again" : "form.voice.start";
  node.add(ui::Action::button("say" + field.id, ui::Name(words.say(key, json::Object{{"label", words.label(field)}})), "quiet").build());
}

bool Voice::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  if (node.rfind("say/", 0) != 0) return false;
  const std::size_t index = model.field_with_id(std::string_view(node).substr(3));
  if (index == model.size() || !model.hears() || !model.field(index).is_visible || !model.field(index).is_enabled) return false;
  const FieldDefinition& field = model.definition().fields[index];
  if (!can_be_said(field)) return false;
  const bool same = pointer_ == field.pointer;
  if (listening_ != 0) {
    effects.request("voice.stop", {});
    if (same) {  // what was heard until now comes as the answer
      effects.announce(words.say("form.voice.stopped"));
      return true;
    }
    if (const std::size_t other = model.field_with_pointer(pointer_); other < model.size()) model.close_question(other);
  }
  pointer_ = field.pointer;
  said_.clear();
  reading_ = 0;
  listening_ = effects.request("voice.recognise", {{"locale", words.locale()}, {"most", 5}});
  tell(listening, index, model, words, effects);
  return true;
}

void Voice::tell(const char* reason, std::size_t index, Model& model, const Words& words, session::Effects& effects) {
  const Question question{.reason = reason, .parameters = {{"said", said_}}, .values = {}, .is_wanted = true};
  model.ask(index, question);
  effects.announce(question_text(model.definition().fields[index], question, words));
}

bool Voice::reply(std::int64_t request, bool ok, const json::Value& value, bool engine, Model& model, const Words& words, session::Effects& effects) {
  const bool heard = request != 0 && request == listening_;
  if (!heard && (request == 0 || request != reading_)) return false;
  (heard ? listening_ : reading_) = 0;
  const std::size_t index = model.field_with_pointer(pointer_);
  if (index == model.size()) return true;
  if (heard && !ok) tell(value.text_at("type") == "about:refused" ? refused : nothing, index, model, words, effects);
  else if (heard) take_texts(value, engine, index, model, words, effects);
  else take_reading(ok ? value : json::Value(json::Object()), index, model, words, effects);
  return true;
}

void Voice::take_texts(const json::Value& value, bool engine, std::size_t index, Model& model, const Words& words, session::Effects& effects) {
  const json::Value* texts = value.find("texts");
  json::Array also;
  said_.clear();
  if (texts != nullptr && texts->is_array())
    for (const json::Value& text : texts->array()) {
      if (!text.is_string() || text.text().empty()) continue;
      if (said_.empty()) said_ = text.text();
      else also.push_back(text);
    }
  if (said_.empty()) return tell(nothing, index, model, words, effects);
  const FieldDefinition& field = model.definition().fields[index];
  const std::string_view kind = engine_kind(field);
  if (!engine) {  // without the engine only words are words
    if (kind != "text" && kind != "name") return tell(not_understood, index, model, words, effects);
    std::vector<std::string> values{said_};
    for (const json::Value& text : also) values.push_back(text.text());
    return propose(std::move(values), index, model, words, effects);
  }
  json::Object request{{"answer", kind}, {"text", said_}, {"also", std::move(also)}, {"locale", words.locale()}};
  if (kind == "choice") {
    json::Array options;
    for (const Choice& choice : field.choices) options.emplace_back(words.choice(field, choice));
    request.set("options", std::move(options));
  }
  if (kind == "digits") request.set("length", std::count(field.identifier->mask.begin(), field.identifier->mask.end(), '9'));
  reading_ = effects.request("text.hear", std::move(request));
}

void Voice::take_reading(const json::Value& reading, std::size_t index, Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  std::vector<std::string> values;
  if (const json::Value* found = reading.find("values"); found != nullptr && found->is_array())
    for (const json::Value& each : found->array()) {
      if (!each.is_string()) continue;
      if (field.choices.empty()) {
        values.push_back(each.text());
        continue;
      }
      std::size_t number = 0;
      for (const char c : each.text()) number = std::min<std::size_t>(number * 10 + static_cast<std::size_t>(c - '0'), 1000000);
      if (number > 0 && number <= field.choices.size()) values.push_back(field.choices[number - 1].wire);
    }
  if (values.empty()) return tell(not_understood, index, model, words, effects);
  propose(std::move(values), index, model, words, effects);
}

void Voice::propose(std::vector<std::string> values, std::size_t index, Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  const Question question{.reason = said, .parameters = {{"said", said_}}, .values = std::move(values), .is_wanted = true};
  model.ask(index, question);
  effects.announce(question_text(field, question, words));
  effects.focus("answer/0" + field.id);
}

void Voice::archive(json::Archive& state) {
  state.number("listening", listening_);
  state.number("reading", reading_);
  state.text("pointer", pointer_);
  state.text("said", said_);
}

}  // namespace portal::form
