// Answers first: each is a term with its value in words.
#include "widgets/tracker/case_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sdk/parts/help.h"
#include "widgets/tracker/reasons.h"

namespace portal::tracker {

namespace {

constexpr std::size_t most_reasons = 5;

class Facts {
 public:
  Facts(const Case& its, const Summary& summary, const Words& words)
      : its_(its), scenario_(its.log.scenario()), summary_(summary), words_(words),
        terms_(ui::Container::terms("facts", ui::Name(words.say("tracker.facts")))) {}

  ui::NodePtr build() {
    position();
    turn();
    deadline();
    documents();
    remaining();
    people();
    clocks();
    return count_ == 0 ? nullptr : terms_.build();
  }

 private:
  void add(const std::string& id, std::string name, std::string value, std::string note = {}) {
    terms_.add(ui::Content::term(id, ui::Name(std::move(name)), std::move(value)).note(std::move(note)).build());
    ++count_;
  }

  void position() {
    if (its_.progress.here == nowhere) return;
    json::Object about;
    about.set("step", its_.progress.step);
    about.set("steps", its_.progress.steps);
    about.set("stage", words_.stage(scenario_, its_.progress.here));
    add("position", words_.say("tracker.position"), words_.say("tracker.position.value", about));
  }

  void turn() {
    if (summary_.stage == nowhere || its_.progress.phase != Phase::running) return;
    const StageProgress& stage = its_.progress.stages[summary_.stage];
    add("turn", words_.say("tracker.turn"), words_.who(scenario_, summary_.stage, stage.turn),
        stage.has_since ? words_.say("tracker.turn.since", "since", calendar::instant_text(stage.since)) : std::string());
  }

  void deadline() {
    if (summary_.stage == nowhere || its_.progress.phase != Phase::running) return;
    const auto& due = its_.progress.stages[summary_.stage].due;
    if (due.has_value()) add("deadline", words_.say("tracker.deadline"), words_.when(*due), words_.about(scenario_, summary_.stage, *due));
  }

  void documents() {
    if (its_.progress.phase != Phase::running || scenario_.documents.empty()) return;
    const auto& left = its_.progress.documents_left;
    const std::size_t coming = its_.progress.documents_coming.size();
    std::string names;
    std::string note;
    for (const std::size_t i : left) {
      names += (names.empty() ? "" : ", ") + words_.say("tracker.quoted", "text", words_.document(scenario_, i));
      const CaseEvent* event = its_.state.documents[i];
      if (event != nullptr && event->document_status == DocumentStatus::rejected)
        note = words_.say("tracker.documents.rejected", "document", words_.document(scenario_, i), "reason", event->reason);
      else if (note.empty()) note = words_.own(scenario_, "documents." + scenario_.documents[i].id + ".where");
    }
    if (note.empty()) note = coming > 0 ? words_.say("tracker.documents.coming", "count", coming) : words_.say("tracker.documents.all");
    add("documents", words_.say("tracker.documents"),
        left.empty() ? words_.say("tracker.documents.none") : words_.say("tracker.documents.list", "count", left.size(), "documents", names), note);
  }

  void remaining() {
    const Progress& progress = its_.progress;
    if (progress.phase == Phase::succeeded || progress.phase == Phase::refused || progress.phase == Phase::withdrawn || !progress.is_estimated)
      return;
    const auto low = static_cast<long long>(std::floor(progress.days_p50));
    const auto high = static_cast<long long>(std::ceil(progress.days_p90));
    std::size_t longest = progress.critical_path.front();
    const auto weight = [this](std::size_t i) {
      const auto& estimate = scenario_.stages[i].estimate;
      return estimate.has_value() ? estimate->p50.months * 30 + estimate->p50.days : 0;
    };
    for (const std::size_t i : progress.critical_path)
      if (weight(i) > weight(longest)) longest = i;
    const std::string basis = words_.own(scenario_, "stages." + scenario_.stages[longest].id + ".estimate.basis");
    const std::string stage = words_.stage(scenario_, longest);
    add("remaining", words_.say("tracker.remaining"),
        low == high ? words_.say("tracker.remaining.one", "high", high) : words_.say("tracker.remaining.range", "low", low, "high", high),
        basis.empty() ? words_.say("tracker.remaining.path", "stage", stage) : words_.say("tracker.remaining.basis", "stage", stage, "basis", basis));
  }

