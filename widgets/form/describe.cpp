// Schemas to fields: kinds are chosen, choices gathered.
#include "widgets/form/describe.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/ui/node.h"
#include "widgets/form/default_layout.h"

namespace portal::form {

namespace {

constexpr std::int64_t long_text = 200;  // characters from which a text gets several lines
constexpr int deepest_choice = 8;        // of alternatives with only one that is not null, within one another

std::string wire_of(const json::Value& constant) { return constant.is_string() ? constant.text() : json::write(constant); }

std::int64_t count_of(const json::Value* value) { return value != nullptr && value->is_integer() ? value->integer() : 0; }

// "type" may be a list: what is asked for is the first that is not null.
std::string type_of(const Describer::Schemas& schemas) {
  const json::Value* type = keyword(schemas, "type");
  if (type == nullptr || !type->is_array()) return text_of(type);
  for (const json::Value& each : type->array())
    if (each.is_string() && each.text() != "null") return each.text();
  return {};
}

// One alternative alone is none: the schema hands out what it says with the rest.
const json::Array* alternatives_of(const Describer::Schemas& schemas) {
  for (const char* key : {"oneOf", "anyOf"})
    for (const json::Value* schema : schemas) {
      const json::Value* found = schema->find(key);
      if (found == nullptr || !found->is_array()) continue;
      if (found->array().size() != 1 || found->array().front().find("const") != nullptr) return &found->array();
    }
  return nullptr;
}

// What each of the alternatives says that it is.
std::string type_of_alternatives(const Describer::Schemas& schemas) {
  const json::Array* list = alternatives_of(schemas);
  if (list == nullptr || list->empty()) return {};
  const std::string type = list->front().text_at("type");
  const bool is_common = std::all_of(list->begin(), list->end(), [&type](const json::Value& each) { return each.text_at("type") == type; });
  return is_common && type != "object" && type != "array" ? type : std::string();
}

void add_choice(FieldDefinition& field, const json::Value& constant, std::string title) {
  std::string wire = wire_of(constant);
  if (wire.empty() || constant.is_null()) return;  // an empty choice is the absence of one
  if (title.empty()) title = wire;
  field.choices.push_back({constant, std::move(wire), std::move(title)});
}

void read_choices(const Describer::Schemas& schemas, FieldDefinition& field) {
  if (const json::Array* alternatives = alternatives_of(schemas); alternatives != nullptr) {
    for (const json::Value& alternative : *alternatives)
      if (const json::Value* constant = alternative.find("const")) add_choice(field, *constant, alternative.text_at("title"));
    const bool are_lists = std::all_of(alternatives->begin(), alternatives->end(), [](const json::Value& each) {
      const json::Value* list = each.find("enum");
      return list != nullptr && list->is_array() && each.find("const") == nullptr;
    });
    for (std::size_t i = 0; are_lists && i < alternatives->size(); ++i)
      for (const json::Value& value : (*alternatives)[i].find("enum")->array())
        add_choice(field, value, (*alternatives)[i].find("enum")->array().size() == 1 ? (*alternatives)[i].text_at("title") : std::string());
  }
  const json::Value* only = keyword(schemas, "const");
  if (field.choices.empty() && only != nullptr && !only->is_boolean()) add_choice(field, *only, {});
  const json::Value* list = keyword(schemas, "enum");
  if (!field.choices.empty() || list == nullptr || !list->is_array()) return;
  const json::Value* names = keyword(schemas, "enumNames");  // no standard, but common
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const bool named = names != nullptr && names->is_array() && i < names->array().size();
    add_choice(field, list->array()[i], named ? text_of(&names->array()[i]) : std::string());
  }
}

void choose_role(FieldDefinition& field, const std::string& type) {
  if (!field.choices.empty())
    field.role = field.is_list ? ui::Role::checkbox_group : field.choices.size() < few_choices ? ui::Role::radio_group : ui::Role::select;
  else if (type == "boolean") field.role = ui::Role::checkbox;
  else if (type == "integer" || type == "number") field.role = ui::Role::number_field;
  else if (field.format == "date") field.role = ui::Role::date_field;
  else if (field.max_length >= long_text && field.format.empty())  // an address may be long and is one line
    field.role = ui::Role::text_area;
}

// Nothing but null may stand here.
bool is_null_alone(const Describer::Schemas& schemas, const std::string& type) {
  const json::Value* constant = keyword(schemas, "const");
  const json::Value* list = keyword(schemas, "enum");
  const bool is_listed = list != nullptr && list->is_array() && !list->array().empty() &&
                         std::all_of(list->array().begin(), list->array().end(), [](const json::Value& each) { return each.is_null(); });
  return type == "null" || is_listed || (constant != nullptr && constant->is_null());
}

bool has_members(const Describer::Schemas& schemas) {
  return std::any_of(schemas.begin(), schemas.end(), [](const json::Value* schema) {
    const json::Value* members = schema->find("properties");
    return members != nullptr && members->is_object() && !members->object().empty();
  });
}

}  // namespace

