// Several tabs, no connection, a full device: no decision is lost, none is told twice as two. [R 12, 41, 46, 65]
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "widgets/consent/test_support.h"

namespace portal::consent {
namespace {

const Target garden{"kindergarten", {"birth"}};

TEST(Keeping, a_withdrawal_in_another_tab_is_in_force_here_at_once_and_is_said) {
  Person person;
  person.press("act/offers/all");
  Person other_tab;
  other_tab.store_changes(person.stored);
  EXPECT_TRUE(other_tab.allows(Kind::proactive, garden));
  other_tab.now = "2026-11-24T10:00:00Z";
  other_tab.press("act/offers/all");
  person.said.clear();
  person.store_changes(other_tab.stored);
  EXPECT_EQ(person.state("offers/all"), "Согласие отозвано 24 ноября 2026 года.");
  EXPECT_EQ(person.said, "Согласия изменены в другой вкладке или на другом устройстве");
  EXPECT_EQ(person.ledger().records.size(), 1U);
}

TEST(Keeping, two_tabs_that_decide_at_the_same_time_both_keep_their_decisions) {
  Person person;
  Person other_tab;
  other_tab.press("act/personal-data/all");
  person.puts_conflict = true;
  person.press("act/offers/all");  // the store has another revision by now: refused
  EXPECT_TRUE(person.stored.is_null());
  person.store_changes(other_tab.stored);
  const Ledger both = person.ledger();
  ASSERT_EQ(both.records.size(), 2U);
  EXPECT_TRUE(is_allowed(both.records, Kind::proactive, garden, person.now));
  EXPECT_TRUE(is_allowed(both.records, Kind::personal_data, garden, person.now));
}

TEST(Keeping, without_a_connection_decisions_wait_in_the_store_and_are_told_once_each_later) {
  Person person({"store", "consents"});
  person.is_offline = true;
  person.press("act/offers/all");
  person.now = "2026-11-24T10:00:00Z";
  person.press("act/offers/all");
  EXPECT_FALSE(person.allows(Kind::proactive, garden));
  EXPECT_EQ(person.ledger().outbox.size(), 2U);
  EXPECT_EQ(person.driver.text_of("outbox-text", "text").substr(0, 49), std::string("2 решения ещё не дошли до портала.").substr(0, 49));
  EXPECT_NE(person.state("offers/all").find("До портала решение ещё не дошло."), std::string::npos);
  EXPECT_TRUE(person.sent.empty());

  person.is_offline = false;
  person.press("send-now");
  ASSERT_EQ(person.sent.size(), 2U);
  EXPECT_NE(person.sent[0].find("key")->text(), person.sent[1].find("key")->text());
  EXPECT_EQ(person.ledger().outbox.size(), 0U);
  EXPECT_EQ(person.driver.node("outbox"), nullptr);
}

TEST(Keeping, what_waited_is_told_by_the_next_visit) {
  Person person({"store", "consents"});
  person.is_offline = true;
  person.press("act/offers/all");
  Person next_visit({"store", "consents"});
  next_visit.store_changes(person.stored);
  ASSERT_EQ(next_visit.sent.size(), 1U);
  EXPECT_EQ(next_visit.sent[0].find("key")->text(), person.ledger().records.at(0).events.at(0).event_id);
  EXPECT_EQ(next_visit.ledger().outbox.size(), 0U);
}

TEST(Keeping, a_store_that_cannot_be_read_is_never_overwritten_and_counts_as_no_consent) {
  Person person;
  person.store_changes(json::Object{{"version", 9}});
  person.press("act/offers/all");
  EXPECT_EQ(json::write(person.stored), R"({"version":9})");
  EXPECT_NE(person.driver.node("storage"), nullptr);
}

TEST(Keeping, a_restored_session_goes_on_where_it_was) {
  Person person({"store", "consents"});
  person.is_offline = true;
  person.press("act/offers/all");
  const json::Value whole = json::parse(person.driver.session().snapshot()).value();
  json::Value options = testing::options(Person::properties(nullptr), {"store", "consents"}, "ru");
  options.object().set("state", *whole.find("state"));
  testing::Driver restored(consent_kind(), options);
  EXPECT_EQ(restored.text(), person.driver.text());
  EXPECT_EQ(restored.first().find("requests"), nullptr);  // nothing is asked anew
}

}  // namespace
}  // namespace portal::consent
