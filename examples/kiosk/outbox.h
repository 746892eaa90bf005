#pragma once
// What people have sent and the portal does not have yet. In memory alone: a terminal in a hall keeps no person's answers on a disk, not even
// sealed, since whoever carries it away carries the key as well. The price: what has not left when the power goes is lost; the count of waiting
// letters is what the staff sees before they switch it off.
//
// A letter goes again under the same key until the portal has answered with something final: it counts once, however often it goes.

#include <string>
#include <vector>

#include "examples/kiosk/courier.h"

namespace portal::kiosk {

class Outbox {
 public:
  explicit Outbox(Courier& courier) : courier_(courier) {}
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  void add(Letter letter, double now);  // tried at once
  void tick(double now);                // tries again what is due: after 5 seconds, then twice as long, at most every 60

  struct News {
    std::string key;
    Answer answer;
    bool is_final = false;  // it arrived, or was refused for good; otherwise it waits for its next turn
  };
  // False: the answer belongs to something else.
  bool take(std::int64_t id, const Answer& answer, double now, std::vector<News>& news);

  std::size_t size() const { return waiting_.size(); }
  double next_turn() const;  // a moment, or 1e18 where nothing waits

 private:
  struct Waiting {
    Letter letter;
    std::int64_t sent_as = 0;  // 0: not on its way
    double due = 0;
    double pause = 5;
  };

  Courier& courier_;
  std::vector<Waiting> waiting_;
};

void wipe(std::string& text);  // overwrites it before it is let go

}  // namespace portal::kiosk
