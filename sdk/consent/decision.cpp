// Folds over events; see the header for the rules.
#include "sdk/consent/decision.h"

#include <algorithm>

namespace portal::consent {

namespace {

using calendar::Instant;

constexpr bool gives[] = {
#define STATE(name, dpv, gives, ends) gives,
#include "sdk/consent/states.def"
};
constexpr bool ends[] = {
#define STATE(name, dpv, gives, ends) ends,
#include "sdk/consent/states.def"
};

bool gives_by(State state) { return gives[static_cast<std::size_t>(state)]; }
bool ends_by(State state) { return ends[static_cast<std::size_t>(state)]; }

Instant instant_of(const std::string& text) {
  Instant instant = 0;
  calendar::parse_instant(text, instant);  // records are checked when they are read
  return instant;
}

// What of two events decides: the later one, of equals the more severe, then the greater id.
bool comes_after(const Event& a, const Event& b) {
  const Instant at = instant_of(a.time);
  const Instant other = instant_of(b.time);
  if (at != other) return at > other;
  if (a.state != b.state) return a.state > b.state;
  return a.event_id > b.event_id;
}

// The first event that ends the record; nullptr where none does.
const Event* ending_of(const Record& record) {
  const Event* found = nullptr;
  for (const Event& event : record.events)
    if (ends_by(event.state) && (found == nullptr || comes_after(*found, event))) found = &event;
  return found;
}

struct Validity {
  const Event* given = nullptr;  // the latest that gives
  const Event* until = nullptr;  // the one that reaches furthest
  const Event* other = nullptr;  // the latest that does neither
};

bool reaches_further(const Event& a, const Event& b) {
  if (a.valid_until.empty() || b.valid_until.empty()) return a.valid_until.empty() && !b.valid_until.empty();
  return instant_of(a.valid_until) > instant_of(b.valid_until);
}

Validity validity_of(const Record& record) {
  Validity found;
  for (const Event& event : record.events) {
    if (!gives_by(event.state)) {
      if (found.other == nullptr || comes_after(event, *found.other)) found.other = &event;
      continue;
    }
    if (found.given == nullptr || comes_after(event, *found.given)) found.given = &event;
    if (found.until == nullptr || reaches_further(event, *found.until)) found.until = &event;
  }
  return found;
}

bool covers(const Scope& scope, const Target& target) {
  switch (scope.type) {
    case ScopeType::all: return true;
    case ScopeType::service: return scope.id == target.service;
    case ScopeType::bundle: return std::find(target.bundles.begin(), target.bundles.end(), scope.id) != target.bundles.end();
  }
  return false;
}

// A later no to the same or something narrower.
bool is_overruled(const Record& by, std::span<const Record> records, const Target& target, Instant given_at) {
  for (const Record& other : records) {
    if (&other == &by || other.kind != by.kind || other.scope.type < by.scope.type || !covers(other.scope, target)) continue;
    const Event* ending = ending_of(other);
    if (ending != nullptr && instant_of(ending->time) >= given_at) return true;
  }
  return false;
}

}  // namespace

Status status_of(const Record& record, Instant now) {
  if (const Event* ending = ending_of(record)) return {ending->state, ending->time, {}};
  const Validity found = validity_of(record);
  if (found.given == nullptr) return found.other == nullptr ? Status{} : Status{found.other->state, found.other->time, {}};
  const std::string& until = found.until->valid_until;
  // Said to have run out, and not renewed since.
  if (found.other != nullptr && found.other->state == State::expired && comes_after(*found.other, *found.given))
    return {State::expired, found.other->time, {}};
  if (!until.empty() && now >= instant_of(until)) return {State::expired, until, {}};
  return {found.given->state, found.given->time, until};
}

bool is_allowed(std::span<const Record> records, Kind kind, const Target& target, Instant now) {
  for (const Record& record : records) {
    if (record.kind != kind || !covers(record.scope, target)) continue;
    const Status status = status_of(record, now);
    if (status.is_valid() && !is_overruled(record, records, target, instant_of(status.since))) return true;
  }
  return false;
}

bool is_allowed(std::span<const Record> records, Kind kind, const Target& target, std::string_view now) {
  Instant instant = 0;
  return calendar::parse_instant(now, instant) && is_allowed(records, kind, target, instant);
}

bool is_any_allowed(std::span<const Record> records, Kind kind, Instant now) {
  for (const Record& record : records)
    if (record.kind == kind && status_of(record, now).is_valid()) return true;
  return false;
}

Instant next_expiry(std::span<const Record> records, Instant now) {
  Instant next = 0;
  for (const Record& record : records) {
    const Status status = status_of(record, now);
    if (!status.is_valid() || status.valid_until.empty()) continue;
    const Instant until = instant_of(status.valid_until);
    if (next == 0 || until < next) next = until;
  }
  return next;
}

bool merge(std::vector<Record>& into, std::span<const Record> from) {
  bool is_new = false;
  for (const Record& record : from) {
    const auto mine = std::find_if(into.begin(), into.end(), [&](const Record& each) { return each.record_id == record.record_id; });
    if (mine == into.end()) {
      into.push_back(record);
      is_new = true;
      continue;
    }
    for (const Event& event : record.events) {
      const bool is_known = std::any_of(mine->events.begin(), mine->events.end(), [&](const Event& each) { return each.event_id == event.event_id; });
      if (!is_known) mine->events.push_back(event);
      is_new = is_new || !is_known;
    }
  }
  return is_new;
}

}  // namespace portal::consent
