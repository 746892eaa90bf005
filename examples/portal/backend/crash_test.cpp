// kill -9 in the middle of writes: every application that was acknowledged is there afterwards, once.

#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <map>
#include <mutex>

#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

// The program itself, as an operator starts it.
class PortalProcess {
 public:
  explicit PortalProcess(const std::string& data) {
    int out[2];
    if (pipe(out) != 0) return;
    id_ = fork();
    if (id_ == 0) {
      dup2(out[1], STDOUT_FILENO);
      close(out[0]);
      close(out[1]);
      const std::string content = content_folder();
      execl(PORTAL_DEMO, PORTAL_DEMO, "--port", "0", "--data", data.c_str(), "--content", content.c_str(), "--dist", data.c_str(), nullptr);
      _exit(127);
    }
    close(out[1]);
    std::FILE* reader = fdopen(out[0], "r");
    char line[200] = "";
    if (std::fgets(line, sizeof line, reader)) line_ = line;
    std::fclose(reader);
    const std::string before = "Portal Widgets demo: http://127.0.0.1:";
    if (line_.substr(0, before.size()) == before) port_ = std::stoi(line_.substr(before.size()));
  }
  ~PortalProcess() {
    if (id_ > 0) end(SIGKILL);
  }
  PortalProcess(const PortalProcess&) = delete;
  PortalProcess& operator=(const PortalProcess&) = delete;

  int end(int signal) {
    int status = 0;
    kill(id_, signal);
    waitpid(id_, &status, 0);
    id_ = 0;
    return status;
  }
  int port() const { return port_; }
  const std::string& line() const { return line_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(30);
    return client;
  }

 private:
  pid_t id_ = 0;
  int port_ = 0;
  std::string line_;
};

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
