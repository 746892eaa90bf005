// Sentences from parts.
#include "widgets/tracker/words.h"

#include <algorithm>
#include <utility>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"

namespace portal::tracker {

std::string iso(std::int32_t day) { return calendar::date_text(calendar::date_of(day)); }

std::string Words::say(const char* key, const char* name, json::Value value) const { return context_.strings.format(key, name, std::move(value)); }

std::string Words::say(const char* key, const char* name, json::Value value, const char* second_name, json::Value second) const {
  return context_.strings.format(key, name, std::move(value), second_name, std::move(second));
}

std::string Words::document(const Scenario& scenario, std::size_t index) const {
  return own(scenario, "documents." + scenario.documents[index].id + ".title");
}

std::string Words::quoted_list(const Scenario& scenario, const std::vector<std::size_t>& stages) const {
  std::string out;
  for (const std::size_t index : stages) {
    if (!out.empty()) out += ", ";
    out += say("tracker.quoted", "text", stage(scenario, index));
  }
  return out;
}

std::string Words::who(const Scenario& scenario, std::size_t stage, Actor turn) const {
  if (turn == Actor::client) return say("tracker.turn.client");
  if (turn == Actor::third_party) return say("tracker.turn.thirdParty");
  for (std::size_t at = stage; at != nowhere; at = scenario.stages[at].parent) {
    const std::size_t service = scenario.stages[at].service;
    if (service == nowhere) continue;
    std::string authority = own(scenario, "services." + scenario.services[service].id + ".authority");
    if (!authority.empty()) return authority;
  }
  return say("tracker.turn.authority");
}

std::string Words::left(const Due& due) const {
  const char* unit = due.is_working ? "working" : "calendar";
  long long number = due.left < 0 ? -static_cast<long long>(due.left) : due.left;
  if (due.by_hours) {
    unit = due.is_overdue || number >= 60 ? "hours" : "minutes";
    if (due.is_overdue || number >= 60) number /= 60;
  }
  json::Object arguments;
  arguments.set("left", number);
  return say(std::string(due.is_overdue ? "tracker.late." : "tracker.left.") + unit, arguments);
}

std::string Words::when(const Due& due) const {
  if (due.by_hours) return say("tracker.when.moment", "due", calendar::instant_text(due.moment), "left", left(due));
  return say("tracker.when.day", "due", iso(due.day), "left", left(due));
}

std::string Words::about(const Scenario& scenario, std::size_t stage, const Due& due) const {
  std::string out;
  const auto add = [&out](const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; };
  if (due.was_moved) add(say("tracker.moved", "first", iso(due.first_day)));
  const std::string basis = own(scenario, "stages." + scenario.stages[stage].id + ".deadline.basis");
  if (!basis.empty() && due.term != nullptr) add(say("tracker.basis", "basis", basis));
  if (!due.is_known) {
    if (!out.empty()) out += ".";
    add(say("tracker.unknown-year", "year", static_cast<long long>(due.unknown_year)));
  }
  return out;
}

std::string Words::fact(const Scenario& scenario, const std::string& path) const {
  if (path.compare(0, 9, "decision.") == 0)
    if (const std::size_t index = scenario.stage_named(std::string_view(path).substr(9)); index != nowhere) return stage(scenario, index);
  std::string title = own(scenario, "facts." + path + ".title");
  return title.empty() ? path : title;
}

std::string Words::value(const json::Value& value) const {
  if (value.is_boolean()) return say(value.boolean() ? "tracker.yes" : "tracker.no");
  return value.is_string() ? value.text() : json::write(value);
}

}  // namespace portal::tracker
