// Groups that repeat, groups that may be left out, and choices between alternatives.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/definition.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;

json::Value family() {
  return json::parse(R"({"id": "family", "version": "1", "language": "ru", "title": "Семья",
    "schema": {"type": "object", "required": ["children"],
      "definitions": {"person": {"type": "object", "title": "Человек", "required": ["name"],
        "properties": {"name": {"type": "string", "title": "Имя"}, "mother": {"$ref": "#/definitions/person"},
                       "pets": {"type": "array", "title": "Питомцы", "items": {"$ref": "#/definitions/pet"}}}},
        "pet": {"type": "object", "properties": {"kind": {"type": "string"}, "young": {"type": "array", "items": {"$ref": "#/definitions/pet"}}}}},
      "properties": {
        "children": {"type": "array", "title": "Дети", "minItems": 1, "maxItems": 3,
          "items": {"type": "object", "title": "Ребёнок", "required": ["name"],
            "properties": {"name": {"type": "string", "title": "Имя"},
                           "toys": {"type": "array", "title": "Игрушки", "uniqueItems": true, "items": {"type": "string", "title": "Игрушка"}}}}},
        "spouse": {"type": "object", "title": "Супруг", "required": ["name"],
          "properties": {"name": {"type": "string", "title": "Имя супруга"}, "work": {"type": "string", "title": "Место работы"}}},
        "address": {"title": "Адрес", "oneOf": [
          {"title": "В России", "type": "object", "required": ["kind", "city"],
           "properties": {"kind": {"const": "ru"}, "city": {"type": "string", "title": "Город"}}},
          {"title": "За границей", "type": "object", "required": ["kind", "country"],
           "properties": {"kind": {"const": "other"}, "country": {"type": "string", "title": "Страна"}, "city": {"type": "string", "title": "Город"}}}]},
        "eldest": {"$ref": "#/definitions/person"}}}})")
      .value();
}

Driver form() { return Driver(form_kind(), testing::options(json::Object{{"definition", family()}}, {"submit"})); }

json::Value sent(Driver& driver) {
  const json::Value update = driver.press("submit");
  const json::Value* requests = update.find("requests");
  return requests == nullptr ? json::Value() : *requests->array().front().find("data");
}

json::Value content_of(Driver& driver) { return *json::parse(driver.session().snapshot()).value().find("state")->find("widget")->find("content"); }

// [R 59]
TEST(Lists, an_item_is_added_said_and_gets_the_focus) {
  Driver driver = form();
  EXPECT_EQ(driver.text_of("item/children/n1", "name"), "Ребёнок 1") << "as many as there must be";
  const json::Value added = driver.press("add/children");
  EXPECT_EQ(driver.text_of("item/children/n2", "name"), "Ребёнок 2");
  EXPECT_EQ(added.find("focus")->text(), "/children/n2/name");
  EXPECT_EQ(added.find("announce")->array().front().text_at("text"), "Ребёнок 2: добавлено. Всего 2");
  driver.press("add/children");
  EXPECT_EQ(driver.text_of("add/children", "unavailable"), "Больше 3 добавить нельзя.");
  driver.press("add/children");
  EXPECT_EQ(driver.node("item/children/n4"), nullptr);
}

// [R 59, 65]
TEST(Lists, a_mistake_and_a_choice_name_the_item_they_are_about) {
  Driver driver = form();
  driver.press("add/children");
  driver.press("submit");
  EXPECT_EQ(driver.text_of("error/children/n1/name", "name"), "Ребёнок 1: Заполните поле «Имя»");
  EXPECT_EQ(driver.text_of("error/children/n2/name", "name"), "Ребёнок 2: Заполните поле «Имя»");
  const auto both = [](const char* name) {
    const json::Value entry = json::Object{{"typed", name}, {"touched", true}};
    const json::Value keys = json::Object{{"typed", json::Array{"n1", "n2"}}, {"items", true}, {"touched", true}};
    return json::Object{{"/children", keys}, {"/children/n1/name", entry}, {"/children/n2/name", entry}};
  };
  Driver device(form_kind(), testing::options(json::Object{{"definition", family()}}, {"draft"}));
  device.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"content", both("Анна")}}},
                               {"base", both("Аня")},
                               {"theirs", json::Object{{"version", "1"}, {"content", both("Анюта")}}}});
  EXPECT_EQ(device.text_of("conflict-keep/children/n1/name", "name"), "Ребёнок 1: Имя: оставить «Анна», как здесь");
  EXPECT_EQ(device.text_of("conflict-keep/children/n2/name", "name"), "Ребёнок 2: Имя: оставить «Анна», как здесь");
  EXPECT_EQ(device.text_of("conflict-take0/children/n2/name", "name"), "Ребёнок 2: Имя: взять «Анюта» с другого устройства");
}

