#pragma once
// What the terminal shows and says, read once at its start: texts in both languages, services, forms, the methodology of ratings.

#include <map>
#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/text/message.h"

namespace portal::kiosk {

struct Service {
  std::string id;
  std::map<std::string, std::string> name;         // by language
  std::map<std::string, std::string> description;  // by language
  std::string definition;                          // of its form, "kindergarten"; "" where it cannot be applied for here
};

struct Language {
  std::string tag;
  text::Strings words;  // the terminal's own
  json::Value strings;  // of the widgets, a compiled locale file
};

struct Library {
  std::vector<Language> languages;  // the first is the one at the start
  std::vector<Service> services;
  std::map<std::string, json::Value> forms;  // definitions by name
  json::Value methodology;
  json::Value scenario;  // of an application that is followed by its number
  json::Value calendar;
};

struct Folders {
  std::string content;   // of the portal: examples/portal/content
  std::string kiosk;     // examples/kiosk
  std::string strings;   // compiled messages, <locale>.json
  std::string calendar;  // a file of sdk/calendar
};

// Errors: storage_failed, and those of reading JSON, with the file before the path.
Result<Library> read_library(const Folders& folders);

}  // namespace portal::kiosk
