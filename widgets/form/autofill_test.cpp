// Autofill in depth: what is asked and not guessed, what is derived, what is asked once, what may not be changed here.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value definition(const char* fields) {
  json::Array controls;
  json::Object properties;
  json::Array required;
  const json::Value list = json::parse(fields).value();
  for (const json::Member& field : list.object()) {
    properties.set(field.key, json::Object{{"type", field.key == "age" ? "integer" : "string"}, {"title", field.key}});
    controls.push_back(json::Object{{"type", "Control"}, {"scope", "#/properties/" + field.key}, {"options", json::Object{{"fact", field.value}}}});
    required.emplace_back(field.key);
  }
  return json::Object{{"id", "a"},
                      {"version", "1"},
                      {"language", "ru"},
                      {"title", "А"},
                      {"schema", json::Object{{"type", "object"}, {"properties", properties}, {"required", required}}},
                      {"uischema", json::Object{{"type", "VerticalLayout"}, {"elements", controls}}}};
}

json::Object fact(const char* path, const char* value, const char* as_of = "2026-10-12", bool locked = false) {
  json::Object out{
      {"path", path}, {"value", value}, {"verified", true}, {"asOf", as_of}, {"source", json::Object{{"id", "esia"}, {"name", "Госуслуги"}}}};
  if (locked) out.set("locked", true);
  return out;
}

json::Value facts(json::Array list) { return json::Object{{"facts", std::move(list)}}; }

struct Form {
  explicit Form(const char* fields) : driver(form_kind(), testing::options(json::Object{{"definition", definition(fields)}}, {"profile", "clock"})) {}
  json::Value start() { return driver.press("autofill-start"); }
  Driver driver;
};

TEST(AutofillInDepth, of_several_answers_the_person_chooses_and_none_is_chosen_beforehand) {  // [R 61]
  Form form(R"({"phone":"contacts.phone"})");
  form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("contacts.phone", "111"), fact("contacts.phone", "222")}));
  EXPECT_EQ(form.driver.text_of("autofill/0", "value"), "2") << "none";
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/phone", "value"), "");

  form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("contacts.phone", "111"), fact("contacts.phone", "222")}));
  form.driver.input("autofill/0", "1");
  const json::Value update = form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/phone", "value"), "222");
  EXPECT_EQ(json::write(*update.find("events")), R"([{"name":"portal-autofilled","detail":{"fields":1,"keystrokes":3}}])") << "no value";
}

TEST(AutofillInDepth, what_is_not_known_itself_is_asked_for_by_what_it_is_made_of_and_says_so) {  // [R 13, 14, 61]
  Form form(R"({"full":"person.name.full","latin":"person.name.latin.family","mail":"contacts.email"})");
  const json::Value second = form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("contacts.email", "a@b.ru")}));
  EXPECT_EQ(json::write(*second.find("requests")),
            R"([{"id":2,"kind":"profile.load","facts":["person.name.family","person.name.full","person.name.given","person.name.patronymic"]}])");
  form.driver.reply(2, facts({fact("person.name.family", "Щукина"), fact("person.name.given", "Наталья"),
                              fact("person.name.patronymic", "Юрьевна", "2024-01-02")}));
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/full", "value"), "Щукина Наталья Юрьевна");
  EXPECT_EQ(form.driver.text_of("/full", "note"), "Из профиля: Составили из других сведений. Госуслуги, проверено, на 2 января 2024 года");
  EXPECT_EQ(form.driver.text_of("/latin", "value"), "Shchukina");
}

TEST(AutofillInDepth, one_of_several_children_is_chosen_for_the_whole_form_and_its_age_is_worked_out) {
  Form form(R"({"name":"children.*.name.given","age":"children.*.age"})");
  const json::Value asked = form.start();
  form.driver.reply(request_of(asked, "clock.now"), json::Object{{"now", "2026-11-25T05:00:00Z"}});
  form.driver.reply(request_of(asked, "profile.load"), facts({fact("children.0.name.given", "Ася"), fact("children.1.name.given", "Пётр")}));
  form.driver.reply(3, facts({fact("children.0.birthDate", "2019-11-26"), fact("children.1.birthDate", "2021-01-01")}));
  EXPECT_EQ(json::write(*form.driver.node("autofill-child")->find("options")), R"([{"value":"1","label":"Ася"},{"value":"2","label":"Пётр"}])");
  EXPECT_EQ(form.driver.node("autofill/0"), nullptr) << "nothing before it is said which child";
  form.driver.input("autofill-child", "2");
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/name", "value"), "Пётр");
  EXPECT_EQ(form.driver.text_of("/age", "value"), "5");
}

