// Transitions of the answers.
#include "widgets/form/model.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/references.h"

namespace portal::form {

namespace {

Complaint from_problem(const schema::Problem& problem) { return {problem.keyword, problem.parameters}; }

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

bool read_fields(const json::Value& list, std::size_t fields, std::vector<std::size_t>& out) {
  out.clear();
  for (const json::Value& item : list.array()) {
    if (!item.is_integer() || item.integer() < 0 || static_cast<std::size_t>(item.integer()) >= fields) return false;
    out.push_back(static_cast<std::size_t>(item.integer()));
  }
  return true;
}

Model::Model(std::shared_ptr<const Definition> definition) : definition_(std::move(definition)), data_(json::Object()) {
  const auto& defs = definition_->fields;
  fields_.resize(defs.size());
  element_visible_.assign(definition_->elements.size(), 1);
  element_enabled_.assign(definition_->elements.size(), 1);
  for (std::size_t i = 0; i < defs.size(); ++i) {
    by_id_.add(defs[i].id, i);
    by_pointer_.add(defs[i].pointer, i);
    fields_[i].typed = show_value(defs[i], nullptr);
    fields_[i].is_required = defs[i].is_required;
    write_data(i);
  }
  for (std::size_t i = 0; i < definition_->elements.size(); ++i)
    if (definition_->elements[i].rule != 0) dependents_.add(definition_->rules[definition_->elements[i].rule - 1].pointer, i);
  by_id_.seal();
  by_pointer_.seal();
  dependents_.seal();
  for (std::size_t i = 0; i < definition_->elements.size(); ++i)
    if (definition_->elements[i].rule != 0) apply_rule(i);
  settle();
  update_required();
}

std::size_t Model::field_with_id(std::string_view id) const {
  const std::size_t found = by_id_.find(id);
  return found == NameIndex::none ? size() : found;
}

std::size_t Model::field_with_pointer(std::string_view pointer) const {
  const std::size_t found = by_pointer_.find(pointer);
  return found == NameIndex::none ? size() : found;
}

void Model::put(std::size_t index, json::Value typed) {
  FieldState& field = fields_[index];
  Reading reading = read_typed(definition_->fields[index], typed);
  if (field.typed != typed) field.question = nullptr;
  field.typed = std::move(typed);
  field.unreadable = std::move(reading.complaint);
  const bool changes = field.value != reading.value;
  field.value = std::move(reading.value);
  mark(static_cast<std::size_t>(definition_->fields[index].element));
  if (!changes) return;
  write_data(index);
  pending_.push_back(definition_->fields[index].pointer);
  settle();
  required_is_stale_ = definition_->has_conditions;
  const ui::Role role = definition_->fields[index].role;
  // Text decides nothing before it is whole: what it makes required is asked when the field is left.
  if (required_is_stale_ && (!definition_->fields[index].choices.empty() || role == ui::Role::checkbox)) update_required();
}

void Model::offer(std::size_t index, json::Array options) {
  std::shared_ptr<const json::Array>& offered = fields_[index].offered;
  if (offered == nullptr ? options.empty() : *offered == options) return;
  offered = options.empty() ? nullptr : std::make_shared<const json::Array>(std::move(options));
  mark(static_cast<std::size_t>(definition_->fields[index].element));
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

Complaint Model::examine(std::size_t index) const {
  const FieldState& field = fields_[index];
  if (!field.is_visible || !field.is_enabled) return {};
  if (!field.unreadable.keyword.empty()) return field.unreadable;
  const std::string& pointer = definition_->fields[index].pointer;
  for (const schema::Problem& problem : definition_->schema->validate_at(data_, pointer))
    if (problem.instance.compare(0, pointer.size(), pointer) == 0) return from_problem(problem);
  return clash(index);
}

// The same answer in two fields that are to differ: «Второй детский сад» is the first one again.
Complaint Model::clash(std::size_t index) const {
  const json::Value& value = fields_[index].value;
  if (value.is_null()) return {};
  if (Complaint order = check_order(*this, index); !order.keyword.empty()) return order;
  for (const std::string& other : definition_->fields[index].distinct)
    if (const json::Value* found = json::at(data_, other); found != nullptr && *found == value) return {"distinct", {}};
  return {};
}

void Model::check(std::size_t index) {
  FieldState& field = fields_[index];
  if (required_is_stale_) update_required();
  if (is_blank(field.typed) && field.shown.keyword.empty()) return;
  tidy(index);
  complain(index, examine(index));
  for (std::size_t i = 0; i < fields_.size(); ++i)  // the answer that another one repeated may have changed
    if (i != index && (fields_[i].shown.keyword == "distinct" || fields_[i].shown.keyword == "not-before")) complain(i, examine(i));
}

// What was understood is shown the way it is written: «112-233-445 95» for eleven digits in a row.
void Model::tidy(std::size_t index) {
  const FieldDefinition& definition = definition_->fields[index];
  FieldState& field = fields_[index];
  const bool is_money = definition.extras != nullptr && definition.extras->decimals >= 0;
  const bool is_date = definition.role == ui::Role::date_field || definition.role == ui::Role::date_parts;
  if (field.value.is_null() || (definition.identifier == nullptr && !is_date && !is_money)) return;
  json::Value written = show_value(definition, field.value);
  if (written == field.typed) return;
  field.typed = std::move(written);
  mark(static_cast<std::size_t>(definition.element));
}

void Model::complain(std::size_t index, Complaint complaint) {
  FieldState& field = fields_[index];
  if (field.shown == complaint) return;
  field.shown = std::move(complaint);
  mark(static_cast<std::size_t>(definition_->fields[index].element));
}

std::vector<std::size_t> Model::check_all() {
  std::vector<Complaint> found(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i].is_visible && fields_[i].is_enabled) found[i] = fields_[i].unreadable;
  loose_.clear();
  for (schema::Problem& problem : definition_->schema->validate(data_)) {
    std::size_t index = size();
    for (std::string_view place = problem.instance;; place = place.substr(0, place.rfind('/'))) {
      index = field_with_pointer(place);
      if (index < size() || place.empty()) break;
    }
    if (index == size()) {
      loose_.push_back(std::move(problem));
    } else if (fields_[index].is_visible && fields_[index].is_enabled && found[index].keyword.empty()) {
      found[index] = from_problem(problem);
    }
  }
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i].is_visible && fields_[i].is_enabled && found[i].keyword.empty()) found[i] = clash(i);
  // A whole that fails only because of a field that is hidden is no mistake of the person's.
  std::vector<std::size_t> wrong;
  for (const Element& element : definition_->elements)
    if (element.kind == Element::Kind::control && !found[element.field].keyword.empty()) wrong.push_back(element.field);
  for (std::size_t i = 0; i < fields_.size(); ++i) complain(i, std::move(found[i]));
  return wrong;
}

