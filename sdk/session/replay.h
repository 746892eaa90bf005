#pragma once
// A log played again: any moment of it can be gone to, looked at, and left by another way.
//
//   PORTAL_TRY(auto replay, Replay::create(kind, log, strings));    // all of it is played once
//   replay->go(12);  replay->session().tree();                      // as it stood after twelve events
//   replay->branch(event);                                          // what followed is forgotten, this happens instead
//
// Position 0 is the creation, position n what stood after n events. An event that the session refuses stays in the log with its error, as
// the page went on without it.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/log.h"
#include "sdk/session/session.h"

namespace portal::session {

// What one step brought.
struct Moment {
  json::Value update;          // null where the session refused the event
  std::optional<Error> fault;  // why it did
  bool differs = false;        // the log has kept another update than this
};

// A request of the session, by its number.
struct AskedRequest {
  std::int64_t id = 0;
  std::string kind;
  std::size_t position = 0;  // where it was asked
  json::Value what;          // the request whole
};

class Replay {
 public:
  // `strings`: a locale file for a log that has none. Errors: those of Session::create.
  static Result<std::unique_ptr<Replay>> create(const WidgetKind& kind, Log log, const json::Value& strings);

  const WidgetKind& kind() const { return kind_; }
  const Log& log() const { return log_; }
  std::size_t size() const { return log_.steps.size(); }
  std::size_t position() const { return position_; }
  const Moment& moment(std::size_t position) const { return moments_[position]; }  // of a position that was reached: all but while growing
  Session& session() { return *session_; }

  void go(std::size_t position);  // beyond the end: to the end
  void append(LogStep step);      // the log has grown; the position stays
  const Moment& branch(ui::Event event);
  void take_back();  // the last step, where we stand, which the session has refused: nothing came of it

  // Every request up to the end, in order; and the one that a reply answers, nullptr where there is none.
  const std::vector<AskedRequest>& requests() const { return requests_; }
  const AskedRequest* request(std::int64_t id) const;

  std::size_t refused() const;    // events that the session did not take
  std::size_t different() const;  // updates that are not what the log has kept

 private:
  Replay(const WidgetKind& kind, Log log, json::Value options);
  Result<void> begin();
  void step();  // one on, from position_
  void keep(std::size_t position, Moment moment);

  WidgetKind kind_;
  Log log_;
  json::Value options_;  // with strings
  std::unique_ptr<Session> session_;
  std::size_t position_ = 0;
  std::vector<Moment> moments_;
  std::vector<AskedRequest> requests_;
};

}  // namespace portal::session
