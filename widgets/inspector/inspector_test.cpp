// The inspector as a widget: time, branches, what if, reasons, files, and its own state.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/session/log.h"
#include "tests/support/session_driver.h"
#include "widgets/kinds.h"

namespace portal::inspector {
namespace {

using testing::Driver;
using testing::request_of;

json::Value example() { return testing::read_json("widgets/inspector/examples/log.json"); }

Driver opened(const std::vector<std::string>& host = {"file"}) {
  return Driver(*find_widget_kind("inspector"), testing::options(json::Object{{"log", example()}}, host));
}

json::Value toggled(Driver& driver, const char* panel) { return driver.send({ui::EventType::toggle, panel, {}, {}, true, 0}); }

TEST(Inspector, shows_the_inspected_tree_as_its_own_with_the_same_names_and_values) {
  Driver driver = opened();
  EXPECT_EQ(driver.text_of("preview/form", "name"), "Заявка на справку");
  EXPECT_EQ(driver.text_of("preview/form", "role"), "group");
  EXPECT_EQ(driver.text_of("preview//name", "value"), "Анна");
  EXPECT_EQ(driver.text_of("preview//snils", "role"), "text_field");
  EXPECT_NE(driver.text_of("preview//snils", "error"), "");
}

TEST(Inspector, the_order_of_focus_is_drawn_while_its_panel_is_open) {
  Driver driver = opened({"order"});
  const auto asked = [](const json::Value& update) {
    const json::Value* requests = update.find("requests");
    return requests == nullptr ? "" : json::write(*requests);
  };
  EXPECT_EQ(asked(toggled(driver, "panel/tree")), "");
  EXPECT_EQ(asked(toggled(driver, "panel/focus")), R"([{"id":1,"kind":"order.show","below":"preview/","session":"","on":true}])");
  EXPECT_EQ(driver.text_of("focus-drawn", "text"), "Номера нарисованы на виджете.");
  EXPECT_EQ(asked(driver.send({ui::EventType::toggle, "panel/focus", {}, {}, false, 0})),
            R"([{"id":2,"kind":"order.show","below":"preview/","session":"","on":false}])");
}

TEST(Inspector, the_copy_is_drawn_while_its_box_is_ticked_and_where_it_cannot_be_the_box_says_so) {
  Driver driver = opened({"sessions"});
  const auto asked = [](const json::Value& update) {
    const json::Value* requests = update.find("requests");
    return requests == nullptr ? "" : json::write(*requests);
  };
  EXPECT_EQ(asked(driver.input("drawn", true)), R"([{"id":2,"kind":"session.draw","node":"preview/form"}])");
  EXPECT_EQ(asked(driver.press("back")), "");
  EXPECT_EQ(asked(driver.input("drawn", false)), R"([{"id":3,"kind":"session.draw","node":""}])");
  driver.input("drawn", true);
  EXPECT_EQ(driver.text_of("drawn", "error"), "");
  driver.reply(4, json::Object{{"title", "no WebGL"}}, false);
  EXPECT_NE(driver.text_of("drawn", "error"), "");
  EXPECT_EQ(asked(driver.input("drawn", true)), R"([{"id":5,"kind":"session.draw","node":"preview/form"}])");
}

TEST(Inspector, goes_through_time_by_step_and_by_jump) {
  Driver driver = opened();
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 7 из 7");
  driver.press("back");
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 6 из 7");
  EXPECT_EQ(driver.text_of("preview//snils", "error"), "");
  driver.press("go/2");
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 2 из 7");
  EXPECT_EQ(driver.text_of("preview//name", "value"), "");
  driver.press("first");
  EXPECT_NE(driver.text_of("back", "unavailable"), "");
  driver.press("last");
  EXPECT_NE(driver.text_of("forward", "unavailable"), "");
}

TEST(Inspector, plays_a_step_at_each_tick_and_stops_at_the_end) {
  Driver driver = opened();
  driver.press("go/5");
  json::Value update = driver.press("play");
  for (const char* place : {"Шаг 6 из 7", "Шаг 7 из 7"}) {
    update = driver.reply(request_of(update, "timer"), json::Object());
    EXPECT_EQ(driver.text_of("time-place", "text"), place);
  }
  EXPECT_EQ(request_of(update, "timer"), 0);
  EXPECT_EQ(driver.node("pause"), nullptr);
}

TEST(Inspector, branches_where_something_is_done_in_the_preview_and_keeps_the_record) {
  Driver driver = opened();
  driver.press("first");
  driver.input("preview//note", "иначе");
  EXPECT_EQ(driver.text_of("preview//note", "value"), "иначе");
  EXPECT_EQ(driver.text_of("way-text", "text"), "Другой ход, начиная с шага 0: то, что вы сделали в виджете.");
  // What it asks is answered as the record answered: the profile's offer comes.
  driver.press("preview/autofill-start");
  EXPECT_NE(driver.node("preview/autofill-cancel"), nullptr);
  driver.press("return");
  EXPECT_EQ(driver.node("way"), nullptr);
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 0 из 7");
}

TEST(Inspector, goes_on_at_the_end_of_a_branch_and_forgets_what_was_refused_there) {
  Driver driver = opened();
  driver.press("first");
  driver.input("preview//note", "иначе");
  const std::string before = driver.text();
  const auto refused = driver.try_send({ui::EventType::press, "preview/nothing", {}, {}, false, 0});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_node);
  EXPECT_EQ(driver.text(), before);
  driver.input("preview//name", "Пётр");
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 2 из 2");
  EXPECT_EQ(driver.text_of("preview//note", "value"), "иначе");
  EXPECT_EQ(driver.text_of("preview//name", "value"), "Пётр");
}

TEST(Inspector, does_not_change_the_past_by_looking_at_it) {
  Driver driver = opened();
  driver.press("go/3");
  driver.send({ui::EventType::focus, "preview//name", {}, {}, false, 0});
  driver.leave("preview//name");
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 3 из 7");
  EXPECT_EQ(driver.node("way"), nullptr);
  const auto refused = driver.try_send({ui::EventType::press, "preview/nothing", {}, {}, false, 0});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_node);
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 3 из 7");
}

