// Options one by one.
#include "widgets/form/control_options.h"

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::form {

namespace {

Result<void> read_distinct(const json::Array& scopes, const std::string& path, const schema::Schema& schema, FieldDefinition& field) {
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    PORTAL_TRY(std::string other, scope_pointer(scopes[i].is_string() ? scopes[i].text() : std::string(), place));
    if (schema.describe(other).empty()) return Error{ErrorCode::dangling_reference, place, "a property of the schema", quoted_excerpt(other)};
    field.distinct.push_back(std::move(other));
  }
  return {};
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

Result<void> read_control_options(const json::Value& options, const std::string& path, const schema::Schema& schema, FieldDefinition& field) {
  json::Reader read(options, path);
  std::string format;
  bool multi = false;
  read.optional("format", format);
  read.optional("multi", multi);
  read.optional("rows", field.rows);
  read.optional("width", field.width);
  read.optional("autocomplete", field.autocomplete);
  read.optional("fact", field.fact);
  read.optional("example", field.example);
  read.optional("accept", field.accept);
  if (const json::Value* others = read.optional("distinctFrom", json::Kind::array); others != nullptr)
    PORTAL_CHECK(read_distinct(others->array(), path + "/distinctFrom", schema, field));
  if (format == "file") field.role = ui::Role::file_field;
  else if (format == "radio" && !field.choices.empty() && !field.is_list) field.role = ui::Role::radio_group;
  else if (format == "select" && !field.choices.empty() && !field.is_list) field.role = ui::Role::select;
  else if (format == "checkbox" && field.role == ui::Role::checkbox) field.role = ui::Role::checkbox;
  else if (!format.empty())
    read.fail(ErrorCode::unknown_name, "format", "one that suits the schema: radio, select, checkbox, file", quoted_excerpt(format));
  if (multi && field.role == ui::Role::text_field) field.role = ui::Role::text_area;
  return read.finish();
}

}  // namespace portal::form
