// Pages as a person walks them: forwards, backwards, past those that do not concern them, to the check of all answers and back.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;

json::Value family() { return json::Object{{"definition", testing::read_json("widgets/form/examples/pages.json")}}; }
Driver form(const std::vector<std::string>& host = {"submit"}) { return Driver(form_kind(), testing::options(family(), host)); }

// [R 59]
TEST(Pages, one_page_is_shown_and_says_which_of_how_many_and_how_long_the_rest_takes) {
  Driver driver = form();
  EXPECT_EQ(driver.text_of("page-1", "name"), "Шаг 1 из 3: Кто подаёт");
  EXPECT_EQ(driver.text_of("effort", "text"), "Осталось примерно 2 минуты, 1 документ.");
  EXPECT_EQ(driver.node("/document"), nullptr);
  EXPECT_EQ(driver.text_of("next", "name"), "Дальше: Документы");
  EXPECT_EQ(driver.node("back"), nullptr);
  EXPECT_EQ(driver.node("submit"), nullptr);
}

TEST(Pages, next_tells_the_mistakes_of_this_page_alone) {
  Driver driver = form();
  const json::Value held = driver.press("next");
  EXPECT_EQ(held.find("focus")->text(), "errors");
  EXPECT_EQ(driver.text_of("errors", "name"), "Исправьте 1 поле");
  EXPECT_EQ(driver.text_of("error/name", "target"), "/name");
  driver.input("/name", "Анна");
  const json::Value next = driver.press("next");
  EXPECT_EQ(next.find("focus")->text(), "page-3");
  EXPECT_EQ(driver.node("errors"), nullptr);
  EXPECT_EQ(driver.text_of("next", "name"), "Проверить ответы");
  EXPECT_EQ(driver.press("back").find("focus")->text(), "page-1");
}

TEST(Pages, a_page_that_does_not_concern_the_person_is_no_step) {
  Driver driver = form();
  driver.input("/hasChildren", true);
  EXPECT_EQ(driver.text_of("page-1", "name"), "Шаг 1 из 4: Кто подаёт");
  driver.input("/name", "Анна");
  driver.press("next");
  EXPECT_EQ(driver.text_of("page-2", "name"), "Шаг 2 из 4: Дети");
  driver.send({ui::EventType::toggle, "steps", {}, {}, true, 0});
  EXPECT_EQ(driver.text_of("step-2", "current"), "вы здесь");
  EXPECT_EQ(driver.text_of("step-4", "name"), "Проверьте ответы");
}

Driver at_review() {
  Driver driver = form();
  driver.input("/hasChildren", true);
  driver.input("/name", "Анна");
  driver.press("next");
  driver.press("add/children");
  driver.input("/children/n1/name", "Вера");
  driver.press("next");
  driver.press("next");
  return driver;
}

// [R 59]
TEST(Pages, nothing_is_sent_while_a_page_is_open) {
  Driver driver = form();
  driver.input("/name", "Анна");
  const auto refused = driver.try_send({ui::EventType::press, "submit", {}, {}, false, 0});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_node);
  EXPECT_EQ(driver.text_of("page-1", "name"), "Шаг 1 из 3: Кто подаёт");
  driver.press("next");
  driver.press("next");
  EXPECT_NE(testing::request_of(driver.press("submit"), "application.submit"), 0) << "the answers are checked now";
}

TEST(Pages, all_answers_are_checked_and_a_change_leads_back_to_where_it_was_asked_for) {
  Driver driver = at_review();
  EXPECT_EQ(driver.text_of("review", "name"), "Проверьте ответы");
  EXPECT_EQ(driver.text_of("answer/children/n1/name", "name"), "Ребёнок 1: Имя ребёнка");
  EXPECT_EQ(driver.text_of("answer/children/n1/name", "value"), "Вера");
  EXPECT_EQ(driver.text_of("answer/document", "value"), "нет ответа");
  EXPECT_EQ(driver.press("change/children/n1/name").find("focus")->text(), "/children/n1/name");
  EXPECT_EQ(driver.text_of("next", "name"), "Вернуться к проверке");
  driver.input("/children/n1/name", "Вера Ивановна");
  EXPECT_EQ(driver.press("next").find("focus")->text(), "change/children/n1/name");
  EXPECT_EQ(driver.text_of("answer/children/n1/name", "value"), "Вера Ивановна");
}

