// What a person may count on: nothing unseen is asked for or written, nothing typed is lost, undo brings back what stood there.
#include "widgets/autofill/autofill.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/autofill/values.h"
#include "widgets/autofill/why.h"

namespace portal::autofill {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value old_form() { return testing::read_json("widgets/autofill/examples/old_form.json"); }
Value profile() { return testing::read_json("widgets/autofill/examples/profile.json"); }

struct Opened {
  testing::Driver driver{autofill_kind(), testing::options(Object(), {"fields", "profile"})};
  std::int64_t watch = testing::request_of(driver.first(), "fields.watch");
};

const Value& request(const Value& update, std::size_t at = 0) { return update.find("requests")->array()[at]; }

TEST(Autofill, asks_the_profile_only_for_facts_of_blank_fields_of_the_person) {  // [R 61]
  Opened page;
  page.driver.reply(page.watch, old_form());
  const Value update = page.driver.press("start");
  EXPECT_EQ(*request(update).find("facts"),
            Value(Array{"person.name.family", "person.name.given", "person.name.patronymic", "person.birthDate", "person.snils"}));
}

TEST(Autofill, writes_nothing_before_the_person_agrees_and_then_only_what_is_ticked) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  EXPECT_EQ(page.driver.text_of("choose/6", "checked"), "");  // the surname is asked for twice
  page.driver.input("choose/2", false);
  const Value update = page.driver.press("apply");
  EXPECT_EQ(*request(update).find("values"),
            Value(Array{Object{{"field", 0}, {"value", "Соколова"}}, Object{{"field", 1}, {"value", "Анна"}},
                        Object{{"field", 3}, {"value", "14.03.1991"}}, Object{{"field", 4}, {"value", "112-233-445 95"}}}));
}

TEST(Autofill, a_field_that_the_person_typed_into_meanwhile_is_not_written) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  page.driver.reply(page.watch, Object{{"changed", Object{{"field", 0}, {"value", "Иванова"}}}});
  const Value update = page.driver.press("apply");
  EXPECT_EQ(*request(update).find("values")->array()[0].find("field"), Value(1));
}

TEST(Autofill, undo_brings_back_what_stood_there_and_leaves_what_was_corrected_since) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  const std::int64_t write = testing::request_of(page.driver.press("apply"), "fields.write");
  page.driver.reply(
      write,
      Object{{"written", Array{Object{{"field", 0}, {"ok", true}, {"value", "Соколова"}}, Object{{"field", 1}, {"ok", true}, {"value", "Анна"}}}}});
  page.driver.reply(page.watch, Object{{"changed", Object{{"field", 1}, {"value", "Анна-Мария"}}}});
  const Value update = page.driver.press("undo-all");
  EXPECT_EQ(*request(update).find("values"), Value(Array{Object{{"field", 0}, {"value", ""}}}));
}

TEST(Autofill, a_page_that_builds_its_form_anew_does_not_take_the_preview_away) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  page.driver.input("choose/1", false);
  Value anew = old_form();
  json::Array& fields = anew.object().find("fields")->array();
  fields.insert(fields.begin(), Object{{"tag", "input"}, {"type", "text"}, {"name", "new"}, {"label", "Промокод"}, {"value", ""}});
  page.driver.reply(page.watch, anew);
  EXPECT_EQ(page.driver.text_of("choose/2", "checked"), "");
  EXPECT_EQ(request(page.driver.press("apply")).find("values")->array()[0], Value(Object{{"field", 1}, {"value", "Соколова"}}));
}

TEST(Autofill, after_the_pages_own_reset_nothing_is_of_the_profile_and_nothing_is_undone) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  const std::int64_t write = testing::request_of(page.driver.press("apply"), "fields.write");
  page.driver.reply(write, Object{{"written", Array{Object{{"field", 0}, {"ok", true}, {"value", "Соколова"}}}}});
  EXPECT_NE(page.driver.node("undo-all"), nullptr);
  Value reset = old_form();
  reset.object().set("reset", true);
  page.driver.reply(page.watch, reset);
  EXPECT_EQ(page.driver.node("undo-all"), nullptr);
  EXPECT_NE(page.driver.node("start"), nullptr);
}

TEST(Autofill, what_the_page_did_not_take_is_named) {
  Opened page;
  page.driver.reply(page.watch, old_form());
  page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), profile());
  const std::int64_t write = testing::request_of(page.driver.press("apply"), "fields.write");
  page.driver.reply(write, Object{{"written", Array{Object{{"field", 4}, {"ok", false}, {"value", ""}}}}});
  EXPECT_EQ(page.driver.text_of("refused-text", "text"), "Страница не приняла значения: «СНИЛС». Заполните эти поля сами.");
}

TEST(Autofill, a_form_without_anything_to_fill_takes_no_room) {
  Opened page;
  page.driver.reply(page.watch, Object{{"fields", Array{Object{{"tag", "input"}, {"type", "password"}, {"label", "Пароль"}, {"value", ""}}}}});
  EXPECT_NE(page.driver.node("form")->find("hidden"), nullptr);
}

TEST(Autofill, says_what_fields_mean_without_drawing_anything) {
  testing::Driver driver(autofill_kind(),
                         testing::options(Object{{"signals", Object{{"fields", Array{Object{{"tag", "input"}, {"label", "СНИЛС"}}}}}}}));
  const Value& event = driver.first().find("events")->array()[0];
  EXPECT_EQ(*event.find("name"), Value("portal-classified"));
  EXPECT_EQ(*event.find("detail")->find("fields")->array()[0].find("token"), Value("snils"));
}

