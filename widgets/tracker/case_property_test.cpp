// However events arrive, the view of the case is the same: random cases, each delivered in many orders with duplicates.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/tracker/case_state.h"

namespace portal::tracker {
namespace {

class Lives {
 public:
  explicit Lives(unsigned seed) : random_(seed) {}

  // A case of `count` events: going back, reopening, restarting, corrections, a date twice, the same name twice with other data.
  std::vector<CaseEvent> events(int count) {
    std::vector<CaseEvent> out;
    for (int i = 0; i < count; ++i) out.push_back(event(i, count));
    return out;
  }

  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }
  std::mt19937& random() { return random_; }

 private:
  CaseEvent event(int i, int count) {
    static const char* const stages[] = {"apply", "address-contract", "review", "offer", "nobody"};
    static const char* const statuses[] = {"started", "submitted", "accepted", "waiting", "returned", "done", "refused", "skipped", "reopened"};
    const std::string stage = R"({"stage":")" + std::string(stages[pick(5)]) + "\"";
    const std::string about = R"({"id":"e)" + std::to_string(pick(static_cast<std::size_t>(count))) + "\"";
    switch (i == 0 ? 0 : pick(11)) {
      case 0: return made(i, "portal.case.opened", R"({"scenario":"kindergarten","version":"2"})");
      case 1: return made(i, "portal.case.facts", R"({"facts":{"registeredHere":)" + std::string(pick(2) == 0 ? "true" : "false") + "}}");
      case 2: return made(i, "portal.event.corrected", about + R"(,"data":null})");
      case 3: return made(i, "portal.event.corrected", about + R"(,"data":{"stage":"apply","status":")" + statuses[pick(9)] + "\"}}");
      case 4: return made(i, "portal.case.restarted", "{}");
      case 5: return made(i, "portal.case.ended", R"({"end":"refused"})");
      case 6: return made(i, "portal.document.changed", R"({"document":"rent-contract","status":"received"})");
      case 7: return made(i, "portal.stage.promised", stage + R"(,"due":"2026-12-0)" + std::to_string(1 + pick(9)) + "\"}");
      default: return made(i, "portal.stage.changed", stage + R"(,"status":")" + statuses[pick(9)] + "\"}");
    }
  }

  CaseEvent made(int i, const char* type, const std::string& data) {
    // Few moments and now and then a name that is taken already: ties and contradictions are the hard part.
    json::Object wire{{"specversion", "1.0"}, {"type", type}, {"source", pick(4) == 0 ? "/b" : "/a"}, {"subject", "case"}};
    wire.set("id", "e" + std::to_string(pick(12) == 0 && i > 0 ? static_cast<int>(pick(static_cast<std::size_t>(i))) : i));
    wire.set("time", "2026-11-1" + std::to_string(pick(4)) + "T03:00:00Z");
    wire.set("data", json::parse(data).value());
    return read_case_event(wire, "").value();
  }

  std::mt19937 random_;
};

TEST(CaseProperty, over_a_million_shuffled_deliveries_lead_to_the_same_state) {
  const auto scenario = Scenario::read(testing::read_json("widgets/tracker/examples/kindergarten.json")).value();
  Lives lives(20261124);
  long deliveries = 0;
  long differing = 0;
  for (int life = 0; deliveries < 1000000; ++life) {
    std::vector<CaseEvent> events = lives.events(6 + static_cast<int>(lives.pick(8)));
    std::string expected;
    for (int order = 0; order < 40; ++order) {
      std::shuffle(events.begin(), events.end(), lives.random());
      CaseLog log(scenario);
      for (const CaseEvent& event : events) {
        log.add(event);
        if (lives.pick(8) == 0) log.add(events[lives.pick(events.size())]);  // a duplicate, or one that comes early
        if (lives.pick(8) == 0) (void)fold(log);                             // somebody looked in between
        ++deliveries;
      }
      const std::string got = fingerprint(fold(log));
      if (expected.empty()) expected = got;
      if (got == expected) continue;
      if (++differing < 3) {
        EXPECT_EQ(got, expected) << "life " << life << ", order " << order;
      }
    }
  }
  EXPECT_EQ(differing, 0);
  RecordProperty("deliveries", std::to_string(deliveries));
}

}  // namespace
}  // namespace portal::tracker
