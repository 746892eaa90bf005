// Ratings in a real PostgreSQL, started here from the system's package and thrown away afterwards.
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "examples/portal/backend/postgres_rating_storage.h"
#include "examples/portal/backend/rating_fixture.h"
#include "examples/portal/backend/rating_tallies.h"

namespace portal::demo {
namespace {

// The newest server on this machine; "" where there is none.
std::filesystem::path server_programs() {
  std::filesystem::path found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error))
    if (std::filesystem::exists(entry.path() / "bin/initdb") && entry.path() > found) found = entry.path();
  return found.empty() ? found : found / "bin";
}

// A server in a folder of its own, without a port; the root account may not run one, so there it belongs to "postgres".
class Server {
 public:
  Server() : programs_(server_programs()) {
    if (programs_.empty()) return;
    std::string name = (std::filesystem::temp_directory_path() / "portal-postgres-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    if (geteuid() == 0) run("chown postgres " + folder_.string(), false);
    running_ = run((programs_ / "initdb").string() + " -A trust -U postgres -E UTF8 --locale=C -D " + data()) && start();
  }
  ~Server() {
    if (running_) stop("immediate");
    std::error_code error;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  bool is_running() const { return running_; }
  std::string url() const { return "postgresql:///postgres?host=" + folder_.string() + "&user=postgres"; }
  bool start() {
    return run((programs_ / "pg_ctl").string() + " -w -D " + data() + " -l " + (folder_ / "log").string() + " -o \"-k " + folder_.string() +
               " -c listen_addresses=''\" start");
  }
  void stop(const char* how) { run((programs_ / "pg_ctl").string() + " -w -D " + data() + " -m " + how + " stop"); }

 private:
  std::string data() const { return (folder_ / "data").string(); }
  bool run(const std::string& command, bool as_owner = true) const {
    const bool switches = as_owner && geteuid() == 0;
    const std::string whole = switches ? "runuser -u postgres -- sh -c '" + command + "'" : command;
    return std::system(("cd /tmp && " + whole + " >/dev/null 2>&1").c_str()) == 0;
  }

  std::filesystem::path programs_;
  std::filesystem::path folder_;
  bool running_ = false;
};

class PostgresTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<Server>(); }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    if (!server_->is_running()) GTEST_SKIP() << "no PostgreSQL server could be started (Debian: postgresql)";
    sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    storage_ = open();
  }

  static std::unique_ptr<RatingStorage> open() { return open_postgres_rating_storage(server_->url()).value(); }

  // The first column of the first row.
  static std::string sql(const char* text) {
    PGconn* connection = PQconnectdb(server_->url().c_str());
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    PGresult* result = PQexec(connection, text);
    std::string out = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : PQresultErrorMessage(result);
    PQclear(result);
    PQfinish(connection);
    return out;
  }

  static KeptRating kept(methodology::RatingEvent event, std::int64_t at = 1795512612) { return {0, std::move(event), at, Moderation::none}; }

  static inline std::unique_ptr<Server> server_;
  std::unique_ptr<RatingStorage> storage_;
};

TEST_F(PostgresTest, an_event_is_kept_once_and_another_under_its_id_is_told_apart) {
  methodology::RatingEvent other = rating_event("a");
  other.answers = {{"satisfaction", 5}};
  EXPECT_EQ(storage_->add({kept(rating_event("a")), kept(rating_event("b")), kept(rating_event("a")), kept(other)}).value(),
            (std::vector<Kept>{Kept::added, Kept::added, Kept::repeated, Kept::different}));
  EXPECT_EQ(storage_->count().value(), 2);
  const auto back = storage_->ratings(0, 10).value();
  EXPECT_EQ(json::write(methodology::write_rating(back[0].event)), json::write(methodology::write_rating(rating_event("a"))));
  EXPECT_EQ(storage_->ratings(back[0].sequence, 10).value().size(), 1U);
}

TEST_F(PostgresTest, months_of_arrival_are_partitions) {
  ASSERT_TRUE(storage_->add({kept(rating_event("a"), 1793491200), kept(rating_event("b"), 1793491199), kept(rating_event("c"), 1795512612)}).ok());
  EXPECT_EQ(sql("SELECT string_agg(tableoid::regclass || ' ' || id, ', ' ORDER BY id) FROM rating"),
            "rating_2026_11 a, rating_2026_10 b, rating_2026_11 c");
}

TEST_F(PostgresTest, the_same_events_from_many_portals_at_once_are_kept_once) {
  std::vector<std::thread> portals;
  for (int portal = 0; portal < 4; ++portal)
    portals.emplace_back([] {
      const auto own = open();
      for (int i = 0; i < 200; ++i) EXPECT_TRUE(own->add({kept(rating_event("event-" + std::to_string(i)))}).ok());
    });
  for (std::thread& portal : portals) portal.join();
  EXPECT_EQ(storage_->count().value(), 200);
}