TEST(Lists, what_is_typed_goes_with_its_item_when_the_order_changes) {
  Driver driver = form();
  driver.press("add/children");
  driver.input("/children/n1/name", "Анна");
  driver.input("/children/n2/name", "Борис");
  driver.press("add/children/n2/toys");
  driver.input("/children/n2/toys/n3", "мяч");
  const json::Value moved = driver.press("up/children/n2");
  EXPECT_EQ(moved.find("focus"), nullptr) << "it stays on the button";
  EXPECT_EQ(moved.find("announce")->array().front().text_at("text"), "Ребёнок 2: теперь на месте 1 из 2");
  EXPECT_EQ(driver.text_of("item/children/n2", "name"), "Ребёнок 1");
  EXPECT_EQ(driver.text_of("up/children/n2", "unavailable"), "Выше уже некуда: это первый в списке.");
  EXPECT_EQ(json::write(sent(driver)), R"({"children":[{"name":"Борис","toys":["мяч"]},{"name":"Анна"}]})");
}

TEST(Lists, a_removed_item_comes_back_whole_and_its_key_is_never_used_again) {
  Driver driver = form();
  driver.press("add/children");
  driver.input("/children/n1/name", "Анна");
  driver.press("add/children/n1/toys");
  driver.input("/children/n1/toys/n3", "мяч");
  const json::Value removed = driver.press("remove/children/n1");
  EXPECT_EQ(removed.find("focus")->text(), "restore/children");
  EXPECT_EQ(driver.text_of("item/children/n2", "name"), "Ребёнок 1");
  EXPECT_EQ(driver.text_of("remove/children/n2", "unavailable"), "Нужен хотя бы 1 пункт: убрать этот нельзя.");
  const json::Value back = driver.press("restore/children");
  EXPECT_EQ(back.find("focus")->text(), "/children/n1/name");
  EXPECT_EQ(driver.text_of("item/children/n1", "name"), "Ребёнок 1");
  EXPECT_EQ(driver.text_of("/children/n1/toys/n3", "value"), "мяч");
  driver.press("remove/children/n2");
  driver.press("add/children");
  EXPECT_EQ(driver.node("item/children/n2"), nullptr);
  EXPECT_EQ(driver.text_of("item/children/n4", "name"), "Ребёнок 2");
}

TEST(Lists, mistakes_stand_in_their_items_and_what_concerns_the_list_beside_its_button) {
  Driver driver = form();
  driver.press("add/children");
  driver.input("/children/n1/name", "Анна");
  for (const char* toy : {"n3", "n4"}) {
    driver.press("add/children/n1/toys");
    driver.input(std::string("/children/n1/toys/") + toy, "мяч");
  }
  driver.press("submit");
  EXPECT_EQ(driver.text_of("/children/n2/name", "error"), "Заполните поле «Имя»");
  EXPECT_EQ(driver.text_of("wrong-text/children/n1/toys", "text"), "Две записи одинаковы, уберите одну: «Игрушки»");
  driver.press("add/children/n1/toys");
  driver.press("submit");
  EXPECT_EQ(driver.text_of("/children/n1/toys/n5", "error"), "Заполните поле «Игрушка»") << "an item without an answer";
}

TEST(Lists, a_draft_brings_its_items_back_and_keeps_those_that_were_added_meanwhile) {
  Driver first = form();
  first.press("add/children");
  first.input("/children/n2/name", "Борис");
  const json::Value content = content_of(first);
  EXPECT_EQ(json::write(content),
            R"({"/children":{"typed":["n1","n2"],"items":true,"touched":true},"/children/n2/name":{"typed":"Борис","touched":true}})");

  json::Value options = testing::options(json::Object{{"definition", family()}}, {"draft"});
  options.object().set("instance", "second");
  Driver second(form_kind(), options);
  second.press("add/children");
  const std::string own = content_of(second).object().find("/children")->find("typed")->array()[1].text();
  EXPECT_EQ(own.rfind("n2-", 0), 0U) << "told apart from what another device adds: " << own;
  second.input("/children/" + own + "/name", "Вера");
  second.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"content", content}}}});
  EXPECT_EQ(second.text_of("/children/n2/name", "value"), "Борис");
  EXPECT_EQ(second.text_of("/children/" + own + "/name", "value"), "Вера");
}

TEST(Lists, state_leads_to_the_same_tree_with_undo) {
  Driver driver = form();
  driver.press("add/children");
  driver.input("/children/n2/name", "Борис");
  driver.press("remove/children/n2");
  json::Value options = testing::options(json::Object{{"definition", family()}}, {"submit"});
  options.object().set("state", *json::parse(driver.session().snapshot()).value().find("state"));
  Driver again(form_kind(), options);
  EXPECT_EQ(again.text(), driver.text());
  again.press("restore/children");
  EXPECT_EQ(again.text_of("/children/n2/name", "value"), "Борис");
  driver.press("restore/children");
  EXPECT_EQ(driver.text_of("/children/n2/name", "value"), "Борис") << "taking the state takes nothing away";
}

