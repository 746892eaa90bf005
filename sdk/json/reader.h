#pragma once
// The strict reader: typed members out of an object, a path in every error, and unknown keys are errors.
//
//   json::Reader read(value, "/options");
//   std::string id; bool draft = true;
//   read.required("id", id);
//   read.optional("draft", draft);
//   PORTAL_CHECK(read.finish());           // the first error met, or unknown_key for a member nobody asked for
//
// The reader borrows the value and must not outlive it. After the first error later calls do nothing.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::json {

// Keys are C strings: they are literals nearly everywhere, and a literal is one word to pass.
class Reader {
 public:
  Reader(const Value& value, std::string path);

  void required(const char* key, std::string& out);
  void required(const char* key, std::int64_t& out);
  const Value* required(const char* key, Kind kind);  // nullptr after an error

  void optional(const char* key, std::string& out);  // absent leaves `out` as it is
  void optional(const char* key, bool& out);
  void optional(const char* key, std::int64_t& out);
  const Value* optional(const char* key, Kind kind);  // nullptr where absent or after an error
  const Value* any(const char* key);                  // whatever kind; nullptr where absent

  void ignore(const char* key) { any(key); }  // known, read by somebody else
  void fail(ErrorCode code, const char* key, std::string_view expected, std::string_view got);
  std::string path_of(const char* key) const;
  Result<void> finish();

 private:
  const Value* take(const char* key, Kind kind, bool must);

  const Value& value_;
  std::string path_;
  std::vector<const char*> known_;
  std::unique_ptr<Error> error_;
};

// A value's noun for Error::got: "a string", "the number 3"; text is not quoted, it may be personal.
std::string describe(const Value& value);

}  // namespace portal::json
