#pragma once
// Forms of others as our definitions. Each kind is a function of the same shape, and a row of the list in import.cpp.
//
//   json-schema           a JSON Schema of any dialect we know (as the US Department of Veterans Affairs publishes its forms): the schema as it
//                         is, and a layout made from it
//   digital-form-builder  the UK's XGov Digital Form Builder and its adapter of the housing ministry: pages, components, conditions, lists
//   rjsf                  {"schema","uiSchema"} of React JSON Schema Form
//
//   PORTAL_TRY(auto imported, importers::import_form(source, {.id = "21-526"}));
//   say(imported.report.unsupported);          // path and what; empty: nothing was lost
//   use(imported.definition);                  // definition.h

#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "widgets/form/importers/report.h"

namespace portal::form::importers {

struct Origin {
  std::string kind;           // empty: guessed
  std::string id;             // of the definition; empty: made from its title
  std::string language = "";  // of its texts; empty: what the source says, else English
};

// The kind of a source by its shape; empty where it is none of ours.
std::string_view guess_kind(const json::Value& source);

// Errors: unknown_name (a kind), wrong_type and missing_key (a source that lacks what its kind is made of), those of reading its schema.
Result<Imported> import_form(const json::Value& source, const Origin& origin = {});

Result<Imported> import_json_schema(const json::Value& source, const Origin& origin);
Result<Imported> import_digital_form_builder(const json::Value& source, const Origin& origin);
Result<Imported> import_rjsf(const json::Value& source, const Origin& origin);

// "Apply for funding" → "apply-for-funding"; Latin letters and digits alone, "form" where none is left.
std::string slug(std::string_view title);

}  // namespace portal::form::importers
