// One pass over begins and ends of stages in their order, then what follows for the whole.
#include "widgets/tracker/progress.h"

#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "widgets/tracker/path.h"

namespace portal::tracker {

namespace {

constexpr std::string_view standings[] = {"notApplicable", "blocked", "ready", "active", "returned", "done", "skipped", "refused", "unneeded"};

class Walk {
 public:
  Walk(const Scenario& scenario, const CaseState& state, const Circumstances& at) : scenario_(scenario), state_(state), at_(at) {
    out.stages.resize(scenario.stages.size());
  }

  void run() {
    for (const std::size_t point : scenario_.order) {
      if (point % 2 == 0) begin(point / 2);
      else end(point / 2);
    }
    for (std::size_t i = 0; i < out.stages.size(); ++i) spare(i);
    for (std::size_t i = 0; i < out.stages.size(); ++i) turn(i);
    part_possible();
    for (std::size_t i = 0; i < out.stages.size(); ++i) {
      dates(i);
      documents(i);
      clocks(i);
    }
    settle_phase();
    place();
  }

  Progress out;

 private:
  const StageProgress* parent_of(std::size_t i) const {
    const std::size_t parent = scenario_.stages[i].parent;
    return parent == nowhere ? nullptr : &out.stages[parent];
  }

  void begin(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    StageProgress& mine = out.stages[i];
    const StageProgress* parent = parent_of(i);
    if (parent != nullptr) {
      mine.applies = parent->applies;
      mine.waits_for = parent->waits_for;
      mine.since = parent->since;
    } else if (state_.restarted != nullptr || state_.opened != nullptr) {
      mine.since = state_.restarted != nullptr ? state_.restarted->time : state_.opened->time;
    }
    if (stage.applies != nullptr && mine.applies != rules::Truth::no) applies(stage, mine);
    for (const std::size_t before : stage.after) {
      const StageProgress& other = out.stages[before];
      if (!other.is_finished) mine.waits_for.push_back(before);
      else if (other.has_finish) mine.since = std::max(mine.since, other.finished_at);
    }
    mine.has_since = mine.since != 0;
  }

  void applies(const Stage& stage, StageProgress& mine) const {
    rules::Options options;
    options.evaluation = rules::Evaluation::three_valued;
    const auto outcome = rules::evaluate(*stage.applies, state_.facts, options);
    const rules::Truth truth = outcome.ok() ? outcome.value().truth : rules::Truth::unknown;
    mine.applies = truth;
  }

  void end(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    StageProgress& mine = out.stages[i];
    if (mine.applies == rules::Truth::no) {
      mine.standing = Standing::not_applicable;
      mine.is_finished = true;
      return;
    }
    mine.standing = mine.waits_for.empty() ? Standing::ready : Standing::blocked;
    if (state_.stages[i].status != nullptr) by_status(*state_.stages[i].status, mine);
    else if (stage.kind == StageKind::group) by_members(stage, mine);
    else if (stage.kind == StageKind::milestone && mine.waits_for.empty() && state_.last != nullptr) finish(mine, Standing::done, mine.since);
  }

  static void finish(StageProgress& mine, Standing standing, calendar::Instant at) {
    mine.standing = standing;
    mine.is_finished = true;
    mine.has_finish = at != 0;
    mine.finished_at = at;
  }

  static void by_status(const CaseEvent& event, StageProgress& mine) {
    switch (event.status) {
      case Status::done: return finish(mine, Standing::done, event.time);
      case Status::skipped: return finish(mine, Standing::skipped, event.time);
      case Status::refused: mine.standing = Standing::refused; break;
      case Status::returned: mine.standing = Standing::returned; break;
      default: mine.standing = Standing::active; break;
    }
    mine.since = event.time;
    mine.has_since = true;
  }

  // A group is as far as its members; those that may be left out do not hold it up, but they do not finish it alone.
  void by_members(const Stage& stage, StageProgress& mine) {
    std::size_t needed = 0;
    std::size_t done = 0;
    bool begun = false;
    std::vector<calendar::Instant> finishes;
    for (const std::size_t child : stage.children) {
      const StageProgress& member = out.stages[child];
      if (member.standing == Standing::not_applicable) continue;
      begun |= member.is_finished || member.standing == Standing::active || member.standing == Standing::returned;
      if (stage.mode == Mode::all && scenario_.stages[child].is_optional && !member.is_finished) continue;
      ++needed;
      if (!member.is_finished) continue;
      ++done;
      finishes.push_back(member.finished_at);
    }
    const std::size_t enough = stage.mode == Mode::all ? needed : std::min(needed, stage.mode == Mode::any ? std::size_t{1} : stage.count);
    std::sort(finishes.begin(), finishes.end());
    if (done >= enough && mine.waits_for.empty()) finish(mine, Standing::done, enough == 0 ? mine.since : finishes[enough - 1]);
    else if (begun) mine.standing = Standing::active;
  }

