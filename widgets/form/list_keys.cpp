// Keys are made of a number and of who made them.
#include "widgets/form/list_keys.h"

#include <algorithm>

namespace portal::form {

std::string item_key(std::int64_t number, std::string_view instance) {
  std::string key = "n" + std::to_string(number);
  if (instance.empty()) return key;
  std::uint32_t mixed = 2166136261U;  // FNV-1a
  for (const char c : instance) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619U;
  key += '-';
  for (int i = 0; i < 6; ++i, mixed /= 36) key += "0123456789abcdefghijklmnopqrstuvwxyz"[mixed % 36];
  return key;
}

std::int64_t highest_number(const json::Array& keys) {
  std::int64_t highest = 0;
  for (const json::Value& key : keys) {
    std::int64_t number = 0;
    for (std::size_t i = 1; i < key.text().size() && i < 12 && key.text()[i] >= '0' && key.text()[i] <= '9'; ++i)
      number = number * 10 + (key.text()[i] - '0');
    highest = std::max(highest, number);
  }
  return highest;
}

}  // namespace portal::form
