// Names and texts of errors.
#include "sdk/base/error.h"

#include <utility>

namespace portal {

std::string_view name_of(ErrorCode code) {
  static constexpr std::string_view names[] = {
#define X(code, meaning) #code,
#include "sdk/base/error_codes.def"
#undef X
  };
  return names[static_cast<std::size_t>(code)];
}

[[gnu::noinline]] Error::Error(ErrorCode error_code, std::string_view where, std::string_view what_expected, std::string_view what_got)
    : code(error_code), path(where), expected(what_expected), got(what_got) {}
[[gnu::noinline]] Error::Error(ErrorCode error_code, const char* where, const char* what_expected, const char* what_got)
    : code(error_code), path(where), expected(what_expected), got(what_got) {}
[[gnu::noinline]] Error::Error(ErrorCode error_code, const char* where, const char* what_expected, const std::string& what_got)
    : code(error_code), path(where), expected(what_expected), got(what_got) {}
[[gnu::noinline]] Error::Error(ErrorCode error_code, const std::string& where, const char* what_expected, const char* what_got)
    : code(error_code), path(where), expected(what_expected), got(what_got) {}
[[gnu::noinline]] Error::Error(ErrorCode error_code, const std::string& where, const char* what_expected, const std::string& what_got)
    : code(error_code), path(where), expected(what_expected), got(what_got) {}
[[gnu::noinline]] Error::Error(const Error&) = default;
[[gnu::noinline]] Error::Error(Error&&) noexcept = default;
[[gnu::noinline]] Error& Error::operator=(const Error&) = default;
[[gnu::noinline]] Error& Error::operator=(Error&&) noexcept = default;
[[gnu::noinline]] Error::~Error() = default;

[[gnu::noinline]] std::unique_ptr<Error> box(Error&& error) { return std::make_unique<Error>(std::move(error)); }

std::string Error::text() const {
  std::string out(name_of(code));
  out += " at ";
  out += path.empty() ? "the root" : path;
  if (!expected.empty()) out += ": expected " + expected;
  if (!got.empty()) out += (expected.empty() ? ": got " : "; got ") + got;
  return out;
}

std::string quoted_excerpt(std::string_view text, std::size_t limit) {
  constexpr char hex[] = "0123456789abcdef";
  const bool cut = text.size() > limit;
  if (cut) {
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    text = text.substr(0, limit);
  }
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
    } else {
      out += c;
    }
  }
  out += cut ? "…\"" : "\"";
  return out;
}

}  // namespace portal
