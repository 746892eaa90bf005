// Options one by one.
#include "widgets/form/control_options.h"

#include "sdk/calendar/civil_date.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/default_layout.h"
#include "widgets/form/input.h"

namespace portal::form {

namespace {

Result<void> read_distinct(const json::Array& scopes, const std::string& path, const schema::Schema& schema, const Place& within,
                           FieldDefinition& field) {
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    PORTAL_TRY(std::string other, scope_pointer(scopes[i].is_string() ? scopes[i].text() : std::string(), place));
    if (schema.describe(within.path + other).empty())
      return Error{ErrorCode::dangling_reference, place, "a property of the schema", quoted_excerpt(other)};
    field.distinct.push_back(within.place + other);
  }
  return {};
}

// {"by": "who", "of": {"self": "person.birthDate", "child": "children.*.birthDate"}}: whose it is, another answer says.
Result<void> read_fact(json::Reader& read, const std::string& path, const schema::Schema& schema, const Place& within, FieldDefinition& field,
                       Extras& extras) {
  const json::Value* fact = read.any("fact");
  if (fact == nullptr) return {};
  if (!fact->is_object()) {
    read.optional("fact", field.fact);
    return {};
  }
  json::Reader inner(*fact, path + "/fact");
  inner.required("by", extras.fact_by);
  const json::Value* of = inner.required("of", json::Kind::object);
  PORTAL_CHECK(inner.finish());
  const bool is_scope = extras.fact_by.rfind('#', 0) == 0;
  std::string other = field.path.substr(0, field.path.rfind('/') + 1) + extras.fact_by;
  if (is_scope) {
    PORTAL_TRY(const std::string pointer, scope_pointer(extras.fact_by, path + "/fact/by"));
    other = within.path + pointer;
  }
  if (extras.fact_by.empty() || schema.describe(other).empty())
    return Error{ErrorCode::dangling_reference, path + "/fact/by", "a property of the schema", quoted_excerpt(extras.fact_by)};
  for (const json::Member& each : of->object()) {
    if (!each.value.is_string())
      return Error{ErrorCode::wrong_type, json::pointer_join(path + "/fact/of", each.key), "a fact", json::describe(each.value)};
    extras.facts.emplace_back(each.key, each.value.text());
  }
  return {};
}

constexpr std::string_view formats = "radio, select, checkbox, file, combobox, money, date-parts, yes-no, address, signature, hidden, read-only";

// A boolean as two answers: an empty box would be a "no" that nobody gave.
void ask_yes_or_no(FieldDefinition& field) {
  field.role = ui::Role::radio_group;
  field.choices = {{true, "true", {}}, {false, "false", {}}};
}

// Whether `format` suits what the schema says.
bool take_format(std::string_view format, const json::Value* preset, FieldDefinition& field, Extras& extras) {
  using ui::Role;
  const bool chooses = !field.choices.empty() && !field.is_list;
  const bool is_text = field.choices.empty() && !field.is_list && (field.role == Role::text_field || field.role == Role::text_area);
  if (format == "file") field.role = Role::file_field;
  else if (format == "radio" && chooses) field.role = Role::radio_group;
  else if (format == "select" && chooses) field.role = Role::select;
  else if (format == "combobox" && chooses) field.role = Role::combobox;
  else if (format == "checkbox" && field.role == Role::checkbox) field.role = Role::checkbox;
  else if (format == "yes-no" && field.role == Role::checkbox) ask_yes_or_no(field);
  else if (format == "date-parts" && field.role == Role::date_field) field.role = Role::date_parts;
  else if (format == "money" && field.role == Role::number_field) extras.decimals = 2;
  else if ((format == "address" || format == "signature") && is_text) field.role = Role::text_field;
  else if (format == "hidden") extras.is_hidden = true;
  else if (format == "read-only") extras.is_read_only = true;
  else return false;
  if (format == "address") extras.suggest = format;
  if (extras.is_hidden && preset != nullptr) field.fixed = *preset;
  return true;
}

// {"street": "street", "house": "#/properties/house"}
void read_parts(json::Reader& read, Extras& extras) {
  const json::Value* parts = read.optional("parts", json::Kind::object);
  if (parts == nullptr) return;
  for (const json::Member& part : parts->object()) {
    if (part.value.is_string()) extras.parts.emplace_back(part.key, part.value.text());
    else read.fail(ErrorCode::wrong_type, "parts", "names of fields", json::describe(part.value));
  }
}

// Nobody alive is older: a year is asked about without its author's asking for it.
constexpr std::string_view oldest = "-P120Y";

bool is_birth(const FieldDefinition& field) { return is_date(field) && (field.autocomplete == "bday" || field.fact.ends_with(".birthDate")); }

Result<void> read_likely(json::Reader& read, const std::string& path, const FieldDefinition& field, Extras& extras) {
  const json::Value* likely = read.optional("likely", json::Kind::object);
  if (is_birth(field)) extras.likely_from = oldest;
  if (likely == nullptr) return {};
  json::Reader inner(*likely, path + "/likely");
  const json::Value* from = inner.any("from");
  const json::Value* to = inner.any("to");
  inner.optional("youngerThan", extras.older);
  inner.optional("by", extras.older_by);
  if (from != nullptr) extras.likely_from = *from;
  if (to != nullptr) extras.likely_to = *to;
  for (const auto& [key, bound] : {std::pair("from", &extras.likely_from), std::pair("to", &extras.likely_to)}) {
    calendar::CivilDate any{2026, 1, 1};
    if (!is_date(field) || bound->is_null() || (bound->is_string() && calendar::parse_date(bound->text(), any))) continue;
    if (!bound->is_string() || !calendar::add_duration(any, bound->text()))
      inner.fail(ErrorCode::out_of_range, key, "a date, or a duration from today, like -P18Y", json::describe(*bound));
  }
  return inner.finish();
}

// How far from today a date may lie: "P0D", "-P14D".
void read_bound(json::Reader& read, const char* key, const FieldDefinition& field, std::string& bound) {
  read.optional(key, bound);
  calendar::CivilDate any{2026, 1, 1};
  if (bound.empty()) return;
  if (!is_date(field)) read.fail(ErrorCode::refused_action, key, "a date that it bounds", "another kind of field");
  else if (!calendar::add_duration(any, bound)) read.fail(ErrorCode::out_of_range, key, "a duration from today, like -P14D", quoted_excerpt(bound));
}

void read_extras(json::Reader& read, const FieldDefinition& field, Extras& extras) {
  read.optional("unit", extras.unit);
  read.optional("decimals", extras.decimals);
  read.optional("picker", extras.is_picked);
  read.optional("readOnly", extras.is_read_only);
  read.optional("why", extras.why);
  read.optional("whereToFind", extras.where);
  read.optional("notBefore", extras.not_before);
  read_bound(read, "earliest", field, extras.earliest);
  read_bound(read, "latest", field, extras.latest);
  read.optional("maxSize", extras.max_size);
  read.optional("statement", extras.statement);
  read.optional("signedOn", extras.signed_on);
  for (const char* key : {"requiredIf", "compute"}) read.ignore(key);  // layout_logic.cpp
  read_parts(read, extras);
}

}  // namespace

