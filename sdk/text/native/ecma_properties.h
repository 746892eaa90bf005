#pragma once
// The Unicode properties an ECMA-262 pattern may name (22.2.1, tables 66 to 68): a closed list, spelled exactly.

#include <string>
#include <string_view>

namespace portal::text {

// "Letter", "Script=Cyrillic" → the same for ICU, "gc=L"; "" where ECMA-262 has no such property.
std::string icu_property_of(std::string_view expression);

bool is_identifier_start(char32_t character);
bool is_identifier_part(char32_t character);

}  // namespace portal::text
