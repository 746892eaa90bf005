// Rules of the UI schema: conditions, and what options compute or require.
#include "widgets/form/layout.h"
#include "widgets/form/logic.h"

namespace portal::form {

// Forms repeat the same few rules: each is compiled once.
Result<std::shared_ptr<const Logic>> Layout::logic(const json::Value& source, const std::string& path, const Place& at) {
  for (const auto& [known, compiled] : out_.logics_)
    if (known == &source || *known == source) return bind_logic(compiled, path, *out_.schema, at);
  PORTAL_TRY(auto rule, compile_logic(source, path));
  out_.logics_.emplace_back(&source, rule);
  return bind_logic(std::move(rule), path, *out_.schema, at);
}

Result<void> Layout::field_logic(const Said& said, FieldDefinition& field) {
  const json::Value* required_if = said.options->find("requiredIf");
  const json::Value* compute = said.options->find("compute");
  if (required_if == nullptr && compute == nullptr) return {};
  const std::string path = said.path + "/options/";
  Extras extras = field.extras != nullptr ? *field.extras : Extras();
  if (required_if != nullptr) {
    PORTAL_TRY(extras.required_if, logic(*required_if, path + "requiredIf", *said.context));
  }
  if (compute != nullptr) {
    if (has_fact(field) || !field.fixed.is_null() || extras.is_hidden || field.role == ui::Role::file_field)
      return Error{ErrorCode::invalid_expression, path + "compute", "a field that nothing else fills: no fact, no file, not hidden", "one that is"};
    PORTAL_TRY(extras.compute, logic(*compute, path + "compute", *said.context));
    extras.is_read_only = true;
  }
  field.extras = std::make_shared<const Extras>(std::move(extras));
  return {};
}

}  // namespace portal::form
