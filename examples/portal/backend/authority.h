#pragma once
// The other side of the demo's cases: an authority, played from a file beside the scenario, with delays, refusals and returns.
//
// <content>/scenarios/<scenario>.authority.json:
//   {"source": "/zags/krasnoyarsk",                       CloudEvents source of all its events
//    "opened": [EVENT…],                                  when a case is opened
//    "actions": [{"stage": "…"?, "action": "…", "reply": {…}?, "emit": [EVENT…]}],       a person's act, as events
//    "rules": [{"id": "…", "when": {"type": "…", "data": {…}, "occurrence": 1?}, "after": "PT8S", "emit": [EVENT…]}]}
// EVENT is {"type", "data"}; id, source, time and subject are added, and "$choice" in its data is what the person chose. A rule is
// about events of that type whose data has all members of `when.data`; it fires once for each, or only for the first, second …
// where it names an occurrence. What is due survives a restart: it is worked out anew from the events that are stored.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "examples/portal/backend/case_storage.h"
#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/event_hub.h"

namespace portal::demo {

class Authority {
 public:
  // `content` holds scenarios/. Nothing is played before start().
  Authority(std::string content, CaseStorage& storage, EventHub& hub, Clock clock);
  ~Authority();
  Authority(const Authority&) = delete;
  Authority& operator=(const Authority&) = delete;

  void start();

  // Whether there is such a scenario. `name` is a plain name (http.h).
  bool knows(const std::string& scenario);

  // The events that open a case; their ids come from the case's, so that opening twice is opening once.
  Result<void> open(const Case& opened);

  struct Act {
    std::string stage;
    std::string action;
    std::string choice;
    std::string key;  // makes the act happen once
  };
  // The reply to the person's act; nothing where the scenario has no such act.
  Result<std::optional<json::Value>> act(const Case& in, const Act& act);

 private:
  struct Due;
  struct Script;

  const Script* script(const std::string& scenario);
  Result<void> emit(const Case& in, const Script& script, const json::Array& events, const std::string& id, const std::string& choice);
  void plan(const Case& in, const Script& script, const json::Value& event);
  void plan_all();
  void run();
  void play(const Due& due);

  const std::string content_;
  CaseStorage& storage_;
  EventHub& hub_;
  const Clock clock_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::map<std::string, std::unique_ptr<Script>> scripts_;
  std::multimap<std::int64_t, Due> due_;             // by seconds of the clock
  std::map<std::string, std::int64_t> occurrences_;  // of a rule in a case
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace portal::demo
