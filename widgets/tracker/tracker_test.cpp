// The tracker as a person meets it, and as a host feeds it.
#include "widgets/tracker/tracker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::tracker {
namespace {

using testing::Driver;
using testing::request_of;

json::Value file(const std::string& name) { return testing::read_json("widgets/tracker/examples/" + name + ".json"); }

json::Value properties(const std::string& events) {
  return json::Object{{"scenario", file("kindergarten")}, {"events", file(events)}, {"calendar", file("calendar")}};
}

Driver at(const std::string& events, const char* now, const std::vector<std::string>& host = {}) {
  Driver driver(tracker_kind(), testing::options(properties(events), host));
  driver.reply(1, json::Object{{"now", now}});
  return driver;
}

json::Value changed(const char* id, const char* time, const char* stage, const char* status) {
  return json::Object{{"specversion", "1.0"},
                      {"type", "portal.stage.changed"},
                      {"source", "/test"},
                      {"id", id},
                      {"subject", "case-1"},
                      {"time", time},
                      {"data", json::Object{{"stage", stage}, {"status", status}}}};
}

// [R 56, 57, 81]
TEST(Tracker, says_in_two_sentences_how_things_stand_and_what_comes_next) {
  Driver mine = at("offer", "2026-11-24T05:00:00Z");
  EXPECT_EQ(mine.text_of("status", "text"), "Ваша очередь с 20 ноября 2026 года: «Согласиться с предложенным садом».");
  EXPECT_EQ(mine.text_of("next", "text"), "Сделайте до 4 декабря 2026 года, осталось 8 рабочих дней.");
  EXPECT_EQ(mine.text_of("stage/offer", "current"), "Вы здесь: шаг 4 из 5");
  Driver theirs = at("review", "2026-11-24T05:00:00Z");
  EXPECT_EQ(theirs.text_of("now", "name"), "Сейчас от вас ничего не нужно");
  EXPECT_EQ(theirs.text_of("status", "text"), "Очередь с 17 ноября 2026 года: Управление образования, шаг «Проверка и постановка на учёт».");
}

// [R 21]
TEST(Tracker, says_plainly_who_is_late) {
  EXPECT_EQ(at("review", "2026-12-01T05:00:00Z").text_of("now", "name"), "Ведомство опаздывает");
  Driver mine = at("offer", "2026-12-08T05:00:00Z");
  EXPECT_EQ(mine.text_of("now", "name"), "Вы опаздываете");
  EXPECT_EQ(mine.text_of("now", "tone"), "danger");
  EXPECT_EQ(mine.text_of("stage/offer", "status"), "срок прошёл");
}

TEST(Tracker, ties_alternatives_to_their_parent_in_words) {
  Driver driver = at("choice", "2026-11-16T07:00:00Z");
  EXPECT_EQ(driver.text_of("members/address", "name"), "«Подтвердить адрес»: достаточно одного из 2");
  EXPECT_EQ(driver.text_of("stage/address-contract", "name"), "Прислать договор найма");
  EXPECT_EQ(driver.text_of("stage/address-visit", "name"), "или: Показать документы в МФЦ");
}

// [R 18]
TEST(Tracker, says_why_a_stage_is_not_needed_and_which_facts_are_missing) {
  EXPECT_EQ(at("opened", "2026-11-16T07:00:00Z").text_of("stage/commission/why", "text"), "Не нужен, потому что: Нужны особые условия — нет");
  EXPECT_EQ(at("blocked", "2026-11-24T05:00:00Z").text_of("why/stage/commission", "name"),
            "«Заключение комиссии»: пока неизвестно, нужен ли. Не хватает сведений: «Нужны особые условия»");
}

// [R 50]
TEST(Tracker, counts_documents_down_to_none) {
  EXPECT_EQ(at("choice", "2026-11-16T07:00:00Z").text_of("documents", "value"), "0");
  Driver driver = at("choice", "2026-11-16T07:00:00Z");
  driver.send({ui::EventType::set, {}, "events", json::Array{changed("x", "2026-11-16T06:30:00Z", "address-contract", "started")}, false, 0});
  EXPECT_EQ(driver.text_of("documents", "value"), "1: «Договор найма жилья»");
}

// [R 58]
TEST(Tracker, an_act_is_asked_of_the_host_and_acknowledged_at_once_and_when_it_came_back) {
  Driver driver = at("offer", "2026-11-24T05:00:00Z", {"cases"});
  const json::Value pressed = driver.press("decide/offer/accept");
  EXPECT_EQ(
      json::write(*pressed.find("requests")),
      R"([{"id":4,"kind":"case.action","case":"case-1","scenario":"kindergarten","version":"2","stage":"offer","action":"decide","do":"decide","choice":"accept"}])");
  EXPECT_EQ(json::write(*pressed.find("announce")), R"([{"text":"Отправляем"}])");
  EXPECT_EQ(driver.text_of("act-news", "text"), "Отправляем");
  driver.reply(4, json::Object{{"message", "Место за вами."}});
  EXPECT_EQ(driver.text_of("act-news-text", "text"), "Место за вами.");
}

// [R 36, 82, 94]
TEST(Tracker, each_way_to_do_a_step_is_named_and_a_visit_is_booked_by_the_client) {
  Driver driver = at("choice", "2026-11-16T07:00:00Z", {"cases"});
  EXPECT_EQ(driver.text_of("stage/address-contract/where", "text"), "Где можно: на портале, в МФЦ или ведомстве");
  EXPECT_EQ(driver.text_of("stage/address-visit/where", "text"), "Где можно: в МФЦ или ведомстве");
  EXPECT_EQ(driver.text_of("do/address-visit/book", "name"), "Записаться: Показать документы в МФЦ");
  EXPECT_EQ(
      json::write(*driver.press("do/address-visit/book").find("requests")),
      R"([{"id":4,"kind":"case.action","case":"case-1","scenario":"kindergarten","version":"2","stage":"address-visit","action":"book","do":"book"}])");
}

// [R 83]
TEST(Tracker, a_state_duty_is_paid_from_its_step_which_says_how_much) {
  json::Value scenario = file("kindergarten");
  for (json::Value& stage : scenario.object().find("stages")->array())
    if (stage.text_at("id") == "address")
      for (json::Value& member : stage.object().find("stages")->array())
        if (member.text_at("id") == "address-visit") member.object().set("actions", json::Array{json::Object{{"kind", "pay"}, {"amount", 60000}}});
  json::Object given = properties("choice").object();
  given.set("scenario", std::move(scenario));
  Driver driver(tracker_kind(), testing::options(std::move(given), {"cases"}));
  driver.reply(1, json::Object{{"now", "2026-11-16T07:00:00Z"}});
  EXPECT_EQ(driver.text_of("do/address-visit/pay", "name"), "Оплатить 600 ₽: Показать документы в МФЦ");
  EXPECT_EQ(driver.press("do/address-visit/pay").find("requests")->array()[0].text_at("do"), "pay");
}

// [R 84]
TEST(Tracker, a_result_is_announced_as_such_when_it_comes) {
  Driver driver = at("enrol", "2026-11-24T05:00:00Z");
  const json::Value update = driver.send({ui::EventType::set, {}, "events", file("done"), false, 0});
  EXPECT_EQ(json::write(*update.find("announce")), R"([{"text":"Результат готов: Ребёнок зачислен в детский сад."}])");
}

// [R 92]
TEST(Tracker, a_refusal_says_what_was_decided_why_and_what_can_be_done_about_it) {
  Driver driver = at("refused", "2026-11-24T05:00:00Z");
  EXPECT_EQ(driver.text_of("status", "text"), "В постановке на учёт отказали. Причина: Ребёнок уже ходит в сад № 12.");
  EXPECT_EQ(driver.text_of("next", "text"), "Отказ можно обжаловать. Жалобу рассмотрят за 15 рабочих дней.");
  EXPECT_EQ(driver.text_of("end-link", "name"), "Подать жалобу");
}

TEST(Tracker, an_act_without_a_host_is_an_event_for_the_page_without_personal_data) {
  Driver driver = at("offer", "2026-11-24T05:00:00Z");
  EXPECT_EQ(json::write(*driver.press("decide/offer/accept").find("events")),
            R"([{"name":"portal-tracker-action","detail":{"scenario":"kindergarten","stage":"offer","action":"decide","kind":"decide"}}])");
}

// [R 85]
TEST(Tracker, hands_nothing_over_with_a_question_unless_it_was_ticked) {
  Driver driver = at("review", "2026-11-24T05:00:00Z", {"consult"});
  EXPECT_EQ(driver.press("help-send").find("focus")->text(), "help-question");
  driver.input("help-question", "Когда?");
  const json::Value sent = driver.press("help-send");
  EXPECT_EQ(json::write(*sent.find("requests")), R"([{"id":3,"kind":"help.ask","case":"case-1","stage":"review","question":"Когда?","context":null,)"
                                                 R"("consent":{"text":"Передать эти сведения вместе с вопросом","given":false}}])");
  Driver other = at("review", "2026-11-24T05:00:00Z", {"consult"});
  other.input("help-question", "Когда?");
  other.input("help-consent", true);
  const json::Value with = other.press("help-send");
  EXPECT_EQ(json::write(*with.find("requests")->array()[0].find("context")),
            R"({"case":"Место в детском саду, Дело № КР-1847","step":"Проверка и постановка на учёт","status":)"
            R"("Очередь с 17 ноября 2026 года: Управление образования, шаг «Проверка и постановка на учёт»."})");
}

// [R 73]
TEST(Tracker, messages_are_the_record_of_the_consents_asked_for_when_opened_and_off_until_turned_on) {
  Driver driver = at("review", "2026-11-24T05:00:00Z", {"messages"});
  ui::Event open{ui::EventType::toggle, "messages", {}, {}, true, 0};
  EXPECT_EQ(request_of(driver.send(open), "messages.get"), 3);
  EXPECT_EQ(driver.text_of("messages/loading", "text"), "Узнаём ваши настройки");
  driver.reply(3, json::parse(R"({"settings":null})").value());
  EXPECT_EQ(driver.node("messages/channels")->find("value"), nullptr);
  EXPECT_EQ(driver.text_of("messages/none", "text"), "Сейчас портал ничего не присылает.");
  EXPECT_EQ(driver.node("messages/categories"), nullptr);
  EXPECT_EQ(json::write(*driver.input("messages/channels", json::Array{"push"}).find("requests")),
            R"([{"id":4,"kind":"messages.put","settings":{"channels":["push"],"frequency":"daily","categories":[]}}])");
  EXPECT_EQ(driver.node("messages/categories")->find("value"), nullptr);
}

TEST(Tracker, a_bad_event_or_definition_is_reported_with_its_place_and_the_last_good_view_stays) {
  Driver driver = at("review", "2026-11-24T05:00:00Z");
  const std::string before = driver.text();
  const json::Value update =
      driver.send({ui::EventType::set, {}, "events", json::Array{changed("bad", "2026-11-23T06:30:00Z", "review", "dancing")}, false, 0});
  EXPECT_EQ(json::write(*update.find("events")),
            R"([{"name":"portal-tracker-problem","detail":{"code":"unknown_name","path":"/events/0/data/status"}}])");
  EXPECT_EQ(driver.text(), before);
  const auto refused = driver.try_send({ui::EventType::set, {}, "scenario", json::Object{{"id", "x"}}, false, 0});
  EXPECT_EQ(refused.error().path, "/scenario/version");
  EXPECT_EQ(driver.text(), before);
}

// [R 20]
TEST(Tracker, opens_from_the_device_and_says_as_of_when) {
  Driver driver(tracker_kind(), testing::options(json::Object{{"calendar", file("calendar")}}, {"store", "cases"}));
  driver.reply(1, json::Object{{"now", "2026-11-24T05:00:00Z"}});
  const json::Value cached =
      json::Object{{"asOf", "2026-11-23T10:00:00Z"}, {"cursor", "12"}, {"scenarios", json::Array{file("kindergarten")}}, {"events", file("review")}};
  driver.reply(2, json::Object{{"revision", "1"}, {"value", cached}});
  EXPECT_EQ(driver.text_of("now", "name"), "Сейчас от вас ничего не нужно");
  driver.reply(3, json::Object{{"type", "about:offline"}}, false);
  EXPECT_EQ(driver.text_of("connection-text", "text"),
            "Показываем то, что знали 23 ноября 2026 года в 17:00. Всё новое придёт само, когда появится связь.");
  const json::Value live = driver.reply(3, json::Object{{"connection", "live"},
                                                        {"asOf", "2026-11-24T04:00:00Z"},
                                                        {"cursor", "13"},
                                                        {"events", json::Array{changed("n", "2026-11-24T03:00:00Z", "review", "done")}}});
  EXPECT_EQ(driver.node("connection"), nullptr);
  EXPECT_EQ(json::write(*live.find("announce")), R"([{"text":"Новости: Ваша очередь с 24 ноября 2026 года: «Согласиться с предложенным садом»."}])");
  EXPECT_EQ(request_of(live, "store.put"), 5);
}

TEST(Tracker, lists_several_cases_and_opens_one) {
  Driver driver(tracker_kind(), testing::options(json::Object{{"calendar", file("calendar")}}, {"cases"}));
  driver.reply(1, json::Object{{"now", "2026-11-24T05:00:00Z"}});
  driver.reply(2, json::Object{{"connection", "live"}, {"scenarios", json::Array{file("kindergarten")}}, {"events", file("two")}});
  EXPECT_EQ(driver.text_of("case/case-2", "status"), "Сейчас нужны вы");
  driver.press("open/case-2");
  EXPECT_EQ(driver.text_of("number", "text"), "Дело № КР-2056");
  driver.press("back");
  EXPECT_EQ(driver.text_of("cases", "name"), "Мои дела (2)");
}

// [R 33]
TEST(Tracker, a_case_of_a_version_that_nobody_declared_is_not_shown_by_another_definition) {
  json::Value events = file("older");
  events.array()[0].object().find("data")->object().set("version", "0");
  Driver driver(tracker_kind(), testing::options(json::Object{{"scenario", file("kindergarten")}, {"events", events}, {"case", "case-1"}}));
  EXPECT_EQ(driver.text_of("status", "text"),
            "Дело идёт по прежним правилам (версия 0), получить их пока не удалось. Покажем шаги, как только получим.");
}

// [R 72]
TEST(Tracker, a_deep_link_leads_to_its_stage_and_a_new_event_touches_only_what_changed) {
  Driver driver(tracker_kind(), testing::options(json::Object{{"scenario", file("long")}, {"events", file("long-events")}, {"stage", "s150"}}));
  EXPECT_EQ(driver.first().find("focus")->text(), "stage/s150");
  driver.reply(1, json::Object{{"now", "2026-11-24T05:00:00Z"}});
  const json::Value update =
      driver.send({ui::EventType::set, {}, "events", json::Array{changed("n", "2026-11-24T03:00:00Z", "s41", "done")}, false, 0});
  std::vector<std::string> touched;
  for (const json::Value& node : update.find("nodes")->array()) touched.push_back(node.find("id")->text());
  std::sort(touched.begin(), touched.end());
  EXPECT_EQ(touched, (std::vector<std::string>{"history", "position", "stage/s41", "stage/s41/finish", "stage/s42", "status", "turn", "why-list",
                                               "why/stage/s43"}));
}

TEST(TrackerProperty, whatever_comes_updates_equal_a_fresh_view_and_a_state_leads_on) {
  std::mt19937 random(7);
  const auto pick = [&random](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  static const char* const stages[] = {"apply", "address-contract", "address-visit", "review", "offer", "enrol", "commission"};
  static const char* const statuses[] = {"started", "submitted", "accepted", "returned", "done", "refused", "skipped", "reopened", "dancing"};
  for (int life = 0; life < 100; ++life) {
    std::string locale = "ru";
    const json::Value options = testing::options(properties("opened"), {"cases", "consult", "messages", "store"});
    Driver driver(tracker_kind(), options);
    for (int step = 0; step < 12; ++step) {
      std::vector<const ui::Node*> nodes;
      ui::flatten(driver.session().tree(), nodes);
      const std::string node = nodes[pick(nodes.size())]->id();
      ui::Event event{ui::EventType::press, node, {}, {}, false, 0};
      switch (pick(6)) {
        case 0: event = {ui::EventType::toggle, node, {}, {}, true, 0}; break;
        case 1:
          event = {ui::EventType::reply, {}, {}, json::Object{{"now", "2026-12-01T05:00:00Z"}}, pick(3) != 0, static_cast<std::int64_t>(pick(9))};
          break;
        case 2:
          locale = pick(2) == 0 ? "ru" : "en";
          event = {ui::EventType::locale, {}, {}, testing::strings(locale), false, 0};
          break;
        case 3: event = {ui::EventType::input, node, {}, "22:00", false, 0}; break;
        case 4: {
          const std::string id = "r" + std::to_string(pick(20));
          event = {ui::EventType::set,
                   {},
                   "events",
                   json::Array{changed(id.c_str(), "2026-11-20T05:00:00Z", stages[pick(7)], statuses[pick(9)])},
                   false,
                   0};
          break;
        }
        default: break;
      }
      (void)driver.try_send(event);
    }
    const json::Value snapshot = json::parse(driver.session().snapshot()).value();
    ui::Replica fresh;
    json::Value whole = snapshot;
    whole.object().erase("state");
    whole.object().erase("port");
    ASSERT_TRUE(fresh.apply(whole).ok());
    ASSERT_EQ(fresh.text(), driver.text()) << "life " << life;
    driver.session().widget().forget_view();
    ASSERT_EQ(ui::tree_text(driver.session().widget().view()), driver.text()) << "life " << life;
    json::Value again = options;
    again.object().set("state", *snapshot.find("state"));
    again.object().set("strings", testing::strings(locale));
    Driver second(tracker_kind(), again);
    ASSERT_EQ(second.text(), driver.text()) << "life " << life;
  }
}

}  // namespace
}  // namespace portal::tracker