TEST(Lists, lists_that_begin_with_items_of_lists_are_refused_before_they_have_multiplied) {
  const json::Value definition = json::parse(R"({"id": "f", "version": "1", "language": "ru", "title": "Ф",
    "schema": {"type": "object", "required": ["a"], "properties": {
      "a": {"type": "array", "minItems": 200, "items": {"type": "object", "required": ["b"], "properties": {
        "b": {"type": "array", "minItems": 200, "items": {"type": "object", "required": ["c"], "properties": {
          "c": {"type": "array", "minItems": 200, "items": {"type": "object", "properties": {"d": {"type": "string"}}}}}}}}}}}}})")
                                     .value();
  const auto read = Definition::read(definition);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::too_large);
  EXPECT_EQ(read.error().expected, "at most 10000 fields at the beginning");
}

TEST(OptionalGroups, nothing_is_required_in_a_group_that_may_be_left_out_until_something_is_in_it) {
  Driver driver = form();
  EXPECT_EQ(driver.text_of("/spouse/name", "mark"), "необязательно");
  driver.input("/children/n1/name", "Анна");
  driver.input("/spouse/work", "школа");
  driver.leave("/spouse/work");
  EXPECT_EQ(driver.text_of("/spouse/name", "mark"), "*");
  EXPECT_TRUE(sent(driver).is_null());
  EXPECT_EQ(driver.text_of("/spouse/name", "error"), "Заполните поле «Имя супруга»");
  driver.input("/spouse/work", "");
  EXPECT_EQ(json::write(sent(driver)), R"({"children":[{"name":"Анна"}]})");
}

TEST(Alternatives, the_chosen_one_has_its_fields_and_sends_what_tells_it_apart) {
  Driver driver = form();
  driver.input("/children/n1/name", "Анна");
  EXPECT_EQ(driver.text_of("/address/~7c", "name"), "Что вам подходит?");
  EXPECT_EQ(driver.node("/address/~7c0/city"), nullptr);
  driver.input("/address/~7c", "1");
  EXPECT_EQ(driver.node("/address/~7c0/city"), nullptr);
  EXPECT_TRUE(sent(driver).is_null());
  EXPECT_EQ(driver.text_of("/address/~7c1/country", "error"), "Заполните поле «Страна»");
  driver.input("/address/~7c1/country", "Сербия");
  EXPECT_EQ(json::write(sent(driver)), R"({"children":[{"name":"Анна"}],"address":{"kind":"other","country":"Сербия"}})");
}

TEST(Alternatives, the_backend_finds_the_one_that_was_meant_and_its_mistakes) {
  const auto check = [](const char* data) {
    std::string out;
    const auto problems = check_application(family(), json::parse(data).value(), "2026-11-25");
    for (const schema::Problem& problem : problems.value()) out += problem.keyword + problem.instance + " ";
    return out;
  };
  EXPECT_EQ(check(R"({"children": [{"name": "А"}], "address": {"kind": "other", "country": "Сербия"}})"), "");
  EXPECT_EQ(check(R"({"children": [{"name": "А"}], "address": {"kind": "other", "city": "Ниш"}})"), "required/address/country ");
  EXPECT_EQ(check(R"({"children": [{"name": "А", "toys": ["a", "b"]}, {}], "spouse": {"work": "x"}})"),
            "required/children/1/name required/spouse/name ");
  EXPECT_EQ(check(R"({"children": []})"), "minItems/children ");
  EXPECT_EQ(check(R"({"children": [{"name": "А", "extra": 1}]})"), "unknown/children/0/extra ");
}

TEST(Recursion, what_contains_itself_is_offered_and_made_only_when_it_is_added) {
  Driver driver = form();
  EXPECT_EQ(driver.node("/eldest/mother/n1/name"), nullptr);
  driver.press("add/eldest/mother");
  driver.input("/eldest/mother/n1/name", "Ольга");
  EXPECT_EQ(driver.node("add/eldest/mother"), nullptr) << "there is one of it";
  driver.press("add/eldest/mother/n1/mother");
  driver.input("/eldest/mother/n1/mother/n2/name", "Нина");
  driver.press("add/eldest/mother/n1/pets");
  driver.press("add/eldest/mother/n1/pets/n3/young");
  driver.input("/eldest/mother/n1/pets/n3/young/n4/kind", "кот");
  driver.input("/eldest/name", "Ирина");
  driver.input("/children/n1/name", "Анна");
  EXPECT_EQ(json::write(sent(driver)), R"({"children":[{"name":"Анна"}],"eldest":{"mother":{"name":"Ольга","mother":{"name":"Нина"},)"
                                       R"("pets":[{"young":[{"kind":"кот"}]}]},"name":"Ирина"}})");
}

}  // namespace
}  // namespace portal::form
