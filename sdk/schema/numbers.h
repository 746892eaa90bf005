#pragma once
// Numbers as people write them: divisibility in decimals, where binary remainders are wrong (19.99 is a multiple of 0.01).

#include "sdk/json/value.h"

namespace portal::schema {

// Validation 6.2.1: whether `number` / `divisor` is whole, both taken as the shortest decimals that read as these values.
// Exact over the whole range of double and int64. `divisor` is above 0.
bool is_multiple_of(const json::Value& number, const json::Value& divisor);

// -1, 0 or 1. Exact between integers; otherwise as doubles.
int compare(const json::Value& a, const json::Value& b);

bool is_whole(const json::Value& number);  // also of doubles beyond int64: 1e300 is an integer (Core 6.3)

}  // namespace portal::schema
