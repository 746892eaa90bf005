// The kinds, and the importer that needs nothing of its own: a schema as it is.
#include "widgets/form/importers/import.h"

#include <utility>

#include "sdk/json/pointer.h"
#include "sdk/profile/identifiers.h"
#include "sdk/schema/pattern_bound.h"
#include "sdk/schema/schema.h"
#include "sdk/text/port.h"
#include "widgets/form/default_layout.h"
#include "widgets/form/importers/schema_branches.h"

namespace portal::form::importers {

namespace {

constexpr int deepest = 128;
constexpr int most_mended = 64;

struct Kind {
  std::string_view name;
  Result<Imported> (*run)(const json::Value&, const Origin&);
};
constexpr Kind kinds[] = {
    {"digital-form-builder", &import_digital_form_builder},
    {"json-schema", &import_json_schema},
    {"rjsf", &import_rjsf},
};

json::Array wire_of(const std::vector<Remark>& remarks) {
  json::Array out;
  for (const Remark& remark : remarks) out.push_back(json::Object{{"path", remark.path}, {"what", remark.what}});
  return out;
}

// A pattern as "u" wants it, of one that was written without: signs that need no escape lose it, lone braces get one, and a hyphen beside a
// class of characters stands for itself.
std::string with_unicode(std::string_view pattern) {
  constexpr std::string_view syntax = "^$\\.*+?()[]{}|/";
  constexpr std::string_view classes = "dDwWsS";
  std::string out;
  bool is_in_class = false;
  bool is_after_class = false;  // "\\d" within brackets
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool was_after_class = std::exchange(is_after_class, false);
    if (c == '\\' && i + 1 < pattern.size()) {
      const char next = pattern[++i];
      const bool is_sign = next > ' ' && next < 127 && !(next >= '0' && next <= '9') && !((next | 32) >= 'a' && (next | 32) <= 'z');
      const bool is_needed = !is_sign || syntax.find(next) != std::string_view::npos || (is_in_class && next == '-');
      if (is_needed) out += c;
      out += next;
      is_after_class = is_in_class && classes.find(next) != std::string_view::npos;
    } else if (is_in_class) {
      const bool is_before_class =
          pattern.substr(i + 1, 1) == "\\" && i + 2 < pattern.size() && classes.find(pattern[i + 2]) != std::string_view::npos;
      if (c == '-' && (was_after_class || is_before_class)) out += '\\';
      out += c;
      is_in_class = c != ']';
    } else {
      const std::size_t end = pattern.find('}', i);
      const bool counts = c == '{' && end != std::string_view::npos && end > i + 1 && i > 0 &&
                          pattern.substr(i + 1, end - i - 1).find_first_not_of("0123456789,") == std::string_view::npos && pattern[i + 1] != ',';
      if (counts) {
        out += pattern.substr(i, end + 1 - i);
        i = end;
        continue;
      }
      if (c == '{' || c == '}' || c == ']') out += '\\';
      out += c;
      is_in_class = c == '[';
    }
  }
  return out;
}

// Patterns that a browser's matcher could be kept busy with are no part of a page: they go, each with a remark.
void drop_patterns(json::Value& schema, const std::string& path, Report& report, int depth) {
  if (depth > deepest) return;
  if (schema.is_array()) {
    for (std::size_t i = 0; i < schema.array().size(); ++i) drop_patterns(schema.array()[i], json::pointer_join(path, i), report, depth + 1);
    return;
  }
  if (!schema.is_object()) return;
  if (json::Value* pattern = schema.object().find("pattern");
      pattern != nullptr && pattern->is_string() && !text::Pattern::compile(pattern->text()).ok())
    if (std::string mended = with_unicode(pattern->text()); text::Pattern::compile(mended).ok()) {
      report.note(path + "/pattern", "written for matching without Unicode: escapes mended");
      *pattern = json::Value(std::move(mended));
    }
  if (const json::Value* pattern = schema.find("pattern"); pattern != nullptr && pattern->is_string() && schema::may_run_away(pattern->text())) {
    report.refuse(path + "/pattern", "a pattern that may keep a browser busy without end: not checked");
    schema.object().erase("pattern");
  }
  for (json::Member& member : schema.object()) {
    if (member.key == "enum" || member.key == "const" || member.key == "default" || member.key == "examples") continue;
    drop_patterns(member.value, json::pointer_join(path, member.key), report, depth + 1);
  }
}

// What must be there and is described nowhere could not be answered: it gets a description that takes anything.
void describe_required(json::Value& schema, const std::string& path, Report& report, int depth) {
  if (depth > deepest || !schema.is_object()) return;
  json::Value* properties = schema.object().find("properties");
  const json::Value* required = schema.find("required");
  if (properties != nullptr && properties->is_object() && required != nullptr && required->is_array()) {
    for (const json::Value& name : required->array()) {
      if (!name.is_string() || properties->find(name.text()) != nullptr) continue;
      report.note(path + "/required", "\"" + name.text() + "\" must be there and is not described: asked as a text");
      properties->object().set(name.text(), json::Object{});
    }
  }
  for (const char* key : {"properties", "definitions", "$defs"})
    if (json::Value* members = schema.object().find(key); members != nullptr && members->is_object())
      for (json::Member& member : members->object())
        describe_required(member.value, json::pointer_join(path + "/" + key, member.key), report, depth + 1);
  for (const char* key : {"oneOf", "anyOf"}) {  // a choice between something and null is that something
    json::Value* list = schema.object().find(key);
    if (list == nullptr || !list->is_array() || list->array().size() != 2) continue;
    const bool has_null = list->array()[0].text_at("type") == "null" || list->array()[1].text_at("type") == "null";
    for (std::size_t i = 0; i < 2 && has_null; ++i) describe_required(list->array()[i], json::pointer_join(path + "/" + key, i), report, depth + 1);
  }
  if (json::Value* items = schema.object().find("items"); items != nullptr) describe_required(*items, path + "/items", report, depth + 1);
}

// A published schema may be broken in places: a reference to nothing, a list where a schema should stand. What is broken goes, each with a
// remark, until the rest can be read.
Result<schema::Schema> compile_mended(json::Value& document, Report& report) {
  schema::Options options;
  options.more_formats = &profile::formats();
  options.bounded_patterns = true;
  for (int mended = 0;; ++mended) {
    auto compiled = schema::Schema::compile(document, options);
    if (compiled.ok() || mended == most_mended) return compiled;
    const Error& error = compiled.error();
    if (error.path.empty() || !json::remove(document, error.path)) return compiled;
    report.note(error.path, "broken in the source, left out: " + error.text());
  }
}

}  // namespace

