#pragma once
// In which order services are put before a person, and why; and which question to ask next. No weight, nothing learnt: a list of keys.
//
// Order of what applies: 1. a deadline within 60 days, the nearest first · 2. it belongs to a situation that is there (declared
// by the person or seen in the facts) · 3. it is meant for a segment the person belongs to · 4. fewer documents to bring · 5. the
// catalogue's own order. A deadline that is over takes the service away.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/catalogue/decisions.h"

namespace portal::catalogue {

enum class RankKey : unsigned char { deadline, event, segment, documents, order };
std::string_view name_of(RankKey key);

struct Ranked {
  std::size_t service = nowhere;
  RankKey key = RankKey::order;   // the first that speaks for it
  std::string deadline;           // civil date; empty: none, or not known
  std::int32_t days_left = 0;     // to the deadline
  std::size_t event = nowhere;    // RankKey::event
  std::size_t segment = nowhere;  // RankKey::segment
  std::uint32_t documents = 0;    // that the person has to bring
};

// All that applies, best first.
std::vector<Ranked> rank(const Decisions& decisions);
Ranked ranked(const Decisions& decisions, std::size_t service);  // one, whether it applies or not

// The question that settles most: of the concepts that can be asked, are not known and not in `skipped`, the one whose answer, over the
// values that rules tell apart, decides the most open services on average; equal ones in the catalogue's order. The three that stand
// before most services are weighed, over at most five values and 24 services of each. `among` narrows it to
// some services (empty: all).
struct Question {
  std::size_t concept_index = nowhere;  // nowhere: nothing left to ask
  std::uint32_t stands_before = 0;      // how many open services read it
  double settles = 0;                   // on average
};
Question next_question(const Decisions& decisions, const std::vector<std::string>& skipped, const std::vector<std::size_t>& among = {});

}  // namespace portal::catalogue
