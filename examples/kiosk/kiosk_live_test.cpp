// The terminal and the demo's backend, as they stand in an office: over HTTP, with the connection going and coming back.
#include <condition_variable>
#include <mutex>

#include "examples/kiosk/http_courier.h"
#include "examples/kiosk/visit_fixture.h"
#include "examples/portal/backend/program_fixture.h"
#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::kiosk {
namespace {

using demo::PortalProcess;
using demo::TemporaryFolder;

// A bell that the courier's thread rings.
class Bell {
 public:
  static void ring(void* bell) {
    auto& self = *static_cast<Bell*>(bell);
    const std::lock_guard<std::mutex> lock(self.mutex_);
    self.rung_ = true;
    self.changed_.notify_all();
  }
  bool wait() {  // false: it did not ring for longer than any letter takes
    std::unique_lock<std::mutex> lock(mutex_);
    const bool rung = changed_.wait_for(lock, std::chrono::seconds(30), [this] { return rung_; });
    rung_ = false;
    return rung;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool rung_ = false;
};

// HTTP, and what went over it.
class Witness : public Courier {
 public:
  Witness(int port, Bell& bell) : http_("http://127.0.0.1:" + std::to_string(port), &Bell::ring, &bell) {}
  std::int64_t send(Letter letter) override {
    sent.push_back(letter);
    return http_.send(std::move(letter));
  }
  std::optional<std::pair<std::int64_t, Answer>> take_answer() override {
    auto answer = http_.take_answer();
    if (answer) statuses.push_back(answer->second.status);
    return answer;
  }
  std::vector<Letter> sent;
  std::vector<int> statuses;

 private:
  HttpCourier http_;
};

// A short form besides those of the catalogue, which the backend takes as well.
const Library& library() {
  static const Library read = [] {
    Library all = demo_library();
    all.forms["certificate"] = testing::read_json("examples/portal/content/forms/feedback-example.json");
    all.services.push_back({"certificate", {{"ru", "Справка"}, {"en", "Certificate"}}, {}, "certificate"});
    return all;
  }();
  return read;
}

// A person at a terminal that is set up for a portal at this port.
struct Office : Bell, Witness, Visit {
  explicit Office(int port) : Witness(port, static_cast<Bell&>(*this)), Visit(static_cast<Courier&>(*this), library(), nullptr) {}

