// The widget: events go to the part they are for, news come in batches, the view is put together from the parts. Long because every step
// names every part.
#include "widgets/tracker/tracker.h"

#include <algorithm>
#include <optional>

#include "accessibility/focus.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/parts/help.h"
#include "sdk/parts/messages.h"
#include "widgets/tracker/case_view.h"
#include "widgets/tracker/cases_view.h"
#include "widgets/tracker/contract.h"
#include "widgets/tracker/desk.h"
#include "widgets/tracker/stages_view.h"

namespace portal::tracker {

namespace {

constexpr long long time_passes_every = 60000;  // milliseconds
constexpr std::size_t events_at_once = 20;

class TrackerWidget final : public session::ArchivedWidget {
 public:
  explicit TrackerWidget(std::shared_ptr<session::Context> context) : context_(std::move(context)) {
    cases_.set_zone(context_->zone);
    help_.start(*context_);
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    auto widget = std::make_unique<TrackerWidget>(std::move(context));
    PORTAL_CHECK(widget->take_properties(properties));
    PORTAL_CHECK(widget->resume(state));
    widget->cases_.settle();
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    clock_request_ = effects.request("clock.now", {});
    if (context_->host_can("store")) cache_request_ = effects.request("store.get", json::Object{{"name", "cases"}});
    if (context_->host_can("cases")) watch(effects);
    for (const Error& problem : first_problems_) report(problem, effects);
    first_problems_.clear();
    news(effects);
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    summary_.reset();
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::press: return press(event.node, effects) ? Result<void>() : unknown(event.node);
      case ui::EventType::toggle: return toggle(event.node, event.flag, effects) ? Result<void>() : unknown(event.node);
      case ui::EventType::set: return set(event, effects);
      case ui::EventType::reply: return reply(event, effects);
      case ui::EventType::locale: stages_.forget(); return {};
      default: return {};
    }
  }

  ui::NodePtr view() override {
    const Words words(*context_);
    const std::string id = shown_case();
    const Case* its = cases_.find(id);
    if (its != nullptr) return case_view(*its, words);
    ui::Container root = ui::Container::region("tracker", ui::Name(words.say("tracker.title")));
    root.add(connection_view(cases_, words));
    if (cases_.all().size() > 1) return root.add(list_view(cases_, words)).add(messages_view()).add(as_of_view(cases_, words)).build();
    if (cases_.alone() != nullptr && !cases_.waits_for_definition(id)) return preview(words);
    root.paragraph("status", nothing_yet(id, words));
    return root.add(as_of_view(cases_, words)).build();
  }

  void forget_view() override { stages_.forget(); }

