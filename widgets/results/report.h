#pragma once
// An aggregate of ratings as it comes (sdk/statistics/aggregate.h), read strictly into what the view shows.

#include <optional>
#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::results {

struct Cell {
  std::string hidden;  // "", "small", "complementary"
  std::int64_t n = 0;
  bool has_score = false;
  double score = 0, low = 0, high = 0;
  std::vector<std::int64_t> counts;
  bool few = false;
  std::int64_t pooled = 0;  // channels that a total adds up; 0: one
};

struct NamedCell {
  std::string name;  // a channel; a month or version
  Cell cell;
};

struct ReasonCount {
  std::string reason;
  bool hidden = false;
  std::int64_t n = 0;
};

struct Change {
  std::string from, to;
  double value = 0, low = 0, high = 0;
};

struct Offset {
  std::string channel;
  double value = 0, low = 0, high = 0, score = 0;
};

struct Response {
  std::int64_t served = 0, offered = 0, answered = 0;
  double rate = 0;
};

struct Group {
  std::string methodology, target, question, formula, unit;
  std::int64_t points = 0;
  Cell total;
  std::vector<NamedCell> channels, rows;
  std::optional<Change> change;
  std::vector<ReasonCount> obstacles, praises;
  std::optional<Response> response;
  std::string offset_reference;
  std::vector<Offset> offsets;
};

struct Refusal {
  std::string a, b, construct;
  std::vector<std::string> reasons;
};

struct Report {
  std::string as_of, by;
  std::int64_t minimum = 10, few = 30;
  double confidence = 0.95;
  std::vector<Group> groups;
  std::vector<Refusal> refusals;
  json::Value methodologies;  // as they were described

  const json::Value* methodology(const std::string& hash) const;  // nullptr where nothing is known of it
  // A text of a described method in a language, else in its first; "" where there is none.
  static std::string text_in(const json::Value* texts, const std::string& language);
};

// Errors: of json::Reader, with paths below `path`; unknown_name: another format.
Result<Report> read_report(const json::Value& value, const std::string& path);

}  // namespace portal::results