json::Value family() {
  return json::parse(R"({"id": "f", "version": "1", "language": "ru", "title": "Семья",
    "schema": {"type": "object", "properties": {"who": {"enum": ["self", "other"]}, "name": {"type": "string", "title": "Ваше имя"},
      "wards": {"type": "string", "title": "Имя подопечного"},
      "children": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string", "title": "Имя"}, "again": {"type": "string", "title": "Ещё раз"}}}}}},
    "uischema": {"type": "VerticalLayout", "elements": [
      {"type": "Control", "scope": "#/properties/who"},
      {"type": "Control", "scope": "#/properties/name", "options": {"fact": "person.name.given"},
       "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/who", "schema": {"const": "self"}}}},
      {"type": "Control", "scope": "#/properties/wards", "options": {"fact": "representative.name.given"},
       "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/who", "schema": {"const": "other"}}}},
      {"type": "Control", "scope": "#/properties/children", "options": {"itemLabel": "Ребёнок", "detail": {"type": "VerticalLayout", "elements": [
        {"type": "Control", "scope": "#/properties/name", "options": {"fact": "children.*.name.given"}},
        {"type": "Control", "scope": "#/properties/again", "options": {"fact": "children.*.name.given"}}]}}}]}})")
      .value();
}

TEST(AutofillInDepth, each_item_of_a_list_is_of_a_child_of_its_own_and_no_child_is_filled_in_twice) {  // [R 61]
  Driver driver(form_kind(), testing::options(json::Object{{"definition", family()}}, {"profile"}));
  driver.press("add/children");
  driver.press("add/children");
  driver.reply(request_of(driver.press("autofill-start"), "profile.load"),
               facts({fact("children.0.name.given", "Ася"), fact("children.1.name.given", "Пётр"), fact("children.2.name.given", "Лев")}));
  driver.reply(2, facts({}));
  EXPECT_EQ(driver.node("autofill-child"), nullptr) << "nothing is asked of the form itself";
  EXPECT_EQ(driver.text_of("autofill-child/children/n1", "name"), "Ребёнок 1: кто это?");
  driver.input("autofill-child/children/n1", "2");
  EXPECT_EQ(json::write(*driver.node("autofill-child/children/n2")->find("options")), R"([{"value":"1","label":"Ася"},{"value":"3","label":"Лев"}])");
  const ui::Event twice{ui::EventType::input, "autofill-child/children/n2", {}, "2", false, 0};
  EXPECT_EQ(driver.try_send(twice).error().code, ErrorCode::wrong_type);
  const json::Value options = testing::options(json::Object{{"definition", family()}}, {"profile"});
  json::Value with_state = options;
  with_state.object().set("state", *json::parse(driver.session().snapshot()).value().find("state"));
  EXPECT_EQ(Driver(form_kind(), with_state).text(), driver.text());
  driver.input("autofill-child/children/n2", "1");
  driver.press("autofill-apply");
  EXPECT_EQ(driver.text_of("/children/n1/name", "value"), "Пётр");
  EXPECT_EQ(driver.text_of("/children/n2/name", "value"), "Ася");
}

TEST(AutofillInDepth, what_is_typed_of_one_child_is_offered_for_that_child_alone) {  // [R 13]
  Driver driver(form_kind(), testing::options(json::Object{{"definition", family()}}, {"profile"}));
  driver.press("add/children");
  driver.press("add/children");
  driver.input("/children/n1/name", "Ася");
  driver.leave("/children/n1/name");
  EXPECT_EQ(driver.text_of("/children/n1/again", "note"), "Такой же ответ уже есть: Ася (из вашего ответа «Имя»)");
  EXPECT_EQ(driver.text_of("/children/n2/name", "note"), "");
  EXPECT_EQ(driver.text_of("/children/n2/again", "note"), "");
}

TEST(AutofillInDepth, who_applies_for_another_person_is_asked_for_that_persons_facts_and_no_others) {  // [R 14, 61]
  Driver driver(form_kind(), testing::options(json::Object{{"definition", family()}}, {"profile"}));
  driver.input("/who", "other");
  EXPECT_EQ(json::write(*driver.press("autofill-start").find("requests")->array()[0].find("facts")), R"(["representative.name.given"])");
  driver.reply(1, facts({fact("representative.name.given", "Вера")}));
  driver.press("autofill-apply");
  EXPECT_EQ(driver.text_of("/wards", "value"), "Вера");
  driver.input("/who", "self");
  EXPECT_EQ(driver.text_of("/name", "value"), "");
  EXPECT_EQ(driver.text_of("/name", "note"), "") << "nothing of another person is offered";
  EXPECT_EQ(driver.node("/wards"), nullptr);
}

