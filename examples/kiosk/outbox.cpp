// Sending until it is there.
#include "examples/kiosk/outbox.h"

#include <algorithm>

namespace portal::kiosk {

namespace {

constexpr double longest_pause = 60;

// 408 and 429 ask for another try, 401 and 403 for staff who let the terminal in again; whatever else is 4xx will not become right by itself.
bool is_final(int status) {
  const bool can_wait = status == 401 || status == 403 || status == 408 || status == 429;
  return (status >= 200 && status < 300) || (status >= 400 && status < 500 && !can_wait);
}

}  // namespace

void wipe(std::string& text) {
  volatile char* letters = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) letters[i] = 0;
  text.clear();
}

Outbox::~Outbox() {
  for (Waiting& one : waiting_) wipe(one.letter.body);
}

void Outbox::add(Letter letter, double now) {
  waiting_.push_back({std::move(letter), 0, now, 5});
  tick(now);
}

void Outbox::tick(double now) {
  for (Waiting& one : waiting_)
    if (one.sent_as == 0 && one.due <= now) one.sent_as = courier_.send(one.letter);
}

bool Outbox::take(std::int64_t id, const Answer& answer, double now, std::vector<News>& news) {
  const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& one) { return one.sent_as == id; });
  if (found == waiting_.end()) return false;
  news.push_back({found->letter.key, answer, is_final(answer.status)});
  if (news.back().is_final) {
    wipe(found->letter.body);
    waiting_.erase(found);
    return true;
  }
  found->sent_as = 0;
  found->due = now + found->pause;
  found->pause = std::min(found->pause * 2, longest_pause);
  return true;
}

double Outbox::next_turn() const {
  double next = 1e18;
  for (const Waiting& one : waiting_)
    if (one.sent_as == 0) next = std::min(next, one.due);
  return next;
}

}  // namespace portal::kiosk
