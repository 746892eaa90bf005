// The widget: the gate opens by consent or by the person's own act; what is derived goes when the consent goes. Long because each act is one
// function.
#include "widgets/suggestions/suggestions.h"

#include <algorithm>
#include <cmath>

#include "accessibility/focus.h"
#include "sdk/calendar/civil_date.h"
#include "sdk/json/reader.h"
#include "sdk/parts/help.h"
#include "widgets/suggestions/assistant.h"
#include "widgets/suggestions/contract.h"
#include "widgets/suggestions/taking.h"
#include "widgets/suggestions/view.h"

namespace portal::suggestions {

namespace {

constexpr long long longest_wait = 6 * 3600 * 1000;  // ms until the clock is asked again

Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

class Suggestions final : public session::ArchivedWidget {
 public:
  Suggestions(std::shared_ptr<session::Context> context, std::shared_ptr<const catalogue::Catalogue> catalogue, bool only_offers)
      : context_(std::move(context)), model_(std::move(catalogue), context_->zone), only_offers_(only_offers) {
    help_.start(*context_);
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    const json::Value* source = read.required("catalogue", json::Kind::object);
    bool only_offers = false;
    read.optional("onlyOffers", only_offers);
    read.ignore("ask");
    PORTAL_CHECK(read.finish());
    auto catalogue = catalogue::Catalogue::read(*source);
    if (!catalogue.ok()) {
      Error error = std::move(catalogue).error();
      error.path = "/properties/catalogue" + error.path;
      return error;
    }
    auto widget = std::make_unique<Suggestions>(std::move(context), std::move(catalogue).value(), only_offers);
    PORTAL_CHECK(widget->resume(state));
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    clock_ = effects.request("clock.now", {});
    if (!context_->host_can("store")) return;
    consents_ = effects.request("store.watch", {{"name", consent::store_name}});
    offers_ = effects.request("store.watch", {{"name", store_name}});
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    if (event.type == ui::EventType::press || event.type == ui::EventType::reply) model_.touch();  // what was put away, skipped, allowed
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::toggle: return help_.toggle(event.node, event.flag) ? Result<void>() : toggle(event);
      case ui::EventType::reply: return reply(event, effects);
      case ui::EventType::set: return set(event, effects);
      default: return {};
    }
  }

  ui::NodePtr view() override { return view_of(model_, words(), help_, kept_, {only_offers_, context_->host_can("profile")}); }
  void forget_view() override { kept_.forget(); }

 private:
  Words words() const { return {context_->strings, model_.catalogue()}; }

  // The gate. Called whenever clock, consents, quiet or the person's wish may have changed it.
  void pass_gate(session::Effects& effects) {
    if (!model_.may_evaluate()) {
      if (model_.decisions() != nullptr || model_.profile != Profile::none) model_.forget_person();
      profile_ = 0;  // an answer that still comes is not wanted
      return;
    }
    if (model_.profile == Profile::none && context_->host_can("profile")) {
      json::Array facts;
      for (std::string& fact : model_.wanted_facts()) facts.emplace_back(std::move(fact));
      model_.profile = Profile::loading;
      profile_ = effects.request("profile.load", {{"facts", std::move(facts)}});
      return;
    }
    if (model_.profile != Profile::loading && model_.decisions() == nullptr) evaluate(effects);
  }

  void evaluate(session::Effects& effects) {
    model_.evaluate();
    effects.emit("portal-evaluated",
                 {{"by", model_.is_asked ? "person" : "consent"}, {"proactive", model_.counters.proactive}, {"byPerson", model_.counters.by_person}});
    if (!waiting_.is_null()) answer(effects);
  }

  void answer(session::Effects& effects) {
    json::Value question = std::move(waiting_);
    waiting_ = nullptr;
    const json::Value* id = question.find("id");
    effects.request("assistant.answer",
                    {{"ask", id == nullptr ? json::Value() : *id}, {"answer", answer_question(question, model_, words(), effects)}});
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    if (event.name != "ask") return Error{ErrorCode::unknown_name, "/name", "a property that can change: ask", quoted_excerpt(event.name)};
    if (!event.value.is_object()) return Error{ErrorCode::wrong_type, "/value", "an object", json::describe(event.value)};
    waiting_ = event.value;
    if (begins(event.value) && !model_.is_asked) begin(effects);
    if (!waiting_.is_null() && model_.profile != Profile::loading) answer(effects);
    return {};
  }

