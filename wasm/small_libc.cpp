// Two functions of the C library that the JSON reader names (sdk/json/CMakeLists.txt renames them there), in the few bytes a
// page needs of them. The library's own
// bring 128-bit software floating point and the whole of printf: a quarter of the module.
#include <cstdarg>
#include <cstdint>
#include <cstring>

extern "C" {

__attribute__((import_module("portal"), import_name("parse_number"))) double import_parse_number(const char*, std::uint32_t);

// JSON's grammar has been checked before: the whole text is one number, and the host rounds it as IEEE 754 wants.
double portal_strtod(const char* text, char** end) {
  const std::size_t length = std::strlen(text);
  if (end != nullptr) *end = const_cast<char*>(text) + length;
  return import_parse_number(text, static_cast<std::uint32_t>(length));
}

// Only asked to print a control character inside an error text that we replace by our own.
int portal_snprintf(char* out, std::size_t size, const char* /*format*/, ...) {
  if (size > 0) *out = '\0';
  return 0;
}

}  // extern "C"
