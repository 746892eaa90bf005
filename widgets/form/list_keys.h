#pragma once
// Keys of items, and how many a list may hold: what the buttons of lists ask.

#include <string>
#include <string_view>

#include "widgets/form/definition.h"

namespace portal::form {

constexpr std::string_view item_prefix = "item";  // of an item's node id, before its pointer

inline std::size_t most_of(const FieldDefinition& list) {
  return list.most > 0 && static_cast<std::size_t>(list.most) < most_items ? static_cast<std::size_t>(list.most) : most_items;
}
inline std::size_t fewest_of(const FieldDefinition& list) { return list.is_required && list.fewest > 0 ? static_cast<std::size_t>(list.fewest) : 0; }

// "n3", or "n3-k2f9x" with a word made of the session's own name: two devices that go on with one draft add different items.
std::string item_key(std::int64_t number, std::string_view instance);
// The highest number in such keys.
std::int64_t highest_number(const json::Array& keys);

}  // namespace portal::form