  void assigned(const std::string& stage, const CaseEvent& event) {
    ui::Content person = ui::Content::term("assigned/" + stage, ui::Name(words_.say("tracker.assigned")), event.name);
    if (!event.phone.empty())
      person.add(
          ui::Action::link("call/" + stage, ui::Name(words_.say("tracker.phone", "phone", event.phone)), parts::dial_address(event.phone)).build());
    terms_.add(person.build());
    ++count_;
  }

  void people() {
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i) {
      const StageState& stage = its_.state.stages[i];
      const StageProgress& progress = its_.progress.stages[i];
      if (progress.is_finished) continue;
      if (stage.assigned != nullptr && progress.has_turn) assigned(scenario_.stages[i].id, *stage.assigned);
      if (stage.booked == nullptr) continue;
      add("booked/" + scenario_.stages[i].id, words_.say("tracker.booked"),
          words_.say("tracker.booked.value", "at", stage.booked->at, "place", stage.booked->name), words_.stage(scenario_, i));
    }
  }

  void clocks() {
    if (its_.progress.phase != Phase::running) return;
    for (const ClockReading& reading : its_.progress.clocks) {
      if (its_.progress.stages[reading.stage].is_finished) continue;
      const Stage& stage = scenario_.stages[reading.stage];
      const Clock& clock = stage.clocks[reading.clock];
      static constexpr const char* keys[] = {"tracker.clock.running", "tracker.clock.late", "tracker.clock.kept", "tracker.clock.broken"};
      json::Object about;
      const bool kept = reading.state == ClockReading::State::kept;
      if (!kept) about.set("when", words_.when(reading.due));
      add("clock/" + stage.id + "/" + clock.id, words_.own(scenario_, "stages." + stage.id + ".clocks." + clock.id + ".title"),
          words_.say(std::string_view(keys[static_cast<unsigned>(reading.state)]), about));
    }
  }

  const Case& its_;
  const Scenario& scenario_;
  const Summary& summary_;
  const Words& words_;
  ui::Container terms_;
  std::size_t count_ = 0;
};

std::string told(const CaseEvent& event, const Scenario& scenario, const Words& words) {
  json::Object about;
  if (event.stage_index != nowhere) about.set("stage", words.stage(scenario, event.stage_index));
  else if (!event.stage.empty()) about.set("stage", event.stage);
  switch (event.kind) {
    case EventKind::opened: return words.say("tracker.history.opened");
    case EventKind::facts: return words.say("tracker.history.facts");
    case EventKind::changed:
      about.set("status", words.say("tracker.history.status." + std::string(name_of(event.status)), json::Object()));
      return words.say(std::string_view("tracker.history.changed"), about);
    case EventKind::promised: about.set("due", event.due); return words.say(std::string_view("tracker.history.promised"), about);
    case EventKind::marked: return words.say(std::string_view("tracker.history.marked"), about);
    case EventKind::assigned: about.set("name", event.name); return words.say(std::string_view("tracker.history.assigned"), about);
    case EventKind::booked:
      if (event.at.empty()) return words.say(std::string_view("tracker.history.booked.off"), about);
      about.set("at", event.at);
      return words.say(std::string_view("tracker.history.booked"), about);
    case EventKind::document: {
      const std::size_t document = scenario.document_named(event.name);
      about.set("document", document == nowhere ? event.name : words.document(scenario, document));
      return words.say("tracker.history.document." + std::string(name_of(event.document_status)), about);
    }
    case EventKind::ended: {
      const std::string title = words.own(scenario, "ends." + event.name + ".title");
      return words.say("tracker.history.ended", "title", title.empty() ? event.name : title);
    }
    case EventKind::restarted: return words.say("tracker.history.restarted");
    case EventKind::rated: return words.say("tracker.history.rated", "score", static_cast<long long>(event.score));
    case EventKind::corrected: return words.say("tracker.history.corrected");
  }
  return {};
}

}  // namespace

