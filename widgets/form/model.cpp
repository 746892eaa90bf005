// Transitions of the answers.
#include "widgets/form/model.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/list_keys.h"
#include "widgets/form/references.h"

namespace portal::form {

json::Value Model::nothing_typed(const FieldDefinition& field) {
  if (field.kind == FieldDefinition::Kind::list) return first_keys(fewest_of(field));
  return show_value(field, nullptr);
}

Model::Model(std::shared_ptr<const Definition> definition) : definition_(std::move(definition)) {
  const auto& defs = definition_->fields;
  fields_.resize(defs.size());
  for (std::size_t i = 0; i < defs.size(); ++i) fields_[i].typed = nothing_typed(defs[i]);
  begin();
}

// From what is typed to all that follows from it.
void Model::begin() {
  const auto& defs = definition_->fields;
  const auto& elements = definition_->elements;
  data_ = json::Object();
  pending_.clear();
  changed_.clear();
  element_visible_.assign(elements.size(), 1);
  element_enabled_.assign(elements.size(), 1);
  by_id_ = by_pointer_ = by_place_ = dependents_ = NameIndex();
  for (const Element& element : elements) {  // a list's own typed value is the items it was laid out with
    if (element.kind != Element::Kind::list) continue;
    json::Array keys;
    for (const std::size_t child : element.children) keys.emplace_back(elements[child].item);
    fields_[element.field].typed = std::move(keys);
  }
  for (std::size_t i = 0; i < defs.size(); ++i) {
    by_id_.add(defs[i].id, i);
    by_pointer_.add(defs[i].pointer, i);
    by_place_.add(defs[i].place, i);
  }
  by_id_.seal();
  by_pointer_.seal();
  by_place_.seal();  // write_data looks fields up
  for (std::size_t i = 0; i < defs.size(); ++i) {
    FieldState& field = fields_[i];
    field.is_visible = field.is_enabled = true;
    Reading reading = read_typed(defs[i], field.typed);
    if (defs[i].fixed.is_null()) field.value = std::move(reading.value);
    else field.value = defs[i].fixed;
    field.unreadable = std::move(reading.complaint);
    write_data(i);
  }
  add_readers();
  for (std::size_t i = 0; i < elements.size(); ++i)
    if (elements[i].rule != 0) apply_rule(i);
  for (std::size_t i = 0; i < defs.size(); ++i) apply_logic(i);
  settle();
  for (std::size_t i = 0; i < defs.size(); ++i) fields_[i].is_required = fields_[i].is_demanded || (defs[i].is_required && needs_answer(i));
  update_required();
}

// The same answers in a form that has other items, or other fields.
void Model::adopt(std::shared_ptr<const Definition> definition) {
  former_.push_back(definition_);
  const NameIndex before = std::move(by_pointer_);
  std::vector<FieldState> old = std::move(fields_);
  definition_ = std::move(definition);
  const auto& defs = definition_->fields;
  fields_ = std::vector<FieldState>(defs.size());
  std::vector<std::size_t> now(old.size(), none);
  for (std::size_t i = 0; i < defs.size(); ++i) {
    const std::size_t former = before.find(defs[i].pointer);
    if (former == NameIndex::none) {
      fields_[i].typed = nothing_typed(defs[i]);
      continue;
    }
    now[former] = i;
    fields_[i] = std::move(old[former]);
  }
  if (!is_renumbered_) {
    renumbered_ = std::move(now);
  } else {
    for (std::size_t& number : renumbered_) number = number == none ? none : now[number];
  }
  is_renumbered_ = true;
  begin();
}

bool Model::take_renumbering(std::vector<std::size_t>& now) {
  if (!is_renumbered_) return false;
  is_renumbered_ = false;
  now = std::move(renumbered_);
  return true;
}

json::Object Model::all_items() const {
  json::Object items;
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (definition_->fields[i].kind == FieldDefinition::Kind::list) items.set(definition_->fields[i].pointer, fields_[i].typed);
  return items;
}

std::size_t Model::field_with_id(std::string_view id) const {
  const std::size_t found = by_id_.find(id);
  return found == NameIndex::none ? size() : found;
}

std::size_t Model::field_with_pointer(std::string_view pointer) const {
  const std::size_t found = by_pointer_.find(pointer);
  return found == NameIndex::none ? size() : found;
}

std::size_t Model::field_at(std::string_view place) const {
  std::size_t found = size();
  for (const auto* at = by_place_.first(place); at != by_place_.end() && at->name == place; ++at)
    if (found == size() || (fields_[at->number].is_visible && !fields_[found].is_visible)) found = at->number;
  return found;
}

void Model::put(std::size_t index, json::Value typed) {
  if (definition_->fields[index].kind == FieldDefinition::Kind::list) {
    if (fields_[index].typed == typed) return;
    json::Object items = all_items();
    items.set(definition_->fields[index].pointer, std::move(typed));
    return adopt(definition_->with_items(items));
  }
  if (is_computed(definition_->fields[index])) return;  // whoever wants to put something there
  FieldState& field = fields_[index];
  Reading reading = read_typed(definition_->fields[index], typed);
  if (field.typed != typed) field.question = nullptr;
  field.typed = std::move(typed);
  field.unreadable = std::move(reading.complaint);
  const bool changes = field.value != reading.value;
  field.value = std::move(reading.value);
  mark_field(index);
  if (!changes) return;
  const FieldDefinition& definition = definition_->fields[index];
  write_data(index);
  pending_.push_back(definition.kind == FieldDefinition::Kind::answer ? definition.place : definition.pointer);
  settle();
  required_is_stale_ = required_is_stale_ || definition_->has_conditions;
  const ui::Role role = definition_->fields[index].role;
  // Text decides nothing before it is whole: what it makes required is asked when the field is left.
  if (required_is_stale_ && (!definition_->fields[index].choices.empty() || role == ui::Role::checkbox)) update_required();
}

void Model::open_why(std::size_t index, bool open) {
  if (fields_[index].is_why_open == open) return;
  fields_[index].is_why_open = open;
  mark_field(index);
}

void Model::offer(std::size_t index, json::Array options) {
  std::shared_ptr<const json::Array>& offered = fields_[index].offered;
  if (offered == nullptr ? options.empty() : *offered == options) return;
  offered = options.empty() ? nullptr : std::make_shared<const json::Array>(std::move(options));
  mark_field(index);
}

void Model::lend(std::size_t index, std::shared_ptr<const Provenance> from) {
  FieldState& field = fields_[index];
  if ((from == nullptr) == (field.lent == nullptr) && (from == nullptr || from->typed == field.lent->typed)) return;
  field.lent = std::move(from);
  mark_field(index);
}

bool Model::is_locked(std::size_t index) const {
  const FieldState& field = fields_[index];
  return field.is_as_filled() && field.provenance->locked;
}

void Model::dispute(std::size_t index) {
  Provenance from = *fields_[index].provenance;
  from.locked = false;
  fields_[index].provenance = std::make_shared<const Provenance>(std::move(from));
  mark_field(index);
}

Complaint Model::examine(std::size_t index) const {
  const FieldState& field = fields_[index];
  const FieldDefinition& definition = definition_->fields[index];
  if (!field.is_visible || !field.is_enabled) return {};
  if (!field.unreadable.keyword.empty()) return field.unreadable;
  if (definition.kind == FieldDefinition::Kind::alternative) return unchosen(index);
  const bool is_list = definition.kind == FieldDefinition::Kind::list;  // what is wrong in its items is theirs
  const auto concerns = [&](const schema::Problem& problem) {
    return is_list ? problem.instance == definition.place : problem.instance.compare(0, definition.place.size(), definition.place) == 0;
  };
  for (const std::string* path : {&definition.path, &definition.place}) {
    if (path == &definition.place && definition.path == definition.place) break;
    for (const schema::Problem& problem : definition_->schema->validate_at(data_, *path))
      if (concerns(problem)) return complaint_of(index, problem);
  }
  return clash(index);
}

// Which of several is meant has to be said where the whole is asked for.
Complaint Model::unchosen(std::size_t index) const {
  if (!is_blank(fields_[index].typed) || !needs_answer(index) || !definition_->fields[index].is_required) return {};
  return {"required", {}};
}

// An item with nothing in it is no value of a wrong type, but an answer that is missing.
Complaint Model::complaint_of(std::size_t index, const schema::Problem& problem) const {
  if (fields_[index].value.is_null() && problem.instance == definition_->fields[index].place &&
      definition_->fields[index].kind == FieldDefinition::Kind::answer)
    return {"required", {}};
  return {problem.keyword, problem.parameters};
}

// Whether what holds the field is there: a part that may be left out asks for nothing until something is in it.
bool Model::needs_answer(std::size_t index) const {
  const FieldDefinition& definition = definition_->fields[index];
  const std::size_t slash = definition.kind == FieldDefinition::Kind::alternative ? definition.place.size() : definition.place.rfind('/');
  if (slash == std::string::npos || slash <= definition.held) return true;
  return json::at(data_, std::string_view(definition.place).substr(0, slash)) != nullptr;
}

// The same answer in two fields that are to differ: «Второй детский сад» is the first one again.
Complaint Model::clash(std::size_t index) const {
  const json::Value& value = fields_[index].value;
  if (value.is_null()) return fields_[index].is_demanded ? Complaint{"required", {}} : Complaint();
  if (Complaint order = check_order(*this, index); !order.keyword.empty()) return order;
  if (Complaint bounds = check_bounds(*this, index); !bounds.keyword.empty()) return bounds;
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
  if (field.value.is_null() || (definition.identifier == nullptr && !is_date(definition) && decimals_of(definition) < 0)) return;
  json::Value written = show_value(definition, field.value);
  if (written == field.typed) return;
  field.typed = std::move(written);
  mark(definition.element);
}

void Model::complain(std::size_t index, Complaint complaint) {
  FieldState& field = fields_[index];
  if (field.shown == complaint) return;
  field.shown = std::move(complaint);
  mark_field(index);
}

std::vector<std::size_t> Model::check_all() {
  if (required_is_stale_) update_required();
  std::vector<Complaint> found(fields_.size());
  const auto asked = [this](std::size_t index) { return fields_[index].is_visible && fields_[index].is_enabled; };
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (asked(i)) found[i] = definition_->fields[i].kind == FieldDefinition::Kind::alternative ? unchosen(i) : fields_[i].unreadable;
  loose_.clear();
  for (schema::Problem& problem : definition_->schema->validate(data_)) {
    std::string_view place = problem.instance;
    std::size_t index = field_at(place);
    while (index == size() && !place.empty()) {
      place = place.substr(0, place.rfind('/'));
      index = field_at(place);
    }
    if (index < size() && definition_->fields[index].kind == FieldDefinition::Kind::alternative && find_in_alternative(index, found)) continue;
    if (index == size()) loose_.push_back(std::move(problem));
    else if (asked(index) && found[index].keyword.empty()) found[index] = complaint_of(index, problem);
  }
  // The whole may fit an alternative that is not meant: the one that was chosen asks for its own.
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (asked(i) && found[i].keyword.empty()) found[i] = is_in_alternative(definition_->fields[i]) ? examine(i) : clash(i);
  // A whole that fails only because of a field that is hidden is no mistake of the person's.
  std::vector<std::size_t> wrong;
  for (const Element& element : definition_->elements)
    if (holds_field(element) && !found[element.field].keyword.empty()) wrong.push_back(element.field);
  for (std::size_t i = 0; i < fields_.size(); ++i) complain(i, std::move(found[i]));
  return wrong;
}

// No alternative fits: what is wrong is said by the fields of the one that was chosen. False: they have nothing to say.
bool Model::find_in_alternative(std::size_t index, std::vector<Complaint>& found) const {
  const std::string& place = definition_->fields[index].place;
  bool any = !found[index].keyword.empty();
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FieldDefinition& definition = definition_->fields[i];
    if (!is_in_alternative(definition) || definition.place.compare(0, place.size(), place) != 0) continue;
    if (found[i].keyword.empty()) found[i] = examine(i);
    any = any || !found[i].keyword.empty();
  }
  return any;
}

