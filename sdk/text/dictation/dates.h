#pragma once
// Inside sdk/text/dictation: a phrase about a day as items, and days counted from today.

#include <vector>

#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {

enum class ItemKind : unsigned char { number, month, weekday, word };

struct Item {
  ItemKind kind = ItemKind::word;
  std::int64_t value = 0;   // of a month 1–12, of a weekday 0 (Monday) to 6
  std::size_t written = 0;  // digits of a number, its leading zero among them
  bool ordinal = false;
  bool half = false;  // and a half more
  std::string word;
  bool used = false;
};
using Items = std::vector<Item>;

Items items_of(const Tokens& tokens);

// Days that are named by their distance: «завтра», "in two weeks", «в прошлую пятницу». False where the phrase does not.
bool hear_relative(Items& items, const calendar::CivilDate& today, Heard& heard);

bool is_date(std::int64_t year, std::int64_t month, std::int64_t day);
std::string date_value(std::int64_t year, std::int64_t month, std::int64_t day);

}  // namespace portal::text::dictation