  void begin(session::Effects& effects) {
    model_.is_asked = true;
    if (model_.profile == Profile::loaded || model_.profile == Profile::failed || model_.decisions() != nullptr) evaluate(effects);
    else pass_gate(effects);
  }

  // What the host says

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    if (event.request == 0) return {};
    if (event.request == clock_) return clock(event, effects);
    if (event.request == consents_) return consents(event, effects);
    if (event.request == offers_) return kept(event, effects);
    if (event.request == profile_) return profile(event, effects);
    if (event.request == wait_) {
      wait_ = 0;
      clock_ = effects.request("clock.now", {});
    } else if (!reply_to_taking(model_, words(), *context_, event, effects)) {
      help_.reply(event, context_->strings, effects);
    }
    return {};
  }

  Result<void> clock(const ui::Event& event, session::Effects& effects) {
    clock_ = 0;
    const json::Value* now = event.flag ? event.value.find("now") : nullptr;
    if (now == nullptr || !now->is_string()) return {};
    const std::string day = model_.today();
    model_.set_now(now->text());
    if (model_.decisions() != nullptr && day != model_.today()) evaluate(effects);
    pass_gate(effects);
    wait(effects);
    return {};
  }

  // Until a consent runs out, or some hours, for midnight.
  void wait(session::Effects& effects) {
    if (model_.now().empty() || wait_ != 0) return;
    const long long until_expiry = model_.next_expiry() / 1000 + 1;
    wait_ = effects.request("timer", {{"after", model_.next_expiry() > 0 ? std::min(longest_wait, until_expiry) : longest_wait}});
  }

  Result<void> consents(const ui::Event& event, session::Effects& effects) {
    const json::Value* value = event.flag ? event.value.find("value") : nullptr;
    const bool was = model_.is_any_allowed();
    model_.set_consents(value == nullptr ? json::Value() : *value);
    model_.touch();
    if (was && !model_.is_any_allowed()) {  // withdrawn: everything derived goes at once, also what the person asked for
      model_.forget_person();
      model_.undo_words.clear();
      effects.announce(words().say("withdrawn"));
    }
    pass_gate(effects);
    return {};
  }

  Result<void> kept(const ui::Event& event, session::Effects& effects) {
    const json::Value* value = event.flag ? event.value.find("value") : nullptr;
    auto keeping = read_keeping(value == nullptr ? json::Value() : *value);
    if (keeping.ok()) model_.keeping = std::move(keeping).value();
    pass_gate(effects);
    return {};
  }

  Result<void> profile(const ui::Event& event, session::Effects& effects) {
    profile_ = 0;
    model_.profile = Profile::failed;
    if (event.flag) {
      auto facts = profile::Facts::read(event.value, "/value");
      if (facts.ok()) model_.take_profile(std::move(facts).value());
    }
    evaluate(effects);
    if (!model_.is_asked) {
      const auto offers = services_in(model_.offers());
      if (offers > 0) effects.announce(words().say("announce.offers", {{"count", static_cast<long long>(offers)}}));
      return {};
    }
    effects.announce(words().say("announce.mine", {{"count", static_cast<long long>(services_in(model_.mine()))}}));
    return {};
  }

  // What the person does

  Result<void> toggle(const ui::Event& event) {
    model_.open.erase(std::remove(model_.open.begin(), model_.open.end(), event.node), model_.open.end());
    if (event.flag) model_.open.push_back(event.node);
    return {};
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (event.node == "query") {
      if (!event.value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(event.value)};
      model_.search(event.value.text());
      effects.announce(words().say("search.found", {{"count", static_cast<long long>(model_.found().size())}}));
      return {};
    }
    if (help_.input(event.node, event.value)) return {};
    const catalogue::Question question = model_.question();
    if (question.concept_index == catalogue::nowhere ||
        event.node != ui::node_id("question/" + model_.catalogue().concepts[question.concept_index].fact))
      return unknown(event.node);
    model_.typed = event.value;
    return {};
  }

