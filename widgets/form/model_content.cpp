// The answers in other forms: as content of a draft, as data that is sent, and back.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/model.h"

namespace portal::form {

namespace {

using Kind = FieldDefinition::Kind;

json::Value without_empty_groups(const json::Value& value) {
  if (!value.is_object()) return value;
  json::Object out;
  for (const json::Member& member : value.object()) {
    json::Value kept = without_empty_groups(member.value);
    if (!kept.is_object() || !kept.object().empty()) out.set(member.key, std::move(kept));
  }
  return out;
}

}  // namespace

bool read_field(const json::Value& number, std::size_t fields, std::size_t& out) {
  if (!number.is_integer() || number.integer() < 0 || static_cast<std::size_t>(number.integer()) >= fields) return false;
  out = static_cast<std::size_t>(number.integer());
  return true;
}

bool read_fields(const json::Value& list, std::size_t fields, std::vector<std::size_t>& out) {
  out.clear();
  for (const json::Value& item : list.array())
    if (!read_field(item, fields, out.emplace_back())) return false;
  return true;
}

void renumber_fields(std::vector<std::size_t>& fields, const std::vector<std::size_t>& now) {
  for (std::size_t& field : fields) field = now[field];
  fields.erase(std::remove(fields.begin(), fields.end(), Model::none), fields.end());
}

bool Model::is_within(std::size_t index, std::size_t element) const {
  std::size_t at = definition_->fields[index].element;
  while (at != 0 && at != element) at = definition_->elements[at].parent;
  return at == element;
}

std::vector<std::size_t> Model::check_within(std::size_t element) {
  if (required_is_stale_) update_required();
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (!is_within(i, element)) continue;
    complain(i, examine(i));
    if (!fields_[i].shown.keyword.empty()) wrong.push_back(i);
  }
  return wrong;
}

json::Value Model::complaints() const {
  json::Object out;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Complaint& shown = fields_[i].shown;
    if (shown.keyword.empty()) continue;
    json::Object entry = shown.parameters;
    entry.set("keyword", shown.keyword);
    out.set(definition_->fields[i].pointer, std::move(entry));
  }
  return out;
}

bool Model::take_complaints(const json::Value& complaints) {
  for (const json::Member& member : complaints.object()) {
    const std::size_t index = field_with_pointer(member.key);
    const json::Value* keyword = member.value.find("keyword");
    if (index == size() || keyword == nullptr || !keyword->is_string()) return false;
    Complaint complaint{keyword->text(), member.value.object()};
    complaint.parameters.erase("keyword");
    complain(index, std::move(complaint));
  }
  return true;
}

json::Value Model::answers() const {
  json::Value out = without_empty_groups(data_);
  return definition_->schema->is_valid(out) ? out : data_;
}

// Lists and alternatives first, from the outside in: each round finds those that the one before has opened.
void Model::take_answers(const json::Value& data) {
  for (bool more = true; more;) {
    more = false;
    json::Object items = all_items();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const FieldDefinition& field = definition_->fields[i];
      if (field.kind != Kind::list) continue;
      const json::Value* there = json::at(data, field.place);
      std::size_t count = 0;
      if (there != nullptr && field.is_single) count = 1;
      else if (there != nullptr && there->is_array()) count = std::min(there->array().size(), most_items);
      if (count == fields_[i].typed.array().size()) continue;
      items.set(field.pointer, first_keys(count));
      more = true;
    }
    if (more) adopt(definition_->with_items(items));
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldDefinition& field = definition_->fields[i];
    const json::Value* value = json::at(data, field.place);
    if (field.kind == Kind::list || value == nullptr || !field.fixed.is_null()) continue;
    restore(i, field.kind == Kind::alternative ? json::Value(meant(field, data)) : show_value(field, *value), true, nullptr);
  }
}

// The first alternative against which the data has nothing, else the first whose fixed values stand there.
std::string Model::meant(const FieldDefinition& chooser, const json::Value& data) const {
  std::string found;
  for (const Choice& choice : chooser.choices) {
    const std::string path = chooser.path + "/|" + choice.wire;
    if (definition_->schema->validate_at(data, path).empty()) return choice.wire;
    const std::string within = chooser.path + "/|" + choice.wire + "/";
    for (const FieldDefinition& field : definition_->fields) {
      if (field.fixed.is_null() || field.path.compare(0, within.size(), within) != 0) continue;
      const json::Value* there = json::at(data, field.place);
      if (found.empty() && there != nullptr && *there == field.fixed) found = choice.wire;
    }
  }
  return found;
}

void Model::write_data(std::size_t index) {
  const FieldDefinition& definition = definition_->fields[index];
  const FieldState& field = fields_[index];
  if (definition.kind == FieldDefinition::Kind::list) return write_list(index);
  if (field.is_visible && definition.held > 0) make_object(std::string_view(definition.place).substr(0, definition.held));
  if (definition.kind == FieldDefinition::Kind::alternative) return;
  const std::string_view parent = std::string_view(definition.place).substr(0, definition.place.rfind('/'));
  if (field.is_visible && (!field.value.is_null() || definition.is_nothing)) {
    if (parent.size() > definition.held && json::at(data_, parent) == nullptr) required_is_stale_ = true;
    const json::Value* there = field.value.is_object() ? json::at(data_, definition.place) : nullptr;
    if (there == nullptr || !there->is_object()) (void)json::put(data_, definition.place, field.value);  // an object may have members of others
  } else if (const std::size_t shown = field_at(definition.place); shown == index || !fields_[shown].is_visible) {
    take_out(definition.place, definition.held);  // unless what stands there is of another alternative, which is shown
  }
}

// Makes an object where there is none.
void Model::make_object(std::string_view place) {
  const json::Value* there = json::at(data_, place);
  if (there == nullptr || there->is_null()) (void)json::put(data_, place, json::Object());
}

// An item keeps its place; objects that may be left out go with the last thing in them.
void Model::take_out(std::string_view place, std::size_t held) {
  const std::string_view parent = place.substr(0, place.rfind('/') == std::string_view::npos ? 0 : place.rfind('/'));
  const json::Value* holder = json::at(data_, parent);
  if (holder == nullptr) return;
  if (holder->is_array()) {
    if (json::at(data_, place) != nullptr) (void)json::put(data_, place, nullptr);
    return;
  }
  if (!json::remove(data_, place)) return;
  if (parent.size() <= held || !holder->is_object() || !holder->object().empty()) return;
  required_is_stale_ = true;
  take_out(parent, held);
}

void Model::write_list(std::size_t index) {
  const FieldDefinition& definition = definition_->fields[index];
  const FieldState& field = fields_[index];
  const std::size_t count = field.typed.array().size();
  if (field.is_visible && definition.held > 0) make_object(std::string_view(definition.place).substr(0, definition.held));
  if (!field.is_visible || (count == 0 && !(definition.is_required && needs_answer(index))) || (definition.is_single && count == 0))
    return take_out(definition.place, definition.held);
  if (definition.is_single) return make_object(definition.place);
  json::Array items(count, definition.holds_values ? json::Value() : json::Value(json::Object()));
  (void)json::put(data_, definition.place, std::move(items));
}

}  // namespace portal::form