  // Members of a group that has enough are not needed any more; nothing of a case that has ended is.
  void spare(std::size_t i) {
    StageProgress& mine = out.stages[i];
    const StageProgress* parent = parent_of(i);
    if (mine.is_finished || parent == nullptr) return;
    const Stage& group = scenario_.stages[scenario_.stages[i].parent];
    const bool enough =
        parent->standing == Standing::unneeded || parent->standing == Standing::skipped || (parent->is_finished && group.mode != Mode::all);
    if (enough) mine.standing = Standing::unneeded;
  }

  void turn(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    StageProgress& mine = out.stages[i];
    const bool waits = mine.standing == Standing::ready || mine.standing == Standing::active || mine.standing == Standing::returned;
    if (!waits || stage.kind == StageKind::group || mine.applies == rules::Truth::unknown) return;
    mine.has_turn = state_.ended == nullptr;
    mine.turn = stage.actor;
    const CaseEvent* event = state_.stages[i].status;
    if (event != nullptr) {
      if (event->has_turn) mine.turn = event->turn;
      else if (event->status == Status::returned) mine.turn = Actor::client;
      else if (event->status != Status::started && event->status != Status::reopened && stage.actor == Actor::client) mine.turn = Actor::authority;
    }
    if (mine.has_turn) (mine.turn == Actor::client ? out.mine : out.theirs).push_back(i);
  }

  // The member of an or-group around `i` in which it lies, and whether another member goes on without the client.
  bool goes_another_way(std::size_t i) const {
    for (std::size_t child = i; scenario_.stages[child].parent != nowhere; child = scenario_.stages[child].parent) {
      const Stage& group = scenario_.stages[scenario_.stages[child].parent];
      if (group.mode != Mode::any || out.stages[child].standing != Standing::ready) continue;
      for (const std::size_t other : group.children)
        if (other != child && out.stages[other].has_turn && out.stages[other].turn != Actor::client) return true;
    }
    return false;
  }

  void part_possible() {
    const auto needed = std::stable_partition(out.mine.begin(), out.mine.end(), [this](std::size_t i) { return !goes_another_way(i); });
    out.possible.assign(needed, out.mine.end());
    out.mine.erase(needed, out.mine.end());
  }

  bool moment(const Moment& wanted, calendar::Instant& at) const {
    if (wanted.stage == nowhere) {
      if (wanted.mark != "opened" || state_.opened == nullptr) return false;
      at = state_.opened->time;
      return true;
    }
    const StageProgress& stage = out.stages[wanted.stage];
    if (state_.stages[wanted.stage].when(wanted.mark, at)) return true;
    if (wanted.mark == "done" && stage.is_finished && stage.has_finish) at = stage.finished_at;
    else if (wanted.mark == "ready" && stage.waits_for.empty() && stage.standing != Standing::not_applicable && stage.since != 0)
      at = ready_at(wanted.stage);
    else return false;
    return true;
  }

  // When all that a stage waits for was done; `since` itself moves on with its events.
  calendar::Instant ready_at(std::size_t i) const {
    calendar::Instant at = state_.opened != nullptr ? state_.opened->time : 0;
    for (std::size_t at_stage = i; at_stage != nowhere; at_stage = scenario_.stages[at_stage].parent)
      for (const std::size_t before : scenario_.stages[at_stage].after) at = std::max(at, out.stages[before].finished_at);
    return at;
  }

  void dates(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    StageProgress& mine = out.stages[i];
    if (mine.standing == Standing::not_applicable || mine.standing == Standing::unneeded) return;
    std::optional<Due> due;
    calendar::Instant from = 0;
    if (stage.deadline.has_value() && moment(stage.deadline->from, from)) due = due_of(*stage.deadline, from, at_);
    const CaseEvent* named = state_.stages[i].promised;
    // A return for correction stops the authority's clock; the person's own is what the return names.
    if (mine.standing == Standing::returned && due.has_value() && due->term->from.mark != "returned") due.reset();
    if (named != nullptr && !(mine.standing == Standing::active && named->status == Status::returned && named->kind == EventKind::changed)) {
      calendar::CivilDate date;
      calendar::parse_date(named->due, date);
      Due moved = due_on(calendar::day_number(date), !due.has_value() || due->is_working);
      if (due.has_value() && !due->by_hours && due->day != moved.day) {
        moved.was_moved = true;
        moved.first_day = due->day;
      }
      due = moved;
    }
    if (!due.has_value()) return;
    if (!mine.is_finished) {
      if (at_.has_now) measure(*due, at_.now, at_);
      mine.due = due;
    } else if (mine.has_finish) {
      measure(*due, mine.finished_at, at_);
      mine.promised = due;
    }
  }

  std::size_t client_documents(std::size_t i) const {
    std::size_t count = 0;
    for (const std::size_t document : scenario_.stages[i].documents) count += scenario_.documents[document].source == Source::client ? 1U : 0U;
    return count;
  }

