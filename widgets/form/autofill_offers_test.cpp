// Of whom a fact is may depend on an answer; and what the profile says of questions that come later.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/definition.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

// «Кому нужна услуга»: one question for the name and one for the day, whoever it is.
json::Value service(
    const char* fact = R"({"by":"who","of":{"self":"person.name.given","child":"children.*.name.given","ward":"represented.name.given"}})") {
  json::Value form = json::parse(R"({"id":"s","version":"1","language":"ru","title":"Услуга",
    "schema":{"type":"object","properties":{
      "who":{"title":"Кому нужна услуга","oneOf":[{"const":"self","title":"Мне"},{"const":"child","title":"Моему ребёнку"},{"const":"ward","title":"Тому, кого я представляю"}]},
      "name":{"type":"string","title":"Имя"},"born":{"type":"string","format":"date","title":"Дата рождения"},"more":{"type":"boolean","title":"Есть почта"},"mail":{"type":"string","title":"Почта"}}},
    "uischema":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/who"},
      {"type":"Control","scope":"#/properties/name","options":{}},
      {"type":"Control","scope":"#/properties/born","options":{"fact":{"by":"#/properties/who","of":{"self":"person.birthDate","child":"children.*.birthDate"}}}},
      {"type":"Control","scope":"#/properties/more"},
      {"type":"Control","scope":"#/properties/mail","options":{"fact":"contacts.email"},"rule":{"effect":"SHOW","condition":{"scope":"#/properties/more","schema":{"const":true}}}}]}})")
                         .value();
  form.object()["uischema"].object()["elements"].array()[1].object()["options"] = json::Object{{"fact", json::parse(fact).value()}};
  return form;
}

json::Object fact(const char* path, const char* value, bool locked = false) {
  json::Object out{
      {"path", path}, {"value", value}, {"verified", true}, {"asOf", "2026-10-12"}, {"source", json::Object{{"id", "esia"}, {"name", "Госуслуги"}}}};
  if (locked) out.set("locked", true);
  return out;
}

json::Value facts(json::Array list) { return json::Object{{"facts", std::move(list)}}; }

std::string asked(const json::Value& update) {
  const json::Value* requests = update.find("requests");
  return requests == nullptr ? "" : json::write(*requests);
}

std::string said(const json::Value& update) {
  const json::Value* announce = update.find("announce");
  return announce == nullptr || announce->array().empty() ? "" : announce->array().front().text_at("text");
}

json::Value definition_of_service() { return service(); }

struct Service {
  Service() : driver(form_kind(), options()) {}
  static json::Value options() { return testing::options(json::Object{{"definition", service()}}, {"profile"}); }
  void fill_for_oneself() {
    driver.input("/who", "self");
    driver.reply(request_of(driver.press("autofill-start"), "profile.load"),
                 facts({fact("person.name.given", "Анна"), fact("person.birthDate", "1987-03-25")}));
    driver.press("autofill-apply");
  }
  Driver driver;
};

TEST(FactsByAnswer, one_field_asks_for_the_fact_of_the_person_whom_an_answer_names) {  // [R 14, 61]
  Service service;
  EXPECT_EQ(service.driver.node("autofill"), nullptr) << "as long as nobody is named, nothing can be known";
  service.driver.input("/who", "child");
  EXPECT_EQ(asked(service.driver.press("autofill-start")),
            R"([{"id":1,"kind":"profile.load","facts":["children.*.name.given","children.*.birthDate"]}])");
  service.driver.reply(1, facts({fact("children.0.name.given", "Ася"), fact("children.0.birthDate", "2019-11-26")}));
  service.driver.press("autofill-apply");
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Ася");
  EXPECT_EQ(service.driver.text_of("/born", "value"), "26.11.2019");
  EXPECT_EQ(service.driver.text_of("/name", "note"), "Из профиля: Госуслуги, проверено, на 12 октября 2026 года");
}

