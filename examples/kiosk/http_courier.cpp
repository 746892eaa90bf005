// cpp-httplib as a courier.
#include "examples/kiosk/http_courier.h"

#include <httplib.h>

#include "examples/kiosk/outbox.h"

namespace portal::kiosk {

HttpCourier::HttpCourier(std::string backend, void (*wake)(void*), void* whom)
    : backend_(std::move(backend)), wake_(wake), whom_(whom), thread_([this] { work(); }) {}

HttpCourier::~HttpCourier() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::int64_t HttpCourier::send(Letter letter) {
  const std::lock_guard<std::mutex> lock(mutex_);
  outgoing_.emplace_back(++last_, std::move(letter));
  changed_.notify_all();
  return last_;
}

std::optional<std::pair<std::int64_t, Answer>> HttpCourier::take_answer() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (answers_.empty()) return std::nullopt;
  auto answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

// The terminal has an account of its own at the backend: what was sent from it can be asked for from it, by number.
Answer HttpCourier::carry(const Letter& letter) const {
  httplib::Client client(backend_);
  client.set_connection_timeout(3);
  client.set_read_timeout(10);
  httplib::Headers headers{{"Accept", "application/json"}, {"Cookie", "demo_person=terminal"}};
  if (!letter.key.empty()) headers.emplace("Idempotency-Key", letter.key);
  const httplib::Result result =
      letter.method == "GET" ? client.Get(letter.path, headers) : client.Post(letter.path, headers, letter.body, letter.type);
  if (!result) return {};
  return {result->status, result->body};
}

void HttpCourier::work() {
  for (;;) {
    std::pair<std::int64_t, Letter> next;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [this] { return is_ending_ || !outgoing_.empty(); });
      if (is_ending_) return;
      next = std::move(outgoing_.front());
      outgoing_.pop_front();
    }
    Answer answer = carry(next.second);
    wipe(next.second.body);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      answers_.emplace_back(next.first, std::move(answer));
    }
    wake_(whom_);
  }
}

}  // namespace portal::kiosk
