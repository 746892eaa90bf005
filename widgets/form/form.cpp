// The widget: events go to the part they are for, the view is put together from the parts.
#include "widgets/form/form.h"

#include "accessibility/focus.h"
#include "sdk/filling/drafts.h"
#include "sdk/filling/handover.h"
#include "sdk/filling/migrate.h"
#include "sdk/json/reader.h"
#include "sdk/text/port.h"
#include "widgets/form/autofill.h"
#include "widgets/form/contract.h"
#include "widgets/form/field_kinds.h"
#include "widgets/form/lists.h"
#include "widgets/form/pages.h"
#include "widgets/form/proposals.h"
#include "widgets/form/submission.h"
#include "widgets/form/view.h"
#include "widgets/form/voice.h"

namespace portal::form {

namespace {

class FormWidget final : public session::ArchivedWidget {
 public:
  FormWidget(std::shared_ptr<session::Context> context, std::shared_ptr<const Definition> definition, std::string draft, bool is_shared)
      : context_(std::move(context)), model_(definition), draft_(std::move(draft)), is_shared_(is_shared) {
    questions_.reset(model_.definition());
    model_.set_hears(context_->host_can("recognise"));
    pages_.count_effort(model_);
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    std::string draft = "1";
    const json::Value* source = read.required("definition", json::Kind::object);
    bool is_shared = false;
    read.optional("draft", draft);
    read.optional("shared", is_shared);
    if (draft.empty() || ui::node_id(draft) != draft) read.fail(ErrorCode::out_of_range, "draft", "letters, digits, _ . / -", quoted_excerpt(draft));
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(auto definition, Definition::read(*source));
    auto widget = std::make_unique<FormWidget>(std::move(context), std::move(definition), std::move(draft), is_shared);
    PORTAL_CHECK(widget->resume(state));
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    drafts_.start(*context_, model_, draft_, is_shared_, effects);
    submission_.start(*context_, effects);
    if (context_->host_can("handover")) handover_.start(model_.form(), effects);
    ask_today(effects);
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    Result<void> done = route(event, effects);
    follow_items();
    if (autofill_.follow(model_, words(), effects)) drafts_.changed(effects);
    ask_today(effects);
    follow_queue(effects);
    return done;
  }

  ui::NodePtr view() override {
    questions_.invalidate(model_.definition(), model_.take_changed());
    const Words words = this->words();
    const Definition& definition = model_.definition();
    ui::Container root = ui::Container::form("form", ui::Name(words.own("title", definition.title), definition.id));
    if (submission_.phase() == Submission::Phase::sent) return root.add(submission_.receipt_view(model_, words)).build();
    const std::string about = words.own("description", definition.description);
    if (!about.empty()) root.paragraph("about", about);
    root.paragraph("legend", words.say("form.legend"));
    const Pages::Course course = pages_.course(model_);
    const std::size_t shown = course.element();
    const bool is_review = pages_.is_review(model_);
    root.add(pages_.steps_view(course, model_, words));
    root.add(submission_.summary_view(model_, words, is_review ? model_.definition().elements.size() : shown));
    root.add(filling::Drafts::conflicts_view(model_, words));
    root.add(drafts_.restored_view(words));
    root.add(filling::Drafts::lost_view(model_, words));
    if (context_->host_can("profile")) root.add(autofill_.view(model_, words));
    std::vector<ui::NodePtr> questions;
    if (!is_review) questions_.build(shown, model_, words, lists_, questions);
    if (Pages::are_used(model_)) root.add(pages_.page_view(course, model_, words, std::move(questions)));
    else
      for (ui::NodePtr& question : questions) root.add(std::move(question));
    root.add(submission_.failure_view(drafts_.is_kept(), context_->host_can("outbox"), words));
    ui::Container actions = ui::Container::actions("actions");
    if (is_review || !Pages::are_used(model_)) submission_.add_submit(actions, words, definition);
    if (Pages::are_used(model_)) pages_.add_actions(actions, course, model_, words);
    root.add(actions.build());
    root.add(drafts_.status_view(words));
    root.add(drafts_.list_view(words));
    if (context_->host_can("handover")) root.add(handover_.view(words));
    return root.build();
  }

  void forget_view() override { questions_.reset(model_.definition()); }

