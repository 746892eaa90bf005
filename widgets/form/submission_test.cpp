// Sending over a network that loses answers: never two applications, and never a correction that vanishes unsaid.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value short_form() { return json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}}; }

Driver form(const std::vector<std::string>& host = {"submit", "outcome"}) {
  Driver driver(form_kind(), testing::options(short_form(), host));
  if (host.back() == "draft") driver.reply(1, json::Object{{"draft", nullptr}});
  return driver;
}

json::Value send(Driver& driver, const char* name) {
  driver.input("/name", name);
  return driver.press("submit");
}

// The only request of an update, without its number.
std::string asked(const json::Value& update) {
  const json::Value* requests = update.find("requests");
  if (requests == nullptr || requests->array().size() != 1) return requests == nullptr ? "nothing" : json::write(*requests);
  json::Object request = requests->array()[0].object();
  request.erase("id");
  return json::write(std::move(request));
}

json::Value lost() { return json::Object{{"type", "about:timeout"}}; }
json::Value receipt() { return json::Object{{"number", "2026-000001-0"}, {"receivedAt", "2026-11-22T05:31:00Z"}}; }

// [R 20] [R 65]
TEST(Submission, the_same_answers_go_again_under_the_same_key_when_no_answer_came) {
  Driver driver = form();
  const std::string first = asked(send(driver, "Анна"));
  driver.reply(1, lost(), false);
  EXPECT_EQ(driver.text_of("failure", "name"), "Не знаем, дошло ли заявление");
  EXPECT_EQ(asked(driver.press("submit")), first);
  driver.reply(2, lost(), false);
  driver.input("/name", "Мария");
  driver.input("/name", "Анна");
  EXPECT_EQ(asked(driver.press("submit")), first) << "an edit that was taken back is none";
}

// [R 20] [R 65]
TEST(Submission, other_answers_wait_until_it_is_known_that_the_former_ones_did_not_arrive) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  EXPECT_EQ(asked(send(driver, "Мария")), R"({"kind":"application.outcome","key":"-1"})");
  EXPECT_EQ(asked(driver.reply(2, json::Object{{"receipt", nullptr}})),
            R"({"kind":"application.submit","form":"short","version":"1","data":{"name":"Мария"},"key":"-2"})");
  driver.reply(3, receipt());
  EXPECT_EQ(driver.text_of("receipt-number", "value"), "2026-000001-0");
  EXPECT_EQ(driver.node("later"), nullptr);
}

TEST(Submission, a_receipt_of_the_former_answers_says_which_corrections_are_not_in_it) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  send(driver, "Мария");
  const json::Value settled = driver.reply(2, json::Object{{"receipt", receipt()}});
  EXPECT_EQ(settled.find("requests"), nullptr) << "there is no second application";
  EXPECT_EQ(settled.find("focus")->text(), "receipt");
  EXPECT_EQ(driver.text_of("receipt-number", "value"), "2026-000001-0");
  EXPECT_EQ(driver.text_of("later", "name"), "Последние исправления в заявление не вошли");
  EXPECT_EQ(driver.text_of("later/name", "name"), "Имя: Мария");
}

TEST(Submission, what_is_edited_while_the_application_is_on_its_way_is_named_on_the_receipt) {
  Driver driver = form();
  send(driver, "Анна");
  driver.input("/name", "");
  driver.reply(1, receipt());
  EXPECT_EQ(driver.text_of("later/name", "name"), "Имя: теперь без ответа");
}

TEST(Submission, while_nobody_can_say_what_came_of_it_it_stays_unknown_and_is_asked_again) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  send(driver, "Мария");
  driver.reply(2, json::Object{{"type", "/problems/idempotency-key-in-use"}, {"status", 409}}, false);
  EXPECT_EQ(driver.text_of("failure", "name"), "Не знаем, дошло ли заявление");
  EXPECT_EQ(asked(driver.press("submit")), R"({"kind":"application.outcome","key":"-1"})");
}

