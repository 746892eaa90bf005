#pragma once
// The "options" of a Control: what the author wishes beyond the schema. README.md lists them.

#include "widgets/form/describe.h"

namespace portal::form {

// "#/properties/child/properties/name" → "/child/name". A property may itself be called "properties".
Result<std::string> scope_pointer(const std::string& scope, const std::string& path);

// What a Control with "format": "period" made of its object, the fields from `first` on: two dates, the second not before the first.
Result<void> make_period(const json::Value& options, const std::string& path, std::vector<FieldDefinition>& fields, std::size_t first);

// `field` is as the schema describes it; `path` is that of the options; scopes start from `within`.
Result<void> read_control_options(const json::Value& options, const std::string& path, const schema::Schema& schema, const Place& within,
                                  FieldDefinition& field);

}  // namespace portal::form
