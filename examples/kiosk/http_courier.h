#pragma once
// Letters over HTTP, one after another, on a thread of its own.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "examples/kiosk/courier.h"

namespace portal::kiosk {

class HttpCourier : public Courier {
 public:
  // `backend`: "http://127.0.0.1:8080". `wake` is called from the thread when an answer is there.
  HttpCourier(std::string backend, void (*wake)(void*), void* whom);
  ~HttpCourier() override;
  std::int64_t send(Letter letter) override;
  std::optional<std::pair<std::int64_t, Answer>> take_answer() override;

 private:
  void work();
  Answer carry(const Letter& letter) const;

  std::string backend_;
  void (*wake_)(void*);
  void* whom_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::int64_t, Letter>> outgoing_;
  std::deque<std::pair<std::int64_t, Answer>> answers_;
  std::int64_t last_ = 0;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace portal::kiosk
