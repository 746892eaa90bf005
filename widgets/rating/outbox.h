#pragma once
// The outbox: an event is kept on the device before it is sent, sent until the portal has said that it has it, and then taken out.
//
// Whoever keeps events counts each source and id once (the event's id is the Idempotency-Key), so sending twice, from two tabs or
// after an answer that was lost, is keeping once. Record `ratings-outbox`: {"events": [CloudEvent, …]}, oldest first.
// Request: "ratings.send" {"event"}; the reply is anything, or a problem. A problem with a status of 400–499 is final.

#include <string>

#include "sdk/methodology/rating_event.h"
#include "widgets/rating/shared_record.h"

namespace portal::rating {

class Outbox {
 public:
  Outbox();

  void start(const session::Context& context, session::Effects& effects);
  void add(const methodology::RatingEvent& event, session::Effects& effects);
  // Takes an event back that has not left; false where it is on its way, or gone.
  bool take_back(const std::string& source, const std::string& id, session::Effects& effects);

  enum class News : unsigned char { not_mine, nothing, accepted, refused, unreachable };
  struct Reply {
    News news = News::not_mine;
    std::string source, id;  // of the event that the news is about
    std::string problem;     // of refused: its type
  };
  Reply reply(std::int64_t request, bool ok, const json::Value& value, session::Effects& effects);

  bool can_send() const { return can_send_; }
  std::size_t size() const;
  // Neither here nor on its way, and all changes are stored: another tab has sent it.
  bool is_gone(const std::string& source, const std::string& id) const;

  void archive(json::Archive& state);

 private:
  void send(session::Effects& effects);
  void wait(session::Effects& effects);

  SharedRecord record_;
  bool can_send_ = false;
  std::int64_t sending_ = 0, timer_ = 0, failures_ = 0;
  std::string source_, id_;  // of the event under way
};

}  // namespace portal::rating
