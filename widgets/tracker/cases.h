#pragma once
// All cases of one person as the widget knows them: definitions, logs of events, the time and the calendar they are told by.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sdk/calendar/working_calendar.h"
#include "sdk/json/archive.h"
#include "widgets/tracker/progress.h"

namespace portal::tracker {

struct Case {
  explicit Case(std::shared_ptr<const Scenario> scenario) : log(std::move(scenario)) {}
  CaseLog log;
  CaseState state;
  Progress progress;
  std::string migrated_from;  // the version it was opened with, where it is shown by another
  std::size_t folded = 0;     // so many events are in the state, in the order of this generation of the log
  std::size_t generation = 0;
};

enum class Connection : unsigned char { unknown, live, polling, offline };

class Cases {
 public:
  // A problem is what was left out: an event or a definition that does not read. All else was taken.
  std::vector<Error> take_batch(const json::Value& batch, const std::string& path);
  std::vector<Error> take_events(const json::Value& events, const std::string& path);
  Result<void> take_scenario(const json::Value& scenario);
  Result<void> take_calendar(const json::Value& calendar);
  void take_now(calendar::Instant now) {
    circumstances_.now = now;
    circumstances_.has_now = true;
  }
  void set_zone(std::string zone) { circumstances_.zone = std::move(zone); }
  void set_connection(Connection connection) { connection_ = connection; }

  // Folds what changed, and everything where the time did.
  void settle();

  const std::map<std::string, std::unique_ptr<Case>>& all() const { return cases_; }
  const Case* find(const std::string& id) const;
  bool waits_for_definition(const std::string& id) const;  // events are here, their definition is not
  std::string awaited_version(const std::string& id) const;
  const std::shared_ptr<const Scenario>& alone() const { return alone_; }  // the definition given as a property

  Connection connection() const { return connection_; }
  const std::string& as_of() const { return as_of_; }
  const std::string& cursor() const { return cursor_; }
  const Circumstances& circumstances() const { return circumstances_; }

  // As a batch: what a cache keeps and a state is restored from.
  json::Value batch() const;

 private:
  static void fold_new(Case& its);
  bool place(CaseEvent event);
  bool adopt(const std::string& id);
  std::shared_ptr<const Scenario> definition_for(const std::string& scenario, const std::string& version) const;

  std::map<std::string, std::unique_ptr<Case>> cases_;     // by id
  std::map<std::string, std::vector<CaseEvent>> waiting_;  // events before their definition
  std::vector<std::shared_ptr<const Scenario>> scenarios_;
  std::shared_ptr<const Scenario> alone_;
  calendar::WorkingCalendar calendar_;
  CivilDays days_;
  Circumstances circumstances_;
  Connection connection_ = Connection::unknown;
  std::string as_of_;
  std::string cursor_;
  std::vector<std::string> changed_;  // ids of cases to fold
  calendar::Instant settled_at_ = -1;
};

}  // namespace portal::tracker
