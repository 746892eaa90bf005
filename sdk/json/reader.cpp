// The strict reader.
#include "sdk/json/reader.h"

#include <algorithm>

#include "sdk/json/pointer.h"

namespace portal::json {

Reader::Reader(const Value& value, std::string path) : value_(value), path_(std::move(path)) {
  if (!value.is_object()) error_ = box(Error(ErrorCode::wrong_type, path_, "an object", describe(value)));
}

std::string Reader::path_of(const char* key) const { return pointer_join(path_, key); }

void Reader::fail(ErrorCode code, const char* key, std::string_view expected, std::string_view got) {
  if (!error_) error_ = box(Error(code, path_of(key), expected, got));
}

const Value* Reader::any(const char* key) {
  if (error_) return nullptr;
  known_.push_back(key);
  return value_.find(key);
}

const Value* Reader::take(const char* key, Kind kind, bool must) {
  const Value* found = any(key);
  if (error_) return nullptr;
  if (found == nullptr) {
    if (must) fail(ErrorCode::missing_key, key, noun_of(kind), "nothing");
    return nullptr;
  }
  if (found->kind() != kind) {
    fail(ErrorCode::wrong_type, key, noun_of(kind), noun_of(found->kind()));
    return nullptr;
  }
  return found;
}

const Value* Reader::required(const char* key, Kind kind) { return take(key, kind, true); }
const Value* Reader::optional(const char* key, Kind kind) { return take(key, kind, false); }

void Reader::required(const char* key, std::string& out) {
  if (const Value* found = take(key, Kind::string, true)) out = found->text();
}
void Reader::required(const char* key, std::int64_t& out) {
  if (const Value* found = take(key, Kind::integer, true)) out = found->integer();
}
void Reader::optional(const char* key, std::string& out) {
  if (const Value* found = take(key, Kind::string, false)) out = found->text();
}
void Reader::optional(const char* key, bool& out) {
  if (const Value* found = take(key, Kind::boolean, false)) out = found->boolean();
}
void Reader::optional(const char* key, std::int64_t& out) {
  if (const Value* found = take(key, Kind::integer, false)) out = found->integer();
}

Result<void> Reader::finish() {
  if (!error_) {
    for (const Member& member : value_.object()) {
      if (std::any_of(known_.begin(), known_.end(), [&member](const char* key) { return member.key == key; })) continue;
      std::string expected = "one of:";
      for (const char* key : known_) expected.append(" ").append(key);
      return Error{ErrorCode::unknown_key, pointer_join(path_, member.key), std::move(expected), quoted_excerpt(member.key)};
    }
    return {};
  }
  return std::move(*error_);
}

std::string describe(const Value& value) { return std::string(noun_of(value.kind())); }

}  // namespace portal::json