Result<std::string> scope_pointer(const std::string& scope, const std::string& path) {
  const auto tokens = scope.rfind('#', 0) == 0 ? json::pointer_tokens(std::string_view(scope).substr(1)) : std::nullopt;
  const Error wrong{ErrorCode::dangling_reference, path, "a scope like \"#/properties/name\"", quoted_excerpt(scope)};
  if (!tokens || tokens->size() % 2 != 0) return wrong;
  std::string pointer;
  for (std::size_t i = 0; i < tokens->size(); i += 2) {
    if ((*tokens)[i] != "properties") return wrong;
    pointer = json::pointer_join(pointer, (*tokens)[i + 1]);
  }
  return pointer;
}

Result<void> make_period(const json::Value& options, const std::string& path, std::vector<FieldDefinition>& fields, std::size_t first) {
  json::Reader read(options, path);
  bool is_picked = false;
  read.ignore("format");
  read.ignore("detail");
  read.optional("picker", is_picked);
  PORTAL_CHECK(read.finish());
  if (fields.size() != first + 2 || !is_date(fields[first]) || !is_date(fields[first + 1]))
    return Error{ErrorCode::unknown_name, path + "/format", "period: of an object with two dates and nothing else", quoted_excerpt("period")};
  const std::string start = fields[first].pointer.substr(fields[first].pointer.rfind('/') + 1);
  for (std::size_t i = first; i < first + 2; ++i) {
    Extras extras = fields[i].extras != nullptr ? *fields[i].extras : Extras();
    extras.end = i == first ? Extras::End::first : Extras::End::last;
    extras.is_picked = extras.is_picked || is_picked;
    if (i > first) extras.not_before = start;
    fields[i].extras = std::make_shared<const Extras>(std::move(extras));
    if (fields[i].label == label_of_name(std::string_view(fields[i].pointer).substr(fields[i].pointer.rfind('/') + 1))) fields[i].label.clear();
  }
  return {};
}

Result<void> read_control_options(const json::Value& options, const std::string& path, const schema::Schema& schema, const Place& within,
                                  FieldDefinition& field) {
  json::Reader read(options, path);
  std::string format;
  bool multi = false;
  read.optional("format", format);
  read.optional("multi", multi);
  read.optional("rows", field.rows);
  read.optional("width", field.width);
  read.optional("autocomplete", field.autocomplete);
  read.optional("example", field.example);
  read.optional("accept", field.accept);
  if (const json::Value* others = read.optional("distinctFrom", json::Kind::array); others != nullptr)
    PORTAL_CHECK(read_distinct(others->array(), path + "/distinctFrom", schema, within, field));
  Extras extras;
  PORTAL_CHECK(read_fact(read, path, schema, within, field, extras));
  const json::Value* preset = nullptr;
  for (const json::Value* each : schema.describe(field.path))
    if (preset == nullptr) preset = each->find("default");
  if (!format.empty() && !take_format(format, preset, field, extras))
    read.fail(ErrorCode::unknown_name, "format", "one that suits the schema: " + std::string(formats), quoted_excerpt(format));
  read_extras(read, field, extras);
  PORTAL_CHECK(read_likely(read, path, field, extras));
  if (extras != Extras()) field.extras = std::make_shared<const Extras>(std::move(extras));
  if (multi && field.role == ui::Role::text_field) field.role = ui::Role::text_area;
  return read.finish();
}

}  // namespace portal::form
