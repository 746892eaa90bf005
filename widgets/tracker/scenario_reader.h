#pragma once
// Reading a scenario, part by part. For scenario.cpp and scenario_stage.cpp only.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/reader.h"
#include "widgets/tracker/scenario.h"

namespace portal::tracker {

class ScenarioReader {
 public:
  explicit ScenarioReader(Scenario& out) : out_(out) {}
  Result<void> read(const json::Value& source);

 private:
  Result<void> services(const json::Value* list);
  Result<void> documents(const json::Value* list);
  Result<void> facts(const json::Value* list);
  Result<void> ends(const json::Value& list);
  Result<void> migrations(const json::Value* list);
  Result<void> support(const json::Value* source);
  Result<void> translations(const json::Value* source);

  Result<void> stages(const json::Value& list, const std::string& path, std::size_t parent, std::size_t depth);
  Result<void> stage(const json::Value& source, const std::string& path, std::size_t parent, std::size_t depth);
  Result<void> stage_parts(json::Reader& read, const std::string& path, Stage& stage);
  Result<void> group(json::Reader& read, Stage& stage);
  Result<void> rule(const json::Value* source, const std::string& path, Stage& stage);
  Result<void> actions(const json::Value* list, const std::string& path, Stage& stage);
  Result<void> choices(const json::Value* list, const std::string& path, Stage& stage);
  Result<void> clocks(const json::Value* list, const std::string& path, Stage& stage);
  Result<void> term(json::Reader& read, const std::string& path, const std::string& key, Term& term);
  Result<void> estimate(const json::Value* source, const std::string& path, const std::string& key, Stage& stage);
  Result<void> resolve();
  Result<void> resolve_moment(const std::string& written, const std::string& path, Moment& moment) const;
  Result<void> put_in_order();

  void text(json::Reader& read, const char* key, std::string_view name, bool must = false);

  struct Later {  // a reference to a stage that may stand further down
    std::size_t stage;
    std::string path;
    std::string written;
    int clock;  // -3: after, -2: deadline's from, else 2 * index of the clock, +1 for its `until`
  };
  Scenario& out_;
  std::vector<Later> later_;
};

// The strings of an optional list; wrong_type with the item's path.
Result<std::vector<std::string>> read_texts(const json::Value* list, const std::string& path);

// An id: letters, digits, _ and -; no dot, since dots part the places of a path.
bool is_id(std::string_view text);

}  // namespace portal::tracker