 private:
  Result<void> route(const ui::Event& event, session::Effects& effects) {
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::focus:
        if (const std::size_t index = model_.field_with_id(event.node); index < model_.size()) kinds_.focus(index, model_, words());
        return {};
      case ui::EventType::leave: return leave(event, effects);
      case ui::EventType::press: return press(event, effects);
      case ui::EventType::toggle:
        return drafts_.toggle(event.node, event.flag) || handover_.toggle(event.node, event.flag) || autofill_.toggle(event.node, event.flag) ||
                       pages_.toggle(event.node, event.flag) || kinds_.toggle(event.node, event.flag, model_)
                   ? Result<void>()
                   : unknown(event.node);
      case ui::EventType::set: return set(event, effects);
      case ui::EventType::reply: return reply(event, effects);
      default: return {};
    }
  }

  // Items came or went: numbers of fields are others now, and so is the order of nodes.
  void follow_items() {
    std::vector<std::size_t> now;
    if (!model_.take_renumbering(now)) return;
    autofill_.renumber(now);
    submission_.renumber(now);
    pages_.count_effort(model_);
    questions_.reset(model_.definition());
  }

  // Which day it is, where something depends on it: once, since a session is shorter than a day and who receives it checks anew; a day that
  // is signed is asked for then.
  void ask_today(session::Effects& effects) {
    const bool can = context_->host_can("clock");
    if (!can && autofill_.wants_day()) autofill_.day_came(model_, words(), effects);
    if (!can || clock_ != 0) return;
    const bool is_new = model_.today().empty() && (autofill_.wants_day() || (!has_asked_day_ && model_.reads_today()));
    if (is_new || kinds_.wants_day()) clock_ = effects.request("clock.now", {});
  }

  bool take_today(const ui::Event& event, session::Effects& effects) {
    if (clock_ == 0 || event.request != clock_) return false;
    clock_ = 0;
    has_asked_day_ = true;  // a page may have no zone: then no answer tells the day
    if (event.flag) model_.set_today(text::civil_day(context_->zone, event.value.text_at("now")));
    if (kinds_.day_came(event.flag, model_)) drafts_.changed(effects);
    autofill_.day_came(model_, words(), effects);
    return true;
  }

  // What waits for a connection lies in the portal's outbox as well, from where any page sends it: its own key makes it one.
  void follow_queue(session::Effects& effects) {
    const bool waits = submission_.would_go(model_) && drafts_.is_kept() && context_->host_can("outbox");
    const std::string key = waits ? model_.attempt().text_at("key") : std::string();
    if (key == in_outbox_) return;
    if (!in_outbox_.empty()) effects.request("outbox.drop", {{"key", in_outbox_}});
    in_outbox_ = key;
    if (key.empty()) return;
    const Words words = this->words();
    json::Object told;
    for (const char* text : {"title", "sent", "refused", "close"})
      told.set(text, words.say(std::string_view(std::string("form.outbox.") + text), {{"title", words.own("title", model_.definition().title)}}));
    effects.request("outbox.put", {{"key", key}, {"form", model_.form()}, {"draft", drafts_.name()}, {"send", model_.attempt()}, {"words", told}});
  }

  // Mistakes found when sending are looked for where they are: on the page of the first.
  void show_wrong() {
    if (submission_.phase() == Submission::Phase::editing && !submission_.wrong().empty()) pages_.show_field(submission_.wrong().front(), model_);
  }

  Words words() const { return {context_->strings, model_.definition()}; }