  void answered() {  // the next answer has come and was taken
    ASSERT_TRUE(Bell::wait());
    step();
  }
  void enter(const char* node, const char* text) {
    tap(kiosk.main(), node);
    screen.type(text);
    step();
  }
  void apply_for_a_certificate() {
    tap(kiosk.main(), "apply/certificate");
    tap(kiosk.main(), "/certificate", 1);
    enter("/lastName", "Соколова");
    enter("/firstName", "Анна");
    enter("/snils", "99900041836");
    enter("/email", "anna@example.com");
    tap(kiosk.main(), "submit");
  }
  // "2026-000001-0", from the receipt on the screen.
  std::string receipt() {
    const std::string shown = everything();
    for (std::size_t at = 0; at + 13 <= shown.size(); ++at) {
      const std::string one = shown.substr(at, 13);
      const auto fits = [&](std::size_t i) { return i == 4 || i == 11 ? one[i] == '-' : one[i] >= '0' && one[i] <= '9'; };
      bool all = true;
      for (std::size_t i = 0; i < one.size(); ++i) all = all && fits(i);
      if (all) return one;
    }
    return {};
  }
};

httplib::Result ask(const PortalProcess& portal, const char* path) {
  return portal.client().Get(path, httplib::Headers{{"Cookie", "demo_person=terminal"}});
}

std::vector<std::string> applications(const PortalProcess& portal) {
  std::vector<std::string> numbers;
  const httplib::Result result = ask(portal, "/api/applications");
  const json::Value body = demo::body_of(result);
  const json::Value* list = body.find("applications");
  EXPECT_NE(list, nullptr) << (result ? result->body : std::string("nobody answered"));
  for (const json::Value& one : list == nullptr ? json::Array() : list->array()) numbers.push_back(one.text_at("number"));
  return numbers;
}

// [R 20] [R 56] [R 97]
TEST(Office, sends_a_form_reads_its_receipt_follows_it_by_number_and_sends_a_rating) {
  TemporaryFolder folder;
  PortalProcess portal(folder / "data");
  ASSERT_GT(portal.port(), 0) << portal.line();
  Office office(portal.port());
  office.apply_for_a_certificate();
  office.answered();
  const std::string number = office.receipt();
  EXPECT_EQ(applications(portal), std::vector<std::string>{number});
  const json::Value kept = demo::body_of(ask(portal, ("/api/applications/" + number).c_str()));
  ASSERT_NE(kept.find("data"), nullptr) << json::write(kept);
  EXPECT_EQ(json::write(*kept.find("data")),
            R"({"certificate":"family","lastName":"Соколова","firstName":"Анна","snils":"99900041836","email":"anna@example.com"})");

  office.tap(office.kiosk.bar(), "bar/home");
  office.tap(office.kiosk.main(), "home/track");
  office.tap(office.kiosk.main(), "track/number");
  for (const char digit : number)
    if (digit != '-') office.tap_key(std::string(1, digit));
  office.tap(office.kiosk.main(), "submit");
  office.answered();
  EXPECT_EQ(office.kiosk.page(), Kiosk::Page::tracker);
  EXPECT_NE(office.everything().find("Ведомство проверяет заявление"), std::string::npos);

  office.tap(office.kiosk.bar(), "bar/home");
  office.tap(office.kiosk.main(), "home/rate");
  office.tap(office.kiosk.main(), "q/satisfaction", 0);
  office.tap(office.kiosk.main(), "submit");
  office.answered();
  EXPECT_EQ(office.statuses, (std::vector<int>{201, 200, 201}));
  EXPECT_EQ(office.kiosk.waiting(), 0U);
  const Letter& rating = office.sent.back();
  const auto again = portal.client().Post("/api/ratings", {{"Idempotency-Key", rating.key}}, rating.body, rating.type);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 200) << "it was kept the first time";
}

TEST(Office, says_that_there_is_no_such_number_where_the_portal_does_not_know_it) {
  TemporaryFolder folder;
  PortalProcess portal(folder / "data");
  Office office(portal.port());
  office.tap(office.kiosk.main(), "home/track");
  office.enter("track/number", "20260009990");
  office.tap(office.kiosk.main(), "submit");
  office.answered();
  EXPECT_EQ(office.kiosk.page(), Kiosk::Page::number);
  EXPECT_NE(office.everything().find("Сверьте номер"), std::string::npos) << office.statuses.back();
}

// [R 20] [R 65]
TEST(Office, keeps_what_cannot_be_sent_and_sends_it_once_when_the_portal_is_back) {
  TemporaryFolder folder;
  auto portal = std::make_unique<PortalProcess>(folder / "data");
  const int port = portal->port();
  ASSERT_GT(port, 0) << portal->line();
  portal->end(SIGTERM);
  Office office(port);
  office.apply_for_a_certificate();
  office.answered();
  EXPECT_EQ(office.kiosk.page(), Kiosk::Page::kept);
  EXPECT_EQ(office.kiosk.waiting(), 1U);
  EXPECT_EQ(office.everything().find("Соколова"), std::string::npos);
  office.step(5);  // its next turn, still without a portal
  office.answered();
  EXPECT_EQ(office.kiosk.waiting(), 1U);
  portal = std::make_unique<PortalProcess>(folder / "data", port);
  ASSERT_EQ(portal->port(), port) << portal->line();
  office.step(10);
  office.answered();
  EXPECT_EQ(office.kiosk.waiting(), 0U);
  EXPECT_EQ(office.statuses, (std::vector<int>{0, 0, 201}));
  EXPECT_EQ(applications(*portal).size(), 1U);
  office.step(600);
  EXPECT_EQ(office.sent.size(), 3U) << "what has arrived goes no more";
}

// The portal has taken it, but its answer is lost: the second try brings the receipt of the first.
TEST(Office, sends_again_what_was_taken_without_an_answer_and_it_counts_once) {
  TemporaryFolder folder;
  PortalProcess portal(folder / "data");
  ASSERT_GT(portal.port(), 0) << portal.line();
  httplib::Server line;  // between both, with a fault
  int letters = 0;
  std::vector<std::string> receipts;
  line.Post("/api/applications", [&](const httplib::Request& request, httplib::Response& response) {
    const httplib::Headers headers{{"Cookie", request.get_header_value("Cookie")}, {"Idempotency-Key", request.get_header_value("Idempotency-Key")}};
    const auto answer = portal.client().Post("/api/applications", headers, request.body, "application/json");
    receipts.push_back(demo::text_of(demo::body_of(answer), "number"));
    response.status = answer ? answer->status : 502;
    if (++letters > 1) response.set_content(answer->body, "application/json");
    else response.set_content_provider(100, "application/json", [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
  });
  const int port = line.bind_to_any_port("127.0.0.1");
  std::thread serving([&] { line.listen_after_bind(); });
  {
    Office office(port);
    office.apply_for_a_certificate();
    office.answered();
    EXPECT_EQ(office.kiosk.page(), Kiosk::Page::kept);
    office.step(5);
    office.answered();
    EXPECT_EQ(office.statuses.front(), 0);
    EXPECT_EQ(office.kiosk.waiting(), 0U);
  }
  line.stop();
  serving.join();
  ASSERT_EQ(receipts.size(), 2U);
  EXPECT_NE(receipts[0], "");
  EXPECT_EQ(receipts[0], receipts[1]);
  EXPECT_EQ(applications(portal), std::vector<std::string>{receipts[0]});
}

}  // namespace
}  // namespace portal::kiosk