TEST_F(PostgresTest, a_server_that_is_killed_and_comes_back_has_lost_nothing_that_was_acknowledged) {
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(storage_->add({kept(rating_event("before-" + std::to_string(i)))}).ok());
  server_->stop("immediate");
  EXPECT_EQ(storage_->add({kept(rating_event("lost"))}).error().code, ErrorCode::storage_failed);
  ASSERT_TRUE(server_->start());
  EXPECT_EQ(storage_->add({kept(rating_event("after")), kept(rating_event("before-7"))}).value(), (std::vector<Kept>{Kept::added, Kept::repeated}));
  EXPECT_EQ(storage_->count().value(), 51);
}

std::string text_of(const Tallies& tallies) {
  std::string out;
  for (const auto& one : tallies.answers)
    out += one.target + " " + one.row + " " + one.channel + " " + one.question + "=" + one.answer + " " + std::to_string(one.n) + "\n";
  for (const auto& one : tallies.reasons)
    out += one.target + " " + one.reason + " " + one.question + "=" + one.answer + " " + std::to_string(one.n) + "\n";
  for (const auto& one : tallies.offers) out += one.target + " offered " + std::to_string(one.n) + "\n";
  return out;
}

// [R 105]
TEST_F(PostgresTest, what_sql_counts_is_what_reading_every_event_counts) {
  const char* channels[] = {"web", "kiosk", "phone"};
  for (int i = 0; i < 90; ++i) {
    methodology::RatingEvent event = rating_event("e" + std::to_string(i));
    event.channel = channels[i % 3];
    event.version = i % 2 == 0 ? "1.9" : "1.10";
    event.time = i % 4 == 0 ? "2026-10-31T17:30:00Z" : "2026-10-31T16:30:00Z";  // midnight in Krasnoyarsk lies between them
    event.answers = {{"satisfaction", i % 5 + 1}, {"need", i % 2 == 0 ? "yes" : "no"}};
    if (i % 7 == 0) event.reasons = {"speed", "staff"};
    if (i % 10 == 9) event.type = std::string(methodology::offered), event.answers.clear(), event.reasons.clear();
    ASSERT_TRUE(storage_->add({kept(event)}).ok());
  }
  for (const TallyBy by : {TallyBy::month, TallyBy::version}) {
    const std::string counted = text_of(storage_->tallies(by, "Asia/Krasnoyarsk").value());
    EXPECT_EQ(counted, text_of(storage_->RatingStorage::tallies(by, "Asia/Krasnoyarsk").value()));
    EXPECT_NE(counted.find(by == TallyBy::month ? " 2026-11 " : " 1.10 "), std::string::npos);
  }
}

TEST_F(PostgresTest, the_public_view_hides_small_numbers_and_what_gives_them_away) {
  const auto add = [&](const char* channel, int times) {
    for (int i = 0; i < times; ++i) {
      methodology::RatingEvent event = rating_event(std::string(channel) + std::to_string(i));
      event.channel = channel;
      ASSERT_TRUE(storage_->add({kept(event)}).ok());
    }
  };
  add("web", 30);
  add("phone", 12);
  EXPECT_EQ(sql("SELECT string_agg(channel || ' ' || coalesce(n::text, 'hidden'), ', ' ORDER BY channel) FROM rating_public"), "phone 12, web 30");
  add("kiosk", 3);
  EXPECT_EQ(
      sql("SELECT string_agg(channel || ' ' || coalesce(n::text, 'hidden'), ', ' ORDER BY channel) || ' of ' || max(of_month) FROM rating_public"),
      "kiosk hidden, phone hidden, web 30 of 45");
}

TEST_F(PostgresTest, feedback_is_found_by_its_receipt_and_answered) {
  ASSERT_TRUE(storage_->add({{0, rating_event("a", "token", "Долго"), 1795512612, Moderation::waiting}}).ok());
  const std::string receipt = sha256("token");
  EXPECT_FALSE(storage_->reply("unknown", {"k", "done", {}, 1}).value());
  EXPECT_FALSE(storage_->reply("", {"k", "done", {}, 1}).value());
  EXPECT_TRUE(storage_->reply(receipt, {"k", "done", {{"ru", "Исправили"}}, 5}).value());
  EXPECT_TRUE(storage_->reply(receipt, {"k", "planned", {}, 9}).value());
  const auto feedback = storage_->feedback(receipt).value();
  ASSERT_TRUE(feedback.has_value());
  ASSERT_EQ(feedback->replies.size(), 1U);
  EXPECT_EQ(feedback->replies[0].status, "done");
  EXPECT_TRUE(storage_->moderate("/channels/web", "a", Moderation::published).value());
  EXPECT_EQ(storage_->feedback(receipt).value()->rating.moderation, Moderation::published);
  EXPECT_FALSE(storage_->feedback("").value().has_value());
}

TEST_F(PostgresTest, a_schema_of_a_later_version_is_refused) {
  sql("UPDATE rating_schema SET version = 2");
  const auto later = open_postgres_rating_storage(server_->url());
  ASSERT_FALSE(later.ok());
  EXPECT_EQ(later.error().text(), "storage_failed at rating_schema: expected version 1; got 2");
}

}  // namespace
}  // namespace portal::demo
