#pragma once
// What the portal knows of a person: files of the made-up people of this demo, handed out fact by fact (data minimisation).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

// The text of a file; nothing where it cannot be read.
std::optional<std::string> read_file(const std::string& path);

class Profiles {
 public:
  explicit Profiles(std::string content) : folder_(std::move(content) + "/profiles") {}

  bool knows(std::string_view person) const;

  // {"facts":[…]}: exactly those facts whose path is asked for, in the order of the file. Errors: unknown_name for a person who is
  // not there; those of the file's text.
  Result<json::Value> facts(std::string_view person, const std::vector<std::string>& paths) const;
  Result<json::Value> all(std::string_view person) const;

 private:
  std::string folder_;
};

}  // namespace portal::demo