TEST(FactsByAnswer, with_another_person_what_was_filled_in_goes_and_is_told_and_the_other_ones_facts_are_offered) {  // [R 13, 18]
  Service service;
  service.fill_for_oneself();
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Анна");
  const json::Value other = service.driver.input("/who", "child");
  EXPECT_EQ(said(other), "Это были ответы о другом человеке, мы их убрали: «Имя», «Дата рождения».");
  EXPECT_EQ(other.find("focus"), nullptr);
  EXPECT_EQ(service.driver.text_of("/name", "value"), "");
  EXPECT_EQ(asked(other), R"([{"id":2,"kind":"profile.load","facts":["children.*.name.given","children.*.birthDate"]}])");
  const json::Value answered = service.driver.reply(2, facts({fact("children.0.name.given", "Ася"), fact("children.0.birthDate", "2019-11-26")}));
  EXPECT_EQ(said(answered), "") << "it is read with its field";
  EXPECT_EQ(answered.find("focus"), nullptr);
  EXPECT_EQ(service.driver.text_of("/name", "value"), "") << "offered, not filled";
  EXPECT_EQ(service.driver.text_of("/name", "note"), "В профиле есть ответ: Ася (Госуслуги, проверено, на 12 октября 2026 года)");
  const json::Value taken = service.driver.press("take/name");
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Ася");
  EXPECT_EQ(json::write(*taken.find("events")), R"([{"name":"portal-autofilled","detail":{"fields":1,"keystrokes":3}}])");
  service.driver.press("undo/name");
  EXPECT_EQ(service.driver.text_of("/name", "value"), "");

  const json::Value back = service.driver.input("/who", "self");
  EXPECT_EQ(asked(back), R"([{"id":3,"kind":"profile.load","facts":["person.name.given","person.birthDate"]}])");
  service.driver.reply(3, facts({fact("person.name.given", "Анна")}));
  service.driver.press("take/name");
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Анна");
}

TEST(FactsByAnswer, what_the_person_typed_stays_whoever_it_is_about) {  // [R 13]
  Service service;
  service.fill_for_oneself();
  service.driver.input("/name", "Анна Мария");
  const json::Value other = service.driver.input("/who", "child");
  EXPECT_EQ(said(other), "Это были ответы о другом человеке, мы их убрали: «Дата рождения».");
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Анна Мария");
  EXPECT_EQ(service.driver.text_of("/name", "note"), "") << "what the profile says of somebody else is no way back";
  service.driver.reply(2, facts({fact("children.0.name.given", "Ася")}));
  EXPECT_EQ(service.driver.text_of("/name", "value"), "Анна Мария");
  EXPECT_EQ(service.driver.text_of("/name", "note"), "");
}

TEST(FactsByAnswer, a_draft_whose_answer_was_changed_elsewhere_is_not_sent_with_another_persons_facts) {
  Service service;
  service.fill_for_oneself();
  json::Value content = *json::parse(service.driver.session().snapshot()).value().find("state")->find("widget")->find("content");
  content.object()["/who"].object()["typed"] = "child";
  Driver again(form_kind(), testing::options(json::Object{{"definition", definition_of_service()}}, {"profile", "draft"}));
  again.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"version", "1"}, {"content", content}}}});
  EXPECT_EQ(again.text_of("/name", "value"), "");
}

TEST(FactsByAnswer, a_state_taken_between_question_and_answer_goes_on) {
  Service service;
  service.fill_for_oneself();
  service.driver.input("/who", "child");
  json::Value options = Service::options();
  options.object().set("state", *json::parse(service.driver.session().snapshot()).value().find("state"));
  Driver restored(form_kind(), options);
  EXPECT_EQ(restored.text(), service.driver.text());
  restored.reply(2, facts({fact("children.0.name.given", "Ася")}));
  EXPECT_EQ(restored.text_of("/name", "note").substr(0, 10), std::string("В профиле").substr(0, 10));
}

