#pragma once
// What each operation is called and what it looks at, by Operation.

#include <string_view>

#include "sdk/schema/program.h"

namespace portal::schema {

constexpr unsigned kind_bit(json::Kind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr unsigned numbers = kind_bit(json::Kind::integer) | kind_bit(json::Kind::number);
constexpr unsigned strings = kind_bit(json::Kind::string);
constexpr unsigned arrays = kind_bit(json::Kind::array);
constexpr unsigned objects = kind_bit(json::Kind::object);
constexpr unsigned anything = 0x7F;

// The keyword's name, the kinds of value it says something about, the parameter that carries its own value in a Problem.
struct Fact {
  std::string_view keyword;
  unsigned kinds;
  std::string_view parameter;
};
inline constexpr Fact facts[] = {{"type", anything, "expected"},
                                 {"enum", anything, "allowed"},
                                 {"const", anything, "allowed"},
                                 {"multipleOf", numbers, "divisor"},
                                 {"maximum", numbers, "limit"},
                                 {"exclusiveMaximum", numbers, "limit"},
                                 {"minimum", numbers, "limit"},
                                 {"exclusiveMinimum", numbers, "limit"},
                                 {"maxLength", strings, "limit"},
                                 {"minLength", strings, "limit"},
                                 {"pattern", strings, "pattern"},
                                 {"format", strings, "format"},
                                 {"maxItems", arrays, "limit"},
                                 {"minItems", arrays, "limit"},
                                 {"uniqueItems", arrays, ""},
                                 {"maxProperties", objects, "limit"},
                                 {"minProperties", objects, "limit"},
                                 {"required", objects, ""},
                                 {"dependentRequired", objects, ""},
                                 {"propertyNames", objects, ""},
                                 {"", objects, ""},
                                 {"", arrays, ""},
                                 {"contains", arrays, ""},
                                 {"", anything, ""},
                                 {"", anything, ""},
                                 {"", anything, ""},
                                 {"anyOf", anything, ""},
                                 {"oneOf", anything, ""},
                                 {"not", anything, ""},
                                 {"", anything, ""},
                                 {"", objects, ""},
                                 {"", arrays, ""},
                                 {"", objects, ""}};
static_assert(std::size(facts) == static_cast<std::size_t>(Operation::none));

inline const Fact& fact_of(Operation operation) { return facts[static_cast<std::size_t>(operation)]; }

}  // namespace portal::schema