TEST(Submission, the_outcome_is_asked_before_new_mistakes_are_scolded) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  EXPECT_EQ(asked(send(driver, "")), R"({"kind":"application.outcome","key":"-1"})");
  const json::Value refused = driver.reply(2, json::Object{{"receipt", nullptr}});
  EXPECT_EQ(refused.find("requests"), nullptr);
  EXPECT_EQ(refused.find("focus")->text(), "errors");
}

TEST(Submission, a_host_that_cannot_settle_gets_the_former_answers_again_rather_than_two_applications) {
  Driver driver = form({"submit"});
  const std::string first = asked(send(driver, "Анна"));
  driver.reply(1, lost(), false);
  EXPECT_EQ(asked(send(driver, "Мария")), first);
  driver.reply(2, receipt());
  EXPECT_EQ(driver.text_of("later/name", "name"), "Имя: Мария");
}

TEST(Submission, what_was_refused_for_certain_or_never_left_is_sent_anew_without_a_question) {
  for (const json::Value& problem : {json::Value(json::Object{{"type", "about:offline"}, {"unsent", true}}),
                                     json::Value(json::Object{{"type", "about:blank"}, {"status", 403}})}) {
    Driver driver = form();
    send(driver, "Анна");
    driver.reply(1, problem, false);
    EXPECT_EQ(driver.text_of("failure", "name"), "Заявление не отправлено");
    EXPECT_EQ(asked(send(driver, "Мария")), R"({"kind":"application.submit","form":"short","version":"1","data":{"name":"Мария"},"key":"-2"})");
  }
}

TEST(Submission, being_offline_later_does_not_make_a_lost_answer_a_known_one) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  driver.press("submit");
  driver.reply(2, json::Object{{"type", "about:offline"}, {"unsent", true}}, false);
  EXPECT_EQ(driver.text_of("failure", "name"), "Не знаем, дошло ли заявление");
  EXPECT_EQ(asked(send(driver, "Мария")), R"({"kind":"application.outcome","key":"-1"})");
}

// [R 65]
TEST(Submission, a_reload_after_a_lost_answer_goes_on_with_the_same_key) {
  Driver before = form({"submit", "outcome", "draft"});
  const json::Value sent = send(before, "Анна");
  const json::Array& requests = sent.find("requests")->array();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[1].find("kind")->text(), "draft.save") << "the attempt is kept at once, not a second later";
  const json::Value draft = json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"stored", "device"}, {"content", *requests[1].find("content")}};

  Driver after(form_kind(), testing::options(short_form(), {"submit", "outcome", "draft"}));
  after.reply(1, json::Object{{"draft", draft}});
  EXPECT_EQ(after.text_of("/name", "value"), "Анна");
  EXPECT_EQ(after.text_of("failure", "name"), "Не знаем, дошло ли заявление");
  const json::Value again = after.press("submit");
  EXPECT_EQ(again.find("requests")->array()[0].find("key")->text(), "-1");
  EXPECT_EQ(*again.find("requests")->array()[0].find("data"), *requests[0].find("data"));
}

json::Value newer_form(const char* id) {
  json::Value definition = *short_form().find("definition");
  definition.object().set("id", id);
  definition.object().set("version", "2");
  return definition;
}

void change_form(Driver& driver, const char* id) { driver.send({ui::EventType::set, {}, "definition", newer_form(id), false, 0}); }

// [R 20] [R 65]
TEST(Submission, a_newer_form_makes_no_second_application_of_one_whose_end_nobody_knows) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, lost(), false);
  change_form(driver, "short");
  EXPECT_EQ(driver.text_of("failure", "name"), "Не знаем, дошло ли заявление");
  EXPECT_EQ(asked(driver.press("submit")), R"({"kind":"application.outcome","key":"-1"})");
  change_form(driver, "another");
  EXPECT_EQ(driver.node("failure"), nullptr) << "that was another form's";
}

