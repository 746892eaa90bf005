// Cases and their events in one SQLite file, one connection behind one lock.
#include <algorithm>
#include <mutex>

#include "examples/portal/backend/case_storage.h"
#include "examples/portal/backend/sqlite.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

constexpr const char* schema_sql = R"(
CREATE TABLE "case" (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, person TEXT NOT NULL, key TEXT NOT NULL, scenario TEXT NOT NULL,
  opened_at INTEGER NOT NULL, UNIQUE (person, key)) STRICT;
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY, case_id TEXT NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
  UNIQUE (source, id)) STRICT;
CREATE TABLE consultation (
  number INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, key TEXT NOT NULL, case_id TEXT NOT NULL, stage TEXT NOT NULL,
  question TEXT NOT NULL, context TEXT NOT NULL, asked_at INTEGER NOT NULL, UNIQUE (person, key)) STRICT;
CREATE INDEX event_of_case ON event (case_id, sequence);
)";

// The extension "sequence" of CloudEvents orders events of one moment; as text, so it has one width.
std::string padded(std::int64_t sequence) {
  const std::string digits = std::to_string(sequence);
  return std::string(12 - std::min<std::size_t>(digits.size(), 12), '0') + digits;
}

class SqliteCaseStorage : public CaseStorage {
 public:
  explicit SqliteCaseStorage(Database database) : owned_(std::move(database)), database_(owned_.get()) {}

  Result<Case> open_case(const Case& wanted, std::string_view key) override;
  Result<std::optional<Case>> find(std::string_view person, std::string_view id) override;
  Result<std::vector<Case>> cases(std::string_view person) override;
  Result<Appended> append(std::string_view case_id, const json::Value& event) override;
  Result<std::vector<CaseEvent>> events(std::string_view case_id, std::int64_t after, int limit) override;
  Result<std::vector<CaseEvent>> events_of(std::string_view person, std::int64_t after, int limit) override;
  Result<std::string> add_consultation(const Consultation& consultation) override;

 private:
  Result<std::vector<Case>> read_cases(Statement& read);
  Result<std::vector<CaseEvent>> read_events(Statement& read);
  Result<std::int64_t> next_sequence();

  const Database owned_;
  sqlite3* const database_;
  std::mutex mutex_;
};

Result<std::vector<Case>> SqliteCaseStorage::read_cases(Statement& read) {
  std::vector<Case> found;
  while (read.step()) found.push_back({read.text(0), read.text(1), read.text(2), read.integer(3)});
  PORTAL_CHECK(read.finish());
  return found;
}

Result<std::vector<CaseEvent>> SqliteCaseStorage::read_events(Statement& read) {
  std::vector<CaseEvent> found;
  while (read.step()) {
    PORTAL_TRY(json::Value event, stored_json(read.text(2)));
    found.push_back({read.integer(0), read.text(1), std::move(event)});
  }
  PORTAL_CHECK(read.finish());
  return found;
}

Result<Case> SqliteCaseStorage::open_case(const Case& wanted, std::string_view key) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  Statement before(database_, "SELECT id, person, scenario, opened_at FROM \"case\" WHERE person = ? AND key = ?");
  before.bind(wanted.person).bind(key);
  PORTAL_TRY(std::vector<Case> known, read_cases(before));
  if (!known.empty()) return std::move(known.front());
  Statement insert(database_, "INSERT INTO \"case\" (person, key, scenario, opened_at) VALUES (?, ?, ?, ?)");
  insert.bind(wanted.person).bind(key).bind(wanted.scenario).bind(wanted.opened_at);
  PORTAL_CHECK(insert.finish());
  Case kept = wanted;
  const std::int64_t number = sqlite3_last_insert_rowid(database_);
  kept.id = "case-" + std::to_string(number);
  Statement name(database_, "UPDATE \"case\" SET id = ? WHERE number = ?");
  name.bind(kept.id).bind(number);
  PORTAL_CHECK(name.finish());
  PORTAL_CHECK(transaction.commit());
  return kept;
}

