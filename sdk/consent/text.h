#pragma once
// A text of consent as a portal publishes it: one document, one kind, in the languages it has. What a person agrees to, word for word.
//
//   {"id":"offers","version":"2","kind":"proactive","scopes":["all","bundle","service"],"term":"P1Y",
//    "wording":{"ru":{"title":"…","plain":"one sentence","text":["a paragraph", …],"process":{as in a record}},"en":{…}}}
//
// A changed text is a new version. There is no way to write that something is agreed to beforehand.

#include "sdk/calendar/duration.h"
#include "sdk/consent/record.h"

namespace portal::consent {

struct Wording {
  std::string language;
  std::string title;
  std::string plain;  // the same in one plain sentence
  std::vector<std::string> text;
  Process process;
};

struct Text {
  std::string id;
  std::string version;
  Kind kind = Kind::proactive;
  std::vector<ScopeType> scopes;
  std::string term;  // ISO 8601 duration of whole months and days; empty: until withdrawn
  std::vector<Wording> wordings;

  const Wording& in(std::string_view locale) const;  // where it lacks this language: in the first that it has
  bool offers(ScopeType type) const;
};

// Errors: those of json::Reader; unknown_name; out_of_range (term; no scope, no language, no paragraph).
Result<Text> read_text(const json::Value& value, const std::string& path);

std::string whole(const Wording& wording);  // paragraphs with an empty line between them: what is hashed
Notice notice_of(const Text& text, const Wording& wording);

// When a consent given at `given` runs out: the same day and time `term` later. Empty without a term.
std::string valid_until(const std::string& given, const std::string& term);

}  // namespace portal::consent
