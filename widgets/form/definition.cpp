// Reading a definition: its head here, its elements in layout.cpp, its fields in describe.cpp.
#include "widgets/form/definition.h"

#include <algorithm>

#include "sdk/filling/migrate.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/default_layout.h"
#include "widgets/form/layout.h"

namespace portal::form {

namespace {

constexpr int deepest_schema = 32;

bool mentions(const json::Value& value, std::string_view key, int depth = 0) {
  if (depth > deepest_schema) return true;
  if (value.is_array())
    return std::any_of(value.array().begin(), value.array().end(), [&](const json::Value& item) { return mentions(item, key, depth + 1); });
  if (!value.is_object()) return false;
  return std::any_of(value.object().begin(), value.object().end(),
                     [&](const json::Member& member) { return member.key == key || mentions(member.value, key, depth + 1); });
}

bool is_key_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

std::string key_of(std::string_view pointer) {
  std::string out;
  for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>{})) {
    if (!out.empty()) out += '.';
    out += token;
  }
  return out;
}

Result<std::shared_ptr<const Definition>> Definition::read(const json::Value& definition) {
  auto out = std::make_shared<Definition>();
  json::Reader read(definition, "/definition");
  read.required("id", out->id);
  read.required("version", out->version);
  read.required("language", out->language);
  read.required("title", out->title);
  read.optional("description", out->description);
  read.optional("submit", out->submit);
  read.ignore("$schema");
  const json::Value* schema = read.required("schema", json::Kind::object);
  const json::Value* layout = read.optional("uischema", json::Kind::object);
  const json::Value* translations = read.optional("translations", json::Kind::object);
  const json::Value* migrations = read.optional("migrations", json::Kind::array);
  PORTAL_CHECK(read.finish());
  if (migrations != nullptr) {
    PORTAL_CHECK(filling::check_migrations(*migrations, "/definition/migrations"));
    out->migrations = *migrations;
  }
  json::Object source;
  if (translations != nullptr) source.set("translations", *translations);
  schema::Options options;
  options.more_formats = &profile::formats();
  options.bounded_patterns = true;  // a browser's matcher has no time limit
  auto compiled = schema::Schema::compile(*schema, options);
  if (!compiled.ok()) {
    Error error = std::move(compiled).error();
    error.path = "/definition/schema" + error.path;
    return error;
  }
  out->schema = std::make_shared<const schema::Schema>(std::move(compiled).value());
  source.set("uischema", layout != nullptr ? *layout : default_layout(*out->schema));
  out->source_ = std::make_shared<const json::Value>(std::move(source));
  for (const char* key : {"if", "dependentRequired", "dependentSchemas", "dependencies"})
    out->has_conditions = out->has_conditions || mentions(*schema, key);
  PORTAL_CHECK(Layout(*out, json::Object(), true).build());
  return std::shared_ptr<const Definition>(std::move(out));
}

std::shared_ptr<const Definition> Definition::with_items(const json::Object& items) const {
  auto out = std::make_shared<Definition>();
  static_cast<DefinitionHead&>(*out) = *this;
  (void)Layout(*out, items, false).build();  // what was read once can be read again
  return out;
}

const std::string& Definition::text(const std::string& locale, const std::string& key, const std::string& otherwise) const {
  if (const json::Value* translations = source_->find("translations"))
    if (const json::Value* texts = translations->find(locale); texts != nullptr && texts->is_object())
      if (const json::Value* found = texts->object().find(key); found != nullptr && found->is_string()) return found->text();
  return otherwise;
}

bool are_item_keys(const json::Value& keys) {
  if (!keys.is_array() || keys.array().size() > most_items) return false;
  for (std::size_t i = 0; i < keys.array().size(); ++i) {
    const json::Value& key = keys.array()[i];
    if (!key.is_string() || key.text().empty() || key.text().size() > 32) return false;
    if (!std::all_of(key.text().begin(), key.text().end(), is_key_letter)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (keys.array()[j] == key) return false;
  }
  return true;
}

json::Array first_keys(std::size_t count) {
  json::Array keys;
  for (std::size_t i = 0; i < count && i < most_items; ++i) keys.emplace_back("n" + std::to_string(i + 1));
  return keys;
}

}  // namespace portal::form
