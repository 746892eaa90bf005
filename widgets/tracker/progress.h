#pragma once
// What follows from a case's state at a moment: whose turn it is, what is needed, until when, and why not further.
//
//   Moment-free state (case_state.h) + the time now + the working calendar + the authority's zone → Progress.
//
// Pure: the same input gives the same answers wherever the browser stands. Dates are civil dates of the authority's zone.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sdk/calendar/working_calendar.h"
#include "widgets/tracker/case_state.h"

namespace portal::tracker {

// Where a stage stands. `ready` may begin but nothing has happened; `active` has begun; `unneeded`: another of its group was done instead.
enum class Standing : unsigned char { not_applicable, blocked, ready, active, returned, done, skipped, refused, unneeded };
std::string_view name_of(Standing standing);

// Until when, told in the units in which the term is counted.
struct Due {
  bool by_hours = false;
  std::int32_t day = 0;          // day number of the last day; not by hours
  calendar::Instant moment = 0;  // by hours
  bool is_working = false;       // `left` counts working days
  std::int32_t left = 0;         // days or, by hours, whole minutes until the end; negative: it has passed by so much
  bool is_overdue = false;
  bool is_known = true;  // false: counted through a year whose calendar has no act yet
  std::int32_t unknown_year = 0;
  bool was_moved = false;      // somebody named another date than the definition gives
  std::int32_t first_day = 0;  // what it was before, where it was moved
  const Term* term = nullptr;  // null: the date was named in an event
};

struct StageProgress {
  Standing standing = Standing::blocked;
  rules::Truth applies = rules::Truth::yes;
  bool is_finished = false;  // done, skipped, not applicable, or a group with enough of these
  bool has_turn = false;     // somebody has to act on it now
  Actor turn = Actor::client;
  bool has_since = false;
  calendar::Instant since = 0;  // since when it has that turn
  bool has_finish = false;
  calendar::Instant finished_at = 0;
  std::vector<std::size_t> waits_for;  // unfinished stages in the way, of its own and of the groups around it
  std::optional<Due> due;              // while unfinished
  std::optional<Due> promised;         // what had been promised, once it is finished: to compare
};

struct ClockReading {
  std::size_t stage = 0;
  std::size_t clock = 0;
  enum class State : unsigned char { running, late, kept, broken } state = State::running;
  Due due;
};

enum class Phase : unsigned char { not_started, running, succeeded, refused, withdrawn };

struct Progress {
  Phase phase = Phase::not_started;
  std::size_t end = nowhere;
  std::vector<StageProgress> stages;
  std::vector<std::size_t> mine;      // leaves that wait for the client, in order
  std::vector<std::size_t> possible;  // leaves that the client may do but need not: another way is already under way without them
  std::vector<std::size_t> theirs;    // leaves that wait for an authority or a third party
  std::size_t here = nowhere;         // the stage of the first level where the person is
  std::size_t step = 0;               // "step 2 of 5", of the stages of the first level that apply
  std::size_t steps = 0;
  std::vector<std::size_t> documents_left;    // that the client still has to bring
  std::vector<std::size_t> documents_coming;  // that come by themselves and have not come yet
  std::vector<std::size_t> critical_path;     // unfinished leaves that decide the time left, in order
  double days_p50 = 0;                        // along it
  double days_p90 = 0;
  bool is_estimated = false;  // some stage of the path has an estimate
  std::vector<ClockReading> clocks;
};

// Civil days that were asked for already: whoever knows the zone is asked once a moment.
struct CivilDays {
  std::vector<std::pair<calendar::Instant, std::int32_t>> sorted;
};

struct Circumstances {
  calendar::Instant now = 0;
  bool has_now = false;  // before the clock has answered nothing is overdue
  std::string zone;
  const calendar::WorkingCalendar* calendar = nullptr;
  CivilDays* days = nullptr;  // borrowed; may be null
};

Progress progress_of(const Scenario& scenario, const CaseState& state, const Circumstances& at);

// The civil day of an instant in the authority's zone; in UTC where the zone is not known.
std::int32_t civil_day(const Circumstances& at, calendar::Instant instant);

// The end of `term` begun at `from`, not measured yet.
Due due_of(const Term& term, calendar::Instant from, const Circumstances& at);
Due due_on(std::int32_t day, bool is_working);
// How far off it is at a moment: now, or when it was finished.
void measure(Due& due, calendar::Instant when, const Circumstances& at);

}  // namespace portal::tracker
