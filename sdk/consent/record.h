#pragma once
// A consent record: what a person agreed to, shaped by ISO/IEC TS 27560:2023. Nothing in it is ever rewritten: only events come.
//
//   PORTAL_TRY(consent::Record record, consent::read_record(json, "/records/0"));
//   consent::Status status = consent::status_of(record, now);           // a pure fold over its events
//
// As JSON (27560 states no form of exchange, so this one is ours; members are named as there):
//   {"schema_version":"ISO/IEC TS 27560:2023","record_id":UUID-4,"subject":"urn:uuid:…",
//    "kind":"proactive","scope":{"type":"service","id":"kindergarten"},
//    "process":{"purpose":"…","personal_data":["…"],"actions":["…"],"controller":{"name":"…","address":"…","contact":"…"},
//               "legal_basis":"…","storage":"…","recipients":["…"],"retention":"…","withdrawal_method":"…"},
//    "notice":{"id":"offers","version":"2","language":"ru","sha256":"…"},
//    "events":[{"event_id":UUID-4,"time":"2026-11-24T09:30:12Z","state":"given","type":"explicit","actor":"subject",
//               "method":"portal","valid_until":"2027-11-24T09:30:12Z"?}]}

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/calendar/instant.h"
#include "sdk/json/value.h"

namespace portal::consent {

// Two acts, two records, never one tick for both: being offered services unasked, and having personal data processed
// (Russia's law 152-FZ, article 9, part 1, since 2025-09-01: apart from everything else that is confirmed).
enum class Kind : unsigned char { proactive, personal_data };

enum class ScopeType : unsigned char { all, bundle, service };

struct Scope {
  ScopeType type = ScopeType::all;
  std::string id;  // empty of all
  friend bool operator==(const Scope&, const Scope&) = default;
};

enum class State : unsigned char {
#define STATE(name, dpv, gives, ends) name,
#include "sdk/consent/states.def"
};

// How the will was said: by an act made for this (a button), by an assistant that the person told to, by a clerk, by the clock.
enum class EventKind : unsigned char { explicit_act, assistant, staff, automatic };

struct Event {
  std::string event_id;
  std::string time;
  State state = State::given;
  EventKind type = EventKind::explicit_act;
  std::string actor;        // "subject", "controller", "representative"
  std::string method;       // how it was collected: "portal", "app", "phone", "paper", "assistant" (requirement 45)
  std::string valid_until;  // instant; empty: until withdrawn
};

struct Controller {
  std::string name;
  std::string address;
  std::string contact;
};

struct Process {
  std::string purpose;
  std::vector<std::string> personal_data;
  std::vector<std::string> actions;
  Controller controller;
  std::string legal_basis;
  std::string storage;
  std::vector<std::string> recipients;  // besides the controller; none: it stays there
  std::string retention;
  std::string withdrawal_method;
};

struct Notice {
  std::string id;
  std::string version;
  std::string language;
  std::string sha256;  // of the text that was shown, UTF-8
};

struct Record {
  std::string record_id;
  std::string subject;  // a pseudonym
  Kind kind = Kind::proactive;
  Scope scope;
  Process process;
  Notice notice;
  std::vector<Event> events;
};

inline constexpr char schema_version[] = "ISO/IEC TS 27560:2023";

// Names on the wire.
std::string_view name_of(Kind kind);
std::string_view name_of(ScopeType type);
std::string_view name_of(State state);
std::string_view name_of(EventKind type);
std::string_view dpv_of(State state);
bool kind_named(std::string_view name, Kind& kind);

// Errors: those of json::Reader; unknown_name; out_of_range (no UUID-4, no instant, no hash, a scope without its id, no event).
Result<Record> read_record(const json::Value& value, const std::string& path);
Result<Event> read_event(const json::Value& value, const std::string& path);
Result<Scope> read_scope(const json::Value& value, const std::string& path);
Result<Process> read_process(const json::Value& value, const std::string& path);
json::Value write_record(const Record& record);
json::Value write_event(const Event& event);
json::Value write_scope(const Scope& scope);
json::Value write_process(const Process& process);

bool is_uuid4(std::string_view text);  // RFC 9562, lower case

// The same record as JSON-LD in the Data Privacy Vocabulary 2, after its guide to 27560.
json::Value to_dpv(const Record& record, calendar::Instant now);

}  // namespace portal::consent