// [R 65]
TEST(Submission, a_choice_between_two_answers_makes_no_second_application) {
  Driver driver = form({"submit", "outcome", "draft"});
  const std::int64_t timer = request_of(driver.input("/name", "Анна"), "timer");
  driver.reply(request_of(driver.press("submit"), "application.submit"), lost(), false);
  driver.input("/name", "Мария");
  const json::Value saved = driver.reply(timer, nullptr);
  const auto content = [](const char* name) { return json::Object{{"/name", json::Object{{"typed", name}, {"touched", true}}}}; };
  const json::Value current = json::Object{{"version", "1"}, {"content", content("Ася")}};
  driver.reply(request_of(saved, "draft.save"), json::Object{{"status", 412}, {"current", current}, {"base", content("Анна")}}, false);
  driver.press("conflict-keep/name");
  EXPECT_EQ(request_of(driver.press("submit"), "application.submit"), 0);
  EXPECT_EQ(driver.text_of("submit", "unavailable"), "Отправляем");
}

TEST(Submission, every_application_of_a_session_has_a_key_of_its_own) {
  Driver driver = form();
  send(driver, "Анна");
  driver.reply(1, receipt());
  change_form(driver, "short");
  EXPECT_EQ(asked(send(driver, "Мария")), R"({"kind":"application.submit","form":"short","version":"2","data":{"name":"Мария"},"key":"-2"})");
}

// Drafts with two writers

std::string name_in_save(const json::Value& update) {
  for (const json::Value& request : update.find("requests")->array())
    if (request.find("kind")->text() == "draft.save") return request.find("draft")->text();
  return "nothing is saved";
}

// [R 65]
TEST(Drafts, what_is_typed_beside_another_page_goes_into_a_draft_of_its_own) {
  Driver driver(form_kind(), testing::options(short_form(), {"draft"}));
  driver.reply(1, json::Object{{"draft", nullptr}, {"elsewhere", true}});
  EXPECT_EQ(driver.text_of("draft-restored", "name"), "Этот черновик открыт ещё в одной вкладке");
  const std::int64_t timer = request_of(driver.input("/name", "Анна"), "timer");
  EXPECT_EQ(name_in_save(driver.reply(timer, nullptr)), "own-");
}

TEST(Drafts, a_draft_that_somebody_else_has_written_is_not_overwritten_and_nothing_is_lost) {
  for (const json::Value& conflict :
       {json::Value(json::Object{{"type", "about:conflict"}}), json::Value(json::Object{{"type", "/problems/draft-conflict"}, {"status", 412}})}) {
    Driver driver = form({"submit", "draft"});
    const json::Value saved = driver.reply(request_of(driver.input("/name", "Анна"), "timer"), nullptr);
    EXPECT_EQ(name_in_save(saved), "1");
    const json::Value parted = driver.reply(request_of(saved, "draft.save"), conflict, false);
    EXPECT_EQ(name_in_save(parted), "own-");
    EXPECT_EQ(driver.text_of("draft-restored-text", "text"),
              "Ответы с этой страницы сохраняем отдельным черновиком. Тот, что открыт в другом месте, не меняем. Оба есть в списке черновиков.");
    EXPECT_EQ(driver.text_of("/name", "value"), "Анна");
  }
}

