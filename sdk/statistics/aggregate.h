#pragma once
// An aggregate that may be published: counts of answers by method, target and question, with scores, intervals and small numbers hidden.
//
// Whoever counted (a command over files, SQL in a data base) gives slices; what comes out is the one format that the results view
// reads and `portal ratings` exports:
//
//   {"format": "ratings-aggregate-1", "as_of": "2026-11-24", "by": "month", "rules": {"minimum": 10, "few": 30, "confidence": 0.95},
//    "groups": [{"methodology": "<hash>", "target": "service/birth", "question": "satisfaction", "formula": "weighted", "unit": "percent",
//      "points": 5,
//      "total":    {"n": 512, "score": 81.2, "low": 79.1, "high": 83.2, "counts": [12, 21, 31, 98, 350]},
//      "channels": [{"channel": "web", "n": 420, …}, {"channel": "kiosk", "hidden": "small"}],
//      "rows":     [{"row": "2026-04", "n": 60, …, "channels": [{"channel": "web", "n": 41, …}, …]}],
//      "change":   {"from": "1.3", "to": "2.0", "n": 88, "value": 3.1, "low": 0.4, "high": 5.8},        by version, where it can be said
//      "obstacles": [{"reason": "speed", "n": 31}, {"reason": "staff", "hidden": "small"}],   "praises": the same
//      "response": {"served": 4000, "offered": 2100, "answered": 512, "n": 2100, "score": 24.4, "low": 22.6, "high": 26.3},
//      "offsets":  {"reference": "web", "channels": [{"channel": "phone", "value": 0.91, "low": 0.68, "high": 1.15, "score": 74.0,
//                   "score_low": 71.2, "score_high": 76.6}]}}],                                           only when asked
//    "pains": [{"target": "service/birth", "methodology": "<hash>", "question": "satisfaction", "reason": "speed", "n": 31,
//      "share": 6.1, "low": 4.3, "high": 8.5, "affected": 172}]}
//
// Obstacles are reasons given with a poor answer, praises with a good one. Pains are all obstacles, the one first that surely affects
// most people: the share's lower bound times those served (or answers, where nobody counted them).
// A hidden count takes its score with it: {"hidden": "small"} or "complementary". "few": true from minimum to few − 1 answers.
// "counts" by point stand in the total, and in its parts only where nothing is hidden among them.
// A total over several channels pools them as they came; "pooled" counts them. One division (rows × channels) is published.

#include <map>
#include <string>

#include "sdk/json/value.h"
#include "sdk/statistics/mode_offset.h"
#include "sdk/statistics/scores.h"

namespace portal::statistics {

struct GroupKey {
  std::string methodology;  // hash
  std::string target;       // kind/id: "service/birth", "portal/main"
  std::string question;     // construct: "satisfaction", "ease", "need"

  friend bool operator<(const GroupKey& a, const GroupKey& b) {
    if (a.methodology != b.methodology) return a.methodology < b.methodology;
    return a.target != b.target ? a.target < b.target : a.question < b.question;
  }
};

struct Volumes {
  std::int64_t served = 0;  // 0: not known
  std::int64_t offered = 0;
};

struct Group {
  Formula formula = Formula::mean;
  std::size_t points = 5;
  // row (month or version) → channel → counts, the worst first.
  std::map<std::string, std::map<std::string, Counts>> cells;
  std::map<std::string, std::int64_t> obstacles, praises;  // with the question that they were asked after
  Volumes volumes;

  void add(const std::string& row, const std::string& channel, std::size_t point, std::int64_t times = 1);
};

using Groups = std::map<GroupKey, Group>;

struct Rules {
  std::int64_t minimum = 10;
  std::int64_t few = 30;
  double confidence = 0.95;
};

struct AggregateOptions {
  std::string as_of;             // a civil date, as the caller has it
  std::string by = "month";      // what rows are: "month" or "version"
  std::string offset_reference;  // a channel: offsets of the others against it are estimated; empty: they are not
  Rules rules;
};

// Errors: out_of_range: a group whose formula does not fit its points, counts of another length (path /groups/<n>).
Result<json::Value> aggregate(const Groups& groups, const AggregateOptions& options);

// {"n", "score", "low", "high", "counts", "few"?}: numbers to two decimals; score and interval only where there is an answer.
json::Object cell_json(Formula formula, const Counts& counts, const Rules& rules);

}  // namespace portal::statistics
