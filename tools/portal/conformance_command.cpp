// portal conformance: journeys that were walked against the scenario that was approved; deviations listed.
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/scenario_cases.h"
#include "widgets/tracker/conformance.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal conformance EVENTS… SCENARIO [--calendar FILE] [--zone Asia/Krasnoyarsk] [--now INSTANT] [--lang ru|en] [--json]\n"
    "EVENTS are lists of CloudEvents of any number of cases; status 1 where something deviates.";

void print(const std::string& id, const tracker::Deviation& deviation, const std::string& language, bool as_json) {
  const std::string code(tracker::name_of(deviation.code));
  const std::string words(tracker::words_of(deviation.code, language));
  if (as_json) {
    const json::Object line{{"case", id},    {"code", code}, {"stage", deviation.stage}, {"event", deviation.event}, {"detail", deviation.detail},
                            {"words", words}};
    std::printf("%s\n", json::write(line).c_str());
    return;
  }
  std::printf("%s: %s%s%s: %s%s%s%s\n", id.c_str(), code.c_str(), deviation.stage.empty() ? "" : " ", deviation.stage.c_str(), words.c_str(),
              deviation.detail.empty() ? "" : " (", deviation.detail.c_str(), deviation.detail.empty() ? "" : ")");
}

}  // namespace

int conformance_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"json", "help"};
  static constexpr std::string_view known[] = {"calendar", "zone", "now", "lang", "json", "help"};
  const Arguments arguments(words, flags);
  if (arguments.has("help")) return std::puts(std::string(usage).c_str()), 0;
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("conformance", "no option --" + strangers[0], usage);
  if (arguments.plain().size() < 2) return refuse("conformance", "expected events and a scenario", usage);
  const std::vector<std::string> files(arguments.plain().begin(), arguments.plain().end() - 1);
  tracker::Cases cases;
  if (!read_cases("conformance", arguments, arguments.plain().back(), files, cases)) return 1;
  std::size_t found = 0;
  for (const auto& [id, its] : cases.all())
    for (const tracker::Deviation& deviation : tracker::conformance(*its, cases.circumstances())) {
      print(id, deviation, arguments.get("lang", "en"), arguments.has("json"));
      ++found;
    }
  if (!arguments.has("json")) std::printf("%zu cases, %zu deviations\n", cases.all().size(), found);
  return found == 0 ? 0 : 1;
}

}  // namespace portal::tools
