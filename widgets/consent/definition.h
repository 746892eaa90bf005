#pragma once
// What a portal asks consent to, and for what: its texts, and names of the bundles, services and kinds of messages that it has.
//
//   {"texts":[consent::Text…],"bundles":[{"id":"birth","name":{"ru":"…","en":"…"}}],
//    "services":[{"id":"kindergarten","name":{…},"bundles":["birth"]}],"messages":{"cases":true,"categories":[{"id":"city","name":{…}}]}}
//
// "cases": what a case brings (consent::case_categories) can be chosen here, too, in the same record.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/consent/decision.h"
#include "sdk/consent/text.h"

namespace portal::consent {

struct Named {
  std::string id;
  std::vector<std::pair<std::string, std::string>> names;  // language, name; at least one
  std::vector<std::string> bundles;                        // of a service

  const std::string& in(std::string_view locale) const;  // in the first language where it lacks this one
};

struct Definition {
  std::vector<Text> texts;
  std::vector<Named> bundles;
  std::vector<Named> services;
  bool has_case_messages = false;
  std::vector<Named> categories;  // of messages: the portal's own

  static Result<Definition> read(const json::Value& value);  // errors: those of json::Reader; duplicate_key (an id twice); dangling_reference

  const Text* text(std::string_view id) const;
  std::string name_of_scope(const Scope& scope, std::string_view locale) const;  // "" of all; the id of what it does not know
  Target target_of(const Scope& scope) const;
};

}  // namespace portal::consent
