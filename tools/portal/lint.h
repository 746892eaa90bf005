#pragma once
// A linter of "portal lint": one row in linters.def, one function in lint_<name>.cpp.

#include <string>

#include "tools/portal/arguments.h"

namespace portal::tools {

// Prints what it finds in the file, a line each; returns how much that was, or -1 where the file cannot be read (having said so).
#define LINTER(name, summary) int lint_##name(const Arguments& arguments, const std::string& file);
#include "tools/portal/linters.def"
#undef LINTER

}  // namespace portal::tools