Result<std::optional<Case>> SqliteCaseStorage::find(std::string_view person, std::string_view id) {
  std::lock_guard lock(mutex_);
  Statement read(database_, "SELECT id, person, scenario, opened_at FROM \"case\" WHERE person = ? AND id = ?");
  read.bind(person).bind(id);
  PORTAL_TRY(std::vector<Case> found, read_cases(read));
  if (found.empty()) return std::optional<Case>();
  return std::optional<Case>(std::move(found.front()));
}

Result<std::vector<Case>> SqliteCaseStorage::cases(std::string_view person) {
  std::lock_guard lock(mutex_);
  Statement read(database_, "SELECT id, person, scenario, opened_at FROM \"case\" WHERE person = ?1 OR ?1 = '' ORDER BY number DESC");
  read.bind(person);
  return read_cases(read);
}

Result<std::int64_t> SqliteCaseStorage::next_sequence() {
  Statement read(database_, "SELECT coalesce(max(sequence), 0) + 1 FROM event");
  std::int64_t next = 1;
  if (read.step()) next = read.integer(0);
  PORTAL_CHECK(read.finish());
  return next;
}

Result<Appended> SqliteCaseStorage::append(std::string_view case_id, const json::Value& event) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  const std::string source = event.text_at("source");
  const std::string id = event.text_at("id");
  Statement before(database_, "SELECT sequence FROM event WHERE source = ? AND id = ?");
  before.bind(source).bind(id);
  Appended out;
  if (before.step()) out.sequence = before.integer(0);
  PORTAL_CHECK(before.finish());
  if (out.sequence > 0) return out;
  PORTAL_TRY(const std::int64_t sequence, next_sequence());
  json::Object kept = event.object();
  kept.set("sequence", padded(sequence));
  Statement insert(database_, "INSERT INTO event (sequence, case_id, source, id, json) VALUES (?, ?, ?, ?, ?)");
  insert.bind(sequence).bind(case_id).bind(source).bind(id).bind(json::write(json::Value(std::move(kept))));
  PORTAL_CHECK(insert.finish());
  out = {sequence, true};
  PORTAL_CHECK(transaction.commit());
  return out;
}

Result<std::vector<CaseEvent>> SqliteCaseStorage::events(std::string_view case_id, std::int64_t after, int limit) {
  std::lock_guard lock(mutex_);
  Statement read(database_, "SELECT sequence, case_id, json FROM event WHERE case_id = ? AND sequence > ? ORDER BY sequence LIMIT ?");
  read.bind(case_id).bind(after).bind(limit);
  return read_events(read);
}

Result<std::vector<CaseEvent>> SqliteCaseStorage::events_of(std::string_view person, std::int64_t after, int limit) {
  std::lock_guard lock(mutex_);
  Statement read(database_,
                 "SELECT sequence, case_id, json FROM event JOIN \"case\" ON \"case\".id = case_id WHERE person = ? AND sequence > ? "
                 "ORDER BY sequence LIMIT ?");
  read.bind(person).bind(after).bind(limit);
  return read_events(read);
}

Result<std::string> SqliteCaseStorage::add_consultation(const Consultation& consultation) {
  std::lock_guard lock(mutex_);
  Statement insert(database_,
                   "INSERT INTO consultation (person, key, case_id, stage, question, context, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                   "ON CONFLICT (person, key) DO UPDATE SET key = excluded.key RETURNING number");
  insert.bind(consultation.person).bind(consultation.key).bind(consultation.case_id).bind(consultation.stage).bind(consultation.question);
  insert.bind(json::write(consultation.context)).bind(consultation.asked_at);
  std::int64_t number = 0;
  if (insert.step()) number = insert.integer(0);
  PORTAL_CHECK(insert.finish());
  return "K-" + std::to_string(number);
}

}  // namespace

Result<std::unique_ptr<CaseStorage>> open_case_storage(const std::string& folder) {
  PORTAL_TRY(Database database, open_database(folder, "cases.sqlite", schema_sql));
  return std::unique_ptr<CaseStorage>(std::make_unique<SqliteCaseStorage>(std::move(database)));
}

}  // namespace portal::demo
