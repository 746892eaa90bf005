// The envelope first, then the data of its type.
#include "widgets/tracker/case_event.h"

#include <algorithm>
#include <tuple>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/reader.h"

namespace portal::tracker {

namespace {

constexpr std::string_view types[] = {"portal.case.opened",  "portal.case.facts",     "portal.stage.changed", "portal.stage.promised",
                                      "portal.stage.marked", "portal.stage.assigned", "portal.stage.booked",  "portal.document.changed",
                                      "portal.case.ended",   "portal.case.restarted", "portal.case.rated",    "portal.event.corrected"};
constexpr std::string_view statuses[] = {"started", "submitted", "accepted", "waiting", "returned", "done", "refused", "skipped", "reopened"};
constexpr std::string_view document_statuses[] = {"needed", "received", "accepted", "rejected", "notNeeded"};

template <class Enum, std::size_t Count>
bool pick(const std::string_view (&names)[Count], std::string_view name, Enum& out) {
  const auto* found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return false;
  out = static_cast<Enum>(found - std::begin(names));
  return true;
}

bool is_attribute_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

void read_actor(json::Reader& read, const char* key, bool& has, Actor& actor) {
  std::string name;
  read.optional(key, name);
  has = !name.empty();
  if (has && !actor_named(name, actor)) read.fail(ErrorCode::unknown_name, key, "one of: client, authority, thirdParty", quoted_excerpt(name));
}

void read_due(json::Reader& read, CaseEvent& event, bool must) {
  if (must) read.required("due", event.due);
  else read.optional("due", event.due);
  calendar::CivilDate date;
  if (!event.due.empty() && !calendar::parse_date(event.due, date))
    read.fail(ErrorCode::out_of_range, "due", "a civil date, YYYY-MM-DD", quoted_excerpt(event.due));
}

void read_changed(json::Reader& read, CaseEvent& event) {
  std::string status;
  read.required("stage", event.stage);
  read.required("status", status);
  if (!pick(statuses, status, event.status))
    read.fail(ErrorCode::unknown_name, "status", "one of: started, submitted, accepted, waiting, returned, done, refused, skipped, reopened",
              quoted_excerpt(status));
  read_actor(read, "by", event.has_by, event.by);
  read_actor(read, "turn", event.has_turn, event.turn);
  read_due(read, event, false);
  read.optional("reason", event.reason);
  read.optional("channel", event.channel);
  read.optional("choice", event.choice);
}

void read_document(json::Reader& read, CaseEvent& event) {
  std::string status;
  read.required("document", event.name);
  read.required("status", status);
  read.optional("reason", event.reason);
  read_actor(read, "by", event.has_by, event.by);
  if (!pick(document_statuses, status, event.document_status))
    read.fail(ErrorCode::unknown_name, "status", "one of: needed, received, accepted, rejected, notNeeded", quoted_excerpt(status));
}

void read_booked(json::Reader& read, CaseEvent& event) {
  calendar::Instant at = 0;
  read.required("stage", event.stage);
  read.optional("at", event.at);
  read.optional("place", event.name);
  if (!event.at.empty() && !calendar::parse_instant(event.at, at))
    read.fail(ErrorCode::out_of_range, "at", "an instant of RFC 3339", quoted_excerpt(event.at));
}

void read_rated(json::Reader& read, CaseEvent& event) {
  read.optional("stage", event.stage);
  read.required("score", event.score);
  if (event.score < 1 || event.score > 5) read.fail(ErrorCode::out_of_range, "score", "1 to 5", std::to_string(event.score));
}

void read_correction(json::Reader& read, CaseEvent& event) {
  event.target_source = event.source;
  read.optional("source", event.target_source);
  read.required("id", event.target_id);
  read.optional("reason", event.reason);
  const json::Value* data = read.any("data");
  if (data == nullptr) read.fail(ErrorCode::missing_key, "data", "the right data, or null where it never happened", "nothing");
  else if (!data->is_object() && !data->is_null()) read.fail(ErrorCode::wrong_type, "data", "an object or null", json::describe(*data));
  else event.data = *data;
}

Result<void> read_data(const json::Value& data, const std::string& path, CaseEvent& event) {
  json::Reader read(data, path);
  switch (event.kind) {
    case EventKind::opened:
      read.required("scenario", event.name);
      read.required("version", event.version);
      read.optional("number", event.number);
      read.optional("channel", event.channel);
      break;
    case EventKind::facts:
      if (const json::Value* facts = read.required("facts", json::Kind::object)) event.data = *facts;
      break;
    case EventKind::changed: read_changed(read, event); break;
    case EventKind::promised:
      read.required("stage", event.stage);
      read_due(read, event, true);
      read.optional("reason", event.reason);
      break;
    case EventKind::marked:
      read.required("stage", event.stage);
      read.required("mark", event.name);
      break;
    case EventKind::assigned:
      read.required("stage", event.stage);
      read.required("name", event.name);
      read.optional("phone", event.phone);
      break;
    case EventKind::booked: read_booked(read, event); break;
    case EventKind::document: read_document(read, event); break;
    case EventKind::ended:
      read.required("end", event.name);
      read.optional("reason", event.reason);
      break;
    case EventKind::restarted: read.optional("reason", event.reason); break;
    case EventKind::rated: read_rated(read, event); break;
    case EventKind::corrected: read_correction(read, event); break;
  }
  return read.finish();
}

}  // namespace

std::string_view type_of(EventKind kind) { return types[static_cast<unsigned char>(kind)]; }
std::string_view name_of(Status status) { return statuses[static_cast<unsigned char>(status)]; }
std::string_view name_of(DocumentStatus status) { return document_statuses[static_cast<unsigned char>(status)]; }

bool CaseEvent::before(const CaseEvent& other) const {
  return std::tie(time, sequence, source, id) < std::tie(other.time, other.sequence, other.source, other.id);
}

Result<CaseEvent> read_case_event(const json::Value& wire, const std::string& path) {
  CaseEvent event;
  json::Reader read(wire, path);
  std::string version;
  std::string type;
  std::string time;
  read.required("specversion", version);
  read.required("type", type);
  read.required("source", event.source);
  read.required("id", event.id);
  read.required("subject", event.subject);
  read.required("time", time);
  read.optional("sequence", event.sequence);
  const json::Value* data = read.required("data", json::Kind::object);
  for (const char* const known : {"datacontenttype", "dataschema"}) read.ignore(known);
  if (wire.is_object())
    for (const json::Member& member : wire.object())
      if (is_attribute_name(member.key)) read.ignore(member.key.c_str());
  if (version != "1.0") read.fail(ErrorCode::out_of_range, "specversion", "1.0", quoted_excerpt(version));
  if (!pick(types, type, event.kind)) read.fail(ErrorCode::unknown_name, "type", "a type of event of this portal", quoted_excerpt(type));
  if (!calendar::parse_instant(time, event.time)) read.fail(ErrorCode::out_of_range, "time", "an instant of RFC 3339", quoted_excerpt(time));
  if (event.id.empty() || event.source.empty()) read.fail(ErrorCode::out_of_range, "id", "a source and an id that are not empty", "an empty text");
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(read_data(*data, path + "/data", event));
  event.wire = wire;
  return event;
}

Result<CaseEvent> corrected_event(const CaseEvent& original, const json::Value& data) {
  json::Value wire = original.wire;
  wire.object().set("data", data);
  return read_case_event(wire, "");
}

}  // namespace portal::tracker