TEST(Pages, errors_of_the_server_lead_to_their_page_and_name_those_on_others) {
  Driver driver = at_review();
  const json::Value sent = driver.press("submit");
  const std::int64_t request = testing::request_of(sent, "application.submit");
  const json::Value errors = json::parse(R"([{"pointer": "/children/0/name", "keyword": "minLength", "parameters": {"limit": 9}},
                                             {"pointer": "/document", "keyword": "required"}])")
                                 .value();
  const json::Value update = driver.reply(request, json::Object{{"status", 422}, {"errors", errors}}, false);
  EXPECT_EQ(update.find("focus")->text(), "errors");
  EXPECT_EQ(driver.text_of("/children/n1/name", "error"), "Слишком коротко: нужно хотя бы 9 знаков");
  EXPECT_EQ(driver.text_of("error/children/n1/name", "target"), "/children/n1/name");
  EXPECT_EQ(driver.text_of("goto/document", "name"), "Приложите файл: «Свидетельство»");
  EXPECT_EQ(driver.press("goto/document").find("focus")->text(), "/document");
}

TEST(Pages, state_and_draft_keep_the_page_that_was_open) {
  Driver driver = at_review();
  json::Value options = testing::options(family(), {"submit"});
  options.object().set("state", *json::parse(driver.session().snapshot()).value().find("state"));
  EXPECT_EQ(Driver(form_kind(), options).text(), driver.text());
  const json::Value content = *json::parse(driver.session().snapshot()).value().find("state")->find("widget")->find("content");
  Driver again = form({"draft"});
  again.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"content", content}}}});
  EXPECT_EQ(again.text_of("answer/children/n1/name", "value"), "Вера");
}

// [R 59]
TEST(Pages, one_question_a_page_where_the_author_wants_it_and_its_chapter_together_when_it_is_checked) {
  Driver driver(form_kind(), testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/questions.json")}}, {"submit"}));
  EXPECT_EQ(driver.text_of("page-1", "name"), "Шаг 1 из 5: Ваш билет");
  EXPECT_EQ(driver.node("/card"), nullptr);
  EXPECT_EQ(driver.text_of("next", "name"), "Дальше: Номер билета");
  driver.input("/name", "Анна");
  EXPECT_EQ(driver.press("next").find("focus")->text(), "page-2");
  driver.input("/card", "204");
  driver.press("next");
  EXPECT_EQ(driver.text_of("page-3", "name"), "Шаг 3 из 5: Доставка");
  driver.input("/homes", true);
  EXPECT_NE(driver.node("/address"), nullptr) << "a Category may keep its questions together";
  EXPECT_EQ(driver.text_of("next", "name"), "Дальше: Когда вас не будет в городе");
  driver.press("next");
  driver.input("/away/from", "10.06.2027");
  EXPECT_EQ(driver.node("daysperiod/away"), nullptr);
  driver.input("/away/to", "23.06.2027");
  driver.press("next");
  EXPECT_EQ(driver.text_of("review-page-1", "name"), "Ваш билет");
  EXPECT_EQ(driver.node("review-page-2"), nullptr) << "its answer stands with the first of its chapter";
  EXPECT_EQ(driver.text_of("answer/card", "value"), "204");
  EXPECT_EQ(driver.text_of("answer/away/from", "name"), "Когда вас не будет в городе");
  EXPECT_EQ(driver.text_of("answer/away/from", "value"), "с 10.06.2027 по 23.06.2027. Всего 14 дней, считая оба.");
  EXPECT_EQ(driver.node("answer/away/to"), nullptr) << "two days are one answer";
  EXPECT_EQ(driver.press("change/card").find("focus")->text(), "/card");
  EXPECT_EQ(driver.text_of("page-2", "name"), "Шаг 2 из 5: Ваш билет");
}

TEST(Pages, answers_are_checked_with_their_units_and_half_a_period_as_the_half_that_it_is) {
  const json::Value definition = json::parse(R"({"id":"u","version":"1","language":"ru","title":"У","schema":{"type":"object","properties":{
      "rent":{"type":"integer","title":"Плата"},"trips":{"type":"array","title":"Поездки","items":{"type":"object","properties":{"away":{"type":"object","title":"Когда","properties":{
        "from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"}}}}}}}},
    "uischema":{"type":"Categorization","elements":[{"type":"Category","label":"Всё","elements":[
      {"type":"Control","scope":"#/properties/rent","options":{"format":"money","unit":"₽"}},
      {"type":"Control","scope":"#/properties/trips","options":{"itemLabel":"Поездка","detail":{"type":"Control","scope":"#/properties/away","options":{"format":"period"}}}}]}]}})")
                                     .value();
  Driver driver(form_kind(), testing::options(json::Object{{"definition", definition}}, {"submit"}));
  driver.input("/rent", "12500,5");
  driver.leave("/rent");
  driver.press("add/trips");
  driver.input("/trips/n1/away/to", "23.06.2027");
  driver.press("next");
  EXPECT_EQ(driver.text_of("answer/rent", "value"), "12\u00a0500,50\u00a0₽");
  EXPECT_EQ(driver.text_of("answer/trips/n1/away/from", "name"), "Поездка 1: Когда");
  EXPECT_EQ(driver.text_of("answer/trips/n1/away/from", "value"), "по 23.06.2027");
}

}  // namespace
}  // namespace portal::form