 private:
  static Error unknown(const std::string& node) {
    return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)};
  }

  Result<void> take_properties(const json::Value& properties) {
    json::Reader read(properties, "/properties");
    const json::Value* scenario = read.optional("scenario", json::Kind::object);
    const json::Value* events = read.optional("events", json::Kind::array);
    const json::Value* calendar = read.optional("calendar", json::Kind::object);
    read.optional("case", case_);
    read.optional("stage", stage_);
    PORTAL_CHECK(read.finish());
    if (calendar != nullptr) PORTAL_CHECK(cases_.take_calendar(*calendar));
    if (scenario != nullptr) PORTAL_CHECK(cases_.take_scenario(*scenario));
    if (events != nullptr) first_problems_ = cases_.take_events(*events, "/events");
    return {};
  }

  // The case on view: the one asked for, else the one that was opened from the list, else the only one.
  std::string shown_case() const {
    if (!case_.empty()) return case_;
    if (!opened_.empty()) return opened_;
    return cases_.all().size() == 1 ? cases_.all().begin()->first : std::string();
  }

  // Told once a step: its dates are written by the host.
  const Summary& summary_of(const Case& its, const Words& words) {
    if (!summary_) summary_.emplace(summarize(its.log.scenario(), its.state, its.progress, words));
    return *summary_;
  }

  void watch(session::Effects& effects) {
    json::Object what;
    if (!cases_.cursor().empty()) what.set("after", cases_.cursor());
    watch_request_ = effects.request("cases.watch", std::move(what));
  }

  ui::NodePtr case_view(const Case& its, const Words& words) {
    const Scenario& scenario = its.log.scenario();
    const Summary& summary = summary_of(its, words);
    ui::Container root = ui::Container::region("tracker", ui::Name(words.title(scenario), scenario.id));
    if (case_.empty() && cases_.all().size() > 1)
      root.add(ui::Container::actions("back-actions").button("back", words.say("tracker.list.back"), "quiet").build());
    root.add(connection_view(cases_, words));
    if (its.state.opened != nullptr && !its.state.opened->number.empty())
      root.paragraph("number", words.say("tracker.case", "number", its.state.opened->number));
    if (!scenario.phase.empty()) root.paragraph("phase", words.say("tracker.phase." + scenario.phase, json::Object()));
    if (!its.migrated_from.empty()) root.add(migration_view(its, words));
    root.add(now_view(its, summary, acts_, words));
    root.add(facts_view(its, summary, words));
    root.add(why_view(its, words, is_why_open_));
    root.add(stages_.build(its, words));
    root.add(history_view(its, words, is_history_open_, events_shown_));
    root.add(help_.view(desk_of({}, its, summary, words), context_->strings));
    root.add(messages_view());
    root.add(acts_.withdrawal(its, *context_, words));
    return root.add(as_of_view(cases_, words)).build();
  }

  // A definition without a case: what would have to be done, before one starts.
  ui::NodePtr preview(const Words& words) {
    if (preview_ == nullptr || &preview_->log.scenario() != cases_.alone().get()) {
      preview_ = std::make_unique<Case>(cases_.alone());
      stages_.forget();
    }
    preview_->state = fold(preview_->log);
    preview_->progress = progress_of(preview_->log.scenario(), preview_->state, cases_.circumstances());
    return case_view(*preview_, words);
  }

  // Asked for where it is first opened; what stands there before is not a choice of the person.
  ui::NodePtr messages_view() const {
    if (!context_->host_can("messages") && !context_->host_can("store")) return nullptr;
    ui::Container outer = ui::Container::disclosure("messages", ui::Name(context_->strings.format("parts.messages")), is_messages_open_);
    outer.paragraph("messages/about", context_->strings.format("parts.messages.hint"));
    if (messages_.is_started()) messages_.fill(outer, parts::case_categories(context_->strings), context_->strings);
    return outer.build();
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (help_.input(event.node, event.value)) return {};
    if (!messages_.owns(event.node) || !messages_.is_started()) return unknown(event.node);
    return messages_.input(event, parts::case_categories(context_->strings), context_->strings, effects);
  }

  std::string nothing_yet(const std::string& id, const Words& words) const {
    const bool awaits = !id.empty() && cases_.waits_for_definition(id);
    if (awaits) return words.say("tracker.version", "version", cases_.awaited_version(id));
    if (has_bad_definition_) return words.say("tracker.unreadable");
    const bool hears = cases_.connection() != Connection::unknown || !context_->host_can("cases");
    return words.say(hears ? "tracker.empty" : "tracker.loading");
  }

  bool press(const std::string& node, session::Effects& effects) {
    const Words words(*context_);
    if (node == "back") {
      opened_.clear();
      effects.focus("tracker");
      return true;
    }
    if (node == "history-more") {
      events_shown_ += events_at_once;
      return true;
    }
    if (messages_.is_started() && messages_.press(node, context_->strings, effects)) return true;
    for (const auto& [id, its] : cases_.all())
      if (node == "open/" + ui::node_id(id)) {
        opened_ = id;
        stages_.forget();
        effects.focus("tracker");
        return true;
      }
    const std::string id = shown_case();
    const Case* its = cases_.find(id);
    if (its == nullptr) return false;
    const Summary& summary = summary_of(*its, words);
    return help_.press(node, desk_of(id, *its, summary, words), context_->strings, effects) || acts_.press(node, id, *its, *context_, words, effects);
  }

  bool toggle(const std::string& node, bool open, session::Effects& effects) {
    if (node == "why") is_why_open_ = open;
    else if (node == "history") is_history_open_ = open;
    else if (node == "messages") {
      is_messages_open_ = open;
      if (open && !messages_.is_started()) messages_.start(*context_, effects);
    } else {
      return stages_.toggle(node, open) || help_.toggle(node, open);
    }
    return true;
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    if (event.name == "case" || event.name == "stage") {
      if (!event.value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(event.value)};
      (event.name == "case" ? case_ : stage_) = event.value.text();
      stages_.forget();
      show_stage(effects);
      return {};
    }
    if (event.name == "scenario") PORTAL_CHECK(cases_.take_scenario(event.value));
    else if (event.name == "calendar") PORTAL_CHECK(cases_.take_calendar(event.value));
    else if (event.name == "events") {
      if (!event.value.is_array()) return Error{ErrorCode::wrong_type, "/value", "an array", json::describe(event.value)};
      for (const Error& problem : cases_.take_events(event.value, "/events")) report(problem, effects);
    } else {
      return Error{ErrorCode::unknown_name, "/name", "one of: scenario, events, calendar, case, stage", quoted_excerpt(event.name)};
    }
    news(effects);
    return {};
  }

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    const Words words(*context_);
    if (event.request == clock_request_ && event.request != 0) return clock(event, effects);
    if (event.request == timer_ && event.request != 0) {
      timer_ = 0;
      clock_request_ = effects.request("clock.now", {});
      return {};
    }
    if (event.request == watch_request_ && event.request != 0) {
      take(event.value, event.flag, "/value", effects);
      return {};
    }
    if (event.request == cache_request_ && event.request != 0) {
      cache_request_ = 0;
      const json::Value* value = event.flag ? event.value.find("value") : nullptr;
      if (value != nullptr && value->is_object()) take_cache(*value, effects);
      return {};
    }
    if (acts_.reply(event.request, event.flag, event.value, words, effects) || help_.reply(event, context_->strings, effects)) return {};
    messages_.take(event, effects);
    return {};  // a reply that nobody waits for any more is no mistake
  }

  Result<void> clock(const ui::Event& event, session::Effects& effects) {
    clock_request_ = 0;
    timer_ = effects.request("timer", json::Object{{"after", time_passes_every}});
    const json::Value* now = event.flag ? event.value.find("now") : nullptr;
    calendar::Instant instant = 0;
    if (now == nullptr || !now->is_string() || !calendar::parse_instant(now->text(), instant)) return {};
    cases_.take_now(instant);
    cases_.settle();
    return {};
  }

  void take(const json::Value& batch, bool ok, const std::string& path, session::Effects& effects) {
    if (!ok) {
      cases_.set_connection(Connection::offline);
      return;
    }
    const bool has_more = batch.find("events") != nullptr || batch.find("scenarios") != nullptr;
    for (const Error& problem : cases_.take_batch(batch, path)) report(problem, effects);
    if (has_more) news(effects);
    if (has_more && context_->host_can("store")) effects.request("store.put", json::Object{{"name", "cases"}, {"value", cases_.batch()}});
  }

  // What was kept on the device comes in like any batch; it never replaces what has come meanwhile.
  void take_cache(const json::Value& cached, session::Effects& effects) {
    for (const Error& problem : cases_.take_batch(cached, "/cache")) report(problem, effects);
    news(effects);
  }

  void report(const Error& problem, session::Effects& effects) {
    if (problem.path.find("/scenario") != std::string::npos) has_bad_definition_ = true;
    effects.emit("portal-tracker-problem", json::Object{{"code", std::string(name_of(problem.code))}, {"path", problem.path}});
  }

  // After events came: fold, say what is new of the case on view, and tell the page where it stands.
  void news(session::Effects& effects) {
    const Words words(*context_);
    cases_.settle();
    const Case* its = cases_.find(shown_case());
    if (its == nullptr) return;
    const Summary& summary = summary_of(*its, words);
    const bool is_first = told_.empty();
    if (told_ == summary.status) return;
    told_ = summary.status;
    if (!is_first) {
      const bool is_result = its->progress.phase == Phase::succeeded;
      effects.announce(is_result ? words.say("tracker.result", "title", summary.status) : words.say("tracker.changed", "status", summary.status));
    }
    effects.emit("portal-tracker-changed", position(*its, summary));
    if (is_first) show_stage(effects);
  }

  static json::Object position(const Case& its, const Summary& summary) {
    static constexpr const char* phases[] = {"notStarted", "running", "succeeded", "refused", "withdrawn"};
    const Progress& progress = its.progress;
    json::Object out{
        {"scenario", its.log.scenario().id}, {"version", its.log.scenario().version}, {"phase", phases[static_cast<unsigned>(progress.phase)]}};
    out.set("step", progress.step);
    out.set("steps", progress.steps);
    const bool running = summary.stage != nowhere && progress.phase == Phase::running;
    out.set("turn", running ? json::Value(std::string(name_of(progress.stages[summary.stage].turn))) : json::Value());
    const auto* due = running && progress.stages[summary.stage].due.has_value() ? &*progress.stages[summary.stage].due : nullptr;
    out.set("daysLeft", due == nullptr || due->by_hours ? json::Value() : json::Value(static_cast<long long>(due->left)));
    out.set("overdue", summary.is_late);
    out.set("documentsLeft", progress.documents_left.size());
    return out;
  }

  void show_stage(session::Effects& effects) {
    const Case* its = cases_.find(shown_case());
    if (its == nullptr || stage_.empty()) return;
    const std::string node = stages_.show(*its, stage_);
    if (!node.empty()) effects.focus(node);
  }

  void archive(json::Archive& state) override {
    state.text("case", case_);
    state.text("stage", stage_);
    state.text("opened", opened_);
    state.text("told", told_);
    state.number("clock", clock_request_);
    state.number("timer", timer_);
    state.number("watch", watch_request_);
    state.number("cache", cache_request_);
    state.flag("whyOpen", is_why_open_);
    state.flag("historyOpen", is_history_open_);
    state.flag("messagesOpen", is_messages_open_);
    state.flag("badDefinition", has_bad_definition_);
    auto shown = static_cast<std::int64_t>(events_shown_);
    state.number("eventsShown", shown);
    events_shown_ = static_cast<std::size_t>(std::clamp<std::int64_t>(shown, events_at_once, 100000));
    archive_known(state);
    state.part("acts", [this](json::Archive& part) { acts_.archive(part); });
    state.part("help", [this](json::Archive& part) { help_.archive(part); });
    state.part("messages", [this](json::Archive& part) { messages_.archive(part); });
    state.part("stages", [this](json::Archive& part) { stages_.archive(part); });
  }

  void archive_known(json::Archive& state) {
    json::Value batch = cases_.batch();
    state.value("batch", batch, json::Kind::object);
    std::string now = cases_.circumstances().has_now ? calendar::instant_text(cases_.circumstances().now) : std::string();
    state.text("now", now);
    auto connection = static_cast<unsigned char>(cases_.connection());
    static constexpr std::string_view connections[] = {"unknown", "live", "polling", "offline"};
    state.name("connection", connection, connections);
    if (!state.reads()) return;
    if (!cases_.take_batch(batch, "/state/batch").empty()) state.fail("batch", "what was written");
    calendar::Instant instant = 0;
    if (!now.empty() && calendar::parse_instant(now, instant)) cases_.take_now(instant);
    cases_.set_connection(static_cast<Connection>(connection));
  }

  std::shared_ptr<session::Context> context_;
  Cases cases_;
  std::unique_ptr<Case> preview_;
  StagesView stages_;
  Acts acts_;
  parts::Help help_;
  parts::Messages messages_;
  std::vector<Error> first_problems_;
  std::string case_;
  std::string stage_;
  std::string opened_;
  std::optional<Summary> summary_;  // of the case on view, of this step
  std::string told_;                // the status that was said last
  std::int64_t clock_request_ = 0;
  std::int64_t timer_ = 0;
  std::int64_t watch_request_ = 0;
  std::int64_t cache_request_ = 0;
  std::size_t events_shown_ = events_at_once;
  bool is_why_open_ = false;
  bool is_history_open_ = false;
  bool is_messages_open_ = false;
  bool has_bad_definition_ = false;
};

}  // namespace

session::WidgetKind tracker_kind() { return {"tracker", contract, &TrackerWidget::create, &accessibility::focus_after_removal}; }

}  // namespace portal::tracker
