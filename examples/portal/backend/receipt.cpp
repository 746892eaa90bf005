// Damm's check digit and the shape of a receipt number.

#include "examples/portal/backend/receipt.h"

#include <cassert>

namespace portal::demo {
namespace {

// The quasigroup of order ten from Damm's thesis, page 111.
constexpr unsigned char quasigroup[10][10] = {{0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                              {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                              {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                              {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};

// 0 over digits that end with their right check digit; everything else is skipped.
unsigned char damm(std::string_view text) {
  unsigned char interim = 0;
  for (char c : text) {
    if (c >= '0' && c <= '9') interim = quasigroup[interim][c - '0'];
  }
  return interim;
}

}  // namespace

std::string receipt_number(int year, std::int64_t sequence) {
  assert(year >= 1000 && year <= 9999 && sequence > 0);
  std::string digits = std::to_string(sequence);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  const std::string number = std::to_string(year) + "-" + digits;
  return number + "-" + static_cast<char>('0' + damm(number));
}

bool is_receipt_number(std::string_view text) {
  if (text.size() < 13 || text.size() > 26) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == text.size() - 2;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return damm(text) == 0;
}

}  // namespace portal::demo
