#pragma once
// A UI schema made from a schema alone, for a form whose author wrote none: what becomes a page, and what pages are called.
//
// Properties keep their order; each is a Control, and the definition makes groups, lists and choices of what the schema says there. A schema of
// many questions is a Categorization: a large object or a list of objects is a page, what stands between gathers into pages of about ten
// questions, named by what their properties have in common.

#include <string>
#include <string_view>

#include "sdk/json/value.h"
#include "sdk/schema/schema.h"

namespace portal::form {

// A Categorization, a VerticalLayout, or one Control where the schema describes no object with properties, or offers alternatives of the whole.
json::Value default_layout(const schema::Schema& schema);

// A property's name as people read: "veteranFullName" → "Veteran full name", "date_of_birth" → "Date of birth", "SSN" stays.
std::string label_of_name(std::string_view name);

}  // namespace portal::form