TEST(FactsByAnswer, an_answer_that_the_form_does_not_have_is_a_mistake_of_the_definition) {
  const auto error = [](const char* fact) {
    const auto read = Definition::read(service(fact));
    return read.ok() ? "ok" : std::string(name_of(read.error().code)) + " " + read.error().path;
  };
  EXPECT_EQ(error(R"({"by":"whom","of":{}})"), "dangling_reference /definition/uischema/elements/1/options/fact/by");
  EXPECT_EQ(error(R"({"by":"who","of":{"self":1}})"), "wrong_type /definition/uischema/elements/1/options/fact/of/self");
  EXPECT_EQ(error(R"({"by":"who"})"), "missing_key /definition/uischema/elements/1/options/fact/of");
  EXPECT_EQ(error(R"({"by":"who","of":{},"else":""})"), "unknown_key /definition/uischema/elements/1/options/fact/else");
  EXPECT_EQ(error("1"), "wrong_type /definition/uischema/elements/1/options/fact");
}

TEST(LaterQuestions, of_whoever_has_agreed_to_a_fill_the_profile_is_asked_for_a_question_that_an_answer_makes_appear) {  // [R 13, 61]
  Service service;
  service.fill_for_oneself();
  const json::Value appeared = service.driver.input("/more", true);
  EXPECT_EQ(asked(appeared), R"([{"id":2,"kind":"profile.load","facts":["contacts.email"]}])");
  service.driver.reply(2, facts({fact("contacts.email", "a@b.ru")}));
  EXPECT_EQ(service.driver.text_of("/mail", "value"), "");
  EXPECT_EQ(service.driver.text_of("/mail", "note"), "В профиле есть ответ: a@b.ru (Госуслуги, проверено, на 12 октября 2026 года)");
  EXPECT_EQ(asked(service.driver.send({ui::EventType::focus, "/mail", {}, {}, false, 0})), "") << "focus brings nothing that was not there";
  service.driver.leave("/name");
  EXPECT_NE(service.driver.text_of("/mail", "note"), "") << "another field that is left takes nothing away";
  service.driver.input("/mail", "я@б.рф");
  EXPECT_EQ(service.driver.text_of("/mail", "note"), "");
  EXPECT_EQ(asked(service.driver.input("/mail", "")), "") << "asked once";
}

TEST(LaterQuestions, whoever_did_not_look_into_the_profile_or_wanted_nothing_of_it_is_not_asked_about) {  // [R 22]
  Service service;
  EXPECT_EQ(asked(service.driver.input("/more", true)), "");
  service.driver.input("/who", "self");
  service.driver.input("/more", false);
  service.driver.reply(request_of(service.driver.press("autofill-start"), "profile.load"), facts({fact("person.name.given", "Анна")}));
  service.driver.reply(2, facts({}));
  service.driver.press("autofill-cancel");
  EXPECT_EQ(asked(service.driver.input("/more", true)), "");
  EXPECT_EQ(asked(service.driver.input("/who", "child")), "");
}

TEST(LaterQuestions, of_several_answers_or_children_the_person_is_told_where_to_choose) {  // [R 61]
  Service service;
  service.fill_for_oneself();
  service.driver.input("/who", "child");
  const json::Value several = service.driver.reply(2, facts({fact("children.0.name.given", "Ася"), fact("children.1.name.given", "Пётр")}));
  EXPECT_EQ(said(several), "В профиле есть ещё ответы на выбор. Посмотреть их можно в начале формы.");
  EXPECT_EQ(service.driver.text_of("/name", "note"), "");
  EXPECT_EQ(service.driver.text_of("autofill-start", "name"), "Заполнить из профиля") << "nothing is filled in any more";
  service.driver.reply(request_of(service.driver.press("autofill-start"), "profile.load"),
                       facts({fact("children.0.name.given", "Ася"), fact("children.1.name.given", "Пётр")}));
  service.driver.reply(4, facts({}));
  EXPECT_NE(service.driver.node("autofill-child"), nullptr);
}