TEST(AutofillInDepth, an_age_is_worked_out_for_the_day_of_the_portals_zone) {
  Form form(R"({"age":"children.*.age"})");
  const json::Value asked = form.start();
  form.driver.reply(request_of(asked, "clock.now"), json::Object{{"now", "2026-11-25T17:30:00Z"}});  // 00:30 of the next day in Krasnoyarsk
  form.driver.reply(request_of(asked, "profile.load"), facts({}));
  form.driver.reply(3, facts({fact("children.0.birthDate", "2019-11-26")}));
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/age", "value"), "7");
}

TEST(AutofillInDepth, what_was_typed_once_is_offered_where_it_is_asked_for_again) {  // [R 13]
  Form form(R"({"family":"person.name.family","again":"person.name.family","latin":"person.name.latin.family"})");
  form.driver.input("/family", "Щукина");
  form.driver.leave("/family");
  EXPECT_EQ(form.driver.text_of("/again", "value"), "") << "offered, not filled";
  EXPECT_EQ(form.driver.text_of("/again", "note"), "Такой же ответ уже есть: Щукина (из вашего ответа «family»)");
  form.driver.press("take/again");
  EXPECT_EQ(form.driver.text_of("/again", "value"), "Щукина");
  form.driver.press("take/latin");
  EXPECT_EQ(form.driver.text_of("/latin", "value"), "Shchukina");
  form.driver.press("undo/latin");
  EXPECT_EQ(form.driver.text_of("/latin", "value"), "");
}

TEST(AutofillInDepth, a_locked_fact_says_why_it_is_closed_and_can_be_disputed) {  // [R 18]
  Form form(R"({"snils":"person.snils"})");
  form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("person.snils", "11223344595", "2026-10-12", true)}));
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("/snils", "unavailable").substr(0, 34), std::string("Подтверждено ведомством, в форме не меняется.").substr(0, 34));
  const ui::Event typed{ui::EventType::input, "/snils", {}, "1", false, 0};
  EXPECT_EQ(form.driver.try_send(typed).error().code, ErrorCode::refused_action);
  form.driver.press("dispute/snils");
  EXPECT_TRUE(form.driver.try_send(typed).ok());
  EXPECT_EQ(form.driver.text_of("/snils", "value"), "1");
}

TEST(AutofillInDepth, what_is_still_needed_is_told_as_the_fewest_questions) {  // [R 80]
  Form form(R"({"full":"person.name.full","family":"person.name.family","given":"person.name.given","mail":"contacts.email"})");
  form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("contacts.email", "a@b.ru")}));
  form.driver.reply(2, facts({}));
  form.driver.press("autofill-apply");
  EXPECT_EQ(form.driver.text_of("autofill-saved", "text"), "Вам не пришлось печатать 6 знаков. Осталось ответить: «full».");
}

TEST(AutofillInDepth, what_is_never_shown_is_neither_counted_nor_asked_of_the_profile) {  // [R 61]
  json::Value of = definition(R"({"family":"person.name.family","given":"person.name.given"})");
  of.object().find("uischema")->object().find("elements")->array()[1].object().find("options")->object().set("format", "hidden");
  Driver driver(form_kind(), testing::options(json::Object{{"definition", std::move(of)}}, {"profile"}));
  EXPECT_EQ(driver.text_of("autofill-text", "text"),
            "Можно взять из вашего профиля 1 ответ. Сначала покажем, что и откуда, а заполним, когда вы согласитесь. Введённое вами не изменим.");
  EXPECT_EQ(json::write(*driver.press("autofill-start").find("requests")), R"([{"id":1,"kind":"profile.load","facts":["person.name.family"]}])");
}

TEST(AutofillInDepth, the_whole_fill_can_be_undone_after_a_reload_and_under_a_newer_form) {  // [R 61, 65]
  Form form(R"({"family":"person.name.family"})");
  form.driver.reply(request_of(form.start(), "profile.load"), facts({fact("person.name.family", "Щукина")}));
  form.driver.press("autofill-apply");
  const json::Value content = *json::parse(form.driver.session().snapshot()).value().find("state")->find("widget")->find("content");

  Driver again(form_kind(), testing::options(json::Object{{"definition", definition(R"({"family":"person.name.family"})")}}, {"profile", "draft"}));
  again.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"version", "1"}, {"content", content}}}});
  EXPECT_EQ(again.text_of("autofill-undo", "name"), "Отменить всё заполнение");
  json::Value newer = definition(R"({"family":"person.name.family","given":"person.name.given"})");
  newer.object().set("version", "2");
  again.send({ui::EventType::set, {}, "definition", std::move(newer), false, 0});
  EXPECT_EQ(again.text_of("autofill-undo", "name"), "Отменить всё заполнение");
  again.press("autofill-undo");
  EXPECT_EQ(again.text_of("/family", "value"), "");
}

}  // namespace
}  // namespace portal::form