  static Error unknown(const std::string& node) {
    return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)};
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (autofill_.has_node(event.node)) {
      if (autofill_.input(event.node, event.value, model_)) return {};
      return Error{ErrorCode::wrong_type, "/value", "a choice of the preview", json::describe(event.value)};
    }
    if (context_->host_can("handover") && handover_.input(event.node, event.value)) return {};
    const std::size_t index = model_.field_with_id(event.node);
    if (index == model_.size() || !model_.field(index).is_visible) return unknown(event.node);
    if (!model_.field(index).is_enabled || model_.is_locked(index) || submission_.phase() == Submission::Phase::sent)
      return Error{ErrorCode::refused_action, "/node", "a field that can be changed now", quoted_excerpt(event.node)};
    PORTAL_TRY(const bool has_changed, kinds_.input(index, event.value, *context_, model_, words(), effects));
    if (!has_changed) return {};
    submission_.edited(model_, words(), effects);
    drafts_.changed(effects);
    return {};
  }

  Result<void> leave(const ui::Event& event, session::Effects& effects) {
    handover_.leave();
    const std::size_t index = model_.field_with_id(event.node);
    if (index < model_.size() && model_.field(index).is_visible) {
      const json::Value typed = model_.field(index).typed;
      kinds_.leaves(index, model_, words());
      model_.check(index);
      kinds_.left(index, *context_, model_);
      autofill_.left(index, model_, words());
      pages_.count_effort(model_);
      if (context_->host_can("text")) proposals_.look(index, typed, model_, words(), effects);
    } else if (!autofill_.has_node(event.node) && !filling::Handover::has_node(event.node)) {
      return unknown(event.node);
    }
    return {};
  }

  Result<void> press(const ui::Event& event, session::Effects& effects) {
    const Words words = this->words();
    if (handover_.is_typed_in() && (event.node == "submit" || event.node == "next")) {
      (void)handover_.press("handover-open", model_, words, effects);
      return {};
    }
    if (event.node == "submit" && Pages::are_used(model_) && !pages_.is_review(model_)) return unknown(event.node);
    if (event.node == "submit" && filling::Drafts::has_conflicts(model_)) {
      effects.announce(words.say("filling.conflict.announce"), true);
      effects.focus("conflicts");
      return {};
    }
    Outcome outcome = kinds_.press(event.node, model_, words, effects);
    if (submission_.press(event.node, *context_, model_, words, effects)) {
      if (submission_.phase() == Submission::Phase::sending) drafts_.save_now(model_, effects);
      else drafts_.changed(effects);
      show_wrong();
      return {};
    }
    if (voice_.press(event.node, model_, words, effects)) return {};
    if (outcome == Outcome::not_mine) outcome = autofill_.press(event.node, model_, words, effects);
    if (outcome == Outcome::not_mine) outcome = lists_.press(event.node, *context_, model_, words, effects);
    if (outcome == Outcome::not_mine) outcome = pages_.press(event.node, model_, submission_, words, effects);
    if (outcome == Outcome::not_mine && press_in_field(event.node, words, effects)) outcome = Outcome::answers_changed;
    if (outcome == Outcome::answers_changed) {
      drafts_.changed(effects);
      submission_.edited(model_, words, effects);
    }
    if (outcome != Outcome::not_mine) return {};
    if (context_->host_can("handover") && handover_.press(event.node, model_, words, effects) != Outcome::not_mine) return {};
    outcome = drafts_.press(event.node, model_, words, effects);
    if (outcome == Outcome::answers_changed) start_anew(effects);
    return outcome == Outcome::not_mine ? unknown(event.node) : Result<void>();
  }

  bool press_in_field(const std::string& node, const Words& words, session::Effects& effects) {
    if (answer_question(node, model_, words, effects) != Answer::not_mine) return true;
    if (autofill_.press_offer(node, model_, words, effects)) return true;
    const bool listed = node.rfind("undo-listed/", 0) == 0;
    const bool undo = listed || node.rfind("undo/", 0) == 0;
    if (!undo && node.rfind("refill/", 0) != 0) return false;
    const std::size_t index = model_.field_with_id(std::string_view(node).substr(node.find('/')));
    if (index == model_.size() || model_.field(index).provenance == nullptr) return false;
    const FieldDefinition& field = model_.definition().fields[index];
    if (undo) model_.undo_fill(index);
    else model_.refill(index);
    effects.announce(
        words.say(undo ? "form.undone" : "form.refilled", "label", words.label(field), "value", words.shown(field, model_.field(index).typed)));
    if (!listed) effects.focus(field.id);  // in the list, focus goes on to the next value
    return true;
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    if (event.name != "definition")
      return Error{ErrorCode::unknown_name, "/name", "a property that can change: definition", quoted_excerpt(event.name)};
    PORTAL_TRY(auto definition, Definition::read(event.value));
    json::Object content = model_.content();
    filling::migrate(content, model_.version(), definition->version, definition->migrations);
    if (definition->id != model_.form())
      for (const char* of_that_form : {"attempt", "queued", "overruled"}) content.erase(of_that_form);
    std::string today = model_.today();
    model_ = Model(std::move(definition));
    model_.set_today(std::move(today));
    model_.set_hears(context_->host_can("recognise"));
    (void)model_.take_content(content, "");  // our own content reads back
    start_anew(effects);
    forget_view();
    drafts_.changed(effects);
    return {};
  }

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    if (take_today(event, effects)) return {};
    const Words words = this->words();
    const Outcome sent = submission_.reply(event.request, event.flag, event.value, *context_, model_, words, effects);
    if (sent == Outcome::answers_changed) {
      if (submission_.phase() == Submission::Phase::sent) drafts_.forget(model_, effects);
      else drafts_.save_now(model_, effects);
    }
    if (sent != Outcome::not_mine) {
      show_wrong();
      return {};
    }
    if (proposals_.reply(event.request, event.flag, event.value, model_, words, effects)) return {};
    if (voice_.reply(event.request, event.flag, event.value, context_->host_can("text"), model_, words, effects)) return {};
    if (const Outcome outcome = kinds_.reply(event.request, event.flag, event.value, model_, words, effects); outcome != Outcome::not_mine) {
      if (outcome == Outcome::answers_changed) drafts_.changed(effects);
      return {};
    }
    if (autofill_.reply(event.request, event.flag, event.value, model_, words, effects)) return {};
    if (handover_.reply(event.request, event.flag, event.value, model_, words, effects) == Outcome::answers_changed) {
      drafts_.changed(effects);
      follow_content(effects);
    } else if (drafts_.reply(event.request, event.flag, event.value, model_, words, effects) == Outcome::answers_changed) {
      follow_content(effects);
    }
    return {};  // a reply that nobody waits for any more is no mistake: the host may answer late
  }

  // Other answers, or another form around them: what goes with the answers is found again.
  void start_anew(session::Effects& effects) {
    lists_.reset();
    pages_.reset();
    submission_.reset(model_);
    follow_content(effects);
  }

  void follow_content(session::Effects& effects) {
    model_.recall_overruled();
    autofill_.resume(model_);
    pages_.resume(model_);
    submission_.resume(model_, words(), effects);
    kinds_.resume(model_);
  }

  void archive(json::Archive& state) override {
    std::string form = model_.definition().id;
    std::string version = model_.definition().version;
    state.text("form", form);
    state.text("version", version);
    if (form != model_.definition().id) state.fail("form", model_.definition().id);
    std::string today = model_.today();
    state.text("today", today);
    state.number("clock", clock_);
    state.flag("askedDay", has_asked_day_);
    if (state.reads()) model_.set_today(today);
    json::Value content = model_.content();
    json::Value complaints = model_.complaints();
    state.value("content", content, json::Kind::object);
    state.value("complaints", complaints, json::Kind::object);
    json::Value asked = model_.questions();
    state.value("questions", asked, json::Kind::object);
    if (state.reads() && !model_.take_content(content, "").ok()) state.fail("content", "what was written");
    if (state.reads() && !model_.take_complaints(complaints)) state.fail("complaints", "what was written");
    std::vector<std::size_t> now;
    if (model_.take_renumbering(now)) questions_.reset(model_.definition());  // the parts below were written with the new numbers
    if (state.reads() && !model_.take_questions(asked)) state.fail("questions", "what was written");
    if (state.reads()) model_.recall_overruled();
    state.part("proposals", [this](json::Archive& part) { proposals_.archive(part); });
    state.part("voice", [this](json::Archive& part) { voice_.archive(part); });
    state.part("autofill", [this](json::Archive& part) { autofill_.archive(part, model_); });
    state.part("kinds", [this](json::Archive& part) { kinds_.archive(part, model_); });
    state.part("pages", [this](json::Archive& part) { pages_.archive(part); });
    state.part("lists", [this](json::Archive& part) { lists_.archive(part); });
    state.part("drafts", [this](json::Archive& part) { drafts_.archive(part); });
    state.text("outbox", in_outbox_);
    state.part("handover", [this](json::Archive& part) { handover_.archive(part); });
    state.part("submission", [this](json::Archive& part) { submission_.archive(part, model_); });
  }

  std::shared_ptr<session::Context> context_;
  Model model_;
  std::string draft_;
  std::int64_t clock_ = 0;  // the day is awaited
  bool has_asked_day_ = false;
  bool is_shared_;  // the computer is not the person's own: nothing is kept on it
  QuestionView questions_;
  Proposals proposals_;
  Voice voice_;
  Autofill autofill_;
  FieldKinds kinds_;
  Lists lists_;
  Pages pages_;
  filling::Drafts drafts_;
  filling::Handover handover_;
  Submission submission_;
  std::string in_outbox_;  // the key of what any page of the portal may send
};

}  // namespace

session::WidgetKind form_kind() { return {"form", contract, &FormWidget::create, &accessibility::focus_after_removal}; }

}  // namespace portal::form
