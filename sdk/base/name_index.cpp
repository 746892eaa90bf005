// The sorted list of names.
#include "sdk/base/name_index.h"

#include <algorithm>

namespace portal {

void NameIndex::seal() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.number < b.number;
  });
}

const NameIndex::Entry* NameIndex::first(std::string_view name) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), name, [](const Entry& entry, std::string_view key) { return entry.name < key; });
  return entries_.data() + (at - entries_.begin());
}

std::size_t NameIndex::find(std::string_view name) const {
  const Entry* at = first(name);
  return at != end() && at->name == name ? at->number : none;
}

}  // namespace portal
