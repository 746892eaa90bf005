#pragma once
// For tests: the program itself in a process of its own, to be ended in any way.

#include <sys/wait.h>

#include <csignal>
#include <cstdio>

#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {

// The program itself, as an operator starts it.
class PortalProcess {
 public:
  explicit PortalProcess(const std::string& data, int port = 0) {  // 0: any that is free
    int out[2];
    if (pipe(out) != 0) return;
    id_ = fork();
    if (id_ == 0) {
      dup2(out[1], STDOUT_FILENO);
      close(out[0]);
      close(out[1]);
      const std::string content = content_folder();
      const std::string wanted = std::to_string(port);
      execl(PORTAL_DEMO, PORTAL_DEMO, "--port", wanted.c_str(), "--data", data.c_str(), "--content", content.c_str(), "--dist", data.c_str(),
            nullptr);
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

}  // namespace portal::demo
