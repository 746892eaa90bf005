#pragma once
// What the portal knows of a person: files of the made-up people of this demo, handed out fact by fact (data minimisation).

#include <map>
#include <mutex>
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

  // What the person handed over with an offer, facts of sdk/profile: from now on they stand behind the profile's own, until others are
  // handed. What the profile says in the same words is not kept twice. In memory: this demo forgets them when it ends.
  void hand(const std::string& person, json::Array facts);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, json::Array, std::less<>> handed_;
  std::string folder_;
};

}  // namespace portal::demo
