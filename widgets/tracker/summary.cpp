// From the gravest to the calmest: the end, oneself late, something returned, one's turn, others late, others' turn.
#include "widgets/tracker/summary.h"

#include <algorithm>

namespace portal::tracker {

namespace {

class Teller {
 public:
  Teller(const Scenario& scenario, const CaseState& state, const Progress& progress, const Words& words)
      : scenario_(scenario), state_(state), progress_(progress), words_(words) {}

  Summary tell() {
    switch (progress_.phase) {
      case Phase::not_started: start(); break;
      case Phase::succeeded:
      case Phase::refused:
      case Phase::withdrawn: end(); break;
      case Phase::running:
        if (!progress_.mine.empty()) mine();
        else if (!progress_.theirs.empty()) theirs();
        else nobody();
    }
    return std::move(out_);
  }

 private:
  std::string reason_of(const CaseEvent* event) const { return event != nullptr ? event->reason : std::string(); }
  const StageProgress& of(std::size_t stage) const { return progress_.stages[stage]; }

  // The stage whose date is nearest, or that is latest; those without a date come last.
  std::size_t most_urgent(const std::vector<std::size_t>& stages) const {
    std::size_t best = stages.front();
    const auto rank = [this](std::size_t i) {
      const auto& due = of(i).due;
      return due.has_value() ? due->by_hours ? due->left / 1440 : due->left : 100000;
    };
    for (const std::size_t i : stages)
      if (rank(i) < rank(best)) best = i;
    return best;
  }

  void start() {
    out_.tone = "info";
    out_.head = words_.say("tracker.head.start");
    out_.stage = scenario_.roots.front();
    out_.status = words_.say("tracker.status.start", "stage", words_.stage(scenario_, out_.stage));
    out_.next = words_.say("tracker.next.mine.free");
  }

  void end() {
    const bool good = progress_.phase == Phase::succeeded;
    out_.tone = good ? "success" : progress_.phase == Phase::refused ? "danger" : "info";
    out_.head = words_.say(good ? "tracker.head.succeeded" : progress_.phase == Phase::refused ? "tracker.head.refused" : "tracker.head.withdrawn");
    out_.next = words_.say(progress_.phase == Phase::refused ? "tracker.next.refused" : "tracker.next.ended");
    if (progress_.end == nowhere) return stage_refused();
    const std::string key = "ends." + scenario_.ends[progress_.end].id;
    const std::string title = words_.own(scenario_, key + ".title");
    const std::string reason = reason_of(state_.ended);
    out_.status =
        reason.empty() ? words_.say("tracker.status.ended", "title", title) : words_.say("tracker.status.refused", "title", title, "reason", reason);
    if (const std::string text = words_.own(scenario_, key + ".text"); !text.empty()) out_.next = text;
  }

  void stage_refused() {
    for (std::size_t i = 0; i < progress_.stages.size(); ++i)
      if (of(i).standing == Standing::refused) {
        out_.stage = i;
        out_.status = words_.say("tracker.status.stage-refused", "stage", words_.stage(scenario_, i), "reason", reason_of(state_.stages[i].status));
        return;
      }
    out_.status = words_.say("tracker.status.ended", "title", words_.title(scenario_));
  }

  void mine() {
    out_.stage = most_urgent(progress_.mine);
    const StageProgress& stage = of(out_.stage);
    const bool returned = stage.standing == Standing::returned;
    out_.is_late = stage.due.has_value() && stage.due->is_overdue;
    out_.tone = out_.is_late ? "danger" : "attention";
    out_.head = words_.say(out_.is_late ? "tracker.head.mine-late" : returned ? "tracker.head.returned" : "tracker.head.mine");
    if (returned) returned_status();
    else if (progress_.mine.size() == 1) out_.status = say_since("tracker.status.mine");
    else many();
    if (!stage.due.has_value()) out_.next = words_.say("tracker.next.mine.free");
    else out_.next = words_.say(out_.is_late ? "tracker.next.mine.late" : "tracker.next.mine", "when", words_.when(*stage.due));
  }

  void returned_status() {
    const std::string reason = reason_of(state_.stages[out_.stage].status);
    json::Object about;
    about.set("since", calendar::instant_text(of(out_.stage).since));
    about.set("stage", words_.stage(scenario_, out_.stage));
    if (!reason.empty()) about.set("reason", reason);
    out_.status = words_.say(std::string_view(reason.empty() ? "tracker.status.returned.silent" : "tracker.status.returned"), about);
  }

  std::string say_since(const char* key) const {
    return words_.say(key, "since", calendar::instant_text(of(out_.stage).since), "stage", words_.stage(scenario_, out_.stage));
  }

  void many() {
    const std::size_t parent = scenario_.stages[progress_.mine.front()].parent;
    const bool is_choice =
        parent != nowhere && scenario_.stages[parent].mode == Mode::any &&
        std::all_of(progress_.mine.begin(), progress_.mine.end(), [&](std::size_t i) { return scenario_.stages[i].parent == parent; });
    out_.status = words_.say(is_choice ? "tracker.status.mine.choice" : "tracker.status.mine.many", "count", progress_.mine.size(), "stages",
                             words_.quoted_list(scenario_, progress_.mine));
  }

  void theirs() {
    out_.stage = most_urgent(progress_.theirs);
    const StageProgress& stage = of(out_.stage);
    out_.is_late = stage.due.has_value() && stage.due->is_overdue;
    out_.tone = out_.is_late ? "attention" : "info";
    out_.head = words_.say(out_.is_late ? "tracker.head.theirs-late" : "tracker.head.theirs");
    json::Object about;
    about.set("since", calendar::instant_text(stage.since));
    about.set("who", words_.who(scenario_, out_.stage, stage.turn));
    about.set("stage", words_.stage(scenario_, out_.stage));
    out_.status = words_.say(std::string_view("tracker.status.theirs"), about);
    if (!stage.due.has_value()) out_.next = words_.say("tracker.next.theirs.free");
    else out_.next = words_.say(out_.is_late ? "tracker.next.theirs.late" : "tracker.next.theirs", "when", words_.when(*stage.due));
  }

  void nobody() {
    out_.tone = "attention";
    out_.head = words_.say("tracker.head.nobody");
    out_.status = words_.say("tracker.status.nobody");
    out_.next = words_.say("tracker.next.nobody");
  }

  const Scenario& scenario_;
  const CaseState& state_;
  const Progress& progress_;
  const Words& words_;
  Summary out_;
};

}  // namespace

Summary summarize(const Scenario& scenario, const CaseState& state, const Progress& progress, const Words& words) {
  return Teller(scenario, state, progress, words).tell();
}

}  // namespace portal::tracker
