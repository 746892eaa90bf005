// Drafts and applications in one SQLite file, one connection behind one lock (a demo's load).

#include <mutex>

#include "examples/portal/backend/receipt.h"
#include "examples/portal/backend/sqlite.h"
#include "examples/portal/backend/storage.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

constexpr const char* schema_sql = R"(
CREATE TABLE revision (last INTEGER NOT NULL);
INSERT INTO revision VALUES (0);
CREATE TABLE draft (
  person TEXT NOT NULL, form TEXT NOT NULL, draft TEXT NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL,
  saved_at INTEGER NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (person, form, draft)) STRICT, WITHOUT ROWID;
CREATE TABLE application (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT UNIQUE, person TEXT NOT NULL, key TEXT NOT NULL, form TEXT NOT NULL,
  version TEXT NOT NULL, data TEXT NOT NULL, received_at INTEGER NOT NULL, status TEXT NOT NULL, UNIQUE (person, key)) STRICT;
)";

constexpr const char* steps_sql[] = {
    "CREATE TABLE closed_key (person TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (person, key)) STRICT, WITHOUT ROWID",
    "ALTER TABLE application ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]'",
    "CREATE TABLE handover ("
    "  hash TEXT PRIMARY KEY, person TEXT NOT NULL, form TEXT NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL,"
    "  saved_at INTEGER NOT NULL, until INTEGER NOT NULL, UNIQUE (person, form)) STRICT, WITHOUT ROWID",
    "CREATE TABLE code_try (id INTEGER PRIMARY KEY, person TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
};

constexpr const char* by_key_sql =
    "SELECT number, person, key, form, version, data, received_at, status, warnings FROM application WHERE person = ? AND key = ?";
constexpr const char* by_number_sql =
    "SELECT number, person, key, form, version, data, received_at, status, warnings FROM application WHERE person = ? AND number = ?";

class SqliteStorage : public Storage {
 public:
  explicit SqliteStorage(Database database) : owned_(std::move(database)), database_(owned_.get()) {}

  Result<std::optional<Draft>> draft(const DraftKey& key) override {
    std::lock_guard lock(mutex_);
    return read_draft(key);
  }
  Result<std::vector<Draft>> drafts(std::string_view person, std::string_view form) override;
  Result<DraftOutcome> put_draft(const DraftKey& key, const Draft& draft, const Precondition& precondition) override;
  Result<DraftOutcome> delete_draft(const DraftKey& key, const Precondition& precondition) override;
  Result<std::optional<Application>> add_application(const Application& application, int year) override;
  Result<std::optional<Application>> close_key(std::string_view person, std::string_view key) override;
  Result<std::optional<Application>> application_with_key(std::string_view person, std::string_view key) override {
    std::lock_guard lock(mutex_);
    return read_application(by_key_sql, person, key);
  }
  Result<std::optional<Application>> application(std::string_view person, std::string_view number) override {
    std::lock_guard lock(mutex_);
    return read_application(by_number_sql, person, number);
  }
  Result<std::vector<Application>> applications(std::string_view person) override;
  Result<void> keep_handover(const Handover& handover) override;
  Result<std::optional<Handover>> handover(std::string_view hash) override;
  Result<std::optional<std::int64_t>> begin_try(const CodeTry& tried) override;
  Result<void> forgive_try(std::int64_t id) override;

 private:
  Result<std::optional<Draft>> read_draft(const DraftKey& key);
  Result<std::optional<Application>> read_application(const char* sql, std::string_view person, std::string_view by);
  Result<std::int64_t> next_revision();

  const Database owned_;
  sqlite3* const database_;
  std::mutex mutex_;
};

Result<std::optional<Draft>> SqliteStorage::read_draft(const DraftKey& key) {
  Statement read(database_, "SELECT draft, version, content, saved_at, revision FROM draft WHERE person = ? AND form = ? AND draft = ?");
  read.bind(key.person).bind(key.form).bind(key.draft);
  std::optional<Draft> found;
  if (read.step()) {
    PORTAL_TRY(json::Value content, stored_json(read.text(2)));
    found = Draft{read.text(0), read.text(1), std::move(content), read.integer(3), read.integer(4)};
  }
  PORTAL_CHECK(read.finish());
  return found;
}

