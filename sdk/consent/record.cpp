// Names, reading and writing.
#include "sdk/consent/record.h"

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

constexpr std::string_view kind_names[] = {"proactive", "personal_data"};
constexpr std::string_view scope_names[] = {"all", "bundle", "service"};
constexpr std::string_view type_names[] = {"explicit", "assistant", "staff", "automatic"};
constexpr std::string_view state_names[] = {
#define STATE(name, dpv, gives, ends) #name,
#include "sdk/consent/states.def"
};
constexpr std::string_view dpv_names[] = {
#define STATE(name, dpv, gives, ends) dpv,
#include "sdk/consent/states.def"
};

bool is_hex(std::string_view text) {
  for (const char c : text)
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  return true;
}

// A member that is one of a list of names.
template <class Named>
void read_name(json::Reader& read, const char* key, std::span<const std::string_view> names, Named& out) {
  std::string text;
  read.required(key, text);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == text) {
      out = static_cast<Named>(i);
      return;
    }
  std::string expected = "one of:";
  for (const std::string_view name : names) expected += " " + std::string(name);
  read.fail(ErrorCode::unknown_name, key, expected, quoted_excerpt(text));
}

void read_uuid(json::Reader& read, const char* key, std::string& out) {
  read.required(key, out);
  if (!is_uuid4(out)) read.fail(ErrorCode::out_of_range, key, "a UUID of version 4", quoted_excerpt(out));
}

void check_instant(json::Reader& read, const char* key, const std::string& text) {
  calendar::Instant instant = 0;
  if (!calendar::parse_instant(text, instant)) read.fail(ErrorCode::out_of_range, key, "an instant (RFC 3339)", quoted_excerpt(text));
}

void read_texts(json::Reader& read, const char* key, std::vector<std::string>& out) {
  const json::Value* list = read.required(key, json::Kind::array);
  if (list == nullptr) return;
  for (const json::Value& item : list->array()) {
    if (!item.is_string()) return read.fail(ErrorCode::wrong_type, key, "a list of strings", json::describe(item));
    out.push_back(item.text());
  }
}

json::Array texts(const std::vector<std::string>& list) { return json::Array(list.begin(), list.end()); }

Result<Notice> read_notice(const json::Value& value, const std::string& path) {
  Notice notice;
  json::Reader read(value, path);
  read.required("id", notice.id);
  read.required("version", notice.version);
  read.required("language", notice.language);
  read.required("sha256", notice.sha256);
  if (notice.sha256.size() != 64 || !is_hex(notice.sha256))
    read.fail(ErrorCode::out_of_range, "sha256", "64 lower-case hex digits", quoted_excerpt(notice.sha256));
  PORTAL_CHECK(read.finish());
  return notice;
}

Result<Controller> read_controller(const json::Value& value, const std::string& path) {
  Controller controller;
  json::Reader read(value, path);
  read.required("name", controller.name);
  read.required("address", controller.address);
  read.optional("contact", controller.contact);
  PORTAL_CHECK(read.finish());
  return controller;
}

}  // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(ScopeType type) { return scope_names[static_cast<std::size_t>(type)]; }
std::string_view name_of(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(EventKind type) { return type_names[static_cast<std::size_t>(type)]; }
std::string_view dpv_of(State state) { return dpv_names[static_cast<std::size_t>(state)]; }

bool kind_named(std::string_view name, Kind& kind) {
  for (std::size_t i = 0; i < std::size(kind_names); ++i)
    if (kind_names[i] == name) {
      kind = static_cast<Kind>(i);
      return true;
    }
  return false;
}

bool is_uuid4(std::string_view text) {
  if (text.size() != 36 || text[14] != '4' || std::string_view("89ab").find(text[19]) == std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_hex(text.substr(i, 1))) return false;
  }
  return true;
}

Result<Scope> read_scope(const json::Value& value, const std::string& path) {
  Scope scope;
  json::Reader read(value, path);
  read_name(read, "type", scope_names, scope.type);
  read.optional("id", scope.id);
  if (scope.id.empty() != (scope.type == ScopeType::all))
    read.fail(ErrorCode::out_of_range, "id", scope.type == ScopeType::all ? "no id beside all" : "the id of what it is about",
              quoted_excerpt(scope.id));
  PORTAL_CHECK(read.finish());
  return scope;
}

