#pragma once
// A case's state: a fold over its events in their order. Nothing here depends on how or when they arrived, or on the time of day.

#include <string>
#include <utility>
#include <vector>

#include "widgets/tracker/case_log.h"

namespace portal::tracker {

struct StageState {
  const CaseEvent* status = nullptr;    // the last change
  const CaseEvent* promised = nullptr;  // the last date that was named for it, by itself or in a change
  const CaseEvent* assigned = nullptr;
  const CaseEvent* booked = nullptr;    // null once cancelled
  const CaseEvent* began = nullptr;     // the first change since the (re)start
  const CaseEvent* returned = nullptr;  // the last return for correction
  int returns = 0;
  int reopenings = 0;
  calendar::Instant last[status_count] = {};  // of each status; bit of `seen` says whether there was one
  unsigned seen = 0;
  std::vector<std::pair<std::string, calendar::Instant>> marks;

  bool has(Status wanted) const { return (seen & (1U << static_cast<unsigned>(wanted))) != 0; }
  // When the stage last had this status or mark; false where it never had.
  bool when(std::string_view mark, calendar::Instant& at) const;
};

struct CaseState {
  const CaseEvent* opened = nullptr;
  const CaseEvent* ended = nullptr;  // null again where something was reopened or returned afterwards
  const CaseEvent* restarted = nullptr;
  const CaseEvent* last = nullptr;
  std::vector<StageState> stages;
  std::vector<const CaseEvent*> documents;  // the last event of each
  json::Value facts = json::Object();       // choices of decisions are "decision": {stage: choice}
  std::vector<const CaseEvent*> strangers;  // events about stages, documents or ends that the scenario does not have
};

// Borrows the events of the log.
CaseState fold(const CaseLog& log);

// The same where `state` is the fold of the first `folded` events and their order has not changed since (CaseLog::generation).
void fold_more(const CaseLog& log, std::size_t folded, CaseState& state);

// Every part of a state in words: equal for equal states. For tests and logs.
std::string fingerprint(const CaseState& state);

}  // namespace portal::tracker
