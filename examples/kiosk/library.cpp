// Reading the terminal's folder and the portal's.
#include "examples/kiosk/library.h"

#include <cstdio>

#include "sdk/json/json.h"

namespace portal::kiosk {

namespace {

Result<json::Value> read_json(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return Error{ErrorCode::storage_failed, path, "a file that can be read", "none"};
  std::string text;
  char buffer[65536];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, got);
  std::fclose(file);
  auto value = json::parse(text);
  if (value.ok()) return value;
  Error error = std::move(value).error();
  error.path = path + ": " + error.path;
  return error;
}

std::map<std::string, std::string> texts_of(const json::Value* value) {
  std::map<std::string, std::string> texts;
  if (value != nullptr && value->is_object())
    for (const json::Member& member : value->object())
      if (member.value.is_string()) texts[member.key] = member.value.text();
  return texts;
}

// "/content/forms/kindergarten.json" is "kindergarten".
std::string form_of(const json::Value& service) {
  const json::Value* form = service.find("form");
  const std::string address = form == nullptr ? std::string() : form->text_at("definition");
  const std::size_t slash = address.rfind('/');
  const std::size_t end = address.rfind(".json");
  return slash == std::string::npos || end == std::string::npos ? std::string() : address.substr(slash + 1, end - slash - 1);
}

Result<void> read_services(const std::string& folder, Library& library) {
  PORTAL_TRY(const json::Value catalogue, read_json(folder + "/catalogue/catalogue.json"));
  const json::Value* parts = catalogue.find("parts");
  if (parts == nullptr || !parts->is_array()) return Error{ErrorCode::missing_key, folder + "/catalogue/catalogue.json: /parts", "a list", "none"};
  for (const json::Value& name : parts->array()) {
    if (!name.is_string()) continue;
    const bool has_ending = name.text().find(".json") != std::string::npos;
    PORTAL_TRY(const json::Value part, read_json(folder + "/catalogue/" + name.text() + (has_ending ? "" : ".json")));
    const json::Value* services = part.find("services");
    if (services == nullptr || !services->is_array()) continue;
    for (const json::Value& one : services->array()) {
      Service service{one.text_at("id"), texts_of(one.find("name")), texts_of(one.find("description")), form_of(one)};
      if (!service.definition.empty() && library.forms.find(service.definition) == library.forms.end()) {
        PORTAL_TRY(json::Value form, read_json(folder + "/forms/" + service.definition + ".json"));
        library.forms[service.definition] = std::move(form);
      }
      library.services.push_back(std::move(service));
    }
  }
  return {};
}

}  // namespace

Result<Library> read_library(const Folders& folders) {
  Library library;
  for (const char* tag : {"ru", "en"}) {
    PORTAL_TRY(json::Value own, read_json(folders.kiosk + "/words/" + tag + ".json"));
    PORTAL_TRY(text::Strings words, text::Strings::read(std::move(own)));
    PORTAL_TRY(json::Value strings, read_json(folders.strings + "/" + tag + ".json"));
    library.languages.push_back({tag, std::move(words), std::move(strings)});
  }
  PORTAL_CHECK(read_services(folders.content, library));
  PORTAL_TRY(library.methodology, read_json(folders.content + "/methodologies/unified.json"));
  PORTAL_TRY(library.scenario, read_json(folders.kiosk + "/content/application.json"));
  PORTAL_TRY(library.calendar, read_json(folders.calendar));
  return library;
}

}  // namespace portal::kiosk
