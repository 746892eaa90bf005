// What follows from rules over the answers: conditions, computed values, what is required.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "widgets/form/logic.h"
#include "widgets/form/model.h"
#include "widgets/form/references.h"

namespace portal::form {

// Whose rules read which place, so that a keystroke asks no others.
void Model::add_readers() {
  const auto& elements = definition_->elements;
  const auto add_logic = [this](const Logic* logic, std::size_t number) {
    if (logic == nullptr) return;
    for (const std::string& place : logic->reads) dependents_.add(place, number);
  };
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].rule == 0) continue;
    const Rule& rule = definition_->rules[elements[i].rule - 1];
    if (rule.logic == nullptr) dependents_.add(rule.place, i);
    else add_logic(rule.logic.get(), i);
  }
  for (std::size_t i = 0; i < definition_->fields.size(); ++i) {
    const Extras* extras = definition_->fields[i].extras.get();
    if (extras == nullptr) continue;
    add_logic(extras->required_if.get(), elements.size() + i);
    add_logic(extras->compute.get(), elements.size() + i);
  }
  dependents_.seal();
}

bool Model::reads_today() const {
  const auto of_logic = [](const std::shared_ptr<const Logic>& logic) { return logic != nullptr && logic->reads_today; };
  return std::any_of(definition_->rules.begin(), definition_->rules.end(), [&](const Rule& rule) { return of_logic(rule.logic); }) ||
         std::any_of(definition_->fields.begin(), definition_->fields.end(), [&](const FieldDefinition& field) {
           const Extras* extras = field.extras.get();
           return extras != nullptr && (!extras->earliest.empty() || !extras->latest.empty() || is_likely_from_today(*extras) ||
                                        of_logic(extras->required_if) || of_logic(extras->compute));
         });
}

void Model::set_today(std::string today) {
  if (today == today_) return;
  today_ = std::move(today);
  for (std::size_t i = 0; i < definition_->elements.size(); ++i)
    if (definition_->elements[i].rule != 0) apply_rule(i);
  for (std::size_t i = 0; i < fields_.size(); ++i) apply_logic(i);
  settle();
  update_required();
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (is_of_today(fields_[i].shown)) complain(i, examine(i));
}

bool Model::rule_holds(const Rule& rule) const {
  if (rule.logic != nullptr) return holds(*rule.logic, data_, today_);
  if (rule.chooser != 0) return fields_[rule.chooser - 1].is_visible && fields_[rule.chooser - 1].typed == json::Value(rule.choice);
  const json::Value* subject = json::at(data_, rule.place);
  return rule.condition->is_valid(subject != nullptr ? *subject : json::Value());
}

void Model::apply_logic(std::size_t index) {
  const Extras* extras = definition_->fields[index].extras.get();
  if (extras == nullptr) return;
  if (extras->compute != nullptr) compute(index);
  if (extras->required_if != nullptr) demand(index, holds(*extras->required_if, data_, today_));
}

void Model::demand(std::size_t index, bool demanded) {
  FieldState& field = fields_[index];
  const FieldDefinition& definition = definition_->fields[index];
  if (field.is_demanded == demanded) return;
  field.is_demanded = demanded;
  field.is_required = demanded || (definition.is_required && needs_answer(index));
  required_is_stale_ = required_is_stale_ || definition_->has_conditions;
  if (!field.is_required && field.shown.keyword == "required") field.shown = {};
  mark(definition.element);
}

void Model::compute(std::size_t index) {
  FieldState& field = fields_[index];
  const FieldDefinition& definition = definition_->fields[index];
  json::Value typed = computed(*definition.extras->compute, definition, data_, today_);
  if (typed == field.typed) return;
  field.typed = std::move(typed);
  Reading reading = read_typed(definition, field.typed);
  field.value = std::move(reading.value);
  field.unreadable = std::move(reading.complaint);
  write_data(index);
  pending_.push_back(definition.place);
  required_is_stale_ = required_is_stale_ || definition_->has_conditions;
  if (!field.shown.keyword.empty()) field.shown = examine(index);
  mark(definition.element);
}

void Model::update_required() {
  required_is_stale_ = false;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldDefinition& definition = definition_->fields[i];
    bool required = fields_[i].is_demanded || (definition.is_required && needs_answer(i));
    if (!required && definition_->has_conditions && fields_[i].is_visible && fields_[i].value.is_null() &&
        definition.kind == FieldDefinition::Kind::answer) {
      for (const schema::Problem& problem : definition_->schema->validate_at(data_, definition.path))
        required = required || (problem.keyword == "required" && problem.instance == definition.place);
    } else if (!required && definition_->has_conditions) {
      required = fields_[i].is_required && !fields_[i].value.is_null();  // an answer does not change that it was asked for
    }
    if (required == fields_[i].is_required) continue;
    fields_[i].is_required = required;
    mark(definition.element);
  }
}

}  // namespace portal::form
