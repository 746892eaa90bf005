// A person decides: one press each way, at once, with a record of what, when, how and in which words. [R 5, 18, 41, 44, 45, 46, 58, 78, 79]
#include "widgets/consent/consent.h"

#include <gtest/gtest.h>

#include "sdk/base/sha256.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "widgets/consent/test_support.h"

namespace portal::consent {
namespace {

const Target garden{"kindergarten", {"birth"}};

TEST(Consent, nothing_is_ticked_given_or_asked_of_the_portal_before_the_person_decides) {
  Person person({"store", "consents", "messages"});
  EXPECT_EQ(person.state("offers/all"), "Согласия нет.");
  EXPECT_EQ(person.state("personal-data/all"), "Согласия нет.");
  EXPECT_TRUE(person.stored.is_null());
  EXPECT_TRUE(person.sent.empty());
  EXPECT_EQ(person.driver.text().find("checked"), std::string::npos);
  EXPECT_EQ(json::write(*person.driver.node("messages/channels")->find("options")).find("checked"), std::string::npos);
}

TEST(Consent, one_press_gives_and_one_press_of_the_same_button_withdraws) {
  Person person;
  EXPECT_EQ(person.button("offers/all"), "Согласиться на предложения: все услуги");
  person.press("act/offers/all");
  EXPECT_TRUE(person.allows(Kind::proactive, garden));
  EXPECT_EQ(person.state("offers/all"), "Согласие дано 24 ноября 2026 года. Действует до 24 ноября 2027 года.");
  EXPECT_EQ(person.said, "Согласие на предложения дано: все услуги");
  EXPECT_EQ(json::write(person.emitted), R"({"name":"portal-consent-changed","detail":{"kind":"proactive","state":"given"}})");

  EXPECT_EQ(person.button("offers/all"), "Отозвать согласие на предложения: все услуги");
  person.now = "2026-11-24T10:00:00Z";
  person.press("act/offers/all");
  EXPECT_FALSE(person.allows(Kind::proactive, garden));
  EXPECT_EQ(person.state("offers/all"), "Согласие отозвано 24 ноября 2026 года.");
  EXPECT_EQ(person.said, "Согласие на предложения отозвано: все услуги. Всё, что мы подобрали, удалено");
}

TEST(Consent, the_two_kinds_are_two_acts_and_two_records) {
  Person person;
  person.press("act/offers/all");
  EXPECT_FALSE(person.allows(Kind::personal_data, garden));
  EXPECT_EQ(person.state("personal-data/all"), "Согласия нет.");
  person.press("act/personal-data/all");
  ASSERT_EQ(person.ledger().records.size(), 2U);
  EXPECT_EQ(person.ledger().records[0].kind, Kind::proactive);
  EXPECT_EQ(person.ledger().records[1].kind, Kind::personal_data);
  EXPECT_NE(person.ledger().records[0].record_id, person.ledger().records[1].record_id);
  EXPECT_EQ(person.ledger().records[0].subject, person.ledger().records[1].subject);
  person.press("act/offers/all");
  EXPECT_TRUE(person.allows(Kind::personal_data, garden));
}

TEST(Consent, a_record_holds_the_hash_of_the_words_that_were_shown_their_version_and_how_it_was_collected) {
  Person person({"store"}, "en");
  person.press("act/offers/all");
  const Record record = person.ledger().records.at(0);
  const json::Value definition = testing::read_json("widgets/consent/examples/definition.json");
  std::string shown;
  for (const json::Value& paragraph : json::at(definition, "/texts/0/wording/en/text")->array())
    shown += (shown.empty() ? "" : "\n\n") + paragraph.text();
  EXPECT_EQ(record.notice.sha256, sha256(shown));
  EXPECT_EQ(record.notice.language, "en");
  EXPECT_EQ(record.notice.version, "1");
  EXPECT_EQ(record.events.at(0).method, "portal");
  EXPECT_EQ(name_of(record.events.at(0).type), "explicit");
  EXPECT_EQ(record.events.at(0).time, "2026-11-24T09:30:12Z");
  EXPECT_EQ(record.events.at(0).valid_until, "2027-11-24T09:30:12Z");
  EXPECT_EQ(record.process.controller.name, "Administration of the City of Primersk");
}

TEST(Consent, an_assistant_gives_and_withdraws_through_the_same_session_and_the_record_says_so) {
  Person person({"store"}, "ru", "assistant");
  person.press("act/personal-data/all");
  person.press("act/personal-data/all");
  const Record record = person.ledger().records.at(0);
  ASSERT_EQ(record.events.size(), 2U);
  for (const consent::Event& event : record.events) {
    EXPECT_EQ(event.method, "assistant");
    EXPECT_EQ(name_of(event.type), "assistant");
  }
  EXPECT_EQ(status_of(record, 0).state, State::withdrawn);
}

TEST(Consent, by_scope_all_but_one_and_one_alone) {
  Person person;
  person.press("act/offers/all");
  EXPECT_EQ(person.state("offers/service/kindergarten"), "Уже разрешено общим согласием.");
  EXPECT_EQ(person.button("offers/service/kindergarten"), "Не предлагать: «Постановка на учёт в детский сад»");
  person.press("act/offers/service/kindergarten");
  EXPECT_FALSE(person.allows(Kind::proactive, garden));
  EXPECT_TRUE(person.allows(Kind::proactive, Target{"school-entry", {"school"}}));
  EXPECT_EQ(person.state("offers/service/kindergarten"), "Вы отказались 24 ноября 2026 года.");
  EXPECT_NE(person.state("offers/all").find("Кроме: «Постановка на учёт в детский сад»."), std::string::npos);

  Person other;
  other.press("act/offers/bundle/school");
  EXPECT_TRUE(other.allows(Kind::proactive, Target{"school-entry", {"school"}}));
  EXPECT_FALSE(other.allows(Kind::proactive, garden));
}

TEST(Consent, all_of_them_are_withdrawn_by_one_press) {
  Person person;
  person.press("act/offers/all");
  EXPECT_EQ(person.driver.node("withdraw-all"), nullptr);
  person.press("act/personal-data/all");
  person.press("act/offers/bundle/school");  // covered by all: a refusal
  person.now = "2026-11-24T10:00:00Z";
  person.press("withdraw-all");
  for (const Kind kind : {Kind::proactive, Kind::personal_data}) EXPECT_FALSE(person.allows(kind, garden));
  EXPECT_EQ(person.said, "Все согласия отозваны. Всё, что мы подобрали, удалено");
  EXPECT_EQ(person.driver.node("withdraw-all"), nullptr);
}

TEST(Consent, a_press_while_the_host_is_still_asked_makes_no_second_record) {
  testing::Driver driver(consent_kind(), testing::options(Person::properties(nullptr), {}, "ru"));
  driver.reply(1, json::Object{{"now", "2026-11-24T09:30:12Z"}});
  const json::Value first = driver.press("act/offers/all");
  EXPECT_EQ(first.find("requests")->array().size(), 4U);
  EXPECT_EQ(driver.press("act/offers/all").find("requests"), nullptr);
}

TEST(Consent, what_cannot_be_recorded_is_not_in_force_and_is_said) {
  testing::Driver driver(consent_kind(), testing::options(Person::properties(nullptr), {}, "ru"));
  driver.reply(1, json::Object{{"now", "2026-11-24T09:30:12Z"}});
  driver.press("act/offers/all");
  const json::Value update = driver.reply(2, json::Object{{"type", "about:timeout"}}, false);
  EXPECT_EQ(json::at(update, "/announce/0/text")->text(), "Не получилось записать ваше решение, ничего не изменилось. Нажмите ещё раз.");
  EXPECT_EQ(driver.text_of("state/offers/all", "text"), "Согласия нет.");
  EXPECT_NE(driver.node("failure"), nullptr);
}

TEST(Consent, runs_out_while_the_page_is_open_and_can_be_renewed_in_the_last_month) {
  Person person;
  person.press("act/offers/all");
  EXPECT_EQ(person.waits, 86400000);
  EXPECT_EQ(person.driver.node("renew/offers/all"), nullptr);
  person.now = "2027-11-01T09:30:12Z";
  person.answer(person.driver.reply(person.timer, json::Object()));
  EXPECT_EQ(person.driver.text_of("renew/offers/all", "name"), "Продлить согласие на предложения: все услуги");
  person.press("renew/offers/all");
  EXPECT_EQ(person.state("offers/all"), "Согласие продлено 1 ноября 2027 года. Действует до 1 ноября 2028 года.");
  EXPECT_EQ(person.ledger().records.size(), 1U);
  person.now = "2028-11-01T09:30:12Z";
  person.answer(person.driver.reply(person.timer, json::Object()));
  EXPECT_EQ(person.state("offers/all"), "Срок согласия кончился 1 ноября 2028 года. Сейчас согласия нет.");
}

TEST(Consent, the_receipt_has_the_record_the_words_and_the_vocabulary_and_can_be_read_and_printed) {
  Person person;
  person.press("act/offers/all");
  const std::string id = person.ledger().records.at(0).record_id;
  person.press("receipt-json/" + id);
  EXPECT_EQ(person.file.find("name")->text(), "consent-" + id.substr(0, 8) + ".json");
  const json::Value receipt = json::parse(person.file.find("text")->text()).value();
  EXPECT_EQ(json::write(*receipt.find("record")), json::write(write_record(person.ledger().records.at(0))));
  EXPECT_EQ(receipt.find("text")->array().size(), 5U);
  EXPECT_EQ(json::at(receipt, "/dpv/dpv:hasStatus")->text(), "dpv:ConsentGiven");
  person.press("keep/offers/all");
  EXPECT_NE(person.file.find("text")->text().find("Оператор: Администрация города Примерска, 660049"), std::string::npos);
  person.press("receipt-print/" + id);
  EXPECT_EQ(person.file.find("kind")->text(), "page.print");
  EXPECT_EQ(person.file.find("title")->text(), "Квитанция о согласии. Предлагать мне услуги заранее: все услуги");
}

TEST(Messages, are_off_until_they_are_turned_on_and_off_again_by_one_press) {
  Person person({"store", "messages"});
  EXPECT_EQ(person.driver.text_of("messages/none", "text"), "Сейчас портал ничего не присылает.");
  EXPECT_TRUE(person.settings_sent.empty());
  person.input("messages/channels", json::Array{"push"});
  person.input("messages/categories", json::Array{"result"});
  person.input("messages/frequency", "weekly");
  person.input("messages/quiet", true);
  person.input("messages/from", "21:00");
  EXPECT_EQ(json::write(person.settings_sent.back()),
            R"({"channels":["push"],"frequency":"weekly","categories":["result"],"quiet":{"from":"21:00","to":"08:00"}})");
  EXPECT_EQ(json::write(*person.notifications.find("pending")), "false");
  person.press("messages/off");
  EXPECT_EQ(json::write(*person.settings_sent.back().find("channels")), "[]");
  EXPECT_EQ(person.driver.node("messages/frequency"), nullptr);
}

TEST(Messages, changed_without_a_connection_reach_the_portal_later) {
  Person person({"store", "messages"});
  person.is_offline = true;
  person.input("messages/channels", json::Array{"email"});
  EXPECT_EQ(json::write(*person.notifications.find("pending")), "true");
  EXPECT_NE(person.driver.node("messages/pending"), nullptr);
  person.is_offline = false;
  person.answer(person.driver.reply(person.timer, json::Object()));
  EXPECT_EQ(json::write(*person.notifications.find("pending")), "false");
  EXPECT_EQ(person.settings_sent.size(), 1U);
}

// [R 45, 78, 79]
TEST(Consent, an_assistant_gives_what_was_shown_and_withdraws_it_in_the_persons_name) {
  Person person;
  const auto ask = [&](const std::string& question) {
    ui::Event event;
    event.type = ui::EventType::set;
    event.name = "ask";
    event.value = json::parse(question).value();
    person.answered = nullptr;
    person.answer(person.driver.send(event));
    return person.answered;
  };
  const json::Value listed = ask(R"({"id":"1","do":"list"})");
  const json::Value& first = listed.find("consents")->array()[0];
  EXPECT_EQ(first.text_at("row"), "offers/all");
  EXPECT_EQ(first.text_at("state"), "none");
  EXPECT_EQ(json::write(ask(R"({"id":"2","do":"give","row":"offers/all"})")), R"({"problem":"unread"})");
  EXPECT_EQ(json::write(ask(R"({"id":"3","do":"withdraw","row":"offers/all"})")), R"({"problem":"unchanged"})");
  EXPECT_EQ(json::write(ask(R"({"id":"4","do":"give","row":"planet"})")), R"({"problem":"unknown"})");
  EXPECT_EQ(json::write(ask(R"({"id":"5","do":"give","row":"offers/all","shown":")" + first.text_at("shown") + "\"}")), R"({"state":"given"})");
  EXPECT_EQ(json::write(ask(R"({"id":"6","do":"withdraw","row":"offers/all"})")), R"({"state":"withdrawn"})");
  const json::Value& events = *person.stored.find("records")->array()[0].find("events");
  ASSERT_EQ(events.array().size(), 2U);
  for (const json::Value& event : events.array()) EXPECT_EQ(event.text_at("method"), "assistant");
}

TEST(Consent, refuses_what_its_tree_does_not_offer) {
  Person person;
  for (const char* const node : {"act/offers/planet", "renew/offers/all", "withdraw-all", "receipt-json/none", "send-now", "buy"}) {
    ui::Event event;
    event.type = ui::EventType::press;
    event.node = node;
    const auto answer = person.driver.try_send(event);
    ASSERT_FALSE(answer.ok()) << node;
    EXPECT_EQ(answer.error().code, ErrorCode::unknown_node) << node;
  }
}

}  // namespace
}  // namespace portal::consent
