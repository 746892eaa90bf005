#pragma once
// A fact as the text that a host's field takes: dates by the kind of field, identifiers with or without their signs, lists by synonyms.

#include <string>
#include <vector>

#include "sdk/classifier/classifier.h"
#include "sdk/json/value.h"

namespace portal::autofill {

struct Written {
  std::string value;              // empty: the fact has no text, or does not fit
  std::vector<std::string> also;  // other wordings, for a list
};

Written written_value(const classifier::Signals& field, std::string_view token, const json::Value& fact);

// Whether a field is about somebody else than the person whose profile it is: a child, a spouse, an organization's head.
bool is_about_another(const classifier::Signals& field);

// What the field is called on the page, short, without signs of being required.
std::string name_of_field(const classifier::Signals& field);

}  // namespace portal::autofill
