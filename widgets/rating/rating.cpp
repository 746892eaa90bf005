// The widget: whether to ask, what was answered, and the way of an event from here to the portal.
#include "widgets/rating/rating.h"

#include "accessibility/focus.h"
#include "sdk/base/sha256.h"
#include "widgets/rating/contract.h"
#include "widgets/rating/link.h"
#include "widgets/rating/outbox.h"
#include "widgets/rating/throttle.h"
#include "widgets/rating/view.h"

namespace portal::rating {

namespace {

constexpr long long kiosk_pause = 10000;  // milliseconds that thanks stand on a kiosk
constexpr long long kiosk_idle = 60000;   // and that an answer waits there for its person

Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

class Rating final : public session::ArchivedWidget {
 public:
  Rating(std::shared_ptr<session::Context> context, json::Value properties, Settings settings)
      : context_(std::move(context)), properties_(std::move(properties)), settings_(std::move(settings)),
        throttle_("ratings-throttle", &apply_throttle) {}

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    PORTAL_TRY(Settings settings, Settings::read(properties));
    auto widget = std::make_unique<Rating>(std::move(context), properties, std::move(settings));
    PORTAL_CHECK(widget->resume(state));
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    model_.can_send = context_->host_can("ratings");
    outbox_.start(*context_, effects);
    if (settings_.mode == Mode::offer) {
      throttle_.start(*context_, effects);
      now_request_ = effects.request("clock.now", {});
      if (settings_.method->one_in > 1) draw_request_ = effects.request("id.new", {});
      return;
    }
    model_.asked = "self";
    model_.phase = Phase::asking;
    if (settings_.mode != Mode::kiosk) link_request_ = effects.request("address.fragment", {});
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::leave: return leave(event.node, effects);
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::toggle: return toggle(event);
      case ui::EventType::set: return set(event);
      case ui::EventType::reply: reply(event, effects); return {};
      default: return {};
    }
  }

  ui::NodePtr view() override { return view_of(model_, settings_, follow_up_, words()); }
  void forget_view() override {}

 private:
  Words words() const { return Words(context_->strings); }

