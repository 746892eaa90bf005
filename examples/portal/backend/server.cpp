// Between cpp-httplib's requests and ours.

#include "examples/portal/backend/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace portal::demo {
namespace {

constexpr std::size_t most_threads = 512;
constexpr std::time_t keep_alive_seconds = 2;               // also the longest that stop() waits for an idle connection
constexpr std::size_t most_read_bytes = 64U * 1024 * 1024;  // of a body that is refused anyway

// Reads the body in full, so that the next request on this connection begins where it should, but keeps no more than we take.
void read_body(const httplib::Request& from, const httplib::ContentReader& content, Request& to) {
  if (!from.has_header("Content-Length") && !from.has_header("Transfer-Encoding")) return;  // RFC 9112, 6.3: no body
  std::size_t read = 0;
  const auto keep = [&](const char* data, std::size_t size) {
    read += size;
    if (read > max_body_bytes) {
      to.body_too_large = true;
      to.body.clear();
      return read <= most_read_bytes;
    }
    to.body.append(data, size);
    return true;
  };
  if (from.is_multipart_form_data()) {
    content([](const httplib::MultipartFormData&) { return true; }, [](const char*, std::size_t) { return true; });
  } else {
    content(keep);
  }
}

Request request_of(const httplib::Request& from) {
  Request to;
  to.method = from.method == "HEAD" ? "GET" : from.method;
  const std::size_t mark = std::min(from.target.find('?'), from.target.size());
  to.path = from.target.substr(0, mark);
  to.query = from.target.substr(std::min(mark + 1, from.target.size()));
  for (const auto& [name, value] : from.headers) to.headers.push_back({lower_ascii(name), value});
  return to;
}

void answer(const Response& from, const httplib::Request& request, httplib::Response& to) {
  // Ranges are optional to support (RFC 9110, 14.2) and the library would cut a body whose status says it is whole.
  const_cast<httplib::Request&>(request).ranges.clear();
  to.status = from.status;
  std::string type;
  for (const Field& header : from.headers) {
    if (header.name == "Content-Type") type = header.value;
    else to.set_header(header.name, header.value);
  }
  if (from.stream) {
    to.set_chunked_content_provider(type, [stream = from.stream](std::size_t, httplib::DataSink& sink) {
      std::string chunk;
      if (!sink.is_writable() || !stream->next(chunk)) {
        sink.done();
        return true;
      }
      return sink.write(chunk.data(), chunk.size());
    });
    return;
  }
  if (from.body.empty()) return;
  // A provider of known length: the library compresses plain bodies again, also those that lie there as Brotli.
  to.set_content_provider(from.body.size(), type, [body = from.body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(body.data() + offset, length);
  });
}

// A thread for each open connection, made when none is free: an idle connection and a stream of news hold theirs for as long as they
// are open. Beyond the most, connections wait.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    tasks_.push_back(std::move(task));
    if (tasks_.size() > idle_ && threads_.size() < most_threads) threads_.emplace_back([this] { work(); });
    woken_.notify_one();
  }
  void shutdown() override {
    {
      std::lock_guard lock(mutex_);
      ending_ = true;
    }
    woken_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      woken_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
      --idle_;
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool ending_ = false;
};

}  // namespace

struct Server::Socket {
  explicit Socket(Portal& served) : portal(served) {}

  void serve(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader* content) {
    Request ours = request_of(request);
    if (content) read_body(request, *content, ours);
    answer(portal.handle(ours), request, response);
  }
  void refuse(const httplib::Request& request, httplib::Response& response) {
    Response refusal = portal.refuse(response.status, request.get_header_value("Accept-Language"));
    add_security_headers(refusal);
    answer(refusal, request, response);
  }

  Portal& portal;
  httplib::Server server;
  std::atomic<bool> started = false;
  std::atomic<bool> finished = false;
  std::atomic<bool> told_to_stop = false;
};

Server::Server(Portal& portal) : socket_(std::make_unique<Socket>(portal)) {
  Socket& socket = *socket_;
  httplib::Server& server = socket.server;
  const auto without_body = [&socket](const httplib::Request& request, httplib::Response& response) { socket.serve(request, response, nullptr); };
  const auto with_body = [&socket](const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& content) {
    socket.serve(request, response, &content);
  };
  server.Get(".*", without_body).Options(".*", without_body);
  server.Post(".*", with_body).Put(".*", with_body).Patch(".*", with_body).Delete(".*", with_body);
  // What no handler answered: the library's own refusals have no body yet.
  server.set_error_handler([&socket](const httplib::Request& request, httplib::Response& response) {
    if (response.has_header("Content-Security-Policy")) return;
    socket.refuse(request, response);
  });
  server.set_exception_handler([&socket](const httplib::Request& request, httplib::Response& response, std::exception_ptr) {
    response.status = 500;
    socket.refuse(request, response);
  });
  server.new_task_queue = [] { return new ConnectionThreads(); };
  server.set_keep_alive_timeout(keep_alive_seconds).set_keep_alive_max_count(1000).set_tcp_nodelay(true);
  server.set_payload_max_length(most_read_bytes);
  // Not the library's SO_REUSEPORT: two portals on one port would share the visitors without a word.
  server.set_socket_options([](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  });
}

Server::~Server() { stop(); }

std::optional<int> Server::bind(int port) {
  constexpr const char* host = "127.0.0.1";
  if (port == 0) {
    const int given = socket_->server.bind_to_any_port(host);
    return given > 0 ? std::optional(given) : std::nullopt;
  }
  return socket_->server.bind_to_port(host, port) ? std::optional(port) : std::nullopt;
}

// The library forgets a stop() that comes before it listens: the flags make the two meet whichever is first.
void Server::run() {
  socket_->started = true;
  if (!socket_->told_to_stop) socket_->server.listen_after_bind();
  socket_->finished = true;
}

void Server::stop() {
  socket_->told_to_stop = true;
  socket_->portal.end_streams();
  while (socket_->started && !socket_->finished && !socket_->server.is_running()) std::this_thread::yield();
  socket_->server.stop();
}

}  // namespace portal::demo
