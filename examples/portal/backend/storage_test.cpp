// The storage by itself: what it refuses to open, and what it keeps apart.

#include <sqlite3.h>

#include "examples/portal/backend/server_fixture.h"
#include "examples/portal/backend/storage.h"

namespace portal::demo {
namespace {

TEST(Storage, other_databases_are_refused_by_name) {
  const auto opened = open_storage("postgresql://localhost/portal");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::storage_failed);
  EXPECT_EQ(opened.error().got, "\"postgresql://localhost/portal\"");
}

TEST(Storage, a_file_that_is_no_database_is_refused_and_left_alone) {
  TemporaryFolder folder;
  const std::string text(4096, 'x');
  folder.write("portal.sqlite", text);
  const auto opened = open_storage(folder / "");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::storage_failed);
  EXPECT_EQ(std::filesystem::file_size(folder / "portal.sqlite"), text.size());
}

TEST(Storage, a_database_of_a_later_version_is_refused) {
  TemporaryFolder folder;
  ASSERT_TRUE(open_storage(folder / "").ok());
  sqlite3* database = nullptr;
  sqlite3_open((folder / "portal.sqlite").c_str(), &database);
  sqlite3_exec(database, "PRAGMA user_version = 6", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  const auto opened = open_storage(folder / "");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().got, "version 6");
}

TEST(Storage, a_database_that_fails_under_it_is_an_error_and_keeps_nothing) {
  TemporaryFolder folder;
  auto storage = std::move(open_storage(folder / "")).value();
  sqlite3* database = nullptr;
  sqlite3_open((folder / "portal.sqlite").c_str(), &database);
  sqlite3_exec(database, "DROP TABLE application", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  const auto kept = storage->add_application({{}, "a", "k", "f", "1", json::Object{}, 0, "received"}, 2026);
  ASSERT_FALSE(kept.ok());
  EXPECT_EQ(kept.error().code, ErrorCode::storage_failed);
}

TEST(Storage, two_portals_over_one_folder_do_not_double_an_application) {
  TemporaryFolder folder;
  auto one = std::move(open_storage(folder / "")).value();
  auto two = std::move(open_storage(folder / "")).value();
  const Application application{{}, "a", "k", "f", "1", json::Object{{"x", 1}}, 5, "received"};
  const auto first = one->add_application(application, 2026);
  const auto second = two->add_application(application, 2027);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(second.value()->number, first.value()->number);
}

TEST(Storage, a_key_is_closed_only_where_no_application_has_it_and_stays_closed) {
  TemporaryFolder folder;
  auto storage = std::move(open_storage(folder / "")).value();
  const Application application{{}, "a", "k", "f", "1", json::Object{{"x", 1}}, 5, "received"};
  const auto kept = storage->add_application(application, 2026);
  EXPECT_EQ(storage->close_key("a", "k").value()->number, kept.value()->number);
  EXPECT_EQ(storage->close_key("a", "other").value(), std::nullopt);
  storage = std::move(open_storage(folder / "")).value();
  Application late = application;
  late.key = "other";
  EXPECT_EQ(storage->add_application(late, 2026).value(), std::nullopt);
  late.person = "b";
  EXPECT_NE(storage->add_application(late, 2026).value(), std::nullopt) << "keys are each person's own";
}

TEST(Storage, a_database_of_the_first_version_is_brought_on_and_keeps_what_it_has) {
  TemporaryFolder folder;
  const Application application{{}, "a", "k", "f", "1", json::Object{}, 5, "received"};
  const std::string number = std::move(open_storage(folder / "")).value()->add_application(application, 2026).value()->number;
  sqlite3* database = nullptr;
  sqlite3_open((folder / "portal.sqlite").c_str(), &database);
  sqlite3_exec(
      database,
      "DROP TABLE code_try; DROP TABLE handover; DROP TABLE closed_key; ALTER TABLE application DROP COLUMN warnings; PRAGMA user_version = 1",
      nullptr, nullptr, nullptr);
  sqlite3_close(database);
  auto storage = open_storage(folder / "");
  ASSERT_TRUE(storage.ok());
  const auto kept = storage.value()->close_key("a", "k").value();
  EXPECT_EQ(kept->number, number);
  EXPECT_EQ(kept->warnings, json::Value(json::Array()));
  EXPECT_TRUE(storage.value()->begin_try({"a", 5, 0, 1, 1}).value().has_value());
}

TEST(Storage, tries_of_a_code_are_counted_by_person_and_together_and_outlive_a_restart) {
  TemporaryFolder folder;
  const auto may = [&folder](const char* person, std::int64_t at, std::int64_t since) {
    return std::move(open_storage(folder / "")).value()->begin_try({person, at, since, 2, 3}).value();
  };
  const auto first = may("a", 10, 0);
  EXPECT_TRUE(first.has_value());
  EXPECT_TRUE(may("a", 11, 0).has_value());
  EXPECT_FALSE(may("a", 12, 0).has_value());
  ASSERT_TRUE(std::move(open_storage(folder / "")).value()->forgive_try(*first).ok());
  EXPECT_TRUE(may("a", 13, 0).has_value()) << "one was right";
  EXPECT_TRUE(may("b", 14, 0).has_value());
  EXPECT_FALSE(may("c", 15, 0).has_value()) << "three of all together";
  EXPECT_TRUE(may("a", 16, 11).has_value()) << "that of 11 is past";
}

}  // namespace
}  // namespace portal::demo