  // What a person does

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (model_.phase != Phase::asking) return model_.phase == Phase::sending ? refused(event.node) : unknown(event.node);
    const bool is_kiosk = settings_.mode == Mode::kiosk;
    const auto wrong = [&] { return Error{ErrorCode::wrong_type, "/value", "a value this field can hold", json::describe(event.value)}; };
    if (event.node == "comment" && !is_kiosk && !settings_.method->comment.all().empty()) {
      if (!event.value.is_string()) return wrong();
      model_.answers.comment = event.value.text();
    } else if (event.node == "reasons" && !is_kiosk) {
      if (!model_.answers.choose_reasons(*settings_.method, event.value)) return wrong();
    } else {
      const methodology::Question* question = question_at(event.node);
      if (question == nullptr) return unknown(event.node);
      if (!event.value.is_string() || !model_.answers.choose(*settings_.method, question->id, event.value.text())) return wrong();
      if (question->required) model_.is_missing = false;
    }
    if (is_kiosk) idle_request_ = effects.request("timer", {{"after", kiosk_idle}});
    return {};
  }

  static Result<void> refused(const std::string& node) {
    return Error{ErrorCode::refused_action, "/node", "a field that can be changed now", quoted_excerpt(node)};
  }

  const methodology::Question* question_at(const std::string& node) const {
    for (const methodology::Question& question : settings_.method->questions)
      if (ui::node_id("q/" + question.id) == node) return &question;
    return nullptr;
  }

  Result<void> leave(const std::string& node, session::Effects& effects) {
    if (node != "comment" || model_.phase != Phase::asking) return {};
    const bool was_told = model_.is_checked;
    model_.is_checked = true;
    const std::string note = was_told ? std::string() : personal_note(model_, words());
    if (!note.empty()) effects.announce(note);
    return {};
  }

  Result<void> toggle(const ui::Event& event) {
    if (event.node != "more") return unknown(event.node);
    model_.is_open = event.flag;
    return {};
  }

  Result<void> press(const std::string& node, session::Effects& effects) {
    if (follow_up_.press(node, effects)) return {};
    if (node == "submit" && model_.phase == Phase::asking) return submit(effects);
    if (node == "submit" && model_.phase == Phase::sending) return {};
    if (node == "not-now" && model_.phase == Phase::asking) return decline(effects);
    if (node == "start" && model_.phase == Phase::quiet) return ask(effects);
    if (node == "change" && model_.phase == Phase::kept) return change(effects);
    if (node == "again" && model_.phase == Phase::refused) return again(effects);
    if (node == "done" && (model_.phase == Phase::sent || model_.phase == Phase::kept)) return next_person(effects);
    return unknown(node);
  }

  Result<void> submit(session::Effects& effects) {
    model_.is_missing = model_.answers.main_point(*settings_.method) == settings_.method->main().points.size();
    if (model_.is_missing) {
      effects.announce(words().say("missing"), true);
      effects.focus(ui::node_id("q/" + settings_.method->main().id));
      return {};
    }
    model_.phase = Phase::sending;
    effects.announce(words().say("sending"));
    sent_at_.clear();
    if (!event_id_.empty()) {  // changed before it left: the same rating
      now_request_ = effects.request("clock.now", {});
      return {};
    }
    if (!model_.invitation.empty()) event_id_ = sha256("invitation:" + model_.invitation);
    else id_request_ = effects.request("id.new", {});
    if (settings_.mode != Mode::kiosk) token_request_ = effects.request("id.new", {});
    now_request_ = effects.request("clock.now", {});
    return {};
  }

  Result<void> decline(session::Effects& effects) {
    model_.phase = Phase::quiet;
    model_.is_declined = true;
    model_.answers = Answers();
    throttle_.change(silenced(*settings_.method, shown_at_), effects);
    tell(std::string(methodology::declined), effects);
    effects.announce(words().say("quiet.declined"));
    effects.focus("start");
    effects.emit("portal-rating-declined", {{"target", settings_.target()}});
    return {};
  }

  Result<void> ask(session::Effects& effects) {
    model_.phase = Phase::asking;
    model_.asked = "self";
    effects.focus(ui::node_id("q/" + settings_.method->main().id));
    return {};
  }

  Result<void> change(session::Effects& effects) {
    if (!outbox_.take_back(source(), event_id_, effects)) return {};
    is_handed_in_ = false;
    model_.phase = Phase::asking;
    effects.announce(words().say("changing"));
    effects.focus(ui::node_id("q/" + settings_.method->main().id));
    return {};
  }

  Result<void> again(session::Effects& effects) {
    model_.phase = Phase::asking;
    event_id_.clear();
    effects.focus(ui::node_id("q/" + settings_.method->main().id));
    return {};
  }

  Result<void> next_person(session::Effects& effects) {
    model_ = Model();
    model_.can_send = context_->host_can("ratings");
    model_.asked = "self";
    model_.phase = Phase::asking;
    event_id_.clear();
    is_handed_in_ = false;
    idle_request_ = 0;
    effects.focus("rating");
    return {};
  }

  Result<void> set(const ui::Event& event) {
    json::Object properties = properties_.object();
    if (event.value.is_null()) properties.erase(event.name);
    else properties.set(event.name, event.value);
    PORTAL_TRY(Settings settings, Settings::read(properties));
    if (settings.method->hash() != settings_.method->hash()) model_.answers = Answers();
    properties_ = std::move(properties);
    settings_ = std::move(settings);
    return {};
  }

  // What the host says

  void reply(const ui::Event& event, session::Effects& effects) {
    const std::int64_t request = event.request;
    if (request == 0) return;
    if (throttle_.reply(request, event.flag, event.value, effects)) return settle(effects);
    Outbox::Reply news = outbox_.reply(request, event.flag, event.value, effects);
    if (news.news == Outbox::News::nothing && is_handed_in_ && outbox_.is_gone(source(), event_id_))
      news = {Outbox::News::accepted, source(), event_id_, {}};
    if (news.news != Outbox::News::not_mine) return take_news(news, effects);
    if (follow_up_.reply(request, event.flag, event.value, words(), effects)) return;
    if (request == idle_request_) return idle(effects);
    if (request == link_request_) return take_link(event.value, effects);
    if (request == draw_request_) {
      draw_request_ = 0;
      is_drawn_ = !event.flag || is_drawn(event.value.text_at("id"), settings_.method->one_in);
    } else if (request == id_request_) {
      id_request_ = 0;
      event_id_ = event.value.text_at("id");
    } else if (request == token_request_) {
      token_request_ = 0;
      model_.token = event.value.text_at("id");
    } else if (request == now_request_) {
      now_request_ = 0;
      sent_at_ = event.value.text_at("now");
    } else {
      return;
    }
    if (model_.phase == Phase::sending) hand_in(effects);
    else settle(effects);
  }

  // Whether to ask, once all is known that it hangs on; and silence where somebody has answered in another place meanwhile.
  void settle(session::Effects& effects) {
    if (model_.phase == Phase::asking && model_.asked == "offer" && model_.answers.empty() && !shown_at_.empty()) {
      const json::Object record = throttle_.value();
      const json::Value* entry = record.find(settings_.method->id);
      if (entry != nullptr && entry->text_at("quiet") > shown_at_) model_.phase = Phase::quiet;
      return;
    }
    if (model_.phase != Phase::waiting || !throttle_.is_known() || now_request_ != 0 || draw_request_ != 0) return;
    const bool may = may_ask(throttle_.value(), *settings_.method, sent_at_) && is_drawn_;
    model_.phase = may ? Phase::asking : Phase::quiet;
    shown_at_ = sent_at_;
    if (!may) return;
    throttle_.change(shown(*settings_.method, shown_at_), effects);
    tell(std::string(methodology::offered), effects);
  }

  std::string source() const { return model_.invitation.empty() ? "/channels/" + settings_.channel : "/invitations"; }

  methodology::RatingEvent event_of(std::string type) const {
    methodology::RatingEvent event;
    event.type = std::move(type);
    event.source = source();
    event.time = sent_at_;
    settings_.write(event);
    event.asked = model_.asked;
    event.language = words().locale();
    return event;
  }

  // That somebody was asked, or would not now: what a response rate is made from. Nothing of the person is in it.
  void tell(std::string type, session::Effects& effects) {
    if (!model_.can_send || context_->instance.empty() || sent_at_.empty()) return;
    methodology::RatingEvent event = event_of(std::move(type));
    event.id = context_->instance + (event.type == methodology::offered ? "-offered" : "-declined");
    outbox_.add(event, effects);
  }

  void hand_in(session::Effects& effects) {
    if (id_request_ != 0 || token_request_ != 0 || now_request_ != 0) return;
    methodology::RatingEvent event = event_of(std::string(methodology::given));
    event.id = event_id_;
    if (!model_.token.empty()) event.receipt = sha256(model_.token);
    model_.answers.write(*settings_.method, event);
    if (settings_.mode == Mode::offer) throttle_.change(silenced(*settings_.method, sent_at_), effects);
    outbox_.add(event, effects);
    is_handed_in_ = true;
    if (!outbox_.can_send()) keep(effects);
  }

  void keep(session::Effects& effects) {
    model_.phase = Phase::kept;
    effects.announce(words().say("kept"));
    effects.focus("kept");
    effects.emit("portal-rated", {{"target", settings_.target()}});
    if (settings_.mode == Mode::kiosk) idle_request_ = effects.request("timer", {{"after", kiosk_pause}});
  }

  void take_news(const Outbox::Reply& news, session::Effects& effects) {
    if (news.id.empty() || news.id != event_id_ || news.source != source()) return;
    if (news.news == Outbox::News::unreachable) {
      if (model_.phase == Phase::sending) keep(effects);
      return;
    }
    if (model_.phase != Phase::sending && model_.phase != Phase::kept) return;
    is_handed_in_ = false;
    const bool is_first = model_.phase == Phase::sending;
    const bool is_already = news.news == Outbox::News::refused && news.problem.find("rating-different") != std::string::npos;
    model_.phase = news.news == Outbox::News::accepted ? Phase::sent : is_already ? Phase::already : Phase::refused;
    const char* key = model_.phase == Phase::sent ? "sent" : is_already ? "already" : "refused";
    effects.announce(words().say(key), model_.phase == Phase::refused);
    if (is_first) effects.focus(model_.phase == Phase::sent ? "thanks" : key);
    if (is_first && model_.phase == Phase::sent) effects.emit("portal-rated", {{"target", settings_.target()}});
    if (settings_.mode == Mode::kiosk) idle_request_ = effects.request("timer", {{"after", kiosk_pause}});
  }

  void idle(session::Effects& effects) {
    idle_request_ = 0;
    if (settings_.mode == Mode::kiosk && model_.phase != Phase::sending) (void)next_person(effects);
  }

  void take_link(const json::Value& value, session::Effects& effects) {
    link_request_ = 0;
    const Link link = read_link(value.text_at("fragment"));
    if (!link.receipt.empty()) return follow_up_.load(link.receipt, effects);
    if (settings_.mode == Mode::follow_up) return;
    (void)settings_.choose_target(link.target);
    if (!link.endpoint.empty() && settings_.method->asks_at(link.endpoint)) settings_.endpoint = link.endpoint;
    if (!link.channel.empty()) settings_.channel = link.channel;
    if (!link.is_empty()) model_.asked = "link";
    model_.invitation = link.invitation;
    // What was pressed in a letter is chosen here, and waits for the person to send it.
    if (!link.answer.empty() && model_.answers.empty()) (void)model_.answers.choose(*settings_.method, settings_.method->main().id, link.answer);
  }

  void archive(json::Archive& state) override {
    state.name("phase", model_.phase, phase_names);
    model_.answers.archive(state);
    state.flag("missing", model_.is_missing);
    state.flag("open", model_.is_open);
    state.flag("declined", model_.is_declined);
    state.flag("mayRating", model_.can_send);
    state.flag("checked", model_.is_checked);
    state.text("asked", model_.asked);
    state.text("receipt", model_.token);
    state.text("invitation", model_.invitation);
    state.text("eventId", event_id_);
    state.text("sentAt", sent_at_);
    state.text("shownAt", shown_at_);
    state.flag("drawn", is_drawn_);
    state.flag("handedIn", is_handed_in_);
    state.text("target", settings_.target_id);
    state.text("targetKind", settings_.target_kind);
    state.text("endpoint", settings_.endpoint);
    state.text("channel", settings_.channel);
    state.number("askingNow", now_request_);
    state.number("askingId", id_request_);
    state.number("askingToken", token_request_);
    state.number("drawing", draw_request_);
    state.number("askingLink", link_request_);
    state.number("idle", idle_request_);
    throttle_.archive(state, "throttle");
    outbox_.archive(state);
    follow_up_.archive(state);
  }

  std::shared_ptr<session::Context> context_;
  json::Value properties_;
  Settings settings_;
  Model model_;
  SharedRecord throttle_;
  Outbox outbox_;
  FollowUp follow_up_;
  std::string event_id_;
  std::string sent_at_;   // what the clock last said
  std::string shown_at_;  // when the question was put
  bool is_drawn_ = true;
  bool is_handed_in_ = false;  // the event is in the outbox
  std::int64_t now_request_ = 0, id_request_ = 0, token_request_ = 0, draw_request_ = 0, link_request_ = 0, idle_request_ = 0;
};

}  // namespace

session::WidgetKind rating_kind() { return {"rating", contract, &Rating::create, &accessibility::focus_after_removal}; }

}  // namespace portal::rating
