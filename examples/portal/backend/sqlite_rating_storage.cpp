// Ratings in one SQLite file, one connection behind one lock.
#include <mutex>

#include "examples/portal/backend/rating_storage.h"
#include "examples/portal/backend/sqlite.h"
#include "sdk/json/canonical.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

constexpr const char* schema_sql = R"(
CREATE TABLE rating (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, id TEXT NOT NULL, receipt TEXT NOT NULL, json TEXT NOT NULL,
  received_at INTEGER NOT NULL, moderation INTEGER NOT NULL, UNIQUE (source, id)) STRICT;
CREATE TABLE reply (
  receipt TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (receipt, key)) STRICT, WITHOUT ROWID;
CREATE INDEX rating_of_receipt ON rating (receipt) WHERE receipt <> '';
)";

class SqliteRatingStorage : public RatingStorage {
 public:
  explicit SqliteRatingStorage(Database database) : owned_(std::move(database)), database_(owned_.get()) {}

  Result<std::vector<Kept>> add(const std::vector<KeptRating>& ratings) override;
  Result<std::vector<KeptRating>> ratings(std::int64_t after, int limit) override;
  Result<std::int64_t> count() override;
  Result<std::optional<Feedback>> feedback(std::string_view receipt) override;
  Result<bool> reply(std::string_view receipt, const Reply& reply) override;
  Result<bool> moderate(std::string_view source, std::string_view id, Moderation state) override;

 private:
  Result<Kept> add_one(const KeptRating& rating);
  Result<std::vector<KeptRating>> read(Statement& statement);

  const Database owned_;
  sqlite3* const database_;
  std::mutex mutex_;
};

Result<Kept> SqliteRatingStorage::add_one(const KeptRating& rating) {
  PORTAL_TRY(const std::string text, json::canonical(methodology::write_rating(rating.event)));
  Statement before(database_, "SELECT json FROM rating WHERE source = ? AND id = ?");
  before.bind(rating.event.source).bind(rating.event.id);
  std::optional<std::string> known;
  if (before.step()) known = before.text(0);
  PORTAL_CHECK(before.finish());
  if (known) return *known == text ? Kept::repeated : Kept::different;
  Statement insert(database_, "INSERT INTO rating (source, id, receipt, json, received_at, moderation) VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(rating.event.source).bind(rating.event.id).bind(rating.event.receipt).bind(text).bind(rating.received_at);
  insert.bind(static_cast<std::int64_t>(rating.moderation));
  PORTAL_CHECK(insert.finish());
  return Kept::added;
}

Result<std::vector<Kept>> SqliteRatingStorage::add(const std::vector<KeptRating>& ratings) {
  std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  if (!transaction.open()) return failure(database_);
  std::vector<Kept> out;
  for (const KeptRating& rating : ratings) {
    PORTAL_TRY(const Kept kept, add_one(rating));
    out.push_back(kept);
  }
  PORTAL_CHECK(transaction.commit());
  return out;
}

Result<std::vector<KeptRating>> SqliteRatingStorage::read(Statement& statement) {
  std::vector<KeptRating> found;
  while (statement.step()) {
    PORTAL_TRY(const json::Value text, stored_json(statement.text(1)));
    auto event = methodology::read_rating(text);
    if (!event.ok()) return Error(ErrorCode::storage_failed, "", "a rating as it was kept", event.error().text());
    found.push_back({statement.integer(0), std::move(event).value(), statement.integer(2), static_cast<Moderation>(statement.integer(3))});
  }
  PORTAL_CHECK(statement.finish());
  return found;
}

Result<std::vector<KeptRating>> SqliteRatingStorage::ratings(std::int64_t after, int limit) {
  std::lock_guard lock(mutex_);
  Statement statement(database_, "SELECT sequence, json, received_at, moderation FROM rating WHERE sequence > ? ORDER BY sequence LIMIT ?");
  statement.bind(after).bind(static_cast<std::int64_t>(limit));
  return read(statement);
}

Result<std::int64_t> SqliteRatingStorage::count() {
  std::lock_guard lock(mutex_);
  Statement statement(database_, "SELECT count(*) FROM rating");
  std::int64_t count = 0;
  if (statement.step()) count = statement.integer(0);
  PORTAL_CHECK(statement.finish());
  return count;
}

Result<std::optional<Feedback>> SqliteRatingStorage::feedback(std::string_view receipt) {
  std::lock_guard lock(mutex_);
  if (receipt.empty()) return std::optional<Feedback>();
  Statement statement(database_, "SELECT sequence, json, received_at, moderation FROM rating WHERE receipt = ? ORDER BY sequence LIMIT 1");
  statement.bind(receipt);
  PORTAL_TRY(std::vector<KeptRating> found, read(statement));
  if (found.empty()) return std::optional<Feedback>();
  Feedback feedback{std::move(found.front()), {}};
  Statement replies(database_, "SELECT key, status, text, at FROM reply WHERE receipt = ? ORDER BY at, key");
  replies.bind(receipt);
  while (replies.step()) {
    PORTAL_TRY(const json::Value text, stored_json(replies.text(2)));
    feedback.replies.push_back({replies.text(0), replies.text(1), text.object(), replies.integer(3)});
  }
  PORTAL_CHECK(replies.finish());
  return std::optional<Feedback>(std::move(feedback));
}

Result<bool> SqliteRatingStorage::reply(std::string_view receipt, const Reply& reply) {
  std::lock_guard lock(mutex_);
  Statement insert(
      database_,
      "INSERT INTO reply (receipt, key, status, text, at) SELECT receipt, ?2, ?3, ?4, ?5 FROM rating WHERE receipt = ?1 AND receipt <> '' "
      "ON CONFLICT (receipt, key) DO UPDATE SET key = excluded.key RETURNING key");
  insert.bind(receipt).bind(reply.key).bind(reply.status).bind(json::write(json::Value(reply.text))).bind(reply.at);
  const bool is_known = insert.step();
  PORTAL_CHECK(insert.finish());
  return is_known;
}

Result<bool> SqliteRatingStorage::moderate(std::string_view source, std::string_view id, Moderation state) {
  std::lock_guard lock(mutex_);
  Statement update(database_, "UPDATE rating SET moderation = ? WHERE source = ? AND id = ? AND moderation <> 0 RETURNING sequence");
  update.bind(static_cast<std::int64_t>(state)).bind(source).bind(id);
  const bool is_known = update.step();
  PORTAL_CHECK(update.finish());
  return is_known;
}

}  // namespace

Result<std::unique_ptr<RatingStorage>> open_rating_storage(const std::string& folder) {
  PORTAL_TRY(Database database, open_database(folder, "ratings.sqlite", schema_sql));
  return std::unique_ptr<RatingStorage>(std::make_unique<SqliteRatingStorage>(std::move(database)));
}

}  // namespace portal::demo