json::Value wire_of(const Report& report) { return json::Object{{"unsupported", wire_of(report.unsupported)}, {"notes", wire_of(report.notes)}}; }

std::string slug(std::string_view title) {
  std::string out;
  for (char c : title) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept) out += c;
    else if (!out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "form" : out;
}

std::string_view guess_kind(const json::Value& source) {
  if (!source.is_object()) return {};
  const auto has = [&source](std::string_view key, json::Kind kind) {
    const json::Value* found = source.find(key);
    return found != nullptr && found->kind() == kind;
  };
  if (has("pages", json::Kind::array)) return "digital-form-builder";
  if (has("schema", json::Kind::object) && source.find("properties") == nullptr) return "rjsf";
  for (const char* key : {"$schema", "$ref", "type", "properties", "allOf", "anyOf", "oneOf", "definitions", "$defs"})
    if (source.find(key) != nullptr) return "json-schema";
  return {};
}

Result<Imported> import_form(const json::Value& source, const Origin& origin) {
  const std::string kind = origin.kind.empty() ? std::string(guess_kind(source)) : origin.kind;
  for (const Kind& each : kinds)
    if (each.name == kind) return each.run(source, origin);
  return Error{ErrorCode::unknown_name, "", "a form of digital-form-builder, json-schema or rjsf",
               kind.empty() ? "another shape" : quoted_excerpt(kind)};
}

Result<Imported> import_json_schema(const json::Value& source, const Origin& origin) {
  Imported out;
  json::Value document = source;
  drop_patterns(document, "", out.report, 0);
  const std::vector<Branched> branched = describe_branches(document, out.report);
  describe_required(document, "", out.report, 0);
  PORTAL_TRY(const schema::Schema compiled, compile_mended(document, out.report));
  std::string title = source.text_at("title");
  if (title.empty()) title = origin.id.empty() ? "Form" : label_of_name(origin.id);
  out.definition = json::Object{{"id", origin.id.empty() ? slug(title) : origin.id},
                                {"version", "1"},
                                {"language", origin.language.empty() ? "en" : origin.language},
                                {"title", title}};
  if (const std::string about = source.text_at("description"); !about.empty()) out.definition.object().set("description", about);
  out.definition.object().set("schema", std::move(document));
  json::Value layout = default_layout(compiled);
  show_branches(layout, branched);
  out.definition.object().set("uischema", std::move(layout));
  return out;
}

}  // namespace portal::form::importers
