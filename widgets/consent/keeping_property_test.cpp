// Two tabs, one store, one portal, whatever happens in whatever order: no decision is lost, and the portal hears of each. [R 12, 46, 65]
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <set>

#include "sdk/json/json.h"
#include "widgets/consent/test_support.h"

namespace portal::consent {
namespace {

const std::vector<std::string> host = {"store", "consents"};

class World;

struct Tab {
  Tab() : driver(consent_kind(), testing::options(Person::properties(nullptr), host, "ru")) {}
  testing::Driver driver;
  std::vector<json::Value> open;  // requests without an answer
  std::int64_t watching = 0;
  std::int64_t told = -1;  // revision
};

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    for (int i = 0; i < 2; ++i) {
      tabs_.push_back(std::make_unique<Tab>());
      collect(*tabs_.back(), tabs_.back()->driver.first());
    }
  }

  void step() {
    Tab& tab = *tabs_[any(2)];
    switch (any(8)) {
      case 0: is_offline_ = any(2) == 0; break;
      case 1: press(tab); break;
      case 2:
      case 3: tell(tab); break;
      default:
        if (!tab.open.empty()) answer(tab, any(tab.open.size()), false);
    }
  }

  // Everything that can come, comes.
  void settle() {
    is_offline_ = false;
    for (int round = 0; round < 500; ++round) {
      bool is_quiet = true;
      for (const auto& tab : tabs_) {
        is_quiet = !tell(*tab) && is_quiet;
        for (std::size_t i = 0; i < tab->open.size();) {
          if (is_expiry(tab->open[i])) {
            ++i;
            continue;
          }
          answer(*tab, i, true);
          is_quiet = false;
        }
      }
      if (is_quiet) return;
    }
    ADD_FAILURE() << "it never comes to rest";
  }

  std::string tree(int tab) const { return tabs_[static_cast<std::size_t>(tab)]->driver.text(); }
  Ledger ledger() const { return read_ledger(stored_, "").value(); }
  const std::set<std::string>& at_portal() const { return at_portal_; }
  int decisions() const { return decisions_; }
  int conflicts() const { return conflicts_; }

 private:
  std::size_t any(std::size_t count) { return random_() % count; }
  static bool is_expiry(const json::Value& request) { return request.find("kind")->text() == "timer" && request.find("after")->integer() != 30000; }

  void collect(Tab& tab, const json::Value& update) {
    if (const json::Value* events = update.find("events")) decisions_ += static_cast<int>(events->array().size());
    const json::Value* requests = update.find("requests");
    if (requests == nullptr) return;
    for (const json::Value& request : requests->array()) {
      if (request.find("kind")->text() == "store.watch") {
        if (request.find("name")->text() == "consents") tab.watching = request.find("id")->integer();
      } else {
        tab.open.push_back(request);
      }
    }
  }

  void reply(Tab& tab, std::int64_t request, json::Value value, bool ok = true) { collect(tab, tab.driver.reply(request, std::move(value), ok)); }

  bool tell(Tab& tab) {
    if (tab.told == revision_) return false;
    tab.told = revision_;
    reply(tab, tab.watching, json::Object{{"value", stored_}, {"revision", static_cast<long long>(revision_)}});
    return true;
  }

  void press(Tab& tab) {
    const char* const rows[] = {"offers/all", "offers/service/kindergarten", "offers/bundle/birth", "personal-data/all"};
    const std::string node = "act/" + std::string(rows[any(4)]);
    if (tab.driver.node(node) != nullptr) collect(tab, tab.driver.press(node));
  }

  void answer(Tab& tab, std::size_t which, bool is_fair) {
    const json::Value request = tab.open[which];
    tab.open.erase(tab.open.begin() + static_cast<std::ptrdiff_t>(which));
    const std::int64_t id = request.find("id")->integer();
    const std::string& kind = request.find("kind")->text();
    const auto offline = [&] { reply(tab, id, json::Object{{"type", "about:offline"}}, false); };
    if (kind == "id.new") {
      const std::string digits = std::to_string(++ids_);
      reply(tab, id, json::Object{{"id", "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits}});
    } else if (kind == "clock.now") {
      seconds_ += static_cast<int>(any(3));
      reply(tab, id, json::Object{{"now", calendar::instant_text(1795305909 * calendar::per_second + seconds_ * calendar::per_second)}});
    } else if (kind == "timer") {
      reply(tab, id, json::Object());
    } else if (kind == "store.put") {
      put(tab, id, request);
    } else if (is_offline_) {
      offline();
    } else if (kind == "consents.list") {
      reply(tab, id, json::Object{{"records", json::Array()}});
    } else {
      at_portal_.insert(request.find("key")->text());
      if (!is_fair && any(4) == 0) return offline();  // it arrived, its answer did not
      reply(tab, id, json::Object());
    }
  }

  void put(Tab& tab, std::int64_t id, const json::Value& request) {
    if (request.find("revision")->integer() != revision_) {
      ++conflicts_;
      return reply(tab, id, json::Object{{"type", "about:conflict"}}, false);
    }
    stored_ = *request.find("value");
    ++revision_;
    reply(tab, id, json::Object{{"revision", static_cast<long long>(revision_)}, {"stored", "device"}});
  }

  std::mt19937 random_;
  std::vector<std::unique_ptr<Tab>> tabs_;
  json::Value stored_;
  std::int64_t revision_ = 0;
  std::set<std::string> at_portal_;
  bool is_offline_ = false;
  int ids_ = 0, seconds_ = 0, decisions_ = 0, conflicts_ = 0;
};

TEST(Keeping, in_100_random_histories_of_two_tabs_every_decision_is_kept_once_and_told_to_the_portal) {
  int decisions = 0;
  int conflicts = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    World world(seed);
    for (int i = 0; i < 120; ++i) world.step();
    world.settle();
    const Ledger ledger = world.ledger();
    std::set<std::string> kept;
    std::size_t count = 0;
    for (const Record& record : ledger.records)
      for (const Event& event : record.events) {
        kept.insert(event.event_id);
        ++count;
      }
    ASSERT_EQ(count, kept.size()) << "twice, seed " << seed;
    ASSERT_EQ(kept, world.at_portal()) << "seed " << seed;
    ASSERT_GE(static_cast<int>(count), world.decisions()) << "lost, seed " << seed;
    ASSERT_TRUE(ledger.outbox.empty()) << "seed " << seed;
    // Both tabs show how everything stands alike.
    for (const char* const row : {"offers/all", "personal-data/all", "offers/bundle/birth", "offers/service/kindergarten"}) {
      const auto line = [&](int tab) {
        const std::string tree = world.tree(tab);
        const std::size_t at = tree.find("state/" + std::string(row) + " ");
        return tree.substr(at, tree.find('\n', at) - at);
      };
      ASSERT_EQ(line(0), line(1)) << "seed " << seed;
    }
    decisions += world.decisions();
    conflicts += world.conflicts();
  }
  std::printf("%d decisions, %d conflicts\n", decisions, conflicts);
  EXPECT_GT(decisions, 500);
  EXPECT_GT(conflicts, 100);
}

}  // namespace
}  // namespace portal::consent
