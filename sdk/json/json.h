#pragma once
// Text to Value and back. Strict: RFC 8259, UTF-8 only, no duplicate members, bounded nesting, nothing after the value.

#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::json {

struct Limits {
  std::size_t depth = 128;                // nested arrays and objects
  std::size_t bytes = 64U * 1024 * 1024;  // of text
};

// Errors: malformed_json (path is "byte N"), duplicate_key (path is the JSON Pointer of the member), too_deep, too_large.
Result<Value> parse(std::string_view text, const Limits& limits = {});

// Compact JSON. Doubles are the shortest text that reads back to the same value; text that is not UTF-8 is written with
// U+FFFD in place of each bad byte, so the result always parses.
std::string write(const Value& value);
void write(const Value& value, std::string& out);
void write_string(std::string_view text, std::string& out);  // with the quotes

// Shortest round-trip text of a finite number: "0.1", "1e+30".
std::string number_text(double number);

}  // namespace portal::json
