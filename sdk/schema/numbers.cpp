// Decimal divisibility.
#include "sdk/schema/numbers.h"

#include <cmath>

#include "sdk/json/json.h"

namespace portal::schema {

namespace {

// digits × 10^exponent, with no zero at the end of digits.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

Decimal decimal_of(const json::Value& number) {
  Decimal out;
  if (number.is_integer()) {
    const std::int64_t value = number.integer();
    out.digits = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  } else {
    // At most 17 digits, one point, an exponent at most of three digits: number_text gives no other shape.
    bool fraction = false;
    int written = 0;
    int sign = 0;  // of the exponent being read, 0 before it
    for (const char c : json::number_text(number.number())) {
      if (c == '.') fraction = true;
      else if (c == 'e' || c == 'E') sign = 1;
      else if (c == '-' && sign != 0) sign = -1;
      else if (c < '0' || c > '9') continue;
      else if (sign != 0) written = written * 10 + (c - '0');
      else {
        out.digits = out.digits * 10 + static_cast<std::uint64_t>(c - '0');
        if (fraction) --out.exponent;
      }
    }
    out.exponent += sign * written;
  }
  for (; out.digits != 0 && out.digits % 10 == 0; out.digits /= 10) ++out.exponent;
  return out;
}

}  // namespace

bool is_multiple_of(const json::Value& number, const json::Value& divisor) {
  const Decimal a = decimal_of(number);
  const Decimal b = decimal_of(divisor);
  if (a.digits == 0) return true;
  if (a.exponent < b.exponent) return false;  // no zero at its end: not divisible by the tens
  std::uint64_t rest = a.digits % b.digits;
  const auto add = [&b](std::uint64_t x, std::uint64_t y) { return x >= b.digits - y ? x - (b.digits - y) : x + y; };
  for (int i = b.exponent; i < a.exponent && rest != 0; ++i) {
    const std::uint64_t twice = add(rest, rest);
    const std::uint64_t five = add(add(twice, twice), rest);
    rest = add(five, five);
  }
  return rest == 0;
}

int compare(const json::Value& a, const json::Value& b) {
  if (a.is_integer() && b.is_integer()) return a.integer() < b.integer() ? -1 : a.integer() > b.integer() ? 1 : 0;
  const double x = a.number();
  const double y = b.number();
  return x < y ? -1 : x > y ? 1 : 0;
}

bool is_whole(const json::Value& number) { return number.is_integer() || std::trunc(number.number()) == number.number(); }

}  // namespace portal::schema
