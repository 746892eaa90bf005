#pragma once
// For tests: a real portal on a free port over a folder of its own, and a browser's part in a few lines.

#include <gtest/gtest.h>
#include <httplib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include "examples/portal/backend/server.h"
#include "sdk/json/json.h"

namespace portal::demo {

// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "portal-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path_ + "/" + name).parent_path());
    std::ofstream(path_ + "/" + name, std::ios::binary) << text;
  }

 private:
  std::string path_;
};

inline std::int64_t fixed_clock() { return 1795305909; }  // 2026-11-22T00:05:09Z

inline const std::string& portal_folder() {
  static const std::string folder = std::string(PORTAL_SOURCE_DIR) + "/examples/portal";
  return folder;
}
inline std::string content_folder() { return portal_folder() + "/content"; }

// The portal as main.cpp puts it together, served from a thread of its own until this ends.
class RunningPortal {
 public:
  struct World {
    std::string content = content_folder();
    Clock clock = &fixed_clock;
  };
  RunningPortal(const std::string& data, const std::string& dist, std::unique_ptr<FormService> forms, const World& world) {
    auto pages = Pages::read(portal_folder() + "/pages");
    auto storages = open_storages(data);
    EXPECT_TRUE(pages.ok()) << (pages.ok() ? "" : pages.error().text());
    EXPECT_TRUE(storages.ok()) << (storages.ok() ? "" : storages.error().text());
    if (!forms) forms = make_form_service(world.content, PORTAL_STRINGS_DIR);
    portal_ = std::make_unique<Portal>(Folders{dist, world.content, portal_folder() + "/pages"}, std::move(pages).value(),
                                       std::move(storages).value(), std::move(forms), world.clock);
    server_ = std::make_unique<Server>(*portal_);
    port_ = server_->bind(0).value_or(0);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningPortal() {
    server_->stop();
    thread_.join();
  }
  RunningPortal(const RunningPortal&) = delete;
  RunningPortal& operator=(const RunningPortal&) = delete;

  int port() const { return port_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_keep_alive(false);
    client.set_read_timeout(30);
    client.set_write_timeout(30);
    return client;
  }

 private:
  std::unique_ptr<Portal> portal_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
  int port_ = 0;
};

class PortalTest : public ::testing::Test {
 protected:
  void SetUp() override { restart(); }
  // Ends the portal and starts another over the same data.
  void restart(std::unique_ptr<FormService> forms = nullptr) {
    portal_.reset();
    portal_ = std::make_unique<RunningPortal>(folder_ / "data", folder_ / "dist", std::move(forms), world_);
  }
  httplib::Client client() const { return portal_->client(); }

  // The demo's content with a small scenario besides, and an authority that answers a second after an application.
  void use_test_scenarios() {
    world_.content = folder_ / "content";
    std::filesystem::copy(content_folder(), world_.content, std::filesystem::copy_options::recursive);
    for (const char* name : {"test-errand", "test-other"}) {
      const std::string path = std::string("content/scenarios/") + name;
      folder_.write(path + ".json", R"({"id":")" + std::string(name) + R"(","version":"1"})");
      folder_.write(path + ".authority.json",
                    R"({"source":"/test","opened":[{"type":"portal.case.opened","data":{"scenario":")" + std::string(name) + R"(","version":"1"}}],
        "actions":[{"stage":"apply","action":"send","reply":{"message":"Принято"},"emit":[
          {"type":"portal.stage.changed","data":{"stage":"apply","status":"submitted","by":"client","choice":"$choice"}}]}],
        "rules":[{"id":"accepted","when":{"type":"portal.stage.changed","data":{"stage":"apply","status":"submitted"},"occurrence":1},
          "after":"PT1S","emit":[{"type":"portal.stage.changed","data":{"stage":"apply","status":"accepted","by":"authority"}}]}]})");
    }
  }

  TemporaryFolder folder_;
  RunningPortal::World world_;
  std::unique_ptr<RunningPortal> portal_;
};

inline json::Value body_of(const httplib::Result& result) {
  if (!result) return nullptr;
  auto parsed = json::parse(result->body);
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

inline std::string text_of(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  return found && found->is_string() ? found->text() : std::string();
}

inline std::string problem_type(const httplib::Result& result) { return text_of(body_of(result), "type"); }

// An application that the demo's small form accepts.
inline json::Object certificate_data() {
  return {{"certificate", "family"}, {"lastName", "Соколова"}, {"firstName", "Анна"}, {"snils", "99900041836"}, {"email", "anna@example.com"}};
}
inline std::string certificate_application(json::Object data = certificate_data()) {
  return json::write(json::Object{{"form", "certificate-request"}, {"version", "1.0.0"}, {"data", std::move(data)}});
}
inline httplib::Result submit(httplib::Client& client, const std::string& key, const std::string& body) {
  return client.Post("/api/applications", {{"Idempotency-Key", key}}, body, "application/json");
}

}  // namespace portal::demo
