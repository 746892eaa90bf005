// A stage is told in lines first; the node is made only where a line or a member changed.
#include "widgets/tracker/stages_view.h"

#include <algorithm>
#include <cstdint>

#include "widgets/tracker/reasons.h"

namespace portal::tracker {

namespace {

constexpr std::size_t short_path = 12;  // stages of the first level that are shown without being asked for

struct Lines {
  std::string name;
  std::string current;
  std::string status;
  std::string_view tone;
  std::vector<std::pair<const char*, std::string>> details;  // part of the id, text

  void add(const char* part, std::string text) {
    if (!text.empty()) details.emplace_back(part, std::move(text));
  }
};

// Whether a stage is shown among the others.
bool is_shown(const StageProgress& progress) { return progress.standing != Standing::not_applicable; }

void tell_status(const Stage& stage, const StageProgress& progress, bool is_possible, const Words& words, Lines& lines) {
  const auto put = [&](const char* key, std::string_view tone) {
    lines.status = words.say(key);
    lines.tone = tone;
  };
  if (progress.applies == rules::Truth::unknown && !progress.is_finished) return put("tracker.stage.unknown", "quiet");
  const bool is_mine = progress.has_turn && progress.turn == Actor::client;
  if (progress.has_turn && progress.due.has_value() && progress.due->is_overdue) return put("tracker.stage.late", is_mine ? "danger" : "attention");
  switch (progress.standing) {
    case Standing::blocked: return put("tracker.stage.blocked", "quiet");
    case Standing::done: return put("tracker.stage.done", "success");
    case Standing::skipped: return put("tracker.stage.skipped", "quiet");
    case Standing::refused: return put("tracker.stage.refused", "danger");
    case Standing::unneeded: return put("tracker.stage.unneeded", "quiet");
    case Standing::returned: return put("tracker.stage.returned", "attention");
    case Standing::not_applicable: return put("tracker.stage.notApplicable", "quiet");
    case Standing::ready: break;
    case Standing::active: break;
  }
  if (stage.kind == StageKind::group)
    return put(progress.standing == Standing::active ? "tracker.stage.active.group" : "tracker.stage.ready", "info");
  if (!progress.has_turn) return put("tracker.stage.blocked", "quiet");
  if (is_possible) return put("tracker.stage.possible", "info");
  if (progress.turn == Actor::third_party) return put("tracker.stage.active.third", "info");
  if (!is_mine) return put("tracker.stage.active.theirs", "info");
  put(progress.standing == Standing::active ? "tracker.stage.active" : "tracker.stage.ready", "attention");
}

void tell_finish(const StageProgress& progress, const Words& words, Lines& lines) {
  if (!progress.has_finish || progress.standing != Standing::done) return;
  json::Object about;
  about.set("at", calendar::instant_text(progress.finished_at));
  const bool compares = progress.promised.has_value() && !progress.promised->by_hours;
  if (compares) about.set("due", iso(progress.promised->day));
  lines.add("finish", words.say(std::string_view(!compares                       ? "tracker.stage.finished"
                                                 : progress.promised->is_overdue ? "tracker.stage.finished.late"
                                                                                 : "tracker.stage.finished.early"),
                                about));
}

std::string channels_of(const Stage& stage, const Words& words) {
  std::string out;
  for (const std::string& channel : stage.channels) {
    if (!out.empty()) out += ", ";
    out += words.say("tracker.channel." + channel, json::Object());
  }
  return out.empty() ? out : words.say("tracker.stage.channels", "channels", out);
}

Lines tell(std::size_t index, const Case& its, const Words& words) {
  const Scenario& scenario = its.log.scenario();
  const Stage& stage = scenario.stages[index];
  const StageProgress& progress = its.progress.stages[index];
  Lines lines;
  lines.name = words.stage(scenario, index);
  if (stage.is_optional) lines.name = words.say("tracker.optional", "stage", lines.name);
  if (index == its.progress.here) lines.current = words.say("tracker.position.here", "step", its.progress.step, "steps", its.progress.steps);
  const auto& possible = its.progress.possible;
  tell_status(stage, progress, std::find(possible.begin(), possible.end(), index) != possible.end(), words, lines);
  tell_finish(progress, words, lines);
  const CaseEvent* event = its.state.stages[index].status;
  if (event != nullptr && !event->reason.empty() && !progress.is_finished)
    lines.add("reason", words.say("tracker.stage.reason", "reason", event->reason));
  if (progress.due.has_value() && progress.has_turn)
    lines.add("until", words.say(progress.due->is_overdue ? "tracker.stage.until.late" : "tracker.stage.until", "when", words.when(*progress.due)));
  if (progress.standing == Standing::blocked && progress.applies == rules::Truth::yes && !stage.after.empty()) {
    std::vector<std::size_t> waits = progress.waits_for;
    waits.erase(std::remove_if(waits.begin(), waits.end(),
                               [&](std::size_t i) { return std::find(stage.after.begin(), stage.after.end(), i) == stage.after.end(); }),
                waits.end());
    if (!waits.empty()) lines.add("after", words.say("tracker.stage.after", "others", words.quoted_list(scenario, waits)));
  }
  if (progress.has_turn && progress.turn == Actor::client) {
    lines.add("about", words.own(scenario, "stages." + stage.id + ".description"));
    lines.add("where", channels_of(stage, words));
  }
  return lines;
}

void put_due(const std::optional<Due>& due, std::vector<std::int64_t>& key) {
  key.push_back(due.has_value() ? 1 : 0);
  if (!due.has_value()) return;
  for (const std::int64_t part : {std::int64_t{due->by_hours}, std::int64_t{due->day}, std::int64_t{due->moment}, std::int64_t{due->is_working},
                                  std::int64_t{due->left}, std::int64_t{due->is_overdue}})
    key.push_back(part);
}

// All that tell() reads of a stage; its events are known by their place in memory, which an event keeps.
std::vector<std::int64_t> key_of(std::size_t index, const Case& its, std::size_t place) {
  const StageProgress& progress = its.progress.stages[index];
  const auto& possible = its.progress.possible;
  const bool is_here = index == its.progress.here;
  std::vector<std::int64_t> key{static_cast<std::int64_t>(progress.standing),
                                static_cast<std::int64_t>(progress.applies),
                                progress.is_finished,
                                progress.has_turn,
                                static_cast<std::int64_t>(progress.turn),
                                progress.has_finish ? progress.finished_at : -1,
                                is_here ? static_cast<std::int64_t>(its.progress.step) : -1,
                                is_here ? static_cast<std::int64_t>(its.progress.steps) : -1,
                                std::find(possible.begin(), possible.end(), index) != possible.end(),
                                static_cast<std::int64_t>(place),
                                static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(its.state.stages[index].status)),
                                static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(&its)),
                                static_cast<std::int64_t>(its.log.generation())};  // a place may hold another event then
  put_due(progress.due, key);
  put_due(progress.promised, key);
  for (const std::size_t other : progress.waits_for) key.push_back(static_cast<std::int64_t>(other));
  return key;
}

