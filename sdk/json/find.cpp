// Finding a member by its key: the innermost loop of all that reads JSON, so this file is compiled for speed (CMakeLists.txt).
#include <algorithm>

#include "sdk/base/same_text.h"
#include "sdk/json/value.h"

namespace portal::json {

std::size_t Object::position(std::string_view key) const {
  if (!sorted_.empty()) return sorted_position(key);
  std::size_t i = 0;
  while (i < members_.size() && !same_text(members_[i].key, key)) ++i;
  return i;
}

[[gnu::noinline]] std::size_t Object::sorted_position(std::string_view key) const {
  const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), key, [this](std::uint32_t i, std::string_view k) { return members_[i].key < k; });
  return at != sorted_.end() && same_text(members_[*at].key, key) ? *at : members_.size();
}

// Link-time optimisation would put it back where it is called.
[[gnu::noinline]] const Value* Object::find(std::string_view key) const {
  const std::size_t i = position(key);
  return i < members_.size() ? &members_[i].value : nullptr;
}

}  // namespace portal::json
