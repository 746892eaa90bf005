// The settings: each choice acts at once, is said, can be undone, is kept, and comes back. [R 5, 17, 54, 58, 68]
#include "widgets/accessibility/accessibility.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/accessibility/pair_test.h"

namespace portal::accessibility {
namespace {

using testing::Driver;
using testing::request_of;

Driver panel(const char* locale = "ru", const std::vector<std::string>& host = {"store", "look"}) {
  return Driver(accessibility_kind(), testing::options(json::Object(), host, locale));
}

const json::Value* request(const json::Value& update, std::string_view kind) {
  const json::Value* requests = update.find("requests");
  if (requests == nullptr) return nullptr;
  for (const json::Value& each : requests->array())
    if (each.find("kind")->text() == kind) return &each;
  return nullptr;
}

std::string said(const json::Value& update) {
  const json::Value* list = update.find("announce");
  return list == nullptr || list->array().empty() ? std::string() : list->array().back().find("text")->text();
}

std::string kept(const json::Value& update) {
  const json::Value* put = request(update, "store.put");
  return put == nullptr ? std::string() : json::write(*put->find("value")->find("preferences"));
}

std::string scale(const json::Value& update) {
  const json::Value* apply = request(update, "look.apply");
  if (apply == nullptr) return "not applied";
  const json::Value* value = apply->find("look")->find("tokens")->find("--pw-scale");
  return value == nullptr ? "1" : value->text();
}

TEST(Panel, a_choice_is_applied_said_and_kept_in_one_update) {
  Driver driver = panel();
  const json::Value update = driver.input("set/text_size", "200");
  EXPECT_EQ(scale(update), "2");
  EXPECT_EQ(said(update), "Размер текста: 200\xC2\xA0%");
  EXPECT_EQ(kept(update), R"({"text_size":"200"})");
  EXPECT_EQ(driver.text_of("set/text_size", "value"), "200");
  EXPECT_EQ(driver.text_of("chosen/text_size", "value"), "200\xC2\xA0%");
}

TEST(Panel, every_value_of_every_preference_can_be_chosen_and_says_its_own_name) {
  Driver driver = panel();
  for (std::size_t i = 0; i < preference_count; ++i) {
    const auto preference = static_cast<Preference>(i);
    const auto& values = values_of(preference);
    for (std::size_t v = values.size(); v-- > 0;) {  // the first last: it is where we start
      if (v == 0 && values.size() == 1) continue;
      const std::string node = "set/" + std::string(name_of(preference));
      if (driver.node(node) == nullptr)
        driver.input(preference == Preference::speech_rate ? "set/read_aloud" : "set/scanning",
                     preference == Preference::speech_rate ? json::Value(true) : json::Value("one_switch"));
      const bool is_switch = values.size() == 2 && values[1] == "on";
      const json::Value update = driver.input(node, is_switch ? json::Value(v == 1) : json::Value(values[v]));
      EXPECT_NE(said(update), "") << node << " " << values[v];
      EXPECT_EQ(said(update).find("\xE2\x9F\xA6"), std::string::npos) << said(update);  // no missing text
    }
  }
}

TEST(Panel, undo_goes_back_step_by_step_and_reset_can_be_undone) {
  Driver driver = panel();
  driver.input("set/text_size", "200");
  driver.input("set/scheme", "dark");
  json::Value update = driver.press("reset");
  EXPECT_EQ(kept(update), "{}");
  update = driver.press("undo");
  EXPECT_EQ(kept(update), R"({"text_size":"200","scheme":"dark"})");
  update = driver.press("undo");
  EXPECT_EQ(kept(update), R"({"text_size":"200"})");
  EXPECT_EQ(said(update), "Отменено. Цвета: Как на устройстве");
  driver.press("undo");
  EXPECT_EQ(driver.text_of("undo", "unavailable"), "Пока нечего отменять");
}

TEST(Panel, a_preset_says_all_that_it_sets) {
  Driver driver = panel("en");
  const json::Value update = driver.press("preset/motor");
  EXPECT_EQ(said(update),
            "Set turned on: It is hard to hit small buttons. Underline everything that can be pressed: yes. Motion: Stop everything that moves. "
            "Mouse pointer: Large. "
            "Buttons and fields: Large");
  EXPECT_EQ(said(driver.press("preset/motor")), "This set is already on: It is hard to hit small buttons");
}

TEST(Panel, what_was_kept_is_applied_when_it_comes_and_cannot_be_undone_to_nothing) {
  Driver driver = panel();
  const std::int64_t watch = request_of(driver.first(), "store.watch");
  const json::Value profile = json::parse(R"({"profile":"portal-preferences","version":1,"preferences":{"text_size":"300"}})").value();
  json::Value update = driver.reply(watch, json::Object{{"value", profile}, {"revision", 1}});
  EXPECT_EQ(scale(update), "3");
  EXPECT_EQ(said(update), "");
  EXPECT_EQ(kept(update), "");
  const json::Value other = json::parse(R"({"profile":"portal-preferences","version":1,"preferences":{"text_size":"150"}})").value();
  update = driver.reply(watch, json::Object{{"value", other}, {"revision", 2}});
  EXPECT_EQ(said(update), "Настройки изменены в другой вкладке");
  EXPECT_EQ(scale(update), "1.5");
}

TEST(Panel, news_of_an_older_record_does_not_take_back_what_was_just_chosen) {
  Driver driver = panel();
  const std::int64_t watch = request_of(driver.first(), "store.watch");
  const json::Value first = driver.input("set/text_size", "150");
  driver.input("set/text_size", "200");
  driver.reply(watch, json::Object{{"value", *request(first, "store.put")->find("value")}, {"revision", 1}});
  EXPECT_EQ(driver.text_of("set/text_size", "value"), "200");
}

TEST(Panel, a_record_that_cannot_be_read_is_told_and_the_usual_stays) {
  Driver driver = panel();
  driver.reply(request_of(driver.first(), "store.watch"), json::Object{{"value", json::Object{{"profile", "other"}}}, {"revision", 1}});
  EXPECT_NE(driver.node("storage"), nullptr);
  EXPECT_EQ(driver.text_of("set/text_size", "value"), "100");
}

TEST(Panel, the_systems_own_colours_are_not_fought) {
  Driver driver = panel();
  driver.reply(request_of(driver.first(), "system.watch"), json::Object{{"forcedColors", true}});
  EXPECT_EQ(driver.text_of("set/scheme", "unavailable"), "Цвета сейчас задаёт ваше устройство. Мы их не меняем.");
  ui::Event event;
  event.type = ui::EventType::input;
  event.node = "set/scheme";
  event.value = "dark";
  EXPECT_EQ(driver.try_send(event).error().code, ErrorCode::refused_action);
}

TEST(Panel, an_own_pair_that_cannot_be_read_is_repaired_in_words) {
  Driver driver = panel();
  driver.input("set/scheme", "own");
  driver.input("own_ground", "#808080");
  EXPECT_NE(driver.text_of("repaired/0", "text").find("Фон #808080 стал"), std::string::npos);
}

TEST(Panel, a_key_that_is_no_letter_or_taken_is_an_error_of_its_field_and_changes_nothing) {
  Driver driver = panel();
  driver.input("set/shortcuts", true);
  EXPECT_EQ(request(driver.input("key/read", "1"), "look.apply"), nullptr);
  EXPECT_NE(driver.text_of("key/read", "error"), "");
  EXPECT_NE(kept(driver.input("key/read", "r")), "");
  EXPECT_EQ(driver.text_of("key/read", "error"), "");
}

TEST(Panel, the_pair_test_takes_six_to_eight_answers_and_its_result_is_one_step_to_undo) {
  for (const char* answers : {"111111", "2111111", "22222222", "========"}) {
    Driver driver = panel();
    driver.press("test-start");
    std::size_t asked = 0;
    json::Value update;
    for (const char* each = answers; *each != '\0' && driver.node("test-question") != nullptr; ++each) {
      update = driver.press(*each == '1' ? "test-first" : *each == '2' ? "test-second" : "test-same");
      ++asked;
    }
    EXPECT_EQ(driver.node("test-question"), nullptr) << answers;
    EXPECT_GE(asked, 6U);
    EXPECT_LE(asked, 8U);
    EXPECT_EQ(update.find("focus")->text(), "chosen");
    if (answers[0] != '2' || answers[1] != '2') continue;
    EXPECT_EQ(kept(update), R"({"text_size":"300","font":"readable","letter_spacing":"more","line_spacing":"more","scheme":"yellow_on_black"})");
    EXPECT_EQ(kept(driver.press("undo")), "{}");
  }
}

TEST(Panel, the_samples_of_a_question_differ_in_what_is_asked_and_in_nothing_else) {
  const PairTest test(Preferences(), "1");
  EXPECT_EQ(test.asked(), Preference::letter_spacing);
  Preferences second = test.second();
  ASSERT_TRUE(second.choose(Preference::letter_spacing, "normal"));
  EXPECT_EQ(second, test.first());
}

TEST(Panel, settings_from_a_link_wait_for_a_yes) {
  Driver driver = panel();
  const std::int64_t receiving = request_of(driver.first(), "look.received");
  json::Value update = driver.reply(receiving, json::Object{{"text", R"({"text_size":"400"})"}});
  EXPECT_EQ(request(update, "look.apply"), nullptr);
  update = driver.press("received-take");
  EXPECT_EQ(scale(update), "4");
  EXPECT_EQ(driver.node("received"), nullptr);
}

TEST(Panel, a_file_is_taken_whole_or_refused_with_a_reason) {
  Driver driver = panel();
  const json::Value saving = driver.press("export");
  const std::string text = request(saving, "file.save")->find("text")->text();
  EXPECT_EQ(text, R"({"profile":"portal-preferences","version":1,"preferences":{}})");
  json::Value update = driver.reply(request_of(driver.press("import"), "file.watch"), json::Object{{"name", "a.json"}, {"text", "{\"x\":1}"}});
  EXPECT_EQ(update.find("focus")->text(), "import-error");
  update =
      driver.reply(request_of(driver.press("import"), "file.watch"),
                   json::Object{{"name", "a.json"}, {"text", R"({"profile":"portal-preferences","version":1,"preferences":{"motion":"stopped"}})"}});
  EXPECT_EQ(kept(update), R"({"motion":"stopped"})");
  EXPECT_EQ(said(update), "Настройки из файла включены. Движение: Остановить всё, что движется");
}

TEST(Panel, shortcuts_change_the_size_and_say_when_there_is_no_larger) {
  Driver driver = panel();
  const std::int64_t keys = request_of(driver.first(), "shortcut.watch");
  EXPECT_EQ(scale(driver.reply(keys, json::Object{{"name", "larger"}})), "1.25");
  driver.reply(keys, json::Object{{"name", "smaller"}});
  const json::Value update = driver.reply(keys, json::Object{{"name", "smaller"}});
  EXPECT_EQ(request(update, "look.apply"), nullptr);
  EXPECT_EQ(said(update), "Размер текста: 100\xC2\xA0%");
}

TEST(Panel, its_state_leads_to_the_same_view) {
  for (const auto& example : testing::examples("accessibility")) {
    Driver driver(accessibility_kind(), example.options);
    for (const ui::Event& event : example.events) driver.send(event);
    const json::Value snapshot = json::parse(driver.session().snapshot()).value();
    json::Value options = example.options;
    options.object().set("state", *snapshot.find("state"));
    Driver again(accessibility_kind(), options);
    EXPECT_EQ(again.text(), driver.text()) << example.name;
  }
}

}  // namespace
}  // namespace portal::accessibility