std::string group_name(std::size_t index, const Case& its, const Words& words, std::size_t count) {
  const Scenario& scenario = its.log.scenario();
  const Stage& stage = scenario.stages[index];
  json::Object about;
  about.set("stage", words.stage(scenario, index));
  about.set("count", count);
  if (stage.mode == Mode::some) about.set("needed", stage.count);
  return words.say("tracker.group." + std::string(name_of(stage.mode)), about);
}

}  // namespace

ui::NodePtr StagesView::build(const Case& its, const Words& words) {
  const Scenario& scenario = its.log.scenario();
  kept_.resize(scenario.stages.size());
  ui::Container list = ui::Container::steps("stage-list", ui::Name(words.say("tracker.stages.list")));
  std::size_t count = 0;
  for (const std::size_t root : scenario.roots)
    if (is_shown(its.progress.stages[root])) list.add(item(root, its, words, count++));
  const ui::NodePtr rest = not_needed(its, words);
  if (count > short_path)
    return ui::Container::disclosure("stages", ui::Name(words.say("tracker.stages.all", "count", count)), is_open_)
        .add(list.build())
        .add(rest)
        .build();
  return ui::Container::section("stages", ui::Name(words.say("tracker.stages")), 3).add(list.build()).add(rest).build();
}

ui::NodePtr StagesView::item(std::size_t index, const Case& its, const Words& words, std::size_t place) {
  const Scenario& scenario = its.log.scenario();
  const Stage& stage = scenario.stages[index];
  std::vector<ui::NodePtr> children;
  if (!stage.children.empty()) children.push_back(members(index, its, words));
  Kept& kept = kept_[index];
  std::vector<std::int64_t> key = key_of(index, its, place);
  if (kept.node != nullptr && kept.key == key && kept.children == children) return kept.node;
  Lines lines = tell(index, its, words);
  if (stage.parent != nowhere && scenario.stages[stage.parent].mode == Mode::any && place > 0)
    lines.name = words.say("tracker.or", "stage", lines.name);
  const std::string id = "stage/" + stage.id;
  ui::Container node = ui::Container::item(id);
  node.text(lines.name).current(lines.current).status(lines.status, lines.tone);
  for (auto& [part, text] : lines.details) node.paragraph(id + "/" + part, std::move(text));
  for (const ui::NodePtr& child : children) node.add(child);
  kept = {std::move(key), std::move(children), node.build()};
  return kept.node;
}

