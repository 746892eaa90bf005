#pragma once
// JSON Patch (RFC 6902): what to change in a document, as a list of operations.
//
//   [{"op":"replace","path":"/child/name","value":"Анна"},{"op":"move","from":"/a","path":"/b"}]

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::json {

// All of it or nothing: after an error the document is as it was. Errors, at the operation's place in the patch ("/3/path"): wrong_type,
// missing_key, unknown_name (op), dangling_reference (no such place, or no pointer), out_of_range (a test that does not hold).
// Members that the RFC does not name are ignored, as it says (section 4).
Result<void> apply_patch(Value& document, const Value& patch);

// The patch that leads from one object to another, a member at a time.
Array diff_members(const Object& from, const Object& to);

}  // namespace portal::json