Value fact(std::string path, std::string value) {
  return Object{{"path", std::move(path)},
                {"value", std::move(value)},
                {"verified", true},
                {"asOf", "2026-05-14"},
                {"source", Object{{"id", "zags"}, {"name", "ЗАГС"}}}};
}

Value facts(Array list) { return Object{{"facts", std::move(list)}}; }

Value form_of_child() {
  Array fields;
  for (const auto& [label, path] : {std::pair("Фамилия", "person.name.family"), std::pair("Дата рождения ребёнка", "children.*.birthDate"),
                                    std::pair("СНИЛС ребёнка", "children.*.snils")})
    fields.push_back(Object{{"tag", "input"}, {"type", "text"}, {"label", label}, {"fact", path}, {"value", ""}});
  return Object{{"fields", std::move(fields)}};
}

TEST(AutofillOfChildren, one_of_several_is_chosen_by_name_and_nothing_of_another_is_written) {  // [R 61]
  Opened page;
  page.driver.reply(page.watch, form_of_child());
  const Value first = page.driver.press("start");
  EXPECT_EQ(*request(first).find("facts"), Value(Array{"person.name.family", "children.*.birthDate", "children.*.snils"}));
  const Value second = page.driver.reply(testing::request_of(first, "profile.load"),
                                         facts({fact("person.name.family", "Соколова"), fact("children.0.birthDate", "2019-11-26"),
                                                fact("children.1.birthDate", "2021-01-02"), fact("children.1.snils", "11223344595")}));
  EXPECT_EQ(*request(second).find("facts"), Value(Array{"children.*.name.given"}));
  page.driver.reply(testing::request_of(second, "profile.load"), facts({fact("children.0.name.given", "Ася")}));
  EXPECT_EQ(page.driver.node("child")->find("options")->array()[0].find("label")->text(), "Ася");
  EXPECT_EQ(page.driver.node("child")->find("options")->array()[1].find("label")->text(), "Ребёнок 2");
  EXPECT_EQ(page.driver.node("choose/1"), nullptr) << "nothing of a child before it is said which";
  page.driver.input("choose/0", false);
  page.driver.input("child", "2");
  Value options = testing::options(Object(), {"fields", "profile"});
  options.object().set("state", *json::parse(page.driver.session().snapshot()).value().find("state"));
  EXPECT_EQ(testing::Driver(autofill_kind(), options).text(), page.driver.text());
  const Value update = page.driver.press("apply");
  EXPECT_EQ(*request(update).find("values"),
            Value(Array{Object{{"field", 1}, {"value", "02.01.2021"}}, Object{{"field", 2}, {"value", "112-233-445 95"}}}));
}

TEST(AutofillOfChildren, an_only_child_is_not_asked_about) {
  Opened page;
  page.driver.reply(page.watch, form_of_child());
  const Value update =
      page.driver.reply(testing::request_of(page.driver.press("start"), "profile.load"), facts({fact("children.0.birthDate", "2019-11-26")}));
  EXPECT_EQ(update.find("requests"), nullptr);
  EXPECT_EQ(page.driver.node("child"), nullptr);
  EXPECT_EQ(page.driver.text_of("choose/1", "name"), "Дата рождения ребёнка: 26.11.2019");
}

classifier::Signals field_of(std::string label, std::int64_t length = 0) {
  classifier::Signals out;
  out.tag = "input";
  out.type = "text";
  out.label = std::move(label);
  out.length = length;
  return out;
}

TEST(WrittenValue, fits_the_field_with_or_without_its_signs_or_is_left_out) {
  EXPECT_EQ(written_value(field_of("СНИЛС"), "snils", "11223344595").value, "112-233-445 95");
  EXPECT_EQ(written_value(field_of("СНИЛС", 11), "snils", "11223344595").value, "11223344595");
  EXPECT_EQ(written_value(field_of("СНИЛС", 6), "snils", "11223344595").value, "");
  EXPECT_EQ(written_value(field_of("Дата"), "bday", "1991-03-14").value, "14.03.1991");
  classifier::Signals date = field_of("Дата");
  date.type = "date";
  EXPECT_EQ(written_value(date, "bday", "1991-03-14").value, "1991-03-14");
}

TEST(IsAboutAnother, reads_label_and_heading) {
  EXPECT_TRUE(is_about_another(field_of("Фамилия РЕБЁНКА")));
  EXPECT_FALSE(is_about_another(field_of("Фамилия заявителя")));
}

TEST(Why, is_told_from_what_the_page_was_told) {
  const std::vector<session::Why> all = why_told(json::parse(R"([
    {"subject":"Фамилия","token":"family-name","confidence":0.914,"stated":false,"fact":"person.name.family","reasons":[{"source":"label","text":"фамилия","weight":2.414},{"source":"name","text":"x","weight":-0.5}]},
    {"subject":"Код","token":"","confidence":0.2,"stated":false,"fact":"","reasons":[]},
    {"subject":"Почта","token":"email","confidence":1,"stated":true,"fact":"contacts.email"}])")
                                                     .value());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].subject + " " + all[0].code + " " + json::write(all[0].arguments),
            R"(Фамилия autofill.decided {"token":"family-name","fact":"person.name.family","percent":91})");
  ASSERT_EQ(all[0].because.size(), 2U);
  EXPECT_EQ(all[0].because[0].code + " " + json::write(all[0].because[0].arguments),
            R"(autofill.speaks_for {"where":"label","word":"фамилия","weight":2.41})");
  EXPECT_EQ(all[0].because[1].code, "autofill.speaks_against");
  EXPECT_EQ(all[1].code, "autofill.undecided");
  EXPECT_EQ(all[2].code, "autofill.stated");
  EXPECT_TRUE(why_told("no list").empty());
}

}  // namespace
}  // namespace portal::autofill
