// One tap, nothing sent before it is said, silence respected; what an event carries.
#include "widgets/rating/rating.h"

#include <gtest/gtest.h>

#include "sdk/base/sha256.h"
#include "sdk/json/json.h"
#include "sdk/methodology/rating_event.h"
#include "tests/support/session_driver.h"
#include "widgets/rating/link.h"

namespace portal::rating {
namespace {

using testing::Driver;

const methodology::Methodology& method() {
  static const methodology::Methodology read = methodology::Methodology::read(testing::read_json("sdk/methodology/data/unified.json")).value();
  return read;
}

json::Value properties(json::Object more = {}) {
  json::Object all{{"methodology", method().document()}, {"target", "service/kindergarten"}, {"rules", "/rules"}, {"followUp", "/feedback"}};
  for (const json::Member& one : more) all.set(one.key, one.value);
  return all;
}

Driver started(json::Object more = {}, const std::vector<std::string>& host = {"ratings"}) {
  return {rating_kind(), testing::options(properties(std::move(more)), host)};
}

// Answers whatever is asked until the event is handed to the host; gives it.
json::Value sent_event(Driver& driver, json::Value update) {
  int id = 0;
  for (int i = 0; i < 20; ++i) {
    if (const std::int64_t send = testing::request_of(update, "ratings.send"); send != 0)
      for (const json::Value& request : update.find("requests")->array())
        if (request.find("kind")->text() == "ratings.send" && request.find("event")->find("type")->text() == methodology::given)
          return *request.find("event");
    const json::Value* requests = update.find("requests");
    if (requests == nullptr) break;
    const json::Array open = requests->array();
    for (const json::Value& request : open) {
      const std::string kind = request.find("kind")->text();
      json::Value value = json::Object();
      if (kind == "id.new") value = json::Object{{"id", "id-" + std::to_string(id++)}};
      if (kind == "clock.now") value = json::Object{{"now", "2026-11-24T09:30:12Z"}};
      update = driver.reply(request.find("id")->integer(), value);
    }
  }
  return {};
}

// [R 103]
TEST(Rating, choosing_sends_nothing_and_stays_changeable) {
  Driver driver = started({{"mode", "self"}});
  for (const char* value : {"5", "1", "3"}) {
    const json::Value update = driver.input("q/satisfaction", value);
    EXPECT_EQ(update.find("requests"), nullptr);
    EXPECT_EQ(driver.text_of("q/satisfaction", "value"), value);
  }
}

// [R 103]
TEST(Rating, one_answer_is_enough_and_without_it_the_question_says_what_to_do) {
  Driver driver = started({{"mode", "self"}});
  json::Value update = driver.press("submit");
  EXPECT_EQ(update.find("focus")->text(), "q/satisfaction");
  EXPECT_EQ(driver.text_of("q/satisfaction", "error"), "Выберите один из ответов");
  driver.input("q/satisfaction", "4");
  EXPECT_EQ(driver.text_of("q/satisfaction", "error"), "");
  const json::Value event = sent_event(driver, driver.press("submit"));
  EXPECT_EQ(json::write(*event.find("data")->find("answers")), R"({"satisfaction":4})");
}

// [R 11, 25, 26, 38, 43, 66, 100, 104, 105]
TEST(Rating, an_event_carries_the_method_the_place_the_version_and_fits_them) {
  Driver driver = started({{"mode", "self"},
                           {"endpoint", "refusal"},
                           {"phase", "beta"},
                           {"variant", "b"},
                           {"serviceVersion", "1.2"},
                           {"segment", "family"},
                           {"client", "internal"}});
  driver.input("q/satisfaction", "2");
  driver.input("q/need", "partly");
  driver.input("reasons", json::Array{"documents", "speed"});
  driver.input("comment", "Долго");
  const auto event = methodology::read_rating(sent_event(driver, driver.press("submit")));
  ASSERT_TRUE(event.ok()) << event.error().text();
  EXPECT_TRUE(methodology::fits(event.value(), method()).ok());
  EXPECT_EQ(event.value().id, "id-0");
  EXPECT_EQ(event.value().receipt, sha256("id-1"));
  EXPECT_EQ(event.value().target(), "service/kindergarten");
  EXPECT_EQ(event.value().endpoint, "refusal");
  EXPECT_EQ(event.value().phase, "beta");
  EXPECT_EQ(event.value().variant, "b");
  EXPECT_EQ(event.value().version, "1.2");
  EXPECT_EQ(event.value().segment, "family");
  EXPECT_EQ(event.value().client, "internal");
  EXPECT_EQ(event.value().asked, "self");
  EXPECT_EQ(event.value().time, "2026-11-24T09:30:12Z");
  EXPECT_EQ(event.value().reasons, (std::vector<std::string>{"speed", "documents"}));
  EXPECT_EQ(event.value().comment, "Долго");
}

// [R 53, 100]
TEST(Rating, ease_is_asked_in_the_same_words_at_every_touchpoint_and_of_staff) {
  for (json::Object place : {json::Object{{"channel", "web"}}, json::Object{{"channel", "counter"}}, json::Object{{"client", "internal"}}}) {
    place.set("mode", "self");
    Driver driver = started(std::move(place));
    EXPECT_EQ(driver.text_of("q/ease", "name"), "Насколько легко это было?");
    driver.input("q/satisfaction", "4");
    driver.input("q/ease", "6");
    EXPECT_EQ(json::write(*sent_event(driver, driver.press("submit")).find("data")->find("answers")), R"({"satisfaction":4,"ease":6})");
  }
}

TEST(Rating, reasons_of_the_other_half_of_the_scale_are_not_kept) {
  Driver driver = started({{"mode", "self"}});
  driver.input("q/satisfaction", "2");
  driver.input("reasons", json::Array{"speed"});
  driver.input("q/satisfaction", "1");
  EXPECT_EQ(json::write(*driver.node("reasons")->find("value")), R"(["speed"])");
  driver.input("q/satisfaction", "5");
  EXPECT_EQ(driver.node("reasons")->find("value"), nullptr);
}

TEST(Rating, what_a_field_cannot_hold_is_refused_and_changes_nothing) {
  Driver driver = started({{"mode", "self"}});
  const std::string before = driver.text();
  for (const auto& [node, value] : std::vector<std::pair<std::string, json::Value>>{
           {"q/satisfaction", "9"}, {"q/satisfaction", 4}, {"reasons", json::Array{"speed"}}, {"comment", 1}, {"q/mood", "1"}})
    EXPECT_FALSE(driver.try_send({ui::EventType::input, node, "", value, false, 0}).ok()) << node;
  EXPECT_EQ(driver.text(), before);
}

// [R 74]
TEST(Rating, the_rules_of_moderation_stand_beside_the_comment) {
  Driver driver = started({{"mode", "self"}});
  EXPECT_EQ(json::write(*driver.node("comment")->find("children")), R"(["rules"])");
  EXPECT_EQ(driver.text_of("rules", "href"), "/rules");
}

TEST(Rating, personal_data_in_a_comment_is_told_when_it_is_left_and_never_stops_sending) {
  Driver driver = started({{"mode", "self"}});
  driver.input("q/satisfaction", "5");
  driver.input("comment", "Мой номер 8 913 123-45-67");
  EXPECT_EQ(driver.text_of("comment", "note"), "");
  const json::Value left = driver.leave("comment");
  EXPECT_EQ(driver.text_of("comment", "note"),
            "Похоже, в тексте есть номер телефона. Если это ваши личные сведения, лучше их убрать: для оценки они не нужны.");
  EXPECT_EQ(left.find("announce")->array()[0].find("text")->text(), driver.text_of("comment", "note"));
  driver.input("comment", "Мой номер я убрала");
  EXPECT_EQ(driver.text_of("comment", "note"), "");
  driver.input("comment", "Мой номер 8 913 123-45-67");
  EXPECT_NE(sent_event(driver, driver.press("submit")).find("data")->find("comment"), nullptr);
}

// [R 43]
TEST(Rating, is_asked_at_every_endpoint_with_the_same_words) {
  std::string first;
  for (const char* endpoint : {"success", "refusal", "abandonment", "automatic_grant", "contact"}) {
    Driver driver = started({{"endpoint", endpoint}});
    driver.reply(1, json::Object{{"now", "2026-11-24T09:30:12Z"}});
    if (first.empty()) first = driver.text();
    EXPECT_EQ(driver.text(), first) << endpoint;
    EXPECT_NE(driver.node("q/satisfaction"), nullptr) << endpoint;
  }
}

TEST(Rating, not_now_is_respected_by_all_widgets_of_the_method_and_leaves_a_door) {
  Driver driver = started({}, {"store", "ratings"});
  const json::Value none = json::Object{{"value", nullptr}, {"revision", 0}};
  driver.reply(1, none);
  driver.reply(2, none);
  driver.reply(3, json::Object{{"now", "2026-11-24T09:30:12Z"}});
  driver.reply(4, json::Object{{"revision", 1}});
  const json::Value declined = driver.press("not-now");
  json::Value record;
  for (const json::Value& request : declined.find("requests")->array())
    if (request.find("kind")->text() == "store.put" && request.find("name")->text() == "ratings-throttle") record = *request.find("value");
  ASSERT_TRUE(record.is_object());
  Driver other = started({}, {"store", "ratings"});
  other.reply(1, none);
  other.reply(2, json::Object{{"value", record}, {"revision", 2}});
  other.reply(3, json::Object{{"now", "2026-12-24T09:30:12Z"}});
  EXPECT_EQ(other.node("q/satisfaction"), nullptr);
  other.press("start");
  EXPECT_NE(other.node("q/satisfaction"), nullptr);
  EXPECT_EQ(other.node("not-now"), nullptr);  // asked for by the person
}

TEST(Rating, a_widget_that_nobody_has_begun_falls_silent_when_another_was_answered) {
  Driver driver = started({}, {"store", "ratings"});
  const json::Value none = json::Object{{"value", nullptr}, {"revision", 0}};
  driver.reply(1, none);
  driver.reply(2, none);
  driver.reply(3, json::Object{{"now", "2026-11-24T09:30:12Z"}});
  driver.reply(4, json::Object{{"revision", 1}});
  ASSERT_NE(driver.node("q/satisfaction"), nullptr);
  driver.reply(2, json::Object{{"value", json::Object{{"unified", json::Object{{"shows", 1}, {"quiet", "2027-02-22T09:30:12Z"}}}}}, {"revision", 2}});
  EXPECT_EQ(driver.node("q/satisfaction"), nullptr);
}

// [R 93]
TEST(Rating, a_link_in_a_letter_chooses_and_waits_and_counts_once) {
  Driver driver = started({{"mode", "self"}, {"targets", json::Object{{"service/kindergarten", json::Object{{"ru", "Детский сад"}}}}}});
  driver.reply(1, json::Object{{"fragment", "invitation=inv-7&target=service/kindergarten&channel=mail&endpoint=automatic_grant&answer=4"}});
  EXPECT_EQ(driver.text_of("q/satisfaction", "value"), "4");
  const auto event = methodology::read_rating(sent_event(driver, driver.press("submit")));
  ASSERT_TRUE(event.ok());
  EXPECT_EQ(event.value().id, sha256("invitation:inv-7"));
  EXPECT_EQ(event.value().source, "/invitations");
  EXPECT_EQ(event.value().channel, "mail");
  EXPECT_EQ(event.value().endpoint, "automatic_grant");
  EXPECT_EQ(event.value().asked, "link");
}

TEST(Rating, a_link_cannot_name_what_the_page_has_not) {
  Driver driver = started({{"mode", "self"}});
  driver.reply(1, json::Object{{"fragment", "target=service/<b>other</b>&answer=9&endpoint=midnight"}});
  driver.input("q/satisfaction", "4");
  const auto event = methodology::read_rating(sent_event(driver, driver.press("submit")));
  EXPECT_EQ(event.value().target(), "service/kindergarten");
  EXPECT_EQ(event.value().endpoint, "success");
  EXPECT_EQ(read_link("receipt=a&&b=1&channel=%3Cb%3E&answer=").receipt, "a");
  EXPECT_EQ(read_link("channel=%3Cb%3E").channel, "");
}

// [R 97]
TEST(Rating, a_kiosk_takes_two_taps_forgets_everything_and_asks_for_no_text) {
  Driver driver = started({{"mode", "kiosk"}, {"channel", "kiosk"}, {"endpoint", "contact"}});
  EXPECT_EQ(driver.node("comment"), nullptr);
  EXPECT_EQ(driver.node("more"), nullptr);
  const json::Value chosen = driver.input("q/satisfaction", "5");
  const auto event = methodology::read_rating(sent_event(driver, driver.press("submit")));
  ASSERT_TRUE(event.ok());
  EXPECT_EQ(event.value().receipt, "");
  EXPECT_EQ(event.value().channel, "kiosk");
  Driver left = started({{"mode", "kiosk"}});
  const json::Value touched = left.input("q/satisfaction", "1");
  left.reply(testing::request_of(touched, "timer"), json::Object());  // who touched it has gone
  EXPECT_EQ(left.text_of("q/satisfaction", "value"), "");
}

TEST(Rating, a_setting_that_the_methodology_does_not_have_is_an_error_with_its_place) {
  const auto error = [](json::Object more) {
    const auto session = session::Session::create(rating_kind(), testing::options(properties(std::move(more))));
    return session.ok() ? std::string() : std::string(name_of(session.error().code)) + " " + session.error().path;
  };
  EXPECT_EQ(error({{"mode", "popup"}}), "unknown_name /properties/mode");
  EXPECT_EQ(error({{"target", "kindergarten"}}), "out_of_range /properties/target");
  EXPECT_EQ(error({{"target", "city/kindergarten"}}), "dangling_reference /properties/target");
  EXPECT_EQ(error({{"endpoint", "midnight"}}), "dangling_reference /properties/endpoint");
  EXPECT_EQ(error({{"phase", "gamma"}}), "unknown_name /properties/phase");
  EXPECT_EQ(error({{"methodology", json::Object()}}), "missing_key /properties/methodology/format");
  EXPECT_EQ(error({{"colour", "red"}}), "unknown_key /properties/colour");
}

TEST(Rating, a_kept_rating_can_be_changed_while_it_has_not_left_and_stays_the_same_rating) {
  Driver driver = started({{"mode", "self"}});
  driver.input("q/satisfaction", "4");
  const json::Value first = sent_event(driver, driver.press("submit"));
  driver.reply(5, json::Object{{"type", "about:offline"}}, false);
  ASSERT_NE(driver.node("kept"), nullptr);
  driver.press("change");
  EXPECT_EQ(driver.text_of("q/satisfaction", "value"), "4");
  driver.input("q/satisfaction", "2");
  const json::Value second = sent_event(driver, driver.press("submit"));
  ASSERT_TRUE(second.is_object());
  EXPECT_EQ(*second.find("id"), *first.find("id"));
  EXPECT_EQ(second.find("data")->find("answers")->find("satisfaction")->integer(), 2);
}

}  // namespace
}  // namespace portal::rating
