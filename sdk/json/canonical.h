#pragma once
// One text for one value, whoever wrote it: JSON Canonicalization Scheme (RFC 8785), for hashes and signatures.
//
// Members ascending by their names' UTF-16 code units, no space, the shortest escapes. Numbers must be whole and at most 2^53: what we
// hash has no others, and so the text does not hang on how a library writes fractions.

#include <string>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::json {

// Errors: out_of_range for another number, with its path.
Result<std::string> canonical(const Value& value);

}  // namespace portal::json
