#pragma once
// Every error as an RFC 9457 problem: {"type","title","status","detail", members of its own}, title and detail in the
// person's language. The closed list is problems.def.

#include <optional>
#include <string>
#include <string_view>

#include "examples/portal/backend/http.h"
#include "sdk/base/error.h"
#include "sdk/json/value.h"

namespace portal::demo {

enum class ProblemKind : unsigned char {
#define PROBLEM(name, ...) name,
#include "examples/portal/backend/problems.def"
};

struct ProblemTexts {
  int status;
  std::string_view title;
  std::string_view detail;
};
ProblemTexts texts_of(ProblemKind kind, Language language);
std::string slug_of(ProblemKind kind);  // "draft-conflict"
std::optional<ProblemKind> problem_with_slug(std::string_view slug);

// application/problem+json; `members` follow the four standard ones.
Response problem(ProblemKind kind, Language language, json::Object members = {});

// The same with what an Error says: "code", "path", "expected", "got".
Response problem(ProblemKind kind, Language language, const Error& error);

}  // namespace portal::demo
