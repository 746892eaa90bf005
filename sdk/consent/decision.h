#pragma once
// What records allow, now: pure folds. The order in which events arrived, and how often, changes nothing.
//
//   if (!consent::is_allowed(records, consent::Kind::proactive, {"kindergarten", {"birth"}}, now)) …evaluate nothing…

#include <span>

#include "sdk/consent/record.h"

namespace portal::consent {

struct Status {
  State state = State::requested;
  std::string since;        // instant of the event that decides; of expired: when it ran out
  std::string valid_until;  // instant; empty: until withdrawn
  bool is_valid() const { return state == State::given || state == State::renewed; }
};

// An event that ends a record ends it whatever else is there: a late "given" from a device that was offline, or whose clock was
// wrong, revives nothing. Otherwise the record is valid until the latest valid_until that was given.
Status status_of(const Record& record, calendar::Instant now);

// What something is done for: a service and the bundles that it is in; a bundle alone; or, both empty, anything at all.
struct Target {
  std::string service;
  std::vector<std::string> bundles;
};

// True where a valid record of this kind covers the target and no later refusal or withdrawal of the same or a narrower scope
// does: "all but this one" holds, and so does agreeing to all again, later. Anything at all is covered only by scope all.
bool is_allowed(std::span<const Record> records, Kind kind, const Target& target, calendar::Instant now);

// The same where `now` is RFC 3339; text that is no instant allows nothing.
bool is_allowed(std::span<const Record> records, Kind kind, const Target& target, std::string_view now);

// Whether there is any valid record of this kind: something, somewhere, is allowed.
bool is_any_allowed(std::span<const Record> records, Kind kind, calendar::Instant now);

// The next moment at which a valid record runs out; 0 where none does. For the one timer that a page needs.
calendar::Instant next_expiry(std::span<const Record> records, calendar::Instant now);

// Takes in what another device, tab or the portal's backend knows of the same records: events by their id, records by theirs.
// True where something was new. Associative, commutative, idempotent.
bool merge(std::vector<Record>& into, std::span<const Record> from);

}  // namespace portal::consent
