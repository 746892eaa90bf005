// Consents over a real socket: event by event, exactly once, never changed or deleted, each person's own. [R 41, 45, 46, 73]
#include <sqlite3.h>

#include "examples/portal/backend/consent_bodies.h"
#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

using consent::State;

class ConsentsTest : public PortalTest {
 protected:
  static httplib::Result record(httplib::Client& browser, int event, const consent::Record& record) {
    return browser.Post("/api/consents", {{"Idempotency-Key", consent_uuid(event)}}, consent_body(record), "application/json");
  }
  static std::string states(httplib::Client& browser) {
    std::string out;
    const json::Value body = body_of(browser.Get("/api/consents"));
    for (const json::Value& each : body.find("records")->array()) {
      out += "[";
      for (const json::Value& event : each.find("events")->array()) out += " " + text_of(event, "state");
      out += " ]";
    }
    return out;
  }
};

TEST_F(ConsentsTest, an_event_is_recorded_once_however_often_it_is_told_and_outlives_a_restart) {
  auto browser = client();
  const consent::Record given = consent_record(1, {{101, State::given}});
  EXPECT_EQ(record(browser, 101, given)->status, 201);
  EXPECT_EQ(record(browser, 101, given)->status, 200);
  const consent::Record withdrawn = consent_record(1, {{101, State::given}, {102, State::withdrawn}});
  EXPECT_EQ(record(browser, 102, withdrawn)->status, 201);
  restart();
  auto later = client();
  EXPECT_EQ(record(later, 102, withdrawn)->status, 200);
  EXPECT_EQ(states(later), "[ given withdrawn ]");
}

TEST_F(ConsentsTest, only_the_event_that_the_key_names_is_recorded) {
  auto browser = client();
  EXPECT_EQ(record(browser, 102, consent_record(1, {{101, State::given}, {102, State::withdrawn}}))->status, 201);
  EXPECT_EQ(states(browser), "[ withdrawn ]");
}

TEST_F(ConsentsTest, what_is_recorded_is_never_changed) {
  auto browser = client();
  record(browser, 101, consent_record(1, {{101, State::given}}));
  EXPECT_EQ(problem_type(record(browser, 101, consent_record(1, {{101, State::refused}}))), "/problems/consent-different");
  consent::Record other_purpose = consent_record(1, {{102, State::renewed}});
  other_purpose.process.purpose = "присылать рекламу";
  EXPECT_EQ(problem_type(record(browser, 102, other_purpose)), "/problems/consent-different");
  EXPECT_EQ(problem_type(record(browser, 101, consent_record(2, {{101, State::given}}))), "/problems/consent-different");
  EXPECT_EQ(states(browser), "[ given ]");
}

TEST_F(ConsentsTest, the_database_itself_refuses_to_change_or_delete) {
  auto browser = client();
  record(browser, 101, consent_record(1, {{101, State::given}}));
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "data/consents.sqlite").c_str(), &database), SQLITE_OK);
  for (const char* const sql : {"DELETE FROM event", "DELETE FROM record", "UPDATE event SET json = '{}'", "UPDATE record SET person = 'x'"})
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT) << sql;
  sqlite3_close(database);
  EXPECT_EQ(states(browser), "[ given ]");
}

TEST_F(ConsentsTest, nobody_sees_or_adds_to_the_records_of_another_person) {
  auto browser = client();
  record(browser, 101, consent_record(1, {{101, State::given}}));
  auto other = client();
  other.set_default_headers({{"Cookie", "demo_person=empty"}});
  EXPECT_EQ(states(other), "");
  EXPECT_EQ(other.Get("/api/consents/" + consent_uuid(1) + "/receipt")->status, 404);
  EXPECT_EQ(record(other, 102, consent_record(1, {{102, State::withdrawn}}))->status, 422);
  EXPECT_EQ(states(browser), "[ given ]");
}

TEST_F(ConsentsTest, a_receipt_has_the_record_and_the_vocabulary) {
  auto browser = client();
  record(browser, 101, consent_record(1, {{101, State::given}}));
  const json::Value receipt = body_of(browser.Get("/api/consents/" + consent_uuid(1) + "/receipt"));
  EXPECT_EQ(text_of(receipt, "issued_at"), "2026-11-22T00:05:09Z");
  EXPECT_EQ(text_of(*receipt.find("dpv"), "dpv:hasStatus"), "dpv:ConsentGiven");
}

TEST_F(ConsentsTest, what_may_be_written_is_null_until_the_person_says_and_each_person_s_own) {
  auto browser = client();
  EXPECT_EQ(browser.Get("/api/notifications")->body, R"({"settings":null})");
  const std::string wish = R"({"settings":{"channels":["email"],"frequency":"weekly","categories":["cases"]}})";
  EXPECT_EQ(browser.Put("/api/notifications", wish, "application/json")->body, wish);
  restart();
  EXPECT_EQ(client().Get("/api/notifications")->body, wish);
  auto other = client();
  other.set_default_headers({{"Cookie", "demo_person=empty"}});
  EXPECT_EQ(other.Get("/api/notifications")->body, R"({"settings":null})");
}

// [R 52]
TEST_F(ConsentsTest, what_was_handed_over_with_an_offer_stands_behind_what_the_profile_says_and_for_this_person_alone) {
  auto browser = client();
  const auto taken =
      browser.Post("/api/offers",
                   R"({"parts":[{"service":"kindergarten-queue","version":"1","definition":"/content/forms/kindergarten.json","facts":[)"
                   R"({"path":"person.name.given","value":"Анна"},{"path":"contacts.email","value":"new@example.com"}]}]})",
                   "application/json");
  EXPECT_EQ(taken->body, R"({"parts":[{"service":"kindergarten-queue","href":"/kindergarten"}]})");
  const std::string known = browser.Get("/api/profile?facts=person.name.given,contacts.email")->body;
  EXPECT_NE(known.find("new@example.com"), std::string::npos);
  EXPECT_EQ(known.find(R"("value":"Анна")"), known.rfind(R"("value":"Анна")"));
  auto other = client();
  other.set_default_headers({{"Cookie", "demo_person=empty"}});
  EXPECT_EQ(other.Get("/api/profile?facts=contacts.email")->body.find("new@example.com"), std::string::npos);
}

}  // namespace
}  // namespace portal::demo
