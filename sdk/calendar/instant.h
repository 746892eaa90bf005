#pragma once
// Instants (RFC 3339, "2026-11-24T09:30:12+07:00") as microseconds since 1970-01-01T00:00:00Z: comparable, without a zone.

#include <cstdint>
#include <string>
#include <string_view>

namespace portal::calendar {

using Instant = std::int64_t;
constexpr Instant per_second = 1000000;

// False where the text is no instant: without an offset, a date that no calendar has, a leap second. Digits of the fraction
// past the sixth are cut.
bool parse_instant(std::string_view text, Instant& instant);

// In UTC, "2026-11-24T02:30:12Z"; a fraction only where there is one.
std::string instant_text(Instant instant);

}  // namespace portal::calendar