std::vector<std::size_t> Model::take_changed() {
  former_.clear();
  return std::move(changed_);
}

// Rules may chain, and an author may write two that contradict each other: after a bounded number of turns things stay as they are.
void Model::settle() {
  std::size_t turns = 16 * (definition_->rules.size() + definition_->fields.size()) + 64;
  while (!pending_.empty()) {
    std::string_view pointer = pending_.back();
    pending_.pop_back();
    for (;; pointer = pointer.substr(0, pointer.rfind('/'))) {  // a rule may look at an object that holds the field
      for (const auto* at = dependents_.first(pointer); at != dependents_.end() && at->name == pointer && turns > 0; ++at, --turns)
        at->number < definition_->elements.size() ? apply_rule(at->number) : apply_logic(at->number - definition_->elements.size());
      if (pointer.empty()) break;
    }
    if (turns == 0) pending_.clear();
  }
}

void Model::apply_rule(std::size_t index) {
  const Element& element = definition_->elements[index];
  const Rule& rule = definition_->rules[element.rule - 1];
  const bool holds = rule_holds(rule);
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
  if (holds_field(element)) {
    FieldState& field = fields_[element.field];
    const FieldDefinition& definition = definition_->fields[element.field];
    field.is_visible = visible;
    field.is_enabled = enabled;
    if (!visible) field.shown = {};
    write_data(element.field);
    pending_.push_back(definition.kind == FieldDefinition::Kind::alternative ? definition.pointer : definition.place);
  }
  for (const std::size_t child : element.children) {
    if (definition_->elements[child].rule != 0) apply_rule(child);
    else spread(child, visible, enabled);
  }
}

}  // namespace portal::form
