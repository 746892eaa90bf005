#pragma once
// A case's events as a set: the order of arrival, duplicates and late ones make no difference to what comes out.
//
//   CaseLog log(scenario);
//   log.add(std::move(event));
//   for (const CaseEvent* event : log.events()) …      // in the order of events, corrections applied
//
// Two events of one name (source and id) are one; if they differ, the one whose text sorts last counts, so that every order of
// arrival agrees. Of several corrections of an event the last by the order of events counts; a correction itself cannot be corrected.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "widgets/tracker/case_event.h"

namespace portal::tracker {

class CaseLog {
 public:
  explicit CaseLog(std::shared_ptr<const Scenario> scenario) : scenario_(std::move(scenario)) {}

  // False where nothing is new. Events may be of any version of the scenario: stages are led over by its migrations.
  bool add(CaseEvent event);

  const std::vector<const CaseEvent*>& events() const;  // valid until the next add
  const std::vector<std::string>& problems() const;     // corrections whose data does not read: the event stays as it was
  // How often the order of events was made anew: while it stays, later events were only put at the end.
  std::size_t generation() const { return generation_; }
  const Scenario& scenario() const { return *scenario_; }
  const std::shared_ptr<const Scenario>& shared_scenario() const { return scenario_; }
  std::size_t size() const { return all_.size(); }
  json::Array wire() const;  // all that were added, by name

 private:
  using Key = std::pair<std::string, std::string>;  // source, id
  void settle() const;
  void look_up(CaseEvent& event) const;

  std::shared_ptr<const Scenario> scenario_;
  std::map<Key, std::unique_ptr<CaseEvent>> all_;
  mutable std::map<Key, std::unique_ptr<CaseEvent>> replaced_;
  mutable std::vector<const CaseEvent*> ordered_;
  mutable std::vector<std::string> problems_;
  mutable std::string version_;  // that the case was opened with
  mutable std::size_t generation_ = 0;
  mutable bool is_settled_ = true;
  mutable bool has_corrections_ = false;
};

}  // namespace portal::tracker