Result<std::vector<Draft>> SqliteStorage::drafts(std::string_view person, std::string_view form) {
  std::lock_guard lock(mutex_);
  Statement read(database_, "SELECT draft, version, saved_at, revision FROM draft WHERE person = ? AND form = ? ORDER BY revision DESC");
  read.bind(person).bind(form);
  std::vector<Draft> found;
  while (read.step()) found.push_back({read.text(0), read.text(1), nullptr, read.integer(2), read.integer(3)});
  PORTAL_CHECK(read.finish());
  return found;
}

Result<std::int64_t> SqliteStorage::next_revision() {
  Statement next(database_, "UPDATE revision SET last = last + 1 RETURNING last");
  std::int64_t revision = 0;
  if (next.step()) revision = next.integer(0);
  PORTAL_CHECK(next.finish());
  return revision;
}

bool holds(const Precondition& precondition, const std::optional<Draft>& current) {
  switch (precondition.kind) {
    case Precondition::Kind::none: return true;
    case Precondition::Kind::absent: return !current;
    case Precondition::Kind::revision: return current && current->revision == precondition.revision;
  }
  return false;
}

Result<DraftOutcome> SqliteStorage::put_draft(const DraftKey& key, const Draft& draft, const Precondition& precondition) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  PORTAL_TRY(std::optional<Draft> current, read_draft(key));
  if (!holds(precondition, current)) return DraftOutcome{false, false, std::move(current)};
  Draft next = draft;
  next.draft = key.draft;
  PORTAL_TRY(next.revision, next_revision());
  Statement write(database_, "INSERT OR REPLACE INTO draft (person, form, draft, version, content, saved_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?)");
  write.bind(key.person).bind(key.form).bind(key.draft).bind(next.version).bind(json::write(next.content)).bind(next.saved_at).bind(next.revision);
  PORTAL_CHECK(write.finish());
  PORTAL_CHECK(transaction.commit());
  return DraftOutcome{true, !current, std::move(next)};
}

Result<DraftOutcome> SqliteStorage::delete_draft(const DraftKey& key, const Precondition& precondition) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  PORTAL_TRY(std::optional<Draft> current, read_draft(key));
  if (!holds(precondition, current)) return DraftOutcome{false, false, std::move(current)};
  Statement remove(database_, "DELETE FROM draft WHERE person = ? AND form = ? AND draft = ?");
  remove.bind(key.person).bind(key.form).bind(key.draft);
  PORTAL_CHECK(remove.finish());
  PORTAL_CHECK(transaction.commit());
  return DraftOutcome{true, false, std::nullopt};
}

Result<std::optional<Application>> SqliteStorage::read_application(const char* sql, std::string_view person, std::string_view by) {
  Statement read(database_, sql);
  read.bind(person).bind(by);
  std::optional<Application> found;
  if (read.step()) {
    PORTAL_TRY(json::Value data, stored_json(read.text(5)));
    PORTAL_TRY(json::Value warnings, stored_json(read.text(8)));
    found = Application{read.text(0),    read.text(1),    read.text(2), read.text(3),       read.text(4),
                        std::move(data), read.integer(6), read.text(7), std::move(warnings)};
  }
  PORTAL_CHECK(read.finish());
  return found;
}

Result<std::optional<Application>> SqliteStorage::add_application(const Application& application, int year) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  PORTAL_TRY(std::optional<Application> before, read_application(by_key_sql, application.person, application.key));
  if (before) return before;
  Statement closed(database_, "SELECT 1 FROM closed_key WHERE person = ? AND key = ?");
  if (closed.bind(application.person).bind(application.key).step()) return std::optional<Application>();
  PORTAL_CHECK(closed.finish());
  Statement insert(database_,
                   "INSERT INTO application (person, key, form, version, data, received_at, status, warnings) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(application.person).bind(application.key).bind(application.form).bind(application.version);
  insert.bind(json::write(application.data)).bind(application.received_at).bind(application.status).bind(json::write(application.warnings));
  PORTAL_CHECK(insert.finish());
  const std::int64_t sequence = sqlite3_last_insert_rowid(database_);
  Application kept = application;
  kept.number = receipt_number(year, sequence);
  Statement number(database_, "UPDATE application SET number = ? WHERE sequence = ?");
  number.bind(kept.number).bind(sequence);
  PORTAL_CHECK(number.finish());
  PORTAL_CHECK(transaction.commit());
  return std::optional<Application>(std::move(kept));
}

