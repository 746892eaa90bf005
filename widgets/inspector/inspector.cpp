// The widget: acts in the inspector itself, acts in the preview, and what the host tells.
#include "widgets/inspector/inspector.h"

#include <algorithm>
#include <cstdlib>

#include "accessibility/focus.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/ui/shown.h"
#include "widgets/inspector/contract.h"
#include "widgets/inspector/copy.h"
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

constexpr std::string_view focus_panel_id = "panel/focus";
constexpr long long pace = 700;  // milliseconds between steps that are played

class InspectorWidget final : public session::ArchivedWidget {
 public:
  explicit InspectorWidget(std::shared_ptr<session::Context> context) : context_(std::move(context)), model_(own_strings(*context_)) {
    model_.draws_order = context_->host_can("order");
  }

  static json::Value own_strings(const session::Context& context) {
    return json::Object{{"locale", context.strings.locale()}, {"messages", context.strings.messages()}};
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    auto widget = std::make_unique<InspectorWidget>(std::move(context));
    json::Reader read(properties, "/properties");
    const json::Value* log = read.optional("log", json::Kind::object);
    PORTAL_CHECK(read.finish());
    PORTAL_CHECK(widget->resume(state));
    if (state.is_null() && log != nullptr) {
      PORTAL_TRY(session::Log given, session::read_log(*log, "/properties/log"));
      PORTAL_CHECK(widget->model_.open(std::move(given)));
    }
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    if (context_->host_can("sessions")) sessions_request_ = effects.request("sessions.watch", {});
    if (context_->host_can("documents")) documents_request_ = effects.request("document.watch", {});
    if (model_.has_open(focus_panel_id)) show_order(effects);
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    PORTAL_CHECK(take(event, effects));
    draw(effects);
    return {};
  }

  ui::NodePtr view() override {
    const Shown shown{.model = model_,
                      .candidates = candidates_,
                      .chosen = chosen_,
                      .has_page = context_->host_can("sessions"),
                      .has_files = context_->host_can("file"),
                      .has_chooser = context_->host_can("look"),
                      .is_drawn = is_drawn_,
                      .is_undrawn = is_undrawn_};
    return view_of(shown, Words(context_->strings));
  }
  void forget_view() override {}

 private:
  Result<void> take(const ui::Event& event, session::Effects& effects) {
    if (const std::string node = inspected_node(event.node); !node.empty()) return act(event, node, effects);
    switch (event.type) {
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::toggle: return toggle(event, effects);
      case ui::EventType::reply: return reply(event, effects);
      case ui::EventType::set: return set(event);
      default: return {};
    }
  }

  // The copy has another root where another widget is looked at.
  void draw(session::Effects& effects) {
    const std::string wanted = is_drawn_ && model_.is_open() ? preview_node(model_.shown().session().tree()->id()) : std::string();
    if (wanted == drawn_) return;
    drawn_ = wanted;
    draw_request_ = effects.request("session.draw", {{"node", drawn_}});
  }