// [R 18] Why each field was filled, or was not.
TEST(Inspector, says_why_each_field_was_filled_or_was_not) {
  Driver driver = opened();
  driver.press("go/5");
  toggled(driver, "panel/why");
  EXPECT_EQ(driver.text_of("why/1", "name"), "Имя: заполнено из профиля: Госуслуги, проверено, на 2026-10-12");
  EXPECT_EQ(driver.text_of("why/2", "name"), "СНИЛС: профиль не знает person.snils");
  EXPECT_EQ(driver.text_of("why/3", "name"), "Телефон: в профиле 2 разных значения для contacts.phone: человек должен выбрать сам");
  EXPECT_EQ(driver.text_of("why/5", "name"), "Адрес: поле скрыто");
  EXPECT_EQ(driver.text_of("why/5.1", "name"), "видно, только когда ответ в /post подходит");
  EXPECT_EQ(driver.text_of("why/6", "name"), "Примечание: введено человеком: такое поле не заполняют");
  driver.press("go/1");
  EXPECT_EQ(driver.text_of("why/1", "name"), "Имя: профиль ещё не ответил про person.name.given");
  driver.press("first");
  EXPECT_EQ(driver.text_of("why/2", "name"), "СНИЛС: профиль не спрашивали: человек не нажал «Заполнить», нужно person.snils");
  driver.press("go/2");
  EXPECT_EQ(driver.text_of("why/1", "name"), "Имя: профиль знает person.name.given, но человек ещё не подтвердил");
  driver.press("last");
  EXPECT_EQ(driver.text_of("why/5", "name"), "Адрес: профиль ещё не ответил про address.residence.full");
}