// Members of an or-group are a list whose name says what belongs to what and how many are enough.
ui::NodePtr StagesView::members(std::size_t index, const Case& its, const Words& words) {
  const Scenario& scenario = its.log.scenario();
  const Stage& stage = scenario.stages[index];
  std::vector<ui::NodePtr> items;
  for (const std::size_t child : stage.children)
    if (is_shown(its.progress.stages[child])) items.push_back(item(child, its, words, items.size()));
  const ui::Name name(group_name(index, its, words, items.size()));
  const std::string id = "members/" + stage.id;
  ui::Container list = stage.mode == Mode::all ? ui::Container::steps(id, name) : ui::Container::list(id, name);
  for (ui::NodePtr& node : items) list.add(std::move(node));
  return list.build();
}

ui::NodePtr StagesView::not_needed(const Case& its, const Words& words) const {
  const Scenario& scenario = its.log.scenario();
  std::vector<std::size_t> stages;
  for (std::size_t i = 0; i < scenario.stages.size(); ++i)
    if (!is_shown(its.progress.stages[i]) && scenario.stages[i].applies != nullptr) stages.push_back(i);
  if (stages.empty()) return nullptr;
  const ui::Name name(words.say("tracker.stages.not-needed", "count", stages.size()));
  ui::Container list = ui::Container::list("not-needed-list", name);
  for (const std::size_t i : stages) {
    const std::string id = "stage/" + scenario.stages[i].id;
    ui::Container node = ui::Container::item(id);
    node.text(words.stage(scenario, i));
    const std::string reasons = decisive_facts(scenario, *scenario.stages[i].applies, its.state.facts, words);
    if (!reasons.empty()) node.paragraph(id + "/why", words.say("tracker.stage.not-applicable.why", "reasons", reasons));
    list.add(node.build());
  }
  return ui::Container::disclosure("not-needed", name, is_not_needed_open_).add(list.build()).build();
}

bool StagesView::toggle(const std::string& node, bool open) {
  if (node == "stages") is_open_ = open;
  else if (node == "not-needed") is_not_needed_open_ = open;
  else return false;
  return true;
}

std::string StagesView::show(const Case& its, const std::string& stage) {
  const std::size_t index = its.log.scenario().stage_named(stage);
  if (index == nowhere) return {};
  is_open_ = true;
  if (!is_shown(its.progress.stages[index])) is_not_needed_open_ = true;
  return "stage/" + stage;
}

void StagesView::archive(json::Archive& state) {
  state.flag("open", is_open_);
  state.flag("notNeededOpen", is_not_needed_open_);
}

}  // namespace portal::tracker
