// One kind after the other.
#include "widgets/form/field_kinds.h"

#include <utility>

#include "sdk/json/json.h"
#include "widgets/form/references.h"
#include "widgets/form/room.h"

namespace portal::form {

Result<bool> FieldKinds::input(std::size_t index, const json::Value& typed, const session::Context& context, Model& model, const Words& words,
                               session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  if (field.extras != nullptr && field.extras->is_read_only)
    return Error{ErrorCode::refused_action, "/node", "a field that can be changed", quoted_excerpt(field.id)};
  const bool proposes = field.extras != nullptr && !field.extras->suggest.empty();
  if (proposes && typed.is_array() && typed.array().size() == 1 && typed.array()[0].is_string() &&
      suggesting_.take(index, typed.array()[0].text(), model, words, effects))
    return true;
  if (!accepts(field, typed)) return Error{ErrorCode::wrong_type, "/value", "a value this field can hold", json::describe(typed)};
  if (field.role == ui::Role::file_field && context.host_can("files") && !typed.array().empty() && typed.array().front().is_object()) {
    uploads_.take(index, typed.array(), model, words, effects);
    return true;
  }
  const json::Value before = model.field(index).typed;
  // The words of what was chosen, as a browser tells of them once more.
  const bool is_same = before == typed || (before.is_array() && typed.is_string() && words.shown(field, before) == typed.text());
  if (is_same) return false;
  model.type(index, typed);
  tell_room(field, before, model.field(index), words, effects);
  if (typed.is_array()) model.offer(index, {});
  else suggesting_.look(index, context, model, words, effects);
  return true;
}

void FieldKinds::leaves(std::size_t index, Model& model, const Words& words) { suggesting_.leave(index, model, words); }

void FieldKinds::left(std::size_t index, const session::Context& context, Model& model) {
  look_unlikely(model, index);
  const FieldDefinition& field = model.definition().fields[index];
  if (field.extras == nullptr || field.extras->signed_on.empty() || filling::is_blank(model.field(index).typed)) return;
  const std::size_t day = field_beside(model, field, field.extras->signed_on);
  if (day == model.size() || !context.host_can("clock") || !filling::is_blank(model.field(day).typed)) return;
  signed_on_ = model.definition().fields[day].pointer;
}

Outcome FieldKinds::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (suggesting_.reply(request, ok, value, model, words, effects)) return Outcome::done;
  if (uploads_.reply(request, ok, value, model, words, effects)) return Outcome::answers_changed;
  return Outcome::not_mine;
}

bool FieldKinds::day_came(bool ok, Model& model) {
  const std::size_t day = model.field_with_pointer(std::exchange(signed_on_, std::string()));
  if (!ok || day == model.size() || model.today().empty()) return false;
  model.type(day, show_value(model.definition().fields[day], model.today()));
  return true;
}

bool FieldKinds::toggle(const std::string& node, bool open, Model& model) {
  if (node.rfind("why/", 0) != 0) return false;
  const std::size_t index = model.field_with_id(std::string_view(node).substr(3));
  if (index == model.size()) return false;
  model.open_why(index, open);
  return true;
}

void FieldKinds::archive(json::Archive& state, Model& model) {
  suggesting_.archive(state, model);
  uploads_.archive(state);
  state.text("signedOn", signed_on_);
  json::Value open = json::Array();
  for (std::size_t index = 0; index < model.size(); ++index)
    if (model.field(index).is_why_open) open.array().emplace_back(model.definition().fields[index].pointer);
  state.value("why", open, json::Kind::array);
  if (!state.reads()) return;
  for (const json::Value& pointer : open.array())
    if (const std::size_t index = pointer.is_string() ? model.field_with_pointer(pointer.text()) : model.size(); index < model.size())
      model.open_why(index, true);
    else state.fail("why", "pointers of fields");
}

}  // namespace portal::form
