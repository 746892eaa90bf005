// The WASM face of sdk/text/port.h: imports that the loader answers with Intl and RegExp.
#include "sdk/text/port.h"

#include <cstdlib>

#define PORTAL_IMPORT(name) __attribute__((import_module("portal"), import_name(name)))

extern "C" {
PORTAL_IMPORT("plural_category") std::uint32_t import_plural_category(const char*, std::uint32_t, double);
PORTAL_IMPORT("format_number") char* import_format_number(const char*, std::uint32_t, double, std::uint32_t*);
PORTAL_IMPORT("format_date")
char* import_format_date(const char*, std::uint32_t, std::uint32_t, const char*, std::uint32_t, const char*, std::uint32_t, std::uint32_t*);
PORTAL_IMPORT("fold_case") char* import_fold_case(const char*, std::uint32_t, std::uint32_t*);
PORTAL_IMPORT("pattern_compile") std::uint32_t import_pattern_compile(const char*, std::uint32_t);
PORTAL_IMPORT("pattern_search") std::uint32_t import_pattern_search(std::uint32_t, const char*, std::uint32_t);
PORTAL_IMPORT("pattern_release") void import_pattern_release(std::uint32_t);
}

namespace portal::text {

namespace {

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

std::string take(char* bytes, std::uint32_t len) {
  std::string out(bytes, len);
  std::free(bytes);
  return out;
}

}  // namespace

std::string_view plural_category(std::string_view locale, double number) {
  static constexpr std::string_view names[] = {"zero", "one", "two", "few", "many", "other"};
  const std::uint32_t index = import_plural_category(locale.data(), size_of(locale), number);
  return names[index < 6 ? index : 5];
}

std::string format_number(std::string_view locale, double number) {
  std::uint32_t len = 0;
  char* bytes = import_format_number(locale.data(), size_of(locale), number, &len);
  return take(bytes, len);
}

std::string format_date(std::string_view locale, DateStyle style, std::string_view iso, std::string_view zone) {
  std::uint32_t len = 0;
  char* bytes = import_format_date(locale.data(), size_of(locale), static_cast<std::uint32_t>(style), iso.data(), size_of(iso), zone.data(),
                                   size_of(zone), &len);
  return take(bytes, len);
}

std::string civil_time(std::string_view zone, std::string_view instant) {
  constexpr std::uint32_t civil = 3;  // beside the three styles of DateStyle
  std::uint32_t len = 0;
  char* bytes = import_format_date("", 0, civil, instant.data(), size_of(instant), zone.data(), size_of(zone), &len);
  return take(bytes, len);
}

std::string fold_case(std::string_view text) {
  std::uint32_t len = 0;
  char* bytes = import_fold_case(text.data(), size_of(text), &len);
  return take(bytes, len);
}

std::string port_name() { return "intl"; }

Result<Pattern> Pattern::compile(std::string_view source) {
  const std::uint32_t handle = import_pattern_compile(source.data(), size_of(source));
  if (handle == 0) return Error{ErrorCode::invalid_expression, "", "an ECMA-262 pattern", quoted_excerpt(source)};
  return Pattern(handle);
}

bool Pattern::search(std::string_view text) const {
  return import_pattern_search(static_cast<std::uint32_t>(handle_), text.data(), size_of(text)) != 0;
}

Pattern::Pattern(Pattern&& other) noexcept : handle_(other.handle_) { other.handle_ = 0; }

Pattern& Pattern::operator=(Pattern&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

Pattern::~Pattern() {
  if (handle_ != 0) import_pattern_release(static_cast<std::uint32_t>(handle_));
}

}  // namespace portal::text
