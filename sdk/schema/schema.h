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

// One failed assertion. `parameters` by keyword:
//   type {"expected"} · enum, const {"allowed": […]} · multipleOf {"divisor"} · maximum, minimum, exclusive… {"limit"} ·
//   maxLength, minLength {"limit", "length"} · max/minItems, max/minProperties, contains, max/minContains {"limit", "count"} ·
//   pattern {"pattern"} · format {"format"} · required {"property"} · dependentRequired {"property", "because"} ·
//   uniqueItems {"first", "second"} (numbers of equal items) · anyOf, oneOf {"matched"} (how many did) · not {} ·
//   false {"by": keyword that forbids it, as "additionalProperties"} · steps {"limit"}
// Keywords of older drafts are told by their 2020-12 names ("dependencies" → "dependentRequired"); `schema` points at what is written.
struct Problem {
  std::string keyword;      // "required", "maxLength", "format", …; "false" for the boolean schema; "steps" past the bound of work
  std::string instance;     // JSON Pointer to the value that fails; for "required" and "dependentRequired" the MISSING member's place
  std::string schema;       // JSON Pointer of the keyword in its document, prefixed by the document's URI where it is another one
  json::Object parameters;  // what a sentence needs: {"limit": 11, "length": 10}; see above
};

// Answers whether a text has a format. Formats that neither the room nor the caller knows only annotate; ours: formats.h.
using FormatCheck = bool (*)(std::string_view text);
struct Format {
  std::string_view name;
  FormatCheck check;
};

struct Options {
  Dialect dialect = Dialect::draft_2020_12;           // where the document names none
  bool bounded_patterns = false;                      // refuse patterns that may run away (pattern_bound.h): for documents of others
  bool assert_formats = true;                         // portals expect "format" to be checked
  const std::vector<Format>* more_formats = nullptr;  // besides the standard ones; borrowed, must outlive the Schema
  const json::Object* documents = nullptr;            // URI → schema document, for remote references; borrowed during compile
  std::size_t steps = 1000000;                        // bound of one evaluation (a step is a node entered; a problem costs 64). Past it, or
                                                      // 400 nodes deep, it ends: one last Problem says "steps", and is_valid is false
};

class Schema {
 public:
  // "$schema" chooses the dialect: draft-04; draft-06 and -07 (as 07); 2019-09 and 2020-12 (as 2020-12); a metaschema among
  // `documents` by its own "$schema" and "$vocabulary". The document is copied.
  // Errors: wrong_type, out_of_range, unknown_name (type, required vocabulary), invalid_expression (pattern), dangling_reference,
  // cyclic_reference (a schema that applies itself to the same value), too_deep (160 levels), with the place.
  static Result<Schema> compile(const json::Value& document, const Options& options = {});

  // Every problem of the whole value; empty where valid. The order is the value's own: an object's missing members, then its members
  // as they stand; parts (allOf, conditions, references) follow what their schema says itself. Alternatives that fail (anyOf, oneOf)
  // give one problem at their own place, not the problems of each branch; the exception is a branch that alone could match by `type`,
  // `const` or `enum`, its own or of its properties: then its problems are given.
  std::vector<Problem> validate(const json::Value& value) const;

  bool is_valid(const json::Value& value) const;  // the same, stops at the first problem

  // Only what concerns the value at `pointer` inside `root`: the subschemas that apply there through properties, items, $ref,
  // allOf, the alternative that type, const or enum have chosen, and the conditions of its ancestors ("if", "dependentSchemas",
  // "dependentRequired", "required", "propertyNames"). Cost does not grow with the number of sibling properties. What counts or
  // compares siblings (maxProperties, uniqueItems, contains, unevaluated…, not) is told by their own place or by the whole.
  // A member that is missing is asked for by the place where it would be. A token "|2" in the pointer chooses the alternative number 2
  // of the first oneOf or anyOf there that has several, whether or not the value fits it: "/address/|2/city". Problems name the place without it.
  std::vector<Problem> validate_at(const json::Value& root, std::string_view pointer) const;

  // For form builders: the schema objects that describe the value at instance pointer `pointer` unconditionally: the one under
  // `properties`/`items`, what its $ref chain leads to, and their allOf parts (a oneOf of one is such); nearest first. Borrowed from this Schema's
  // own copy of the documents, valid as long as it lives. Array items are addressed by any index, alternatives as above.
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
