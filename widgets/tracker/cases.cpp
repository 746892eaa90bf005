// Batches are taken piece by piece: one bad piece does not keep the others out.
#include "widgets/tracker/cases.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::tracker {

namespace {

constexpr std::size_t most_events = 50000;

bool connection_named(std::string_view name, Connection& out) {
  if (name == "live") out = Connection::live;
  else if (name == "polling") out = Connection::polling;
  else if (name == "offline") out = Connection::offline;
  else return false;
  return true;
}

// The definition that a case was opened with, by its first opening.
const CaseEvent* opening(const std::vector<CaseEvent>& events) {
  const CaseEvent* first = nullptr;
  for (const CaseEvent& event : events)
    if (event.kind == EventKind::opened && (first == nullptr || first->before(event))) first = &event;
  return first;
}

}  // namespace

std::vector<Error> Cases::take_batch(const json::Value& batch, const std::string& path) {
  std::vector<Error> problems;
  json::Reader read(batch, path);
  std::string connection;
  std::string as_of;
  std::string cursor;
  read.optional("connection", connection);
  read.optional("asOf", as_of);
  read.optional("cursor", cursor);
  const json::Value* scenarios = read.optional("scenarios", json::Kind::array);
  const json::Value* events = read.optional("events", json::Kind::array);
  if (!connection.empty() && !connection_named(connection, connection_))
    read.fail(ErrorCode::unknown_name, "connection", "one of: live, polling, offline", quoted_excerpt(connection));
  calendar::Instant at = 0;
  if (!as_of.empty() && !calendar::parse_instant(as_of, at))
    read.fail(ErrorCode::out_of_range, "asOf", "an instant of RFC 3339", quoted_excerpt(as_of));
  if (auto finished = read.finish(); !finished.ok()) {
    problems.push_back(std::move(finished).error());
    return problems;
  }
  if (!as_of.empty()) as_of_ = std::move(as_of);
  if (!cursor.empty()) cursor_ = std::move(cursor);
  for (std::size_t i = 0; scenarios != nullptr && i < scenarios->array().size(); ++i) {
    auto taken = Scenario::read(scenarios->array()[i]);
    if (!taken.ok()) {
      Error error = std::move(taken).error();
      error.path = json::pointer_join(path + "/scenarios", i) + error.path;
      problems.push_back(std::move(error));
    } else if (definition_for(taken.value()->id, taken.value()->version) == nullptr) {
      scenarios_.push_back(std::move(taken).value());
    }
  }
  std::vector<Error> more;
  if (events != nullptr) more = take_events(*events, path + "/events");
  for (Error& error : more) problems.push_back(std::move(error));
  std::vector<std::string> ids;
  for (const auto& [id, kept] : waiting_) ids.push_back(id);
  for (const std::string& id : ids) adopt(id);
  return problems;
}

std::vector<Error> Cases::take_events(const json::Value& events, const std::string& path) {
  std::vector<Error> problems;
  for (std::size_t i = 0; i < events.array().size(); ++i) {
    auto event = read_case_event(events.array()[i], json::pointer_join(path, i));
    if (!event.ok()) problems.push_back(std::move(event).error());
    else if (!place(std::move(event).value()))
      problems.emplace_back(ErrorCode::too_large, json::pointer_join(path, i), "at most 50000 events a case", "more");
  }
  return problems;
}

bool Cases::place(CaseEvent event) {
  const std::string id = event.subject;
  const auto found = cases_.find(id);
  if (found != cases_.end()) {
    if (found->second->log.size() >= most_events) return false;
    if (found->second->log.add(std::move(event))) changed_.push_back(id);
    return true;
  }
  std::vector<CaseEvent>& waiting = waiting_[id];
  if (waiting.size() >= most_events) return false;
  const bool is_opening = event.kind == EventKind::opened;
  waiting.push_back(std::move(event));
  if (is_opening) adopt(id);
  return true;
}