  // Of an or-group the way with the fewest documents counts, until another has begun.
  bool is_spared(std::size_t i) const {
    const std::size_t parent = scenario_.stages[i].parent;
    const Standing standing = out.stages[i].standing;
    if (parent == nowhere || scenario_.stages[parent].mode != Mode::any || standing == Standing::active || standing == Standing::returned)
      return false;
    for (const std::size_t other : scenario_.stages[parent].children) {
      const StageProgress& way = out.stages[other];
      const bool is_open = other != i && way.applies == rules::Truth::yes && way.standing != Standing::not_applicable;
      if (is_open && (way.standing == Standing::active || client_documents(other) < client_documents(i))) return true;
    }
    return false;
  }

  void documents(std::size_t i) {
    const StageProgress& mine = out.stages[i];
    if (mine.is_finished || mine.standing == Standing::unneeded || mine.applies != rules::Truth::yes || state_.ended != nullptr || is_spared(i))
      return;
    for (const std::size_t document : scenario_.stages[i].documents) {
      const CaseEvent* event = state_.documents[document];
      const bool is_there =
          event != nullptr && (event->document_status == DocumentStatus::received || event->document_status == DocumentStatus::accepted ||
                               event->document_status == DocumentStatus::not_needed);
      const Document& wanted = scenario_.documents[document];
      const bool asked = event != nullptr && event->document_status == DocumentStatus::rejected && event->has_by && event->by == Actor::client;
      auto& list = wanted.source == Source::client || (!wanted.resolves && asked) ? out.documents_left : out.documents_coming;
      if (!is_there && std::find(list.begin(), list.end(), document) == list.end()) list.push_back(document);
    }
  }

  // A stage that is done has passed everything that it could be waited for.
  bool stopped(const Moment& until, calendar::Instant& at) const {
    if (moment(until, at)) return true;
    if (until.stage == nowhere || !out.stages[until.stage].has_finish) return false;
    at = out.stages[until.stage].finished_at;
    return true;
  }

  void clocks(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    for (std::size_t k = 0; k < stage.clocks.size(); ++k) {
      calendar::Instant from = 0;
      calendar::Instant until = 0;
      if (!moment(stage.clocks[k].term.from, from)) continue;
      ClockReading reading{i, k, ClockReading::State::running, due_of(stage.clocks[k].term, from, at_)};
      if (at_.has_now) measure(reading.due, at_.now, at_);
      if (stopped(stage.clocks[k].until, until) && until >= from) {
        measure(reading.due, until, at_);
        reading.state = reading.due.is_overdue ? ClockReading::State::broken : ClockReading::State::kept;
      } else if (reading.due.is_overdue) {
        reading.state = ClockReading::State::late;
      }
      out.clocks.push_back(reading);
    }
  }

  void settle_phase() {
    if (state_.last == nullptr) return;
    out.phase = Phase::running;
    if (state_.ended != nullptr) {
      out.end = scenario_.end_named(state_.ended->name);
      const EndKind kind = scenario_.ends[out.end].kind;
      out.phase = kind == EndKind::success ? Phase::succeeded : kind == EndKind::refusal ? Phase::refused : Phase::withdrawn;
      return;
    }
    for (const std::size_t root : scenario_.roots) {
      if (out.stages[root].standing == Standing::refused) out.phase = Phase::refused;
      if (!out.stages[root].is_finished && !scenario_.stages[root].is_optional) return;
    }
    out.phase = Phase::succeeded;
    for (std::size_t i = 0; i < scenario_.ends.size() && out.end == nowhere; ++i)
      if (scenario_.ends[i].kind == EndKind::success) out.end = i;
  }

  std::size_t root_of(std::size_t i) const {
    while (scenario_.stages[i].parent != nowhere) i = scenario_.stages[i].parent;
    return i;
  }

  // Where one is: at the stage that waits for oneself, else at the first that waits for anybody.
  void place() {
    if (!out.mine.empty()) out.here = root_of(out.mine.front());
    else if (!out.theirs.empty()) out.here = root_of(out.theirs.front());
    else if (!out.possible.empty()) out.here = root_of(out.possible.front());
    for (const std::size_t root : scenario_.roots) {
      if (out.stages[root].standing == Standing::not_applicable) continue;
      ++out.steps;
      if (root == out.here) out.step = out.steps;
    }
  }

  const Scenario& scenario_;
  const CaseState& state_;
  const Circumstances& at_;
};

}  // namespace

std::string_view name_of(Standing standing) { return standings[static_cast<unsigned char>(standing)]; }

Progress progress_of(const Scenario& scenario, const CaseState& state, const Circumstances& at) {
  Walk walk(scenario, state, at);
  walk.run();
  find_critical_path(scenario, at, walk.out);
  return std::move(walk.out);
}

}  // namespace portal::tracker