Result<Process> read_process(const json::Value& value, const std::string& path) {
  Process process;
  json::Reader read(value, path);
  read.required("purpose", process.purpose);
  read_texts(read, "personal_data", process.personal_data);
  read_texts(read, "actions", process.actions);
  const json::Value* controller = read.required("controller", json::Kind::object);
  read.required("legal_basis", process.legal_basis);
  read.required("storage", process.storage);
  read_texts(read, "recipients", process.recipients);
  read.required("retention", process.retention);
  read.required("withdrawal_method", process.withdrawal_method);
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(process.controller, read_controller(*controller, path + "/controller"));
  return process;
}

Result<Event> read_event(const json::Value& value, const std::string& path) {
  Event event;
  json::Reader read(value, path);
  read_uuid(read, "event_id", event.event_id);
  read.required("time", event.time);
  check_instant(read, "time", event.time);
  read_name(read, "state", state_names, event.state);
  read_name(read, "type", type_names, event.type);
  read.required("actor", event.actor);
  read.required("method", event.method);
  read.optional("valid_until", event.valid_until);
  if (!event.valid_until.empty()) check_instant(read, "valid_until", event.valid_until);
  PORTAL_CHECK(read.finish());
  return event;
}

Result<Record> read_record(const json::Value& value, const std::string& path) {
  Record record;
  std::string version;
  json::Reader read(value, path);
  read.required("schema_version", version);
  if (version != schema_version) read.fail(ErrorCode::unknown_name, "schema_version", schema_version, quoted_excerpt(version));
  read_uuid(read, "record_id", record.record_id);
  read.required("subject", record.subject);
  read_name(read, "kind", kind_names, record.kind);
  const json::Value* scope = read.required("scope", json::Kind::object);
  const json::Value* process = read.required("process", json::Kind::object);
  const json::Value* notice = read.required("notice", json::Kind::object);
  const json::Value* events = read.required("events", json::Kind::array);
  if (events != nullptr && events->array().empty()) read.fail(ErrorCode::out_of_range, "events", "at least one event", "none");
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(record.scope, read_scope(*scope, path + "/scope"));
  PORTAL_TRY(record.process, read_process(*process, path + "/process"));
  PORTAL_TRY(record.notice, read_notice(*notice, path + "/notice"));
  for (std::size_t i = 0; i < events->array().size(); ++i) {
    PORTAL_TRY(Event event, read_event(events->array()[i], json::pointer_join(path + "/events", i)));
    record.events.push_back(std::move(event));
  }
  return record;
}

json::Value write_scope(const Scope& scope) {
  json::Object out{{"type", name_of(scope.type)}};
  if (!scope.id.empty()) out.set("id", scope.id);
  return out;
}

json::Value write_process(const Process& process) {
  json::Object controller{{"name", process.controller.name}, {"address", process.controller.address}};
  if (!process.controller.contact.empty()) controller.set("contact", process.controller.contact);
  return json::Object{{"purpose", process.purpose},
                      {"personal_data", texts(process.personal_data)},
                      {"actions", texts(process.actions)},
                      {"controller", std::move(controller)},
                      {"legal_basis", process.legal_basis},
                      {"storage", process.storage},
                      {"recipients", texts(process.recipients)},
                      {"retention", process.retention},
                      {"withdrawal_method", process.withdrawal_method}};
}

json::Value write_event(const Event& event) {
  json::Object out{{"event_id", event.event_id},  {"time", event.time},   {"state", name_of(event.state)},
                   {"type", name_of(event.type)}, {"actor", event.actor}, {"method", event.method}};
  if (!event.valid_until.empty()) out.set("valid_until", event.valid_until);
  return out;
}

json::Value write_record(const Record& record) {
  json::Array events;
  for (const Event& event : record.events) events.push_back(write_event(event));
  return json::Object{
      {"schema_version", schema_version},
      {"record_id", record.record_id},
      {"subject", record.subject},
      {"kind", name_of(record.kind)},
      {"scope", write_scope(record.scope)},
      {"process", write_process(record.process)},
      {"notice",
       json::Object{
           {"id", record.notice.id}, {"version", record.notice.version}, {"language", record.notice.language}, {"sha256", record.notice.sha256}}},
      {"events", std::move(events)}};
}

}  // namespace portal::consent
