#pragma once
// Which numbers the panel's requests have: an answer is known by its number, also after a state was restored.

#include <cstdint>
#include <vector>

#include "sdk/json/archive.h"

namespace portal::accessibility {

struct Requests {
  std::int64_t watching = 0;   // the record
  std::int64_t system = 0;     // what the system asks for
  std::int64_t journal = 0;    // what the page has announced
  std::int64_t shortcuts = 0;  // keys
  std::int64_t receiving = 0;  // a link's settings
  std::int64_t saving = 0;     // a file
  std::int64_t choosing = 0;   // another file
  std::int64_t linking = 0;    // an address
  std::vector<std::int64_t> putting;

  bool take_put(std::int64_t request);  // true: it was one, and is done
  void archive(json::Archive& state);
};

}  // namespace portal::accessibility
