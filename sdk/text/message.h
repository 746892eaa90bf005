#pragma once
// A widget's words: messages compiled at build time (tools/strings) and put together here, without ICU.
//
//   PORTAL_TRY(Strings strings, Strings::read(locale_file));
//   strings.format("form.problems", {{"count", 3}});              // «Исправьте 3 ошибки»
//
// A locale file is {"locale": "ru", "messages": {"form.problems": message, …}}. A message is a text, or a list of parts:
//   "text"                                     as it stands
//   ["name"]                                   an argument: text as it stands, a number ungrouped (a year, a page)
//   ["name", "number"]                         a number as the locale writes it
//   ["name", "date"]  ["name", "date", "short"]  ["name", "time"]     see text::format_date; "time" is date and time
//   ["name", "plural", {"=0": m, "one": m, "few": m, "other": m}]     "=0" wins over categories; a 4th item is the offset
//   ["name", "select", {"male": m, "other": m}]
//   ["#"]                                      the nearest plural's number, less its offset
// where each m is a message again; at most 8 of them inside one another. What comes out is plain text, never markup.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::text {

class Strings {
 public:
  // The whole file is checked here, so that format() cannot fail. Errors have the path of the part: wrong_type,
  // missing_key (also of "other"), unknown_key, unknown_name (a part's kind, a plural category), too_deep.
  // Instants are shown in `zone` (an IANA name), in the port's own where it is empty.
  static Result<Strings> read(json::Value locale_file, std::string zone = {});

  // A missing message comes out as ⟦key⟧, a missing argument as ⟦name⟧; both are our own bug and are recorded.
  std::string format(std::string_view key, const json::Object& arguments = {}) const;

  // The same with one or two arguments: what most messages have.
  std::string format(std::string_view key, const char* name, json::Value value) const;
  std::string format(std::string_view key, const char* name, json::Value value, const char* second_name, json::Value second) const;

  bool has(std::string_view key) const { return messages_.find(key) != nullptr; }
  const std::string& locale() const { return locale_; }
  const json::Object& messages() const { return messages_; }  // as they were read: for whoever makes a session within a session

  // "key" or "key {argument}", each once, in the order met, at most 100: for tests and logs.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  friend class MessageWriter;
  Strings() = default;
  void record_missing(std::string what) const;

  std::string locale_;
  std::string zone_;
  json::Object messages_;
  mutable std::vector<std::string> missing_;
};

}  // namespace portal::text
