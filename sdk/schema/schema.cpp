// The door of the room: compile once, ask many times.
#include "sdk/schema/schema.h"

#include "sdk/json/pointer.h"
#include "sdk/schema/compile.h"
#include "sdk/schema/evaluator.h"

namespace portal::schema {

Schema::Schema(std::unique_ptr<Program> program) : program_(std::move(program)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Result<Schema> Schema::compile(const json::Value& document, const Options& options) {
  auto program = std::make_unique<Program>();
  program->steps = options.steps;
  program->more_formats = options.more_formats;
  PORTAL_CHECK(Compiler(*program, options).run(document));
  return Schema(std::move(program));
}

std::vector<Problem> Schema::validate(const json::Value& value) const {
  std::vector<Problem> problems;
  Evaluator(*program_, &problems).whole(value);
  return problems;
}

bool Schema::is_valid(const json::Value& value) const { return Evaluator(*program_, nullptr).whole(value); }

std::vector<Problem> Schema::validate_at(const json::Value& root, std::string_view pointer) const {
  std::vector<Problem> problems;
  if (const auto path = json::pointer_tokens(pointer)) Evaluator(*program_, &problems).along(root, *path);
  return problems;
}

std::vector<const json::Value*> Schema::describe(std::string_view pointer) const {
  std::vector<const json::Value*> schemas;
  if (const auto path = json::pointer_tokens(pointer)) Evaluator(*program_, nullptr).describe(*path, schemas);
  return schemas;
}

}  // namespace portal::schema
