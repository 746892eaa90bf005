// What a backend asks: the page's own check, without the page.
#include "sdk/json/pointer.h"
#include "widgets/form/form.h"
#include "widgets/form/model.h"

namespace portal::form {

namespace {

// Marks every leaf of the data the form has no field for.
void find_unknown(const json::Value& value, const std::string& pointer, const Model& model, std::vector<schema::Problem>& out, int depth = 0) {
  const std::size_t field = model.field_at(pointer);
  const bool is_list = field < model.size() && model.definition().fields[field].kind != FieldDefinition::Kind::answer;
  if (field < model.size() && !is_list) return;
  if (value.is_object() && depth < 64) {
    for (const json::Member& member : value.object()) find_unknown(member.value, json::pointer_join(pointer, member.key), model, out, depth + 1);
    return;
  }
  if (value.is_array() && is_list && depth < 64) {
    for (std::size_t i = 0; i < value.array().size(); ++i) find_unknown(value.array()[i], json::pointer_join(pointer, i), model, out, depth + 1);
    return;
  }
  out.push_back({"unknown", pointer, "", {}});
}

}  // namespace

Result<std::vector<schema::Problem>> check_application(const json::Value& definition, const json::Value& data, std::string_view today) {
  PORTAL_TRY(auto read, Definition::read(definition));
  Model model(read);
  model.set_today(std::string(today));
  model.take_answers(data);
  std::vector<schema::Problem> problems;
  find_unknown(data, "", model, problems);
  (void)model.check_all();
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& definition_of = model.definition().fields[i];
    const FieldState& field = model.field(i);
    const json::Value* value = json::at(data, definition_of.place);
    const bool is_shared = model.field_at(definition_of.place) != i;  // by alternatives: another one speaks for the place
    if (!field.shown.keyword.empty()) problems.push_back({field.shown.keyword, definition_of.place, "", field.shown.parameters});
    const std::string parent = definition_of.place.substr(0, definition_of.place.rfind('/') + 1);  // with its slash: the root is there
    const bool is_left_out = value == nullptr && (!definition_of.fixed.is_null() || definition_of.is_nothing) && definition_of.is_required &&
                             field.is_visible && !is_shared && !parent.empty() &&
                             json::at(data, std::string_view(parent).substr(0, parent.size() - 1)) != nullptr;
    if (is_left_out) problems.push_back({"required", definition_of.place, "", {}});  // the page would have sent it
    if (value == nullptr && is_computed(definition_of) && field.is_visible && !field.value.is_null())
      problems.push_back({"required", definition_of.place, "", {}});
    if (is_shared || value == nullptr || definition_of.kind == FieldDefinition::Kind::alternative) continue;
    const bool is_unticked = value->is_boolean() && !value->boolean();  // the same as no answer
    if (!field.is_visible) problems.push_back({"unknown", definition_of.place, "", {}});
    else if (definition_of.kind == FieldDefinition::Kind::answer && field.shown.keyword.empty() && !is_unticked &&
             !(field.value.is_object() && value->is_object()) && field.value != *value)
      problems.push_back({"type", definition_of.place, "", {}});
  }
  for (const schema::Problem& problem : model.loose_problems()) problems.push_back(problem);
  return problems;
}

}  // namespace portal::form
