// One connection behind one lock; a lost one is made anew at the next call.
#include "examples/portal/backend/postgres_rating_storage.h"

#include <libpq-fe.h>

#include <mutex>

#include "examples/portal/backend/sqlite.h"
#include "sdk/json/canonical.h"
#include "sdk/json/json.h"

namespace portal::demo {

extern const char* const rating_schema_sql;  // rating_schema.sql, made into a source by the build

namespace {

struct Closing {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Closing>;

// The rows of an answer.
class Rows {
 public:
  explicit Rows(PGresult* result) : result_(result) {}
  int size() const { return PQntuples(result_.get()); }
  std::string text(int row, int column) const { return PQgetvalue(result_.get(), row, column); }
  std::int64_t number(int row, int column) const { return std::strtoll(PQgetvalue(result_.get(), row, column), nullptr, 10); }

 private:
  std::unique_ptr<PGresult, Closing> result_;
};

Error failed(PGconn* connection) { return {ErrorCode::storage_failed, "", "an answer of the data base", PQerrorMessage(connection)}; }

Result<Rows> ask(PGconn* connection, const char* sql, const std::vector<std::string>& parameters = {}) {
  std::vector<const char*> values;
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  PGresult* result = PQexecParams(connection, sql, static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0);
  const ExecStatusType status = PQresultStatus(result);
  Rows rows(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return failed(connection);
  return rows;
}

// Undone unless committed.
class PostgresTransaction {
 public:
  explicit PostgresTransaction(PGconn* connection) : connection_(connection), open_(ask(connection, "BEGIN").ok()) {}
  ~PostgresTransaction() {
    if (open_) PQclear(PQexec(connection_, "ROLLBACK"));
  }
  PostgresTransaction(const PostgresTransaction&) = delete;
  PostgresTransaction& operator=(const PostgresTransaction&) = delete;

  bool open() const { return open_; }
  Result<void> commit() {
    open_ = false;
    PORTAL_TRY([[maybe_unused]] const Rows done, ask(connection_, "COMMIT"));
    return {};
  }

 private:
  PGconn* connection_;
  bool open_;
};

json::Object answers_json(const methodology::RatingEvent& event) {
  json::Object answers;
  for (const auto& [question, answer] : event.answers) answers.set(question, answer);
  return answers;
}

class PostgresRatingStorage : public RatingStorage {
 public:
  explicit PostgresRatingStorage(Connection connection) : connection_(std::move(connection)) {}

  Result<std::vector<Kept>> add(const std::vector<KeptRating>& ratings) override;
  Result<std::vector<KeptRating>> ratings(std::int64_t after, int limit) override;
  Result<std::int64_t> count() override;
  Result<Tallies> tallies(TallyBy by, std::string_view zone) override;
  Result<std::optional<Feedback>> feedback(std::string_view receipt) override;
  Result<bool> reply(std::string_view receipt, const Reply& reply) override;
  Result<bool> moderate(std::string_view source, std::string_view id, Moderation state) override;

 private:
  PGconn* connected();
  Result<Kept> add_one(PGconn* connection, const KeptRating& rating);
  static Result<std::vector<KeptRating>> read(const Rows& rows);

  Connection connection_;
  std::mutex mutex_;
};

PGconn* PostgresRatingStorage::connected() {
  // A connection that the server closed is only known to be gone when it is used.
  const std::unique_ptr<PGresult, Closing> there(PQexec(connection_.get(), ""));
  if (PQresultStatus(there.get()) != PGRES_EMPTY_QUERY) PQreset(connection_.get());
  return connection_.get();
}

Result<Kept> PostgresRatingStorage::add_one(PGconn* connection, const KeptRating& rating) {
  const methodology::RatingEvent& event = rating.event;
  PORTAL_TRY(const std::string text, json::canonical(methodology::write_rating(event)));
  PORTAL_TRY(const Rows known,
             ask(connection, "INSERT INTO rating_identity VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id", {event.source, event.id, text}));
  if (known.size() == 0) {
    PORTAL_TRY(const Rows before, ask(connection, "SELECT json FROM rating_identity WHERE source = $1 AND id = $2", {event.source, event.id}));
    return before.size() == 1 && before.text(0, 0) == text ? Kept::repeated : Kept::different;
  }
  const std::string received = std::to_string(rating.received_at);
  PORTAL_TRY([[maybe_unused]] const Rows month, ask(connection, "SELECT rating_month($1)", {received}));
  const json::Array reasons(event.reasons.begin(), event.reasons.end());
  PORTAL_TRY(
      [[maybe_unused]] const Rows kept,
      ask(connection,
          "INSERT INTO rating (source, id, type, receipt, happened, methodology, target, channel, version, answers, reasons, json, received_at, "
          "moderation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
          {event.source, event.id, event.type, event.receipt, event.time, event.methodology, event.target(), event.channel, event.version,
           json::write(json::Value(answers_json(event))), json::write(json::Value(reasons)), text, received,
           std::to_string(static_cast<int>(rating.moderation))}));
  return Kept::added;
}

Result<std::vector<Kept>> PostgresRatingStorage::add(const std::vector<KeptRating>& ratings) {
  std::lock_guard lock(mutex_);
  PGconn* connection = connected();
  PostgresTransaction transaction(connection);
  if (!transaction.open()) return failed(connection);
  std::vector<Kept> out;
  for (const KeptRating& rating : ratings) {
    PORTAL_TRY(const Kept kept, add_one(connection, rating));
    out.push_back(kept);
  }
  PORTAL_CHECK(transaction.commit());
  return out;
}

Result<std::vector<KeptRating>> PostgresRatingStorage::read(const Rows& rows) {
  std::vector<KeptRating> found;
  for (int row = 0; row < rows.size(); ++row) {
    PORTAL_TRY(const json::Value text, stored_json(rows.text(row, 1)));
    auto event = methodology::read_rating(text);
    if (!event.ok()) return Error(ErrorCode::storage_failed, "", "a rating as it was kept", event.error().text());
    found.push_back({rows.number(row, 0), std::move(event).value(), rows.number(row, 2), static_cast<Moderation>(rows.number(row, 3))});
  }
  return found;
}

Result<std::vector<KeptRating>> PostgresRatingStorage::ratings(std::int64_t after, int limit) {
  std::lock_guard lock(mutex_);
  PORTAL_TRY(const Rows rows,
             ask(connected(), "SELECT sequence, json, received_at, moderation FROM rating WHERE sequence > $1 ORDER BY sequence LIMIT $2",
                 {std::to_string(after), std::to_string(limit)}));
  return read(rows);
}

Result<std::int64_t> PostgresRatingStorage::count() {
  std::lock_guard lock(mutex_);
  PORTAL_TRY(const Rows rows, ask(connected(), "SELECT count(*) FROM rating"));
  return rows.number(0, 0);
}

Result<Tallies> PostgresRatingStorage::tallies(TallyBy by, std::string_view zone) {
  std::lock_guard lock(mutex_);
  PGconn* connection = connected();
  // One moment for all three questions.
  PostgresTransaction transaction(connection);
  PORTAL_TRY([[maybe_unused]] const Rows still, ask(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
  PORTAL_TRY(
      const Rows answers,
      ask(connection,
          "SELECT methodology, target, CASE WHEN $1 = 'version' THEN version ELSE to_char(happened AT TIME ZONE $2, 'YYYY-MM') END AS part, channel, "
          "answer.key, answer.value, count(*) FROM rating, jsonb_each_text(answers) AS answer WHERE type = 'portal.rating.given' "
          "GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6",
          {by == TallyBy::version ? "version" : "month", std::string(zone)}));
  PORTAL_TRY(const Rows reasons,
             ask(connection,
                 "SELECT methodology, target, reason, answer.key, answer.value, count(*) FROM rating, jsonb_array_elements_text(reasons) AS reason, "
                 "jsonb_each_text(answers) AS answer WHERE type = 'portal.rating.given' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"));
  PORTAL_TRY(const Rows offers,
             ask(connection, "SELECT methodology, target, count(*) FROM rating WHERE type = 'portal.feedback.offered' GROUP BY 1, 2 ORDER BY 1, 2"));
  PORTAL_CHECK(transaction.commit());
  Tallies out;
  for (int i = 0; i < answers.size(); ++i)
    out.answers.push_back({answers.text(i, 0), answers.text(i, 1), answers.text(i, 2), answers.text(i, 3), answers.text(i, 4), answers.text(i, 5),
                           answers.number(i, 6)});
  for (int i = 0; i < reasons.size(); ++i)
    out.reasons.push_back({reasons.text(i, 0), reasons.text(i, 1), reasons.text(i, 2), reasons.text(i, 3), reasons.text(i, 4), reasons.number(i, 5)});
  for (int i = 0; i < offers.size(); ++i) out.offers.push_back({offers.text(i, 0), offers.text(i, 1), offers.number(i, 2)});
  return out;
}

Result<std::optional<Feedback>> PostgresRatingStorage::feedback(std::string_view receipt) {
  std::lock_guard lock(mutex_);
  if (receipt.empty()) return std::optional<Feedback>();
  PGconn* connection = connected();
  const std::string hash(receipt);
  PORTAL_TRY(const Rows rows,
             ask(connection, "SELECT sequence, json, received_at, moderation FROM rating WHERE receipt = $1 ORDER BY sequence LIMIT 1", {hash}));
  PORTAL_TRY(std::vector<KeptRating> found, read(rows));
  if (found.empty()) return std::optional<Feedback>();
  Feedback feedback{std::move(found.front()), {}};
  PORTAL_TRY(const Rows replies, ask(connection, "SELECT key, status, text, at FROM reply WHERE receipt = $1 ORDER BY at, key", {hash}));
  for (int i = 0; i < replies.size(); ++i) {
    PORTAL_TRY(const json::Value text, stored_json(replies.text(i, 2)));
    feedback.replies.push_back({replies.text(i, 0), replies.text(i, 1), text.object(), replies.number(i, 3)});
  }
  return std::optional<Feedback>(std::move(feedback));
}

Result<bool> PostgresRatingStorage::reply(std::string_view receipt, const Reply& reply) {
  std::lock_guard lock(mutex_);
  PORTAL_TRY(
      const Rows rows,
      ask(connected(),
          "INSERT INTO reply SELECT $1, $2, $3, $4, $5::bigint WHERE $1 <> '' AND EXISTS (SELECT FROM rating WHERE receipt = $1 AND receipt <> '') "
          "ON CONFLICT (receipt, key) DO UPDATE SET key = excluded.key RETURNING key",
          {std::string(receipt), reply.key, reply.status, json::write(json::Value(reply.text)), std::to_string(reply.at)}));
  return rows.size() > 0;
}

Result<bool> PostgresRatingStorage::moderate(std::string_view source, std::string_view id, Moderation state) {
  std::lock_guard lock(mutex_);
  PORTAL_TRY(const Rows rows,
             ask(connected(), "UPDATE rating SET moderation = $1 WHERE source = $2 AND id = $3 AND moderation <> 0 RETURNING sequence",
                 {std::to_string(static_cast<int>(state)), std::string(source), std::string(id)}));
  return rows.size() > 0;
}

// Two portals that start at once on an empty data base make one schema.
Result<void> prepare(PGconn* connection) {
  PostgresTransaction transaction(connection);
  if (!transaction.open()) return failed(connection);
  PORTAL_TRY([[maybe_unused]] const Rows alone, ask(connection, "SELECT pg_advisory_xact_lock(7304)"));
  PORTAL_TRY(const Rows there, ask(connection, "SELECT to_regclass('rating_schema') IS NOT NULL"));
  if (there.text(0, 0) != "t") {
    std::unique_ptr<PGresult, Closing> made(PQexec(connection, rating_schema_sql));
    if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) return failed(connection);
  }
  PORTAL_TRY(const Rows version, ask(connection, "SELECT version FROM rating_schema"));
  if (version.size() != 1 || version.number(0, 0) != 1)
    return Error(ErrorCode::storage_failed, "rating_schema", "version 1", version.size() == 1 ? version.text(0, 0) : "none");
  return transaction.commit();
}

}  // namespace

Result<std::unique_ptr<RatingStorage>> open_postgres_rating_storage(const std::string& url) {
  Connection connection(PQconnectdb(url.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) return failed(connection.get());
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  PORTAL_CHECK(prepare(connection.get()));
  return std::unique_ptr<RatingStorage>(std::make_unique<PostgresRatingStorage>(std::move(connection)));
}

}  // namespace portal::demo