TEST(LaterQuestions, beside_what_was_filled_in_there_is_a_way_to_what_is_to_be_chosen) {
  Service service;
  service.fill_for_oneself();
  service.driver.input("/more", true);
  service.driver.reply(2, facts({fact("contacts.email", "a@b.ru"), fact("contacts.email", "c@d.ru")}));
  EXPECT_EQ(service.driver.text_of("/mail", "note"), "");
  EXPECT_EQ(service.driver.text_of("autofill-start", "name"), "Посмотреть, что ещё есть в профиле");
  service.driver.reply(request_of(service.driver.press("autofill-start"), "profile.load"),
                       facts({fact("contacts.email", "a@b.ru"), fact("contacts.email", "c@d.ru")}));
  service.driver.press("autofill-cancel");
  EXPECT_EQ(service.driver.text_of("autofill-undo", "name"), "Отменить всё заполнение") << "what was filled in before is still told";
}

TEST(Clock, one_question_serves_bounds_ages_and_signatures) {
  json::Value form = json::parse(R"({"id":"c","version":"1","language":"ru","title":"Т","schema":{"type":"object","properties":{
      "born":{"type":"string","format":"date"},"age":{"type":"integer"},"sign":{"type":"string"},"day":{"type":"string","format":"date"}}},
    "uischema":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/born","options":{"latest":"P0D"}},
      {"type":"Control","scope":"#/properties/age","options":{"fact":"person.age"}},
      {"type":"Control","scope":"#/properties/sign","options":{"format":"signature","signedOn":"day"}},{"type":"Control","scope":"#/properties/day"}]}})")
                         .value();
  Driver driver(form_kind(), testing::options(json::Object{{"definition", form}}, {"profile", "clock"}));
  EXPECT_EQ(asked(driver.first()), R"([{"id":1,"kind":"clock.now"}])");
  EXPECT_EQ(asked(driver.press("autofill-start")), R"([{"id":2,"kind":"profile.load","facts":["person.age"]}])") << "it is on its way already";
  driver.reply(2, facts({}));
  driver.reply(3, facts({fact("person.birthDate", "1987-03-25")}));
  EXPECT_EQ(driver.node("autofill-apply"), nullptr) << "the day is not known yet";
  driver.reply(1, json::Object{{"now", "2026-11-25T05:00:00Z"}});
  driver.press("autofill-apply");
  EXPECT_EQ(driver.text_of("/age", "value"), "39");
  driver.input("/sign", "Анна");
  EXPECT_EQ(asked(driver.leave("/sign")), R"([{"id":4,"kind":"clock.now"}])") << "a page may have been open overnight";
  driver.reply(4, json::Object{{"now", "2026-11-26T05:00:00Z"}});
  EXPECT_EQ(driver.text_of("/day", "value"), "26.11.2026");
}

TEST(FocusInALongList, what_it_holds_can_be_opened_at_once_and_nothing_is_said_or_asked) {
  const json::Value kinds = testing::read_json("widgets/form/examples/kinds.json");
  Driver driver(form_kind(), testing::options(json::Object{{"definition", kinds}}, {"address"}));
  const json::Value update = driver.send({ui::EventType::focus, "/region", {}, {}, false, 0});
  EXPECT_EQ(driver.node("/region")->find("options")->array().size(), 12U);
  EXPECT_EQ(said(update), "");
  driver.input("/region", "Томск");
  driver.leave("/region");
  EXPECT_EQ(said(driver.send({ui::EventType::focus, "/region", {}, {}, false, 0})), "") << "also with a text in it";
  driver.input("/address", "Мира");
  driver.leave("/address");
  EXPECT_EQ(asked(driver.send({ui::EventType::focus, "/address", {}, {}, false, 0})), "") << "the portal is asked for what is typed";
}

}  // namespace
}  // namespace portal::form
