// The list of cases, and the lines that say how fresh what is shown is.
#include "widgets/tracker/cases_view.h"

#include "widgets/tracker/summary.h"

namespace portal::tracker {

ui::NodePtr list_view(const Cases& cases, const Words& words) {
  ui::Container list = ui::Container::list("cases", ui::Name(words.say("tracker.list", "count", cases.all().size())));
  for (const auto& [id, its] : cases.all()) {
    const Scenario& scenario = its->log.scenario();
    const Summary summary = summarize(scenario, its->state, its->progress, words);
    const std::string node = ui::node_id(id);
    std::string title = words.title(scenario);
    if (its->state.opened != nullptr && !its->state.opened->number.empty())
      title += ", " + its->state.opened->number;  // two of one kind are told apart
    list.add(ui::Container::item("case/" + node)
                 .text(title)
                 .status(summary.head, summary.tone)
                 .paragraph("case/" + node + "/status", summary.status)
                 .add(ui::Container::actions("case-actions/" + node).button("open/" + node, words.say("tracker.list.open", "title", title)).build())
                 .build());
  }
  return list.build();
}

ui::NodePtr connection_view(const Cases& cases, const Words& words) {
  if (cases.connection() != Connection::offline) return nullptr;
  ui::Container notice = ui::Container::notice("connection", "attention", ui::Name(words.say("tracker.offline.title")), 3);
  notice.paragraph("connection-text", cases.as_of().empty() ? words.say("tracker.offline.never") : words.say("tracker.offline", "at", cases.as_of()));
  return notice.build();
}

ui::NodePtr as_of_view(const Cases& cases, const Words& words) {
  if (cases.as_of().empty()) return nullptr;
  std::string text = words.say("tracker.as-of", "at", cases.as_of());
  if (cases.connection() == Connection::polling) text += ". " + words.say("tracker.polling");
  return ui::Content::paragraph("as-of", text).build();
}

ui::NodePtr migration_view(const Case& its, const Words& words) {
  ui::Container notice = ui::Container::notice("migrated", "info", ui::Name(words.say("tracker.migrated")), 3);
  return notice.paragraph("migrated-text", words.own(its.log.scenario(), "migrations." + its.migrated_from + ".note")).build();
}

}  // namespace portal::tracker
