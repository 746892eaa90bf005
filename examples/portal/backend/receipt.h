#pragma once
// Receipt numbers: "2026-000123-4", the year of receipt, the number from the database's sequence and a check digit.
// Digits only: nothing to confuse when it is read aloud, typed on a phone or spelled in another alphabet.
//
// The check digit is Damm's (H. M. Damm, "Totally anti-symmetric quasigroups", 2004) over the digits of year and number:
// it catches every single wrong digit and every exchange of two neighbours.

#include <cstdint>
#include <string>
#include <string_view>

namespace portal::demo {

std::string receipt_number(int year, std::int64_t sequence);  // year of four digits; sequence > 0, six digits or more

// True for text of this shape whose check digit is right; says nothing of whether such an application exists.
bool is_receipt_number(std::string_view text);

}  // namespace portal::demo