const json::Value* keyword(const Describer::Schemas& schemas, std::string_view key) {
  for (const json::Value* schema : schemas)
    if (const json::Value* found = schema->find(key)) return found;
  return nullptr;
}

std::string text_of(const json::Value* value) { return value != nullptr && value->is_string() ? value->text() : std::string(); }

std::string label_of_place(const Place& at) {
  std::string label = label_of_name(std::string_view(at.key).substr(at.key.rfind('.') + 1));
  return label.empty() ? "…" : label;
}

Place Describer::property(const Place& parent, std::string_view name) {
  Place at;
  at.pointer = json::pointer_join(parent.pointer, name);
  at.place = json::pointer_join(parent.place, name);
  at.path = json::pointer_join(parent.path, name);
  at.key = parent.key;
  if (!at.key.empty()) at.key += '.';
  at.key += name;
  at.is_required = is_required(parent, name);
  at.held = at.is_required && parent.is_held() ? at.place.size() : parent.held;
  return at;
}

Place Describer::item(const Place& list, std::string_view key, std::size_t index) {
  Place at = list;
  at.pointer = json::pointer_join(list.pointer, key);
  at.place = json::pointer_join(list.place, index);
  at.path = json::pointer_join(list.path, index);
  at.held = at.place.size();
  at.is_required = true;
  return at;
}

Place Describer::alternative(const Place& parent, std::size_t number) {
  Place at = parent;
  const std::string token = "/|" + std::to_string(number);
  at.pointer += token;
  at.path += token;
  return at;
}

Describer::Schemas Describer::schemas(Place& at) const {
  Schemas found = schema_.describe(at.path);
  for (int depth = 0; depth < deepest_choice; ++depth) {
    const json::Array* alternatives = alternatives_of(found);
    if (alternatives == nullptr) break;
    std::size_t only = alternatives->size();
    std::size_t others = 0;
    for (std::size_t i = 0; i < alternatives->size(); ++i) {
      if ((*alternatives)[i].text_at("type") == "null") continue;
      if (only == alternatives->size()) only = i;
      else ++others;
    }
    if (others > 0 || only == alternatives->size() || (*alternatives)[only].find("const") != nullptr) break;
    at.path += "/|" + std::to_string(only);
    const Schemas inner = schema_.describe(at.path);
    const auto holds_them = [alternatives](const json::Value* each) { return alternatives_of({each}) == alternatives; };
    found.erase(std::remove_if(found.begin(), found.end(), holds_them), found.end());
    found.insert(found.begin(), inner.begin(), inner.end());
  }
  return found;
}

std::size_t Describer::alternatives(const Place& at, const Schemas& schemas) const {
  const json::Array* list = alternatives_of(schemas);
  if (list == nullptr || list->size() < 2) return 0;
  for (std::size_t i = 0; i < list->size(); ++i)
    if (keyword(schema_.describe(alternative(at, i).path), "properties") != nullptr) return list->size();
  return 0;
}

std::string Describer::alternative_title(const Place& at, std::size_t number) const {
  const Schemas inner = schema_.describe(alternative(at, number).path);
  std::string title = text_of(keyword(inner, "title"));
  const json::Value* properties = keyword(inner, "properties");
  if (!title.empty() || properties == nullptr || !properties->is_object()) return title;
  for (const json::Member& member : properties->object()) {  // what tells it from the others: "kind": {"const": "married"}
    const json::Value* constant = member.value.find("const");
    const json::Value* list = member.value.find("enum");
    if (constant == nullptr && list != nullptr && list->is_array() && list->array().size() == 1) constant = list->array().data();
    if (constant != nullptr) return wire_of(*constant);
  }
  return {};
}

