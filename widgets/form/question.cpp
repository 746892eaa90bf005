// Questions of fields: kept in the model, drawn on the field's node, answered by its buttons.
#include "widgets/form/question.h"

#include "widgets/form/words.h"

namespace portal::form {

void Model::ask(std::size_t index, Question question) {
  FieldState& field = fields_[index];
  if (!question.is_wanted && field.is_overruled()) return;
  field.question = std::make_shared<const Question>(std::move(question));
  mark_field(index);
}

void Model::close_question(std::size_t index) {
  if (fields_[index].question == nullptr) return;
  fields_[index].question = nullptr;
  mark_field(index);
}

void Model::overrule(std::size_t index) {
  FieldState& field = fields_[index];
  if (field.question != nullptr && !field.question->is_wanted) {
    field.overruled = std::make_shared<const Overruled>(Overruled{field.typed, field.question->reason});
    json::Object kept;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (fields_[i].is_overruled())
        kept.set(definition_->fields[i].pointer, json::Object{{"typed", fields_[i].typed}, {"reason", fields_[i].overruled->reason}});
    put_aside("overruled", std::move(kept));
  }
  close_question(index);
}

void Model::recall_overruled() {
  const json::Object kept = filling::members_of(&aside("overruled"));
  for (const json::Member& member : kept) {
    const std::size_t index = field_with_pointer(member.key);
    const json::Value* typed = member.value.find("typed");
    if (index < size() && typed != nullptr)
      fields_[index].overruled = std::make_shared<const Overruled>(Overruled{*typed, member.value.text_at("reason")});
  }
}

json::Array Model::let_stand() const {
  json::Array out;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldState& field = fields_[i];
    if (!field.is_visible || field.value.is_null() || !field.is_overruled() || field.overruled->reason.empty()) continue;
    out.push_back(json::Object{{"pointer", definition_->fields[i].place}, {"keyword", field.overruled->reason}});
  }
  return out;
}

json::Value Model::questions() const {
  json::Object out;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldState& field = fields_[i];
    json::Object entry;
    if (field.question != nullptr) {
      json::Array values;
      for (const std::string& value : field.question->values) values.emplace_back(value);
      entry.set("reason", field.question->reason);
      entry.set("parameters", field.question->parameters);
      entry.set("values", std::move(values));
      entry.set("wanted", field.question->is_wanted);
    }
    if (!entry.empty()) out.set(definition_->fields[i].pointer, std::move(entry));
  }
  return out;
}

bool Model::take_questions(const json::Value& questions) {
  for (const json::Member& member : questions.object()) {
    const std::size_t index = field_with_pointer(member.key);
    if (index == size() || !member.value.is_object()) return false;
    const json::Value* reason = member.value.find("reason");
    const json::Value* parameters = member.value.find("parameters");
    const json::Value* values = member.value.find("values");
    const json::Value* wanted = member.value.find("wanted");
    if (reason == nullptr) continue;
    if (!reason->is_string() || parameters == nullptr || !parameters->is_object() || values == nullptr || !values->is_array()) return false;
    Question question{reason->text(), parameters->object(), {}, wanted != nullptr && *wanted == json::Value(true)};
    for (const json::Value& value : values->array()) {
      if (!value.is_string()) return false;
      question.values.push_back(value.text());
    }
    fields_[index].question = std::make_shared<const Question>(std::move(question));
  }
  return true;
}

json::Value typed_of(const FieldDefinition& field, const std::string& value) { return field.choices.empty() ? show_value(field, value) : value; }

std::string read_out(const FieldDefinition& field, const std::string& value, const Words& words) {
  if (field.role == ui::Role::date_field) return words.say("form.ask.date", "date", value);
  return words.shown(field, typed_of(field, value));
}

std::string question_text(const FieldDefinition& field, const Question& question, const Words& words) {
  json::Object about = question.parameters;
  about.set("label", words.label(field));
  about.set("value", question.values.empty() ? std::string() : read_out(field, question.values.front(), words));
  return words.say("form.ask." + question.reason, about);
}

void add_question(ui::Field& node, const FieldDefinition& field, const FieldState& state, const Words& words) {
  if (state.question == nullptr) return;
  const Question& question = *state.question;
  node.with(ui::Attribute::question, question_text(field, question, words));
  for (std::size_t i = 0; i < question.values.size(); ++i) {
    const ui::Name name(words.say("form.ask.put", "value", read_out(field, question.values[i], words)));
    node.add(ui::Action::button("answer/" + std::to_string(i) + field.id, name, i == 0 ? "secondary" : "quiet").build());
  }
  if (question.is_wanted && question.values.empty()) return;  // it tells; the person goes on as they like
  const std::string_view keep = question.is_wanted ? "form.ask.drop" : "form.ask.keep";
  node.add(ui::Action::button("keep" + field.id, ui::Name(words.say(keep, json::Object{{"label", words.label(field)}})), "quiet").build());
}

Answer answer_question(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  const bool keep = node.rfind("keep/", 0) == 0;
  if (!keep && node.rfind("answer/", 0) != 0) return Answer::not_mine;
  const std::size_t head = node.find('/', keep ? 0 : 7);
  const std::size_t index = head == std::string::npos ? model.size() : model.field_with_id(std::string_view(node).substr(head));
  if (index == model.size() || model.field(index).question == nullptr) return Answer::not_mine;
  const FieldDefinition& field = model.definition().fields[index];
  const std::shared_ptr<const Question> question = model.field(index).question;
  if (keep) {
    model.overrule(index);
    effects.focus(field.id);
    effects.announce(words.say("form.ask.kept", "label", words.label(field)));
    return Answer::kept;
  }
  std::size_t chosen = 0;
  for (std::size_t i = 7; i < head && chosen < question->values.size(); ++i) chosen = chosen * 10 + static_cast<std::size_t>(node[i] - '0');
  if (head == 7 || chosen >= question->values.size()) return Answer::not_mine;
  json::Value typed = typed_of(field, question->values[chosen]);
  if (!accepts(field, typed)) return Answer::not_mine;
  model.type(index, std::move(typed));
  model.close_question(index);
  model.overrule(index);  // what the person has confirmed is not asked about
  model.check(index);
  effects.focus(field.id);
  effects.announce(words.say("form.ask.done", "label", words.label(field), "value", read_out(field, question->values[chosen], words)));
  return Answer::put;
}

}  // namespace portal::form