Result<std::optional<Application>> SqliteStorage::close_key(std::string_view person, std::string_view key) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  PORTAL_TRY(std::optional<Application> before, read_application(by_key_sql, person, key));
  if (before) return before;
  Statement close(database_, "INSERT OR IGNORE INTO closed_key (person, key) VALUES (?, ?)");
  close.bind(person).bind(key);
  PORTAL_CHECK(close.finish());
  PORTAL_CHECK(transaction.commit());
  return std::optional<Application>();
}

Result<std::vector<Application>> SqliteStorage::applications(std::string_view person) {
  std::lock_guard lock(mutex_);
  Statement read(database_,
                 "SELECT number, person, key, form, version, received_at, status FROM application WHERE person = ? ORDER BY sequence DESC");
  read.bind(person);
  std::vector<Application> found;
  while (read.step()) {
    found.push_back({read.text(0), read.text(1), read.text(2), read.text(3), read.text(4), nullptr, read.integer(5), read.text(6)});
  }
  PORTAL_CHECK(read.finish());
  return found;
}

}  // namespace

Result<void> SqliteStorage::keep_handover(const Handover& handover) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  Statement tidy(database_, "DELETE FROM handover WHERE until < ? OR (person = ? AND form = ?)");
  tidy.bind(handover.saved_at).bind(handover.person).bind(handover.form);
  (void)tidy.step();
  PORTAL_CHECK(tidy.finish());
  Statement add(database_, "INSERT INTO handover (hash, person, form, version, content, saved_at, until) VALUES (?, ?, ?, ?, ?, ?, ?)");
  add.bind(handover.hash).bind(handover.person).bind(handover.form).bind(handover.version).bind(json::write(handover.content));
  add.bind(handover.saved_at).bind(handover.until);
  (void)add.step();
  PORTAL_CHECK(add.finish());
  return transaction.commit();
}

Result<std::optional<Handover>> SqliteStorage::handover(std::string_view hash) {
  std::lock_guard lock(mutex_);
  Statement read(database_, "SELECT hash, person, form, version, content, saved_at, until FROM handover WHERE hash = ?");
  read.bind(hash);
  std::optional<Handover> found;
  if (read.step()) {
    PORTAL_TRY(json::Value content, stored_json(read.text(4)));
    found = Handover{read.text(0), read.text(1), read.text(2), read.text(3), std::move(content), read.integer(5), read.integer(6)};
  }
  PORTAL_CHECK(read.finish());
  return found;
}

Result<std::optional<std::int64_t>> SqliteStorage::begin_try(const CodeTry& tried) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  Statement tidy(database_, "DELETE FROM code_try WHERE at <= ?");
  PORTAL_CHECK(tidy.bind(tried.since).finish());
  Statement count(database_, "SELECT count(*) FILTER (WHERE person = ?), count(*) FROM code_try");
  const bool is_counted = count.bind(tried.person).step();
  const bool may = is_counted && count.integer(0) < tried.most && count.integer(1) < tried.most_together;
  PORTAL_CHECK(count.finish());
  std::optional<std::int64_t> id;
  if (may) {
    Statement add(database_, "INSERT INTO code_try (person, at) VALUES (?, ?)");
    PORTAL_CHECK(add.bind(tried.person).bind(tried.at).finish());
    id = sqlite3_last_insert_rowid(database_);
  }
  PORTAL_CHECK(transaction.commit());
  return id;
}

Result<void> SqliteStorage::forgive_try(std::int64_t id) {
  std::lock_guard lock(mutex_);
  Statement forgive(database_, "DELETE FROM code_try WHERE id = ?");
  return forgive.bind(id).finish();
}

Result<std::unique_ptr<Storage>> open_storage(const std::string& folder) {
  if (folder.find("://") != std::string::npos) return Error{ErrorCode::storage_failed, "", "a folder for a SQLite file", quoted_excerpt(folder)};
  PORTAL_TRY(Database database, open_database(folder, "portal.sqlite", schema_sql, steps_sql));
  return std::unique_ptr<Storage>(std::make_unique<SqliteStorage>(std::move(database)));
}

}  // namespace portal::demo
