#pragma once
// Wakes whoever waits for a person's news: what is new is read from the storage, here is only that there is something.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace portal::demo {

class EventHub {
 public:
  void tell(const std::string& person);

  // Waits until something was told to the person since `seen`, or the time is over, or the hub has ended. Returns what to give as
  // `seen` the next time; 0, which is never told, does not wait.
  std::uint64_t wait(const std::string& person, std::uint64_t seen, std::chrono::milliseconds time);

  void end();  // wakes all, for good
  bool has_ended();

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  std::map<std::string, std::uint64_t> told_;
  bool ended_ = false;
};

}  // namespace portal::demo
