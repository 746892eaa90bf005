#pragma once
// Addresses proposed for what was typed, from a small list of Krasnoyarsk's streets (content/streets.txt).

#include <string>
#include <vector>

#include "examples/portal/backend/api.h"

namespace portal::demo {

class Addresses {
 public:
  explicit Addresses(const std::string& content);

  // GET /api/addresses?text=Мира 10 → {"suggestions":[{"label","parts":{"city","street","house"?}}]}, at most ten
  Response suggest(const Request& request, const Visit& visit);

 private:
  struct Street {
    std::string name;    // «проспект Мира»
    std::string folded;  // as it is found
  };
  std::vector<Street> streets_;
};

}  // namespace portal::demo
