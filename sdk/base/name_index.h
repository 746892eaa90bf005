#pragma once
// Names to numbers: a sorted list, for the few places that need one. Not a template, so a page loads it once.
//
//   NameIndex index;  index.add("b", 1);  index.add("a", 0);  index.seal();
//   index.find("a") → 0;  index.find("c") → NameIndex::none
//
// The names are borrowed and must outlive the index. Of equal names the one with the smallest number is found.

#include <cstddef>
#include <string_view>
#include <vector>

namespace portal {

class NameIndex {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Entry {
    std::string_view name;
    std::size_t number;
  };

  void reserve(std::size_t count) { entries_.reserve(count); }
  void add(std::string_view name, std::size_t number) { entries_.push_back({name, number}); }
  void seal();  // once all are added, before the first question
  std::size_t find(std::string_view name) const;
  bool holds(std::string_view name) const { return find(name) != none; }

  // The entries of a name stand together from here on, by number.
  const Entry* first(std::string_view name) const;
  const Entry* end() const { return entries_.data() + entries_.size(); }

 private:
  std::vector<Entry> entries_;
};

}  // namespace portal
