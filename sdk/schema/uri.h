#pragma once
// References between schemas: RFC 3986 splitting (appendix B), resolving (5.2) and percent-decoding (2.1).

#include <string>
#include <string_view>

namespace portal::schema {

// Components of a URI reference; data() is nullptr where one is absent (an empty one is not absent). The path always exists.
struct UriParts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
};

UriParts split_uri(std::string_view text);
std::string resolve_uri(std::string_view base, std::string_view reference);
std::string percent_decoded(std::string_view text);  // a "%" without two hex digits stays as it is

int hex_digit(char c);  // its value, or -1

}  // namespace portal::schema