std::shared_ptr<const Scenario> Cases::definition_for(const std::string& scenario, const std::string& version) const {
  for (const auto& known : scenarios_)
    if (known->id == scenario && known->version == version) return known;
  return nullptr;
}

// Gives a case its definition: that of its version, else one that declares how to lead it over.
bool Cases::adopt(const std::string& id) {
  std::vector<CaseEvent>& events = waiting_[id];
  const CaseEvent* opened = opening(events);
  std::shared_ptr<const Scenario> chosen;
  std::string migrated_from;
  if (opened != nullptr) {
    chosen = definition_for(opened->name, opened->version);
    for (const auto& known : scenarios_) {
      bool is_led = false;
      if (chosen != nullptr || known->id != opened->name) continue;
      known->migrated(opened->version, "", is_led);
      if (!is_led) continue;
      chosen = known;
      migrated_from = opened->version;
    }
  }
  if (chosen == nullptr) return false;
  auto made = std::make_unique<Case>(std::move(chosen));
  made->migrated_from = std::move(migrated_from);
  for (CaseEvent& event : events) made->log.add(std::move(event));
  cases_[id] = std::move(made);
  waiting_.erase(id);
  changed_.push_back(id);
  return true;
}

Result<void> Cases::take_scenario(const json::Value& scenario) {
  PORTAL_TRY(alone_, Scenario::read(scenario));
  if (definition_for(alone_->id, alone_->version) == nullptr) scenarios_.push_back(alone_);
  std::vector<std::string> ids;
  for (const auto& [id, kept] : waiting_) ids.push_back(id);
  for (const std::string& id : ids) adopt(id);
  return {};
}

Result<void> Cases::take_calendar(const json::Value& calendar) {
  PORTAL_TRY(calendar_, calendar::WorkingCalendar::read(calendar, "/calendar"));
  settled_at_ = -1;
  return {};
}

void Cases::fold_new(Case& its) {
  const std::size_t count = its.log.events().size();
  if (its.generation != its.log.generation() || its.folded > count) {
    its.state = CaseState();
    its.folded = 0;
  }
  fold_more(its.log, its.folded, its.state);
  its.folded = count;
  its.generation = its.log.generation();
}

void Cases::settle() {
  circumstances_.calendar = &calendar_;
  circumstances_.days = &days_;
  const bool all = settled_at_ != circumstances_.now;
  settled_at_ = circumstances_.now;
  for (const auto& [id, entry] : cases_) {
    const bool is_new = std::find(changed_.begin(), changed_.end(), id) != changed_.end();
    if (!all && !is_new) continue;
    fold_new(*entry);
    entry->progress = progress_of(entry->log.scenario(), entry->state, circumstances_);
  }
  changed_.clear();
}

const Case* Cases::find(const std::string& id) const {
  const auto found = cases_.find(id);
  return found == cases_.end() ? nullptr : found->second.get();
}

bool Cases::waits_for_definition(const std::string& id) const {
  const auto found = waiting_.find(id);
  return found != waiting_.end() && opening(found->second) != nullptr;
}

std::string Cases::awaited_version(const std::string& id) const {
  const auto found = waiting_.find(id);
  const CaseEvent* opened = found != waiting_.end() ? opening(found->second) : nullptr;
  return opened != nullptr ? opened->version : std::string();
}

json::Value Cases::batch() const {
  json::Object out;
  json::Array scenarios;
  json::Array events;
  for (const auto& scenario : scenarios_) scenarios.push_back(scenario->source);
  for (const auto& [id, entry] : cases_)
    for (json::Value& event : entry->log.wire()) events.push_back(std::move(event));
  for (const auto& [id, waiting] : waiting_)
    for (const CaseEvent& event : waiting) events.push_back(event.wire);
  out.set("scenarios", std::move(scenarios));
  out.set("events", std::move(events));
  if (!as_of_.empty()) out.set("asOf", as_of_);
  if (!cursor_.empty()) out.set("cursor", cursor_);
  return out;
}

}  // namespace portal::tracker
