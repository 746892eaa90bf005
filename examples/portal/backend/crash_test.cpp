// kill -9 in the middle of writes: every application that was acknowledged is there afterwards, once.

#include <atomic>
#include <map>
#include <mutex>

#include "examples/portal/backend/program_fixture.h"

namespace portal::demo {
namespace {

TEST(Program, says_where_it_is_and_ends_cleanly_when_told) {
  TemporaryFolder folder;
  for (const int signal : {SIGTERM, SIGINT}) {
    PortalProcess portal(folder / "data");
    ASSERT_GT(portal.port(), 0) << portal.line();
    auto browser = portal.client();
    EXPECT_EQ(browser.Get("/")->status, 200);
    const int status = portal.end(signal);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  }
}

TEST(Crash, no_acknowledged_application_is_lost_and_none_is_doubled) {
  TemporaryFolder folder;
  std::map<std::string, std::string> acknowledged;  // key → number
  std::mutex mutex;
  for (int round = 0; round < 5; ++round) {
    PortalProcess portal(folder / "data");
    ASSERT_GT(portal.port(), 0) << portal.line();
    std::atomic<int> accepted = 0;
    std::vector<std::thread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&, person] {
        auto browser = portal.client();
        for (int i = 0;; ++i) {
          const std::string key = std::to_string(round) + "-" + std::to_string(person) + "-" + std::to_string(i);
          const auto result = submit(browser, key, certificate_application());
          if (!result || result->status != 201) return;  // killed
          std::lock_guard lock(mutex);
          acknowledged[key] = text_of(body_of(result), "number");
          ++accepted;
        }
      });
    }
    while (accepted < 20) std::this_thread::yield();
    portal.end(SIGKILL);
    for (std::thread& person : people) person.join();
  }
  PortalProcess portal(folder / "data");
  auto browser = portal.client();
  const json::Value body = body_of(browser.Get("/api/applications"));
  std::map<std::string, int> kept;
  for (const json::Value& application : body.find("applications")->array()) ++kept[text_of(application, "number")];
  EXPECT_GE(acknowledged.size(), 100U);
  for (const auto& [key, number] : acknowledged) {
    EXPECT_EQ(kept[number], 1) << number;
    EXPECT_EQ(text_of(body_of(submit(browser, key, certificate_application())), "number"), number) << key;
  }
}

}  // namespace
}  // namespace portal::demo