Shape Describer::shape_of(const Place& at, const Schemas& schemas) const {
  if (has_members(schemas) || alternatives(at, schemas) > 0) return Shape::object;
  const std::string type = type_of(schemas);
  if (type != "array") return Shape::answer;
  Place first = item(at, "", 0);
  FieldDefinition inner;
  read_choices(this->schemas(first), inner);
  return inner.choices.empty() ? Shape::list : Shape::answer;
}

FieldDefinition Describer::field(const Place& at, const Schemas& schemas, Shape shape) const {
  FieldDefinition field;
  field.pointer = at.pointer;
  field.place = at.place;
  field.path = at.path;
  field.id = at.pointer.empty() ? "/whole" : ui::node_id(at.pointer);  // of a form that is one answer, or one list
  field.key = at.key;
  const std::size_t parent = at.place.rfind('/');
  field.held = std::min(at.held, parent == std::string::npos ? 0 : parent);
  field.is_required = at.is_required;
  field.label = text_of(keyword(schemas, "title"));
  field.hint = text_of(keyword(schemas, "description"));
  if (field.label.empty()) field.label = label_of_place(at);
  std::string type = type_of(schemas);
  const json::Value* constant = keyword(schemas, "const");
  if (type.empty() && constant != nullptr && constant->is_boolean()) type = "boolean";
  if (type.empty()) type = type_of_alternatives(schemas);
  if (shape == Shape::list) {
    field.kind = FieldDefinition::Kind::list;
    field.role = ui::Role::list;
    field.fewest = count_of(keyword(schemas, "minItems"));
    field.most = count_of(keyword(schemas, "maxItems"));
    return field;
  }
  Schemas about = schemas;
  if (type == "array") {
    field.is_list = true;
    Place first = item(at, "", 0);
    about = this->schemas(first);
  }
  read_choices(about, field);
  const bool is_plain_truth = type == "boolean" && !field.is_list && field.choices.size() == 2 &&
                              std::all_of(field.choices.begin(), field.choices.end(), [](const Choice& each) { return each.title == each.wire; });
  if (is_plain_truth) field.choices.clear();  // true or false without words of its own: a box as of any other
  field.max_length = count_of(keyword(schemas, "maxLength"));
  field.format = text_of(keyword(schemas, "format"));
  field.identifier = profile::find_identifier(field.format);
  field.is_integer = type == "integer";
  choose_role(field, type);
  field.is_constant_true = constant != nullptr && *constant == json::Value(true);
  const bool is_told = at.path.find("/|") != std::string::npos;  // by the alternative that was chosen
  const bool is_empty = type == "object" || (type.empty() && keyword(schemas, "properties") != nullptr);
  if (is_empty) field.fixed = json::Object();  // it describes no member: nothing can be asked, it can only be there
  else if ((is_told || at.is_required) && constant != nullptr && !constant->is_null() && !field.is_constant_true) field.fixed = *constant;
  else if (at.is_required && is_null_alone(schemas, type)) field.is_nothing = true;
  else if (is_told && !field.is_list && field.choices.size() == 1) field.fixed = field.choices.front().constant;
  return field;
}

// A parent's names are gathered once: its fields come one after another.
bool Describer::is_required(const Place& parent, std::string_view name) {
  if (required_parent_ != parent.path) {
    required_parent_ = parent.path;
    required_ = NameIndex();
    for (std::string_view path = parent.path;; path = path.substr(0, path.rfind('/'))) {
      for (const json::Value* each : schema_.describe(path)) {
        const json::Value* list = each->find("required");
        if (list == nullptr || !list->is_array()) continue;
        for (const json::Value& listed : list->array())
          if (listed.is_string()) required_.add(listed.text(), 0);
      }
      const std::size_t slash = path.rfind('/');
      if (slash == std::string_view::npos || path.substr(slash, 2) != "/|") break;  // what stands beside the alternatives counts too
    }
    required_.seal();
  }
  return required_.holds(name);
}

}  // namespace portal::form
