// RFC 8785, 3.2: primitives as ECMAScript writes them, members sorted.
#include "sdk/json/canonical.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::json {

namespace {

constexpr std::int64_t largest_exact = 9007199254740992;

// UTF-16 orders as UTF-8 does, but that characters above U+FFFF (first byte F0–F4) come before U+E000–U+FFFF (EE, EF).
bool before(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  if (x == a.end() || y == b.end()) return a.size() < b.size();
  const auto one = static_cast<unsigned char>(*x);
  const auto other = static_cast<unsigned char>(*y);
  const bool is_surrogate = one >= 0xF0;
  if (is_surrogate != (other >= 0xF0) && std::min(one, other) >= 0xEE) return is_surrogate;
  return one < other;
}

// As write_string does, but that backspace and form feed have short escapes (ECMA-262, QuoteJSONString).
void write_text(std::string_view text, std::string& out) {
  std::string plain;
  write_string(text, plain);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const std::string_view escape = std::string_view(plain).substr(i, 6);
    if (plain[i] == '\\' && (escape == "\\u0008" || escape == "\\u000c")) {
      out += escape[5] == '8' ? "\\b" : "\\f";
      i += 5;
    } else if (plain[i] == '\\') {
      out += plain[i];
      out += plain[++i];
    } else {
      out += plain[i];
    }
  }
}

std::unique_ptr<Error> append(const Value& value, const std::string& path, std::string& out);

std::unique_ptr<Error> append_object(const Object& object, const std::string& path, std::string& out) {
  std::vector<const Member*> members;
  for (const Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](const Member* a, const Member* b) { return before(a->key, b->key); });
  out += '{';
  for (const Member* member : members) {
    if (member != members.front()) out += ',';
    write_text(member->key, out);
    out += ':';
    if (auto error = append(member->value, pointer_join(path, member->key), out)) return error;
  }
  out += '}';
  return nullptr;
}

std::unique_ptr<Error> append_array(const Array& array, const std::string& path, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i != 0) out += ',';
    if (auto error = append(array[i], path + "/" + std::to_string(i), out)) return error;
  }
  out += ']';
  return nullptr;
}

std::unique_ptr<Error> append(const Value& value, const std::string& path, std::string& out) {
  if (value.is_object()) return append_object(value.object(), path, out);
  if (value.is_array()) return append_array(value.array(), path, out);
  const bool is_inexact = value.is_integer() && (value.integer() > largest_exact || value.integer() < -largest_exact);
  if (value.kind() == Kind::number || is_inexact)
    return box(Error(ErrorCode::out_of_range, path, "a whole number of at most 2^53", "another number"));
  if (value.is_string()) write_text(value.text(), out);
  else write(value, out);
  return nullptr;
}

}  // namespace

Result<std::string> canonical(const Value& value) {
  std::string out;
  if (auto error = append(value, "", out)) return Error(std::move(*error));
  return out;
}

}  // namespace portal::json
