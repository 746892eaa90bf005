#pragma once
// The values of "format" (Validation 7.3), each a small checker of its own grammar, without patterns.
//
// date, time, date-time, duration (RFC 3339) · email (RFC 5321), idn-email (RFC 6531) · hostname (RFC 1123, A-labels by RFC 5890) ·
// ipv4 (RFC 2673), ipv6 (RFC 4291) · uri, uri-reference (RFC 3986), iri, iri-reference (RFC 3987) · uuid (RFC 4122) ·
// json-pointer, relative-json-pointer (RFC 6901) · regex (ECMA-262). Other names are unknown and only annotate.

#include <cstdint>
#include <string_view>
#include <vector>

#include "sdk/schema/schema.h"

namespace portal::schema {

constexpr std::uint32_t unknown_format = 0xFFFFFFFF;

// A format's number, for good as long as `more` (may be nullptr; asked first) stays as it is.
std::uint32_t format_number(std::string_view name, const std::vector<Format>* more);
bool has_format(std::string_view text, std::uint32_t number, const std::vector<Format>* more);

bool is_date(std::string_view text);  // "2024-02-29": a day of the Gregorian calendar
bool is_time(std::string_view text);  // "23:59:60Z": with an offset; a leap second only at 23:59 UTC
bool is_date_time(std::string_view text);
bool is_email(std::string_view text);  // ASCII; is_idn_email takes the rest of Unicode too
bool is_idn_email(std::string_view text);
bool is_hostname(std::string_view text);

}  // namespace portal::schema
