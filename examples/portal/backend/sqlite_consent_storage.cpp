// Consents in one SQLite file, one connection behind one lock. Triggers refuse to change or delete what was recorded.
#include <mutex>

#include "examples/portal/backend/consent_storage.h"
#include "examples/portal/backend/sqlite.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

constexpr const char* schema_sql = R"(
CREATE TABLE record (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL, json TEXT NOT NULL, received_at INTEGER NOT NULL) STRICT;
CREATE TABLE event (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record_id TEXT NOT NULL REFERENCES record (id), json TEXT NOT NULL,
  received_at INTEGER NOT NULL) STRICT;
CREATE INDEX event_of_record ON event (record_id, number);
CREATE TRIGGER record_stays BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'a consent record is never changed'); END;
CREATE TRIGGER record_remains BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'a consent record is never deleted'); END;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'a consent event is never changed'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'a consent event is never deleted'); END;
CREATE TABLE notifications (person TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
)";

// The record without its events: what stays the same.
std::string fixed_part(const consent::Record& record) {
  consent::Record bare = record;
  bare.events.clear();
  return json::write(write_record(bare));
}

class SqliteConsentStorage : public ConsentStorage {
 public:
  explicit SqliteConsentStorage(Database database) : owned_(std::move(database)), database_(owned_.get()) {}

  Result<ConsentOutcome> add(std::string_view person, const consent::Record& record, std::string_view event_id, std::int64_t received_at) override;
  Result<std::vector<consent::Record>> records(std::string_view person) override {
    std::lock_guard lock(mutex_);
    Statement read(database_, "SELECT json FROM record WHERE person = ? ORDER BY number DESC");
    read.bind(person);
    return read_records(read);
  }
  Result<std::optional<consent::Record>> record(std::string_view person, std::string_view record_id) override {
    std::lock_guard lock(mutex_);
    Statement read(database_, "SELECT json FROM record WHERE person = ? AND id = ?");
    read.bind(person).bind(record_id);
    PORTAL_TRY(auto found, read_records(read));
    return found.empty() ? std::optional<consent::Record>() : std::optional<consent::Record>(std::move(found.front()));
  }
  Result<std::optional<json::Value>> notifications(std::string_view person) override;
  Result<void> put_notifications(std::string_view person, const json::Value& settings) override;

 private:
  Result<std::vector<consent::Record>> read_records(Statement& read);
  Result<std::string> one_text(const char* sql, std::string_view by, std::string* second = nullptr);

  const Database owned_;
  sqlite3* const database_;
  std::mutex mutex_;
};

// The first column of the one row, "" where there is none; `second` is the second column of a row, and stays without one.
Result<std::string> SqliteConsentStorage::one_text(const char* sql, std::string_view by, std::string* second) {
  Statement read(database_, sql);
  read.bind(by);
  std::string found;
  if (read.step()) {
    found = read.text(0);
    if (second != nullptr) *second = read.text(1);
  }
  PORTAL_CHECK(read.finish());
  return found;
}

Result<ConsentOutcome> SqliteConsentStorage::add(std::string_view person, const consent::Record& record, std::string_view event_id,
                                                 std::int64_t received_at) {
  std::string event;
  for (const consent::Event& each : record.events)
    if (each.event_id == event_id) event = json::write(write_event(each));
  const std::string fixed = fixed_part(record);
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  std::string owner(person);
  PORTAL_TRY(const std::string known, one_text("SELECT json, person FROM record WHERE id = ?", record.record_id, &owner));
  std::string record_id = record.record_id;
  PORTAL_TRY(const std::string known_event, one_text("SELECT json, record_id FROM event WHERE id = ?", event_id, &record_id));
  if (owner != person || record_id != record.record_id) return ConsentOutcome::different;
  if ((!known.empty() && known != fixed) || (!known_event.empty() && known_event != event)) return ConsentOutcome::different;
  if (!known_event.empty()) return ConsentOutcome::repeated;
  if (known.empty()) {
    Statement write(database_, "INSERT INTO record (id, person, json, received_at) VALUES (?, ?, ?, ?)");
    write.bind(record.record_id).bind(person).bind(fixed).bind(received_at);
    write.step();
    PORTAL_CHECK(write.finish());
  }
  Statement write(database_, "INSERT INTO event (id, record_id, json, received_at) VALUES (?, ?, ?, ?)");
  write.bind(event_id).bind(record.record_id).bind(event).bind(received_at);
  write.step();
  PORTAL_CHECK(write.finish());
  PORTAL_CHECK(transaction.commit());
  return ConsentOutcome::added;
}

Result<std::vector<consent::Record>> SqliteConsentStorage::read_records(Statement& read) {
  std::vector<json::Value> bare;
  while (read.step()) {
    PORTAL_TRY(json::Value value, stored_json(read.text(0)));
    bare.push_back(std::move(value));
  }
  PORTAL_CHECK(read.finish());
  std::vector<consent::Record> found;
  for (json::Value& value : bare) {
    Statement events(database_, "SELECT json FROM event WHERE record_id = ? ORDER BY number");
    events.bind(value.find("record_id")->text());
    json::Array list;
    while (events.step()) {
      PORTAL_TRY(json::Value event, stored_json(events.text(0)));
      list.push_back(std::move(event));
    }
    PORTAL_CHECK(events.finish());
    value.object().set("events", std::move(list));
    PORTAL_TRY(consent::Record record, consent::read_record(value, ""));
    found.push_back(std::move(record));
  }
  return found;
}

Result<std::optional<json::Value>> SqliteConsentStorage::notifications(std::string_view person) {
  std::lock_guard lock(mutex_);
  PORTAL_TRY(const std::string text, one_text("SELECT json FROM notifications WHERE person = ?", person));
  if (text.empty()) return std::optional<json::Value>();
  PORTAL_TRY(json::Value value, stored_json(text));
  return std::optional<json::Value>(std::move(value));
}

Result<void> SqliteConsentStorage::put_notifications(std::string_view person, const json::Value& settings) {
  std::lock_guard lock(mutex_);
  Statement write(database_, "INSERT INTO notifications VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET json = excluded.json");
  const std::string text = json::write(settings);
  write.bind(person).bind(text);
  write.step();
  return write.finish();
}

}  // namespace

Result<std::unique_ptr<ConsentStorage>> open_consent_storage(const std::string& folder) {
  PORTAL_TRY(Database database, open_database(folder, "consents.sqlite", schema_sql));
  return std::unique_ptr<ConsentStorage>(std::make_unique<SqliteConsentStorage>(std::move(database)));
}

}  // namespace portal::demo
