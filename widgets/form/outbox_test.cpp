// An application that waits for a connection: it survives edits, restarts and lost answers, and arrives once.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value options() {
  return testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/short.json")}},
                          {"submit", "outcome", "connection", "draft"});
}

json::Value offline(bool unsent) {
  json::Object problem{{"type", "about:offline"}};
  if (unsent) problem.set("unsent", true);
  return problem;
}
json::Value online(bool is) { return json::Object{{"online", is}}; }

// The one request of this kind in an update, without its number.
std::string asked(const json::Value& update, const char* kind) {
  std::string out;
  if (const json::Value* requests = update.find("requests"))
    for (const json::Value& request : requests->array()) {
      if (request.text_at("kind") != kind) continue;
      json::Object one = request.object();
      one.erase("id");
      out += json::write(std::move(one));
    }
  return out;
}

struct Page {
  Driver driver{form_kind(), options()};
  std::int64_t watch = request_of(driver.first(), "connection.watch");

  // Sent without a connection: the number of the attempt's request is told.
  std::string send_offline(bool unsent) {
    driver.reply(request_of(driver.first(), "draft.load"), json::Object{{"draft", nullptr}});
    driver.input("/name", "Анна");
    const json::Value update = driver.press("submit");
    const std::string sent = asked(update, "application.submit");
    driver.reply(request_of(update, "application.submit"), offline(unsent), false);
    return sent;
  }
};

TEST(Outbox, an_application_sent_without_a_connection_goes_by_itself_when_it_is_back) {  // [R 20, 65]
  Page page;
  const std::string sent = page.send_offline(true);
  EXPECT_EQ(page.driver.text_of("failure", "name"), "Заявление ждёт связи");
  EXPECT_EQ(asked(page.driver.reply(page.watch, online(false)), "application.submit"), "");
  const json::Value update = page.driver.reply(page.watch, online(true));
  EXPECT_EQ(asked(update, "application.submit"), sent);
  EXPECT_EQ(asked(page.driver.reply(page.watch, online(true)), "application.submit"), "") << "it is on its way already";
  page.driver.reply(request_of(update, "application.submit"), json::Object{{"number", "7"}, {"receivedAt", "2026-11-25T05:31:00Z"}});
  EXPECT_EQ(page.driver.text_of("receipt-number", "value"), "7");
  EXPECT_EQ(asked(page.driver.reply(page.watch, online(true)), "application.submit"), "") << "once";
}

TEST(Outbox, it_survives_a_restart_in_the_draft_and_goes_under_the_same_key) {  // [R 20, 65]
  Page page;
  page.driver.reply(request_of(page.driver.first(), "draft.load"), json::Object{{"draft", nullptr}});
  page.driver.input("/name", "Анна");
  const json::Value first = page.driver.press("submit");
  const json::Value saved = page.driver.reply(request_of(first, "application.submit"), offline(true), false);
  const std::string draft = asked(saved, "draft.save");
  const json::Value content = *json::parse(draft).value().find("content");

  Page next;
  EXPECT_EQ(asked(next.driver.reply(next.watch, online(true)), "application.submit"), "");
  const json::Value kept = json::Object{{"content", content}, {"version", "1"}, {"savedAt", "2026-11-25T05:31:00Z"}, {"stored", "device"}};
  const json::Value update = next.driver.reply(request_of(next.driver.first(), "draft.load"), json::Object{{"draft", kept}});
  EXPECT_EQ(asked(update, "application.submit"), asked(first, "application.submit"));

  Page without;
  without.driver.reply(without.watch, online(false));
  EXPECT_EQ(asked(without.driver.reply(request_of(without.driver.first(), "draft.load"), json::Object{{"draft", kept}}), "application.submit"), "");
  EXPECT_EQ(without.driver.text_of("failure", "name"), "Заявление ждёт связи");
  EXPECT_EQ(asked(without.driver.reply(without.watch, online(true)), "application.submit"), asked(first, "application.submit"));
}

TEST(Outbox, an_edit_or_the_person_takes_it_out_again_and_nothing_goes_unasked) {
  Page page;
  page.send_offline(true);
  page.driver.input("/name", "Мария");
  EXPECT_EQ(asked(page.driver.reply(page.watch, online(true)), "application.submit"), "");
  const json::Value update = page.driver.press("submit");
  EXPECT_EQ(asked(update, "application.submit"), R"({"kind":"application.submit","form":"short","version":"1","data":{"name":"Мария"},"key":"-2"})");

  Page other;
  other.send_offline(true);
  other.driver.press("outbox-cancel");
  EXPECT_EQ(other.driver.node("failure"), nullptr);
  EXPECT_EQ(asked(other.driver.reply(other.watch, online(true)), "application.submit"), "");
}

TEST(Outbox, what_may_have_arrived_is_never_replaced_by_other_answers_unasked) {
  Page page;
  page.send_offline(false);
  EXPECT_EQ(page.driver.node("outbox-cancel"), nullptr);
  page.driver.input("/name", "Мария");
  EXPECT_EQ(asked(page.driver.reply(page.watch, online(true)), "application.submit"), "");
  EXPECT_EQ(asked(page.driver.press("submit"), "application.outcome"), R"({"kind":"application.outcome","key":"-1"})");
}

// [R 20, 65]
TEST(Outbox, a_copy_lies_where_any_page_of_the_portal_sends_it_from_and_is_taken_back_with_every_change) {
  json::Value with = options();
  with.object()["host"].array().emplace_back("outbox");
  Driver driver(form_kind(), with);
  driver.reply(request_of(driver.first(), "draft.load"), json::Object{{"draft", nullptr}});
  driver.input("/name", "Анна");
  const json::Value sent = driver.press("submit");
  const json::Value queued = driver.reply(request_of(sent, "application.submit"), offline(true), false);
  const json::Value put = json::parse(asked(queued, "outbox.put")).value();
  EXPECT_EQ(json::write(*put.find("send")), R"({"form":"short","version":"1","data":{"name":"Анна"},"key":"-1"})");
  EXPECT_EQ(put.text_at("key") + " " + put.text_at("form") + " " + put.text_at("draft"), "-1 short 1");
  EXPECT_EQ(put.find("words")->text_at("title"), "Заявление отправлено");
  EXPECT_EQ(
      driver.text_of("failure-text", "text"),
      "Нет связи с интернетом. Отправим заявление сами, когда она появится. Страницу можно закрыть: тогда отправим, когда вы откроете любую страницу "
      "этого портала.");
  EXPECT_EQ(asked(driver.leave("/name"), "outbox.put"), "") << "once";
  EXPECT_EQ(asked(driver.input("/name", "Мария"), "outbox.drop"), R"({"kind":"outbox.drop","key":"-1"})");
}

TEST(Outbox, nothing_is_handed_over_on_a_computer_that_others_use) {
  json::Value with = options();
  with.object()["host"].array().emplace_back("outbox");
  with.object()["properties"].object().set("shared", true);
  Driver driver(form_kind(), with);
  driver.input("/name", "Анна");
  EXPECT_EQ(asked(driver.reply(request_of(driver.press("submit"), "application.submit"), offline(true), false), "outbox.put"), "");
}

}  // namespace
}  // namespace portal::form
