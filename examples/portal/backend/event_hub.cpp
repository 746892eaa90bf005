// One lock and one condition for all: a demo's load.
#include "examples/portal/backend/event_hub.h"

namespace portal::demo {

void EventHub::tell(const std::string& person) {
  {
    std::lock_guard lock(mutex_);
    ++told_[person];
  }
  woken_.notify_all();
}

std::uint64_t EventHub::wait(const std::string& person, std::uint64_t seen, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  if (told_[person] == 0) told_[person] = 1;
  woken_.wait_for(lock, time, [&] { return ended_ || told_[person] != seen; });
  return told_[person];
}

void EventHub::end() {
  {
    std::lock_guard lock(mutex_);
    ended_ = true;
  }
  woken_.notify_all();
}

bool EventHub::has_ended() {
  std::lock_guard lock(mutex_);
  return ended_;
}

}  // namespace portal::demo
