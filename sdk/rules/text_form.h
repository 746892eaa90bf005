#pragma once
// Conditions as one readable line, to JsonLogic and back. For authors and their tools; the form reads it in definitions, other pages link none of
// this.
//
//   child.age < 7 and region in ['24', '77']
//   {"and": [{"<": [{"var": "child.age"}, 7]}, {"in": [{"var": "region"}, ["24", "77"]]}]}
//
// The grammar stands in README.md. What it gives is in normal form: operands in a list, `var` with a bare path; print_text
// takes any JsonLogic that Rule::compile accepts. parse_text(print_text(x)) is normal_form(x), which evaluates as x does.

#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::rules {

// Errors: invalid_expression, unknown_name (a function that is no operator), too_deep (over 60 levels), too_large (over
// 64 kB); path is "character N", counted from 1 in code points, where the text went wrong.
Result<json::Value> parse_text(std::string_view text);

// Errors: those of Rule::compile.
Result<std::string> print_text(const json::Value& logic);
Result<json::Value> normal_form(const json::Value& logic);

}  // namespace portal::rules
