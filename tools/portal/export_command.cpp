// portal export: what was learnt, in a form that other tools read. journey-map: the seven fields of the concept, from events.
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/scenario_cases.h"
#include "widgets/tracker/conformance.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal export journey-map EVENTS… SCENARIO [--calendar FILE] [--zone Asia/Krasnoyarsk] [--now INSTANT] [--lang ru]";

}  // namespace

int export_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"help"};
  static constexpr std::string_view known[] = {"calendar", "zone", "now", "lang", "help"};
  const Arguments arguments(words, flags);
  if (arguments.has("help")) return std::puts(std::string(usage).c_str()), 0;
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("export", "no option --" + strangers[0], usage);
  if (arguments.plain().size() < 3 || arguments.plain()[0] != "journey-map")
    return refuse("export", "expected journey-map, events and a scenario", usage);
  const std::vector<std::string> files(arguments.plain().begin() + 1, arguments.plain().end() - 1);
  tracker::Cases cases;
  if (!read_cases("export", arguments, arguments.plain().back(), files, cases)) return 1;
  std::vector<const tracker::Case*> all;
  for (const auto& [id, its] : cases.all()) all.push_back(its.get());
  std::printf("%s\n", json::write(tracker::journey_map(all, cases.circumstances(), arguments.get("lang", "ru"))).c_str());
  return 0;
}

}  // namespace portal::tools