TEST(Inspector, plays_the_same_acts_under_other_conditions) {
  Driver driver = opened();
  driver.press("go/5");
  toggled(driver, "panel/why");
  toggled(driver, "panel/what-if");
  driver.input("offline", true);
  EXPECT_EQ(driver.text_of("why/1", "name"), "Имя: профиль не ответил: There is no connection, нужно person.name.given");
  driver.input("offline", false);
  EXPECT_EQ(driver.node("way"), nullptr);
  driver.input("no-profile", true);
  driver.press("go/5");
  EXPECT_EQ(driver.text_of("why/1", "name"), "Имя: профиль не знает person.name.given");
}

TEST(Inspector, asks_for_the_words_of_another_language_once) {
  Driver driver = opened();
  toggled(driver, "panel/what-if");
  const json::Value update = driver.input("language", "locale-en");
  const std::int64_t request = request_of(update, "strings.load");
  ASSERT_NE(request, 0) << json::write(update);
  ASSERT_NE(request, 0);
  driver.reply(request, json::Object{{"strings", testing::strings("en")}});
  EXPECT_EQ(driver.text_of("preview/form", "name"), "Request for a certificate");
  EXPECT_EQ(driver.text_of("preview/form", "lang"), "en");
  driver.input("language", "locale-");
  EXPECT_EQ(driver.text_of("preview/form", "name"), "Заявка на справку");
  EXPECT_EQ(request_of(driver.input("language", "locale-en"), "strings.load"), 0);
}

TEST(Inspector, follows_a_session_of_the_page_as_it_goes_on) {
  Driver driver(*find_widget_kind("inspector"), testing::options(json::Object(), {"sessions", "file"}));
  const json::Value list = json::Object{{"sessions", json::Array{json::Object{{"id", "7"}, {"kind", "form"}, {"label", "Заявка"}}}}};
  driver.reply(request_of(driver.first(), "sessions.watch"), list);
  const std::int64_t watch = request_of(driver.input("session", "7"), "session.watch");
  json::Value log = example();
  json::Array steps = std::move(log.object()["steps"].array());
  log.object().set("steps", json::Array());
  driver.reply(watch, json::Object{{"log", log}});
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 0 из 0");
  driver.reply(watch, json::Object{{"steps", json::Array{steps[0], steps[1]}}});
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 2 из 2");
  driver.press("back");
  driver.reply(watch, json::Object{{"steps", json::Array{steps[2]}}});
  EXPECT_EQ(driver.text_of("time-place", "text"), "Шаг 1 из 3");
}

TEST(Inspector, a_widget_that_is_not_played_here_gives_its_reasons_itself) {
  Driver driver(*find_widget_kind("inspector"), testing::options(json::Object(), {"sessions", "file"}));
  const json::Value list = json::Object{{"sessions", json::Array{json::Object{{"id", "7"}, {"kind", "stranger"}, {"label", ""}}}}};
  driver.reply(request_of(driver.first(), "sessions.watch"), list);
  const json::Value asked = driver.input("session", "7");
  EXPECT_EQ(request_of(asked, "session.watch"), 0);
  EXPECT_EQ(driver.text_of("told-about", "text"),
            "Этот виджет здесь не проигрывается: его модуль велик и в инспектор не входит. Вот что он сам говорит о своих решениях.");
  EXPECT_EQ(driver.node("why-none"), nullptr) << "nothing is said before the answer";
  driver.reply(request_of(asked, "session.why"), json::Object{{"reasons", json::Array()}});
  EXPECT_NE(driver.node("why-none"), nullptr);
  driver.input("session", "");
  EXPECT_EQ(driver.node("told"), nullptr);
}

