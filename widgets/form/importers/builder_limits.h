#pragma once
// What a form of the builder demands beyond single answers, as parts of its schema's "allOf". For digital_form_builder.cpp only.

#include <string>

#include "widgets/form/importers/builder_components.h"
#include "widgets/form/importers/conditions.h"

namespace portal::form::importers {

// A list that has as many items as an answer says: where it stands, and the name of that answer as conditions use it.
struct CountedList {
  std::string pointer;
  std::string counted;
};

// A choice is not taken where its condition, the schema `where`, does not hold.
void limit_choice(const Components::Conditional& choice, json::Value where, json::Array& limits);

// A list is exactly as long as an answer from 1 to 20 says.
void limit_list(const ConditionWriter& writer, const CountedList& list, json::Array& limits);

}  // namespace portal::form::importers
