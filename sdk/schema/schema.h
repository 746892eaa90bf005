#pragma once
// JSON Schema, evaluated with structured results: compiled once per form, asked per field or whole.
//
// Dialects: 2020-12, draft-07, draft-04, by "$schema" or Options::dialect. Results name keyword, places and parameters and
// never hold a sentence: the widget says it in the person's language. Sources: JSON Schema Core and Validation 2020-12
// (draft-bhutton-json-schema-01), draft-handrews-json-schema-01 and -validation-01 (draft-07), draft-zyp and
// draft-fge-json-schema-validation-00 (draft-04).
//
//   PORTAL_TRY(auto schema, schema::Schema::compile(document));
//   for (const schema::Problem& problem : schema.validate(data)) show(problem.instance, problem.keyword);

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::schema {

enum class Dialect : unsigned char { draft_2020_12, draft_07, draft_04 };

// One failed assertion.
struct Problem {
  std::string keyword;      // "required", "maxLength", "format", …; "false" for the boolean schema
  std::string instance;     // JSON Pointer to the value that fails; for "required" and "dependentRequired" the MISSING member's place
  std::string schema;       // JSON Pointer of the keyword in its document, prefixed by the document's URI where it is another one
  json::Object parameters;  // what a sentence needs: {"limit": 11, "length": 10}, {"format": "date"}, {"property": "name"}, {"allowed": […]}
};

// Answers whether `text` has `format`; nullptr-like absence means the format is unknown and only annotates.
using FormatCheck = bool (*)(std::string_view text);
struct Format {
  std::string_view name;
  FormatCheck check;
};

struct Options {
  Dialect dialect = Dialect::draft_2020_12;   // where the document names none
  bool assert_formats = true;                 // portals expect "format" to be checked
  const std::vector<Format>* more_formats = nullptr;  // besides the standard ones; borrowed, must outlive the Schema
  const json::Object* documents = nullptr;    // URI → schema document, for remote references; borrowed during compile
  std::size_t steps = 1000000;                // evaluation bound; reached → one Problem with keyword "steps"
};

class Schema {
 public:
  // Errors: wrong_type, out_of_range, invalid_expression (pattern), dangling_reference, cyclic_reference, too_deep, with the place.
  static Result<Schema> compile(const json::Value& document, const Options& options = {});

  // Every problem of the whole value, in document order; empty where valid. Alternatives that fail (anyOf, oneOf) give one
  // problem at their own place, not the problems of each branch (a branch that alone could match by its `const`/`enum`
  // discriminators is the exception: then its problems are given).
  std::vector<Problem> validate(const json::Value& value) const;

  bool is_valid(const json::Value& value) const;  // the same, stops at the first problem

  // Only what concerns the value at `pointer` inside `root`: the subschemas that apply there through properties, items, $ref,
  // allOf and the conditions of its ancestors ("if", "dependentSchemas", "dependentRequired", "required"). Cost does not grow with
  // the number of sibling properties.
  std::vector<Problem> validate_at(const json::Value& root, std::string_view pointer) const;

  // For form builders: the schema objects that describe the value at instance pointer `pointer` unconditionally: the one under
  // `properties`/`items`, what its $ref chain leads to, and their allOf parts; nearest first. Borrowed from this Schema's own copy of
  // the documents, valid as long as it lives. Array items are addressed by any index.
  std::vector<const json::Value*> describe(std::string_view pointer) const;

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct Program;
  explicit Schema(std::unique_ptr<Program> program);
  std::unique_ptr<Program> program_;
};

}  // namespace portal::schema