  static Error unknown(const std::string& node) {
    return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)};
  }

  // Focus goes over the preview without changing the past; at the end of a branch it is an act like any other.
  Result<void> act(const ui::Event& event, const std::string& node, session::Effects& effects) {
    if (!model_.is_open()) return unknown(event.node);
    const bool is_passing = event.type == ui::EventType::leave || event.type == ui::EventType::focus;
    if (is_passing && (!model_.is_branch() || model_.shown().position() != model_.shown().size())) return {};
    const bool was_branch = model_.is_branch();
    ui::Event inner = event;
    inner.node = node;
    const std::size_t from = model_.shown().position();
    PORTAL_CHECK(model_.act(std::move(inner)));
    if (!was_branch) effects.announce(Words(context_->strings).say("way.begun", {{"step", static_cast<long long>(from)}}));
    return {};
  }

  Result<void> press(const std::string& node, session::Effects& effects) {
    if (node == "open") {
      open_request_ = effects.request("file.watch", {{"accept", ".json,application/json"}});
      return {};
    }
    if (!model_.is_open()) return unknown(node);
    if (node == "save") return save(effects);
    if (node == "return") {
      model_.return_to_record();
      effects.focus("time");
      return {};
    }
    if (node == "play" || node == "pause") {
      model_.is_playing = node == "play" && model_.shown().position() < model_.shown().size();
      if (model_.is_playing) timer_request_ = effects.request("timer", {{"after", pace}});
      return {};
    }
    return go(node, effects);
  }

  Result<void> go(const std::string& node, session::Effects& effects) {
    const std::size_t here = model_.shown().position();
    if (node == "first") model_.go(0);
    else if (node == "back") model_.go(here == 0 ? 0 : here - 1);
    else if (node == "forward") model_.go(here + 1);
    else if (node == "last") model_.go(model_.shown().size());
    else if (node.rfind("go/", 0) == 0) model_.go(static_cast<std::size_t>(std::strtoul(node.c_str() + 3, nullptr, 10)));
    else return unknown(node);
    if (node.rfind("go/", 0) == 0) effects.focus("step/" + std::to_string(model_.shown().position()));
    effects.announce(step_text(model_.shown(), model_.shown().position(), Words(context_->strings)));
    return {};
  }

  Result<void> save(session::Effects& effects) {
    const session::Log log = model_.report(model_.with_values);
    effects.request("file.save", {{"name", log.kind + "-log.json"}, {"type", "application/json"}, {"text", json::write(session::write_log(log))}});
    effects.announce(Words(context_->strings).say(log.is_redacted ? "source.saved" : "source.saved.values"));
    return {};
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (event.node == "session") return choose(event.value, effects);
    if (!model_.is_open()) return unknown(event.node);
    if (event.node == "node" && event.value.is_string()) {
      model_.selected = event.value.text();
      if (!chosen_.empty() && context_->host_can("sessions")) effects.request("session.show", {{"session", chosen_}, {"node", model_.selected}});
      return {};
    }
    if (event.node == "with-values" && event.value.is_boolean()) {
      model_.with_values = event.value.boolean();
      return {};
    }
    if (event.node == "drawn" && event.value.is_boolean()) {
      is_drawn_ = event.value.boolean();
      is_undrawn_ = false;
      return {};
    }
    return imagine(event, effects);
  }

  Result<void> imagine(const ui::Event& event, session::Effects& effects) {
    WhatIf other = model_.what_if();
    if (event.node == "no-profile" && event.value.is_boolean()) other.has_no_profile = event.value.boolean();
    else if (event.node == "no-consent" && event.value.is_boolean()) other.has_no_consent = event.value.boolean();
    else if (event.node == "offline" && event.value.is_boolean()) other.is_offline = event.value.boolean();
    else if (event.node == "today" && event.value.is_string()) other.today = civil_date(event.value.text());
    else if (event.node == "language" && event.value.is_string() && event.value.text().rfind("locale-", 0) == 0)
      other.locale = event.value.text().substr(7);
    else return unknown(event.node);
    if (!other.locale.empty() && !model_.has_strings(other.locale)) {
      wished_locale_ = other.locale;
      strings_request_ = effects.request("strings.load", {{"widget", model_.shown().log().kind}, {"locale", wished_locale_}});
      return {};
    }
    return model_.imagine(std::move(other));
  }

  // "01.09.2027" as a person types it, or as it is; "" for anything else, so that a half typed date changes nothing.
  static std::string civil_date(const std::string& text) {
    if (ui::is_iso_date(text)) return text;
    const std::string date = ui::date_part(text, 2) + "-" + ui::date_part(text, 1) + "-" + ui::date_part(text, 0);
    return text.size() == date.size() && ui::is_iso_date(date) ? date : std::string();
  }

  Result<void> choose(const json::Value& value, session::Effects& effects) {
    if (!value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(value)};
    chosen_ = value.text();
    model_.close();
    if (model_.has_open(focus_panel_id)) show_order(effects);
    const auto found = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.id == chosen_; });
    const bool is_played = found == candidates_.end() || family().find(found->kind) != nullptr;
    if (!is_played) model_.told_by = found->kind;
    watch_request_ = chosen_.empty() || !is_played ? 0 : effects.request("session.watch", {{"session", chosen_}});
    why_request_ = is_played ? 0 : effects.request("session.why", {{"session", chosen_}});
    return {};
  }

  // Whoever looks at the order of focus sees it drawn, here and on the page's own widget.
  void show_order(session::Effects& effects) const {
    if (!model_.draws_order) return;
    effects.request("order.show", {{"below", std::string(preview_prefix)}, {"session", chosen_}, {"on", model_.has_open(focus_panel_id)}});
  }

  Result<void> toggle(const ui::Event& event, session::Effects& effects) {
    if (event.node.rfind("panel/", 0) != 0) return unknown(event.node);
    auto& panels = model_.opened;
    const auto at = std::find(panels.begin(), panels.end(), event.node);
    if (event.flag && at == panels.end()) panels.push_back(event.node);
    if (!event.flag && at != panels.end()) panels.erase(at);
    if (event.node == focus_panel_id) show_order(effects);
    return {};
  }

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    if (event.request == timer_request_) return play_on(effects);
    if (!event.flag) {
      const Words words(context_->strings);
      if (event.request == watch_request_ || event.request == why_request_) model_.fault = event.value.text_at("title");
      if (event.request == open_request_) effects.announce(words.say("source.unopened"));
      if (event.request == strings_request_) effects.announce(words.say("what-if.untold"));
      if (event.request == draw_request_) is_undrawn_ = is_drawn_, is_drawn_ = false, drawn_.clear();
      return {};
    }
    if (event.request == sessions_request_) take_candidates(event.value);
    if (event.request == watch_request_) take_watched(event.value);
    if (event.request == why_request_ && event.value.find("reasons") != nullptr) model_.told = *event.value.find("reasons");
    if (event.request == documents_request_ || event.request == open_request_)
      model_.take_file(event.value.text_at("name"), event.value.text_at("text"));
    if (event.request == strings_request_ && event.value.find("strings") != nullptr) {
      model_.take_strings(wished_locale_, *event.value.find("strings"));
      WhatIf other = model_.what_if();
      other.locale = wished_locale_;
      return model_.imagine(std::move(other));
    }
    return {};
  }

  Result<void> play_on(session::Effects& effects) {
    if (!model_.is_playing || !model_.is_open()) return {};
    model_.go(model_.shown().position() + 1);
    model_.is_playing = model_.shown().position() < model_.shown().size();
    if (model_.is_playing) timer_request_ = effects.request("timer", {{"after", pace}});
    return {};
  }

  void take_candidates(const json::Value& value) {
    const json::Value* list = value.find("sessions");
    if (list == nullptr || !list->is_array()) return;
    candidates_.clear();
    for (const json::Value& one : list->array()) candidates_.push_back({one.text_at("id"), one.text_at("kind"), one.text_at("label")});
    const bool is_there = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.id == chosen_; });
    if (!is_there) chosen_.clear();  // its log stays to be looked at
  }

  void take_watched(const json::Value& value) {
    model_.fault.clear();
    if (const json::Value* log = value.find("log"); log != nullptr) {
      auto read = session::read_log(*log);
      const Result<void> done = read.ok() ? model_.open(std::move(read).value()) : Result<void>(std::move(read).error());
      if (!done.ok()) model_.fault = done.error().text();
    }
    const json::Value* list = value.find("steps");
    if (list == nullptr || !list->is_array()) return;
    std::vector<session::LogStep> steps;
    for (const json::Value& one : list->array())
      if (auto step = session::read_step(one, "/steps"); step.ok()) steps.push_back(std::move(step).value());
    model_.grow(std::move(steps));
  }

  Result<void> set(const ui::Event& event) {
    if (event.name != "log") return Error{ErrorCode::unknown_name, "/name", "log", quoted_excerpt(event.name)};
    if (event.value.is_null()) {
      model_.close();
      return {};
    }
    PORTAL_TRY(session::Log log, session::read_log(event.value, "/value"));
    return model_.open(std::move(log));
  }

  void archive(json::Archive& state) override {
    json::Value candidates = json::Array();
    for (const Candidate& one : candidates_) candidates.array().emplace_back(json::Object{{"id", one.id}, {"kind", one.kind}, {"label", one.label}});
    state.value("candidates", candidates, json::Kind::array);
    state.text("chosen", chosen_);
    state.text("wished_locale", wished_locale_);
    state.number("sessions_request", sessions_request_);
    state.number("watch_request", watch_request_);
    state.number("why_request", why_request_);
    state.number("documents_request", documents_request_);
    state.number("open_request", open_request_);
    state.number("strings_request", strings_request_);
    state.number("timer_request", timer_request_);
    state.number("draw_request", draw_request_);
    state.flag("is_drawn", is_drawn_);
    state.flag("is_undrawn", is_undrawn_);
    state.text("drawn", drawn_);
    if (state.reads()) take_candidates(json::Object{{"sessions", candidates}});
    state.part("model", [this](json::Archive& part) { model_.archive(part); });
  }

  std::shared_ptr<session::Context> context_;
  Model model_;
  std::vector<Candidate> candidates_;
  std::string chosen_;
  std::string wished_locale_;
  std::int64_t sessions_request_ = 0;
  std::int64_t watch_request_ = 0;
  std::int64_t why_request_ = 0;
  std::int64_t documents_request_ = 0;
  std::int64_t open_request_ = 0;
  std::int64_t strings_request_ = 0;
  std::int64_t timer_request_ = 0;
  std::int64_t draw_request_ = 0;
  bool is_drawn_ = false;
  bool is_undrawn_ = false;
  std::string drawn_;  // the node that was asked for
};

}  // namespace

session::WidgetKind inspector_kind() { return {"inspector", contract, &InspectorWidget::create, &accessibility::focus_after_removal}; }

}  // namespace portal::inspector