  Result<void> press(const std::string& node, session::Effects& effects) {
    if (node == "mine/start") begin(effects);
    else if (node == "mine/forget") return forget(effects);
    else if (node == "offers/more") model_.shows_all = true;
    else if (node == "query/clear") model_.search({}), effects.focus("query");
    else if (node == "undo/press") undo(effects);
    else if (node == "accepted/open") hand_over(model_, words(), *context_, true, effects);
    else if (node == "accepted/undo") take_back(model_, words(), effects);
    else if (node == "quiet/on" || node == "quiet/off") be_quiet(node == "quiet/on", effects);
    else if (node == "question/answer" || node == "question/skip") return respond(node == "question/answer", effects);
    else if (help_.press(node, desk_of(model_, words()), context_->strings, effects)) return {};
    else if (begins_with(node, "event/")) return situation(node.substr(6), effects);
    else return press_service(node, effects);
    return {};
  }

  Result<void> situation(const std::string& id, session::Effects& effects) {
    const std::size_t event = model_.catalogue().event_named(id);
    if (event == catalogue::nowhere) return unknown("event/" + id);
    model_.search(words().of(model_.catalogue().events[event].name));
    effects.announce(words().say("search.found", {{"count", static_cast<long long>(model_.found().size())}}));
    effects.focus("query");
    return {};
  }

  Result<void> forget(session::Effects& effects) {
    model_.forget_person();
    effects.announce(words().say("mine.forgotten"));
    effects.focus("mine/start");
    pass_gate(effects);  // a consent may stand on
    return {};
  }

  // "<list>/<service>/<act>", "<list>-bundle/<bundle>/<act>"
  Result<void> press_service(const std::string& node, session::Effects& effects) {
    const std::size_t first = node.find('/');
    const std::size_t last = node.rfind('/');
    if (first == std::string::npos || last <= first) return unknown(node);
    const std::string list = node.substr(0, first);
    const std::string id = node.substr(first + 1, last - first - 1);
    const std::string act = node.substr(last + 1);
    const std::size_t service = model_.catalogue().service_named(id);
    const Offer* bundle = bundle_in(list, id);
    if (bundle == nullptr && service == catalogue::nowhere) return unknown(node);
    if (act == "accept") return accept(bundle == nullptr ? single(service) : *bundle, effects);
    if (act == "check" && bundle == nullptr) {
      begin(effects);
      model_.open.push_back(node.substr(0, last) + "/why");
      return {};
    }
    if (act != "dismiss" && act != "later" && act != "never") return unknown(node);
    if (bundle == nullptr) return put_away({service}, words().name(service), act, effects);
    const catalogue::Bundle& whole = model_.catalogue().bundles[bundle->bundle];
    return put_away({whole.services.begin(), whole.services.end()}, words().of(whole.name), act, effects);
  }

  static Offer single(std::size_t service) {
    catalogue::Ranked part;
    part.service = service;
    return {catalogue::nowhere, {part}};
  }

  const Offer* bundle_in(const std::string& list, const std::string& id) const {
    if (list != "offer-bundle" && list != "mine-bundle") return nullptr;
    for (const Offer& offer : list == "offer-bundle" ? model_.offers() : model_.mine())
      if (offer.bundle != catalogue::nowhere && model_.catalogue().bundles[offer.bundle].id == id) return &offer;
    return nullptr;
  }

  Result<void> accept(const Offer& offer, session::Effects& effects) {
    if (model_.accepted.is_busy())
      return Error{ErrorCode::refused_action, "/node", "an offer that can be taken now", quoted_excerpt(model_.accepted.services.front())};
    take_offer(model_, words(), offer, effects);
    return {};
  }

  void remember(std::string said, const std::string& service) {
    model_.before = model_.keeping;
    model_.dismissed_before = model_.dismissed;
    model_.undo_words = std::move(said);
    model_.undo_service = service;
  }

