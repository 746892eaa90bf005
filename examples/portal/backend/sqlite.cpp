// SQLite's calls behind sqlite.h.
#include "examples/portal/backend/sqlite.h"

#include <algorithm>
#include <filesystem>

#include "sdk/json/json.h"

namespace portal::demo {

Error failure(sqlite3* database) {
  return {ErrorCode::storage_failed, "", "a database that can be read and written", database ? sqlite3_errmsg(database) : "no memory"};
}

Result<void> execute(sqlite3* database, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure(database);
  return {};
}

Result<json::Value> stored_json(const std::string& text) {
  auto value = json::parse(text);
  if (!value) return Error{ErrorCode::storage_failed, "", "JSON as it was stored", value.error().text()};
  return value;
}

namespace {

Result<void> prepare(sqlite3* database, const char* schema, std::span<const char* const> steps) {
  sqlite3_busy_timeout(database, 5000);
  // FULL: in the write-ahead log NORMAL may lose acknowledged commits with the power.
  PORTAL_CHECK(execute(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON"));
  Transaction transaction(database);
  if (!transaction.open()) return failure(database);
  std::int64_t version = 0;
  {
    Statement read(database, "PRAGMA user_version");
    if (read.step()) version = read.integer(0);
    PORTAL_CHECK(read.finish());
  }
  const auto wanted = 1 + static_cast<std::int64_t>(steps.size());
  if (version < 0 || version > wanted)
    return Error{ErrorCode::storage_failed, "", "a database of version " + std::to_string(wanted), "version " + std::to_string(version)};
  if (version == 0) PORTAL_CHECK(execute(database, schema));
  for (const char* step : steps.subspan(static_cast<std::size_t>(std::max<std::int64_t>(version - 1, 0)))) PORTAL_CHECK(execute(database, step));
  PORTAL_CHECK(execute(database, ("PRAGMA user_version = " + std::to_string(wanted)).c_str()));
  return transaction.commit();
}

}  // namespace

Result<Database> open_database(const std::string& folder, const std::string& file, const char* schema, std::span<const char* const> steps) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  sqlite3* opened = nullptr;
  const std::string path = (std::filesystem::path(folder) / file).string();
  const int status = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(opened);
  if (status != SQLITE_OK) return failure(opened);
  PORTAL_CHECK(prepare(opened, schema, steps));
  return database;
}

Statement& Statement::bind(std::string_view text) {
  if (status_ == SQLITE_OK)
    status_ = sqlite3_bind_text64(statement_, ++bound_, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  if (status_ == SQLITE_OK) status_ = sqlite3_bind_int64(statement_, ++bound_, number);
  return *this;
}

bool Statement::step() {
  if (status_ == SQLITE_OK || status_ == SQLITE_ROW) status_ = sqlite3_step(statement_);
  return status_ == SQLITE_ROW;
}

Result<void> Statement::finish() {
  while (step()) {
  }
  if (status_ != SQLITE_DONE) return failure(database_);
  return {};
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

Transaction::Transaction(sqlite3* database)
    : database_(database), open_(sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK) {}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  PORTAL_CHECK(execute(database_, "COMMIT"));
  open_ = false;
  return {};
}

}  // namespace portal::demo
