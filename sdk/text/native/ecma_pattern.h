#pragma once
// Translates an ECMA-262 pattern (22.2.1, with the "u" flag) into the syntax of ICU's RegularExpression.
//
// The grammar is checked here, strictly, because ICU is looser and different: whatever ECMA-262 refuses is refused
// (invalid_expression; the error's path is "character N" of the source), and nothing but what ICU and ECMA-262 read
// alike is emitted. Differences that remain, all of them out of the way of validation patterns:
//   - a lookbehind must have a bounded length (ICU); ECMA-262 has no such limit; compiling refuses it;
//   - a group keeps its capture from an earlier turn of a loop, where ECMA-262 forgets it (matters to \1 only);
//   - modifiers (?i:…) and equal names in different alternatives (ECMA-262 2025) are refused;
//   - so are more than 10 000 characters, and groups more than 40 deep.

#include <string>
#include <string_view>

#include "sdk/base/result.h"

namespace portal::text {

// `source` is UTF-8; the result is ASCII, meant for no flags at all. It has capturing groups only where there are references.
Result<std::string> icu_pattern_of(std::string_view source);

}  // namespace portal::text
