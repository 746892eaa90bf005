// Cases over a real socket: exactly once, resumed after a break, played on after a restart, many streams at once.
#include <atomic>
#include <chrono>
#include <functional>
#include <vector>

#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

constexpr const char* send_act = R"({"scenario":"test-errand","version":"1","stage":"apply","action":"send","do":"open","choice":"a"})";

class CasesTest : public PortalTest {
 protected:
  void SetUp() override {
    use_test_scenarios();
    world_.clock = &system_clock;
    restart();
  }
  static httplib::Result post(httplib::Client& browser, const std::string& path, const std::string& key, const std::string& body) {
    return browser.Post(path.c_str(), {{"Idempotency-Key", key}}, body, "application/json");
  }
  static std::string open(httplib::Client& browser, const std::string& key = "one") {
    return text_of(body_of(post(browser, "/api/cases", key, R"({"scenario":"test-errand"})")), "case");
  }
  static std::vector<std::string> statuses(const json::Value& events) {
    std::vector<std::string> out;
    for (const json::Value& event : events.array()) {
      const json::Value* status = event.find("data")->find("status");
      out.push_back(status ? status->text() : text_of(event, "type"));
    }
    return out;
  }
  // The statuses once there are `count` events, or what there is after ten seconds.
  static std::vector<std::string> wait_for(httplib::Client& browser, std::size_t count) {
    std::vector<std::string> seen;
    for (int i = 0; i < 100 && seen.size() < count; ++i) {
      seen = statuses(body_of(browser.Get("/api/cases/events")));
      if (seen.size() < count) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return seen;
  }
};

// The batches of a stream, read until `enough` of them came; `then` is done when the first is here.
std::vector<json::Value> read_stream(httplib::Client& browser, const httplib::Headers& headers, std::size_t enough,
                                     const std::function<void()>& then = {}) {
  std::string text;
  std::vector<json::Value> batches;
  browser.Get("/api/cases/stream", headers, [&](const char* data, std::size_t size) {
    text.append(data, size);
    for (std::size_t end; (end = text.find("\n\n")) != std::string::npos; text.erase(0, end + 2)) {
      const std::string piece = text.substr(0, end);
      const std::size_t at = piece.find("data: ");
      if (at == std::string::npos) continue;
      batches.push_back(json::parse(piece.substr(at + 6)).value());
      if (batches.size() == 1 && then) then();
    }
    return batches.size() < enough;
  });
  return batches;
}

TEST_F(CasesTest, opening_twice_with_one_key_is_opening_once) {
  auto browser = client();
  const std::string first = open(browser);
  EXPECT_EQ(first, "case-1");
  EXPECT_EQ(open(browser), first);
  EXPECT_EQ(open(browser, "two"), "case-2");
  EXPECT_EQ(wait_for(browser, 2), (std::vector<std::string>{"portal.case.opened", "portal.case.opened"}));
}

TEST_F(CasesTest, an_act_happens_once_and_the_authority_answers_after_its_delay) {
  auto browser = client();
  const std::string path = "/api/cases/" + open(browser) + "/actions";
  const auto done = post(browser, path, "act", send_act);
  EXPECT_EQ(done->status, 202);
  EXPECT_EQ(text_of(body_of(done), "message"), "Принято");
  EXPECT_EQ(post(browser, path, "act", send_act)->status, 202);
  EXPECT_EQ(wait_for(browser, 3), (std::vector<std::string>{"portal.case.opened", "submitted", "accepted"}));
  EXPECT_EQ(post(browser, path, "other", R"({"scenario":"s","version":"1","stage":"apply","action":"fly","do":"open"})")->status, 404);
  EXPECT_EQ(wait_for(browser, 3).size(), 3U);
}

TEST_F(CasesTest, what_is_due_survives_a_restart_and_comes_once) {
  {
    auto browser = client();
    post(browser, "/api/cases/" + open(browser) + "/actions", "act", send_act);
  }
  restart();
  auto browser = client();
  EXPECT_EQ(wait_for(browser, 3), (std::vector<std::string>{"portal.case.opened", "submitted", "accepted"}));
  restart();
  auto again = client();
  // What was due before another case's answer would have come before it.
  post(again, "/api/cases/" + open(again, "two") + "/actions", "act", send_act);
  EXPECT_EQ(wait_for(again, 6),
            (std::vector<std::string>{"portal.case.opened", "submitted", "accepted", "portal.case.opened", "submitted", "accepted"}));
}

TEST_F(CasesTest, a_batch_holds_what_came_behind_the_cursor) {
  auto browser = client();
  post(browser, "/api/cases/" + open(browser) + "/actions", "act", send_act);
  const auto all = browser.Get("/api/cases/events?after=0");
  EXPECT_EQ(all->get_header_value("Content-Type"), "application/cloudevents-batch+json");
  EXPECT_EQ(all->get_header_value("Portal-Cursor"), "2");
  const auto rest = browser.Get("/api/cases/events?after=1");
  EXPECT_EQ(statuses(body_of(rest)), (std::vector<std::string>{"submitted"}));
  EXPECT_EQ(text_of(body_of(rest).array()[0], "sequence"), "000000000002");
  EXPECT_EQ(statuses(body_of(browser.Get("/api/cases/events?after=2"))), std::vector<std::string>());
}

TEST_F(CasesTest, another_persons_cases_are_not_shown) {
  auto browser = client();
  const std::string mine = open(browser);
  const httplib::Headers other{{"Cookie", "demo_person=empty"}, {"Idempotency-Key", "k"}};
  EXPECT_EQ(body_of(browser.Get("/api/cases/events", other)), json::Value(json::Array()));
  EXPECT_EQ(browser.Post(("/api/cases/" + mine + "/actions").c_str(), other, send_act, "application/json")->status, 404);
}

TEST_F(CasesTest, a_stream_tells_what_there_is_then_what_is_new_and_goes_on_behind_the_last_event) {
  auto browser = client();
  const std::string path = "/api/cases/" + open(browser) + "/actions";
  auto listener = client();
  const auto heard = read_stream(listener, {}, 3, [&] { post(browser, path, "act", send_act); });
  ASSERT_EQ(heard.size(), 3U);
  EXPECT_EQ(statuses(*heard[0].find("events")), (std::vector<std::string>{"portal.case.opened"}));
  EXPECT_EQ(statuses(*heard[1].find("events")), (std::vector<std::string>{"submitted"}));
  EXPECT_EQ(statuses(*heard[2].find("events")), (std::vector<std::string>{"accepted"}));
  EXPECT_EQ(text_of(heard[2], "cursor"), "3");
  auto resumed = client();
  const auto rest = read_stream(resumed, {{"Last-Event-ID", "2"}}, 1);
  EXPECT_EQ(statuses(*rest[0].find("events")), (std::vector<std::string>{"accepted"}));
  EXPECT_EQ(body_of(client().Get("/api/cases/stream?after=x")), body_of(client().Get("/api/cases/stream", {{"Last-Event-ID", "x"}})));
}

TEST_F(CasesTest, fifty_open_streams_do_not_keep_others_from_being_answered) {
  std::atomic<int> begun = 0;
  std::atomic<bool> enough = false;
  std::vector<std::thread> listeners;
  for (int i = 0; i < 50; ++i) {
    listeners.emplace_back([&] {
      auto listener = client();
      bool counted = false;
      listener.Get("/api/cases/stream", [&](const char*, std::size_t) {
        if (!counted) ++begun;
        counted = true;
        return !enough;
      });
    });
  }
  for (int i = 0; i < 200 && begun < 50; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(begun, 50);
  auto browser = client();
  browser.set_read_timeout(5);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(browser.Get("/api/profile?facts=person.snils")->status, 200);
  enough = true;
  portal_.reset();  // ends the streams
  for (std::thread& listener : listeners) listener.join();
}

TEST_F(CasesTest, a_question_keeps_only_the_context_that_was_agreed_to_and_says_until_when_it_is_answered) {
  auto browser = client();
  const std::string path = "/api/cases/" + open(browser) + "/consultations";
  const auto asked = post(browser, path, "q", R"({"question":"Когда?","context":{"stage":"apply"},"consent":{"text":"Передать","given":true}})");
  EXPECT_EQ(asked->status, 201);
  EXPECT_EQ(text_of(body_of(asked), "number"), "K-1");
  EXPECT_EQ(text_of(body_of(post(browser, path, "q", R"({"question":"Когда?","context":null,"consent":{"text":"","given":false}})")), "number"),
            "K-1");
  EXPECT_EQ(
      text_of(body_of(post(browser, "/api/consultations", "about-none", R"({"question":"Куда идти?","context":null,"consent":{"given":false}})")),
              "number"),
      "K-3");
}

}  // namespace
}  // namespace portal::demo
