// One step of the fold a kind of event.
#include "widgets/tracker/case_state.h"

#include <algorithm>
#include <iterator>

#include "sdk/json/json.h"

namespace portal::tracker {

namespace {

class Fold {
 public:
  Fold(const Scenario& scenario, CaseState& out) : state(out), scenario_(scenario) {}

  void reset() {
    state.stages.assign(scenario_.stages.size(), StageState());
    state.documents.assign(scenario_.documents.size(), nullptr);
    if (json::Value* decisions = state.facts.object().find("decision")) *decisions = json::Object();
  }

  void step(const CaseEvent& event) {
    state.last = &event;
    switch (event.kind) {
      case EventKind::opened: state.opened = &event; break;
      case EventKind::facts: facts(event); break;
      case EventKind::changed: changed(event); break;
      case EventKind::document: document(event); break;
      case EventKind::ended:
        if (scenario_.end_named(event.name) == nowhere) state.strangers.push_back(&event);
        else state.ended = &event;
        break;
      case EventKind::restarted:
        reset();
        state.ended = nullptr;
        state.restarted = &event;
        break;
      case EventKind::promised:
      case EventKind::marked:
      case EventKind::assigned:
      case EventKind::booked: about_stage(event); break;
      case EventKind::rated:
      case EventKind::corrected: break;
    }
  }

  CaseState& state;

 private:
  void facts(const CaseEvent& event) {
    for (const json::Member& fact : event.data.object()) state.facts.object().set(fact.key, fact.value);
  }

  StageState* stage_of(const CaseEvent& event) {
    if (event.stage_index != nowhere) return &state.stages[event.stage_index];
    state.strangers.push_back(&event);
    return nullptr;
  }

  void changed(const CaseEvent& event) {
    StageState* stage = stage_of(event);
    if (stage == nullptr) return;
    stage->status = &event;
    if (stage->began == nullptr) stage->began = &event;
    if (!event.due.empty()) stage->promised = &event;
    stage->seen |= 1U << static_cast<unsigned>(event.status);
    stage->last[static_cast<unsigned>(event.status)] = event.time;
    if (event.status == Status::returned) {
      ++stage->returns;
      stage->returned = &event;
    }
    if (event.status == Status::reopened) {
      ++stage->reopenings;
      stage->promised = nullptr;
    }
    if (event.status == Status::returned || event.status == Status::reopened) state.ended = nullptr;
    if (event.choice.empty()) return;
    json::Value& decisions = state.facts.object()["decision"];
    if (!decisions.is_object()) decisions = json::Object();
    decisions.object().set(scenario_.stages[event.stage_index].id, event.choice);
  }

  void about_stage(const CaseEvent& event) {
    StageState* stage = stage_of(event);
    if (stage == nullptr) return;
    if (event.kind == EventKind::promised) stage->promised = &event;
    if (event.kind == EventKind::assigned) stage->assigned = &event;
    if (event.kind == EventKind::booked) stage->booked = event.at.empty() ? nullptr : &event;
    if (event.kind != EventKind::marked) return;
    for (auto& [name, at] : stage->marks)
      if (name == event.name) {
        at = event.time;
        return;
      }
    stage->marks.emplace_back(event.name, event.time);
  }

  void document(const CaseEvent& event) {
    const std::size_t index = scenario_.document_named(event.name);
    if (index == nowhere) state.strangers.push_back(&event);
    else state.documents[index] = &event;
  }

  const Scenario& scenario_;
};

void put(std::string& out, const char* what, const CaseEvent* event) {
  if (event == nullptr) return;
  out += what;
  out += event->source + '/' + event->id + json::write(*event->wire.find("data"));
}

}  // namespace

bool StageState::when(std::string_view mark, calendar::Instant& at) const {
  for (int i = 0; i < status_count; ++i)
    if (has(static_cast<Status>(i)) && name_of(static_cast<Status>(i)) == mark) {
      at = last[i];
      return true;
    }
  for (const auto& [name, time] : marks)
    if (name == mark) {
      at = time;
      return true;
    }
  return false;
}

void fold_more(const CaseLog& log, std::size_t folded, CaseState& state) {
  Fold out(log.scenario(), state);
  if (folded == 0) out.reset();
  const std::vector<const CaseEvent*>& events = log.events();
  for (std::size_t i = folded; i < events.size(); ++i) out.step(*events[i]);
}

CaseState fold(const CaseLog& log) {
  CaseState state;
  fold_more(log, 0, state);
  return state;
}

std::string fingerprint(const CaseState& state) {
  std::string out;
  put(out, "opened ", state.opened);
  put(out, " ended ", state.ended);
  put(out, " restarted ", state.restarted);
  put(out, " last ", state.last);
  for (const StageState& stage : state.stages) {
    out += "\n" + std::to_string(stage.returns) + ' ' + std::to_string(stage.reopenings) + ' ' + std::to_string(stage.seen);
    put(out, " status ", stage.status);
    put(out, " began ", stage.began);
    put(out, " promised ", stage.promised);
    put(out, " assigned ", stage.assigned);
    put(out, " booked ", stage.booked);
    for (const calendar::Instant at : stage.last) out += ' ' + std::to_string(at);
    for (const auto& [name, at] : stage.marks) out += ' ' + name + ' ' + std::to_string(at);
  }
  for (const CaseEvent* document : state.documents) put(out, "\ndocument ", document);
  out += "\n" + json::write(state.facts);
  for (const CaseEvent* event : state.strangers) put(out, "\nstranger ", event);
  return out;
}

}  // namespace portal::tracker
