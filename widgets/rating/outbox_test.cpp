// Tabs, broken connections and lost answers: whatever the order, the portal has each rating once and the device none. [R 25]
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <random>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/rating/rating.h"

namespace portal::rating {
namespace {

json::Value properties(const char* mode = "self") {
  return json::Object{{"methodology", testing::read_json("sdk/methodology/data/unified.json")},
                      {"target", "service/kindergarten"},
                      {"mode", mode},
                      {"followUp", "/feedback"}};
}

// A portal and a device that any number of widgets share.
struct World {
  json::Value store;  // ratings-outbox
  std::int64_t revision = 0;
  std::map<std::string, std::string> portal;  // source and id → the event as it was kept
  int arrivals = 0;                           // also the repeated ones
  int ids = 0;

  json::Value get() const { return json::Object{{"value", store}, {"revision", static_cast<long long>(revision)}}; }
  std::size_t waiting() const {
    const json::Value* events = store.find("events");
    return events != nullptr ? events->array().size() : 0;
  }
};

// One tab: a session and the requests that it waits for.
class Tab {
 public:
  explicit Tab(World& world) : world_(world), driver_(rating_kind(), testing::options(properties(), {"store", "ratings", "clock"})) {
    note(driver_.first());
  }

  void rate(const char* value) {
    note(driver_.input("q/satisfaction", value));
    note(driver_.press("submit"));
  }
  // Answers the oldest request; `luck` below 0: there is no connection, 1: the answer is lost on the way back.
  void answer(int luck) {
    if (open_.empty()) return;
    const json::Value request = open_.front();
    open_.pop_front();
    const std::string kind = request.find("kind")->text();
    const std::int64_t number = request.find("id")->integer();
    if (kind == "store.watch" && watching_ == 0) watching_ = number;
    if (kind == "ratings.send") return send(request, number, luck);
    if (kind == "store.put") return put(request, number);
    json::Value value = json::Object();
    if (kind == "store.watch" || kind == "store.get") value = world_.get();
    if (kind == "id.new") value = json::Object{{"id", "id-" + std::to_string(world_.ids++)}};
    if (kind == "clock.now") value = json::Object{{"now", "2026-11-24T09:30:12Z"}};
    note(driver_.reply(number, value));
  }
  void tell() {  // that the record has changed
    if (watching_ != 0) note(driver_.reply(watching_, world_.get()));
  }
  bool is_idle() const { return open_.empty(); }
  testing::Driver& driver() { return driver_; }

 private:
  void note(const json::Value& update) {
    const json::Value* requests = update.find("requests");
    if (requests == nullptr) return;
    for (const json::Value& request : requests->array()) open_.push_back(request);
  }
  void put(const json::Value& request, std::int64_t number) {
    if (request.find("revision")->integer() != world_.revision) return note(driver_.reply(number, json::Object{{"type", "about:conflict"}}, false));
    world_.store = *request.find("value");
    ++world_.revision;
    note(driver_.reply(number, json::Object{{"revision", static_cast<long long>(world_.revision)}}));
  }
  void send(const json::Value& request, std::int64_t number, int luck) {
    const json::Value& event = *request.find("event");
    if (luck >= 0) {
      ++world_.arrivals;
      world_.portal.emplace(event.find("source")->text() + " " + event.find("id")->text(), json::write(event));
    }
    if (luck != 0) return note(driver_.reply(number, json::Object{{"type", "about:offline"}}, false));
    note(driver_.reply(number, json::Object{{"events", json::Array()}}));
  }

  World& world_;
  testing::Driver driver_;
  std::deque<json::Value> open_;
  std::int64_t watching_ = 0;
};

TEST(Outbox, a_rating_is_stored_before_it_is_sent_and_taken_out_when_the_portal_has_it) {
  World world;
  Tab tab(world);
  tab.rate("4");
  std::size_t most = 0;
  while (!tab.is_idle()) {
    if (world.portal.empty()) most = std::max(most, world.waiting());
    EXPECT_TRUE(world.portal.empty() || most == 1);
    tab.answer(0);
  }
  EXPECT_EQ(world.portal.size(), 1U);
  EXPECT_EQ(world.waiting(), 0U);
  EXPECT_NE(tab.driver().node("thanks"), nullptr);
}

TEST(Outbox, tabs_that_write_at_once_lose_nothing_of_each_other) {
  World world;
  Tab first(world);
  Tab second(world);
  while (!first.is_idle() || !second.is_idle()) {
    first.answer(-1);
    second.answer(-1);
  }
  first.rate("4");
  second.rate("2");
  for (int i = 0; i < 12; ++i) {
    first.answer(-1);
    second.answer(-1);
  }
  EXPECT_EQ(world.waiting(), 2U);
}

TEST(Outbox, whatever_the_order_and_the_connection_each_rating_arrives_once) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    World world;
    std::vector<std::unique_ptr<Tab>> tabs;
    for (int i = 0; i < 3; ++i) tabs.push_back(std::make_unique<Tab>(world));
    for (int step = 0; step < 300; ++step) {
      Tab& tab = *tabs[random() % 3];
      const auto act = static_cast<unsigned>(random() % 10);
      if (act == 0 && step < 200 && tab.driver().text_of("submit", "unavailable").empty() && tab.driver().node("submit") != nullptr) tab.rate("3");
      else if (act == 1) tab.tell();
      else tab.answer(static_cast<int>(random() % 3) - 1);
    }
    for (int rest = 0; rest < 400; ++rest)  // the connection is back
      for (auto& tab : tabs) tab->answer(0);
    for (auto& tab : tabs) tab->tell();
    for (int rest = 0; rest < 100; ++rest)
      for (auto& tab : tabs) tab->answer(0);
    std::size_t rated = 0;
    for (auto& tab : tabs) rated += tab->driver().node("submit") == nullptr ? 1 : 0;
    EXPECT_EQ(world.portal.size(), rated) << seed;
    EXPECT_EQ(world.waiting(), 0U) << seed;
  }
}

TEST(Outbox, a_session_that_was_restored_goes_on_where_it_was) {
  World world;
  Tab tab(world);
  tab.rate("4");
  for (int i = 0; i < 20; ++i) tab.answer(-1);
  ASSERT_EQ(world.waiting(), 1U);
  const json::Value state = json::parse(tab.driver().session().snapshot()).value().find("state")->object();
  json::Value options = testing::options(properties(), {"store", "ratings", "clock"});
  options.object().set("state", state);
  testing::Driver restored(rating_kind(), options);
  EXPECT_EQ(restored.text(), tab.driver().text());
  EXPECT_NE(restored.node("kept"), nullptr);
}

}  // namespace
}  // namespace portal::rating