  Result<void> put_away(const std::vector<std::size_t>& services, const std::string& name, const std::string& how, session::Effects& effects) {
    std::string said = words().say("away." + how + ".done", {{"name", name}});
    effects.announce(said);
    remember(std::move(said), model_.catalogue().services[services.front()].id);
    calendar::CivilDate day;
    if (how == "later" && calendar::parse_date(model_.today(), day)) calendar::add_duration(day, "P30D");
    for (const std::size_t service : services) {
      const std::string& id = model_.catalogue().services[service].id;
      if (how == "dismiss") model_.dismissed.push_back(id);
      else model_.keeping.hide(id, how == "later" ? calendar::date_text(day) : std::string());
    }
    model_.touch();
    if (how != "dismiss") keep(effects);
    effects.focus("undo");
    return {};
  }

  void be_quiet(bool on, session::Effects& effects) {
    std::string said = words().say(on ? "quiet.on.done" : "quiet.off.done");
    effects.announce(said);
    if (on) remember(std::move(said), {});
    else model_.undo_words.clear();
    model_.keeping.is_quiet = on;
    keep(effects);
    pass_gate(effects);
    if (on) effects.focus("undo");
  }

  void undo(session::Effects& effects) {
    model_.keeping = model_.before;
    model_.dismissed = model_.dismissed_before;
    model_.undo_words.clear();
    keep(effects);
    pass_gate(effects);
    effects.announce(words().say("undone"));
    if (!model_.undo_service.empty() && model_.decisions() != nullptr) effects.focus("offers");
  }

  void keep(session::Effects& effects) {
    if (context_->host_can("store")) effects.request("store.put", {{"name", store_name}, {"value", write_keeping(model_.keeping)}});
  }

  Result<void> respond(bool answered, session::Effects& effects) {
    const catalogue::Question question = model_.question();  // a copy: what follows makes another
    if (question.concept_index == catalogue::nowhere) return unknown("question/answer");
    const catalogue::Concept& entry = model_.catalogue().concepts[question.concept_index];
    const std::string node = ui::node_id("question/" + entry.fact);
    if (!answered) {
      model_.skipped.push_back(entry.fact);
      model_.touch();
      model_.typed = nullptr;
      model_.is_wrong = false;
    } else {
      json::Value value;
      model_.is_wrong = !model_.read_typed(entry, value);
      if (model_.is_wrong) {
        effects.focus(node);
        return {};
      }
      model_.answer(entry.fact, std::move(value));
    }
    effects.announce(words().say("announce.mine", {{"count", static_cast<long long>(services_in(model_.mine()))}}));
    const catalogue::Question next = model_.question();
    if (next.concept_index == catalogue::nowhere) effects.focus("mine");
    else effects.focus(ui::node_id("question/" + model_.catalogue().concepts[next.concept_index].fact));
    return {};
  }

  void archive(json::Archive& state) override {
    std::string id = model_.catalogue().id + " " + model_.catalogue().version;
    state.text("catalogue", id);
    if (id != model_.catalogue().id + " " + model_.catalogue().version) state.fail("catalogue", "this version of the catalogue");
    state.number("clock", clock_);
    state.number("consents", consents_);
    state.number("offers", offers_);
    state.number("profile", profile_);
    state.number("wait", wait_);
    state.part("help", [this](json::Archive& part) { help_.archive(part); });
    json::Value waiting = json::Object{{"ask", waiting_}};
    state.value("waiting", waiting, json::Kind::object);
    if (state.reads())
      if (const json::Value* ask = waiting.find("ask")) waiting_ = *ask;
    state.part("model", [this](json::Archive& part) { model_.archive(part); });
  }

  std::shared_ptr<session::Context> context_;
  Model model_;
  parts::Help help_;
  Kept kept_;
  bool only_offers_ = false;
  std::int64_t clock_ = 0, consents_ = 0, offers_ = 0, profile_ = 0;
  std::int64_t wait_ = 0;  // for the clock
  json::Value waiting_;    // an assistant's question
};

}  // namespace

session::WidgetKind suggestions_kind() { return {"suggestions", contract, &Suggestions::create, &accessibility::focus_after_removal}; }

}  // namespace portal::suggestions
