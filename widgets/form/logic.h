#pragma once
// Conditions and computed values of a definition: rules (sdk/rules) that read the form's own answers.
//
//   PORTAL_TRY(auto rule, compile_logic(source, path));                 // {"<": [{"var": "child.age"}, 7]} or "child.age < 7"
//   PORTAL_TRY(auto logic, bind_logic(rule, path, schema, at));         // paths start beside `at`, else from the root
//   if (holds(*logic, data)) …
//
// `data` is what is shown and answered; what is not there is not known yet (rules.h). A condition acts only when it is true.
// `today` ("2026-11-25") is a fact beside the answers, unless the form has an answer of that name; empty: not known yet.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sdk/rules/rules.h"
#include "widgets/form/describe.h"

namespace portal::form {

struct Logic {
  std::shared_ptr<const rules::Rule> rule;
  std::vector<std::pair<std::string, std::string>> roots;  // the first word of a path, and the place it means; empty: all from the root
  std::vector<std::string> reads;                          // places whose change asks it again: a list stands for all in it
  std::vector<std::string> facts;                          // the same to the last word, "*" for any item
  bool reads_today = false;
  std::string path;  // where it stands in the definition
};

// Errors: those of parse_text ("<path>, character N") and Rule::compile (the place within the rule below the path).
Result<std::shared_ptr<const rules::Rule>> compile_logic(const json::Value& source, const std::string& path);

// Errors: dangling_reference (an answer that the form does not have), invalid_expression (which answer is computed, too).
Result<std::shared_ptr<const Logic>> bind_logic(std::shared_ptr<const rules::Rule> rule, const std::string& path, const schema::Schema& schema,
                                                const Place& at);

// Errors: cyclic_reference, a value that is computed from itself.
Result<void> check_loops(const std::vector<FieldDefinition>& fields);

bool holds(const Logic& logic, const json::Value& data, const std::string& today);
// As the field would hold it typed; blank while it is unknown, and where it is no value of the field.
json::Value computed(const Logic& logic, const FieldDefinition& field, const json::Value& data, const std::string& today);

}  // namespace portal::form
