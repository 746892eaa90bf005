// The log is walked once more, each step against what the scenario allows at that moment.
#include "widgets/tracker/conformance.h"

#include <algorithm>

namespace portal::tracker {

namespace {

struct Code {
  std::string_view name;
  std::string_view ru;
  std::string_view en;
};

constexpr Code codes[] = {
#define CODE(name, ru, en) {#name, ru, en},
#include "widgets/tracker/deviations.def"
};

class Auditor {
 public:
  Auditor(const Case& its, const Circumstances& at) : its_(its), scenario_(its.log.scenario()), at_(at) {}

  std::vector<Deviation> run() {
    if (its_.state.opened != nullptr && its_.state.opened->version != scenario_.version)
      add(DeviationCode::other_version, {}, its_.state.opened, its_.state.opened->version);
    CaseLog so_far(its_.log.shared_scenario());
    for (const CaseEvent* event : its_.log.events()) {
      before(*event, so_far);
      so_far.add(*event);
    }
    whole();
    return std::move(found_);
  }

 private:
  void add(DeviationCode code, std::string stage, const CaseEvent* event, std::string detail = {}) {
    found_.push_back({code, std::move(stage), event == nullptr ? std::string() : event->source + "#" + event->id, std::move(detail)});
  }

  // What the event meets: the state of all that came before it.
  void before(const CaseEvent& event, const CaseLog& so_far) {
    if (!event.stage.empty() && event.stage_index == nowhere) return add(DeviationCode::unknown_stage, event.stage, &event);
    if (event.kind == EventKind::document) return document(event);
    if (event.kind == EventKind::ended && scenario_.end_named(event.name) == nowhere) return add(DeviationCode::unknown_end, {}, &event, event.name);
    if (event.kind == EventKind::restarted) return add(DeviationCode::restarted, {}, &event);
    if (event.kind != EventKind::changed) return;
    const Stage& stage = scenario_.stages[event.stage_index];
    if (event.status == Status::returned) add(DeviationCode::returned, stage.id, &event);
    if (event.status == Status::reopened) add(DeviationCode::reopened, stage.id, &event);
    if (event.status == Status::skipped) return;
    const CaseState state = fold(so_far);
    const StageProgress then = progress_of(scenario_, state, at_).stages[event.stage_index];
    if (then.standing == Standing::not_applicable) return add(DeviationCode::not_applicable, stage.id, &event);
    if (!then.waits_for.empty() && state.stages[event.stage_index].status == nullptr)
      add(DeviationCode::too_early, stage.id, &event, scenario_.stages[then.waits_for.front()].id);
    const bool is_final = event.status == Status::submitted || (event.status == Status::done && stage.kind == StageKind::wait);
    if (is_final && event.has_by && event.by != stage.actor && event.status == Status::submitted)
      add(DeviationCode::wrong_actor, stage.id, &event, std::string(name_of(event.by)));
    if (is_final && event.has_by && stage.kind == StageKind::wait && event.by == Actor::client && event.status == Status::done)
      add(DeviationCode::wrong_actor, stage.id, &event, std::string(name_of(event.by)));
  }

  void document(const CaseEvent& event) {
    const std::size_t index = scenario_.document_named(event.name);
    if (index == nowhere) return add(DeviationCode::unknown_document, {}, &event, event.name);
    const Document& wanted = scenario_.documents[index];
    const bool is_asked = event.document_status == DocumentStatus::needed ||
                          (event.document_status == DocumentStatus::received && event.has_by && event.by == Actor::client);
    if (is_asked && wanted.source != Source::client && wanted.resolves) add(DeviationCode::document_asked, {}, &event, event.name);
  }

  void whole() {
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i) {
      const StageProgress& stage = its_.progress.stages[i];
      const auto& due = stage.is_finished ? stage.promised : stage.due;
      if (due.has_value() && due->is_overdue && (stage.is_finished || stage.has_turn))
        add(DeviationCode::late, scenario_.stages[i].id, its_.state.stages[i].status, std::to_string(-due->left));
      const bool is_needed =
          !stage.is_finished && stage.standing != Standing::unneeded && !scenario_.stages[i].is_optional && stage.applies == rules::Truth::yes;
      if (its_.progress.phase == Phase::succeeded && is_needed && scenario_.stages[i].kind != StageKind::group && is_required_by_parents(i))
        add(DeviationCode::left_out, scenario_.stages[i].id, its_.state.ended);
    }
    for (const ClockReading& clock : its_.progress.clocks)
      if (clock.state == ClockReading::State::broken || clock.state == ClockReading::State::late)
        add(DeviationCode::clock_broken, scenario_.stages[clock.stage].id, nullptr, scenario_.stages[clock.stage].clocks[clock.clock].id);
  }

  bool is_required_by_parents(std::size_t i) const {
    for (std::size_t at = scenario_.stages[i].parent; at != nowhere; at = scenario_.stages[at].parent)
      if (scenario_.stages[at].is_optional || its_.progress.stages[at].is_finished) return false;
    return true;
  }

  const Case& its_;
  const Scenario& scenario_;
  const Circumstances& at_;
  std::vector<Deviation> found_;
};

}  // namespace

std::string_view name_of(DeviationCode code) { return codes[static_cast<unsigned char>(code)].name; }
std::string_view words_of(DeviationCode code, std::string_view language) {
  const Code& entry = codes[static_cast<unsigned char>(code)];
  return language == "ru" ? entry.ru : entry.en;
}

std::vector<Deviation> conformance(const Case& its, const Circumstances& at) { return Auditor(its, at).run(); }

}  // namespace portal::tracker