ui::NodePtr now_view(const Case& its, const Summary& summary, const Acts& acts, const Words& words) {
  ui::Container notice = ui::Container::notice("now", summary.tone, ui::Name(summary.head), 3);
  notice.paragraph("status", summary.status).paragraph("next", summary.next);
  if (!its.progress.possible.empty())
    notice.paragraph("possible", words.say("tracker.possible", "stages", words.quoted_list(its.log.scenario(), its.progress.possible)));
  notice.add(acts.buttons(its, words)).add(acts.news(words));
  return notice.build();
}

ui::NodePtr facts_view(const Case& its, const Summary& summary, const Words& words) { return Facts(its, summary, words).build(); }

ui::NodePtr why_view(const Case& its, const Words& words, bool open) {
  const Scenario& scenario = its.log.scenario();
  ui::Container list = ui::Container::list("why-list", ui::Name(words.say("tracker.why.list")));
  std::size_t count = 0;
  const auto add = [&](const std::string& id, std::string text) {
    if (count++ < most_reasons) list.add(ui::Container::item("why/" + id).text(std::move(text)).build());
  };
  bool told_blocked = false;  // what waits for that in turn is plain from the order
  if (its.progress.phase != Phase::running) return nullptr;
  for (const std::size_t document : its.progress.documents_left)
    add("document/" + scenario.documents[document].id, words.say("tracker.why.document", "document", words.document(scenario, document)));
  for (std::size_t i = 0; i < scenario.stages.size(); ++i) {
    const StageProgress& stage = its.progress.stages[i];
    if (stage.is_finished || scenario.stages[i].parent != nowhere) continue;
    if (stage.applies == rules::Truth::unknown && scenario.stages[i].applies != nullptr)
      add("stage/" + scenario.stages[i].id, words.say("tracker.why.fact", "stage", words.stage(scenario, i), "facts",
                                                      missing_facts(scenario, *scenario.stages[i].applies, its.state.facts, words)));
    else if (stage.standing == Standing::blocked && !stage.waits_for.empty() && !std::exchange(told_blocked, true))
      add("stage/" + scenario.stages[i].id,
          words.say("tracker.why.waits", "stage", words.stage(scenario, i), "others", words.quoted_list(scenario, stage.waits_for)));
  }
  return count == 0 ? nullptr : ui::Container::disclosure("why", ui::Name(words.say("tracker.why")), open).add(list.build()).build();
}

ui::NodePtr history_view(const Case& its, const Words& words, bool open, std::size_t shown) {
  const std::vector<const CaseEvent*>& events = its.log.events();
  if (events.empty()) return nullptr;
  ui::Container outer = ui::Container::disclosure("history", ui::Name(words.say("tracker.history", "count", events.size())), open);
  if (!open) return outer.paragraph("history-closed", words.say("tracker.history.list")).build();
  ui::Container list = ui::Container::list("history-list", ui::Name(words.say("tracker.history.list")));
  for (std::size_t i = events.size(); i > 0 && events.size() - i < shown; --i) {
    const CaseEvent& event = *events[i - 1];
    const std::string id = "event/" + std::to_string(i);
    ui::Container item = ui::Container::item(id);
    item.text(words.say("tracker.history.item", "at", calendar::instant_text(event.time), "what", told(event, its.log.scenario(), words)));
    if (!event.reason.empty()) item.paragraph(id + "/reason", words.say("tracker.stage.reason", "reason", event.reason));
    list.add(item.build());
  }
  outer.add(list.build());
  if (events.size() > shown) outer.add(ui::Container::actions("history-actions").button("history-more", words.say("tracker.history.more")).build());
  return outer.build();
}

}  // namespace portal::tracker
