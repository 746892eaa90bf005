#pragma once
// JSON Pointer (RFC 6901): addresses of values, and building them while walking.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::json {

// "/a~1b/0" → {"a/b", "0"}; nothing where the text is no pointer (no leading slash, a tilde without 0 or 1).
std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer);

std::string pointer_join(std::string_view parent, std::string_view token);  // escapes the token
std::string pointer_join(std::string_view parent, std::size_t index);

// nullptr where the place does not exist.
const Value* at(const Value& root, std::string_view pointer);

// Writes `value` there, making the objects on the way; a path through anything but objects and existing array items
// is an error (wrong_type, at the place that is in the way).
Result<void> put(Value& root, std::string_view pointer, Value value);

// Takes the member or item away; true if there was one.
bool remove(Value& root, std::string_view pointer);

}  // namespace portal::json
