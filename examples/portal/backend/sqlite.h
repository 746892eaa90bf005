#pragma once
// SQLite in a few words: a file with its schema, statements whose values are bound, transactions that roll back by themselves.
// Only storages include this. Write-ahead log, every commit synced; use one connection behind one lock.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

// storage_failed, with what SQLite says.
Error failure(sqlite3* database);

// Opens <folder>/<file>, makes the folder and the file where absent. `schema` creates everything of user_version 1, each of `steps`
// brings a file on by one version, also a fresh one: what a step makes is written once. A file of a later version is refused.
// Errors: storage_failed.
Result<Database> open_database(const std::string& folder, const std::string& file, const char* schema, std::span<const char* const> steps = {});

Result<void> execute(sqlite3* database, const char* sql);

// What a storage has written as JSON. Errors: storage_failed.
Result<json::Value> stored_json(const std::string& text);

// A prepared statement: values are bound, never written into the SQL. The first error sticks and comes out of finish().
class Statement {
 public:
  Statement(sqlite3* database, const char* sql) : database_(database) { status_ = sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text);  // in the order of the question marks
  Statement& bind(std::int64_t number);
  bool step();  // true while there is a row
  Result<void> finish();
  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int status_ = SQLITE_OK;
  int bound_ = 0;
};

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(sqlite3* database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  bool open() const { return open_; }
  Result<void> commit();

 private:
  sqlite3* database_;
  bool open_;
};

}  // namespace portal::demo
