// What does not read is said with its file and path; nothing is passed over in silence.
#include "tools/portal/scenario_cases.h"

#include <algorithm>
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/named_examples.h"

namespace portal::tools {

namespace {

bool complain(std::string_view command, const std::string& file, const Error& error) {
  std::fprintf(stderr, "portal %.*s: %s: %s\n", static_cast<int>(command.size()), command.data(), file.c_str(), error.text().c_str());
  return false;
}

calendar::Instant last_moment(const json::Value& events) {
  calendar::Instant last = 0;
  for (const json::Value& event : events.array()) {
    calendar::Instant at = 0;
    const json::Value* time = event.find("time");
    if (time != nullptr && time->is_string() && calendar::parse_instant(time->text(), at)) last = std::max(last, at);
  }
  return last;
}

}  // namespace

bool read_cases(std::string_view command, const Arguments& arguments, const std::string& scenario, const std::vector<std::string>& files,
                tracker::Cases& cases) {
  const auto definition = read_json_file(scenario);
  if (!definition.ok()) return complain(command, scenario, definition.error());
  if (const auto taken = cases.take_scenario(definition.value()); !taken.ok()) return complain(command, scenario, taken.error());
  cases.set_zone(arguments.get("zone", "Asia/Krasnoyarsk"));
  if (const std::string file = arguments.get("calendar"); !file.empty()) {
    const auto calendar = read_json_file(file);
    if (!calendar.ok()) return complain(command, file, calendar.error());
    if (const auto taken = cases.take_calendar(calendar.value()); !taken.ok()) return complain(command, file, taken.error());
  }
  calendar::Instant now = 0;
  for (const std::string& file : files) {
    const auto events = read_json_file(file);
    if (!events.ok()) return complain(command, file, events.error());
    if (!events.value().is_array()) return complain(command, file, Error{ErrorCode::wrong_type, "", "an array of events", "something else"});
    const auto problems = cases.take_events(events.value(), "");
    for (const Error& problem : problems) complain(command, file, problem);
    if (!problems.empty()) return false;
    now = std::max(now, last_moment(events.value()));
  }
  if (const std::string given = arguments.get("now"); !given.empty() && !calendar::parse_instant(given, now))
    return complain(command, "--now", Error{ErrorCode::out_of_range, "", "an instant of RFC 3339", quoted_excerpt(given)});
  cases.take_now(now);
  cases.settle();
  if (!cases.all().empty()) return true;
  return complain(command, files.empty() ? scenario : files.front(),
                  Error{ErrorCode::missing_key, "", "a case of this scenario that was opened", "none"});
}

}  // namespace portal::tools
