#pragma once
// Rating events (CloudEvents, one JSON a line) to counts: each event once by source and id, nothing kept but counts and fingerprints.
//
//   RatingEvents events(options);
//   PORTAL_CHECK(events.read(file));
//   aggregate(events.groups(), …)
//
// Memory does not grow with the length of an event: a fingerprint of 128 bits for each different event (32 bytes with the free places of its
// table) and one counter for each method, target, question, row, channel and point. Both have a limit, over which reading stops.

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/statistics/aggregate.h"
#include "tools/portal/event_lines.h"

namespace portal::tools {

// What is asked in a question, and how it is counted.
struct QuestionMethod {
  statistics::Formula formula = statistics::Formula::weighted;
  std::vector<std::string> answers;  // as events carry them, the worst first
};

struct RatingMethod {
  std::string main_question;   // the one that reasons are asked after
  std::vector<bool> obstacle;  // by its point: whether a reason is an obstacle, or praise
  std::map<std::string, QuestionMethod> questions;
};

// By hash, as events carry it.
using RatingMethods = std::map<std::string, RatingMethod>;

struct EventOptions {
  std::string by = "month";  // or "version"
  int offset_minutes = 0;    // of the authority's zone against UTC: where a month begins
  std::size_t most_counters = 1000000;
  std::size_t most_events = 200000000;
};

// Which events were met: 128-bit fingerprints, open addressing.
class Fingerprints {
 public:
  struct Print {
    std::uint64_t high = 0, low = 0;  // both zero: a free place
  };
  static Print of(std::string_view source, std::string_view id);
  bool contains(Print print) const;
  void insert(Print print);  // one that is not there
  std::size_t size() const { return used_; }
  std::size_t bytes() const { return table_.size() * sizeof(Print); }

 private:
  void grow();
  std::size_t place_of(Print print) const;  // where it is, or the free place where it would be

  std::vector<Print> table_;
  std::size_t used_ = 0;
};

struct ReadCounts {
  std::size_t lines = 0;
  std::size_t ratings = 0;  // counted
  std::size_t duplicates = 0;
  std::size_t bad = 0;          // not JSON, or without what a rating must have
  std::size_t offers = 0;       // that somebody was asked
  std::size_t other_types = 0;  // events of another type
  std::size_t unknown_methods = 0;
  std::vector<std::size_t> bad_lines;  // the first ten, from 1
};

class RatingEvents {
 public:
  RatingEvents(RatingMethods methods, EventOptions options);

  // To the end of the file, in blocks. Errors: storage_failed; too_large: over a limit, or a line of more than 1 MB.
  Result<void> read(std::FILE* file);
  Result<void> read_lines(std::string_view lines);  // whole lines

  const ReadCounts& counts() const { return counts_; }
  std::size_t fingerprint_bytes() const { return seen_.bytes(); }
  // By "<hash>" and the question. Built from the counters each time.
  statistics::Groups groups() const;

 private:
  struct Cell {
    const RatingMethod* method = nullptr;
    std::string methodology, target, row, channel;
    std::map<std::string, statistics::Counts> questions;
    std::map<std::string, std::int64_t> obstacles, praises;
    std::int64_t offered = 0;
  };
  void take(std::string_view line);
  bool count();
  bool count_answers(Cell& into);
  Cell* cell();
  void bad();

  RatingMethods methods_;
  EventOptions options_;
  LineScanner scanner_;
  Fingerprints seen_;
  ReadCounts counts_;
  std::string key_;
  std::unordered_map<std::string, std::unique_ptr<Cell>> cells_;
};

// The month of an RFC 3339 instant in a zone so many minutes east of UTC: "2026-04"; empty where it is no instant.
std::string_view month_of(std::string_view instant, int offset_minutes, std::string& room);

}  // namespace portal::tools
