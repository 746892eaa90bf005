// Fields compared with one another.
#include "widgets/form/references.h"

#include "sdk/calendar/civil_date.h"
#include "widgets/form/control_options.h"

namespace portal::form {

namespace {

const json::Value* value_beside(const Model& model, const FieldDefinition& field, const std::string& reference) {
  const std::size_t index = reference.empty() ? model.size() : field_beside(model, field, reference);
  if (index == model.size() || !model.field(index).is_visible || model.field(index).value.is_null()) return nullptr;
  return &model.field(index).value;
}

// Civil dates are ordered as their texts are, numbers as numbers.
bool is_before(const json::Value& a, const json::Value& b) {
  if (a.is_string() && b.is_string()) return a.text() < b.text();
  return a.is_number() && b.is_number() && a.number() < b.number();
}

}  // namespace

std::size_t field_beside(const Model& model, const FieldDefinition& field, const std::string& reference) {
  if (reference[0] == '#') {
    auto pointer = scope_pointer(reference, "");
    return pointer.ok() ? model.field_with_pointer(pointer.value()) : model.size();
  }
  return model.field_with_pointer(field.pointer.substr(0, field.pointer.rfind('/') + 1) + reference);
}

const std::string& Model::fact(std::size_t index) const {
  static const std::string none_of_them;
  const FieldDefinition& field = definition_->fields[index];
  if (field.extras == nullptr || field.extras->facts.empty()) return field.fact;
  const std::size_t by = field_beside(*this, field, field.extras->fact_by);
  if (by == fields_.size() || !fields_[by].is_visible) return none_of_them;
  const json::Value& typed = fields_[by].typed.is_array() && fields_[by].typed.array().size() == 1 ? fields_[by].typed.array()[0] : fields_[by].typed;
  const std::string answer = typed.is_boolean() ? (typed.boolean() ? "true" : "false") : typed.is_string() ? typed.text() : std::string();
  for (const auto& [whose, fact] : field.extras->facts)
    if (whose == answer) return fact;
  return none_of_them;
}

std::int64_t days_of_period(const Model& model, std::size_t element) {
  std::int64_t ends[2] = {0, 0};
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& field = model.definition().fields[i];
    if (field.extras == nullptr || field.extras->end == Extras::End::none || !model.is_within(i, element)) continue;
    calendar::CivilDate date;
    const json::Value& value = model.field(i).value;
    if (!value.is_string() || !calendar::parse_date(value.text(), date)) return 0;
    ends[field.extras->end == Extras::End::last ? 1 : 0] = calendar::day_number(date);
  }
  return ends[1] < ends[0] ? 0 : ends[1] - ends[0] + 1;
}

Complaint check_order(const Model& model, std::size_t index) {
  const FieldDefinition& field = model.definition().fields[index];
  if (field.extras == nullptr || model.field(index).value.is_null()) return {};
  const json::Value* start = value_beside(model, field, field.extras->not_before);
  if (start == nullptr || !is_before(model.field(index).value, *start)) return {};
  return {"not-before", {{"start", *start}}};
}

Complaint check_bounds(const Model& model, std::size_t index) {
  const FieldDefinition& field = model.definition().fields[index];
  const json::Value& value = model.field(index).value;
  calendar::CivilDate today;
  if (field.extras == nullptr || !value.is_string() || !calendar::parse_date(model.today(), today)) return {};
  const auto outside = [&](const std::string& bound, bool is_earliest) -> Complaint {
    calendar::CivilDate limit = today;
    if (bound.empty() || !calendar::add_duration(limit, bound)) return {};
    const json::Value text = calendar::date_text(limit);
    if (is_earliest ? !is_before(value, text) : !is_before(text, value)) return {};
    Complaint complaint{is_earliest ? "earliest" : "latest", {{"limit", text}}};
    if (text == json::Value(model.today())) complaint.parameters.set("kind", "today");
    return complaint;
  };
  Complaint early = outside(field.extras->earliest, true);
  return early.keyword.empty() ? outside(field.extras->latest, false) : early;
}

bool is_likely_from_today(const Extras& extras) {
  const auto is_duration = [](const json::Value& bound) { return bound.is_string() && bound.text().find('P') != std::string::npos; };
  return is_duration(extras.likely_from) || is_duration(extras.likely_to);
}

void look_unlikely(Model& model, std::size_t index) {
  const FieldDefinition& field = model.definition().fields[index];
  const FieldState& state = model.field(index);
  if (field.extras == nullptr || state.value.is_null() || !state.shown.keyword.empty()) return;
  const Extras& extras = *field.extras;
  const json::Value value = state.value;
  const char* what = value.is_string() ? "date" : "number";
  const auto bound = [&model](const json::Value& given) {
    calendar::CivilDate day;
    if (!given.is_string() || given.text().find('P') == std::string::npos) return given;
    return calendar::parse_date(model.today(), day) && calendar::add_duration(day, given.text()) ? json::Value(calendar::date_text(day))
                                                                                                 : json::Value();
  };
  if (is_before(value, bound(extras.likely_from)) || is_before(bound(extras.likely_to), value))
    return model.ask(index, {std::string("unlikely-") + what, {{what, value}}, {}});
  const json::Value* parent = value_beside(model, field, extras.older);
  if (parent == nullptr || !parent->is_string() || !value.is_string()) return;
  calendar::CivilDate own;
  calendar::CivilDate others;
  if (!calendar::parse_date(value.text(), own) || !calendar::parse_date(parent->text(), others)) return;
  if (calendar::completed_years(others, own) < extras.older_by)
    model.ask(index, {"too-close", {{"date", value}, {"other", *parent}, {"years", extras.older_by}}, {}});
}

}  // namespace portal::form
