// Small parts of a catalogue: texts, addresses, dates, laws; and the looking up of ids.
#include "sdk/catalogue/reader.h"

#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/pointer.h"

namespace portal::catalogue {

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

bool is_path(std::string_view text) {
  if (text.size() < 2 || text[0] != '/' || text[1] == '/') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127 && c != '\\' && c != '"' && c != '<' && c != '>'; });
}

std::string_view Text::in(std::string_view locale) const {
  const json::Value* found = by_language.find(locale);
  if (found == nullptr) found = by_language.find(locale.substr(0, locale.find('-')));
  if (found != nullptr) return found->text();
  return by_language.empty() ? std::string_view() : std::string_view(by_language.begin()->value.text());
}

Result<Text> read_text(const json::Value* source, const std::string& path) {
  Text text;
  if (source == nullptr) return text;
  for (const json::Member& member : source->object()) {
    const std::string place = json::pointer_join(path, member.key);
    if (!member.value.is_string()) return Error{ErrorCode::wrong_type, place, "a text", json::describe(member.value)};
    if (member.value.text().empty()) return Error{ErrorCode::missing_key, place, "words", "an empty text"};
  }
  text.by_language = source->object();
  return text;
}

Result<std::vector<LegalResource>> read_legal(const json::Value* source, const std::string& path) {
  std::vector<LegalResource> out;
  if (source == nullptr) return out;
  for (std::size_t i = 0; i < source->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    json::Reader read(source->array()[i], place);
    LegalResource legal;
    const json::Value* name = read.required("name", json::Kind::object);
    read.optional("article", legal.article);
    read.optional("url", legal.url);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(legal.name, read_text(name, place + "/name"));
    out.push_back(std::move(legal));
  }
  return out;
}

namespace {

void read_date(json::Reader& read, const char* key, std::string& out) {
  read.optional(key, out);
  calendar::CivilDate date;
  if (!out.empty() && !calendar::parse_date(out, date)) read.fail(ErrorCode::out_of_range, key, "a date, YYYY-MM-DD", quoted_excerpt(out));
}

}  // namespace

Result<void> read_validity(json::Reader& read, Validity& out) {
  read_date(read, "validFrom", out.from);
  read_date(read, "validUntil", out.until);
  return {};
}

Result<std::unique_ptr<rules::Rule>> CatalogueReader::rule(const json::Value* source, const std::string& path) {
  std::unique_ptr<rules::Rule> out;
  if (source == nullptr) return out;
  auto compiled = rules::Rule::compile(*source);
  if (!compiled.ok()) {
    Error error = std::move(compiled).error();
    error.path = path + error.path;
    return error;
  }
  out = std::make_unique<rules::Rule>(std::move(compiled).value());
  return out;
}

std::uint32_t CatalogueReader::fact(const std::string& path) {
  const auto index = static_cast<std::uint32_t>(std::find(out_.facts.begin(), out_.facts.end(), path) - out_.facts.begin());  // some dozens
  if (index == out_.facts.size()) out_.facts.push_back(path);
  return index;
}

std::size_t Catalogue::service_named(std::string_view wanted) const { return service_index_.find(wanted); }
std::size_t Catalogue::event_named(std::string_view wanted) const { return event_index_.find(wanted); }
std::size_t Catalogue::criterion_named(std::string_view wanted) const { return criterion_index_.find(wanted); }
std::size_t Catalogue::bundle_named(std::string_view wanted) const { return bundle_index_.find(wanted); }

Result<std::shared_ptr<const Catalogue>> Catalogue::read(const json::Value& document) {
  auto catalogue = std::make_shared<Catalogue>();
  CatalogueReader reader(*catalogue);
  PORTAL_CHECK(reader.read(document));
  return std::shared_ptr<const Catalogue>(std::move(catalogue));
}

Result<json::Value> merge(const json::Value& root, const std::vector<json::Value>& parts) {
  constexpr std::string_view lists[] = {"concepts", "segments", "authorities", "criteria", "evidenceTypes", "events", "services", "bundles"};
  if (!root.is_object()) return Error{ErrorCode::wrong_type, "", "an object", json::describe(root)};
  json::Object out = root.object();
  out.erase("parts");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string path = "/parts/" + std::to_string(i);
    if (!parts[i].is_object()) return Error{ErrorCode::wrong_type, path, "an object", json::describe(parts[i])};
    for (const json::Member& member : parts[i].object()) {
      const std::string place = json::pointer_join(path, member.key);
      if (std::find(std::begin(lists), std::end(lists), member.key) == std::end(lists))
        return Error{ErrorCode::unknown_key, place, "a list of a part", quoted_excerpt(member.key)};
      if (!member.value.is_array()) return Error{ErrorCode::wrong_type, place, "a list", json::describe(member.value)};
      json::Value& into = out[member.key];
      if (!into.is_array()) into = json::Array();
      for (const json::Value& item : member.value.array()) into.array().push_back(item);
    }
  }
  return json::Value(std::move(out));
}

}  // namespace portal::catalogue
