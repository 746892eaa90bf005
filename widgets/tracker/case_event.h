#pragma once
// What happens in a case: a CloudEvent (CloudEvents 1.0, JSON format) of one of the types below, read strictly.
//
//   {"specversion":"1.0","type":"portal.stage.changed","source":"/zags/krasnoyarsk","id":"e7","subject":"case-1",
//    "time":"2026-11-20T03:30:00Z","data":{"stage":"apply","status":"submitted","by":"client","channel":"online"}}
//
// `subject` is the case, `time` is when it happened and not when it was sent, source and id together are the event's name.
// Extension attributes (small letters and digits) are allowed; `sequence` orders events of the same moment. README.md has the types
// with their data.

#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "sdk/calendar/instant.h"
#include "sdk/json/value.h"
#include "widgets/tracker/scenario.h"

namespace portal::tracker {

enum class EventKind : unsigned char { opened, facts, changed, promised, marked, assigned, booked, document, ended, restarted, rated, corrected };
std::string_view type_of(EventKind kind);  // "portal.case.opened"

enum class Status : unsigned char { started, submitted, accepted, waiting, returned, done, refused, skipped, reopened };
constexpr int status_count = 9;
std::string_view name_of(Status status);

enum class DocumentStatus : unsigned char { needed, received, accepted, rejected, not_needed };
std::string_view name_of(DocumentStatus status);

struct CaseEvent {
  std::string id;
  std::string source;
  std::string subject;
  std::string sequence;
  calendar::Instant time = 0;
  EventKind kind = EventKind::opened;
  json::Value wire;  // the whole event, for caches

  // Of data; which are there depends on the kind.
  std::string stage;                  // changed, promised, marked, assigned, booked, rated
  std::size_t stage_index = nowhere;  // once a log has looked it up
  Status status = Status::started;
  DocumentStatus document_status = DocumentStatus::needed;
  bool has_by = false;
  Actor by = Actor::client;  // who did it
  bool has_turn = false;
  Actor turn = Actor::client;  // whose turn it is now, where that is not what the status says
  std::string name;            // marked: the mark; document: its id; ended: the end; assigned: a person; opened: the scenario; booked: the place
  std::string version;         // opened
  std::string number;          // opened: the case's number for people
  std::string reason;          // in words, for people
  std::string due;             // changed, promised: a civil date
  std::string channel;
  std::string choice;         // changed: of a decision
  std::string phone;          // assigned
  std::string at;             // booked: an instant; "" : cancelled
  std::int64_t score = 0;     // rated, 1 to 5
  std::string target_source;  // corrected: which event
  std::string target_id;
  json::Value data;  // facts: the facts; corrected: the new data, null: it never happened

  // The order of events: when, then sequence, then name.
  bool before(const CaseEvent& other) const;
};

// Errors: missing_key, wrong_type, unknown_key, unknown_name (type, status), out_of_range (time, due, score), with paths below `path`.
Result<CaseEvent> read_case_event(const json::Value& wire, const std::string& path);

// The event that a correction makes of `original`.
Result<CaseEvent> corrected_event(const CaseEvent& original, const json::Value& data);

}  // namespace portal::tracker
