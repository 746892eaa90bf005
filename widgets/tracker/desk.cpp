// The case, the step, how it stands.
#include "widgets/tracker/desk.h"

namespace portal::tracker {

parts::Desk desk_of(const std::string& id, const Case& its, const Summary& summary, const Words& words) {
  const Scenario& scenario = its.log.scenario();
  parts::Desk desk;
  desk.hours = words.own(scenario, "support.hours");
  if (!scenario.support_phone.empty()) desk.phones.push_back({{}, scenario.support_phone});
  std::string title = words.title(scenario);
  if (its.state.opened != nullptr && !its.state.opened->number.empty()) title += ", " + words.say("tracker.case", "number", its.state.opened->number);
  desk.handover.push_back({"case", words.say("tracker.help.context.case"), title});
  if (its.progress.here != nowhere)
    desk.handover.push_back({"step", words.say("tracker.help.context.step"), words.stage(scenario, its.progress.here)});
  desk.handover.push_back({"status", words.say("tracker.help.context.status"), summary.status});
  desk.about.set("case", id);
  if (summary.stage != nowhere) desk.about.set("stage", scenario.stages[summary.stage].id);
  return desk;
}

}  // namespace portal::tracker
