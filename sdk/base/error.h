#pragma once
// What went wrong when a caller caused it: a closed code, the place, what was expected and what was found.
// Our own bugs are asserts, never an Error.

#include <memory>
#include <string>
#include <string_view>

namespace portal {

enum class ErrorCode : unsigned char {
#define X(code, meaning) code,
#include "sdk/base/error_codes.def"
#undef X
};

// The code's name as it stands on the wire: "unknown_key".
std::string_view name_of(ErrorCode code);

// Errors are made in hundreds of places and read in few: everything but the fields stands out of line.
struct Error {
  Error(ErrorCode error_code, std::string_view where, std::string_view what_expected, std::string_view what_got);
  Error(ErrorCode error_code, const char* where, const char* what_expected, const char* what_got);
  Error(ErrorCode error_code, const char* where, const char* what_expected, const std::string& what_got);
  Error(ErrorCode error_code, const std::string& where, const char* what_expected, const char* what_got);
  Error(ErrorCode error_code, const std::string& where, const char* what_expected, const std::string& what_got);
  Error(const Error&);
  Error(Error&&) noexcept;
  Error& operator=(const Error&);
  Error& operator=(Error&&) noexcept;
  ~Error();

  ErrorCode code;
  std::string path;      // RFC 6901 JSON Pointer into the input; "" is its root
  std::string expected;  // a noun phrase: "an object", "one of: input, press"
  std::string got;       // a noun phrase, shortened and safe to print: "a string", "\"colour\""

  // "unknown_key at /uischema/elements/0: expected one of: label, scope; got "colour""
  std::string text() const;
};

// An Error on the heap, for Result.
std::unique_ptr<Error> box(Error&& error);

// Shortens untrusted text for an Error: at most `limit` bytes, cut at a character, controls escaped, in quotes.
std::string quoted_excerpt(std::string_view text, std::size_t limit = 60);

}  // namespace portal
