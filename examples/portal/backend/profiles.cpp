// Profiles from files.

#include "examples/portal/backend/profiles.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "examples/portal/backend/http.h"
#include "sdk/json/json.h"
#include "sdk/profile/facts.h"

namespace portal::demo {

std::optional<std::string> read_file(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return std::nullopt;
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return std::nullopt;
  std::string text;
  char chunk[16384];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, file.get())) text.append(chunk, count);
  if (std::ferror(file.get())) return std::nullopt;
  return text;
}

bool Profiles::knows(std::string_view person) const {
  std::error_code failed;
  return is_plain_name(person) && std::filesystem::is_regular_file(folder_ + "/" + std::string(person) + ".json", failed);
}

Result<json::Value> Profiles::all(std::string_view person) const {
  const auto text = knows(person) ? read_file(folder_ + "/" + std::string(person) + ".json") : std::nullopt;
  if (!text) return Error{ErrorCode::unknown_name, "", "a person of this demo", quoted_excerpt(person)};
  PORTAL_TRY(json::Value profile, json::parse(*text));
  const json::Value* facts = profile.find("facts");
  if (!facts || !facts->is_array()) return Error{ErrorCode::missing_key, "/facts", "a list", "something else"};
  const std::lock_guard lock(mutex_);
  const auto handed = handed_.find(person);
  if (handed == handed_.end()) return profile;
  json::Array whole = facts->array();
  const auto says = [](const json::Value& one, const json::Value& other) {
    return *one.find("path") == *other.find("path") && *one.find("value") == *other.find("value");
  };
  for (const json::Value& fact : handed->second)
    if (std::none_of(facts->array().begin(), facts->array().end(), [&](const json::Value& known) { return says(known, fact); }))
      whole.push_back(fact);
  profile.object().set("facts", std::move(whole));
  return profile;
}

void Profiles::hand(const std::string& person, json::Array facts) {
  const std::lock_guard lock(mutex_);
  handed_[person] = std::move(facts);
}

Result<json::Value> Profiles::facts(std::string_view person, const std::vector<std::string>& paths) const {
  PORTAL_TRY(const json::Value profile, all(person));
  PORTAL_TRY(const profile::Facts facts, profile::Facts::read(profile));
  return facts.subset(paths).to_json();
}

}  // namespace portal::demo