json::Value Model::answers() const {
  json::Value out = without_empty_groups(data_);
  return definition_->schema->is_valid(out) ? out : data_;
}

std::vector<std::size_t> Model::take_changed() { return std::move(changed_); }

void Model::touch_all() {
  changed_.clear();
  for (std::size_t i = 0; i < definition_->elements.size(); ++i) changed_.push_back(i);
}

// Rules may chain, and an author may write two that contradict each other: after a bounded number of turns things stay as they are.
void Model::settle() {
  std::size_t turns = 16 * definition_->rules.size() + 64;
  while (!pending_.empty()) {
    std::string_view pointer = pending_.back();
    pending_.pop_back();
    for (;; pointer = pointer.substr(0, pointer.rfind('/'))) {  // a rule may look at an object that holds the field
      for (const auto* at = dependents_.first(pointer); at != dependents_.end() && at->name == pointer && turns > 0; ++at, --turns)
        apply_rule(at->number);
      if (pointer.empty()) break;
    }
    if (turns == 0) pending_.clear();
  }
}

void Model::apply_rule(std::size_t index) {
  const Element& element = definition_->elements[index];
  const Rule& rule = definition_->rules[element.rule - 1];
  const json::Value* subject = json::at(data_, rule.pointer);
  const bool holds = rule.condition->is_valid(subject != nullptr ? *subject : json::Value());
  const bool parent_visible = index == 0 || element_visible_[element.parent] != 0;
  const bool parent_enabled = index == 0 || element_enabled_[element.parent] != 0;
  const bool shown = rule.effect == Effect::show ? holds : rule.effect == Effect::hide ? !holds : true;
  const bool enabled = rule.effect == Effect::enable ? holds : rule.effect == Effect::disable ? !holds : true;
  spread(index, parent_visible && shown, parent_enabled && enabled);
}

// A child with a rule of its own decides again when its parent comes or goes. What is hidden counts as absent from the
// data, so the rules that read it are asked again, later: only the layout's depth is on the stack.
void Model::spread(std::size_t index, bool visible, bool enabled) {
  if ((element_visible_[index] != 0) == visible && (element_enabled_[index] != 0) == enabled) return;
  element_visible_[index] = visible ? 1 : 0;
  element_enabled_[index] = enabled ? 1 : 0;
  const Element& element = definition_->elements[index];
  mark(index);
  mark(element.parent);
  if (element.kind == Element::Kind::control) {
    FieldState& field = fields_[element.field];
    field.is_visible = visible;
    field.is_enabled = enabled;
    if (!visible) field.shown = {};
    write_data(element.field);
    pending_.push_back(definition_->fields[element.field].pointer);
  }
  for (const std::size_t child : element.children) {
    if (definition_->elements[child].rule != 0) apply_rule(child);
    else spread(child, visible, enabled);
  }
}

void Model::write_data(std::size_t index) {
  const std::string& pointer = definition_->fields[index].pointer;
  const FieldState& field = fields_[index];
  const std::size_t slash = pointer.rfind('/');
  if (field.is_visible && slash != std::string::npos && slash > 0 && json::at(data_, std::string_view(pointer).substr(0, slash)) == nullptr)
    (void)json::put(data_, std::string_view(pointer).substr(0, slash), json::Object());
  if (field.is_visible && !field.value.is_null()) (void)json::put(data_, pointer, field.value);
  else json::remove(data_, pointer);
}

void Model::update_required() {
  required_is_stale_ = false;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldDefinition& definition = definition_->fields[i];
    bool required = definition.is_required;
    if (!required && definition_->has_conditions && fields_[i].is_visible && fields_[i].value.is_null()) {
      for (const schema::Problem& problem : definition_->schema->validate_at(data_, definition.pointer))
        required = required || (problem.keyword == "required" && problem.instance == definition.pointer);
    } else if (!required) {
      required = fields_[i].is_required && !fields_[i].value.is_null();  // an answer does not change that it was asked for
    }
    if (required == fields_[i].is_required) continue;
    fields_[i].is_required = required;
    mark(static_cast<std::size_t>(definition.element));
  }
}

}  // namespace portal::form