// [R 65]
TEST(Handover, answers_go_to_another_device_by_a_code_and_meet_what_stands_there) {
  const json::Value properties = json::Object{{"definition", testing::read_json("widgets/form/examples/every_kind.json")}, {"shared", true}};
  Driver here(form_kind(), testing::options(properties, {"submit", "handover"}));
  const std::string link = "https://portal.example/kindergarten#portal-handover=kindergarten:1111-2222-3333-4444";
  here.input("/applicant/lastName", "Соколова");
  here.input("/applicant/email", "a@b.ru");
  here.send({ui::EventType::toggle, "handover", {}, {}, true, 0});
  const json::Value asked = here.press("handover-make");
  const json::Value& make = asked.find("requests")->array()[0];
  EXPECT_EQ(make.text_at("kind"), "handover.make");
  EXPECT_EQ(json::write(*make.find("content")->find("/applicant/lastName")->find("typed")), R"("Соколова")");
  EXPECT_EQ(
      here.reply(testing::request_of(asked, "handover.make"), json::Object{{"code", "1111-2222-3333-4444"}, {"until", "2026-12-02"}, {"link", link}})
          .find("focus")
          ->text(),
      "handover-made");
  EXPECT_EQ(here.text_of("handover-link", "value"), link);
  EXPECT_EQ(here.text_of("handover-qr", "shape").substr(0, 3), "45 ") << "the 37 modules of version 5, and the quiet zone";
  here.leave("handover-link");
  EXPECT_EQ(here.text_of("handover-made", "name"), "Ваш код: 1111-2222-3333-4444");
  EXPECT_EQ(here.text_of("handover-until", "text").rfind("Действует до 2 декабря 2026 года, запишите его. ", 0), 0U);

  Driver there(form_kind(), testing::options(properties, {"submit", "handover"}));
  there.input("/applicant/lastName", "Мирная");
  there.send({ui::EventType::toggle, "handover", {}, {}, true, 0});
  there.press("handover-open");
  EXPECT_EQ(there.text_of("handover-code", "error"), "Введите код: 16 цифр");
  there.input("handover-code", "1111 2222 3333 4444");
  const json::Value opening = there.press("handover-open");
  EXPECT_EQ(opening.find("requests")->array()[0].text_at("code"), "1111 2222 3333 4444");
  const json::Value brought = there.reply(testing::request_of(opening, "handover.open"),
                                          json::Object{{"version", make.text_at("version")}, {"content", *make.find("content")}});
  EXPECT_EQ(there.text_of("/applicant/email", "value"), "a@b.ru");
  EXPECT_EQ(there.text_of("/applicant/lastName", "value"), "Мирная") << "nothing that was typed here is lost";
  EXPECT_EQ(there.text_of("conflict-take0/applicant/lastName", "name"), "Фамилия: взять «Соколова» с другого устройства");
  EXPECT_EQ(brought.find("focus")->text(), "conflicts");
  EXPECT_EQ(testing::request_of(brought, "draft.save"), 0) << "a computer of others keeps nothing";
}

TEST(Handover, enter_in_the_field_of_the_code_opens_it_and_sends_nothing) {
  Driver driver(form_kind(),
                testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}}, {"submit", "handover"}));
  driver.input("/name", "Анна");
  driver.send({ui::EventType::toggle, "handover", {}, {}, true, 0});
  driver.input("handover-code", "1111222233334444");
  EXPECT_NE(testing::request_of(driver.press("submit"), "handover.open"), 0);
  driver.leave("handover-code");
  EXPECT_NE(testing::request_of(driver.press("submit"), "application.submit"), 0);
}

// [R 65]
TEST(Handover, a_link_puts_its_code_into_the_field_and_opens_nothing) {
  Driver driver(form_kind(),
                testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}}, {"submit", "handover"}));
  const json::Value arrived = driver.reply(1, json::Object{{"code", "1111-2222-3333-4444"}});
  EXPECT_EQ(arrived.find("focus")->text(), "handover-code");
  EXPECT_EQ(arrived.find("requests"), nullptr) << "it waits for a press";
  EXPECT_EQ(driver.text_of("handover-code", "value"), "1111-2222-3333-4444");
  EXPECT_EQ(driver.text_of("handover-code", "hint").rfind("Код пришёл по ссылке.", 0), 0U);
  const json::Value opening = driver.press("handover-open");
  EXPECT_EQ(opening.find("requests")->array()[0].text_at("code"), "1111-2222-3333-4444");
}

TEST(Handover, too_many_guesses_are_said_as_such) {
  Driver driver(form_kind(),
                testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}}, {"submit", "handover"}));
  driver.send({ui::EventType::toggle, "handover", {}, {}, true, 0});
  driver.input("handover-code", "1");
  driver.reply(testing::request_of(driver.press("handover-open"), "handover.open"), json::Object{{"status", 429}}, false);
  EXPECT_EQ(driver.text_of("handover-code", "error"), "Слишком много попыток. Подождите 10 минут и введите код ещё раз");
}

}  // namespace
}  // namespace portal::form