// [R 71] What leaves by itself has no values; with them only by the developer's own mark.
TEST(Inspector, saves_a_report_without_values_unless_they_are_asked_for) {
  Driver driver = opened();
  const auto saved = [&] {
    const json::Value update = driver.press("save");
    return update.find("requests")->array()[0].text_at("text");
  };
  EXPECT_EQ(saved().find("пятницы"), std::string::npos);
  driver.input("with-values", true);
  EXPECT_NE(saved().find("пятницы"), std::string::npos);
}

TEST(Inspector, opens_a_definition_keeps_its_acts_when_it_is_saved_anew_and_says_what_is_wrong) {
  Driver driver(*find_widget_kind("inspector"), testing::options(json::Object(), {"documents", "file"}));
  const std::int64_t documents = request_of(driver.first(), "document.watch");
  json::Value form = *json::at(example(), "/options/properties/definition");
  const auto save = [&] { driver.reply(documents, json::Object{{"name", "request.json"}, {"text", json::write(form)}}); };
  save();
  EXPECT_EQ(driver.text_of("preview//name", "name"), "Имя");
  form.object()["schema"].object()["properties"].object()["name"].object().set("title", "Имя ребёнка");
  save();
  EXPECT_EQ(driver.text_of("preview//name", "name"), "Имя ребёнка");
  driver.reply(documents, json::Object{{"name", "request.json"}, {"text", "{\"half\":"}});
  EXPECT_NE(driver.text_of("fault-text", "text").find("malformed_json"), std::string::npos);
  EXPECT_EQ(driver.text_of("preview//name", "name"), "Имя ребёнка") << "what was open stays while the file is being written";
}

// [R 51] The scenario's linter speaks in the inspector.
TEST(Inspector, shows_what_the_linters_find_in_scenarios_and_catalogues) {
  Driver driver(*find_widget_kind("inspector"), testing::options(json::Object(), {"documents", "file"}, "en"));
  const std::int64_t documents = request_of(driver.first(), "document.watch");
  toggled(driver, "panel/flaws");
  for (const char* file : {"widgets/tracker/examples/kindergarten.json", "widgets/suggestions/examples/catalogue.json"}) {
    driver.reply(documents, json::Object{{"name", file}, {"text", testing::read_text(file)}});
    EXPECT_NE(driver.node("panel/flaws"), nullptr) << file;
    EXPECT_EQ(driver.node("fault"), nullptr) << driver.text_of("fault-text", "text");
  }
  EXPECT_EQ(driver.text_of("flaws-count", "text").rfind("Catalogue: ", 0), 0U) << driver.text_of("flaws-count", "text");
}

TEST(Inspector, goes_on_from_its_state_as_if_nothing_had_happened) {
  Driver driver = opened();
  driver.press("go/4");
  for (const char* panel : {"panel/why", "panel/tree", "panel/focus", "panel/model", "panel/requests", "panel/update", "panel/timings", "panel/audit",
                            "panel/contrast", "panel/what-if"})
    toggled(driver, panel);
  driver.input("node", "/note");
  driver.input("preview//name", "Пётр");
  json::Value options = testing::options(json::Object{{"log", example()}}, {"file"});
  auto whole = json::parse(driver.session().snapshot());
  ASSERT_TRUE(whole.ok());
  options.object().set("state", *whole.value().find("state"));
  Driver again(*find_widget_kind("inspector"), options);
  EXPECT_EQ(again.text(), driver.text());
}

TEST(Inspector, is_itself_without_a_finding_of_the_audit_in_every_panel) {
  Driver driver = opened();
  for (const char* panel : {"panel/why", "panel/tree", "panel/focus", "panel/model", "panel/requests", "panel/update", "panel/timings", "panel/audit",
                            "panel/contrast", "panel/what-if"})
    toggled(driver, panel);
  EXPECT_EQ(driver.text_of("audit-count", "text"), "Замечаний нет: узлов 21, правил 15");
}

}  // namespace
}  // namespace portal::inspector
